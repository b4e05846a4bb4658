//! Neighbours write an idea together: they join and leave, give it away, see what changed, and take in what others propose.

use crate::hidden::act_as;
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Form, Page, World, story};

use crate::deciding::of_call;

/// The form of a page that has this button.
#[track_caller]
pub(crate) fn button(page: &Page, name: &str, value: &str) -> Form {
    let wanted = (name.to_owned(), value.to_owned());
    let found = page.forms().into_iter().find(|form| form.buttons.contains(&wanted));
    found.unwrap_or_else(|| panic!("no button {wanted:?}: {}", page.text())).press(name, value)
}

fn on_idea(world: &World, what: &str) -> String {
    format!("{}/{what}", world.here.idea_page())
}

fn idea(world: &World) -> calls::Idea {
    let idea = world.here.idea;
    world.read(move |tx| store::calls::idea::get(tx, idea))
}

/// The address within the site of the link that was made just now.
#[track_caller]
fn made(page: &Page) -> String {
    let form = page.all("#made");
    assert_eq!(form.len(), 1, "{}", page.text());
    let tree = page.tree();
    let selector = scraper::Selector::parse("#made").unwrap();
    let value = tree.select(&selector).next().and_then(|it| it.attr("value")).unwrap();
    value.strip_prefix("https://kalaka.example").unwrap().to_owned()
}

/// A link of the author of the first idea: `once`, or for several until a day.
async fn link(world: &World, lasts: &str, until: &str) -> String {
    let mut ann = world.browser_of("ann");
    let page = ann.get(&on_idea(world, "together")).await;
    let form = button(&page, "do", "link").fill("lasts", lasts).fill("until", until);
    made(&ann.send(form).await)
}

async fn join(browser: &mut Browser, link: &str) -> Page {
    let page = browser.get(link).await;
    browser.send(button(&page, "do", "accept")).await
}

async fn change_title(browser: &mut Browser, world: &World, title: &str) -> Page {
    let page = browser.get(&on_idea(world, "edit")).await;
    browser.send(page.form("/edit").fill("title", title)).await
}

story! {
    /// A link for one: looked at it changes nothing, accepted it is over. Whoever joined changes the idea and is named; they
    /// neither take it back nor say who else writes it, and leave when they like.
    async fn a_coauthor_joins_by_a_link_and_leaves(world: World) {
        let link = link(&world, "once", "").await;
        let mut bob = world.browser_of("bob");
        for _ in 0..2 {
            bob.get(&link).await.must_say("A bench for the wagtail");
        }
        assert!(idea(&world).coauthors.is_empty(), "looking is not joining");
        world.browser().get(&link).await.must_say("Sign in to accept");
        let page = join(&mut bob, &link).await;
        page.must_say("Together with bob wagtail");
        assert_eq!(bob.get(&link).await.status, 410, "a link for one is over");

        change_title(&mut bob, &world, "A bench and a bin").await.must_say("A bench and a bin");
        let mut reader = world.browser();
        reader.get(&world.here.idea_page()).await.must_say("Together with bob wagtail");
        let withdraw = bob.look(&on_idea(&world, "withdraw")).await;
        assert_eq!(withdraw.status, 403, "{}", withdraw.text());
        let page = bob.get(&on_idea(&world, "together")).await;
        assert!(!page.says("Make the link") && page.says("Leave this idea"), "{}", page.text());
        let forced = button(&page, "do", "leave");
        let forced = Form { buttons: Vec::new(), ..forced }.force("do", "link").force("lasts", "once");
        assert_eq!(bob.post(forced).await.status, 403, "who else writes it is its main author's to say");

        let json = reader.get(&format!("{}.json", world.here.idea_page())).await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(json["coauthors"][0]["name"], "bob wagtail");
        let csv = reader.get(&format!("{}.csv", world.here.call_page())).await;
        assert!(csv.body.contains("bob wagtail"), "{}", csv.body);
        let me = bob.get(&format!("{}/me", world.here.base())).await;
        me.must_say("you write it too");
        let file = bob.get(&format!("{}/me/data.json", world.here.base())).await;
        let file: Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(file["coauthor"].as_array().map(Vec::len), Some(1), "{file}");

        bob.send(button(&page, "do", "leave")).await.must_say("You do not write this idea any more");
        assert_eq!(bob.look(&on_idea(&world, "edit")).await.status, 403);
        assert!(!reader.get(&world.here.idea_page()).await.says("Together with"));
        assert_eq!(idea(&world).input.title, "A bench and a bin", "what they wrote stays");
    }
}

