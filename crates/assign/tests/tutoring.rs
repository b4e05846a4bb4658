//! Tutoring rounds: filters, certificates, and the year against two published rules.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use std::collections::BTreeSet;

use assign::certificate::{self, Verdict};
use assign::generate::{Dice, TutoringShape, tutoring_year};
use assign::reasons::{Help, OpenReason};
use assign::tutoring::{
    Asks, Board, Figures, Match, Misfit, Policy, Pupil, Tutor, Weights, Year, replay,
};

const OURS: fn() -> Policy = || Policy::Ours(Weights::default());

fn pupil() -> Pupil {
    Pupil {
        day: 0,
        subjects: 0b11,
        mandatory: None,
        grade: 7,
        state: 3,
        languages: 0b1,
        slots: 0b110,
        preferences: [0, 1, -1, 0, 0, 0, 0, 0],
        wanted: 1,
    }
}

fn tutor() -> Tutor {
    Tutor {
        day: 0,
        subjects: vec![(0, 5, 10), (1, 8, 13)],
        state: 3,
        languages: 0b11,
        slots: 0b011,
        ways: 0b111,
        capacity: 1,
    }
}

#[test]
fn each_filter_rules_out_by_name() {
    // Subject 1 is taught from year 8 only, so one subject is left; +1 and −1 cancel out.
    let fit = pupil().fit(&tutor()).unwrap();
    assert_eq!((fit.subjects, fit.hours, fit.preferences, fit.same_state), (1, 1, 0, true));
    let misfit = |pupil: Pupil| pupil.fit(&tutor()).unwrap_err();
    assert_eq!(misfit(Pupil { grade: 4, ..pupil() }), Misfit::Subject);
    assert_eq!(misfit(Pupil { mandatory: Some(1), ..pupil() }), Misfit::Mandatory);
    assert_eq!(misfit(Pupil { languages: 0b100, ..pupil() }), Misfit::Language);
    assert_eq!(misfit(Pupil { slots: 0b100, ..pupil() }), Misfit::Hours);
}

#[test]
fn the_longest_waiting_goes_first_and_a_liked_way_decides_among_tutors() {
    let mut board = Board::new();
    board.ask(Pupil { day: 5, subjects: 0b11, ..pupil() });
    let waited = board.ask(Pupil { day: 1, subjects: 0b1, ..pupil() });
    let tutor_of_it = board.offer(tutor());
    let round = board.round(OURS(), 6).unwrap();
    assert_eq!(round.matches, [Match { pupil: waited, tutor: tutor_of_it }]);
    board.offer(Tutor { ways: 0b100, ..tutor() });
    let liked = board.offer(Tutor { ways: 0b010, ..tutor() });
    let round = board.round(OURS(), 7).unwrap();
    assert_eq!(round.matches, [Match { pupil: 0, tutor: liked }]);
}

#[test]
fn an_open_pupil_is_told_why() {
    let mut board = Board::new();
    let asking = board.ask(Pupil { languages: 0b100, ..pupil() });
    board.offer(tutor());
    board.offer(Tutor { slots: 0, ..tutor() });
    let round = board.round(OURS(), 0).unwrap();
    let reason = board.why_open(&round, asking).unwrap();
    let OpenReason::NobodyEligible { emptied_by, help, .. } = reason else { panic!("{reason:?}") };
    assert_eq!(emptied_by, Some("tutoring-language"));
    assert_eq!(help[0], Help::WithoutFilter { key: "tutoring-language", offers: 1 });
    let (first, second) = (board.ask(pupil()), board.ask(pupil()));
    let round = board.round(OURS(), 1).unwrap();
    let open = if round.matches[0].pupil == first { second } else { first };
    assert_eq!(board.why_open(&round, round.matches[0].pupil), None);
    assert_eq!(board.why_open(&round, open).map(|reason| reason.key()), Some("open-better-used"));
}

#[test]
fn two_who_met_never_meet_again() {
    let mut board = Board::new();
    let asking = board.ask(pupil());
    let offering = board.offer(tutor());
    let met = board.round(OURS(), 0).unwrap().matches;
    assert_eq!(met, [Match { pupil: asking, tutor: offering }]);
    board.end(met[0], 9, Asks::Again);
    assert_eq!(board.open(), 1);
    assert!(board.round(OURS(), 9).unwrap().matches.is_empty());
    let other = board.offer(tutor());
    let again = board.round(OURS(), 10).unwrap().matches;
    assert_eq!(again, [Match { pupil: asking, tutor: other }]);
    board.withdraw_tutor(offering);
    board.ask(pupil());
    assert!(board.round(OURS(), 11).unwrap().matches.is_empty());
}

