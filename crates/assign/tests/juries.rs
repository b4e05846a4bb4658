//! Juries against brute force: every way of choosing readers in a small round is tried.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use assign::generate::{Dice, ReviewRound, ReviewShape};
use assign::juries::suitability::{self, ConflictReason, Reviewer, Submission, Ties, Weights};
use assign::juries::{Jury, Panel, PanelError, Relaxation, Shortage, assign_readers};

/// A small round; `highest` scores are few so that levels tie.
fn round(seed: u64) -> Panel {
    let mut dice = Dice::new(seed);
    let (submissions, reviewers) = (dice.below(4) + 1, dice.below(4) + 1);
    let readers = dice.below(2) + 1;
    let highest = dice.pick(&[(1, 1), (4, 2), (1000, 1)]);
    let loads = (0..reviewers).map(|_| dice.below(4)).collect();
    let mut panel = Panel::new(submissions, readers, loads).unwrap();
    for submission in 0..submissions {
        for reviewer in 0..reviewers {
            let score = i16::try_from(dice.between(0, highest)).unwrap();
            panel.score(submission, reviewer, score).unwrap();
            match dice.below(10) {
                0 => panel.bar(submission, reviewer).unwrap(),
                1 => panel.bar_waivable(submission, reviewer).unwrap(),
                _ => {}
            }
        }
    }
    panel
}

/// The best sum over all assignments without a reading below `level`, or `None` if there is none.
fn best_sum(panel: &Panel, level: i16) -> Option<i64> {
    fn serve(panel: &Panel, level: i16, submission: u32, loads: &mut Vec<u32>) -> Option<i64> {
        if submission == panel.submissions() {
            return Some(0);
        }
        let mut best = None;
        for chosen in (0u32..1 << loads.len()).filter(|set| set.count_ones() == panel.readers()) {
            let readers: Vec<usize> =
                (0..loads.len()).filter(|reviewer| chosen & (1 << reviewer) != 0).collect();
            let allowed = |&who: &usize| {
                panel.score_of(submission, who as u32).filter(|&score| score >= level)
            };
            let scores: Option<i64> = readers.iter().map(|who| allowed(who).map(i64::from)).sum();
            let Some(scores) = scores.filter(|_| readers.iter().all(|&who| loads[who] > 0)) else {
                continue;
            };
            readers.iter().for_each(|&who| loads[who] -= 1);
            let rest = serve(panel, level, submission + 1, loads);
            best = best.max(rest.map(|rest| rest + scores));
            readers.iter().for_each(|&who| loads[who] += 1);
        }
        best
    }
    serve(panel, level, 0, &mut panel.loads().to_vec())
}

fn possible(panel: &Panel) -> bool {
    best_sum(panel, 0).is_some()
}

/// Readers are different, allowed and not overburdened; the prices prove the sum.
fn check(panel: &Panel, jury: &Jury) {
    assert!(jury.readings.is_sorted());
    let mut loads = vec![0; panel.loads().len()];
    for submission in 0..panel.submissions() {
        let readings = jury.readings.iter().filter(|reading| reading.submission == submission);
        let mut readers: Vec<u32> = readings.map(|reading| reading.reviewer).collect();
        readers.dedup();
        assert_eq!(readers.len(), panel.readers() as usize);
        let worth = |reviewer: u32| {
            let score = panel.score_of(submission, reviewer)?;
            Some(i64::from(score) - jury.prices[reviewer as usize])
        };
        let least = readers.iter().map(|&who| worth(who).unwrap()).min();
        for reviewer in 0..panel.loads().len() as u32 {
            let allowed = panel.score_of(submission, reviewer) >= Some(jury.worst);
            if allowed && !readers.contains(&reviewer) {
                assert!(worth(reviewer) <= least, "reviewer {reviewer} is better for {submission}");
            }
        }
        readers.iter().for_each(|&who| loads[who as usize] += 1);
    }
    for ((load, most), price) in loads.iter().zip(panel.loads()).zip(&jury.prices) {
        assert!(load <= most && *price >= 0 && (load == most || *price == 0));
    }
}

