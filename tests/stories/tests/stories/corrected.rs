//! A public decision that is corrected: what was decided first stays readable, and whoever heard hears again.

use calls::{IdeaState, Rule};
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out};
use crate::many::change;
use crate::pages_of_a_decision::eligible;

const REASON: &str = "There is room for it between the limes.";
const OTHER: &str = "The limes stay, so there is no room.";
const HOSTILE: &str = "We read the <b>old</b> plan & measured again.";

fn state(world: &World) -> IdeaState {
    let idea = world.here.idea;
    world.read(move |tx| store::calls::idea::get(tx, idea)).state
}

fn correction(world: &World) -> String {
    format!("{}/desk/ideas/{}/correction", world.here.base(), world.here.idea)
}

fn result(world: &World) -> String {
    format!("{}/result", world.here.call_page())
}

/// Two ideas, the first selected, and the result is out.
async fn decided(world: &World, officer: &mut Browser) {
    let ideas = eligible(world, officer, 2).await;
    change(world, |call| {
        call.content.rule = Rule::Office;
        call.content.places = Some(1);
    });
    let mut form = officer.get(&of_call(world, "decide")).await.form("/decide");
    for (idea, verdict) in ideas.iter().zip(["selected", "not_selected"]) {
        form =
            form.fill(&format!("verdict-{idea}"), verdict).fill(&format!("reason-{idea}"), REASON);
    }
    publish(officer, form.fill("publish_at", "2026-12-05T09:00")).await.must_say("Decided");
    assert_eq!(
        officer.get(&correction(world)).await.status,
        404,
        "nobody has heard yet: it is changed there"
    );
    world.pass(SignedDuration::from_hours(24 * 13));
    results_come_out(world);
    assert_eq!(state(world), IdeaState::Selected);
}

fn filled(page: &Page, verdict: &str, reason: &str, why: &str) -> stories::Form {
    page.form("/correction").fill("verdict", verdict).fill("reason", reason).fill("why", why)
}

story! {
    /// An officer corrects a decision with a public reason; what was decided first, when, and why it changed stand on the
    /// result and on the idea, and a second correction keeps all.
    async fn what_was_decided_first_stays_readable(world: World) {
        let mut officer = world.browser_of("officer");
        decided(&world, &mut officer).await;
        let mut neighbour = world.browser();
        neighbour.get(&result(&world)).await.must_say("One idea will be carried out");
        let idea = officer.get(&world.here.idea_page()).await;
        assert!(idea.links().contains(&correction(&world)), "{:?}", idea.links());
        assert!(!neighbour.get(&world.here.idea_page()).await.links().contains(&correction(&world)));

        // What is missing stands beside its field, with everything kept.
        let page = officer.get(&correction(&world)).await;
        page.must_say("Selected, since 5 December");
        let same = officer.send(filled(&page, "selected", REASON, HOSTILE)).await;
        assert_eq!(same.status, 422);
        same.must_say("Nothing differs from what stands.");
        let silent = officer.send(filled(&same, "not_selected", OTHER, "no")).await;
        assert_eq!(silent.status, 422);
        let kept = silent.form("/correction");
        assert_eq!((kept.value("verdict"), kept.value("reason")), (Some("not_selected"), Some(OTHER)));
        assert_eq!(state(&world), IdeaState::Selected);

        let form = kept.fill("why", HOSTILE);
        officer.send(form.clone()).await.must_say("The decision is corrected.");
        assert_eq!(state(&world), IdeaState::NotSelected);
        let stale = officer.send(form).await;
        assert_eq!(stale.status, 422, "an older page");
        stale.must_say("Somebody corrected this meanwhile.");
        let seen = neighbour.get(&result(&world)).await;
        for words in ["0 ideas will be carried out", OTHER, HOSTILE, REASON, "Decided on 5 December: Selected", "Corrected on 6 December"] {
            seen.must_say(words);
        }
        let page = neighbour.get(&world.here.idea_page()).await;
        for words in [REASON, "The decision was corrected", HOSTILE, OTHER] {
            page.must_say(words);
        }

        // Once more: the first and the second stay.
        world.pass(SignedDuration::from_hours(24));
        let page = officer.get(&correction(&world)).await;
        officer.send(filled(&page, "selected", "The limes go after all.", "The council changed its plan.")).await;
        assert_eq!(state(&world), IdeaState::Selected);
        let seen = neighbour.get(&result(&world)).await;
        for words in [
            "One idea will be carried out",
            "The limes go after all.",
            "The council changed its plan.",
            "Decided on 6 December: Not selected",
            OTHER,
            HOSTILE,
            "Decided on 5 December: Selected",
            REASON,
        ] {
            seen.must_say(words);
        }
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Corrected a public decision");
    }
}

story! {
    /// Its author and followers are told, feeds and files follow, programs correct and read it, and nobody else may.
    async fn whoever_heard_hears_of_a_correction(world: World) {
        let mut officer = world.browser_of("officer");
        let mut follower = world.browser_of("bob");
        let page = follower.get(&world.here.idea_page()).await;
        follower.send(page.form("/follow")).await;
        decided(&world, &mut officer).await;
        for name in ["bob", "ann"] {
            let refused = world.browser_of(name).get(&correction(&world)).await;
            assert!(matches!(refused.status.as_u16(), 303 | 403 | 404), "{name}: {}", refused.status);
        }
        let token = world.token_of("officer", "read desk");
        let at = format!("/ideas/{}", world.here.idea);
        let sent = json!({ "corrections": 0, "verdict": "not_selected", "reason": OTHER, "why": HOSTILE });
        let resident = world.token_of("ann", "read");
        let refused = officer.api("POST", &format!("{at}/correction"), &resident, &sent.to_string()).await;
        assert!(matches!(refused.status.as_u16(), 403 | 404), "{}", refused.body);
        let mute = json!({ "corrections": 0, "verdict": "not_selected", "reason": OTHER, "why": "no" });
        let mute = officer.api("POST", &format!("{at}/correction"), &token, &mute.to_string()).await;
        assert_eq!(mute.status, 422);
        assert!(mute.body.contains("\"why\""), "{}", mute.body);
        let done = officer.api("POST", &format!("{at}/correction"), &token, &sent.to_string()).await;
        assert_eq!(done.status, 204, "{}", done.body);
        let late = officer.api("POST", &format!("{at}/correction"), &token, &sent.to_string()).await;
        assert_eq!(late.status, 409, "{}", late.body);
        let read = officer.api("GET", &format!("{at}/decision"), &token, "").await;
        let read: Value = serde_json::from_str(&read.body).unwrap();
        assert_eq!(read["verdict"], json!("not_selected"));
        assert_eq!(read["corrected"][0]["verdict"], json!("selected"));
        assert_eq!(read["corrected"][0]["reason"], json!(REASON));
        assert_eq!(read["corrected"][0]["why"], json!(HOSTILE));

        let mut neighbour = world.browser();
        let table = neighbour.get(&format!("{}.csv", world.here.call_page())).await;
        assert!(table.body.contains(OTHER), "{}", table.body);
        let feed = neighbour.get(&format!("{}.atom", world.here.call_page())).await;
        let now = world.now().strftime("%Y-%m-%dT%H:%M").to_string();
        assert!(feed.body.contains(&format!("<updated>{now}")), "{now}: {}", feed.body);
        for (name, words) in [("ann", "The decision on your idea"), ("bob", "The decision on “")] {
            let told = world.browser_of(name).get(&format!("{}/me", world.here.base())).await;
            told.must_say(words);
        }
    }
}
