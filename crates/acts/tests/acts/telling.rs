//! What letters tell, and when: verdicts that stand, words that may still be read, times of a clock that was wrong.

use acts::calls::{decision, screening};
use acts::city::person;
use acts::things::{hiding, notice};
use calls::{CallTemplate, Choice, IdeaState, Screening, Verdict};
use city::{Id, Person, StepKind};
use jiff::SignedDuration;

use crate::world::{World, each};

/// What a letter to somebody would say now.
fn letter(world: &World, who: Id<Person>) -> Vec<(StepKind, String)> {
    let due = world.by(who, move |act| notice::due_to(act, who)).unwrap().items;
    due.into_iter().map(|told| (told.kind, told.reason)).collect()
}

fn kinds(world: &World, who: Id<Person>) -> Vec<StepKind> {
    letter(world, who).into_iter().map(|(kind, _)| kind).collect()
}

fn no(reason: &str) -> Screening {
    Screening::Ineligible { criterion: String::new(), reason: reason.to_owned() }
}

#[test]
fn a_verdict_is_told_when_it_stands() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, officer) = (world.an, world.officer);
        for how in [Screening::Eligible, no("It is not in our city.")] {
            let id = world.idea(an, call, "A tree");
            let version = world.get(id).version;
            let (said, before) = (how.clone(), kinds(world, an).len());
            world.by(officer, move |act| screening::screen(act, id, &said, version)).unwrap();
            world.wait(SignedDuration::from_mins(14));
            let verdict =
                |kind: &StepKind| matches!(kind, StepKind::Eligible | StepKind::Ineligible);
            assert_eq!(kinds(world, an).iter().filter(|kind| verdict(kind)).count(), before / 2);
            world.by(officer, move |act| screening::take_back(act, id)).unwrap();
            world.wait_days(1);
            assert_eq!(kinds(world, an).iter().filter(|kind| verdict(kind)).count(), before / 2);
            let version = world.get(id).version;
            world.by(officer, move |act| screening::screen(act, id, &how, version)).unwrap();
            world.wait(SignedDuration::from_mins(16));
            assert!(kinds(world, an).last().is_some_and(verdict), "{:?}", kinds(world, an));
        }
    }]);
}

#[test]
fn the_same_verdict_again_tells_nobody() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, officer) = (world.an, world.officer);
        let id = world.idea(an, call, "A tree");
        let screen = |world: &mut World, how: Screening| {
            let version = world.get(id).version;
            world.by(officer, move |act| screening::screen(act, id, &how, version)).unwrap();
        };
        screen(world, no("It is not in our city."));
        let once = (world.steps(id), world.told(an), world.log(id));
        screen(world, no("  It is not in our city. "));
        assert_eq!((world.steps(id), world.told(an), world.log(id)), once);
        screen(world, no("It is in the next city."));
        assert_eq!(world.steps(id).len(), 3, "another reason is news");
        screen(world, Screening::Eligible);
        screen(world, Screening::Eligible);
        screen(world, no("It is in the next city."));
        let verdicts = [StepKind::Ineligible, StepKind::Ineligible, StepKind::Eligible];
        assert_eq!(world.steps(id)[1..4], verdicts);
        assert_eq!(world.steps(id).len(), 5);
    }]);
}

