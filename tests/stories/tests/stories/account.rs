//! What somebody decides about their own account: names, sessions, data, leaving.

use city::Noun;
use stories::{Browser, Form, Page, World, story};

use crate::organisations::{at, enter};

/// The form with a field of this name.
#[track_caller]
fn form_with(page: &Page, field: &str) -> Form {
    let has = |form: &Form| {
        form.value(field).is_some() || form.choices.iter().any(|(name, _)| name == field)
    };
    let found = page.forms().into_iter().find(has);
    found.unwrap_or_else(|| panic!("no form with {field} on {}: {}", page.path, page.text()))
}

story! {
    /// Another name is shown from then on, here and where others read.
    async fn a_name_can_be_chosen(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/me/settings", world.here.base())).await;
        let page = ann.send(form_with(&page, "name").fill("name", "Ann of the corner")).await;
        assert!(page.status.is_success(), "{}: {}", page.status, page.text());
        let page = ann.get(&format!("{}/me/settings", world.here.base())).await;
        assert_eq!(form_with(&page, "name").value("name"), Some("Ann of the corner"));
        let odd = ann.send(form_with(&page, "name").fill("name", "   ")).await;
        assert_eq!(odd.status, 422);
    }
}

story! {
    /// A session that is ended elsewhere is over there.
    async fn sessions_end_one_by_one(world: World) {
        let mut phone = world.browser_of("bob");
        let mut laptop = world.browser_of("bob");
        let settings = format!("{}/me/settings", world.here.base());
        let page = laptop.get(&settings).await;
        let sessions: Vec<Form> =
            page.forms().into_iter().filter(|form| form.action.contains("/me/sessions/")).collect();
        assert_eq!(sessions.len(), 2);
        for session in sessions {
            laptop.post(session).await;
        }
        for browser in [&mut phone, &mut laptop] {
            assert_eq!(browser.look(&settings).await.status, 303, "the session is over");
        }
    }
}

story! {
    /// A token is shown once and can be ended.
    async fn a_token_is_shown_once(world: World) {
        let mut bob = world.browser_of("bob");
        let settings = format!("{}/me/settings", world.here.base());
        let page = bob.get(&settings).await;
        let form = form_with(&page, "label").fill("label", "My spreadsheet").fill("scope", "read");
        let made = bob.send(form).await;
        made.must_say("My spreadsheet");
        let token = made.all(".code").into_iter().next().expect("the token is shown");
        let page = bob.get(&settings).await;
        page.must_say("My spreadsheet");
        assert!(!page.body.contains(&token), "and never again");
        let end = page.forms().into_iter().find(|form| form.action.contains("/me/tokens/")).unwrap();
        let page = bob.send(end).await;
        assert!(!page.says("My spreadsheet"));
    }
}

story! {
    /// What is new is counted on every page until it was seen.
    async fn news_are_counted_until_they_are_seen(world: World) {
        let mut ann = world.browser_of("ann");
        let me = format!("{}/me", world.here.base());
        ann.get(&me).await;
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let comment = idea.form("/comments").fill("text", "With a roof, for the rain?");
        assert!(bob.send(comment).await.status.is_success());

        assert_eq!(ann.get(&world.here.base()).await.all(".pop .count .vh"), ["1 new message"]);
        assert_eq!(ann.get(&me).await.all(".rows .tag"), ["New"]);
        assert_eq!(ann.get(&me).await.all(".rows .tag"), Vec::<String>::new());
        assert_eq!(ann.get(&world.here.base()).await.all(".pop .count"), Vec::<String>::new());
        assert_eq!(bob.get(&world.here.base()).await.all(".pop .count"), Vec::<String>::new());
    }
}

story! {
    /// Everything kept about somebody, in one file.
    async fn data_can_be_downloaded(world: World) {
        let mut ann = world.browser_of("ann");
        let file = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(file.header("content-type").starts_with("application/json"), "{:?}", file.headers);
        for words in ["ann@riverton.example", "A bench for the wagtail"] {
            assert!(file.body.contains(words), "{words}: {}", file.body);
        }
        assert!(!file.body.contains("bob@"));
        let token = world.token_of("ann", "read");
        let answer = ann.api("GET", "/me/data", &token, "").await;
        assert_eq!(answer.header("cache-control"), "no-store");
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let (file, answer) = (read(&file.body), read(&answer.body));
        for table in ["person", "thing", "idea", "support", "session"] {
            assert!(file[table].is_array(), "{table}: {file}");
            if table != "session" {
                assert_eq!(answer[table], file[table], "a program is told the same");
            }
        }
    }
}

/// What a noun is found by in the download of whoever brought one, and on which page it stays; none where the city brings
/// it. A new noun is told here before this compiles.
fn brought(noun: Noun, world: &World) -> Option<(&'static str, &'static str, String)> {
    match noun {
        Noun::Call | Noun::Event => None,
        Noun::Idea => Some(("idea", "A bench for the wagtail", world.here.idea_page())),
        Noun::Comment => Some(("comment", "A bin beside it, please.", world.here.idea_page())),
        Noun::Organisation => Some(("organisation", "The Quokka Kitchen", at(world, ""))),
        Noun::Amendment => {
            Some(("amendment", "In the shade of the quince.", world.here.idea_page()))
        }
    }
}

