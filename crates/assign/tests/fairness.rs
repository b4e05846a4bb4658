//! Fairness: terms of cost, the worst-off by brute force, figures, and the crisis both ways.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use assign::batch;
use assign::certificate::{self, Verdict};
use assign::fairness::crisis::{Policy, replay};
use assign::fairness::{Figures, LoadTerm, Precedence, worst_off_first};
use assign::generate::{Crisis, Scarcity, Transport};
use assign::problem::{Pair, Problem};

#[test]
fn a_use_fades_and_a_rest_is_dear() {
    let load = LoadTerm { per_use: 1_000, fades_after: 10, cool_down: 2, cool_down_cost: 5_000 };
    assert_eq!(load.cost([]), 0);
    assert_eq!(load.cost([0]), 1_000 + 5_000);
    assert_eq!(load.cost([1]), 900 + 5_000);
    assert_eq!(load.cost([2]), 800);
    assert_eq!(load.cost([5, 9, 40]), 500 + 100);
    assert_eq!(LoadTerm::NONE.cost([0, 0, 1]), 0);
    let huge = LoadTerm { per_use: i64::MAX, cool_down_cost: i64::MAX, ..load };
    assert_eq!(huge.cost([0, 0]), i64::MAX);
    let queue = Precedence::new(&[None, Some(4)], 10);
    assert!(queue.cost(1, i64::MAX).is_err() && queue.penalty(i64::MIN).is_err());
}

fn problem(transport: &Transport) -> Problem {
    let mut builder = Problem::builder(transport.penalties.len(), transport.capacities.len());
    for (need, &penalty) in (0u32..).zip(&transport.penalties) {
        builder.penalty(need, penalty).unwrap();
    }
    for (offer, &places) in (0u32..).zip(&transport.capacities) {
        builder.capacity(offer, places).unwrap();
    }
    for arc in &transport.arcs {
        builder.pair(arc.need, arc.offer, arc.cost).unwrap();
    }
    builder.build().unwrap()
}

/// Every assignment of a small problem.
fn all_assignments(problem: &Problem) -> Vec<Vec<Pair>> {
    fn serve(
        problem: &Problem,
        need: u32,
        places: &mut Vec<u32>,
        chosen: &mut Vec<Pair>,
        all: &mut Vec<Vec<Pair>>,
    ) {
        if need as usize == problem.needs() {
            all.push(chosen.clone());
            return;
        }
        serve(problem, need + 1, places, chosen, all);
        for candidate in problem.row(need) {
            let offer = candidate.offer();
            if places[offer as usize] > 0 {
                places[offer as usize] -= 1;
                chosen.push(Pair { need, offer, cost: candidate.cost() });
                serve(problem, need + 1, places, chosen, all);
                chosen.pop();
                places[offer as usize] += 1;
            }
        }
    }
    let mut all = Vec::new();
    serve(problem, 0, &mut problem.capacities().to_vec(), &mut Vec::new(), &mut all);
    all
}

#[test]
fn the_worst_off_pair_is_as_cheap_as_brute_force_finds() {
    let mut lowered = 0;
    for seed in 0..1_500 {
        let small = Transport::generate(seed, 4, 4);
        let problem = problem(&small);
        let found = worst_off_first(&problem).unwrap();
        let key = |pairs: &[Pair]| {
            let open = (0..problem.needs() as u32)
                .filter(|need| !pairs.iter().any(|pair| pair.need == *need));
            let penalties: i64 = open.map(|need| problem.penalties()[need as usize]).sum();
            let worst = pairs.iter().map(|pair| pair.cost).max();
            let sum = pairs.iter().map(|pair| pair.cost).sum::<i64>() + penalties;
            (problem.needs() - pairs.len(), worst, sum)
        };
        let best = all_assignments(&problem).iter().map(|pairs| key(pairs)).min().unwrap();
        let ours = key(&found.solution.pairs);
        assert_eq!(ours, best, "seed {seed}");
        assert_eq!(found.threshold, best.1, "seed {seed}");
        let (pairs, prices) = (&found.solution.pairs, &found.solution.prices);
        let proof = certificate::check(&found.problem, pairs, prices, found.solution.objective);
        assert_eq!(proof, Ok(Verdict::Optimal));
        lowered += usize::from(key(&batch::solve(problem.clone()).pairs) != best);
    }
    assert!(lowered > 30, "the threshold changed only {lowered} rounds");
}

