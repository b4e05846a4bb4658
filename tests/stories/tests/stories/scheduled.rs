//! A decision that is scheduled: looked at, changed, moved and called back until somebody hears.

use calls::Screening;
use jiff::SignedDuration;
use stories::{Browser, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out, screen};
use crate::hidden::act_as;

const REASON: &str = "There is room for it between the limes.";

/// Screens, closes and chooses; the form stands ready to be published.
async fn prepared(world: &World, officer: &mut Browser) -> stories::Form {
    screen(world, officer).await;
    let close = officer.get(&of_call(world, "close")).await;
    officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
    let (idea, decide) = (world.here.idea, of_call(world, "decide"));
    let page = officer.get(&decide).await;
    page.form("/decide")
        .fill(&format!("verdict-{idea}"), "selected")
        .fill(&format!("reason-{idea}"), REASON)
}

fn button<'a>(page: &'a Page, value: &str) -> Option<&'a str> {
    let html = page.body.as_str();
    let start = html.find(&format!("value=\"{value}\""))?;
    let rest = html.get(start..)?;
    rest.get(rest.find('>')? + 1..rest.find("</button>")?).map(str::trim)
}

fn made(world: &World) -> usize {
    let call = world.here.call_id;
    world.read(move |tx| store::calls::decision::of_call(tx, call)).len()
}

story! {
    /// The button names the moment and asks once, on the page that everybody will see; a second click is harmless.
    async fn publishing_names_its_moment_and_asks_once(world: World) {
        let mut officer = world.browser_of("officer");
        let form = prepared(&world, &mut officer).await.fill("publish_at", "2026-12-05T09:00");
        let saved = officer.send(form.press("do", "save")).await;
        assert_eq!(button(&saved, "publish"), Some("Publish on 5 December, 09:00"));
        let asked = officer.send(saved.form("/decide").press("do", "publish")).await;
        asked.must_say("One idea will be carried out");
        asked.must_say(REASON);
        asked.must_say("Decided by Office of the wagtail, published 5 December");
        asked.must_say("Authors hear on 5 December, 08:45, everybody else on 5 December, 09:00.");
        assert_eq!(made(&world), 0, "it only asks");
        let yes = asked.form("/decide").press("do", "confirm");
        let decided = officer.send(yes.clone()).await;
        decided.must_say("Everybody sees the result on 5 December, 09:00.");
        assert_eq!(made(&world), 1);
        let twice = officer.send(yes).await;
        assert_eq!(twice.status, 200);
        twice.must_say("Everybody sees the result on 5 December, 09:00.");
        assert_eq!(made(&world), 1);

        // A moment that leaves authors no time is put off, and the page says so before and after.
        let called = officer.send(twice.form("/decide").press("do", "call-back")).await;
        let now = world.now().to_zoned(jiff::tz::TimeZone::get("Europe/Brussels").unwrap());
        let soon = now.checked_add(SignedDuration::from_mins(5)).unwrap();
        let form = called.form("/decide").fill("publish_at", &soon.strftime("%Y-%m-%dT%H:%M").to_string());
        let asked = officer.send(form.press("do", "publish")).await;
        asked.must_say("Authors hear at once and need a quarter of an hour");
        let decided = officer.send(asked.form("/decide").press("do", "confirm")).await;
        decided.must_say("it comes out later than you asked");
        decided.must_say("It stands, and is not changed any more.");
    }
}