story! {
    /// A link for several holds until the end of its day; the main author takes it back, and lets somebody go.
    async fn a_link_for_several_ends_with_its_day(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&on_idea(&world, "together")).await;
        for (until, why) in [("", "no day"), ("2020-01-01", "past"), ("2030-01-01", "far")] {
            let form = button(&page, "do", "link").fill("lasts", "until").fill("until", until);
            assert_eq!(ann.send(form).await.status, 422, "{why}");
        }
        let link = link(&world, "until", "2026-11-25").await;
        let mut browsers = world.browsers_of_many(2);
        for one in &mut browsers {
            join(one, &link).await.must_say("Together with Neighbour 0");
        }
        assert_eq!(idea(&world).coauthors.len(), 2);
        // Accepted twice it is accepted once.
        join(&mut browsers[0], &link).await;
        assert_eq!(idea(&world).coauthors.len(), 2);
        world.pass(SignedDuration::from_hours(24 * 3));
        assert_eq!(world.browser_of("bob").get(&link).await.status, 410);

        let page = ann.get(&on_idea(&world, "together")).await;
        ann.send(button(&page, "do", "remove")).await;
        assert_eq!(idea(&world).coauthors.len(), 1);
        let (mut let_go, mut stays) = (browsers.remove(0), browsers.remove(0));
        assert_eq!(let_go.look(&on_idea(&world, "edit")).await.status, 403);
        assert_eq!(stays.look(&on_idea(&world, "edit")).await.status, 200);
        let news = let_go.get(&format!("{}/me", world.here.base())).await;
        news.must_say("You do not write “A bench for the wagtail” any more");
    }
}

story! {
    /// A letter asks somebody; what is not an address is told beside its field, and whoever is asked can say no.
    async fn a_letter_asks_to_write_together(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&on_idea(&world, "together")).await;
        let wrong = ann.send(button(&page, "do", "letter").fill("mail", "bob at home")).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(button(&wrong, "do", "letter").value("mail"), Some("bob at home"));
        ann.send(button(&page, "do", "letter").fill("mail", "bob@riverton.example")).await.must_say("The question is on its way");
        let letter = world.letter_to("bob@riverton.example").unwrap();
        assert!(letter.contains("A bench for the wagtail"), "{letter}");
        let at = letter.find("/join/").expect("a link");
        let link = letter[at..].split_whitespace().next().unwrap();
        let link = format!("{}{link}", world.here.base());
        let mut bob = world.browser_of("bob");
        let page = bob.get(&link).await;
        bob.send(button(&page, "do", "refuse")).await;
        assert_eq!(bob.get(&link).await.status, 410);
        assert!(idea(&world).coauthors.is_empty());
    }
}

story! {
    /// They sign by one name: on its page, in lists, for programs. Hostile names are only words.
    async fn a_team_signs_by_one_name(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&on_idea(&world, "together")).await;
        assert_eq!(ann.send(button(&page, "do", "team").fill("team", "x")).await.status, 422);
        let name = "<b>The wagtail</b> gardeners";
        ann.send(button(&page, "do", "team").fill("team", name)).await;
        let mut reader = world.browser();
        for path in [world.here.idea_page(), format!("{}/ideas", world.here.call_page())] {
            let page = reader.get(&path).await;
            page.must_say(name);
            assert!(!page.body.contains("<b>The wagtail"), "{path}");
        }
        let json = reader.get(&format!("{}.json", world.here.idea_page())).await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(json["team"], name);
    }
}

