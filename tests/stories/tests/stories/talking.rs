//! Neighbours support, follow, comment and report.

use stories::story;

story! {
    /// Supporting counts once, and can be taken back.
    async fn a_neighbour_supports_and_takes_it_back(world: World) {
        let mut neighbour = world.browser_of("bob");
        let idea = neighbour.get(&world.here.idea_page()).await;
        idea.must_say("0 neighbours support this");
        let form = idea.form("/support");
        let idea = neighbour.send(form.clone()).await;
        idea.must_say("1 neighbour supports this");
        let idea = neighbour.send(form).await;
        idea.must_say("1 neighbour supports this");
        let idea = neighbour.send(idea.form("/unsupport")).await;
        idea.must_say("0 neighbours support this");
    }
}

story! {
    /// Supporting needs an account: the way there leads back to the idea.
    async fn supporting_asks_to_sign_in(world: World) {
        let mut stranger = world.browser();
        let idea = stranger.get(&world.here.idea_page()).await;
        let form = idea.forms().into_iter().find(|form| form.action.ends_with("/support"));
        if let Some(form) = form {
            let page = stranger.send(form).await;
            assert!(page.path.contains("/sign-in"), "{}", page.path);
        } else {
            assert!(idea.links().iter().any(|link| link.contains("/sign-in")), "{}", idea.text());
        }
    }
}

story! {
    /// A comment, an answer to it, and taking one's own back.
    async fn neighbours_talk(world: World) {
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let idea = bob.send(idea.form("/comments").fill("text", "And a bin beside it?")).await;
        idea.must_say("And a bin beside it?");

        let mut ann = world.browser_of("ann");
        let idea = ann.get(&ann_answers(&idea)).await;
        let idea = ann.send(idea.form("/comments").fill("text", "Good thought, Bob.")).await;
        idea.must_say("Good thought, Bob.");

        let empty = ann.send(idea.form("/comments").fill("text", "   ")).await;
        assert_eq!(empty.status, 422);

        let idea = bob.get(&world.here.idea_page()).await;
        let own: Vec<_> =
            idea.forms().into_iter().filter(|form| form.action.ends_with("/withdraw")).collect();
        assert_eq!(own.len(), 1, "only one's own comment can be taken back");
        let idea = bob.send(own[0].clone()).await;
        assert!(!idea.says("And a bin beside it?"));
        idea.must_say("Good thought, Bob.");
    }
}

fn ann_answers(idea: &stories::Page) -> String {
    let reply =
        idea.links().into_iter().find(|link| link.contains("reply") || link.contains("parent"));
    reply.unwrap_or_else(|| idea.path.clone()).split('#').next().unwrap_or_default().to_owned()
}

story! {
    /// A report reaches the moderators; its sender is thanked.
    async fn a_neighbour_reports(world: World) {
        let mut stranger = world.browser();
        let page = stranger.get(&world.here.on_idea("report")).await;
        let form = page.form("/report");
        let (reason, choice) = form.choices.first().cloned().unwrap();
        let page = stranger.send(form.fill(&reason, &choice).fill("report_text", "Not true.")).await;
        assert_eq!(page.all("#report .flash"), ["Thank you. The moderators have your report."]);
        assert!(page.all(".flash").len() == 1, "it is said once, beside the report: {}", page.text());

        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        bob.send(idea.form("/comments").fill("text", "And a bin beside it?")).await;
        let idea = stranger.get(&world.here.idea_page()).await;
        let (on_idea, on_comment) = ("/things/idea/", "/things/comment/");
        let link = idea.links().into_iter().find(|link| link.contains(on_comment) && link.ends_with("/report"));
        let page = stranger.get(&link.expect("a comment can be reported")).await;
        let page = stranger.send(page.form("/report").fill(&reason, &choice)).await;
        assert_eq!(page.all(".comment .flash"), ["Thank you. The moderators have your report."]);
        assert_eq!(page.all(".flash").len(), 1, "it is said once, at the comment: {}", page.text());
        assert!(page.forms().iter().any(|form| form.action.contains(on_idea)), "on the page of its idea");
        let reports = world.read(|tx| store::things::report::open(tx, 10));
        assert_eq!(reports.len(), 2);
    }
}
