//! Screening: verdicts, second thoughts, twins.

use acts::calls::screening;
use calls::{CallTemplate, IdeaState, Screening};
use city::{Refusal, StepKind};
use jiff::SignedDuration;

use crate::world::{World, content, each, flaws, office, refusal};

#[test]
fn screenings() {
    each(&[
        officers_screen,
        a_criterion_is_named_where_one_is_not_met,
        a_verdict_can_be_taken_back_for_a_moment,
        twins_become_one,
    ]);
}

fn officers_screen(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, officer) = (world.an, world.officer);
    let id = world.idea(an, call, "A tree");
    let screen = |how: &Screening, version| {
        let how = how.clone();
        move |act: &mut acts::Act| screening::screen(act, id, &how, version)
    };
    let no = |reason: &str| Screening::Ineligible {
        criterion: String::new(),
        reason: reason.to_owned(),
    };
    for who in [an, world.bo, world.moderator] {
        assert_eq!(refusal(world.by(who, screen(&Screening::Eligible, 1))), Refusal::NotYours);
    }
    assert_eq!(flaws(world.by(officer, screen(&no("no"), 1))), ["reason"]);
    let stale = world.by(officer, screen(&Screening::Eligible, 9));
    assert_eq!(refusal(stale), Refusal::ChangedMeanwhile);
    assert_eq!(world.steps(id), [StepKind::Published], "what is refused leaves nothing");
    assert_eq!(world.log(id), Vec::<String>::new());

    world.by(officer, screen(&no("It is not in our city."), 1)).unwrap();
    assert_eq!(world.get(id).state, IdeaState::Ineligible);
    let version = world.get(id).version;
    world.by(officer, screen(&Screening::Eligible, version)).unwrap();
    assert_eq!(world.get(id).state, IdeaState::Eligible);
    let turns = [StepKind::Published, StepKind::Ineligible, StepKind::Eligible];
    assert_eq!((world.steps(id), world.told(an)), (turns.to_vec(), turns.to_vec()));
    assert_eq!(world.log(id), ["screen", "screen"]);
    let steps = world.see(move |tx| store::things::step::of(tx, id.thing()));
    let last = steps.last().unwrap();
    assert_eq!((&last.office, last.reason.as_str()), (&office(), ""));
    let refused = &steps[1];
    assert_eq!(refused.office, office());
    assert_eq!((refused.reason.as_str(), &refused.criterion), ("It is not in our city.", &None));
}

fn a_criterion_is_named_where_one_is_not_met(world: &mut World) {
    let mut content = content(CallTemplate::IdeaBox, world.now);
    let text = city::Texts::of(city::Language::english(), "It lies in the city.");
    content.criteria = vec![calls::Criterion { key: "city".to_owned(), text }];
    let call = world.call_with(content);
    let id = world.idea(world.an, call, "A tree");
    let no = Screening::Ineligible {
        criterion: "city".to_owned(),
        reason: "It is not in our city.".to_owned(),
    };
    world.by(world.officer, move |act| screening::screen(act, id, &no, 1)).unwrap();
    assert_eq!(world.last_step(id).criterion.as_deref(), Some("city"));
}

fn a_verdict_can_be_taken_back_for_a_moment(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, officer) = (world.an, world.officer);
    let id = world.idea(an, call, "A tree");
    let screen = move |act: &mut acts::Act| {
        let version = store::calls::idea::get(act.tx, id)?.version;
        screening::screen(act, id, &Screening::Eligible, version)
    };
    let back = move |act: &mut acts::Act| screening::take_back(act, id);
    assert_eq!(refusal(world.by(officer, back)), Refusal::AlreadyElsewhere, "nothing was said");
    world.wait(SignedDuration::from_secs(1));
    world.by(officer, screen).unwrap();
    assert_eq!(refusal(world.by(an, back)), Refusal::NotYours);
    world.by(officer, back).unwrap();
    assert_eq!(world.get(id).state, IdeaState::Published);
    let before = [StepKind::Published];
    assert_eq!((world.steps(id), world.told(an)), (before.to_vec(), before.to_vec()));
    assert_eq!(world.log(id), ["screen", "unscreen"], "the log forgets nothing");

    world.by(officer, screen).unwrap();
    world.wait(SignedDuration::from_mins(16));
    assert_eq!(refusal(world.by(officer, back)), Refusal::AlreadyElsewhere, "An may know already");
    assert_eq!(world.get(id).state, IdeaState::Eligible);
}

fn twins_become_one(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let carla = world.person("carla", &[]);
    let kept = world.idea(an, call, "A tree");
    let twin = world.idea(bo, call, "One tree");
    let third = world.idea(bo, call, "Any tree");
    for who in [carla, officer] {
        world.support(who, twin).unwrap();
    }
    world.support(carla, kept).unwrap();
    world.follow(carla, twin).unwrap();
    let merge = |from, into| move |act: &mut acts::Act| screening::merge(act, from, into);
    assert_eq!(refusal(world.by(an, merge(twin, kept))), Refusal::NotYours);
    assert_eq!(flaws(world.by(officer, merge(kept, kept))), ["into"]);
    world.by(officer, merge(third, twin)).unwrap();
    world.by(officer, merge(twin, kept)).unwrap();
    assert_eq!(refusal(world.by(officer, merge(twin, kept))), Refusal::AlreadyElsewhere);

    assert_eq!(world.get(kept).supports, 2, "who supported both counts once");
    assert_eq!(world.get(twin).merged_into, Some(kept));
    assert_eq!(world.get(third).merged_into, Some(kept), "no chain");
    let authors = world.see(move |tx| store::things::author::of(tx, kept.thing()));
    assert_eq!(authors, [an, bo]);
    assert_eq!(world.steps(kept), [StepKind::Published, StepKind::TookIn]);
    assert_eq!(world.steps(twin).last(), Some(&StepKind::Merged));
    assert_eq!(world.log(twin), ["merge"]);
    assert_eq!(world.last_step(twin).office, office());
    assert_eq!(world.told(an), [StepKind::Published, StepKind::TookIn]);
    assert!(world.told(bo).contains(&StepKind::Merged));
    assert_eq!(world.told(carla), [StepKind::Merged], "who follows hears where it went");
    assert!(world.see(move |tx| store::things::follow::has(tx, kept.thing(), carla)));

    // Whoever joined hears of it like its first author.
    world.comment(carla, kept, None, "Well joined").unwrap();
    assert_eq!(world.told(bo).last(), Some(&StepKind::Commented));
    assert_eq!(world.told(an).last(), Some(&StepKind::Commented));
}
