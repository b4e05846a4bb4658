//! Two ideas that are one, and what becomes of it when that was a mistake.

use calls::{Idea, IdeaState};
use city::Id;
use jiff::SignedDuration;
use serde_json::json;
use stories::{Browser, Form, Page, World, story};

use crate::desk::state;

fn merge(world: &World, twin: Id<Idea>) -> String {
    format!("{}/desk/ideas/{twin}/merge", world.here.base())
}

/// Merges a second idea of ann's into the one of the story, and answers where that leads.
async fn merged(world: &World, officer: &mut Browser) -> (Id<Idea>, Page) {
    let twin = world.here.add_idea(&world.store, 1);
    let page = officer.get(&merge(world, twin)).await;
    let action = merge(world, twin);
    let posts = |form: &Form| form.action == action && form.value("csrf").is_some();
    let nothing = officer.send(page.forms().into_iter().find(posts).unwrap()).await;
    assert_eq!(nothing.status, 422, "the one that stays has to be chosen");
    let search = format!("{}?q=bench&into={}", merge(world, twin), world.here.idea);
    let page = officer.get(&search).await;
    let form = page.forms().into_iter().find(|form| form.value("into").is_some()).unwrap();
    let page = officer.send(form.fill("into", &world.here.idea.to_string())).await;
    (twin, page)
}

story! {
    /// A merge is named at the desk and undone there: who supported, followed and commented which idea is as it was, and
    /// nobody ever hears of it.
    async fn a_merge_is_undone(world: World) {
        let (kept, mut officer, mut bob) = (world.here.idea, world.browser_of("officer"), world.browser_of("bob"));
        let twin = world.here.add_idea(&world.store, 1);
        let at = format!("{}/ideas/{twin}", world.here.call_page());
        let page = bob.get(&at).await;
        bob.send(page.form("/support")).await;
        let page = bob.get(&at).await;
        bob.send(page.form("/comments").fill("text", "Mine would stand there too.")).await;
        let counts = |world: &World, idea: Id<Idea>| {
            let idea = world.read(move |tx| store::calls::idea::get(tx, idea));
            (idea.state, idea.supports, idea.comments)
        };
        let before = (counts(&world, twin), counts(&world, kept));

        let form = officer.get(&format!("{}?into={kept}", merge(&world, twin))).await;
        let form = form.forms().into_iter().find(|form| form.value("into").is_some()).unwrap();
        let page = officer.send(form).await;
        assert!(page.path.contains("/screen?idea="), "{}: the desk goes on", page.path);
        page.must_say("One idea is merged into another");
        assert_eq!(state(&world, twin), IdeaState::Merged);
        assert_ne!(counts(&world, kept), before.1);
        world.browser().get(&world.here.idea_page()).await.must_say("Mine would stand there too.");

        let undone = officer.send(page.form("/desk/undo")).await;
        undone.must_say("It is undone.");
        assert_eq!((counts(&world, twin), counts(&world, kept)), before);
        world.browser().get(&at).await.must_say("Mine would stand there too.");
        assert!(!world.browser().get(&world.here.idea_page()).await.says("Mine would stand there too."));
        let me = world.browser_of("ann").get(&format!("{}/me", world.here.base())).await;
        assert!(!me.says("merged"), "nobody was told of what was undone: {}", me.text());
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Undid a merge");
    }
}

story! {
    /// After a quarter of an hour a merge stands, since its authors may have heard; a program is told the same.
    async fn a_merge_stands_once_it_is_told(world: World) {
        let mut officer = world.browser_of("officer");
        let (twin, page) = merged(&world, &mut officer).await;
        let undo = page.form("/desk/undo");
        world.pass(SignedDuration::from_mins(16));
        assert_eq!(officer.send(undo).await.status, 410);
        assert_eq!(state(&world, twin), IdeaState::Merged);

        let token = world.token_of("officer", "read desk");
        let mut program = world.browser();
        let path = format!("/ideas/{twin}/merge");
        let late = program.api("DELETE", &path, &token, "").await;
        assert_eq!(late.status, 409, "{}", late.body);
        let other = world.here.add_idea(&world.store, 2);
        let path = format!("/ideas/{other}/merge");
        let into = json!({ "into": world.here.idea.to_string() }).to_string();
        assert_eq!(program.api("POST", &path, &token, &into).await.status, 200);
        let undone = program.api("DELETE", &path, &token, "").await;
        assert_eq!(undone.status, 200, "{}", undone.body);
        assert_eq!(state(&world, other), IdeaState::Published);
    }
}
