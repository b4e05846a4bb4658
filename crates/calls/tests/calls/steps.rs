//! A result in steps: what each may decide, what stays true over all of them, and what is said of the rest.

use std::collections::BTreeMap;

use calls::{
    Call, Choice, Contender, Decided, Decision, Idea, IdeaState, ResultWords, Rule, StepWords,
    Verdict, decide_after, rank,
};
use city::{Flaw, Id, Language, Refusal, Texts};
use proptest::prelude::*;

use crate::support::{call, flaw, flaws, idea, noon};

const REASON: &str = "There is money for it this year.";
const DEVIATION: &str = "The street is dug up next year anyway.";

fn eligible(supports: &[i64]) -> Vec<Contender> {
    let one = |(id, supports): (i64, &i64)| idea(id, *supports, IdeaState::Eligible).into();
    (1..).zip(supports).map(one).collect()
}

fn chosen(verdict: Verdict) -> Choice {
    Choice { verdict: Some(verdict), reason: REASON.to_owned(), ..Choice::default() }
}

fn later() -> Choice {
    Choice { later: true, ..Choice::default() }
}

/// What a step decides: `choices` by the number of the idea; the others are left for later.
fn step(
    call: &Call,
    before: &[(Contender, Decision)],
    ideas: &[Contender],
    choices: &[(i64, Choice)],
) -> Result<Decided, Refusal> {
    let choices: BTreeMap<Id<Idea>, Choice> =
        choices.iter().map(|(id, choice)| (Id::new(*id), choice.clone())).collect();
    decide_after(call, before, ideas.to_vec(), |id| choices.get(&id).cloned().unwrap_or_else(later))
}

fn stand(ideas: &[Contender], decided: &Decided) -> Vec<(Contender, Decision)> {
    let with = |made: &Decision| {
        let idea = ideas.iter().find(|idea| idea.id == made.idea)?;
        Some((idea.clone(), made.clone()))
    };
    decided.decisions.iter().filter_map(with).collect()
}

#[test]
fn a_step_decides_what_is_not_left_for_later_at_its_place_among_all() {
    let call = call(Rule::SupportOrder, Some(2));
    let ideas = eligible(&[9, 7, 5, 3]);
    let first = step(
        &call,
        &[],
        &ideas,
        &[(1, chosen(Verdict::Selected)), (4, chosen(Verdict::NotSelected))],
    )
    .unwrap();
    assert_eq!(first.open, 2);
    let places: Vec<_> = first.decisions.iter().map(|made| (made.idea.get(), made.place)).collect();
    assert_eq!(places, [(1, 1), (4, 4)]);
    let rest = [(2, chosen(Verdict::Selected)), (3, chosen(Verdict::NotSelected))];
    let last = step(&call, &stand(&ideas, &first), &ideas, &rest).unwrap();
    assert_eq!(last.open, 0);
    let places: Vec<_> = last.decisions.iter().map(|made| (made.idea.get(), made.place)).collect();
    assert_eq!(places, [(2, 2), (3, 3)]);
    assert!(last.decisions[1].enough.is_some(), "all together follow the order of support");
}

#[test]
fn places_count_over_all_steps() {
    let call = call(Rule::Office, Some(1));
    let ideas = eligible(&[9, 7]);
    let first = step(&call, &[], &ideas, &[(2, chosen(Verdict::Selected))]).unwrap();
    let last = step(&call, &stand(&ideas, &first), &ideas, &[(1, chosen(Verdict::Selected))]);
    assert_eq!(flaws(last), [("places".to_owned(), Flaw::TooMany { most: 1 })]);
}

#[test]
fn whoever_is_passed_over_in_a_later_step_hears_why() {
    let call = call(Rule::SupportOrder, None);
    let ideas = eligible(&[9, 7]);
    let first = step(&call, &[], &ideas, &[(2, chosen(Verdict::Selected))]).unwrap();
    assert_eq!(first.decisions[0].deviation, None, "the other one is still open");
    let before = stand(&ideas, &first);
    let no = step(&call, &before, &ideas, &[(1, chosen(Verdict::NotSelected))]);
    assert_eq!(flaws(no), [("deviation_1".to_owned(), Flaw::NeedsAReason)]);
    let said = Choice { deviation: DEVIATION.to_owned(), ..chosen(Verdict::NotSelected) };
    let last = step(&call, &before, &ideas, &[(1, said)]).unwrap();
    assert_eq!(last.decisions[0].deviation.as_deref(), Some(DEVIATION));
}

#[test]
fn whoever_is_selected_beneath_one_that_a_step_turned_down_says_why() {
    let call = call(Rule::SupportOrder, None);
    let ideas = eligible(&[9, 7, 5]);
    let first = step(&call, &[], &ideas, &[(1, chosen(Verdict::NotSelected))]).unwrap();
    let before = stand(&ideas, &first);
    let silent = [(2, chosen(Verdict::Selected)), (3, chosen(Verdict::NotSelected))];
    assert_eq!(
        flaws(step(&call, &before, &ideas, &silent)),
        [("deviation_2".to_owned(), Flaw::NeedsAReason)]
    );
    let said = Choice { deviation: DEVIATION.to_owned(), ..chosen(Verdict::Selected) };
    let last = step(&call, &before, &ideas, &[(2, said), silent[1].clone()]).unwrap();
    assert_eq!(last.decisions[0].deviation.as_deref(), Some(DEVIATION));
    assert_eq!(last.decisions[1].deviation, None);
}