/// The shortage's own arithmetic, at a level.
fn check_shortage(panel: &Panel, shortage: &Shortage, level: i16) {
    let fits = |submission, reviewer| panel.score_of(submission, reviewer) >= Some(level);
    let others = shortage.submissions.iter().map(|&submission| {
        (0..panel.loads().len() as u32)
            .filter(|who| !shortage.reviewers.contains(who) && fits(submission, *who))
            .count()
    });
    let others = others.sum::<usize>() as u32;
    let loads: u32 = shortage.reviewers.iter().map(|&who| panel.loads()[who as usize]).sum();
    let wanted = shortage.submissions.len() as u32 * panel.readers();
    assert_eq!(shortage.others, others);
    assert_eq!(shortage.missing, wanted - loads - others);
    assert!(shortage.missing > 0);
}

#[test]
fn the_worst_submission_comes_first_and_then_the_sum() {
    let (mut served, mut capped) = (0, 0);
    for seed in 0..1_000 {
        let panel = round(seed);
        let Ok(jury) = assign_readers(&panel) else {
            assert!(!possible(&panel), "seed {seed}");
            continue;
        };
        check(&panel, &jury);
        assert_eq!(Some(jury.total), best_sum(&panel, jury.worst), "seed {seed}");
        assert_eq!(best_sum(&panel, jury.worst + 1), None, "seed {seed}");
        if let Some(ceiling) = &jury.ceiling {
            check_shortage(&panel, ceiling, jury.worst + 1);
            capped += 1;
        }
        served += 1;
    }
    assert!(served > 300 && capped > 150, "{served} served, {capped} capped");
}

#[test]
fn an_impossible_round_says_what_would_help() {
    let mut kinds = [0; 4];
    for seed in 0..1_000 {
        let panel = round(seed);
        let Err(infeasible) = assign_readers(&panel) else { continue };
        check_shortage(&panel, &infeasible.shortage, 0);
        for relaxation in &infeasible.relaxations {
            let rebuilt = |readers, loads| rebuild(&panel, readers, loads, &[]);
            let lifted = |lowest: u32| panel.loads().iter().map(|&load| load.max(lowest)).collect();
            match relaxation {
                Relaxation::FindReaders { readings } => {
                    assert_eq!(*readings, infeasible.shortage.missing);
                    kinds[0] += 1;
                }
                Relaxation::RaiseLoads { to } => {
                    assert!(possible(&rebuilt(panel.readers(), lifted(*to))));
                    assert!(!possible(&rebuilt(panel.readers(), lifted(to - 1))));
                    kinds[1] += 1;
                }
                Relaxation::FewerReaders { readers } => {
                    assert!(possible(&rebuilt(*readers, panel.loads().to_vec())));
                    assert!(!possible(&rebuilt(readers + 1, panel.loads().to_vec())));
                    kinds[2] += 1;
                }
                Relaxation::WaiveInferred { pairs } => {
                    let loads = panel.loads().to_vec();
                    assert!(!pairs.is_empty());
                    assert!(possible(&rebuild(&panel, panel.readers(), loads, pairs)));
                    kinds[3] += 1;
                }
            }
        }
    }
    assert!(kinds.iter().all(|&count| count > 10), "{kinds:?}");
}

/// The panel with other wishes and some conflicts waived, through the public door.
fn rebuild(panel: &Panel, readers: u32, loads: Vec<u32>, waived: &[(u32, u32)]) -> Panel {
    let reviewers = loads.len() as u32;
    let mut other = Panel::new(panel.submissions(), readers, loads).unwrap();
    for submission in 0..panel.submissions() {
        for reviewer in 0..reviewers {
            match panel.score_of(submission, reviewer) {
                Some(score) => other.score(submission, reviewer, score).unwrap(),
                None if waived.contains(&(submission, reviewer)) => {}
                None => other.bar(submission, reviewer).unwrap(),
            }
        }
    }
    other
}