story! {
    /// Until authors hear, what is scheduled is looked at, changed, moved and called back, and nobody hears of it.
    async fn what_is_scheduled_can_still_change(world: World) {
        let mut officer = world.browser_of("officer");
        let (idea, decide) = (world.here.idea, of_call(&world, "decide"));
        let reason = format!("reason-{idea}");
        let form = prepared(&world, &mut officer).await.fill("publish_at", "2026-12-05T09:00");
        let decided = publish(&mut officer, form).await;
        officer.get(&decided.link("See it as everybody will")).await.must_say(REASON);
        let form = decided.form("/decide");
        assert_eq!(form.value("publish_at"), Some("2026-12-05T09:00"));
        assert_eq!(form.value(&reason), Some(REASON));

        // Changed and moved at once; what is not complete is not taken, and the decision stands.
        let wrong = officer.send(form.clone().fill(&reason, "No.").press("do", "publish")).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(made(&world), 1);
        let better = "The gardeners measured, and it fits.";
        let form = wrong.form("/decide").fill(&reason, better).fill("publish_at", "2026-12-07T10:30");
        let changed = officer.send(form.press("do", "publish")).await;
        changed.must_say("Changed. Nobody has heard of it.");
        changed.must_say("Everybody sees the result on 7 December, 10:30.");
        assert_eq!(button(&changed, "publish"), Some("Keep the change, publish on 7 December, 10:30"));

        // Whoever looks from an older page is told.
        let stale = officer.send(form_of(&decided).press("do", "call-back")).await;
        assert_eq!(stale.status, 422);
        assert_eq!(made(&world), 1);

        // Called back: nothing typed is lost, the moment stays in the form, and its jobs find nothing.
        let last = "The gardeners measured twice, and it fits.";
        let form = changed.form("/decide").fill(&reason, last);
        let back = officer.send(form.press("do", "call-back")).await;
        back.must_say("Called back. Nobody has heard");
        let form = back.form("/decide");
        assert_eq!(form.value(&reason), Some(last));
        assert_eq!(form.value("publish_at"), Some("2026-12-07T10:30"));
        assert_eq!(made(&world), 0);
        world.pass(SignedDuration::from_hours(24 * 20));
        results_come_out(&world);
        for name in ["ann", "bob"] {
            assert!(!world.browser_of(name).get(&world.here.idea_page()).await.says(last), "{name}");
        }
        let result = format!("{}/result", world.here.call_page());
        assert_eq!(world.browser().get(&result).await.status, 404);
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Called a decision back before it came out");
        log.must_say("Changed a decision before it came out");

        // Decided once more, it comes out, and then nothing can be called back.
        let mut officer = world.browser_of("officer");
        let form = officer.get(&decide).await.form("/decide");
        publish(&mut officer, form).await.must_say("Decided");
        let old = officer.get(&decide).await.form("/decide").press("do", "call-back");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        assert_eq!(officer.send(old).await.status, 422, "it is public");
        world.browser().get(&result).await.must_say(last);
    }
}

story! {
    /// An idea that was hidden while the call was decided and shown again, and one that was found to meet the conditions
    /// after all, get decisions of their own; the desk and the page say so, and what was decided stays.
    async fn what_comes_after_a_decision_is_decided_on_its_own(world: World) {
        let mut officer = world.browser_of("officer");
        let decide = of_call(&world, "decide");
        let (hidden, corrected) = (world.here.add_idea(&world.store, 1), world.here.add_idea(&world.store, 2));
        let fits = Screening::Eligible;
        act_as(&world, "officer", move |act| acts::calls::screening::screen(act, hidden, &fits, 1));
        let not_here =
            Screening::Ineligible { criterion: "here".to_owned(), reason: "It lies across the border.".to_owned() };
        act_as(&world, "officer", move |act| acts::calls::screening::screen(act, corrected, &not_here, 1));
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, hidden, "It sells benches to neighbours.").map(|_| ())
        });
        let form = prepared(&world, &mut officer).await;
        publish(&mut officer, form).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        let page = officer.get(&decide).await;
        page.must_say("The result is public since");
        let desk = format!("{}/desk", world.here.base());
        let waits = |page: &Page| page.links().iter().any(|link| link.ends_with("/decide"));
        assert!(!page.forms().iter().any(|form| form.action.ends_with("/decide")), "nothing to decide");

        act_as(&world, "moderator", move |act| acts::things::hiding::restore(act, hidden).map(|_| ()));
        act_as(&world, "officer", move |act| acts::calls::screening::screen(act, corrected, &Screening::Eligible, 2));
        assert!(waits(&officer.get(&desk).await), "the desk says that it waits");
        let page = officer.get(&decide).await;
        page.must_say("2 ideas came to this call after it was decided");
        page.must_say("its author hears at once");
        let late = "It came back too late for this year.";
        for idea in [hidden, corrected] {
            let form = officer.get(&decide).await.form("/decide");
            let form = form
                .fill(&format!("verdict-{idea}"), "not_selected")
                .fill(&format!("reason-{idea}"), late)
                .press("do", &format!("publish-{idea}"));
            officer.send(form).await.must_say("The author hears now");
        }
        results_come_out(&world);
        let result = format!("{}/result", world.here.call_page());
        assert!(!world.browser().get(&result).await.says(late), "its authors hear first");
        world.pass(SignedDuration::from_mins(16));
        results_come_out(&world);
        let shown = world.browser().get(&result).await;
        assert_eq!(shown.body.matches(late).count(), 2, "{}", shown.text());
        shown.must_say(REASON);
        officer.get(&decide).await.must_say("The result is public since");
        let call = world.here.call_id;
        let made = world.read(move |tx| store::calls::decision::of_call(tx, call));
        assert_eq!(made.len(), 3);
    }
}

fn form_of(page: &Page) -> stories::Form {
    page.form("/decide")
}
