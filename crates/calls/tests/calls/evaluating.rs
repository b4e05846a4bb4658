//! What several officers mark: what their marks say together, who sees what, who gets which idea.

use std::collections::{BTreeMap, BTreeSet};

use calls::evaluation::{
    Answers, Conflict, Evaluation, EvaluationState, Marked, Measure, Plan, Reader, Scale, Sharing,
    Shown, Sight, ToRead, Typed, evaluates_as, inferred, may_read_after, share_out, sight,
    summarise,
};
use calls::{Behalf, EstimateInput, Idea, IdeaState, Range, Rule};
use city::{
    Actor, Author, Flaw, Id, Language, Money, Person, Post, Reach, Refusal, Role, Texts, Theme,
};
use proptest::prelude::*;

use crate::support::{call, idea, noon};

/// The flaws for which something was refused.
fn flaws<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> city::Flaws {
    match answer {
        Err(Refusal::Flawed(flaws)) => flaws,
        other => panic!("{other:?}"),
    }
}

fn words(text: &str) -> Texts {
    [(Language::english(), text.to_owned())].into_iter().collect()
}

fn plan(weights: &[u8]) -> Plan {
    let measure = |(number, weight): (usize, &u8)| Measure {
        key: format!("m{number}"),
        text: words("It can be done"),
        help: Texts::default(),
        weight: *weight,
    };
    let measures = (1..).zip(weights).map(measure).collect();
    Plan { scale: Scale::Five, measures, readers: 2, shown: Shown::Authors, answers: Answers::Open }
}

fn author(person: i64) -> Author {
    Author { id: Id::new(person), name: format!("Officer {person}") }
}

/// An evaluation that was handed in with these marks.
fn done(person: i64, marks: &[u8]) -> Evaluation {
    let marked = |(number, mark): (usize, &u8)| Marked {
        measure: format!("m{number}"),
        mark: Some(*mark),
        note: String::new(),
    };
    Evaluation {
        state: EvaluationState::Done,
        marks: (1..).zip(marks).map(marked).collect(),
        ..Evaluation::given(
            &idea(1, 0, IdeaState::Eligible),
            author(person),
            Role::Officer,
            noon(1),
        )
    }
}

fn all_done(marks: &[Vec<u8>]) -> Vec<Evaluation> {
    (1..).zip(marks).map(|(person, marks)| done(person, marks)).collect()
}

fn typed(marks: &[(&str, &str)]) -> Typed {
    let one = |(key, mark): &(&str, &str)| ((*key).to_owned(), ((*mark).to_owned(), String::new()));
    Typed { marks: marks.iter().map(one).collect(), word: String::new() }
}

#[test]
fn marks_add_up_by_their_weights() {
    let plan = plan(&[3, 1]);
    let summary = summarise(&plan, &all_done(&[vec![5, 1], vec![2, 4]]));
    // (15 + 1) / 4 = 4.00 and (6 + 4) / 4 = 2.50.
    assert_eq!(summary.range, Some((250, 400)));
    assert_eq!((summary.mean, summary.median), (Some(325), Some(325)));
    assert_eq!((summary.given, summary.done, summary.spread()), (2, 2, 150));
    assert_eq!(summary.measures[0].mean, Some(350));
    assert_eq!(summary.measures[0].range, Some((200, 500)));
    let none = summarise(&plan, &[]);
    assert_eq!((none.mean, none.median, none.range, none.spread()), (None, None, None, 0));
}

#[test]
fn the_one_who_stands_apart_is_named() {
    let plan = plan(&[1]);
    let apart = |marks: &[u8]| -> Vec<i64> {
        let marks: Vec<Vec<u8>> = marks.iter().map(|mark| vec![*mark]).collect();
        summarise(&plan, &all_done(&marks)).apart.iter().map(|who| who.get()).collect()
    };
    assert_eq!(apart(&[4, 4, 1]), [3]);
    assert_eq!(apart(&[4, 5, 4, 0]), [4]);
    assert!(apart(&[0, 5]).is_empty(), "of two, nobody can say");
    assert!(apart(&[0, 2, 5]).is_empty(), "where all differ, nobody stands apart");
    assert!(apart(&[3, 3, 4]).is_empty(), "a mark more is no other opinion");
}