#[test]
fn conflicts_are_found_through_work_and_organisations() {
    let submissions = [Submission { topics: 0b11, authors: vec![100], organisations: vec![7] }];
    let reviewer = |person, organisations: &[u32]| Reviewer {
        person,
        organisations: organisations.to_vec(),
        expertise: vec![4, 1],
        load: 1,
    };
    let reviewers = [
        reviewer(100, &[]),
        reviewer(101, &[7, 8]),
        reviewer(102, &[]),
        reviewer(103, &[9]),
        reviewer(104, &[]),
    ];
    let ties = Ties {
        declared: vec![(0, 3)],
        worked_together: vec![(102, 100)],
        bids: vec![(0, 4, 2), (0, 3, 2)],
    };
    let weights = Weights { expertise: 100, bid: 40 };
    let (panel, conflicts) =
        suitability::panel(&submissions, &reviewers, &ties, weights, 1).unwrap();
    let reasons: Vec<ConflictReason> = conflicts.iter().map(|conflict| conflict.reason).collect();
    assert_eq!(
        reasons,
        [
            ConflictReason::Author,
            ConflictReason::SameOrganisation,
            ConflictReason::WorkedTogether,
            ConflictReason::Declared
        ]
    );
    assert!((0..4).all(|reviewer| panel.score_of(0, reviewer).is_none()));
    // Expertise 4 and 1 over two topics is 250; a glad bid adds 80.
    assert_eq!(panel.score_of(0, 4), Some(330));
    // Three topics, of one of which the reviewer knows nothing: 5 / 3, rounded down in points.
    let wide = [Submission { topics: 0b111, authors: vec![], organisations: vec![] }];
    let (panel, _) = suitability::panel(&wide, &reviewers, &Ties::default(), weights, 1).unwrap();
    assert_eq!(panel.score_of(0, 4), Some(166));
    let outside = Ties { declared: vec![(0, 5)], ..Ties::default() };
    assert!(suitability::panel(&submissions, &reviewers, &outside, weights, 1).is_err());
}

#[test]
fn numbers_out_of_bounds_are_refused_and_empty_rounds_are_rounds() {
    assert!(matches!(Panel::new(2, u32::MAX, vec![1]), Err(PanelError::TooManyReadings(2, _))));
    assert!(matches!(Panel::new(u32::MAX, 1, vec![1; 9]), Err(PanelError::TooLarge(..))));
    let empty = assign_readers(&Panel::new(0, 3, Vec::new()).unwrap()).unwrap();
    assert!(empty.readings.is_empty() && empty.ceiling.is_none());
    let nobody = assign_readers(&Panel::new(2, 1, Vec::new()).unwrap()).unwrap_err();
    assert_eq!(nobody.shortage.missing, 2);
    let mut panel = Panel::new(1, 1, vec![u32::MAX]).unwrap();
    assert_eq!(panel.score(0, 1, 5), Err(PanelError::NobodyThere(0, 1)));
    panel.score(0, 0, i16::MAX).unwrap();
    assert_eq!(assign_readers(&panel).unwrap().total, i64::from(i16::MAX));
}

#[test]
fn a_city_round_has_no_conflict_and_no_overload() {
    let shape = ReviewShape { submissions: 500, reviewers: 100, ..ReviewShape::CITY };
    let (panel, conflicts) = city_round(3, shape);
    let jury = assign_readers(&panel).unwrap();
    check(&panel, &jury);
    assert!(conflicts > 500);
    assert!(jury.readings.iter().all(|reading| {
        panel.score_of(reading.submission, reading.reviewer) == Some(reading.score)
    }));
    assert_eq!(assign_readers(&panel).unwrap(), jury);
}

fn city_round(seed: u64, shape: ReviewShape) -> (Panel, usize) {
    let round = ReviewRound::generate(seed, shape);
    let submissions: Vec<Submission> = (0u32..)
        .zip(&round.submissions)
        .map(|(author, of)| Submission {
            topics: of.topics,
            authors: vec![1_000_000 + author],
            organisations: vec![of.organisation],
        })
        .collect();
    let reviewers: Vec<Reviewer> = (0u32..)
        .zip(&round.reviewers)
        .map(|(person, of)| Reviewer {
            person,
            organisations: vec![of.organisation],
            expertise: of.expertise.clone(),
            load: 18,
        })
        .collect();
    let ties = Ties { declared: round.conflicts, bids: round.bids, ..Ties::default() };
    let (panel, conflicts) =
        suitability::panel(&submissions, &reviewers, &ties, Weights::default(), 3).unwrap();
    (panel, conflicts.len())
}

#[test]
fn a_conflict_stays_whatever_is_said_of_the_pair_later() {
    let mut panel = Panel::new(1, 1, vec![1, 1, 1]).unwrap();
    panel.bar(0, 0).unwrap();
    panel.bar_waivable(0, 1).unwrap();
    for reviewer in 0..3 {
        panel.score(0, reviewer, 90).unwrap();
    }
    let scores = [0, 1, 2].map(|reviewer| panel.score_of(0, reviewer));
    assert_eq!(scores, [None, None, Some(90)]);
}