#[test]
fn a_tutor_whose_match_ended_has_a_place_again() {
    let mut board = Board::new();
    board.ask(pupil());
    let offering = board.offer(tutor());
    let met = board.round(OURS(), 0).unwrap().matches;
    let next = board.ask(pupil());
    assert!(board.round(OURS(), 1).unwrap().matches.is_empty(), "one place, and it is taken");
    board.end(met[0], 9, Asks::NoMore);
    let matches = board.round(OURS(), 9).unwrap().matches;
    assert_eq!(matches, [Match { pupil: next, tutor: offering }]);
}

#[test]
fn whoever_stays_open_waited_from_asking_to_the_end() {
    let pupils = vec![Pupil { day: 2, ..pupil() }, Pupil { day: 7, ..pupil() }];
    let year = Year { days: 10, pupils, tutors: Vec::new() };
    let figures = replay(&year, OURS(), 1).unwrap();
    assert_eq!((figures.open, figures.all_waits), (2, 8 + 3));
}

#[test]
fn a_busy_board_repeats_nobody_overfills_nobody_and_proves_each_round() {
    for seed in 0..4 {
        let shape = TutoringShape { days: 60, pupils: 150, tutors: 120 };
        let year = tutoring_year(seed, shape);
        let mut dice = Dice::new(seed);
        let (mut board, mut met, mut running) = (Board::new(), BTreeSet::new(), Vec::new());
        for today in 0..year.days {
            year.pupils.iter().filter(|pupil| pupil.day == today).for_each(|pupil| {
                board.ask(pupil.clone());
            });
            year.tutors.iter().filter(|tutor| tutor.day == today).for_each(|tutor| {
                board.offer(tutor.clone());
            });
            let round = board.round(OURS(), today).unwrap();
            let (pairs, solution) = (&round.solution.pairs, &round.solution);
            let verdict =
                certificate::check(&round.problem, pairs, &solution.prices, solution.objective);
            assert_eq!(verdict, Ok(Verdict::Optimal), "seed {seed}, day {today}");
            for pair in round.matches {
                assert!(met.insert(pair), "{pair:?} met twice");
                let tutor = board.tutor(pair.tutor).unwrap();
                assert!(board.pupil(pair.pupil).unwrap().fit(tutor).is_ok());
                running.push(pair);
            }
            let mut taught = vec![0; year.tutors.len()];
            running.iter().for_each(|pair: &Match| taught[pair.tutor as usize] += 1);
            let full = (0u32..).zip(&taught).all(|(tutor, &pupils)| {
                board.tutor(tutor).is_none_or(|tutor| pupils <= tutor.capacity)
            });
            assert!(full, "a tutor has too many pupils");
            running.retain(|&pair| {
                let ends = dice.chance(50);
                if ends {
                    board.end(
                        pair,
                        today,
                        if dice.chance(500) { Asks::Again } else { Asks::NoMore },
                    );
                }
                !ends
            });
        }
    }
}

/// Three years under one rule, added up: matches, subjects in common, days waited by all pupils.
fn three_years(policy: Policy) -> (u64, u64, u64) {
    let shape = TutoringShape { days: 200, pupils: 500, tutors: 520 };
    let figures: Vec<Figures> =
        (1..4).map(|seed| replay(&tutoring_year(seed, shape), policy, 1).unwrap()).collect();
    (
        figures.iter().map(|of| of.matches).sum(),
        figures.iter().map(|of| of.subjects).sum(),
        figures.iter().map(|of| of.all_waits).sum(),
    )
}

#[test]
fn a_daily_stream_is_no_worse_than_the_better_published_rule() {
    let ours = three_years(OURS());
    let present = three_years(Policy::SubjectsThenTutorWait);
    let before = three_years(Policy::Balanced);
    println!("(matches, subjects, days waited): ours {ours:?}, {present:?}, {before:?}");
    assert!(ours.0 >= present.0.max(before.0), "matches: {ours:?}, {present:?}, {before:?}");
    assert!(ours.1 >= present.1.max(before.1), "subjects: {ours:?}, {present:?}, {before:?}");
    assert!(ours.2 <= present.2.min(before.2), "waits: {ours:?}, {present:?}, {before:?}");
}