#[test]
fn a_step_decides_something_and_waits_for_no_screening() {
    let call = call(Rule::Office, None);
    let mut ideas = eligible(&[9, 7]);
    ideas.push(idea(3, 5, IdeaState::Published).into());
    assert_eq!(flaws(step(&call, &[], &ideas, &[])), [("ideas".to_owned(), Flaw::Missing)]);
    assert!(step(&call, &[], &ideas, &[(1, chosen(Verdict::Selected))]).is_ok());
    let all = [(1, chosen(Verdict::Selected)), (2, chosen(Verdict::NotSelected))];
    assert_eq!(flaws(step(&call, &[], &ideas, &all)), [("idea_3".to_owned(), Flaw::Missing)]);
}

#[test]
fn a_step_promises_the_rest_and_says_so_once_it_is_public() {
    let words = StepWords::default();
    let refused = |words: &StepWords, open| words.check(noon(70), open).map_err(Refusal::from);
    assert_eq!(flaws(refused(&words, 1)), flaw("next_at", Flaw::Missing));
    assert_eq!(refused(&words, 0), Ok(()), "nothing is left to be promised");
    let at = |day| StepWords { next_at: Some(noon(day)), ..StepWords::default() };
    assert_eq!(flaws(refused(&at(70), 1)), flaw("next_at", Flaw::EndsBeforeStart));
    assert_eq!(refused(&at(71), 1), Ok(()));
    let title = Texts::of(Language::english(), "a".repeat(121));
    let long = StepWords { title, ..at(71) };
    assert_eq!(flaws(refused(&long, 1)), flaw("step_en", Flaw::TooLong { most: 120 }));

    let mut call = call(Rule::Office, None);
    let was = call.promised(noon(69), None);
    let result = Texts::of(Language::english(), "Two of four.");
    call.enter_result(noon(70), &ResultWords { result: result.clone(), step: at(90) }, 2);
    assert_eq!((call.results, call.last_result()), (None, Some(noon(70))));
    assert_eq!(call.promised(noon(69), None), was, "not public yet");
    assert!(!call.has_part(noon(69)) && call.public_words(noon(69)).is_none());
    assert_eq!(call.promised(noon(70), None), Some(noon(90)));
    assert_eq!(call.public_words(noon(70)), Some(&result));
    assert_eq!(call.step_number(noon(69)), 1, "it can still be changed");
    assert_eq!(call.step_number(noon(70)), 2);
    let whole = Texts::of(Language::english(), "Three of four.");
    call.enter_result(noon(80), &whole.clone().into(), 0);
    assert_eq!(call.open_step(noon(79)).and_then(|step| step.words.next_at), Some(noon(90)));
    assert_eq!(call.public_words(noon(79)), Some(&result), "the words to come stay apart");
    assert!(call.open_step(noon(80)).is_none());
    assert_eq!(call.public_words(noon(80)), Some(&whole));
    assert_eq!(call.public_steps(noon(80)).len(), 2);
    assert_eq!(call.part_since(noon(79)), Some(noon(70)));
    assert_eq!(call.part_since(noon(80)), Some(noon(80)));
}

proptest! {
    /// However a decision is cut into two steps, the two say of every idea what one would: the same verdicts at the same
    /// places, and no departure that is not explained somewhere above the idea that goes before.
    #[test]
    fn two_steps_say_what_one_would(
        supports in prop::collection::vec(0..50_i64, 2..10),
        selected in prop::collection::vec(any::<bool>(), 10),
        first in prop::collection::vec(any::<bool>(), 10),
    ) {
        let call = call(Rule::SupportOrder, None);
        let ideas = eligible(&supports);
        let at = |id: Id<Idea>| usize::try_from(id.get() - 1).unwrap();
        let choice = |id: Id<Idea>| Choice {
            deviation: DEVIATION.to_owned(),
            ..chosen(if selected[at(id)] { Verdict::Selected } else { Verdict::NotSelected })
        };
        let now = |id: Id<Idea>| if first[at(id)] { choice(id) } else { later() };
        let count = ideas.iter().filter(|idea| first[at(idea.id)]).count();
        prop_assume!(count > 0 && count < ideas.len());
        let one = decide_after(&call, &[], ideas.clone(), now).unwrap();
        let before = stand(&ideas, &one);
        let two = decide_after(&call, &before, ideas.clone(), choice).unwrap();
        let whole = calls::decide(&call, ideas.clone(), choice).unwrap();
        let said = |decisions: &[Decision]| -> BTreeMap<_, _> {
            decisions.iter().map(|made| (made.idea, (made.place, made.verdict))).collect()
        };
        let mut both = one.decisions.clone();
        both.extend(two.decisions);
        prop_assert_eq!(said(&both), said(&whole.decisions));
        let mut ranked = ideas;
        rank(&mut ranked);
        both.sort_by_key(|made| made.place);
        for (lost, above) in both.iter().enumerate() {
            let beneath = both[lost..].iter().filter(|made| made.verdict == Verdict::Selected);
            let explained = |won: &Decision| above.deviation.is_some() || won.deviation.is_some();
            if above.verdict == Verdict::NotSelected {
                prop_assert!(beneath.clone().all(explained));
            }
        }
    }
}
