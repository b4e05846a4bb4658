//! Manners, the same for ideas and comments: reports, hiding, appeals, restoring.

use acts::Who;
use acts::things::{hiding, readable, report};
use calls::CallTemplate;
use city::{Id, Refusal, Report, ReportReason, Standing, StepKind, Thing, Work};

use crate::world::{World, each, flaws, refusal};

#[test]
fn manners() {
    each(&[
        an_idea_is_hidden_and_answered_for,
        a_comment_is_hidden_and_answered_for,
        the_city_answers_for_its_own,
        a_report_waits_once_and_is_closed,
    ]);
}

fn an_idea_is_hidden_and_answered_for(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "My neighbour's hedge");
    told(world, id.thing());
    assert_eq!(world.steps(id)[1..], [StepKind::Hidden, StepKind::Restored]);
    assert_eq!((world.get(id).hidden, world.get(id).version), (false, 3), "each turn is a version");
}

fn a_comment_is_hidden_and_answered_for(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.bo, call, "A tree");
    let comment = world.comment(world.an, id, None, "What a fool").unwrap();
    told(world, comment.thing());
    assert_eq!(world.steps(comment), [StepKind::Hidden, StepKind::Restored]);
    assert_eq!(world.get(id).comments, 1);
}

/// The story of something of An's.
fn told(world: &World, thing: Id<Thing>) {
    let (an, bo, moderator) = (world.an, world.bo, world.moderator);
    let hide = |reason: &'static str| {
        move |act: &mut acts::Act| hiding::hide(act, thing, reason).map(|_| ())
    };
    let restore = move |act: &mut acts::Act| hiding::restore(act, thing).map(|_| ());
    let appeal = |text: &'static str| {
        move |act: &mut acts::Act| hiding::appeal(act, thing, text).map(|_| ())
    };
    let keep = |answer: &'static str| {
        move |act: &mut acts::Act| hiding::keep(act, thing, answer).map(|_| ())
    };
    let sees = |who: Who| world.by(who, move |act| readable(act, thing).map(|_| ())).is_ok();
    let report = Report { reason: ReportReason::Insult, text: String::new() };
    world.by(bo, move |act| report::send(act, thing, &report, None).map(|_| ())).unwrap();

    for who in [an, bo, world.officer] {
        assert_eq!(refusal(world.by(who, hide("It insults somebody."))), Refusal::NotYours);
    }
    assert_eq!(flaws(world.by(moderator, hide("no"))), ["reason"]);
    assert_eq!(refusal(world.by(moderator, restore)), Refusal::AlreadyElsewhere);
    assert_eq!(refusal(world.by(an, appeal("There is nothing to answer."))), Refusal::NotFound);
    assert_eq!(world.log(thing), Vec::<String>::new());

    world.by(moderator, hide("It insults somebody.")).unwrap();
    assert_eq!(refusal(world.by(moderator, hide("It insults."))), Refusal::AlreadyElsewhere);
    assert_eq!([Who::Nobody, Who::Person(bo)].map(sees), [false; 2]);
    assert_eq!([an, moderator, world.officer].map(|who| sees(Who::Person(who))), [true; 3]);
    assert_eq!(world.see(|tx| store::things::report::open(tx, 10)), [], "the report is answered");
    assert_eq!(world.told(an).last(), Some(&StepKind::Hidden));
    assert_eq!(world.last_step(thing).reason, "It insults somebody.");

    assert_eq!(refusal(world.by(moderator, keep("We think it does."))), Refusal::AlreadyElsewhere);
    assert_eq!(refusal(world.by(bo, appeal("Let them speak, please."))), Refusal::NotFound);
    assert_eq!(flaws(world.by(an, appeal("no"))), ["appeal"]);
    world.by(an, appeal("I meant it as a joke.")).unwrap();
    let again = world.by(an, appeal("And once more: a joke."));
    assert_eq!(refusal(again), Refusal::AlreadyElsewhere, "once");
    assert_eq!(refusal(world.by(an, keep("We think it does."))), Refusal::NotYours);
    assert_eq!(world.waits(thing), [Work::Appeal]);
    let hidden = world.see(move |tx| store::things::hiding::last(tx, thing)).unwrap();
    assert_eq!(hidden.appeal.as_deref(), Some("I meant it as a joke."));
    let own = world.by(moderator, keep("We think it does."));
    assert_eq!(refusal(own), Refusal::NotYours, "whoever hid it does not judge the answer");
    world.by(world.admin, keep("We think it does.")).unwrap();
    assert_eq!(world.waits(thing), []);
    assert_eq!(world.told(an).last(), Some(&StepKind::StaysHidden));
    assert_eq!(refusal(world.by(an, restore)), Refusal::NotYours);
    world.by(moderator, restore).unwrap();
    assert!(sees(Who::Nobody));
    assert_eq!(world.told(an).last(), Some(&StepKind::Restored));
    assert_eq!(world.log(thing), ["hide", "keep_hidden", "restore"]);
}

fn the_city_answers_for_its_own(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let hide = world
        .by(world.moderator, move |act| hiding::hide(act, call, "A bad question.").map(|_| ()));
    assert_eq!(refusal(hide), Refusal::NotFound);
    let report = Report { reason: ReportReason::Other, text: String::new() };
    let sent = world.by(world.an, move |act| report::send(act, call, &report, None).map(|_| ()));
    assert_eq!(refusal(sent), Refusal::NotFound);
}

fn a_report_waits_once_and_is_closed(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, moderator) = (world.an, world.bo, world.moderator);
    let id = world.idea(an, call, "A tree");
    let send = |who: Who| {
        let report = Report { reason: ReportReason::Spam, text: "Look".to_owned() };
        world.by(who, move |act| report::send(act, id, &report, None).map(|_| ())).unwrap();
        world.see(|tx| store::things::report::open(tx, 10)).len()
    };
    assert_eq!(send(Who::Person(bo)), 1);
    assert_eq!(send(Who::Person(bo)), 1, "the same once more");
    assert_eq!(send(Who::Nobody), 2, "one needs no account for it");
    let standing = || world.see(move |tx| store::city::person::get(tx, an)).standing;
    assert_eq!(standing(), Standing::New);
    assert!(world.waits(id).contains(&Work::First), "{:?}", world.waits(id));
    let approve = move |act: &mut acts::Act| report::approve(act, id).map(|_| ());
    assert_eq!(refusal(world.by(bo, approve)), Refusal::NotYours);
    world.by(moderator, approve).unwrap();
    assert_eq!(world.see(|tx| store::things::report::open(tx, 10)), []);
    let left = world.waits(id);
    assert!(!left.contains(&Work::First) && !left.contains(&Work::Report), "{left:?}");
    assert_eq!((standing(), world.log(id)), (Standing::Known, vec!["approve".to_owned()]));
    assert_eq!(send(Who::Person(bo)), 1, "it can be reported again");
}
