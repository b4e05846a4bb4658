//! Several officers mark the same idea: each alone at first, nobody who is near it, and its author reads it after the result.

use acts::calls::evaluation as acting;
use calls::Idea;
use calls::evaluation::{EvaluationState, Typed};
use city::{Id, Reach, Role};
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Form, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out, screen};
use crate::hidden::act_as;
use crate::hostile::{TEXTS, is_harmless};
use crate::mandates::{mandate, other_call};

/// Stands in a note for colleagues and nowhere else.
const NOTE: &str = "okapi";
/// Stands in a word to the author and nowhere else.
const WORD: &str = "tapir";

pub(crate) fn of_idea(world: &World, idea: Id<Idea>) -> String {
    format!("{}/desk/ideas/{idea}/evaluation", world.here.base())
}

pub(crate) fn mine(world: &World, idea: Id<Idea>) -> String {
    format!("{}?idea={idea}", of_call(world, "evaluate"))
}

pub(crate) fn form_with(page: &Page, field: &str) -> Form {
    let found = page.forms().into_iter().find(|form| form.value(field).is_some());
    found.unwrap_or_else(|| panic!("{} has no form with {field}: {}", page.path, page.text()))
}

/// The form whose button sends this.
pub(crate) fn form_that(page: &Page, deed: &str) -> Option<Form> {
    let sends = |form: &Form| form.buttons.iter().any(|(_, value)| value == deed);
    page.forms().into_iter().find(sends).map(|form| form.press("do", deed))
}

/// Has the office set up what is weighed, on its page; `shown` afterwards.
pub(crate) async fn set_up(world: &World, shown: &str) -> Page {
    let mut officer = world.browser_of("officer");
    let page = officer.get(&of_call(world, "evaluation")).await;
    let form = form_with(&page, "readers");
    let unfinished = officer.send(form.clone().fill("readers", "many").press("do", "save")).await;
    assert_eq!(unfinished.status, 422);
    assert_eq!(
        form_with(&unfinished, "readers").value("readers"),
        Some("many"),
        "what was typed is kept"
    );
    let form = form
        .fill("measure_1_en", "It can be done within a year")
        .fill("weight_1", "2")
        .fill("readers", "3")
        .fill("shown", shown)
        .press("do", "add");
    let page = officer.send(form).await;
    let form = form_with(&page, "readers");
    assert_eq!(form.value("measure_1_en"), Some("It can be done within a year"));
    let form = form.fill("measure_2_en", "Many gain by it").press("do", "save");
    let page = officer.send(form).await;
    assert!(page.status.is_success(), "{}", page.text());
    page
}

/// Makes officers of the call evaluators of it.
fn appoint(world: &World, names: &[&str]) {
    for name in names {
        if *name != "officer" && *name != "admin" {
            mandate(world, name, Role::Officer, Reach::Call(world.here.call_id.thing()));
        }
        let (call, who) = (world.here.call_id, world.here.person(name).id);
        act_as(world, "officer", move |act| acting::appoint(act, call, who, &[], &[]));
    }
}

pub(crate) async fn share_out(world: &World) -> Page {
    let mut officer = world.browser_of("officer");
    let page = officer.get(&of_call(world, "evaluation")).await;
    officer.send(form_that(&page, "share").expect("ideas lack evaluators")).await
}

pub(crate) fn typed(first: u8, second: u8, note: &str, word: &str) -> Typed {
    let mark = |mark: u8, note: &str| (mark.to_string(), note.to_owned());
    let marks = [("m1".to_owned(), mark(first, note)), ("m2".to_owned(), mark(second, ""))];
    Typed { marks: marks.into_iter().collect(), word: word.to_owned() }
}

fn version_of(world: &World, name: &str, idea: Id<Idea>) -> Option<(EvaluationState, i64)> {
    let who = world.here.person(name).id;
    let own = world.read(move |tx| store::calls::evaluation::get(tx, idea, who));
    own.map(|own| (own.state, own.version))
}

