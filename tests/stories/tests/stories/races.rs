//! Many people at once.

use futures_util::future::join_all;
use stories::story;

story! {
    /// Sixty-four requests of four people make four supports.
    async fn support_is_counted_once_a_person(world: World) {
        let mut tabs = Vec::new();
        for name in ["bob", "officer", "moderator", "admin"] {
            let mut browser = world.browser_of(name);
            let form = browser.get(&world.here.idea_page()).await.form("/support");
            tabs.extend(std::iter::repeat_n((browser, form), 16));
        }
        let answers = join_all(tabs.into_iter().map(|(mut browser, form)| async move {
            browser.post(form).await.status.as_u16()
        }))
        .await;
        assert!(answers.iter().all(|status| *status == 303 || *status == 503), "{answers:?}");
        let idea = world.here.idea;
        let stored = world.read(move |tx| store::calls::idea::get(tx, idea));
        assert_eq!(stored.supports, 4);
        world.browser().get(&world.here.idea_page()).await.must_say("4 neighbours support this");
    }
}

story! {
    /// Supporting and taking back in any order leaves a count that agrees with the rows.
    async fn the_count_agrees_with_the_rows(world: World) {
        let mut tabs = Vec::new();
        for name in ["bob", "ann", "officer", "moderator", "admin"] {
            let mut browser = world.browser_of(name);
            let page = browser.get(&world.here.idea_page()).await;
            let Some(give) = page.forms().into_iter().find(|form| form.action.ends_with("/support"))
            else {
                continue;
            };
            let mut take = give.clone();
            take.action = take.action.replace("/support", "/unsupport");
            tabs.extend([(browser.clone(), give.clone()), (browser.clone(), take), (browser, give)]);
        }
        join_all(tabs.into_iter().map(|(mut browser, form)| async move { browser.post(form).await }))
            .await;
        let idea = world.here.idea;
        let people: Vec<_> = ["bob", "ann", "officer", "moderator", "admin"]
            .iter()
            .map(|name| world.here.person(name).id)
            .collect();
        let (count, rows) = world.read(move |tx| {
            let count = store::calls::idea::get(tx, idea)?.supports;
            let mut rows = 0;
            for person in &people {
                rows += i64::from(store::things::support::has(tx, idea.thing(), *person)?);
            }
            Ok((count, rows))
        });
        assert_eq!(count, rows);
    }
}

story! {
    /// A comment that was kept although its writer was told to try again is there once when they do: also from the
    /// page that kept what they typed, whose form has another token.
    async fn a_comment_sent_again_is_there_once(world: World) {
        let mut bob = world.browser_of("bob");
        let form = bob.get(&world.here.idea_page()).await.form("/comments");
        let form = form.fill("text", "Once and only once.");
        bob.post(form.clone()).await;
        let mut again = world.browser();
        let share = again.get(&format!("{}/share", world.here.call_page())).await;
        let token = share.form("/share").value("csrf").unwrap().to_owned();
        again.keep("kalaka_session", &bob.cookie("kalaka_session").unwrap());
        let page = again.send(form.force("csrf", &token)).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.text().matches("Once and only once.").count(), 1, "{}", page.text());
    }
}

story! {
    /// Sixty-four people support one idea at once: sixty-four supports.
    async fn sixty_four_people_support_at_once(world: World) {
        let mut tabs = Vec::new();
        for mut browser in world.browsers_of_many(64) {
            let form = browser.get(&world.here.idea_page()).await.form("/support");
            tabs.push((browser, form));
        }
        let answers = join_all(tabs.iter_mut().map(|(browser, form)| browser.post(form.clone()))).await;
        let answers: Vec<u16> = answers.iter().map(|page| page.status.as_u16()).collect();
        assert_eq!(answers, [303; 64]);
        let idea = world.here.idea;
        let stored = world.read(move |tx| store::calls::idea::get(tx, idea));
        assert_eq!(stored.supports, 64);
        world.browser().get(&world.here.idea_page()).await.must_say("64 neighbours support this");
    }
}

story! {
    /// Closed while people write: whoever was told that it is kept finds it, whoever was told that it is over finds
    /// their words on the page that says so, and nothing is kept of it.
    async fn a_call_closes_while_people_write(world: World) {
        let mut tabs = Vec::new();
        for (number, mut browser) in world.browsers_of_many(24).into_iter().enumerate() {
            let text = format!("Said by number {number} at the last moment.");
            let form = browser.get(&world.here.idea_page()).await.form("/comments");
            tabs.push((browser, form.fill("text", &text), text));
        }
        let mut officer = world.browser_of("officer");
        let close = format!("{}/desk/calls/{}/close", world.here.base(), world.here.call);
        let close = officer.get(&close).await.form("/close").fill("text", "The budget is spent already.");
        let later = tabs.split_off(12);
        let write = |(mut browser, form, text): (stories::Browser, stories::Form, String)| async move {
            (browser.post(form).await, text)
        };
        let (mut answers, closed, more) = tokio::join!(
            join_all(tabs.into_iter().map(write)),
            officer.post(close),
            join_all(later.into_iter().map(write)),
        );
        assert_eq!(closed.status, 303);
        answers.extend(more);
        let idea = world.here.idea;
        let comments = world.read(move |tx| store::things::comment::about(tx, idea.thing(), 0, 100));
        let mut kept = 0;
        for (page, text) in &answers {
            let is_there = comments.iter().any(|comment| comment.text == *text);
            match page.status.as_u16() {
                303 => assert!(is_there, "{text}"),
                409 => {
                    assert!(!is_there, "{text}");
                    page.must_say(text);
                }
                status => panic!("{status}: {}", page.text()),
            }
            kept += usize::from(is_there);
        }
        assert_eq!(kept, comments.len());
        let (mut late, form, text) = {
            let mut bob = world.browser_of("bob");
            let page = bob.get(&world.here.idea_page()).await;
            let open = page.forms().into_iter().any(|form| form.action.ends_with("/comments"));
            assert!(!open, "it is closed");
            let share = bob.get(&world.here.base()).await;
            (bob, share.forms().into_iter().find(|form| form.value("csrf").is_some()), "Too late.")
        };
        if let Some(form) = form {
            let action = world.here.on_idea("comments");
            let page = late.send(stories::Form { action, ..form.force("text", text) }).await;
            assert_eq!(page.status, 409, "{}", page.text());
        }
    }
}