story! {
    /// The main author offers the idea to one who writes it; nothing changes until they accept. Then it is theirs, and the one
    /// who gave it stays.
    async fn an_idea_is_handed_over(world: World) {
        let link = link(&world, "once", "").await;
        let mut bob = world.browser_of("bob");
        join(&mut bob, &link).await;
        let mut ann = world.browser_of("ann");
        let erase = ann.get(&format!("{}/me/erase", world.here.base())).await;
        erase.must_say("Others write 1 of your ideas with you");
        let page = ann.get(&on_idea(&world, "together")).await;
        assert_eq!(ann.send(button(&page, "do", "hand")).await.status, 422, "to whom?");
        let bob_id = world.here.person("bob").id.to_string();
        ann.send(button(&page, "do", "hand").fill("to", &bob_id)).await;
        assert_eq!(idea(&world).author.id, world.here.person("ann").id);
        let mut stranger = world.browsers_of_many(1).remove(0);
        assert_eq!(stranger.look(&on_idea(&world, "together")).await.status, 403);

        let me = bob.get(&format!("{}/me", world.here.base())).await;
        let page = bob.get(&me.link("main author of")).await;
        bob.send(button(&page, "do", "accept")).await.must_say("main author");
        let after = idea(&world);
        assert_eq!(after.author.id, world.here.person("bob").id);
        assert_eq!(after.coauthors[0].id, world.here.person("ann").id);
        assert_eq!(ann.look(&on_idea(&world, "withdraw")).await.status, 403);
        assert_eq!(bob.look(&on_idea(&world, "withdraw")).await.status, 200);
    }
}

story! {
    /// What changed is shown word by word, with marks that are read aloud; an idea that never changed says so. What a moderator
    /// hid is hidden with all it ever said.
    async fn what_changed_is_shown_word_by_word(world: World) {
        let mut reader = world.browser();
        let versions = on_idea(&world, "versions");
        reader.get(&versions).await.must_say("Nothing changed");
        let mut ann = world.browser_of("ann");
        let page = ann.get(&on_idea(&world, "edit")).await;
        ann.send(page.form("/edit").fill("title", "Two benches for the wagtail").fill("cost", "650")).await;
        let page = reader.get(&versions).await;
        assert_eq!(page.all("del")[0], "Taken away: A bench (end)");
        assert_eq!(page.all("ins")[0], "Added: Two benches (end)");
        page.must_say("From version 1 to version 2");
        page.must_say("€400");
        page.must_say("€650");
        reader.get(&world.here.idea_page()).await.must_say("2 versions: see what changed");
        assert_eq!(reader.get(&format!("{versions}?version=7")).await.status, 404);
        assert_eq!(reader.get(&format!("{versions}?version=x&before=y")).await.status, 200);
        let token = world.token_of("bob", "read");
        let api = reader.api("GET", &format!("/ideas/{}/versions", world.here.idea), &token, "").await;
        let api: Value = serde_json::from_str(&api.body).unwrap();
        assert_eq!(api["items"][1]["title"], "A bench for the wagtail");

        let mut moderator = world.browser_of("moderator");
        let idea = world.here.idea;
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, idea, "Not a word of this is kind.").map(|_| ())
        });
        assert_eq!(reader.get(&versions).await.status, 404);
        assert_eq!(moderator.get(&versions).await.status, 200);
    }
}

const BETTER: &str =
    "Between the two limes, in the shade of the quince, a bench and a bin are missing.";

async fn propose(browser: &mut Browser, world: &World, text: &str) -> Page {
    let page = browser.get(&on_idea(world, "amend")).await;
    let form = page.form("/amend").fill("text", text).fill("reason", "In the shade it is cooler.");
    browser.send(form).await
}