pub(crate) fn hand_in(world: &World, name: &str, idea: Id<Idea>, marks: Typed) {
    let (_, version) = version_of(world, name, idea).unwrap_or_else(|| panic!("{name} has it not"));
    act_as(world, name, move |act| acting::hand_in(act, idea, &marks, version));
}

story! {
    /// What is weighed is set up, ideas are shared out to everybody but once, and told; what somebody marks nobody sees who has
    /// not handed in themselves, on no page, in no file, by no program.
    async fn several_evaluate_each_alone_at_first(world: World) {
        set_up(&world, "authors").await;
        appoint(&world, &["officer", "admin", "bob"]);
        let (idea, second) = (world.here.idea, world.here.add_idea(&world.store, 2));
        let page = share_out(&world).await;
        page.must_say("0 of 2");
        let many = |world: &World, idea| world.read(move |tx| store::calls::evaluation::of_idea(tx, idea)).len();
        assert_eq!((many(&world, idea), many(&world, second)), (3, 3));
        assert!(form_that(&page, "share").is_none(), "nothing lacks anybody");
        let mut bob = world.browser_of("bob");
        bob.get(&format!("{}/me", world.here.base())).await.must_say("2 ideas wait for your marks");

        hand_in(&world, "admin", idea, typed(1, 5, NOTE, WORD));
        let places = [
            of_idea(&world, idea),
            of_call(&world, "evaluation"),
            of_call(&world, "evaluate"),
            format!("{}?idea={idea}", of_call(&world, "screen")),
            format!("{}/evaluations.csv", world.here.call_page()),
            format!("{}/evaluations.json", world.here.call_page()),
            world.here.idea_page(),
        ];
        for place in &places {
            let page = bob.get(place).await;
            assert!(page.status.is_success(), "{place}: {}", page.status);
            assert!(!page.body.contains(NOTE) && !page.body.contains(WORD), "{place} tells too early");
            // (2 × 1 + 5) / 3 is 2.3.
            assert!(!page.says("2.3"), "{place} tells too early");
        }
        bob.get(&of_idea(&world, idea)).await.must_say("Yours first");
        let token = world.token_of("bob", "read desk");
        let seen = bob.api("GET", &format!("/ideas/{idea}/evaluation"), &token, "").await;
        assert!(!seen.body.contains(NOTE) && seen.body.contains("\"own\""), "{}", seen.body);

        let page = bob.get(&mine(&world, idea)).await;
        let form = form_that(&page, "hand-in").expect("it waits");
        let half = bob.send(form.clone().fill("mark_m1", "4").fill("word", "Good.")).await;
        assert_eq!(half.status, 422, "a mark is missing");
        let again = form_that(&half, "hand-in").unwrap();
        assert_eq!((again.value("mark_m1"), again.value("word")), (Some("4"), Some("Good.")), "kept");
        let next = bob.send(again.fill("mark_m2", "5")).await;
        next.must_say("1 of 2 handed in");
        let twice = bob.send(form.fill("mark_m1", "0").fill("mark_m2", "0")).await;
        assert_eq!(twice.status, 422, "an old window changes nothing");
        twice.must_say("A colleague changed this meanwhile");

        let page = bob.get(&of_idea(&world, idea)).await;
        page.must_say(NOTE);
        page.must_say(WORD);
        // (2 × 4 + 5) / 3 is 4.3; the mean of 7 and 13 thirds is 3.3.
        page.must_say("3.3 of 5");
        page.must_say("2.3 to 4.3");
        bob.get(&places[4]).await.must_say(NOTE);
        let seen = bob.api("GET", &format!("/ideas/{idea}/evaluation"), &token, "").await;
        let seen: Value = serde_json::from_str(&seen.body).unwrap();
        assert_eq!((&seen["sight"], &seen["summary"]["mean"]), (&json!("everything"), &json!(333)));
        let officer = world.browser_of("officer").get(&of_idea(&world, idea)).await;
        assert!(!officer.body.contains(NOTE), "the officer has not handed in");
    }
}

