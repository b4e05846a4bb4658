//! An idea under somebody's address that they did not write: seen before it is published, refused, reported.

use jiff::SignedDuration;
use stories::{World, story};

use crate::sharing::{MAIL, TEXT, TITLE, ask_for_code, code_form, write};

fn published(world: &World) -> Vec<calls::Idea> {
    let call = world.here.call_id;
    let ideas = world.read(move |tx| store::calls::idea::all_of(tx, call));
    ideas.into_iter().filter(|idea| idea.input.title == TITLE).collect()
}

story! {
    /// Written under somebody else's address and a name of the writer's choice: its owner reads all
    /// of it before anything is published, and publishes it with a button, not with the link.
    async fn nothing_is_published_unseen(world: World) {
        let mut stranger = world.browser();
        let checked = write(&mut stranger, &world).await;
        ask_for_code(&mut stranger, &checked).await;
        let letter = world.letter_to(MAIL).expect("a letter came");
        assert!(letter.contains(TITLE) && letter.contains("Wendy B."), "{letter}");

        let mut owner = world.browser();
        let offered = owner.get(&world.link_for(MAIL)).await;
        for words in [TITLE, TEXT, "By the gate", "2,500", "Wendy B."] {
            offered.must_say(words);
        }
        assert!(published(&world).is_empty(), "opening the link publishes nothing");

        // What stands on the page is what is published, not what it was made into meanwhile.
        let other = stranger.get(&checked.path.replace("/share/check", "/share")).await;
        world.pass(SignedDuration::from_secs(5));
        stranger.send(other.form("/share").fill("text", &format!("{TEXT} And down with Bob!"))).await;
        let publish = offered.forms().into_iter().find(|form| form.value("seen").is_some());
        let page = owner.send(publish.expect("a button to publish it")).await;
        assert!(published(&world).is_empty(), "it is another idea now");
        let name = page.forms().into_iter().find(|form| form.action.contains("/enter/")).unwrap();
        assert_eq!(name.value("name"), Some(""), "nor is the name theirs that they did not agree to");
        let page = owner.send(name.fill("name", "Wendy B.")).await;
        page.must_say("And down with Bob!");
        let page = owner.send(page.form("/check")).await;
        page.must_say(TITLE);
        assert_eq!(published(&world).len(), 1);
    }
}

story! {
    /// Refusing throws it away, ends the code and the link, and may tell the moderators.
    async fn an_idea_in_my_name_is_refused(world: World) {
        let mut stranger = world.browser();
        let checked = write(&mut stranger, &world).await;
        let waiting = ask_for_code(&mut stranger, &checked).await;
        let code = world.code_for(MAIL);
        let mut owner = world.browser();
        let link = world.link_for(MAIL);
        let offered = owner.get(&link).await;
        let page = owner.send(offered.form("/refuse").fill("report", "yes")).await;
        assert!(page.status.is_success(), "{}: {}", page.status, page.text());
        assert!(owner.cookie("kalaka_session").is_none(), "refusing makes no account");

        assert_eq!(owner.look(&link).await.status, 422, "the link is over");
        let late = stranger.send(code_form(&waiting).fill("code", &code)).await;
        assert_eq!(late.status, 422, "and so is the code");
        let again = stranger.get(&format!("{}/share", world.here.call_page())).await;
        assert!(!again.says(TITLE), "the draft is gone: {}", again.text());
        assert!(published(&world).is_empty());

        let mut moderator = world.browser_of("moderator");
        let heap = moderator.get(&format!("{}/moderation", world.here.base())).await;
        heap.must_say(TITLE);
        assert!(!heap.body.contains(MAIL), "whose address it was stays theirs");
        let fine = heap.forms().into_iter().find(|form| form.action.contains("/moderation/call/"));
        let page = moderator.send(fine.expect("a report to be closed").press("do", "fine")).await;
        assert!(!page.says(TITLE), "{}", page.text());
    }
}

story! {
    /// The link says the same in every language of the city, and shows the photo that would be published.
    async fn a_photo_is_seen_before_it_is_published(world: World) {
        let mut stranger = world.browser();
        let page = stranger.get(&format!("{}/share", world.here.call_page())).await;
        let page = stranger.send(page.form("/share").fill("title", TITLE).fill("text", TEXT)).await;
        let form = page.form("/share/place").attach("photo", "tap.png", "image/png", &crate::photos::small_png());
        let checked = stranger.send(form.fill("photo_text", "A dry tap")).await;
        ask_for_code(&mut stranger, &checked).await;

        let mut owner = world.browser();
        for language in ["en", "nl", "hu"] {
            owner.speaks(language);
            let offered = owner.get(&world.link_for(MAIL)).await;
            assert!(offered.body.contains("A dry tap"), "{}", offered.body);
            let tree = offered.tree();
            let photo = scraper::Selector::parse("img.photo").unwrap();
            let shown = tree.select(&photo).next().and_then(|photo| photo.attr("src")).unwrap();
            let photo = owner.look(shown).await;
            assert_eq!(photo.status, 200, "{shown}");
            assert_eq!(photo.header("content-type"), "image/jpeg");
        }
    }
}