story! {
    /// A neighbour proposes other words; its author sees the difference, takes them in, and the neighbour is named.
    async fn an_amendment_is_taken_in(world: World) {
        let mut bob = world.browser_of("bob");
        let page = bob.get(&on_idea(&world, "amend")).await;
        let same = bob.send(page.form("/amend").fill("reason", "It is fine so.")).await;
        assert_eq!(same.status, 422);
        same.must_say("Nothing is different yet");
        let proposed = propose(&mut bob, &world, BETTER).await;
        proposed.must_say("Waits for an answer");
        assert!(!proposed.says("Take the change in"), "not one's own");
        let there = proposed.path.clone();
        let forced = button(&proposed, "do", "withdraw");
        let accept = Form { buttons: Vec::new(), fields: forced.fields.clone(), ..forced };
        assert_eq!(bob.post(accept.force("do", "accept").force("version", "1")).await.status, 403);

        let mut ann = world.browser_of("ann");
        let me = ann.get(&format!("{}/me", world.here.base())).await;
        let page = ann.get(&me.link("Somebody proposes a change of")).await;
        assert_eq!(page.path, there);
        assert!(page.all("ins").iter().any(|it| it.contains("quince")), "{}", page.body);
        let accepted = ann.send(button(&page, "do", "accept")).await;
        accepted.must_say("With changes proposed by bob wagtail");
        assert_eq!(idea(&world).input.text, BETTER);
        let shown = world.browser().get(&on_idea(&world, "versions")).await;
        shown.must_say("proposed by bob wagtail");
        let news = bob.get(&format!("{}/me", world.here.base())).await;
        news.must_say("Your change was taken in");
        let again = ann.get(&there).await;
        again.must_say("Taken in");
        assert!(!again.all("ins").is_empty(), "what it changed can still be seen");
    }
}

story! {
    /// What is not taken in gets a sentence; what was compared with another text is compared again; nobody proposes more than
    /// three at once.
    async fn an_amendment_is_declined_with_a_sentence(world: World) {
        let mut bob = world.browser_of("bob");
        let there = propose(&mut bob, &world, BETTER).await.path;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&there).await;
        change_title(&mut ann, &world, "A longer bench for the wagtail").await;
        let stale = ann.send(button(&page, "do", "accept")).await;
        assert_eq!(stale.status, 422);
        stale.must_say("The idea was changed meanwhile");
        assert_ne!(idea(&world).input.text, BETTER, "nothing is taken in unseen");
        let short = ann.send(button(&stale, "do", "decline").fill("answer", "no")).await;
        assert_eq!(short.status, 422);
        let form = button(&short, "do", "decline").fill("answer", "The quince was felled last year.");
        ann.send(form).await.must_say("The quince was felled last year.");
        let news = bob.get(&format!("{}/me", world.here.base())).await;
        news.must_say("Your change was not taken in");
        let late = ann.get(&there).await;
        assert!(!late.says("Take the change in"), "answered once");

        for number in 0..3 {
            let page = propose(&mut bob, &world, &format!("{BETTER} And {number} more.")).await;
            assert_eq!(page.status, 200, "{}", page.text());
        }
        let fourth = propose(&mut bob, &world, &format!("{BETTER} And a fourth.")).await;
        assert_eq!(fourth.status, 422);
        fourth.must_say("wait here already");
        assert_eq!(fourth.form("/amend").value("reason"), Some("In the shade it is cooler."));
        let page = bob.get(&bob_last(&mut ann, &world).await).await;
        bob.send(button(&page, "do", "withdraw")).await;
        assert_eq!(propose(&mut bob, &world, &format!("{BETTER} Again.")).await.status, 200);
    }
}

/// The address of the newest amendment that waits.
async fn bob_last(ann: &mut Browser, world: &World) -> String {
    let page = ann.get(&world.here.idea_page()).await;
    page.links().into_iter().find(|link| link.contains("/amendments/")).expect("one waits")
}

