//! Properties of outcomes, proved for the rules in their papers, on small elections.
#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

mod support;

use proptest::prelude::*;
use support::{Voter, election};
use tally::election::{Grouper, VoteType};
use tally::explain::explain;
use tally::rule::{AllAffordable, Completion, Method, Rule, TieKey, Utility};
use tally::{Election, Outcome, count};

#[derive(Debug, Clone)]
struct Small {
    start: i128,
    costs: Vec<i128>,
    voters: Vec<Voter>,
    utility: Utility,
}

impl Small {
    fn budget(&self) -> i128 {
        self.start * i128::try_from(self.voters.len()).unwrap()
    }

    fn election(&self) -> Election {
        election(VoteType::Approval, self.budget(), &self.costs, &self.voters)
    }

    fn rule(&self, completion: Completion) -> Rule {
        Rule {
            completion,
            all_affordable: AllAffordable::ApplyRule,
            ties: vec![TieKey::Id],
            ..Rule::new(Method::EqualShares, self.utility)
        }
    }

    fn approves(&self, voter: usize, project: usize) -> bool {
        self.voters[voter].iter().any(|&(named, _)| named as usize == project)
    }

    fn worth(&self, project: usize) -> i128 {
        if self.utility == Utility::Cost { self.costs[project] } else { 1 }
    }
}

fn small() -> impl Strategy<Value = Small> {
    let costs = prop::collection::vec(1..40_i128, 2..6);
    let utility = prop::sample::select(vec![Utility::Cost, Utility::Cardinality]);
    (costs, 1..30_i128, utility).prop_flat_map(|(costs, start, utility)| {
        let top = 1_u32 << costs.len();
        prop::collection::vec(0..top, 1..7).prop_map(move |masks| {
            let count = u32::try_from(costs.len()).unwrap();
            let voters = masks.into_iter().map(|mask| {
                let chosen = (0..count).filter(|project| mask & (1 << project) != 0);
                chosen.map(|project| (project, 1)).collect()
            });
            Small { start, costs: costs.clone(), voters: voters.collect(), utility }
        })
    })
}