#[test]
fn what_was_hidden_meanwhile_is_not_named() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, bo, officer, moderator) = (world.an, world.bo, world.officer, world.moderator);
        let kept = world.idea(an, call, "A good tree");
        let twin = world.idea(bo, call, "A rude tree");
        world.by(officer, move |act| screening::merge(act, twin, kept)).unwrap();
        world.wait_days(1);
        assert!(letter(world, an).contains(&(StepKind::TookIn, "A rude tree".to_owned())));
        assert!(letter(world, bo).contains(&(StepKind::Merged, "A good tree".to_owned())));
        let hide = |id: Id<calls::Idea>| {
            move |act: &mut acts::Act| {
                hiding::hide(act, id, "It insults everyone here.").map(|_| ())
            }
        };
        world.by(moderator, hide(twin)).unwrap();
        assert!(letter(world, an).contains(&(StepKind::TookIn, String::new())), "not by its title");
        assert!(letter(world, an).iter().all(|(_, said)| !said.contains("rude")));
        world.by(moderator, hide(kept)).unwrap();
        world.by(moderator, move |act| hiding::restore(act, twin).map(|_| ())).unwrap();
        assert!(letter(world, bo).iter().all(|(_, said)| !said.contains("A good tree")));
        let page = world.by(bo, move |act| notice::recent(act, bo, 100)).unwrap();
        assert!(page.iter().all(|told| !told.reason.contains("A good tree")), "nor on their page");
    }]);
}

#[test]
fn who_wants_no_mail_is_told_nothing_by_mail() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, officer) = (world.an, world.officer);
        let id = world.idea(an, call, "A tree");
        world.wait_days(8);
        let before = kinds(world, an);
        world.by(an, move |act| person::unsubscribe(act, an)).unwrap();
        for how in [Screening::Eligible, no("It is not in our city.")] {
            let version = world.get(id).version;
            world.by(officer, move |act| screening::screen(act, id, &how, version)).unwrap();
        }
        world.wait_days(8);
        assert_eq!(kinds(world, an), before, "no letter");
        assert_eq!(world.told(an).last(), Some(&StepKind::Ineligible), "it stands on their page");
        world.by(an, move |act| person::resubscribe(act, an)).unwrap();
        let version = world.get(id).version;
        let again = Screening::Eligible;
        world.by(officer, move |act| screening::screen(act, id, &again, version)).unwrap();
        assert_eq!(world.told(an).last(), Some(&StepKind::Eligible), "whoever wants it again is");
    }]);
}

#[test]
fn a_clock_that_was_ahead_loses_no_news() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, bo) = (world.an, world.bo);
        let id = world.idea(an, call, "A tree");
        for days in [31, 365] {
            world.wait_days(days);
            let text = if days == 31 { "A month ahead" } else { "A year ahead" };
            world.comment(bo, id, None, text).unwrap();
            world.wait_days(-days);
        }
        let said: Vec<String> = letter(world, an).into_iter().map(|(_, said)| said).collect();
        assert!(said.contains(&"A month ahead".to_owned()), "{said:?}");
        assert!(said.contains(&"A year ahead".to_owned()), "{said:?}");
    }]);
}

#[test]
fn a_job_that_comes_too_early_comes_again() {
    each(&[|world| {
        let call = world.call(CallTemplate::IdeaBox);
        let (an, officer) = (world.an, world.officer);
        let id = world.idea(an, call, "A tree");
        let choice = Choice {
            verdict: Some(Verdict::Selected),
            reason: "It gives shade.".to_owned(),
            ..Choice::default()
        };
        world.by(officer, move |act| screening::screen(act, id, &Screening::Eligible, 1)).unwrap();
        world.by(officer, move |act| decision::choose(act, call, &[(id, choice.clone())])).unwrap();
        world.by(officer, move |act| decision::decide_one(act, call, id).map(|_| ())).unwrap();
        let waiting = |world: &World| world.see(store::jobs::load).waiting;
        let publish = move |act: &mut acts::Act| decision::publish_results(act, call);
        world.by(acts::Who::System, publish).unwrap();
        let before = waiting(world);
        world.by(acts::Who::System, publish).unwrap();
        assert_eq!(world.get(id).state, IdeaState::Eligible, "not yet");
        assert!(waiting(world) > before, "it is done again when it is time");
        world.wait(SignedDuration::from_mins(16));
        let before = waiting(world);
        world.by(acts::Who::System, publish).unwrap();
        assert_eq!(world.get(id).state, IdeaState::Selected);
        assert_eq!(waiting(world), before, "it is done");
    }]);
}