story! {
    /// Two officers prepare the same decision: the second to save is told, keeps every word, and can go on.
    async fn two_officers_decide_at_once(world: World) {
        let idea = world.here.idea;
        let of_call = |what: &str| format!("{}/desk/calls/{}/{what}", world.here.base(), world.here.call);
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        let page = first.get(&of_call("screen")).await;
        let fits = |form: &stories::Form| form.value("verdict") == Some("eligible");
        first.send(page.forms().into_iter().find(fits).unwrap()).await;
        let (reason, verdict) = (format!("reason-{idea}"), format!("verdict-{idea}"));
        let one = first.get(&of_call("decide")).await.form("/decide");
        let other = second.get(&of_call("decide")).await.form("/decide");
        let one = one.fill(&verdict, "selected").fill(&reason, "The limes will like the company.");
        first.send(one.press("do", "save")).await.must_say("Saved.");
        let words = "The roots are in the way, say the gardeners.";
        let other = other.fill(&verdict, "not_selected").fill(&reason, words);
        let page = second.send(other.press("do", "save")).await;
        assert!(matches!(page.status.as_u16(), 409 | 422), "{}", page.status);
        page.must_say("changed");
        let kept = page.form("/decide");
        assert_eq!(kept.value(&reason), Some(words));
        assert_eq!(kept.value(&verdict), Some("not_selected"));
        second.send(kept.press("do", "save")).await.must_say("Saved.");
        let page = first.get(&of_call("decide")).await.form("/decide");
        assert_eq!(page.value(&reason), Some(words), "the last word, given knowingly");
    }
}

story! {
    /// Two officers edit the same call: the second to save is told, keeps every word, and can go on.
    async fn two_officers_edit_at_once(world: World) {
        let edit = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        let form = |page: &stories::Page| {
            page.forms().into_iter().find(|form| form.value("title-en").is_some()).unwrap()
        };
        let one = form(&first.get(&edit).await).fill("title-en", "Streets for birds");
        let other = form(&second.get(&edit).await).fill("title-en", "Streets for bees");
        let other = other.fill("question-en", "Where do bees live?");
        let (one, other) = tokio::join!(
            first.send(one.press("do", "save")),
            second.send(other.press("do", "save")),
        );
        let was_first = one.status.is_success();
        assert_ne!(was_first, other.status.is_success(), "one of them is told");
        let (told, mut teller, own) =
            if was_first { (other, second, "bees") } else { (one, first, "birds") };
        told.must_say("Somebody changed this meanwhile");
        let other = if was_first { "birds" } else { "bees" };
        told.must_say(&format!("Streets for {other}"));
        told.must_say("Title");
        let kept = form(&told);
        assert_eq!(kept.value("question-en"), Some("Where do bees live?"), "only one of them touched it");
        assert_eq!(kept.value("title-en"), Some(format!("Streets for {own}").as_str()));
        teller.send(kept.press("do", "save")).await.must_say("Saved.");
    }
}

story! {
    /// Two officers touch different parts of a call: both are kept, and nobody is stopped.
    async fn two_officers_edit_different_parts(world: World) {
        let edit = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        let form = |page: &stories::Page| {
            page.forms().into_iter().find(|form| form.value("title-en").is_some()).unwrap()
        };
        let one = form(&first.get(&edit).await).fill("title-en", "Streets for birds");
        let other = form(&second.get(&edit).await).fill("question-en", "Where would birds sing?");
        first.send(one.press("do", "save")).await.must_say("Saved.");
        second.send(other.press("do", "save")).await.must_say("Saved.");
        let now = form(&first.get(&edit).await);
        assert_eq!(now.value("title-en"), Some("Streets for birds"));
        assert_eq!(now.value("question-en"), Some("Where would birds sing?"));
    }
}

story! {
    /// Two officers save different steps of a call at the same moment: both are kept, and nobody is stopped.
    async fn two_officers_save_different_steps(world: World) {
        let step = |step: &str| format!("{}/desk/calls/{}?step={step}", world.here.base(), world.here.call);
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        let one = crate::editor::form(&first.get(&step("question")).await).fill("title-en", "Streets for birds");
        let other = crate::editor::form(&second.get(&step("dates")).await).fill("promise_days", "21");
        let (one, other) =
            tokio::join!(first.send(one.press("do", "save")), second.send(other.press("do", "save")));
        one.must_say("Saved.");
        other.must_say("Saved.");
        let now = |page: &stories::Page, field: &str| crate::editor::form(page).value(field).map(ToOwned::to_owned);
        let page = first.get(&step("question")).await;
        assert_eq!(now(&page, "title-en").as_deref(), Some("Streets for birds"));
        let page = first.get(&step("dates")).await;
        assert_eq!(now(&page, "promise_days").as_deref(), Some("21"));
    }
}