fn outcome(election: &Election, rule: &Rule) -> Outcome {
    count(election, rule).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Extended justified representation up to one project (Peters, Pierczyński and
    /// Skowron, Theorem 2), by looking at every group of voters and set of projects.
    #[test]
    fn equal_shares_represents_every_cohesive_group(small in small()) {
        let won = outcome(&small.election(), &small.rule(Completion::None)).winners;
        let (projects, voters) = (small.costs.len(), small.voters.len());
        for set in 1_u32..1 << projects {
            let members = |mask: u32, count: usize| (0..count).filter(move |at| mask >> at & 1 == 1);
            let cost: i128 = members(set, projects).map(|project| small.costs[project]).sum();
            let due: i128 = members(set, projects).map(|project| small.worth(project)).sum();
            let agree: Vec<usize> = (0..voters)
                .filter(|&voter| members(set, projects).all(|project| small.approves(voter, project)))
                .collect();
            for group in 1_u32..1 << agree.len() {
                let group: Vec<usize> = members(group, agree.len()).map(|at| agree[at]).collect();
                if i128::try_from(group.len()).unwrap() * small.start < cost {
                    continue;
                }
                let has = |voter: usize| -> i128 {
                    let theirs = won.iter().filter(|&&winner| small.approves(voter, winner));
                    theirs.map(|&winner| small.worth(winner)).sum()
                };
                let satisfied = group.iter().any(|&voter| {
                    let one_more = members(set, projects)
                        .filter(|project| !won.contains(project))
                        .any(|project| has(voter) + small.worth(project) > due);
                    has(voter) >= due || one_more
                });
                prop_assert!(satisfied, "{group:?} deserve {set:b}, won {won:?}");
            }
        }
    }

    /// Priceability: what supporters pay makes up each winner's cost, nobody pays more
    /// than the start, and the supporters of a loser cannot pay for it with what is left.
    #[test]
    fn outcomes_have_a_price_system(small in small(), exact in any::<bool>()) {
        let mut rule = small.rule(Completion::None);
        if exact {
            rule.method = Method::ExactEqualShares;
        }
        let election = small.election();
        let outcome = outcome(&election, &rule);
        let told = explain(&election, &rule, &outcome, None).unwrap();
        for (story, &cost) in told.projects.iter().zip(&small.costs) {
            let cost = cost as f64;
            if story.won {
                let own = story.supporters_spent.iter().find(|spent| spent.project == story.project);
                prop_assert!((own.unwrap().money - cost).abs() < 0.01);
                prop_assert!(story.payment.as_ref().unwrap().most <= small.start as f64 + 0.01);
                prop_assert_eq!(story.effective_support, Some(100.0));
            } else if exact {
                let support = story.rounds.last().map_or(0.0, |round| round.support);
                prop_assert!(support < 100.0 || story.votes == 0, "{story:?}");
            } else {
                prop_assert!(story.supporters_left.unwrap() < cost, "{story:?}");
            }
        }
    }

    /// What an explanation says would have been enough is enough.
    #[test]
    fn the_least_change_would_have_won(small in small()) {
        let rule = small.rule(Completion::None);
        let election = small.election();
        let before = outcome(&election, &rule);
        let told = explain(&election, &rule, &before, None).unwrap();
        for (at, story) in told.projects.iter().enumerate() {
            let Some(change) = &story.would_have_won else { continue };
            // One unit, or one voter, beyond the edge: at the edge itself ties decide.
            if let Some(cost) = change.cost.as_ref().and_then(serde_json::Value::as_i64)
                && cost > 1
            {
                let mut cheaper = small.clone();
                cheaper.costs[at] = i128::from(cost) - 1;
                let won = outcome(&cheaper.election(), &rule).winners;
                prop_assert!(won.contains(&at), "{} at {cost}: {won:?}", story.project);
            }
            if let Some(more) = change.more_supporters {
                let mut larger = small.clone();
                let project = u32::try_from(at).unwrap();
                for _ in 0..=more {
                    larger.voters.push(vec![(project, 1)]);
                }
                let won = outcome(&larger.election(), &rule).winners;
                prop_assert!(won.contains(&at), "{} with {more} more: {won:?}", story.project);
            }
        }
    }

    /// A completion never spends less than the bare method, and never beyond the budget.
    #[test]
    fn completions_never_overspend(small in small()) {
        let election = small.election();
        let bare = outcome(&election, &small.rule(Completion::None));
        for completion in
            [Completion::Add1u, Completion::Greedy, Completion::Phragmen, Completion::Add1]
        {
            let completed = outcome(&election, &small.rule(completion));
            prop_assert!(completed.total_cost <= small.budget());
            if completion != Completion::Add1 && completion != Completion::Add1u {
                prop_assert!(completed.total_cost >= bare.total_cost);
            }
        }
        let raised = outcome(&election, &small.rule(Completion::Add1));
        let raised_more = outcome(&election, &small.rule(Completion::Add1u));
        prop_assert!(raised_more.total_cost >= raised.total_cost);
        prop_assert!(raised.start >= bare.start);
    }

    /// Neither the order of voters nor that of projects matters.
    #[test]
    fn order_does_not_matter(small in small(), shuffle in any::<u64>()) {
        for completion in [Completion::None, Completion::Add1u, Completion::Phragmen] {
            let rule = small.rule(completion);
            let election = small.election();
            let ids = |election: &Election, outcome: &Outcome| -> Vec<String> {
                let winners = outcome.winners.iter();
                winners.map(|&winner| election.projects[winner].id.clone()).collect()
            };
            let expected = ids(&election, &outcome(&election, &rule));
            let other = shuffled(&small, &election, shuffle);
            prop_assert_eq!(ids(&other, &outcome(&other, &rule)), expected);
        }
    }
}

/// The same election with voters and projects in another order.
fn shuffled(small: &Small, election: &Election, seed: u64) -> Election {
    let count = small.costs.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&at| (seed ^ (at as u64 + 1)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let place = |project: u32| {
        let found = order.iter().position(|&at| at == project as usize).unwrap();
        u32::try_from(found).unwrap()
    };
    let mut voters = small.voters.clone();
    voters.reverse();
    let mut grouper = Grouper::default();
    for voter in voters {
        let mut chosen: Vec<u32> = voter.iter().map(|&(project, _)| place(project)).collect();
        chosen.sort_unstable();
        grouper.add(&chosen, &[], 1).unwrap();
    }
    Election {
        projects: order.iter().map(|&at| election.projects[at].clone()).collect(),
        ballots: grouper.finish(),
        ..election.clone()
    }
}
