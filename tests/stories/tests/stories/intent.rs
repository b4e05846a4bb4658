//! What somebody wanted to do before signing in is done once they have, and said where it happened.

use jiff::SignedDuration;
use stories::{Browser, Page, World, story};

use crate::sharing::{NAME, code_form};

const NEW: &str = "new.neighbour@mail.example";

/// The address of somebody who has an account.
pub(crate) fn address_of(world: &World, name: &str) -> String {
    world.here.person(name).mail.as_ref().unwrap().as_str().to_owned()
}

/// From the page that asks for an address to the one that asks for the code.
async fn leave_address(browser: &mut Browser, page: &Page, mail: &str) -> Page {
    browser.send(page.form("/sign-in").fill("mail", mail)).await
}

/// The sentence that stands beside what was done.
#[track_caller]
fn must_say_in(page: &Page, place: &str, words: &str) {
    let said = page.all(&format!("{place} .flash"));
    assert!(said.iter().any(|text| text.contains(words)), "{place} says {said:?}: {}", page.text());
    assert_eq!(page.all(".flash").len(), 1, "it is said once");
}

story! {
    /// Three clicks and two typed fields: the button, the address, the code.
    async fn support_survives_signing_in(world: World) {
        let mail = address_of(&world, "bob");
        let mut bob = world.browser();
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.get(&idea.link("Support")).await;
        asked.must_say("Your support for “A bench for the wagtail” is counted as soon as you are signed in");
        let waiting = leave_address(&mut bob, &asked, &mail).await;
        waiting.must_say("Your support for “A bench for the wagtail” is counted");
        assert!(world.letter_to(&mail).unwrap().contains("A bench for the wagtail"), "the letter says so too");
        bob.get(&waiting.path).await;
        world.browser().get(&world.here.idea_page()).await.must_say("0 neighbours support this");

        let answer = bob.post(code_form(&waiting).fill("code", &world.code_for(&mail))).await;
        assert_eq!(answer.header("location"), format!("{}#support", world.here.idea_page()));
        let page = bob.get(&world.here.idea_page()).await;
        must_say_in(&page, "#support", "Your support is counted");
        page.must_say("1 neighbour supports this");
    }
}

story! {
    /// Somebody who comes for the first time is asked for a name, in their language, and nothing is forgotten meanwhile.
    async fn a_newcomer_follows_an_idea(world: World) {
        let mut browser = world.browser();
        browser.speaks("nl");
        let idea = browser.get(&world.here.idea_page()).await;
        let asked = browser.get(&idea.link("Volg dit idee")).await;
        let waiting = leave_address(&mut browser, &asked, NEW).await;
        let again = waiting.forms().into_iter().find(|form| form.action.ends_with("/again")).unwrap();
        let waiting = browser.send(again).await;
        let named = browser.send(code_form(&waiting).fill("code", &world.code_for(NEW))).await;
        named.must_say("Zodra je bent aangemeld");
        let page = browser.send(code_form(&named).fill("name", NAME)).await;
        must_say_in(&page, "#support", "Je volgt dit");
        assert_eq!(page.forms().iter().filter(|form| form.action.ends_with("/unfollow")).count(), 1);
    }
}

story! {
    /// A call is followed from its own page.
    async fn a_call_is_followed(world: World) {
        let mail = address_of(&world, "bob");
        let mut bob = world.browser();
        let call = bob.get(&world.here.call_page()).await;
        let asked = bob.get(&call.link("Follow this call")).await;
        let waiting = leave_address(&mut bob, &asked, &mail).await;
        let page = bob.send(code_form(&waiting).fill("code", &world.code_for(&mail))).await;
        must_say_in(&page, "#support", "You follow this");
    }
}