#[test]
fn among_equals_the_least_recently_asked_go_first_and_cost_is_never_given_up() {
    let mut changed = 0;
    for seed in 0..1_500u64 {
        let small = Transport::generate(seed, 4, 4);
        let plain = problem(&small);
        if plain.penalties().iter().any(|&penalty| penalty > 1 << 30) {
            continue;
        }
        let last: Vec<Option<i64>> = (0..plain.offers() as u64)
            .map(|offer| Some(((offer * 7 + seed) % 5) as i64).filter(|&time| time > 0))
            .collect();
        let queue = Precedence::new(&last, plain.needs() as u32);
        let ordered = Transport {
            penalties: small.penalties.iter().map(|&of| queue.penalty(of).unwrap()).collect(),
            arcs: small
                .arcs
                .iter()
                .map(|arc| {
                    let cost = queue.cost(arc.offer, arc.cost).unwrap();
                    assert_eq!(queue.original(cost), arc.cost);
                    assign::generate::Arc { cost, ..*arc }
                })
                .collect(),
            ..small.clone()
        };
        let cost = |pairs: &[Pair]| {
            let served = pairs.iter().map(|pair| {
                let row = plain.row(pair.need).iter();
                let known = row.clone().find(|candidate| candidate.offer() == pair.offer);
                known.unwrap().cost() - plain.penalties()[pair.need as usize]
            });
            served.sum::<i64>() + plain.penalties().iter().sum::<i64>()
        };
        // How recently helpers were asked, summed over a round: later is worse, never is best.
        let mut times = last.clone();
        times.sort_unstable();
        times.dedup();
        let recency = |pairs: &[Pair]| -> usize {
            let place = |pair: &Pair| times.binary_search(&last[pair.offer as usize]).unwrap();
            pairs.iter().map(place).sum()
        };
        let ours = batch::solve(problem(&ordered)).pairs;
        let best = all_assignments(&plain)
            .iter()
            .map(|pairs| (cost(pairs), recency(pairs)))
            .min()
            .unwrap();
        assert_eq!((cost(&ours), recency(&ours)), best, "seed {seed}");
        changed += usize::from(recency(&batch::solve(plain.clone()).pairs) != best.1);
    }
    assert!(changed > 20, "recency changed only {changed} rounds");
}

#[test]
fn figures_count_what_they_say() {
    let uses = [0, 9, 1, 0, 0, 2, 0, 0, 0, 0, 0];
    let needs = [(1, Some(10)), (1, Some(30)), (1, Some(20)), (2, None), (2, Some(5))];
    let figures = Figures::count(&uses, needs);
    assert_eq!((figures.offers, figures.reached, figures.uses), (11, 3, 12));
    // A tenth of eleven, rounded up, is two people, who carried 11 of 12.
    assert_eq!((figures.top_tenth, figures.most), (11, 9));
    assert_eq!(figures.top_tenth_per_mille(), 916);
    assert_eq!(figures.reached_per_mille(), 272);
    let one = &figures.waiting[&1];
    assert_eq!(
        (one.served, one.open, one.median, one.nine_in_ten, one.longest),
        (3, 0, 20, 30, 30)
    );
    assert_eq!((figures.served(), figures.open()), (4, 1));
    assert_eq!(Figures::count(&[], []), Figures::default());
}

#[test]
fn in_a_crisis_fair_rounds_reach_more_helpers_and_keep_nobody_waiting_longer() {
    let crisis = Crisis::generate(1, 600, Scarcity::Slack);
    let nearest = replay(&crisis, Policy::AlwaysNearest).unwrap();
    let fair = replay(&crisis, Policy::Fair(LoadTerm::default())).unwrap();
    assert_eq!(fair, replay(&crisis, Policy::Fair(LoadTerm::default())).unwrap());
    assert!(fair.all.reached > nearest.all.reached);
    assert!(fair.all.top_tenth_per_mille() < nearest.all.top_tenth_per_mille());
    // The load term does that, not only the order among equals.
    let without = replay(&crisis, Policy::Fair(LoadTerm::NONE)).unwrap();
    assert!(fair.all.reached > without.all.reached);
    assert!(fair.all.top_tenth_per_mille() < without.all.top_tenth_per_mille());
    assert!(fair.all.served() >= nearest.all.served());
    assert!(fair.all.waiting[&0].nine_in_ten <= nearest.all.waiting[&0].nine_in_ten);
    assert_eq!(fair.all.served() + fair.all.open(), 600);
}