story! {
    /// Nobody evaluates what is near them: what they wrote is never given, what they say is noted, and both see nothing.
    async fn whoever_is_near_an_idea_stays_away(world: World) {
        set_up(&world, "staff").await;
        appoint(&world, &["officer", "ann", "bob"]);
        let idea = world.here.idea;
        share_out(&world).await;
        assert_eq!(version_of(&world, "ann", idea), None, "it is hers");
        let (ann, page) = (world.here.person("ann").id, of_idea(&world, idea));
        let mut officer = world.browser_of("officer");
        let form = form_with(&officer.get(&page).await, "evaluators");
        let forced = officer.send(form.force("evaluators", &ann.to_string())).await;
        assert_eq!(forced.status, 422, "not by hand either");
        hand_in(&world, "officer", idea, typed(4, 4, NOTE, WORD));
        let seen = world.browser_of("ann").get(&page).await;
        seen.must_say("You stay away from this one");
        assert!(!seen.body.contains(NOTE) && !seen.body.contains(WORD));
        let token = world.token_of("ann", "read desk");
        let cost = json!({ "low": 1, "source": "A guess" }).to_string();
        let own = world.browser_of("ann").api("PUT", &format!("/ideas/{idea}/estimate"), &token, &cost).await;
        assert_eq!(own.status, 403, "nor does she say for the city what it costs: {}", own.body);

        let mut bob = world.browser_of("bob");
        let own = bob.get(&mine(&world, idea)).await;
        let away = form_that(&own, "away").expect("it can be said");
        let unsaid = bob.send(away.clone()).await;
        assert_eq!(unsaid.status, 422, "why?");
        let unsaid = bob.send(form_that(&unsaid, "away").unwrap().fill("conflict", "other")).await;
        assert_eq!(unsaid.status, 422, "what else?");
        bob.send(form_that(&unsaid, "away").unwrap().fill("conflict", "close")).await;
        assert_eq!(version_of(&world, "bob", idea).map(|it| it.0), Some(EvaluationState::Away));
        assert!(!bob.get(&page).await.body.contains(NOTE));
        officer.get(&page).await.must_say("Somebody close writes it");
        let late = bob.send(form_that(&own, "hand-in").unwrap().fill("mark_m1", "5").fill("mark_m2", "5")).await;
        assert_eq!(late.status, 409, "whoever stays away gives no marks");
        let back = bob.get(&mine(&world, idea)).await;
        bob.send(form_that(&back, "back").unwrap()).await;
        assert_eq!(version_of(&world, "bob", idea).map(|it| it.0), Some(EvaluationState::Given));

        // Whoever comes to write it stands aside, and their marks with them.
        hand_in(&world, "bob", idea, typed(5, 5, "", ""));
        let (who, now) = (world.here.person("bob").id, world.now());
        world.here.write(&world.store, move |tx| store::calls::coauthor::add(tx, idea, who, now));
        let token = world.token_of("bob", "read desk");
        let (_, version) = version_of(&world, "bob", idea).unwrap();
        let marks = json!([{ "measure": "m1", "mark": 5 }, { "measure": "m2", "mark": 5 }]);
        let own = json!({ "version": version, "marks": marks }).to_string();
        let path = format!("/ideas/{idea}/evaluation");
        let own = world.browser_of("bob").api("PUT", &path, &token, &own).await;
        assert_eq!(own.status, 403, "nobody marks what they write, whether they stood aside or not: {}", own.body);
        act_as(&world, "officer", move |act| acting::stand_aside(act, idea));
        assert_eq!(version_of(&world, "bob", idea).map(|it| it.0), Some(EvaluationState::Away));
        let all = world.read(move |tx| store::calls::evaluation::summary_of(tx, idea)).unwrap();
        assert_eq!((all.given, all.done), (1, 1));
    }
}

