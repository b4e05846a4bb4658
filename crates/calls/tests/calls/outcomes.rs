//! Screening and deciding: what comes of an idea, in which order, and with which reasons.

use calls::{
    Call, CallTemplate, Choice, Contender, Criterion, Decided, Decision, Enough, Idea, IdeaState,
    Rule, Screening, Verdict, choose_by_order, decide, decide_one, enough, rank, screen,
};
use city::{Flaw, Id, Language, Money, Refusal, Texts};

use crate::support::{call, flaw, flaws, idea, noon};

const REASON: &str = "There is money for it this year.";
const DEVIATION: &str = "The street is dug up next year anyway.";

fn euro(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

/// Ideas that meet the conditions, with their supporters and costs.
fn eligible(ideas: &[(i64, i64)]) -> Vec<Contender> {
    let one = |(id, (supports, cost)): (i64, &(i64, i64))| Contender {
        cost: Some(euro(*cost)),
        ..idea(id, *supports, IdeaState::Eligible).into()
    };
    (1..).zip(ideas).map(one).collect()
}

fn choice(verdict: Verdict) -> Choice {
    let reason = REASON.to_owned();
    Choice { verdict: Some(verdict), reason, ..Choice::default() }
}

#[test]
fn the_order_of_support_is_the_same_for_everyone() {
    let at = |id, supports, day| Contender {
        published: noon(day),
        ..idea(id, supports, IdeaState::Eligible).into()
    };
    let mut ideas = [at(4, 2, 5), at(3, 2, 5), at(5, 2, 1), at(1, 0, 1), at(2, 9, 9)];
    rank(&mut ideas);
    assert_eq!(ideas.map(|idea| idea.id.get()), [2, 5, 3, 4, 1]);
}

#[test]
fn ideas_are_selected_in_order_until_one_does_not_fit() {
    let selected = |places, budget: Option<i64>, costs: &[i64]| {
        let mut call = call(Rule::SupportOrder, places);
        call.content.budget = budget.map(euro);
        let ideas = eligible(&costs.iter().map(|cost| (1, *cost)).collect::<Vec<_>>());
        let verdicts = choose_by_order(&call, &ideas);
        assert_eq!(verdicts.len(), ideas.len());
        ideas.iter().map(|idea| verdicts[&idea.id] == Verdict::Selected).collect::<Vec<_>>()
    };
    assert_eq!(selected(None, None, &[5, 5, 5]), [true, true, true]);
    assert_eq!(selected(Some(2), None, &[5, 5, 5]), [true, true, false]);
    assert_eq!(selected(Some(0), None, &[5]), [false]);
    assert_eq!(selected(None, Some(10), &[4, 6, 1]), [true, true, false]);
    assert_eq!(
        selected(None, Some(10), &[4, 7, 1]),
        [true, false, false],
        "no later one goes before"
    );
}

#[test]
fn what_would_have_been_enough_is_told_in_supporters_or_money() {
    let mut call = call(Rule::SupportOrder, Some(1));
    call.content.budget = Some(euro(10));
    let ideas = eligible(&[(9, 6), (7, 10), (3, 11)]);
    let told = enough(&call, &ideas);
    assert_eq!(told.len(), 2);
    assert_eq!(told[&Id::new(2)], Enough::Supporters(9 - 7 + 1));
    assert_eq!(told[&Id::new(3)], Enough::Cheaper(euro(1)));
    call.content.places = Some(0);
    assert!(enough(&call, &ideas).is_empty(), "nothing would have been");
}

#[test]
fn an_idea_meets_the_conditions_or_one_of_them_is_named() {
    let mut call = call(Rule::Office, None);
    let refuse = |call: &Call, criterion: &str, reason: &str| {
        let screening =
            Screening::Ineligible { criterion: criterion.to_owned(), reason: reason.to_owned() };
        let mut one = Idea { version: 4, ..idea(1, 0, IdeaState::Eligible) };
        screen(call, &mut one, &screening, 4).map(|()| (one.state, one.version))
    };
    let refused = Ok((IdeaState::Ineligible, 5));
    assert_eq!(refuse(&call, "", REASON), refused, "a call without conditions names none");
    assert_eq!(flaws(refuse(&call, "city", REASON)), flaw("criterion", Flaw::NotAChoice));
    call.content.criteria = vec![Criterion {
        key: "city".to_owned(),
        text: Texts::of(Language::english(), "It lies in the city."),
    }];
    assert_eq!(refuse(&call, "city", REASON), refused);
    assert_eq!(flaws(refuse(&call, "", REASON)), flaw("criterion", Flaw::Missing));
    assert_eq!(flaws(refuse(&call, "moon", REASON)), flaw("criterion", Flaw::NotAChoice));
    assert_eq!(flaws(refuse(&call, "city", "No.")), flaw("reason", Flaw::TooShort { least: 10 }));
    let unpublished = Call { published: None, ..call };
    assert_eq!(refuse(&unpublished, "city", REASON), Err(Refusal::NotOpen { opens: None }));
}

#[test]
fn a_call_is_decided_once_and_over_ideas_that_meet_the_conditions() {
    let decided =
        |call: &Call, ideas: Vec<Idea>| decide(call, ideas, |_| choice(Verdict::Selected));
    let open = call(Rule::Office, None);
    let ideas = || vec![idea(1, 1, IdeaState::Eligible), idea(2, 5, IdeaState::Ineligible)];
    assert_eq!(decided(&open, ideas()).unwrap().decisions.len(), 1);
    for call in [
        Call { published: None, ..open.clone() },
        Call { results: Some(noon(1)), ..open.clone() },
        Call { published: None, results: Some(noon(1)), ..open.clone() },
    ] {
        assert_eq!(decided(&call, ideas()), Err(Refusal::AlreadyElsewhere));
    }
    assert_eq!(flaws(decided(&open, Vec::new())), flaw("ideas", Flaw::Missing));
    let waiting = idea(3, 0, IdeaState::Published);
    let hidden = Idea { hidden: true, ..waiting.clone() };
    assert!(
        decided(&open, [ideas(), vec![hidden]].concat()).is_ok(),
        "what nobody can read holds up nothing"
    );
    let held_up = decided(&open, [ideas(), vec![waiting]].concat());
    assert_eq!(flaws(held_up), flaw("idea_3", Flaw::Missing));
}

#[test]
fn each_idea_has_a_verdict_and_a_reason() {
    let with =
        |choice: Choice| decide(&call(Rule::Office, None), eligible(&[(1, 0)]), |_| choice.clone());
    let unchosen = with(Choice { verdict: None, ..choice(Verdict::Selected) });
    assert_eq!(flaws(unchosen), flaw("verdict_1", Flaw::Missing));
    let unexplained = with(Choice { reason: " ".to_owned(), ..choice(Verdict::Selected) });
    assert_eq!(flaws(unexplained), flaw("reason_1", Flaw::Missing));
    let decided =
        with(Choice { deviation: DEVIATION.to_owned(), ..choice(Verdict::NotSelected) }).unwrap();
    let decision = Decision {
        idea: Id::new(1),
        verdict: Verdict::NotSelected,
        place: 1,
        reason: REASON.to_owned(),
        deviation: None,
        enough: None,
    };
    assert_eq!(
        decided,
        Decided { decisions: vec![decision], open: 0 },
        "an office that weighs departs from no order"
    );
}

#[test]
fn whoever_is_passed_over_is_told_why_in_ten_characters_at_least() {
    let passing_over = |deviation: &str| {
        decide(&call(Rule::SupportOrder, None), eligible(&[(1, 0), (9, 0), (5, 0)]), |id| Choice {
            deviation: deviation.to_owned(),
            ..choice(if id.get() == 3 { Verdict::Selected } else { Verdict::NotSelected })
        })
    };
    let needs = || flaw("deviation_2", Flaw::NeedsAReason);
    assert_eq!(flaws(passing_over(" ")), needs());
    assert_eq!(flaws(passing_over(&"é".repeat(9))), needs());
    let decisions = passing_over(&format!(" {} ", "é".repeat(10))).unwrap().decisions;
    let told: Vec<_> =
        decisions.iter().map(|one| (one.idea.get(), one.place, one.deviation.is_some())).collect();
    assert_eq!(told, [(2, 1, true), (3, 2, false), (1, 3, false)]);
}

/// A letter box in which one idea with five supporters was selected.
fn letter_box(rule: Rule) -> (Call, Vec<Idea>) {
    let content = CallTemplate::IdeaBox.content(noon(0));
    let mut call = Call { content, ..call(rule, None) };
    call.content.rule = rule;
    let ideas = vec![
        idea(1, 5, IdeaState::Selected),
        idea(2, 6, IdeaState::Eligible),
        idea(3, 5, IdeaState::Eligible),
        Idea { hidden: true, ..idea(4, 9, IdeaState::Eligible) },
    ];
    (call, ideas)
}

#[test]
fn an_idea_in_a_letter_box_is_decided_on_its_own() {
    let (call, ideas) = letter_box(Rule::Office);
    let one =
        |call: &Call, id, choice: &Choice| decide_one(call, ideas.clone(), Id::new(id), choice);
    let yes = choice(Verdict::Selected);
    let decided = one(&call, 3, &yes).unwrap();
    assert_eq!(
        (decided.verdict, decided.place, decided.reason.as_str()),
        (Verdict::Selected, 2, REASON)
    );
    for id in [1, 4, 9] {
        assert_eq!(one(&call, id, &yes), Err(Refusal::AlreadyElsewhere), "{id}");
    }
    let unpublished = Call { published: None, ..call.clone() };
    assert_eq!(one(&unpublished, 3, &yes), Err(Refusal::AlreadyElsewhere));
    // One that comes to a decided call is placed among all that were decided.
    let decided = Call { results: Some(noon(1)), ..call.clone() };
    assert_eq!(one(&decided, 3, &yes).map(|decision| decision.place), Ok(3));
    let unchosen = Choice { verdict: None, ..yes.clone() };
    assert_eq!(flaws(one(&call, 3, &unchosen)), flaw("verdict_3", Flaw::Missing));
    let unexplained = Choice { reason: "Yes.".to_owned(), ..yes };
    assert_eq!(flaws(one(&call, 3, &unexplained)), flaw("reason_3", Flaw::TooShort { least: 10 }));
}

#[test]
fn a_letter_box_is_full_when_its_places_are() {
    let (mut call, ideas) = letter_box(Rule::Office);
    let with_places = |call: &mut Call, places, verdict| {
        call.content.places = Some(places);
        decide_one(call, ideas.clone(), Id::new(3), &choice(verdict))
    };
    assert!(with_places(&mut call, 2, Verdict::Selected).is_ok());
    let full = with_places(&mut call, 1, Verdict::Selected);
    assert_eq!(flaws(full), flaw("places", Flaw::TooMany { most: 1 }));
    assert!(with_places(&mut call, 1, Verdict::NotSelected).is_ok(), "a refusal takes no place");
}

#[test]
fn an_idea_is_passed_over_only_by_one_with_less_support() {
    let (by_order, ideas) = letter_box(Rule::SupportOrder);
    let refuse = |call: &Call, id, deviation: &str| {
        let choice = Choice { deviation: deviation.to_owned(), ..choice(Verdict::NotSelected) };
        decide_one(call, ideas.clone(), Id::new(id), &choice).map(|decision| decision.deviation)
    };
    let needs = || flaw("deviation_2", Flaw::NeedsAReason);
    assert_eq!(flaws(refuse(&by_order, 2, "")), needs());
    assert_eq!(flaws(refuse(&by_order, 2, &"é".repeat(9))), needs());
    assert_eq!(refuse(&by_order, 2, &"é".repeat(10)), Ok(Some("é".repeat(10))));
    assert_eq!(refuse(&by_order, 3, DEVIATION), Ok(None), "as many are not less");
    assert_eq!(refuse(&letter_box(Rule::Office).0, 2, DEVIATION), Ok(None), "the office weighs");
    let selected = decide_one(&by_order, ideas.clone(), Id::new(2), &choice(Verdict::Selected));
    assert_eq!(selected.unwrap().deviation, None);
}

#[test]
fn who_finds_a_neighbourhood_full_was_not_passed_over() {
    let (mut call, mut ideas) = letter_box(Rule::SupportOrder);
    ideas.iter_mut().for_each(|idea| idea.input.neighbourhood = Some("north".to_owned()));
    let refuse = |call: &Call, ideas: &[Idea]| {
        decide_one(call, ideas.to_vec(), Id::new(2), &choice(Verdict::NotSelected))
    };
    assert_eq!(flaws(refuse(&call, &ideas)), flaw("deviation_2", Flaw::NeedsAReason));
    call.content.caps.neighbourhood = Some(1);
    assert_eq!(refuse(&call, &ideas).unwrap().deviation, None);
    ideas[1].input.neighbourhood = Some("south".to_owned());
    assert!(refuse(&call, &ideas).is_err(), "there is room in the south");
}

#[test]
fn where_a_neighbourhood_was_full_more_supporters_come_before_it_was() {
    let mut call = call(Rule::SupportOrder, Some(3));
    call.content.caps.neighbourhood = Some(1);
    let mut ideas = eligible(&[(9, 0), (7, 0), (5, 0), (4, 0), (2, 0)]);
    for (idea, key) in ideas.iter_mut().zip(["north", "north", "south", "west", "east"]) {
        idea.neighbourhood = Some(key.to_owned());
    }
    let told = enough(&call, &ideas);
    assert_eq!(told[&Id::new(2)], Enough::Supporters(9 - 7 + 1), "before the north was full");
    assert_eq!(told[&Id::new(5)], Enough::Supporters(4 - 2 + 1), "before the places were given");
    assert_eq!(told.len(), 2);
}

#[test]
fn no_reason_is_longer_than_anybody_reads() {
    let long = Choice { deviation: "a".repeat(2_001), ..choice(Verdict::Selected) };
    let all = decide(&call(Rule::SupportOrder, None), eligible(&[(1, 0)]), |_| long.clone());
    assert_eq!(flaws(all), flaw("deviation_1", Flaw::TooLong { most: 2_000 }));
}