proptest! {
    /// However many mark, and whatever they weigh: mean and middle lie between the lowest and the highest, the order of
    /// evaluators says nothing, and weights that are all so many times as large change nothing.
    #[test]
    fn what_all_say_lies_between_what_each_says(
        weights in prop::collection::vec(1..=3_u8, 1..5),
        marks in prop::collection::vec(prop::collection::vec(0..=5_u8, 5), 1..7),
        times in 2..=3_u8,
    ) {
        let marks: Vec<Vec<u8>> = marks.iter().map(|own| own[..weights.len()].to_vec()).collect();
        let plan = plan(&weights);
        let all = all_done(&marks);
        let summary = summarise(&plan, &all);
        let (low, high) = summary.range.unwrap();
        let (mean, median) = (summary.mean.unwrap(), summary.median.unwrap());
        prop_assert!(0 <= low && low <= mean && mean <= high && high <= 500);
        prop_assert!(low <= median && median <= high);
        let mut turned = all.clone();
        turned.reverse();
        let mut again = summarise(&plan, &turned);
        again.apart.sort();
        let mut apart = summary.apart.clone();
        apart.sort();
        prop_assert_eq!((again.mean, again.median, again.range, &again.apart), (summary.mean, summary.median, summary.range, &apart));
        let heavier: Vec<u8> = weights.iter().map(|weight| weight * times).collect();
        let heavy = summarise(&self::plan(&heavier), &all);
        prop_assert_eq!((heavy.mean, heavy.median, heavy.range, &heavy.apart), (summary.mean, summary.median, summary.range, &summary.apart));
        // Somebody who stays away, or has only begun, counts nowhere.
        let mut more = all.clone();
        for state in [EvaluationState::Away, EvaluationState::Begun] {
            more.push(Evaluation { state, ..done(99, &[0, 0, 0, 0, 0]) });
        }
        let with = summarise(&plan, &more);
        prop_assert_eq!((with.mean, with.done, with.given), (summary.mean, summary.done, summary.given + 1));
    }

    /// Where all say the same, nothing is spread and nobody stands apart.
    #[test]
    fn where_all_agree_nobody_stands_apart(mark in 0..=5_u8, many in 1..8_usize) {
        let summary = summarise(&plan(&[2, 1]), &all_done(&vec![vec![mark, mark]; many]));
        prop_assert_eq!((summary.spread(), summary.apart.len()), (0, 0));
        prop_assert_eq!(summary.mean, Some(i64::from(mark) * 100));
    }
}

#[test]
fn marks_are_handed_in_whole_and_the_first_are_kept() {
    let plan = plan(&[1, 1]);
    let mut own =
        Evaluation::given(&idea(1, 0, IdeaState::Eligible), author(7), Role::Officer, noon(1));
    let part = typed(&[("m1", "4")]);
    let missing = own.hand_in(&plan, &part, 1, noon(2));
    assert_eq!(flaws(missing).of("mark_m2"), Some(&Flaw::Missing));
    assert_eq!(own.keep(&plan, &part, 1), Ok(()));
    assert_eq!(
        (own.state, own.mark("m1"), own.mark("m2")),
        (EvaluationState::Begun, Some(4), None)
    );
    for odd in ["6", "-1", "x", "4.5", "99999999999"] {
        let flaws = flaws(own.hand_in(&plan, &typed(&[("m1", odd), ("m2", "0")]), 2, noon(2)));
        assert_eq!(flaws.of("mark_m1"), Some(&Flaw::NotAChoice), "{odd}");
        assert_eq!(flaws.of("mark_m2"), None);
    }
    let long = Typed { word: "x".repeat(1_001), ..typed(&[("m1", "1"), ("m2", "1")]) };
    assert_eq!(
        flaws(own.hand_in(&plan, &long, 2, noon(2))).of("word"),
        Some(&Flaw::TooLong { most: 1_000 })
    );
    let whole = typed(&[("m1", "4"), ("m2", "0")]);
    assert_eq!(own.hand_in(&plan, &whole, 1, noon(2)), Err(Refusal::ChangedMeanwhile));
    assert_eq!(own.hand_in(&plan, &whole, 2, noon(2)), Ok(()));
    assert_eq!(
        (own.state, own.handed_in, own.first.len()),
        (EvaluationState::Done, Some(noon(2)), 0)
    );
    assert_eq!(own.keep(&plan, &part, 3), Err(Refusal::AlreadyElsewhere), "it is handed in");
    own.hand_in(&plan, &whole, 3, noon(3)).unwrap();
    assert!(own.first.is_empty(), "the same marks are no change");
    for mark in ["3", "2"] {
        let version = own.version;
        own.hand_in(&plan, &typed(&[("m1", mark), ("m2", "0")]), version, noon(3)).unwrap();
    }
    assert_eq!(own.first.first().and_then(|one| one.mark), Some(4), "the very first is kept");
    assert_eq!(own.mark("m1"), Some(2));
}