story! {
    /// Residents, moderators, officers of other calls and people of other cities evaluate nothing and read nothing.
    async fn who_does_not_work_for_the_call_stays_out(world: World) {
        set_up(&world, "everyone").await;
        appoint(&world, &["officer"]);
        share_out(&world).await;
        let idea = world.here.idea;
        hand_in(&world, "officer", idea, typed(4, 4, NOTE, WORD));
        let other = other_call(&world);
        mandate(&world, "bob", Role::Officer, Reach::Call(other.call.thing()));
        let pages = [
            of_idea(&world, idea),
            of_call(&world, "evaluation"),
            of_call(&world, "evaluation/setup"),
            of_call(&world, "evaluate"),
            format!("{}/evaluations.csv", world.here.call_page()),
            format!("{}/desk/ideas/{idea}/estimate", world.here.base()),
        ];
        for name in ["ann", "bob", "moderator"] {
            let (mut browser, token) = (world.browser_of(name), world.token_of(name, "read desk"));
            for place in &pages {
                let page = browser.look(place).await;
                assert!(matches!(page.status.as_u16(), 403 | 404), "{name} at {place}: {}", page.status);
            }
            let seen = browser.api("GET", &format!("/ideas/{idea}/evaluation"), &token, "").await;
            assert!(matches!(seen.status.as_u16(), 403 | 404), "{name}: {}", seen.body);
        }
        assert!(!world.browser().get(&world.here.idea_page()).await.says("What the evaluators said"), "not before the result");
        // Ideas and people of another city are not there.
        let (theirs, stranger) = (world.there.idea, world.there.person("officer").id);
        let mut officer = world.browser_of("officer");
        assert_eq!(officer.look(&of_idea(&world, theirs)).await.status, 404);
        let setup = officer.get(&of_call(&world, "evaluation/setup")).await;
        let form = form_that(&setup, "appoint").expect("somebody else could");
        let forced = officer.send(form.force("evaluator", &stranger.to_string()).press("do", "appoint")).await;
        assert_eq!(forced.status, 422);
        // What is nobody's evaluation cannot be marked.
        let token = world.token_of("admin", "read desk");
        let body = json!({ "version": 1, "marks": [] }).to_string();
        let path = format!("/ideas/{idea}/evaluation");
        assert_eq!(world.browser_of("admin").api("PUT", &path, &token, &body).await.status, 403);
    }
}

