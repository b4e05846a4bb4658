//! A result that comes out in steps: one part first, the rest by a promised day.

use calls::{IdeaState, Rule};
use city::Id;
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Form, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out};
use crate::many::change;
use crate::pages_of_a_decision::eligible;

const REASON: &str = "There is room for it between the limes.";
const HOSTILE: &str = "The <b>square</b> & its limes";

fn state(world: &World, idea: Id<calls::Idea>) -> IdeaState {
    world.read(move |tx| store::calls::idea::get(tx, idea)).state
}

fn chosen(form: Form, idea: Id<calls::Idea>, verdict: &str) -> Form {
    form.fill(&format!("verdict-{idea}"), verdict).fill(&format!("reason-{idea}"), REASON)
}

fn is_later(page: &Page, idea: Id<calls::Idea>) -> bool {
    page.form("/decide").value(&format!("later-{idea}")).is_some()
}

/// Three ideas in a call with two places, of which the first is to be decided now.
async fn begun(world: &World, officer: &mut Browser) -> (Vec<Id<calls::Idea>>, Page) {
    let ideas = eligible(world, officer, 3).await;
    change(world, |call| {
        call.content.rule = Rule::Office;
        call.content.places = Some(2);
    });
    let page = officer.get(&of_call(world, "decide")).await;
    let form = chosen(page.form("/decide"), ideas[0], "selected");
    let form = form.fill(&format!("tick-{}", ideas[0]), "1").fill("publish_at", "2026-12-05T09:00");
    let page = officer.send(form.press("do", "step-only")).await;
    (ideas, page)
}

async fn call_json(world: &World, browser: &mut Browser) -> Value {
    let page = browser.get(&format!("{}/calls.json", world.here.base())).await;
    let all: Value = serde_json::from_str(&page.body).unwrap();
    let slug = world.here.call.to_string();
    let calls = all["items"].as_array().unwrap();
    calls.iter().find(|call| call["call"] == json!(slug)).unwrap().clone()
}

story! {
    /// An officer picks what a step decides, promises the rest, moves the step and calls it back; nobody hears of that.
    async fn a_step_is_picked_promised_and_moved(world: World) {
        let mut officer = world.browser_of("officer");
        let (ideas, page) = begun(&world, &mut officer).await;
        page.must_say("This step decides 1; 2 ideas are left for later.");
        page.must_say("1 of 2 places");
        assert_eq!(ideas.iter().map(|idea| is_later(&page, *idea)).collect::<Vec<_>>(), [false, true, true]);

        // What is missing or out of order stands beside its field, and nothing typed is lost.
        let form = page.form("/decide").fill("step-en", HOSTILE);
        let unsaid = officer.send(form.press("do", "publish")).await;
        assert_eq!(unsaid.status, 422);
        unsaid.must_say("Say by when the rest is decided.");
        let mut page = unsaid;
        for (typed, flaw) in [
            ("2026-12-05T08:00", "This must lie after the moment at which this step is published."),
            ("some day", "Write the day as in"),
        ] {
            let form = page.form("/decide").fill("next_at", typed);
            assert_eq!(form.value("step-en"), Some(HOSTILE));
            let wrong = officer.send(form.press("do", "publish")).await;
            assert_eq!(wrong.status, 422, "{typed}");
            wrong.must_say(flaw);
            assert_eq!(wrong.form("/decide").value("next_at"), Some(typed));
            page = wrong;
        }
        let long = page.form("/decide").fill("next_at", "2026-12-20T12:00").fill("step-en", &"a".repeat(200));
        let page = officer.send(long.press("do", "publish")).await;
        assert_eq!(page.status, 422);

        let form = page.form("/decide").fill("next_at", "2026-12-20T12:00").fill("step-en", HOSTILE);
        let asked = officer.send(form.press("do", "publish")).await;
        asked.must_say("2 ideas stay open, to be decided by 20 December, 12:00.");
        asked.must_say(&format!("Step 1: {HOSTILE}"));
        asked.must_say("Still being decided");
        let decided = officer.send(asked.form("/decide").press("do", "confirm")).await;
        decided.must_say("Everybody sees the result on 5 December, 09:00.");
        let mut neighbour = world.browser();
        assert_eq!(call_json(&world, &mut neighbour).await["steps"], json!([]), "nobody hears before");

        // The scheduled step takes another idea in and another moment, and is called back with all of it.
        let form = decided.form("/decide");
        assert_eq!(form.value("next_at"), Some("2026-12-20T12:00"));
        let both = form.fill(&format!("tick-{}", ideas[0]), "1").fill(&format!("tick-{}", ideas[1]), "1");
        let both = chosen(both, ideas[1], "not_selected").fill("publish_at", "2026-12-06T10:00");
        let moved = officer.send(both.press("do", "step-only")).await;
        moved.must_say("Changed. Nobody has heard of it.");
        moved.must_say("Everybody sees the result on 6 December, 10:00.");
        moved.must_say("This step decides 2; one idea is left for later.");
        let back = officer.send(moved.form("/decide").press("do", "call-back")).await;
        back.must_say("Called back. Nobody has heard");
        let form = back.form("/decide");
        assert_eq!((form.value("next_at"), form.value("step-en")), (Some("2026-12-20T12:00"), Some(HOSTILE)));
        assert_eq!(ideas.iter().map(|idea| is_later(&back, *idea)).collect::<Vec<_>>(), [false, false, true]);
        world.pass(SignedDuration::from_hours(24 * 20));
        results_come_out(&world);
        assert_eq!(state(&world, ideas[0]), IdeaState::Eligible);
        assert_eq!(neighbour.get(&format!("{}/result", world.here.call_page())).await.status, 404);

        // Whatever has a verdict and a reason; then everything.
        let ready = officer.send(form.press("do", "step-ready")).await;
        assert_eq!(ideas.iter().map(|idea| is_later(&ready, *idea)).collect::<Vec<_>>(), [false, false, true]);
        let all = officer.send(ready.form("/decide").press("do", "step-all")).await;
        all.must_say("Everything below comes out together.");
        let unmeant = officer.send(all.form("/decide").press("do", "step-only")).await;
        assert_eq!(unmeant.status, 422);
        unmeant.must_say("Tick ideas, or choose a neighbourhood or a theme.");
    }
}