story! {
    /// A comment is written first. It stays on the server, also for whoever turns back, and is published by the code.
    async fn a_comment_survives_signing_in(world: World) {
        const WORDS: &str = "Who would sweep the leaves there?";
        let mail = address_of(&world, "bob");
        let mut bob = world.browser();
        let idea = bob.get(&world.here.idea_page()).await;
        let empty = bob.send(idea.form("/comments").fill("text", " ")).await;
        assert_eq!(empty.status, 422, "an empty one is told at once");
        let asked = bob.send(empty.form("/comments").fill("text", WORDS)).await;
        asked.must_say("Your comment on “A bench for the wagtail” is published as soon as you are signed in");
        assert!(!world.browser().get(&world.here.idea_page()).await.says(WORDS), "nobody reads it yet");
        let back = bob.get(&world.here.idea_page()).await;
        assert_eq!(back.form("/comments").value("text"), Some(WORDS), "who turns back finds it");

        let waiting = leave_address(&mut bob, &asked, &mail).await;
        let code = world.code_for(&mail);
        let answer = bob.post(code_form(&waiting).fill("code", &code)).await;
        assert!(answer.header("location").contains("#comment-"), "{}", answer.header("location"));
        let page = bob.get(&world.here.idea_page()).await;
        page.must_say(WORDS);
        must_say_in(&page, "#conversation", "Your comment is published");
        assert_eq!(page.form("/comments").value("text"), Some(""), "and is not offered again");
    }
}

story! {
    /// What cannot be done any more is said, and nobody is left guessing.
    async fn what_cannot_be_done_is_said(world: World) {
        let mail = address_of(&world, "bob");
        let mut already = world.browser_of("bob");
        let idea = already.get(&world.here.idea_page()).await;
        already.send(idea.form("/support")).await;

        let mut bob = world.browser();
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.get(&idea.link("Support")).await;
        let waiting = leave_address(&mut bob, &asked, &mail).await;
        let page = bob.send(code_form(&waiting).fill("code", &world.code_for(&mail))).await;
        must_say_in(&page, "#support", "You supported this before");
        page.must_say("1 neighbour supports this");

        // The window closes between the button and the code.
        let mut late = world.browser();
        let asked = late.get(&idea.link("Support")).await;
        let mut officer = world.browser_of("officer");
        let close = format!("{}/desk/calls/{}/close", world.here.base(), world.here.call);
        let page = officer.get(&close).await;
        officer.send(page.form("/close").fill("text", "The park is being rebuilt this winter.")).await;
        world.pass(SignedDuration::from_mins(1));
        let waiting = leave_address(&mut late, &asked, NEW).await;
        let named = late.send(code_form(&waiting).fill("code", &world.code_for(NEW))).await;
        let page = late.send(code_form(&named).fill("name", NAME)).await;
        must_say_in(&page, "#support", "cannot be supported any more");
        page.must_say("1 neighbour supports this");
    }
}

story! {
    /// The link of the letter does the same in the browser that asked. In another one it only lets its reader in: whoever
    /// gave the address may have been somebody else.
    async fn the_link_does_it_in_the_same_browser(world: World) {
        let mail = address_of(&world, "bob");
        let mut stranger = world.browser();
        let idea = stranger.get(&world.here.idea_page()).await;
        let asked = stranger.get(&idea.link("Support")).await;
        leave_address(&mut stranger, &asked, &mail).await;

        let mut bob = world.browser();
        let page = bob.get(&world.link_for(&mail)).await;
        assert!(!page.says("Your support"), "{}", page.text());
        let page = bob.send(page.form(&world.link_for(&mail))).await;
        assert_eq!(page.path, world.here.idea_page());
        page.must_say("0 neighbours support this");

        let waiting = leave_address(&mut stranger, &asked, &mail).await;
        waiting.must_say("Your support");
        let page = stranger.get(&world.link_for(&mail)).await;
        page.must_say("Your support for “A bench for the wagtail” is counted");
        stranger.get(&world.here.idea_page()).await.must_say("0 neighbours support this");
        let page = stranger.send(page.form(&world.link_for(&mail))).await;
        must_say_in(&page, "#support", "Your support is counted");
    }
}

story! {
    /// Nothing but a thing of this city can be wished, and only what signing in leads to.
    async fn an_intent_is_no_free_address(world: World) {
        let mut browser = world.browser();
        let base = world.here.base();
        for wish in ["do=support&thing=1", "do=erase&thing=1", "do=support", "do=support&thing=https://evil.example"] {
            let page = browser.get(&format!("{base}/sign-in?{wish}")).await;
            let waiting = leave_address(&mut browser, &page, NEW).await;
            assert!(!waiting.says("Your support"), "{wish}");
        }
    }
}
