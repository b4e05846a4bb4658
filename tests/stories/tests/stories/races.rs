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
        let (idea, currency) = (world.here.idea, world.here.settings.currency);
        let stored = world.read(move |tx| store::calls::idea::get(tx, idea, currency));
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
        let (idea, currency) = (world.here.idea, world.here.settings.currency);
        let people: Vec<_> = ["bob", "ann", "officer", "moderator", "admin"]
            .iter()
            .map(|name| world.here.person(name).id)
            .collect();
        let (count, rows) = world.read(move |tx| {
            let count = store::calls::idea::get(tx, idea, currency)?.supports;
            let mut rows = 0;
            for person in &people {
                rows += i64::from(store::calls::support::has(tx, idea, *person)?);
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