story! {
    /// What marks mean stays once there are any; an evaluation ends, and goes on; pressing twice gives nothing twice.
    async fn an_evaluation_ends_and_goes_on(world: World) {
        set_up(&world, "staff").await;
        appoint(&world, &["officer", "admin"]);
        let idea = world.here.idea;
        let mut officer = world.browser_of("officer");
        let overview = officer.get(&of_call(&world, "evaluation")).await;
        let share = form_that(&overview, "share").unwrap();
        officer.send(share.clone()).await;
        officer.send(share).await;
        let has = world.read(move |tx| store::calls::evaluation::of_idea(tx, idea)).len();
        assert_eq!(has, 2);
        hand_in(&world, "admin", idea, typed(1, 1, "", ""));
        let setup = officer.get(&of_call(&world, "evaluation/setup")).await;
        let form = form_with(&setup, "readers");
        for (field, value) in [("scale", "0-10"), ("shown", "everyone"), ("weight_1", "3")] {
            let refused = officer.send(form.clone().fill(field, value).press("do", "save")).await;
            assert_eq!(refused.status, 422, "{field}");
            refused.must_say("Marks have been given under it");
        }
        let page = officer.get(&of_call(&world, "evaluation")).await;
        let close = form_that(&page, "close").unwrap();
        officer.send(close.clone()).await.must_say("The evaluation has ended");
        assert_eq!(officer.send(close).await.status, 409, "an old window ends nothing");
        officer.get(&of_idea(&world, idea)).await.must_say("1 of 5");
        let own = officer.get(&mine(&world, idea)).await;
        assert!(form_that(&own, "hand-in").is_none());
        let token = world.token_of("officer", "read desk");
        let path = format!("/ideas/{idea}/evaluation");
        let marks = json!([{ "measure": "m1", "mark": 4 }, { "measure": "m2", "mark": 4 }]);
        let body = json!({ "version": 1, "marks": marks }).to_string();
        assert_eq!(officer.api("PUT", &path, &token, &body).await.status, 409);
        let page = officer.get(&of_call(&world, "evaluation")).await;
        officer.send(form_that(&page, "reopen").unwrap()).await;
        let odd = json!({ "version": 1, "marks": [{ "measure": "m1", "mark": 9 }] }).to_string();
        let odd = officer.api("PUT", &path, &token, &odd).await;
        assert!(odd.status == 422 && odd.body.contains("mark_m1") && odd.body.contains("mark_m2"), "{}", odd.body);
        let done = officer.api("PUT", &path, &token, &body).await;
        assert_eq!(done.status, 200, "{}", done.body);
        // A second round: the first marks stay beside the new ones.
        hand_in(&world, "officer", idea, typed(2, 4, "", ""));
        officer.get(&of_idea(&world, idea)).await.must_say("It can be done within a year: at first 4");
        // Whoever is taken off loses what they have not handed in.
        let second = world.here.add_idea(&world.store, 2);
        share_out(&world).await;
        let (call, admin) = (world.here.call_id, world.here.person("admin").id);
        act_as(&world, "officer", move |act| acting::dismiss(act, call, admin));
        assert_eq!(version_of(&world, "admin", second), None);
        assert_eq!(version_of(&world, "admin", idea).map(|it| it.0), Some(EvaluationState::Done));
    }
}

story! {
    /// The author reads marks and words after the result, and nobody's name; notes for colleagues stay among them.
    async fn the_author_reads_the_marks_after_the_result(world: World) {
        set_up(&world, "authors").await;
        appoint(&world, &["officer", "admin"]);
        let idea = world.here.idea;
        share_out(&world).await;
        hand_in(&world, "admin", idea, typed(4, 5, NOTE, WORD));
        hand_in(&world, "officer", idea, typed(2, 5, NOTE, ""));
        let mut officer = world.browser_of("officer");
        screen(&world, &mut officer).await;
        let page = officer.get(&of_call(&world, "decide")).await;
        page.must_say("3.7 of 5 (3 to 4.3), 2 of 2");
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
        let page = officer.get(&of_call(&world, "decide")).await;
        let form = page
            .form("/decide")
            .fill(&format!("verdict-{idea}"), "selected")
            .fill(&format!("reason-{idea}"), "There is room for it between the limes.");
        publish(&mut officer, form).await;
        let (mut ann, mut stranger) = (world.browser_of("ann"), world.browser());
        assert!(!ann.get(&world.here.idea_page()).await.body.contains(WORD));
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        let page = ann.get(&world.here.idea_page()).await;
        page.must_say("What the evaluators said");
        page.must_say("3.7 of 5");
        page.must_say(WORD);
        assert!(!page.body.contains(NOTE), "what is for colleagues stays among them");
        let admin = world.here.person("admin").name.as_str().to_owned();
        assert!(!page.body.contains(&admin), "nobody's name");
        assert!(!stranger.get(&world.here.idea_page()).await.body.contains(WORD));
        // What was decided on stays: nobody marks it any more, nor changes what it costs.
        let token = world.token_of("officer", "read desk");
        let late = json!({ "version": 2, "marks": [] }).to_string();
        let late = officer.api("PUT", &format!("/ideas/{idea}/evaluation"), &token, &late).await;
        assert_eq!(late.status, 409, "{}", late.body);
        let cost = json!({ "low": 1, "source": "A guess" }).to_string();
        let late = officer.api("PUT", &format!("/ideas/{idea}/estimate"), &token, &cost).await;
        assert_eq!(late.status, 409, "{}", late.body);
    }
}

