//! What waits for the office, what is still to come for an idea, and how a call begins.

use calls::{
    ActivityKind, Call, CallState, CallTemplate, Idea, IdeaState, NextStepKind, Rule, next_steps,
    work_of_call, work_of_idea,
};
use city::{Access, Waits, Window, Work};
use jiff::Timestamp;

use crate::support::{call, idea, noon};

/// The template: screening to day 70, an answer on day 93.
fn open_call() -> Call {
    call(Rule::Office, None)
}

fn endless_call() -> Call {
    Call { content: CallTemplate::IdeaBox.content(noon(0)), ..open_call() }
}

/// What waits about a call: its kind, for whom, since when, until when.
type Told = Option<(Work, Waits, Timestamp, Option<Timestamp>)>;

fn waits(call: &Call, eligible_since: Option<i64>) -> Told {
    let waiting = work_of_call(call, eligible_since.map(noon), noon(70))?;
    Some((waiting.work, waiting.waits, waiting.since, waiting.until))
}

#[test]
fn an_idea_waits_to_be_screened_unless_its_author_was_asked() {
    for state in IdeaState::ALL {
        let is_waiting = work_of_idea(&idea(3, 0, *state)).is_some();
        assert_eq!(is_waiting, *state == IdeaState::Published, "{state}");
    }
    let one = idea(3, 0, IdeaState::Published);
    let here = work_of_idea(&one).unwrap();
    assert_eq!((here.work, here.waits), (Work::Screen, Waits::Here));
    assert_eq!((here.since, here.until), (noon(3), None));
    let asked = Idea { change_asked: true, ..one.clone() };
    assert_eq!(work_of_idea(&asked).unwrap().waits, Waits::Elsewhere);
    assert_eq!(work_of_idea(&Idea { hidden: true, ..one }), None);
}

#[test]
fn a_call_waits_to_be_finished_decided_and_to_come_out() {
    let draft = Call { state: CallState::Draft, ..open_call() };
    assert_eq!(waits(&draft, None), Some((Work::Draft, Waits::Here, noon(70), None)));
    let with_result = |day| Call { results: Some(noon(day)), ..open_call() };
    let comes_out = |day| Some((Work::Scheduled, Waits::Elsewhere, noon(70), Some(noon(day))));
    assert_eq!(waits(&with_result(71), Some(5)), comes_out(71));
    assert_eq!(waits(&with_result(70), None), None, "it is out");
    assert_eq!(waits(&with_result(69), None), None);
    let came_later = Some((Work::Decide, Waits::Here, noon(68), None));
    assert_eq!(waits(&with_result(69), Some(68)), came_later, "an idea came to it");
    assert_eq!(waits(&Call { state: CallState::Archived, ..open_call() }, Some(5)), None);
}

#[test]
fn a_call_is_to_be_decided_once_something_meets_the_conditions() {
    let decide = |since| Some((Work::Decide, Waits::Here, noon(since), None));
    assert_eq!(waits(&open_call(), None), None);
    assert_eq!(waits(&open_call(), Some(5)), decide(70), "its window for it");
    let mut windowless = open_call();
    windowless.content.activities.retain(|activity| activity.kind != ActivityKind::Decide);
    assert_eq!(waits(&windowless, Some(5)), decide(63), "the end of what residents do");
    assert_eq!(waits(&endless_call(), Some(5)), decide(5), "the oldest idea");
}

#[test]
fn what_is_still_to_come_depends_on_where_an_idea_is() {
    use NextStepKind::{Commission, Decide, Result, Screen, Support, Test};
    let kinds = |state, day| {
        let steps = next_steps(&open_call(), &idea(1, 0, state), noon(day));
        steps.into_iter().map(|step| step.kind).collect::<Vec<_>>()
    };
    let realised = [Commission, Test, Result];
    assert_eq!(kinds(IdeaState::Published, 5), [Screen, Support, Decide, Commission, Test, Result]);
    assert_eq!(kinds(IdeaState::Published, 20), [Screen, Decide, Commission, Test, Result]);
    assert_eq!(kinds(IdeaState::Eligible, 20), [Decide, Commission, Test, Result]);
    assert_eq!(kinds(IdeaState::Selected, 20), realised);
    for state in
        [IdeaState::Ineligible, IdeaState::NotSelected, IdeaState::Merged, IdeaState::Withdrawn]
    {
        assert_eq!(kinds(state, 20), [], "{state}");
    }
}

#[test]
fn a_step_says_by_when_and_whether_that_is_past() {
    let step = |call: &Call, kind, day| {
        let steps = next_steps(call, &idea(1, 0, IdeaState::Published), noon(day));
        steps.into_iter().find(|step| step.kind == kind).map(|step| (step.by, step.late)).unwrap()
    };
    let by = |day| Some(noon(day));
    assert_eq!(step(&open_call(), NextStepKind::Screen, 70), (by(70), false));
    assert_eq!(step(&open_call(), NextStepKind::Screen, 71), (by(70), true));
    assert_eq!(step(&open_call(), NextStepKind::Support, 5), (by(63), false));
    assert_eq!(step(&open_call(), NextStepKind::Decide, 93), (by(93), false));
    assert_eq!(step(&open_call(), NextStepKind::Decide, 94), (by(93), true));
    assert_eq!(step(&open_call(), NextStepKind::Commission, 94), (None, false));
    assert_eq!(step(&endless_call(), NextStepKind::Screen, 5), (by(1 + 30), false), "its answer");
}

#[test]
fn an_idea_is_late_when_its_answer_should_have_come_also_without_an_end() {
    let late = |state, day| idea(1, 0, state).is_late(&endless_call(), noon(day));
    assert!(!late(IdeaState::Published, 31) && late(IdeaState::Published, 32));
    assert!(!late(IdeaState::Selected, 32));
}

#[test]
fn a_template_is_ready_but_for_its_question() {
    for template in CallTemplate::ALL {
        let content = template.content(noon(2));
        assert!(content.title.is_empty() && content.question.is_empty(), "{template}");
        assert_eq!((content.who.read, content.who.write), (Access::Anyone, Access::Anyone));
        assert_eq!((content.who.support, content.who.comment), (Access::Account, Access::Account));
        // People bring ideas to it or answer its questions, from now on.
        let takes_part = content
            .activities
            .iter()
            .find(|activity| matches!(activity.kind, ActivityKind::Collect | ActivityKind::Answer));
        assert_eq!(takes_part.unwrap().window.opens(), Some(noon(2)), "{template}");
    }
    let window = |template: CallTemplate, kind| {
        let content = template.content(noon(2));
        content
            .activities
            .iter()
            .find(|activity| activity.kind == kind)
            .map(|activity| activity.window)
    };
    let days = |opens, closes| Some(Window::new(Some(noon(opens)), Some(noon(closes))).unwrap());
    assert_eq!(window(CallTemplate::OpenCall, ActivityKind::Screen), days(2 + 7, 2 + 70));
    assert_eq!(
        window(CallTemplate::NeighbourhoodBudget, ActivityKind::Support),
        days(2 + 45, 2 + 60)
    );
    assert_eq!(window(CallTemplate::QuickQuestion, ActivityKind::Collect), days(2, 2 + 14));
    assert_eq!(window(CallTemplate::QuickQuestion, ActivityKind::Support), None);
    assert!(endless_call().is_endless() && !open_call().is_endless());
}
