//! Increments that are stepped over: taking each of them ends the same.
//!
//! The bare method, run once for every increment from a start given by the budget, knows nothing
//! of looking ahead.

mod support;

use proptest::prelude::*;
use support::{Voter, election};
use tally::count;
use tally::election::VoteType;
use tally::rule::{Completion, Method, Rule, Stop, Utility};

/// Increments that are taken one by one at most.
const MOST_STEPS: i128 = 1_500;

#[derive(Debug, Clone)]
struct Case {
    share: i128,
    costs: Vec<i128>,
    voters: Vec<Voter>,
    rule: Rule,
}

fn cases() -> impl Strategy<Value = Case> {
    let voters = prop::collection::vec(prop::collection::vec(0..9_u32, 1..5), 5..30);
    let methods = prop::sample::select(vec![
        (Method::EqualShares, Utility::Cost),
        (Method::EqualShares, Utility::Cardinality),
        (Method::EqualShares, Utility::Points),
        (Method::ExactEqualShares, Utility::Cost),
        (Method::ExactEqualShares, Utility::Cardinality),
    ]);
    // Many costs are equal, so that projects stand equal, or nearly, round after round.
    let cost = prop_oneof![300..30_000_i128, prop::sample::select(vec![600, 1_200, 2_400, 7_200])];
    let costs = prop::collection::vec(cost, 9);
    (voters, costs, 200..900_i128, methods, any::<bool>()).prop_map(
        |(voters, costs, share, (method, utility), overspend)| {
            let voter = |mut chosen: Vec<u32>| {
                chosen.sort_unstable();
                chosen.dedup();
                let points = |project| i64::from(1 + project % 4);
                chosen.into_iter().map(|project| (project, points(project))).collect()
            };
            let stop = if overspend { Stop::Overspend } else { Stop::Exhaustive };
            let completion = Completion::Add1;
            let rule = Rule { completion, stop, ..Rule::new(method, utility) };
            Case { share, costs, voters: voters.into_iter().map(voter).collect(), rule }
        },
    )
}

proptest! {
    // A case takes up to 1,500 counts.
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn taking_every_increment_ends_the_same(case in cases()) {
        let Case { share, costs, voters, rule } = case;
        let heads = i128::try_from(voters.len()).unwrap();
        let kind = VoteType::Scoring;
        let budget = heads * share;
        let outcome = count(&election(kind, budget, &costs, &voters), &rule).unwrap();
        prop_assume!(!outcome.all_affordable);
        let bare = Rule { completion: Completion::None, ..rule.clone() };
        let cost_of = |winners: &[usize]| winners.iter().map(|&at| costs[at]).sum::<i128>();
        let is_named = |project: usize| {
            voters.iter().flatten().any(|&(named, _)| usize::try_from(named) == Ok(project))
        };
        let named = (0..costs.len()).filter(|&at| is_named(at)).count();
        let stops = |winners: &[usize]| {
            let left = budget - cost_of(winners);
            let fits = |at| is_named(at) && !winners.contains(&at) && costs[at] <= left;
            let is_exhaustive = !(0..costs.len()).any(fits);
            winners.len() == named || rule.stop == Stop::Exhaustive && is_exhaustive
        };
        let first = count(&election(kind, budget, &costs, &voters), &bare).unwrap();
        let (mut winners, mut ties) = (first.winners, first.ties);
        let mut step = 0;
        while !stops(&winners) && step < MOST_STEPS {
            let raised = election(kind, heads * (share + step + 1), &costs, &voters);
            let next = count(&raised, &bare).unwrap();
            if cost_of(&next.winners) > budget {
                break;
            }
            (winners, ties) = (next.winners, next.ties);
            step += 1;
        }
        if step < MOST_STEPS {
            prop_assert_eq!(i128::from(outcome.increments), step);
            prop_assert_eq!(&outcome.winners, &winners);
            prop_assert_eq!(&outcome.ties, &ties);
        } else {
            prop_assert!(i128::from(outcome.increments) >= step);
        }
    }
}