story! {
    /// Whoever leaves takes with them what they have not handed in; their marks stay, without a name.
    async fn the_marks_of_whoever_leaves_stay_without_a_name(world: World) {
        set_up(&world, "staff").await;
        appoint(&world, &["officer", "bob"]);
        let (idea, second) = (world.here.idea, world.here.add_idea(&world.store, 2));
        share_out(&world).await;
        hand_in(&world, "bob", idea, typed(3, 3, "", ""));
        let (bob, name) = (world.here.person("bob").id, world.here.person("bob").name.as_str().to_owned());
        let now = world.now();
        world.here.write(&world.store, move |tx| store::city::person::erase(tx, bob, now).map(drop));
        hand_in(&world, "officer", idea, typed(3, 3, "", ""));
        let page = world.browser_of("officer").get(&of_idea(&world, idea)).await;
        page.must_say("3 of 5");
        assert!(!page.body.contains(&name));
        assert_eq!(version_of(&world, "bob", second), None);
        let call = world.here.call_id;
        assert!(world.read(move |tx| store::calls::evaluator::list(tx, call)).iter().all(|one| one.person.id != bob));
    }
}

story! {
    /// The office says what an idea costs, from and to, with how it knows; everybody reads it, and what is selected is summed by it.
    async fn costs_are_estimated_and_summed(world: World) {
        let (idea, base) = (world.here.idea, world.here.base());
        let mut officer = world.browser_of("officer");
        let place = format!("{base}/desk/ideas/{idea}/estimate");
        let form = form_with(&officer.get(&place).await, "low").press("do", "save");
        let unsaid = officer.send(form.clone().fill("low", "6000").fill("high", "5000")).await;
        assert_eq!(unsaid.status, 422);
        unsaid.must_say("The most cannot be less than the least");
        unsaid.must_say("Say how you know");
        assert_eq!(form_with(&unsaid, "low").value("high"), Some("5000"), "what was typed is kept");
        for odd in ["-1", "a lot", "1e99", "99999999999999999999"] {
            let refused = officer.send(form.clone().fill("low", odd).fill("source", "A guess")).await;
            assert_eq!(refused.status, 422, "{odd}");
        }
        let form = form.fill("low", "4000").fill("high", "6000").fill("source", "Three <b>offers</b>");
        officer.send(form.fill("answer", "The pump is the dear part.")).await.must_say("The pump is the dear part.");
        let page = world.browser().get(&world.here.idea_page()).await;
        page.must_say("€4,000 to €6,000");
        page.must_say("Three <b>offers</b>");
        screen(&world, &mut officer).await;
        let decide = officer.get(&of_call(&world, "decide")).await;
        decide.must_say("€4,000 to €6,000");
        let (call, me) = (world.here.call_id, world.here.person("officer").id);
        let choice = calls::Choice { verdict: Some(calls::Verdict::Selected), ..calls::Choice::default() };
        let now = world.now();
        world.here.write(&world.store, move |tx| store::calls::decision::choose(tx, (call, 1), idea, &choice, me, now));
        let summed = officer.get(&of_call(&world, "decide")).await.all("[data-sum]").join(" ");
        assert!(summed.contains("€4,000 to €6,000"), "{summed}");
        let shown = world.browser().get(&format!("{base}/api/v1/ideas/{idea}/estimate")).await;
        assert!(shown.status == 401 || shown.body.contains("400000"), "{}", shown.body);
        let removes = form_with(&officer.get(&place).await, "low").press("do", "remove");
        officer.send(removes.clone()).await;
        assert!(!world.browser().get(&world.here.idea_page()).await.says("€4,000 to €6,000"));
        assert_eq!(officer.send(removes).await.status, 404, "there is nothing to take back any more");
    }
}

