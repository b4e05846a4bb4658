//! Order in conversations: what waits and why, four eyes, the statement of reasons, the public log.

use city::{Eyes, Meanwhile, Order, Standing};
use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

use crate::hostile::{TEXTS, is_harmless};

/// Has somebody be as new as when they came.
fn make_new(world: &World, name: &str) {
    let person = world.here.person(name).id;
    world.here.write(&world.store, move |tx| store::city::person::mark_new(tx, person));
}

fn form_to(page: &Page, part: &str) -> Form {
    page.forms()
        .into_iter()
        .find(|form| form.action.contains(part))
        .unwrap_or_else(|| panic!("no form to {part}: {}", page.text()))
}

async fn write(browser: &mut Browser, world: &World, text: &str) -> Page {
    let page = browser.get(&world.here.idea_page()).await;
    browser.send(page.form("/comments").fill("text", text)).await
}

fn moderation(world: &World, heap: &str) -> String {
    format!("{}/moderation?show={heap}", world.here.base())
}

const LINK: &str = "Look what I found: https://watches.example/cheap";

story! {
    /// A link of somebody new waits. They are told why, nobody else sees it, and a moderator lets it through.
    async fn a_link_of_somebody_new_waits(world: World) {
        make_new(&world, "bob");
        let mut bob = world.browser_of("bob");
        let page = write(&mut bob, &world, LINK).await;
        page.must_say("Only you see this as yet");
        page.must_say("It has links");
        page.must_say("A moderator reads it before others see it");
        let mut ann = world.browser_of("ann");
        let idea = world.here.idea_page();
        let api = format!("{}/api/v1/ideas/{}/comments", world.here.base(), world.here.idea);
        for mut reader in [world.browser(), world.browser_of("officer")] {
            assert!(!reader.get(&idea).await.says("watches.example"));
            assert!(!reader.get(&api).await.body.contains("held"));
        }
        assert!(!ann.get(&format!("{}/me", world.here.base())).await.says("watches"), "the author hears later");
        let csv = format!("{}-comments.csv", world.here.call_page());
        assert!(!ann.get(&csv).await.body.contains("watches"));

        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&moderation(&world, "held")).await;
        page.must_say("Suspicion: 50 of 100");
        page.must_say("50: It has links");
        let fine = form_to(&page, "/moderation/comment/").press("do", "fine");
        assert!(moderator.send(fine.clone()).await.status.is_success());
        ann.get(&idea).await.must_say("watches.example");
        bob.get(&format!("{}/me", world.here.base())).await.must_say("everybody sees it now");
        let person = world.here.person("bob").id;
        let standing = world.read(move |tx| store::city::person::get(tx, person)).standing;
        assert_eq!(standing, Standing::Known, "a moderator knows them now");
        write(&mut bob, &world, "And here is more: https://watches.example/more").await;
        ann.get(&idea).await.must_say("watches.example/more");

        // A second look: what was let through is taken back, and waits again.
        let desk = moderator.get(&format!("{}/desk/keys", world.here.base())).await;
        moderator.send(desk.form("/desk/undo")).await.must_say("It is undone.");
        assert!(!ann.get(&idea).await.says("watches.example/cheap"));
        let log = ann.get(&format!("{}/removals", world.here.base())).await;
        assert_eq!(log.all("tbody td.amount"), ["1", "0", "0", "0", "0", "0"], "held once, and nothing let through");
    }
}

story! {
    /// An idea of somebody new with a link waits too, with the same reason on its page.
    async fn an_idea_waits_too(world: World) {
        make_new(&world, "bob");
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let page = bob.send(page.form("/share").fill("title", "Cheap watches").fill("text", LINK)).await;
        let page = bob.send(page.form("/share/place")).await;
        let idea = bob.send(page.form("/share/check")).await;
        idea.must_say("Only you see this idea as yet");
        idea.must_say("It has links");
        assert_eq!(world.browser_of("ann").get(&idea.path).await.status, 404);
        assert!(!world.browser().get(&world.here.call_page()).await.says("Cheap watches"));
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&moderation(&world, "held")).await;
        moderator.send(form_to(&page, "/moderation/idea/").press("do", "fine")).await;
        world.browser().get(&idea.path).await.must_say("Cheap watches");
        // Links that come with a change are looked at as well.
        make_new(&world, "bob");
        let edit = bob.get(&format!("{}/edit", idea.path)).await;
        let edit = bob.send(edit.form("/edit").fill("text", "Now https://other.example/shop is better.")).await;
        assert!(edit.status.is_success(), "{}", edit.text());
        assert_eq!(world.browser().get(&idea.path).await.status, 404, "it waits once more");
    }
}