#[test]
fn whoever_stays_away_leaves_nothing_behind() {
    let plan = plan(&[1]);
    let mut own = done(7, &[5]);
    let before = own.clone();
    assert_eq!(flaws(own.stay_away(Conflict::Other, " ")).of("why"), Some(&Flaw::Missing));
    assert_eq!(own, before, "nothing happened");
    own.stay_away(Conflict::Close, "").unwrap();
    assert_eq!((own.state, own.marks.len(), own.handed_in), (EvaluationState::Away, 0, None));
    assert_eq!(own.stay_away(Conflict::Close, ""), Err(Refusal::AlreadyElsewhere));
    let version = own.version;
    let marks = typed(&[("m1", "5")]);
    assert_eq!(own.hand_in(&plan, &marks, version, noon(2)), Err(Refusal::AlreadyElsewhere));
    assert_eq!(own.keep(&plan, &marks, version), Err(Refusal::AlreadyElsewhere));
    assert_eq!(own.come_back(Some(Conflict::Writes)), Err(Refusal::AlreadyElsewhere));
    own.come_back(None).unwrap();
    assert_eq!((own.state, own.conflict), (EvaluationState::Given, None));
    assert_eq!(own.come_back(None), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn who_is_near_an_idea_is_known() {
    let mut idea = idea(1, 0, IdeaState::Eligible);
    idea.coauthors = vec![author(7)];
    idea.behalf = Some(Behalf { id: Id::new(50), name: Texts::default() });
    let of = |person: i64, authors: &[i64], belongs: &[i64]| {
        let authors: Vec<Id<Person>> = authors.iter().map(|id| Id::new(*id)).collect();
        let belongs: Vec<_> = belongs.iter().map(|id| Id::new(*id)).collect();
        inferred(&idea, &authors, Id::new(person), &belongs)
    };
    assert_eq!(of(101, &[], &[]), Some(Conflict::Writes));
    assert_eq!(of(7, &[], &[]), Some(Conflict::Writes));
    assert_eq!(of(8, &[8], &[]), Some(Conflict::Writes), "a twin of theirs went into it");
    assert_eq!(of(8, &[], &[49, 50]), Some(Conflict::Organisation));
    assert_eq!(of(8, &[101], &[49]), None);
}

#[test]
fn nobody_reads_others_before_they_have_handed_in() {
    let idea = idea(1, 0, IdeaState::Eligible);
    let officer =
        Actor { person: Some(Id::new(7)), roles: vec![Role::Officer], ..Actor::default() };
    let resident = Actor { person: Some(Id::new(7)), ..Actor::default() };
    let own = |state| Evaluation { state, ..done(7, &[1]) };
    let sees = |state: Option<EvaluationState>, closed| {
        sight(&officer, &idea, state.map(own).as_ref(), None, closed)
    };
    assert_eq!(sees(Some(EvaluationState::Given), false), Sight::Own);
    assert_eq!(sees(Some(EvaluationState::Begun), false), Sight::Own);
    assert_eq!(sees(Some(EvaluationState::Done), false), Sight::Everything);
    assert_eq!(sees(Some(EvaluationState::Away), false), Sight::Nothing);
    assert_eq!(sees(Some(EvaluationState::Away), true), Sight::Nothing);
    assert_eq!(sees(Some(EvaluationState::Begun), true), Sight::Everything);
    assert_eq!(sees(None, false), Sight::Everything);
    let near = sight(&officer, &idea, None, Some(Conflict::Writes), true);
    assert_eq!(near, Sight::Nothing, "whoever writes it never does");
    assert_eq!(sight(&resident, &idea, None, None, true), Sight::Nothing);
}

#[test]
fn a_juror_reads_the_marks_of_what_they_have_handed_in_alone() {
    let idea = idea(1, 0, IdeaState::Eligible);
    let post = |call: Id<city::Thing>| Post { role: Role::Juror, reach: Reach::Call(call) };
    let with = |posts| Actor { person: Some(Id::new(7)), posts, ..Actor::default() };
    let juror = with(vec![post(idea.call.thing())]);
    let elsewhere = with(vec![post(Id::new(4_711))]);
    assert_eq!(evaluates_as(&juror, idea.ground()), Some(Role::Juror));
    assert_eq!(evaluates_as(&elsewhere, idea.ground()), None);
    let officer = Actor { roles: vec![Role::Officer], ..juror.clone() };
    assert_eq!(evaluates_as(&officer, idea.ground()), Some(Role::Officer), "one of both");
    let own = |state| Evaluation { state, role: Role::Juror, ..done(7, &[1]) };
    let sees = |actor: &Actor, state: Option<EvaluationState>, closed| {
        sight(actor, &idea, state.map(own).as_ref(), None, closed)
    };
    for closed in [false, true] {
        assert_eq!(sees(&juror, None, closed), Sight::Nothing, "it was not given to them");
        assert_eq!(sees(&juror, Some(EvaluationState::Away), closed), Sight::Nothing);
        assert_eq!(sees(&juror, Some(EvaluationState::Done), closed), Sight::Everything);
        assert_eq!(sees(&elsewhere, Some(EvaluationState::Done), closed), Sight::Nothing);
    }
    assert_eq!(sees(&juror, Some(EvaluationState::Begun), false), Sight::Own);
    let near =
        sight(&juror, &idea, Some(&own(EvaluationState::Done)), Some(Conflict::Writes), true);
    assert_eq!(near, Sight::Nothing);
}

#[test]
fn a_juror_reads_a_call_that_only_the_staff_reads_and_no_draft() {
    let mut call = call(Rule::Office, None);
    call.content.who.read = city::Access::Staff;
    let juror = Actor {
        person: Some(Id::new(7)),
        posts: vec![Post { role: Role::Juror, reach: Reach::Call(call.id.thing()) }],
        ..Actor::default()
    };
    let resident = Actor { posts: vec![], ..juror.clone() };
    assert!(calls::may_read_call(&juror, &call) && !calls::may_read_call(&resident, &call));
    assert!(!calls::may_read_answers(&juror, &call));
    call.state = calls::CallState::Draft;
    assert!(!calls::may_read_call(&juror, &call));
}

#[test]
fn authors_read_marks_after_the_result_where_the_call_says_so() {
    let (call, idea) = (call(Rule::Office, None), idea(1, 0, IdeaState::Selected));
    let author = Actor { person: Some(Id::new(101)), ..Actor::default() };
    let reads = |actor: &Actor, shown, public| may_read_after(actor, &call, &idea, shown, public);
    for (shown, by_author, by_others) in
        [(Shown::Staff, false, false), (Shown::Authors, true, false), (Shown::Everyone, true, true)]
    {
        assert_eq!(reads(&author, shown, true), by_author, "{shown}");
        assert_eq!(reads(&Actor::anonymous(), shown, true), by_others, "{shown}");
        assert!(!reads(&author, shown, false), "not before the result");
    }
    let hidden = Idea { hidden: true, ..idea.clone() };
    assert!(!may_read_after(&Actor::anonymous(), &call, &hidden, Shown::Everyone, true));
}

#[test]
fn what_marks_mean_stays_once_there_are_any() {
    let english = [Language::english()];
    let before = plan(&[2, 1]);
    let revise = |new: Plan, marked| {
        let mut plan = before.clone();
        plan.revise(new, &english, marked).map(|()| plan)
    };
    let with = |change: &dyn Fn(&mut Plan)| {
        let mut plan = before.clone();
        change(&mut plan);
        plan
    };
    let settled = |new: Plan, field: &str| {
        assert!(revise(new.clone(), false).is_ok(), "{field}");
        let Err(Refusal::Flawed(flaws)) = revise(new, true) else { panic!("{field}") };
        assert_eq!(flaws.of(field), Some(&Flaw::Settled));
    };
    settled(with(&|plan| plan.scale = Scale::Ten), "scale");
    settled(with(&|plan| plan.shown = Shown::Everyone), "shown");
    settled(with(&|plan| plan.measures[0].weight = 3), "weight_1");
    settled(with(&|plan| drop(plan.measures.pop())), "weight_2");
    settled(with(&|plan| plan.measures.swap(0, 1)), "weight_1");
    for fine in [
        with(&|plan| plan.shown = Shown::Staff),
        with(&|plan| plan.readers = 3),
        with(&|plan| plan.measures[0].text = words("It can be done within a year")),
    ] {
        assert_eq!(revise(fine.clone(), true), Ok(fine));
    }
    let flaw = |new: Plan, field: &str| flaws(revise(new, false).map(drop)).of(field).cloned();
    assert_eq!(flaw(plan(&[]), "measure_1_en"), Some(Flaw::Missing));
    assert_eq!(flaw(plan(&[0]), "weight_1"), Some(Flaw::OutOfRange { least: 1, most: 10 }));
    assert_eq!(flaw(plan(&[11]), "weight_1"), Some(Flaw::OutOfRange { least: 1, most: 10 }));
    assert_eq!(flaw(plan(&[1; 9]), "measure_9_en"), Some(Flaw::TooMany { most: 8 }));
    let readers = |readers| with(&move |plan: &mut Plan| plan.readers = readers);
    assert_eq!(flaw(readers(0), "readers"), Some(Flaw::OutOfRange { least: 1, most: 9 }));
    assert_eq!(flaw(readers(10), "readers"), Some(Flaw::OutOfRange { least: 1, most: 9 }));
    let long = with(&|plan| plan.measures[0].text = words(&"x".repeat(121)));
    assert_eq!(flaw(long, "measure_1_en"), Some(Flaw::TooLong { most: 120 }));
}

fn reader(person: i64, has: u32, themes: &[Theme]) -> Reader {
    Reader { person: Id::new(person), themes: themes.to_vec(), neighbourhoods: vec![], has }
}

fn to_read(id: i64, theme: Theme, not: &[i64]) -> ToRead {
    let not = not.iter().map(|person| Id::new(*person)).collect();
    ToRead { idea: Id::new(id), theme: Some(theme), neighbourhood: None, has: 0, not }
}

fn loads(given: &[(Id<Idea>, Id<Person>)]) -> BTreeMap<i64, usize> {
    let mut loads = BTreeMap::new();
    for (_, person) in given {
        *loads.entry(person.get()).or_default() += 1;
    }
    loads
}

#[test]
fn what_somebody_looks_after_goes_to_them_or_all_get_as_many() {
    let ideas: Vec<ToRead> = (1..=6).map(|id| to_read(id, Theme::Green, &[])).collect();
    let readers = [reader(7, 0, &[Theme::Green]), reader(8, 0, &[Theme::Care])];
    let even = share_out(&ideas, &readers, 1, Sharing::Evenly);
    assert_eq!(loads(&even.given), BTreeMap::from([(7, 3), (8, 3)]));
    let fitting = share_out(&ideas, &readers, 1, Sharing::ByField);
    assert_eq!(loads(&fitting.given), BTreeMap::from([(7, 6)]));
    // Whoever has less gets more.
    let behind = [reader(7, 4, &[]), reader(8, 0, &[])];
    let even = share_out(&ideas, &behind, 1, Sharing::Evenly);
    assert_eq!(loads(&even.given), BTreeMap::from([(7, 1), (8, 5)]));
}

#[test]
fn what_nobody_can_evaluate_is_missing_and_the_rest_is_shared_out() {
    let ideas = [to_read(1, Theme::Green, &[7, 8]), to_read(2, Theme::Green, &[7])];
    let readers = [reader(7, 0, &[]), reader(8, 0, &[])];
    let shared = share_out(&ideas, &readers, 2, Sharing::Evenly);
    assert_eq!(shared.given, [(Id::new(2), Id::new(8))]);
    assert_eq!(shared.missing, 3);
    assert_eq!(share_out(&ideas, &[], 2, Sharing::Evenly).missing, 4);
    assert_eq!(share_out(&[], &readers, 2, Sharing::Evenly).missing, 0);
}

proptest! {
    /// Nobody gets an idea twice, or one they may not have; nobody gets more than is wanted; and where nothing stands in the way,
    /// everybody has as many, but for one.
    #[test]
    fn ideas_are_shared_out_evenly(
        many in 1..24_i64,
        readers in 1..6_i64,
        wanted in 1..4_u8,
        barred in prop::collection::btree_set((1..24_i64, 1..6_i64), 0..12),
        how in prop::sample::select(vec![Sharing::Evenly, Sharing::ByField]),
    ) {
        let of = |id: i64| -> Vec<i64> {
            barred.iter().filter(|(idea, _)| *idea == id).map(|(_, person)| *person).collect()
        };
        let ideas: Vec<ToRead> = (1..=many)
            .map(|id| to_read(id, if id % 2 == 0 { Theme::Green } else { Theme::Care }, &of(id)))
            .collect();
        let people: Vec<Reader> = (1..=readers)
            .map(|id| reader(id, 0, if id % 2 == 0 { &[Theme::Green] } else { &[] }))
            .collect();
        let shared = share_out(&ideas, &people, wanted, how);
        let pairs: BTreeSet<_> = shared.given.iter().copied().collect();
        prop_assert_eq!(pairs.len(), shared.given.len(), "nobody gets an idea twice");
        let mut missing = 0;
        for idea in &ideas {
            let got = pairs.iter().filter(|(id, _)| *id == idea.idea).count();
            prop_assert!(pairs.iter().all(|(id, person)| *id != idea.idea || !idea.not.contains(person)));
            let could = people.iter().filter(|one| !idea.not.contains(&one.person)).count();
            prop_assert_eq!(got, could.min(usize::from(wanted)), "as many as there are");
            missing += usize::from(wanted) - got;
        }
        prop_assert_eq!(usize::try_from(shared.missing).unwrap(), missing);
        if barred.is_empty() && how == Sharing::Evenly && i64::from(wanted) <= readers {
            let loads = loads(&shared.given);
            let most = loads.values().max().unwrap();
            let least = people.iter().map(|one| loads.get(&one.person.get()).copied().unwrap_or(0)).min().unwrap();
            prop_assert!(most - least <= 1, "{loads:?}");
        }
    }
}

#[test]
fn costs_go_from_the_least_to_the_most() {
    let euro = |units: i64| Money { minor: units * 100, currency: "EUR".parse().unwrap() };
    let check = |low: Option<i64>, high: Option<i64>| {
        EstimateInput::check(Ok(low.map(euro)), Ok(high.map(euro)), "An offer", "")
    };
    let flaw = |made: Result<EstimateInput, city::Flaws>, field: &str| {
        made.unwrap_err().of(field).cloned()
    };
    assert_eq!(check(Some(2), Some(5)).unwrap().range, Range { low: euro(2), high: euro(5) });
    assert!(check(Some(2), None).unwrap().range.is_exact());
    assert_eq!(flaw(check(None, Some(5)), "low"), Some(Flaw::Missing));
    assert_eq!(flaw(check(Some(5), Some(4)), "high"), Some(Flaw::EndsBeforeStart));
    let most = Flaw::OutOfRange { least: 0, most: 1_000_000_000 };
    assert_eq!(flaw(check(Some(1), Some(1_000_000_001)), "high"), Some(most.clone()));
    let negative = Money { minor: -1, ..euro(0) };
    assert_eq!(
        flaw(EstimateInput::check(Ok(Some(negative)), Ok(None), "An offer", ""), "low"),
        Some(most)
    );
    let unsaid = EstimateInput::check(Ok(Some(euro(2))), Ok(None), " ", "");
    assert_eq!(flaw(unsaid, "source"), Some(Flaw::Missing));
    let own = euro(9);
    let exact = |money| Range { low: money, high: money };
    assert_eq!(Range::known(None, Some(own)), Some(exact(own)));
    assert_eq!(
        Range::known(Some(exact(euro(1))), Some(own)),
        Some(exact(euro(1))),
        "the office knows"
    );
    assert_eq!(Range::known(None, None), None);
}
