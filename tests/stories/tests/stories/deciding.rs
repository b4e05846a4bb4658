//! The officer's calls: made from a template, screened, decided one by one or all at once.

use crate::editor;
use acts::{Act, Stage, Who};
use calls::IdeaState;
use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

fn desk(world: &World, path: &str) -> String {
    format!("{}/desk/{path}", world.here.base())
}

/// The officer's page of the story's call.
pub(crate) fn of_call(world: &World, what: &str) -> String {
    desk(world, &format!("calls/{}/{what}", world.here.call))
}

pub(crate) async fn screen(world: &World, officer: &mut Browser) {
    let page = officer.get(&of_call(world, "screen")).await;
    let fits = |form: &Form| form.value("verdict") == Some("eligible");
    let form = page.forms().into_iter().find(fits).unwrap();
    officer.send(form).await;
}

fn state(world: &World) -> IdeaState {
    let idea = world.here.idea;
    world.read(move |tx| store::calls::idea::get(tx, idea)).state
}

/// What the runner of jobs does when it is time.
pub(crate) fn results_come_out(world: &World) {
    let stage = Stage {
        city: std::sync::Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let call = world.here.call_id;
    world.here.write(&world.store, move |tx| {
        let published = Act::begin(tx, &stage, &Who::System)
            .and_then(|mut act| acts::calls::decision::publish_results(&mut act, call));
        match published {
            Ok(()) => Ok(()),
            Err(acts::Refused::Store(error)) => Err(error),
            Err(refused) => panic!("{refused}"),
        }
    });
}

fn decide_form(page: &Page) -> Form {
    page.form("/decide")
}

/// Presses the button that publishes, and the one that says yes on the page that everybody will see.
pub(crate) async fn publish(officer: &mut Browser, form: Form) -> Page {
    let asked = officer.send(form.press("do", "publish")).await;
    let yes = asked
        .forms()
        .into_iter()
        .find(|form| form.buttons.iter().any(|(_, value)| value == "confirm"));
    let yes = yes.unwrap_or_else(|| panic!("{} does not ask: {}", asked.path, asked.text()));
    officer.send(yes.press("do", "confirm")).await
}

const REASON: &str = "There is room for it between the limes.";

story! {
    /// A verdict just given is taken back, and leaves no trace for residents.
    async fn a_verdict_is_taken_back(world: World) {
        let mut officer = world.browser_of("officer");
        screen(&world, &mut officer).await;
        assert_eq!(state(&world), IdeaState::Eligible);
        let after = of_call(&world, "screen");
        let page = officer.get(&after).await;
        officer.send(page.form("/undo")).await;
        assert_eq!(state(&world), IdeaState::Published);
        let idea = world.here.idea;
        let steps = world.read(move |tx| store::things::step::of(tx, idea.thing()));
        assert_eq!(steps.len(), 1, "{steps:?}");
    }
}

story! {
    /// In a call without an end, one idea is decided: its author hears first, then everyone.
    async fn one_idea_is_decided_on_its_own(world: World) {
        let mut officer = world.browser_of("officer");
        screen(&world, &mut officer).await;
        let (idea, decide) = (world.here.idea, of_call(&world, "decide"));
        let publish = format!("publish-{idea}");
        let form = decide_form(&officer.get(&decide).await).press("do", &publish);
        let unsaid = officer.send(form).await;
        assert_eq!(unsaid.status, 422, "{}", unsaid.text());
        let form = decide_form(&unsaid)
            .fill(&format!("verdict-{idea}"), "selected")
            .fill(&format!("reason-{idea}"), REASON)
            .press("do", &publish);
        officer.send(form.clone()).await.must_say("Decided");
        let twice = officer.send(form).await;
        assert_eq!(twice.status, 422, "a decision stands");

        results_come_out(&world);
        assert_eq!(state(&world), IdeaState::Eligible, "it is not yet time");
        assert!(!world.browser().get(&world.here.idea_page()).await.says(REASON));
        world.browser_of("ann").get(&world.here.idea_page()).await.must_say(REASON);

        world.pass(SignedDuration::from_mins(16));
        results_come_out(&world);
        assert_eq!(state(&world), IdeaState::Selected);
        world.browser().get(&world.here.idea_page()).await.must_say(REASON);
        let call = world.here.call_id;
        let call = world.read(move |tx| store::calls::call::get(tx, call));
        assert_eq!(call.results, None, "the call goes on");
    }
}

story! {
    /// A whole call is prepared, kept, previewed and decided once residents are done.
    async fn a_call_is_decided(world: World) {
        let mut officer = world.browser_of("officer");
        screen(&world, &mut officer).await;
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;

        let (idea, decide) = (world.here.idea, of_call(&world, "decide"));
        let form = decide_form(&officer.get(&decide).await)
            .fill(&format!("verdict-{idea}"), "not_selected")
            .fill(&format!("reason-{idea}"), REASON)
            .fill("result-en", "It ended sooner than we hoped.")
            .fill("publish_at", "2026-12-24T18:00");
        let preview = officer.send(form.clone().press("do", "preview")).await;
        preview.must_say("It ended sooner than we hoped.");
        let back = preview.links().into_iter().find(|link| link.contains("/decide?")).unwrap();
        let back = decide_form(&officer.get(&back).await);
        assert_eq!(back.value("publish_at"), Some("2026-12-24T18:00"), "kept over the preview");
        let stale = officer.send(form.press("do", "publish")).await;
        assert_eq!(stale.status, 422, "it was made from what stood there before");

        let form = decide_form(&officer.get(&decide).await);
        assert_eq!(form.value(&format!("reason-{idea}")), Some(REASON), "it was kept");
        assert_eq!(form.value("publish_at"), Some("2026-12-24T18:00"), "and so was the moment asked for");
        let form = form.fill("publish_at", "2026-11-24T09:00");
        let past = form.clone().fill("publish_at", "2020-01-01T09:00").press("do", "publish");
        assert_eq!(officer.send(past).await.status, 422);
        publish(&mut officer, form).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        assert_eq!(state(&world), IdeaState::NotSelected);

        // From now on the call opens on its result, and whoever wants its ideas still finds them.
        let mut neighbour = world.browser();
        let result = format!("{}/result", world.here.call_page());
        let opened = neighbour.get(&world.here.call_page()).await;
        assert_eq!(opened.path, result);
        opened.must_say(REASON);
        opened.must_say("One idea was written, and it is shown.");
        let ideas = neighbour.get(&opened.link("Ideas")).await;
        ideas.must_say("A bench for the wagtail");
        let narrowed = format!("{}?sort=oldest", world.here.call_page());
        assert_eq!(neighbour.get(&narrowed).await.status, 200, "an old link to the list");
        let calls = neighbour.get(&format!("{}/calls", world.here.base())).await;
        assert!(calls.links().contains(&result), "{:?}", calls.links());
    }
}

story! {
    /// A call is begun from a template, keeps what was typed, and is published.
    async fn a_call_is_made(world: World) {
        let mut officer = world.browser_of("officer");
        let page = editor::begin(&mut officer, &world.here, "quick-question").await;
        let form = editor::form(&page)
            .fill("title-en", "Where should the swing hang?")
            .fill("question-en", "Which tree is strong enough?")
            .fill("text-en", "We have **one** swing.");
        let page = officer.send(form.press("go", "who")).await;
        let form = editor::form(&page)
            .fill("office-en", "Parks")
            .fill("rule_text-en", "The gardeners choose.")
            .fill("places", "many");
        let wrong = officer.send(form.press("do", "next")).await;
        assert_eq!(wrong.status, 422);
        let kept = editor::form(&wrong);
        assert_eq!(kept.value("office-en"), Some("Parks"));
        assert_eq!(kept.value("places"), Some("many"));
        let page = officer.send(kept.fill("places", "1").press("go", "preview")).await;
        officer.send(editor::form(&page).press("do", "publish")).await;
        let calls = world.browser().get(&format!("{}/calls", world.here.base())).await;
        calls.must_say("Where should the swing hang?");
    }
}