story! {
    /// Whatever is typed into a mark, a note, a word or an estimate comes back as words, or is refused with a sentence.
    async fn hostile_marks_and_costs_are_only_words(world: World) {
        set_up(&world, "everyone").await;
        appoint(&world, &["officer"]);
        share_out(&world).await;
        let idea = world.here.idea;
        let mut officer = world.browser_of("officer");
        let estimate = format!("{}/desk/ideas/{idea}/estimate", world.here.base());
        for text in TEXTS {
            let page = officer.get(&mine(&world, idea)).await;
            let form = form_that(&page, "hand-in").expect("it takes marks");
            let form = form.fill("note_m1", text).fill("word", text).fill("mark_m1", "3");
            is_harmless(&officer.send(form.clone()).await);
            is_harmless(&officer.send(form.clone().force("mark_m2", text)).await);
            is_harmless(&officer.send(form.fill("mark_m2", "3")).await);
            let away = form_that(&page, "away").unwrap().force("conflict", text).fill("why", text);
            is_harmless(&officer.send(away).await);
            let cost = form_with(&officer.get(&estimate).await, "low").press("do", "save");
            let cost = cost.fill("source", text).fill("answer", text);
            is_harmless(&officer.send(cost.clone().fill("low", text)).await);
            is_harmless(&officer.send(cost.fill("low", "12")).await);
            for place in [of_idea(&world, idea), mine(&world, idea), world.here.idea_page()] {
                is_harmless(&officer.get(&place).await);
            }
            let csv = officer.get(&format!("{}/evaluations.csv", world.here.call_page())).await;
            assert!(!csv.body.contains("\n=") && !csv.body.contains(",="), "nothing runs in a spreadsheet");
            let setup = officer.get(&of_call(&world, "evaluation/setup")).await;
            let setup = form_with(&setup, "readers").fill("measure_1_en", text).fill("help_1_en", text).press("do", "save");
            is_harmless(&officer.send(setup).await);
            is_harmless(&officer.get(&format!("{}?sort=mean&after=%22%3E1.x", of_call(&world, "evaluation"))).await);
        }
    }
}

story! {
    /// What the office says that an idea costs, from and to, stands in the preview of the decision and on the page of the result,
    /// above the table and in it; where it says nothing, what the author says.
    async fn costs_from_and_to_stand_in_the_result(world: World) {
        let idea = world.here.idea;
        let second = world.here.add_idea(&world.store, 2);
        let mut officer = world.browser_of("officer");
        let place = format!("{}/desk/ideas/{idea}/estimate", world.here.base());
        let form = form_with(&officer.get(&place).await, "low").press("do", "save");
        officer.send(form.fill("low", "4000").fill("high", "6000").fill("source", "Three offers")).await;
        screen(&world, &mut officer).await;
        screen(&world, &mut officer).await;
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
        let mut form = officer.get(&of_call(&world, "decide")).await.form("/decide");
        for (idea, verdict) in [(idea, "selected"), (second, "not_selected")] {
            form = form
                .fill(&format!("verdict-{idea}"), verdict)
                .fill(&format!("reason-{idea}"), "There is room for it between the limes.");
        }
        officer.send(form.clone().press("do", "save")).await;
        let preview = officer.get(&of_call(&world, "decide/preview")).await;
        assert!(preview.status.is_success(), "{}", preview.status);
        preview.must_say("€4,000 to €6,000");
        let form = officer.get(&of_call(&world, "decide")).await.form("/decide");
        publish(&mut officer, form).await;
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        let result = world.browser().get(&format!("{}/result", world.here.call_page())).await;
        let said = |place: &str| result.all(place).join(" ");
        assert!(said(".winners").contains("€4,000 to €6,000"), "{}", said(".winners"));
        assert!(said(".outcome").contains("€4,000 to €6,000"), "{}", said(".outcome"));
        let second = world.read(move |tx| store::calls::idea::get(tx, second));
        if let Some(cost) = second.input.cost {
            let own = format!("€{}", cost.minor / 100);
            assert!(said(".outcome").replace(',', "").contains(&own), "{own}");
        }
    }
}