story! {
    /// An amendment is reported and hidden as a comment is: gone for neighbours, there for who wrote it, who answers.
    async fn an_amendment_is_reported_and_hidden(world: World) {
        let mut bob = world.browser_of("bob");
        let there = propose(&mut bob, &world, "<script>alert(1)</script> is what should stand on the bench.").await.path;
        let page = world.browser().get(&there).await;
        assert!(!page.body.contains("<script>alert"), "only words");
        let mut ann = world.browser_of("ann");
        let page = ann.get(&there).await;
        let form = page.form("/report");
        let (field, choice) = form.choices.first().cloned().unwrap();
        ann.send(form.fill(&field, &choice)).await;
        let id = there.rsplit('/').next().unwrap().to_owned();
        let mut moderator = world.browser_of("moderator");
        let path = format!("{}/moderation/amendment/{id}", world.here.base());
        let page = moderator.get(&path).await;
        moderator.send(button(&page, "do", "hide").fill("text", "That is no proposal to anybody.")).await;
        assert_eq!(world.browser().get(&there).await.status, 404);
        assert_eq!(ann.get(&there).await.status, 404);
        bob.get(&there).await.must_say("That is no proposal to anybody.");
        assert!(!world.browser().get(&world.here.idea_page()).await.says("In the shade it is cooler"));
        let token = world.token_of("ann", "read write");
        let list = ann.api("GET", &format!("/ideas/{}/amendments", world.here.idea), &token, "").await;
        assert!(!list.body.contains("cooler"), "{}", list.body);
        let path = format!("/amendments/{id}/acceptance");
        let forced = ann.api("POST", &path, &token, &json!({ "version": 1 }).to_string()).await;
        assert_eq!(forced.status, 404, "{}", forced.body);
    }
}

story! {
    /// Programs propose, take in and decline; all of it only while the call lets ideas change, also what was asked before.
    async fn rules_of_the_call_hold_for_all_of_it(world: World) {
        let (ann, bob) = (world.token_of("ann", "read write"), world.token_of("bob", "read write"));
        let mut program = world.browser();
        let path = format!("/ideas/{}/amendments", world.here.idea);
        let new = json!({ "title": "A bench for the wagtail", "text": BETTER, "reason": "In the shade it is cooler." });
        let made = program.api("POST", &path, &bob, &new.to_string()).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let own = program.api("POST", &path, &ann, &new.to_string()).await;
        assert_eq!(own.status, 403, "whoever writes it changes it: {}", own.body);
        let made: Value = serde_json::from_str(&made.body).unwrap();
        let id = made["id"].as_str().unwrap();
        let invited = link(&world, "once", "").await;

        let mut officer = world.browser_of("officer");
        let close = officer.get(&of_call(&world, "close")).await.form("/close");
        officer.send(close.fill("text", "The festival begins earlier.")).await;
        let accept = format!("/amendments/{id}/acceptance");
        let late = program.api("POST", &accept, &ann, &json!({ "version": 1 }).to_string()).await;
        assert_eq!(late.status, 409, "{}", late.body);
        assert_eq!(program.api("POST", &path, &bob, &new.to_string()).await.status, 409);
        let mut browser = world.browser_of("bob");
        assert_eq!(browser.get(&invited).await.status, 410, "an invitation says no more than its author may");
        let page = world.browser_of("ann").get(&on_idea(&world, "together")).await;
        page.must_say("Who writes it cannot be changed now");
    }
}

story! {
    /// Whoever leaves the city's site is named nowhere: as one who writes an idea, in what it said, or as who proposed it.
    async fn whoever_is_erased_is_named_nowhere(world: World) {
        let mut bob = world.browser_of("bob");
        let there = propose(&mut bob, &world, BETTER).await.path;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&there).await;
        ann.send(button(&page, "do", "accept")).await;
        let link = link(&world, "once", "").await;
        join(&mut bob, &link).await;
        change_title(&mut bob, &world, "A bench in the shade").await;
        let page = bob.get(&format!("{}/me/erase", world.here.base())).await;
        bob.send(page.form("/me/erase").fill("confirm", "yes")).await;
        let name = world.here.person("bob").id;
        let gone = world.read(move |tx| store::city::person::get(tx, name));
        assert_eq!(gone.name.as_str(), "", "erased");
        let mut reader = world.browser();
        for path in [world.here.idea_page(), on_idea(&world, "versions"), there] {
            let page = reader.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.says("bob wagtail"), "{path}: {}", page.text());
        }
        assert!(idea(&world).coauthors.is_empty());
    }
}