story! {
    /// What a step decided is public with its reasons; what is open says by when, everywhere, until the last step closes
    /// the decision.
    async fn the_rest_is_promised_everywhere_and_the_last_step_closes(world: World) {
        let mut officer = world.browser_of("officer");
        let (ideas, page) = begun(&world, &mut officer).await;
        let form = page.form("/decide").fill("next_at", "2026-12-20T12:00").fill("step-en", HOSTILE);
        let form = form.fill("result-en", "The limes come first.");
        publish(&mut officer, form).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(24 * 12));
        results_come_out(&world);
        assert_eq!(state(&world, ideas[0]), IdeaState::Selected);
        assert_eq!(state(&world, ideas[1]), IdeaState::Eligible);

        let mut neighbour = world.browser();
        let result = format!("{}/result", world.here.call_page());
        let seen = neighbour.get(&result).await;
        for words in [
            "One idea will be carried out",
            "2 ideas are still being decided, by 20 December.",
            "Still being decided",
            "The limes come first.",
            REASON,
        ] {
            seen.must_say(words);
        }
        seen.must_say(&format!("Step 1: {HOSTILE}"));
        assert_eq!(seen.all(".cut-line:not(.plain)").len(), 0, "how far it reaches is not known yet");
        let opened = neighbour.get(&world.here.call_page()).await;
        assert_eq!(opened.path, world.here.call_page());
        opened.must_say("First results are out");
        opened.must_say("The rest is being decided, by 20 December.");
        let idea = format!("{}/ideas/{}", world.here.call_page(), ideas[1]);
        let open = neighbour.get(&idea).await;
        open.must_say("Still being decided");
        open.must_say("The rest is being decided, by 20 December.");
        neighbour.get(&world.here.base()).await.must_say("The rest is being decided, by 20 December.");
        neighbour.get(&format!("{}/results", world.here.base())).await.must_say("One idea will be carried out");
        let call = call_json(&world, &mut neighbour).await;
        assert_eq!(call["results"], Value::Null);
        assert_eq!(call["steps"][0]["title"]["en"], json!(HOSTILE));
        assert_eq!(call["steps"][0]["next_at"], json!("2026-12-20T11:00:00Z"));
        assert_eq!(call["result"]["en"], json!("The limes come first."));

        // The rest is prepared anew; the words that are being written stay the office's.
        let page = officer.get(&of_call(&world, "decide")).await;
        page.must_say("One step is public; still open: 2");
        page.must_say("This step leaves nothing open: it closes the decision.");
        page.must_say("1 of 2 places");
        let desk = officer.get(&format!("{}/desk", world.here.base())).await;
        assert!(desk.links().iter().any(|link| link.contains("/decide")), "the rest waits");
        let mut form = page.form("/decide").fill("result-en", "The whole of it.");
        for idea in &ideas[1..] {
            form = chosen(form, *idea, "selected");
        }
        let many = officer.send(form.press("do", "publish")).await;
        assert_eq!(many.status, 422, "two places over all steps");
        let seen = neighbour.get(&result).await;
        assert!(!seen.says("The whole of it."), "{}", seen.text());
        let form = chosen(many.form("/decide"), ideas[2], "not_selected");
        let asked = officer.send(form.press("do", "publish")).await;
        asked.must_say("2 ideas will be carried out");
        let soon = asked.form("/decide").press("do", "confirm");
        officer.send(soon).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        assert_eq!(state(&world, ideas[2]), IdeaState::NotSelected);
        let whole = neighbour.get(&result).await;
        whole.must_say("2 ideas will be carried out");
        whole.must_say("The whole of it.");
        whole.must_say("Step 2");
        assert!(!whole.says("still being decided"), "{}", whole.text());
        assert_eq!(neighbour.get(&world.here.call_page()).await.path, result);
        let call = call_json(&world, &mut neighbour).await;
        assert_eq!(call["steps"].as_array().map(Vec::len), Some(2));
        assert_eq!(call["steps"][1]["next_at"], Value::Null);
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("a step of the result, 2 ideas left open");
    }
}