story! {
    /// The same words again, by one or by several new accounts, wait; so does more than a day's share.
    async fn echoes_and_floods_wait(world: World) {
        const SAID: &str = "Everybody should buy their fine watches at the shop on the corner of the square";
        for name in ["bob", "ann"] {
            make_new(&world, name);
        }
        let mut bob = world.browser_of("bob");
        let first = write(&mut bob, &world, SAID).await;
        assert!(!first.says("Only you see this as yet"));
        let again = write(&mut bob, &world, &format!("{SAID}!!")).await;
        again.must_say("nearly the same as something you wrote of late");
        let mut neighbours = world.browsers_of_many(2);
        for neighbour in &mut neighbours {
            write(neighbour, &world, &SAID.to_uppercase()).await;
        }
        let mut ann = world.browser_of("ann");
        let copy = write(&mut ann, &world, SAID).await;
        copy.must_say("nearly the same as what other people wrote of late");
        let short = write(&mut ann, &world, "Thank you very much").await;
        assert_eq!(short.body.matches("Only you see this as yet").count(), 1, "many say thank you");

        world.pass(SignedDuration::from_hours(25));
        make_new(&world, "bob");
        let mut said = 0;
        for number in 0..11 {
            let page = write(&mut bob, &world, &format!("Thought {number}: {}", "word ".repeat(number + 1))).await;
            said += usize::from(!page.says("much in one day"));
        }
        assert_eq!(said, 10, "the rest waits");
    }
}

story! {
    /// Where the city asks for four eyes, one moderator proposes and another confirms; the statement of reasons says so.
    async fn four_eyes_hide(world: World) {
        let order = Order { eyes: Eyes::Four, meanwhile: Meanwhile::Folded, ..Order::default() };
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/settings", world.here.base())).await;
        let form = page.form("/settings").force("language", "en").force("default_language", "en");
        let wrong = admin.send(form.clone().fill("new_days", "many").fill("new_posts", "366")).await;
        assert_eq!(wrong.status, 422);
        let saved = admin.send(form.fill("eyes", "four").fill("meanwhile", "folded")).await;
        assert!(saved.status.is_success(), "{}", saved.text());
        let settings = world.read(store::city::settings::load).0;
        assert_eq!(settings.order, order);

        let mut bob = world.browser_of("bob");
        write(&mut bob, &world, "You are all fools here, and bad ones.").await;
        let mut moderator = world.browser_of("moderator");
        let idea = world.here.idea_page();
        let id = world.here.idea.thing();
        let comment = world.read(move |tx| store::things::comment::about(tx, id, 0, 10))[0].id;
        let at = format!("{}/moderation/comment/{comment}", world.here.base());
        let page = moderator.get(&at).await;
        let form = form_to(&page, "/moderation/comment/").fill("reason", "insult");
        let form = form.fill("law", "Criminal Code, article 443").fill("text", "It insults everybody who lives here.");
        moderator.send(form.press("do", "hide")).await.must_say("A second moderator confirms it");
        let meanwhile = world.browser().get(&idea).await;
        assert_eq!(meanwhile.all(".comment details .prose"), ["You are all fools here, and bad ones."]);
        let own = moderator.get(&moderation(&world, "confirm")).await;
        own.must_say("Take the proposal back");
        let forced = form_to(&own, "/moderation/comment/").force("do", "confirm");
        assert_eq!(moderator.send(forced).await.status, 403, "not by the same eyes");
        let page = admin.get(&moderation(&world, "confirm")).await;
        page.must_say("It insults everybody who lives here.");
        let confirm = form_to(&page, "/moderation/comment/").press("do", "confirm");
        assert!(admin.send(confirm.clone()).await.status.is_success());
        assert_eq!(admin.send(confirm).await.status, 409, "it was done");
        assert!(!world.browser().get(&idea).await.says("bad ones"));

        let statement = format!("{}/things/comment/{comment}/statement", world.here.base());
        let page = bob.get(&statement).await;
        for said in [
            "It insults everybody who lives here.",
            "Criminal Code, article 443",
            "Two people decided this",
            "on all pages of this site",
            "until it is shown again",
            "out-of-court settlement",
        ] {
            page.must_say(said);
        }
        assert_eq!(world.browser_of("ann").get(&statement).await.status, 404, "it is its author's");
        assert!(bob.get(&idea).await.links().iter().any(|link| link.ends_with("/statement")));
        let letter = world.read(move |tx| {
            let bob = world_bob(tx)?;
            let all = store::things::notice::recent(tx, bob, 10)?;
            Ok(all.into_iter().map(|notice| notice.reason).collect::<Vec<_>>())
        });
        assert!(letter.iter().any(|text| text.contains("A person decided this, not a machine.") && text.contains("Go to court.")), "{letter:?}");
    }
}

