//! Comments: one level deep, the city's answers, and who hears of them.

use acts::things::{comment, hiding, notice, report};
use calls::CallTemplate;
use city::{CommentState, Refusal, Report, ReportReason, StepKind, Work};

use crate::world::{World, comment as text, each, flaws, office, refusal};

#[test]
fn comments() {
    each(&[
        answers_stand_one_level_deep,
        the_city_answers_in_its_own_name,
        writers_take_back_their_own,
        what_may_not_be_read_any_more_is_not_told,
    ]);
}

fn answers_stand_one_level_deep(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let other = world.idea(world.an, call, "Another");
    let top = world.comment(world.bo, id, None, "Which kind?").unwrap();
    let answer = world.comment(world.an, id, Some(top), "A lime").unwrap();
    let deeper = world.comment(world.bo, id, Some(answer), "A fine tree").unwrap();
    let get = |id| world.see(move |tx| store::things::comment::get(tx, id));
    assert_eq!(get(answer).answers, Some(top));
    assert_eq!(get(deeper).answers, Some(top), "with the thread it belongs to");
    assert_eq!(flaws(world.comment(world.bo, other, Some(top), "Elsewhere")), ["parent"]);
    assert_eq!(refusal(world.comment(world.bo, top, None, "On a comment")), Refusal::NotFound);
    assert_eq!(refusal(world.comment(world.bo, call, None, "On a call")), Refusal::NotFound);
    let top_thing = top.thing();
    let official = world.by(world.officer, move |act| {
        comment::answer_officially(act, top_thing, None, &text("On a comment"))
    });
    assert_eq!(refusal(official), Refusal::NotFound);

    // The same key again is the same comment.
    assert_eq!(world.comment(world.bo, id, None, "Which kind?").unwrap(), top);
    assert_eq!(world.get(id).comments, 3);
    let (an, bo) = (world.an, world.bo);
    let own = |kind: &StepKind| *kind == StepKind::Commented;
    assert_eq!(world.told(an).into_iter().filter(own).count(), 2, "by another, each once");
    assert_eq!(world.told(bo), [StepKind::Commented], "the answer");
}

fn the_city_answers_in_its_own_name(world: &mut World) {
    let call = world.call(CallTemplate::QuickQuestion);
    let id = world.idea(world.an, call, "A tree");
    world.wait_days(15);
    let closed = world.comment(world.bo, id, None, "Too late");
    assert_eq!(refusal(closed), Refusal::NotOpen { opens: None });
    let answer = move |act: &mut acts::Act| {
        comment::answer_officially(act, id, None, &text("We plant it in March."))
    };
    assert_eq!(refusal(world.by(world.an, answer)), Refusal::NotYours);
    let answered = world.by(world.officer, answer).unwrap();
    let answered = world.see(move |tx| store::things::comment::get(tx, answered));
    assert_eq!(answered.office, Some(office()));
    assert_eq!(world.steps(id), [StepKind::Published, StepKind::Answered]);
    assert_eq!(world.last_step(id).office, office());
    assert_eq!(world.told(world.an), [StepKind::Published, StepKind::Answered]);
    assert_eq!(world.log(id), ["answer"]);
}

fn writers_take_back_their_own(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let written = world.comment(world.bo, id, None, "Not here!").unwrap();
    let withdraw = move |act: &mut acts::Act| comment::withdraw(act, written).map(|_| ());
    assert_eq!(refusal(world.by(world.an, withdraw)), Refusal::NotYours);
    assert_eq!(refusal(world.by(world.moderator, withdraw)), Refusal::NotYours);
    let spam = Report { reason: ReportReason::Spam, text: String::new() };
    world.by(world.an, move |act| report::send(act, written, &spam, None).map(|_| ())).unwrap();
    world.by(world.bo, withdraw).unwrap();
    assert_eq!(
        world.see(|tx| store::things::report::open(tx, 10)),
        [],
        "nothing is left to look at"
    );
    assert!(!world.waits(written.thing()).contains(&Work::Report));
    assert_eq!(refusal(world.by(world.bo, withdraw)), Refusal::AlreadyElsewhere);
    let after = world.see(move |tx| store::things::comment::get(tx, written));
    assert_eq!((after.state, world.get(id).comments), (CommentState::Withdrawn, 0));
    assert_eq!(flaws(world.comment(world.an, id, Some(written), "Why?")), ["parent"]);
    assert_eq!(world.told(world.an), [StepKind::Published], "it is not told any more");
}

fn what_may_not_be_read_any_more_is_not_told(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let written = world.comment(world.bo, id, None, "You are all fools").unwrap();
    let an = world.an;
    let due = |world: &mut World| {
        world.wait_days(1);
        let due = world.by(an, move |act| notice::due_to(act, an)).unwrap().items;
        due.into_iter().map(|told| (told.kind, told.reason)).collect::<Vec<_>>()
    };
    let fools = (StepKind::Commented, "You are all fools".to_owned());
    assert!(due(world).contains(&fools), "a letter says what was written");
    let hide = move |act: &mut acts::Act| {
        hiding::hide(act, written, "It insults everyone here.").map(|_| ())
    };
    world.by(world.moderator, hide).unwrap();
    assert_eq!(due(world), [(StepKind::Published, String::new())]);
    world.by(world.moderator, move |act| hiding::restore(act, written).map(|_| ())).unwrap();
    assert!(due(world).contains(&fools));
}
