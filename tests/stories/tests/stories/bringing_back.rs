//! A call is put away, read meanwhile, and brought back.

use calls::CallState;
use serde_json::{Value, json};
use stories::{Form, World, story};

use crate::deciding::of_call;
use crate::hostile::{TEXTS, is_harmless};

const REASON: &str = "Many asked for one more week.";

fn state(world: &World) -> CallState {
    let call = world.here.call_id;
    world.read(move |tx| store::calls::call::get(tx, call)).state
}

story! {
    /// Meanwhile everybody reads it and nobody takes part; back, it stands among the calls again with the reason, and those who
    /// follow it are told.
    async fn a_call_that_was_put_away_is_brought_back(world: World) {
        let mut officer = world.browser_of("officer");
        let mut ann = world.browser_of("ann");
        assert_eq!(officer.look(&of_call(&world, "bring-back")).await.status, 409, "it is not put away");
        let page = officer.get(&of_call(&world, "archive")).await;
        officer.send(page.form("/archive")).await.must_say("The call is put away");
        assert_eq!(state(&world), CallState::Archived);
        let (bob, call) = (world.here.person("bob").id, world.here.call_id);
        let now = world.now();
        world.here.write(&world.store, move |tx| store::things::follow::start(tx, call.thing(), bob, now));
        let seen = world.browser().get(&world.here.call_page()).await;
        seen.must_say("This call is put away");
        seen.must_say("Nobody can take part any more");
        let share = ann.look(&format!("{}/share", world.here.call_page())).await;
        assert!(share.forms().iter().all(|form| form.value("title").is_none()), "{}", share.text());
        assert!(!seen.links().iter().any(|link| link.ends_with("/bring-back")), "it is the office's");
        let theirs = officer.get(&world.here.call_page()).await;
        assert!(theirs.links().iter().any(|link| link.ends_with("/bring-back")), "{:?}", theirs.links());

        let asks = officer.get(&of_call(&world, "bring-back")).await;
        asks.must_say("Bring this call back?");
        asks.must_say("By its dates people can do this again at once");
        let form = asks.form("/bring-back");
        let unsaid = officer.send(form.clone().fill("text", "no")).await;
        assert_eq!(unsaid.status, 422, "why?");
        assert_eq!(unsaid.form("/bring-back").value("text"), Some("no"), "what was typed is kept");
        officer.send(form.clone().fill("text", REASON)).await.must_say("The call is back");
        assert_eq!(state(&world), CallState::Published);
        let seen = world.browser().get(&world.here.call_page()).await;
        seen.must_say("Brought back on");
        seen.must_say(REASON);
        assert!(!seen.says("This call is put away"));
        let told = world.read(move |tx| store::things::notice::recent(tx, bob, 10));
        assert!(told.iter().any(|one| one.kind == city::StepKind::BroughtBack), "{told:?}");
        assert_eq!(officer.post(form.fill("text", REASON)).await.status, 409, "an old window brings nothing back twice");
        world.browser_of("admin").get(&format!("{}/log", world.here.base())).await.must_say("Brought a call back");
    }
}

story! {
    /// Only its officers; by a program in the same way, and the call says it; hostile reasons are only words.
    async fn who_may_bring_a_call_back(world: World) {
        let mut officer = world.browser_of("officer");
        let (token, call) = (world.token_of("officer", "read desk"), &world.here.call);
        let path = format!("/calls/{call}/bring-back");
        let early = officer.api("POST", &path, &token, &json!({ "reason": REASON }).to_string()).await;
        assert_eq!(early.status, 409, "{}", early.body);
        officer.api("POST", &format!("/calls/{call}/archive"), &token, "{}").await;
        for name in ["ann", "moderator"] {
            assert_eq!(world.browser_of(name).look(&of_call(&world, "bring-back")).await.status, 403, "{name}");
        }
        let short = officer.api("POST", &path, &token, &json!({ "reason": "" }).to_string()).await;
        assert_eq!(short.status, 422, "{}", short.body);
        let back = officer.api("POST", &path, &token, &json!({ "reason": REASON }).to_string()).await;
        assert_eq!(back.status, 200, "{}", back.body);
        let back: Value = serde_json::from_str(&back.body).unwrap();
        assert_eq!(back["returns"][0]["reason"], json!(REASON), "{back}");
        assert_eq!(state(&world), CallState::Published);
        for text in TEXTS {
            let page = officer.get(&of_call(&world, "archive")).await;
            officer.send(page.form("/archive")).await;
            let page = officer.get(&of_call(&world, "bring-back")).await;
            let form: Form = page.form("/bring-back").fill("text", text);
            is_harmless(&officer.send(form).await);
            is_harmless(&world.browser().get(&world.here.call_page()).await);
        }
    }
}