/// Bob, by his address.
fn world_bob(tx: &mut store::Tx) -> store::Result<city::Id<city::Person>> {
    let mail = "bob@riverton.example".parse().map_err(|_| store::Error::NotFound)?;
    Ok(store::city::person::by_mail(tx, &mail)?.ok_or(store::Error::NotFound)?.id)
}

story! {
    /// The log of removals counts by month and rule, for everybody, as page, table, JSON and API, and tells no name.
    async fn the_log_of_removals_is_public(world: World) {
        let mut stranger = world.browser();
        let base = world.here.base();
        stranger.get(&format!("{base}/removals")).await.must_say("Nothing was held or hidden");
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&format!("{base}/moderation/idea/{}", world.here.idea)).await;
        let form = form_to(&page, "/moderation/idea/").fill("reason", "privacy");
        moderator.send(form.fill("text", "It names the quagga next door.").press("do", "hide")).await;
        let page = stranger.get(&format!("{base}/removals")).await;
        page.must_say("2026-11");
        page.must_say("It tells private things about somebody");
        let csv = stranger.get(&format!("{base}/removals.csv")).await;
        assert!(csv.body.contains("2026-11,hidden,idea,privacy,1"), "{}", csv.body);
        let json = stranger.get(&format!("{base}/removals.json")).await;
        assert!(json.body.contains("\"what\":\"hidden\""), "{}", json.body);
        let api = world.browser_of("bob").get(&format!("{base}/api/v1/removals")).await;
        assert!(api.body.contains("\"rule\":\"privacy\""), "{}", api.body);
        for page in [page, csv, json, api] {
            assert!(!page.body.contains("quagga"), "no texts: {}", page.path);
        }
        stranger.get(&format!("{base}/data")).await.must_say("What moderators did");
    }
}

story! {
    /// Words with ill will in a comment on a side, in the law and the reason, and in what waits: they are only words.
    async fn hostile_words_are_only_words(world: World) {
        make_new(&world, "bob");
        let (mut bob, mut moderator) = (world.browser_of("bob"), world.browser_of("moderator"));
        let idea = world.here.idea.thing();
        for text in TEXTS {
            is_harmless(&write(&mut bob, &world, text).await);
            is_harmless(&moderator.get(&moderation(&world, "held")).await);
            let all = world.read(move |tx| store::things::comment::about(tx, idea, 0, 100));
            let Some(comment) = all.last().filter(|one| one.state != city::CommentState::Hidden) else { continue };
            let at = format!("{}/moderation/comment/{}", world.here.base(), comment.id);
            let form = form_to(&moderator.get(&at).await, "/moderation/comment/");
            let form = form.fill("reason", "spam").fill("law", text).fill("text", text);
            is_harmless(&moderator.send(form.press("do", "hide")).await);
            let statement = format!("{}/things/comment/{}/statement", world.here.base(), comment.id);
            is_harmless(&bob.get(&statement).await);
        }
        for path in ["/removals", "/me", "/mails", "/log"] {
            is_harmless(&bob.get(&format!("{}{path}", world.here.base())).await);
        }
        for odd in ["?sort=%3Cscript%3E", "?side=%22%3E%3Cb%3E", "?thread=%27", "?translated=1&comment=%22"] {
            is_harmless(&bob.get(&format!("{}{odd}", world.here.idea_page())).await);
        }
    }
}