story! {
    /// A step that does not keep its promise says so; programs decide in steps too.
    async fn a_promise_that_is_not_kept_is_said_and_programs_decide_in_steps(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = eligible(&world, &mut officer, 2).await;
        change(&world, |call| call.content.rule = Rule::Office);
        let token = world.token_of("officer", "desk");
        let at = format!("/calls/{}", world.here.call);
        let choices = json!({ "choices": [
            { "idea": ideas[0].to_string(), "verdict": "selected", "reason": REASON },
            { "idea": ideas[1].to_string(), "later": true },
        ]});
        let kept = officer.api("PUT", &format!("{at}/choices"), &token, &choices.to_string()).await;
        assert_eq!(kept.status, 204, "{}", kept.body);
        let version = call_json(&world, &mut officer).await["version"].clone();
        let unsaid = json!({ "version": version });
        let unsaid = officer.api("POST", &format!("{at}/decision"), &token, &unsaid.to_string()).await;
        assert_eq!(unsaid.status, 422);
        assert!(unsaid.body.contains("next_at"), "{}", unsaid.body);
        let step = json!({ "title": { "en": HOSTILE }, "next_at": "2026-12-20T11:00:00Z" });
        let sent = json!({ "version": version, "step": step });
        let decided = officer.api("POST", &format!("{at}/decision"), &token, &sent.to_string()).await;
        assert_eq!(decided.status, 200, "{}", decided.body);
        world.pass(SignedDuration::from_mins(16));
        results_come_out(&world);
        assert_eq!(state(&world, ideas[0]), IdeaState::Selected);
        world.pass(SignedDuration::from_hours(24 * 30));
        let mut officer = world.browser_of("officer");
        let mut neighbour = world.browser();
        let result = neighbour.get(&format!("{}/result", world.here.call_page())).await;
        result.must_say("One idea is still being decided. It was promised by 20 December and is late.");
        let card = neighbour.get(&world.here.base()).await;
        card.must_say("The rest was promised by 20 December and is late.");
        let calendar = officer.get(&format!("{}/desk/calendar", world.here.base())).await;
        assert_eq!(calendar.status, 200);
        let desk = officer.get(&format!("{}/desk", world.here.base())).await;
        assert!(desk.links().iter().any(|link| link.contains("/decide")));
    }
}
