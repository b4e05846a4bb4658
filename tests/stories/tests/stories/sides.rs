//! A conversation with two sides, its orders, its pages, and links that lead to one comment wherever it stands.

use acts::{Act, Done};
use city::{Comment, CommentInput, Id, Language, Sides, Thing};
use stories::{Browser, Form, Page, World, story};

use crate::hidden::act_as;

/// Has the call of the story ask for sides.
async fn ask_for_sides(world: &World) {
    let mut officer = world.browser_of("officer");
    let page = officer
        .get(&format!("{}/desk/calls/{}?step=who", world.here.base(), world.here.call))
        .await;
    let form = page.forms().into_iter().find(|form| form.value("who_comment").is_some());
    let saved =
        officer.send(form.expect("the step of the editor").fill("sides", "for_against")).await;
    assert!(saved.status.is_success(), "{}", saved.text());
    let slug = world.here.call.clone();
    let call = world.read(move |tx| store::calls::call::by_slug(tx, &slug));
    assert_eq!(call.content.sides, Sides::ForAgainst);
}

/// Says something about the idea of the story.
fn say(
    act: &mut Act,
    about: Id<Thing>,
    answers: Option<Id<Comment>>,
    text: &str,
) -> Done<Id<Comment>> {
    let input = CommentInput::check(text, Language::english())?;
    acts::things::comment::write(act, about, answers, &input, text)
}

async fn write(browser: &mut Browser, world: &World, text: &str, side: &str) -> Page {
    let page = browser.get(&world.here.idea_page()).await;
    let page = browser.send(page.form("/comments").fill("text", text).fill("side", side)).await;
    page.must_say(text);
    page
}

fn form_to(page: &Page, end: &str) -> Form {
    page.forms()
        .into_iter()
        .find(|form| form.action.ends_with(end))
        .unwrap_or_else(|| panic!("no form to {end}"))
}

story! {
    /// For and against stand beside each other with their numbers; one changes sides until somebody answers.
    async fn a_conversation_with_two_sides(world: World) {
        let (mut bob, mut ann) = (world.browser_of("bob"), world.browser_of("ann"));
        let before = bob.get(&world.here.idea_page()).await;
        assert!(before.all("[name=side]").is_empty(), "nobody asks where the call does not");
        let forced = before.form("/comments").fill("text", "Nobody asked me.").force("side", "for");
        bob.send(forced).await;
        ask_for_sides(&world).await;

        write(&mut bob, &world, "The wagtail needs a seat.", "for").await;
        write(&mut ann, &world, "The square is full already.", "against").await;
        let page = write(&mut bob, &world, "Who paints it?", "").await;
        assert_eq!(page.all("#side-for .count"), ["1"]);
        assert_eq!(page.all("#side-against .count"), ["1"]);
        let column = |page: &Page, side: &str| page.all(&format!("[aria-labelledby=side-{side}] .prose"));
        assert_eq!(column(&page, "for"), ["The wagtail needs a seat."]);
        assert_eq!(column(&page, "against"), ["The square is full already."]);
        let rest = page.all("#conversation > .thread .prose");
        assert_eq!(rest, ["Nobody asked me.", "Who paints it?"], "a side that nobody asked for is none");

        let odd = page.form("/comments").fill("text", "Hm, well.").force("side", "both");
        let odd = bob.send(odd).await;
        assert_eq!(odd.status, 422);
        assert_eq!(odd.form("/comments").value("text"), Some("Hm, well."), "what was typed is kept");

        // Bob changes his mind, twice; then Ann answers him.
        let moved = bob.send(form_to(&page, "/side").press("side", "against")).await;
        assert_eq!(moved.all("#side-against .count"), ["2"]);
        let back = bob.send(form_to(&moved, "/side").press("side", "for")).await;
        assert_eq!(back.all("#side-for .count"), ["1"]);
        let kept = form_to(&back, "/side").press("side", "against");
        let reply = ann.get(&world.here.idea_page()).await;
        let reply = reply.links().into_iter().find(|link| link.contains("?reply=")).unwrap();
        let page = ann.get(reply.split('#').next().unwrap()).await;
        assert!(page.all("#write [name=side]").is_empty(), "an answer stands on no side");
        ann.send(page.form("/comments").fill("text", "And a bin.")).await;
        let late = bob.send(kept).await;
        assert_eq!(late.status, 409, "it was answered as it stands");
        let page = bob.get(&world.here.idea_page()).await;
        let sides: Vec<_> = page.forms().into_iter().filter(|form| form.action.ends_with("/side")).collect();
        assert!(sides.len() <= 2, "what was answered has no button: {}", sides.len());
        let one = ann.get(&format!("{}?side=against", world.here.idea_page())).await;
        assert_eq!(one.all("#conversation .thread .prose"), ["The square is full already."]);
    }
}