/// Has somebody propose a change to the first idea while it is another's.
async fn propose(ann: &mut Browser, world: &World) {
    let (idea, now) = (world.here.idea, world.now());
    let (own, other) = (world.here.person("ann").id, world.here.person("bob").id);
    let give = |from, to| {
        world.here.write(&world.store, move |tx| {
            let found = store::calls::idea::get(tx, idea)?;
            store::calls::coauthor::hand_over(tx, &found, to, now)?;
            store::calls::coauthor::remove(tx, idea, from).map(drop)
        });
    };
    give(own, other);
    let page = ann.get(&format!("{}/amend", world.here.idea_page())).await;
    let form = page.form("/amend").fill("text", "In the shade of the quince, a bench is missing.");
    ann.send(form.fill("reason", "In the shade of the quince."))
        .await
        .must_say("Waits for an answer");
    give(other, own);
}

story! {
    /// Whatever noun somebody brings is in their download, as a thing and in its own words. It stays without their name when they leave, and is found by nobody under it.
    async fn every_noun_is_downloaded_and_outlives_its_author(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&world.here.idea_page()).await;
        ann.send(page.form("/comments").fill("text", "A bin beside it, please.")).await;
        let organisation = enter(&mut ann, &world, "The Quokka Kitchen").await.path;
        propose(&mut ann, &world).await;
        let file = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        let file: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        let rows = |table: &str| file[table].as_array().cloned().unwrap_or_default();
        for noun in Noun::ALL {
            let Some((table, words, _)) = brought(*noun, &world) else { continue };
            let is_one = |row: &serde_json::Value| row["noun"] == noun.key();
            assert!(rows("thing").iter().any(is_one), "a {} is a thing", noun.key());
            let found = file["thing"].to_string() + &file[table].to_string();
            assert!(found.contains(words), "{words} of a {}: {found}", noun.key());
        }
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        for noun in Noun::ALL {
            let Some((_, words, page)) = brought(*noun, &world) else { continue };
            let page = world.browser().get(&page).await;
            page.must_say(words);
            assert!(!page.body.contains("ann wagtail"), "a {}: {}", noun.key(), page.text());
        }
        let page = world.browser().get(&organisation).await;
        page.must_say("Nobody speaks for it here yet");
        assert!(!page.body.contains("ann wagtail"), "{}", page.text());
        let found = world.browser().get(&format!("{}/search?q=wagtail", world.here.base())).await;
        found.must_say("A bench for the wagtail");
        assert!(!found.body.contains("ann wagtail"), "{}", found.text());
        let left = world.browser_of("bob").get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(!left.body.contains("ann@riverton.example"));
    }
}

story! {
    /// Leaving takes the name from what stays, and ends everything else.
    async fn an_account_is_erased(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        let unsure = ann.send(page.form("/me/erase")).await;
        assert_eq!(unsure.status, 422, "it asks to be sure");
        let gone = ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert!(gone.status.is_success(), "{}: {}", gone.status, gone.text());
        let me = ann.look(&format!("{}/me", world.here.base())).await;
        assert_eq!(me.status, 303, "nobody is signed in any more");
        let idea = world.browser().get(&world.here.idea_page()).await;
        assert!(!idea.body.contains("ann wagtail"), "the idea stays without a name");
    }
}

story! {
    /// The last admin cannot leave the city without one.
    async fn the_last_admin_stays(world: World) {
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/me/erase", world.here.base())).await;
        let answer = admin.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert_eq!(answer.status, 422);
        answer.must_say("You are the last administrator");
        let me = admin.look(&format!("{}/me", world.here.base())).await;
        assert_eq!(me.status, 200, "still there");
    }
}

story! {
    /// An author changes words, and takes the idea back; others cannot.
    async fn an_idea_stays_its_authors(world: World) {
        let edit = format!("{}/edit", world.here.idea_page());
        let mut bob = world.browser_of("bob");
        assert!(matches!(bob.look(&edit).await.status.as_u16(), 403 | 404));
        let withdraw = format!("{}/withdraw", world.here.idea_page());
        assert!(matches!(bob.look(&withdraw).await.status.as_u16(), 403 | 404));

        let mut ann = world.browser_of("ann");
        let page = ann.get(&edit).await;
        let form = page.form("/edit").fill("title", "Two benches for the wagtail");
        let page = ann.send(form).await;
        assert!(page.status.is_success(), "{}: {}", page.status, page.text());
        world.browser().get(&world.here.idea_page()).await.must_say("Two benches for the wagtail");
        let page = ann.get(&withdraw).await;
        let page = ann.send(page.form("/withdraw")).await;
        assert!(page.status.is_success(), "{}: {}", page.status, page.text());
        let list = world.browser().get(&world.here.call_page()).await;
        assert!(!list.says("Two benches for the wagtail"));
    }
}