story! {
    /// People support what others say; it counts once, and orders the conversation.
    async fn comments_are_supported_and_ordered(world: World) {
        let idea = world.here.idea.thing();
        act_as(&world, "bob", move |act| {
            for text in ["The first of all thoughts.", "A second thought of mine.", "And then a third one."] {
                say(act, idea, None, text)?;
            }
            Ok(())
        });
        let mut ann = world.browser_of("ann");
        let page = ann.get(&world.here.idea_page()).await;
        let buttons = |page: &Page| -> Vec<Form> {
            page.forms().into_iter().filter(|form| form.action.contains("/comment/") && form.action.ends_with("/support")).collect()
        };
        assert_eq!(buttons(&page).len(), 3);
        let third = buttons(&page).pop().unwrap();
        ann.send(third.clone()).await.must_say("One person supports this");
        ann.send(third.clone()).await.must_say("One person supports this");
        let mut bob = world.browser_of("bob");
        let own = bob.get(&world.here.idea_page()).await;
        assert!(buttons(&own).is_empty(), "nobody supports what they say themselves");
        let mut forced = own.form("/comments");
        forced.action = third.action.clone();
        assert_eq!(bob.send(forced).await.status, 403);
        let said = |page: &Page| page.all("#conversation .thread .prose");
        let at = |sort: &str| format!("{}?sort={sort}", world.here.idea_page());
        let supported = ann.get(&at("supported")).await;
        assert_eq!(said(&supported)[0], "And then a third one.");
        assert_eq!(said(&ann.get(&at("newest")).await)[2], "The first of all thoughts.");
        assert_eq!(said(&ann.get(&at("nonsense")).await)[0], "The first of all thoughts.");
        let back = form_to(&supported, "/unsupport");
        ann.send(back).await;
        assert!(!ann.get(&world.here.idea_page()).await.says("One person supports this"));
        let stranger = world.browser().get(&world.here.idea_page()).await;
        assert!(stranger.links().iter().any(|link| link.contains("/sign-in") && link.contains("support")));
    }
}

story! {
    /// What somebody has not read is known once they said how far they read.
    async fn what_is_new_is_marked(world: World) {
        let idea = world.here.idea.thing();
        act_as(&world, "bob", move |act| say(act, idea, None, "The first of all thoughts.").map(drop));
        let mut ann = world.browser_of("ann");
        let page = ann.get(&world.here.idea_page()).await;
        assert!(page.all("#conversation .comment header .count").is_empty(), "she has never read here");
        ann.send(form_to(&page, "/read")).await.must_say("Noted.");
        let page = ann.get(&world.here.idea_page()).await;
        assert!(page.forms().iter().all(|form| !form.action.ends_with("/read")), "there is nothing new");
        act_as(&world, "bob", move |act| say(act, idea, None, "A second thought of mine.").map(drop));
        act_as(&world, "bob", move |act| say(act, idea, None, "And then a third one.").map(drop));
        let page = ann.get(&format!("{}?sort=unread", world.here.idea_page())).await;
        assert_eq!(page.all("#conversation .thread .prose").len(), 2);
        assert_eq!(page.all("#conversation .comment header .count"), ["New", "New"]);
        let form = form_to(&page, "/read");
        ann.send(form.force("up_to", "9007199254740000")).await;
        act_as(&world, "bob", move |act| say(act, idea, None, "Still a fourth of them.").map(drop));
        let page = ann.get(&format!("{}?sort=unread", world.here.idea_page())).await;
        assert_eq!(page.all("#conversation .thread .prose"), ["Still a fourth of them."], "nobody reads ahead");
    }
}

story! {
    /// A long conversation has pages; a link to a comment leads to it wherever it stands, also after a merge.
    async fn links_lead_to_a_comment(world: World) {
        let idea = world.here.idea.thing();
        for number in 0..45 {
            act_as(&world, "bob", move |act| say(act, idea, None, &format!("Thought number {number} about it.")).map(drop));
        }
        let third = world.read(move |tx| store::things::comment::about(tx, idea, 0, 4))[3].id;
        for answer in 0..30 {
            act_as(&world, "bob", move |act| say(act, idea, Some(third), &format!("Answer number {answer} to that.")).map(drop));
        }
        let mut reader = world.browser();
        let page = reader.get(&world.here.idea_page()).await;
        let tops = |page: &Page| page.all("#conversation > .thread > .comment > .prose");
        assert_eq!((tops(&page).len(), page.all("#conversation .thread .thread .comment").len()), (20, 20));
        let next = reader.get(&page.link("Next")).await;
        assert_eq!((tops(&next)[0].as_str(), tops(&next).len()), ("Thought number 20 about it.", 20));
        let last = reader.get(&next.link("Next")).await;
        assert_eq!(tops(&last).len(), 5);
        let thread = reader.get(&page.link("All answers")).await;
        assert_eq!(thread.all("#conversation .thread .thread .comment").len(), 30);
        thread.must_say("The whole conversation");

        let all = world.read(move |tx| store::things::comment::about(tx, idea, 0, 200));
        let of = |text: &str| all.iter().find(|it| it.text == text).unwrap().id;
        for text in ["Thought number 44 about it.", "Thought number 2 about it.", "Answer number 29 to that.", "Answer number 1 to that."] {
            let id = of(text);
            let page = reader.get(&format!("{}/comments/{id}", world.here.base())).await;
            assert_eq!(page.all(&format!("#comment-{id} > .prose")), [text], "{}", page.path);
        }
        let gone = of("Thought number 2 about it.");
        act_as(&world, "bob", move |act| acts::things::comment::withdraw(act, gone).map(drop));
        assert_eq!(reader.get(&format!("{}/comments/{gone}", world.here.base())).await.status, 404);
        let there = format!("{}/comments/{}", world.there.base(), of("Thought number 44 about it."));
        assert_eq!(reader.get(&there).await.status, 404, "another city has no such comment");
        for odd in ["?from=x", "?from=1.2.3", "?thread=abc", "?comment=0", "?side=up", "?sort=supported&from=5"] {
            let page = reader.get(&format!("{}{odd}", world.here.idea_page())).await;
            assert!(page.status.is_success(), "{odd}: {}", page.status);
        }
    }
}
