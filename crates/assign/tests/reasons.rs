//! Reasons: what they claim is tried out by solving the changed round anew.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use assign::batch;
use assign::generate::{Arc, SampleCity, SampleNeed, SampleOffer, Scarcity, Transport};
use assign::problem::Problem;
use assign::reasons::{
    CostTerm, Filter, Help, Left, NextBest, OpenReason, Term, explain_empty, explain_match,
    explain_open, terms,
};

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

fn objective(transport: &Transport) -> i128 {
    batch::solve(problem(transport)).objective
}

/// The same round with one pair costing `by` more.
fn dearer(transport: &Transport, need: u32, offer: u32, by: i64) -> Transport {
    let change = |arc: &Arc| {
        let here = (arc.need, arc.offer) == (need, offer);
        Arc { cost: arc.cost + if here { by } else { 0 }, ..*arc }
    };
    Transport { arcs: transport.arcs.iter().map(change).collect(), ..transport.clone() }
}

#[test]
fn a_match_holds_for_as_long_as_its_reason_says() {
    let (mut gave_way, mut with_room) = (0, 0);
    for seed in 0..2_000 {
        let round = Transport::generate(seed, 7, 6);
        let (problem, before) = (problem(&round), objective(&round));
        let solution = batch::solve(problem.clone());
        for pair in &solution.pairs {
            let reason =
                explain_match(&problem, &solution, pair.need, pair.offer, Vec::new()).unwrap();
            let room = reason.unchanged_up_to;
            // Were the assignment no longer optimal, the changed round would cost less than this.
            let changed = dearer(&round, pair.need, pair.offer, room);
            assert_eq!(objective(&changed), before + i128::from(room), "seed {seed}, {pair:?}");
            if let NextBest::Offer(other) = reason.next_best {
                let changed = dearer(&round, pair.need, other, -room);
                assert_eq!(objective(&changed), before, "seed {seed}, {pair:?}");
            }
            if reason.next_best_extra < 0 {
                assert_eq!(reason.key(), "match-gave-way");
                let row = problem.row(pair.need);
                assert!(
                    row.iter().any(|candidate| candidate.cost() < pair.cost)
                        || problem.penalties()[pair.need as usize] < pair.cost
                );
                gave_way += 1;
            }
            with_room += usize::from(room > 0);
        }
    }
    assert!(gave_way > 100 && with_room > 300, "{gave_way} gave way, {with_room} had room");
}

/// Of what would have cost as much, staying open is named first, then the offer that stands first.
#[test]
fn of_two_next_best_the_first_is_named() {
    for (penalty, next) in [(5, NextBest::StayingOpen), (9, NextBest::Offer(1))] {
        let mut builder = Problem::builder(1, 3);
        builder.penalty(0, penalty).unwrap();
        for (offer, cost) in [(0, 1), (1, 5), (2, 5)] {
            builder.capacity(offer, 1).unwrap();
            builder.pair(0, offer, cost).unwrap();
        }
        let problem = builder.build().unwrap();
        let solution = batch::solve(problem.clone());
        let reason = explain_match(&problem, &solution, 0, 0, Vec::new()).unwrap();
        assert_eq!((reason.next_best, reason.next_best_extra), (next, 4));
    }
}

#[test]
fn an_open_need_is_told_what_really_helps() {
    let (mut better_used, mut too_dear) = (0, 0);
    for seed in 0..2_000 {
        let round = Transport::generate(seed, 7, 5);
        let (problem, before) = (problem(&round), objective(&round));
        let solution = batch::solve(problem.clone());
        for need in 0..problem.needs() as u32 {
            let open = solution.pairs.iter().all(|pair| pair.need != need);
            let reason = explain_open(&problem, &solution, need);
            assert_eq!(reason.is_some(), open && !problem.row(need).is_empty(), "seed {seed}");
            let Some(reason) = reason else { continue };
            for help in reason.help() {
                match *help {
                    Help::NewOffer { cheaper_than } => {
                        let mut more = round.clone();
                        let offer = more.capacities.len() as u32;
                        more.capacities.push(1);
                        more.arcs.push(Arc { need, offer, cost: cheaper_than - 1 });
                        assert_eq!(objective(&more), before - 1, "seed {seed}");
                    }
                    Help::MoreUrgency { more_than } => {
                        let mut urgent = round.clone();
                        urgent.penalties[need as usize] += more_than;
                        assert_eq!(objective(&urgent), before + i128::from(more_than));
                    }
                    Help::MorePlaces { offers } => assert!(offers > 0),
                    Help::WithoutFilter { .. } => panic!("filters were passed"),
                }
            }
            match reason {
                OpenReason::BetterUsed { .. } => better_used += 1,
                OpenReason::TooDear { .. } => {
                    let endless = Transport {
                        capacities: vec![100; round.capacities.len()],
                        penalties: round.penalties.clone(),
                        arcs: round.arcs.iter().filter(|arc| arc.need == need).copied().collect(),
                    };
                    let rest: i64 = round.penalties.iter().sum();
                    assert_eq!(objective(&endless), i128::from(rest), "seed {seed}");
                    too_dear += 1;
                }
                OpenReason::NobodyEligible { .. } => panic!("somebody was eligible"),
            }
        }
    }
    assert!(better_used > 200 && too_dear > 200, "{better_used} better used, {too_dear} too dear");
}

#[test]
fn an_empty_list_names_the_filter_that_emptied_it() {
    let city = SampleCity::generate(4, 400, Scarcity::Tight);
    let filters: [Filter<'_, SampleNeed, SampleOffer>; 5] = [
        Filter { key: "filter-kind", passes: &|n, o| o.kinds & (1 << n.kind) != 0 },
        Filter { key: "filter-vetting", passes: &|n, o| o.vetting >= n.vetting },
        Filter { key: "filter-language", passes: &|n, o| o.languages & n.languages != 0 },
        Filter { key: "filter-slot", passes: &|n, o| o.slots & n.slots != 0 },
        Filter {
            key: "filter-reach",
            passes: &|n, o| {
                let (dx, dy) = (i64::from(n.x - o.x), i64::from(n.y - o.y));
                let reach = i64::from(n.reach.min(o.reach));
                dx * dx + dy * dy <= reach * reach
            },
        },
    ];
    let mut explained = 0;
    for need in &city.needs {
        if city.offers.iter().any(|offer| need.admits(offer)) {
            continue;
        }
        let reason = explain_empty(need, &city.offers, &filters, 20_000);
        assert_eq!(reason.key(), "open-nobody-eligible");
        let OpenReason::NobodyEligible { left, emptied_by, help } = reason else { panic!() };
        let emptied = left.iter().find(|left| left.offers == 0).unwrap();
        assert_eq!(emptied_by, Some(emptied.key));
        assert!(left.is_sorted_by(|one, next| one.offers >= next.offers));
        for help in help {
            if let Help::WithoutFilter { key, offers } = help {
                let others = |offer: &&SampleOffer| {
                    filters.iter().filter(|f| f.key != key).all(|f| (f.passes)(need, offer))
                };
                assert_eq!(city.offers.iter().filter(others).count(), offers);
            }
        }
        explained += 1;
    }
    assert!(explained > 3, "only {explained} needs without anyone");
    let nobody = explain_empty(&city.needs[0], &[], &filters[..1], 5);
    let left = vec![Left { key: "filter-kind", offers: 0 }];
    let help = vec![Help::NewOffer { cheaper_than: 5 }];
    assert_eq!(nobody, OpenReason::NobodyEligible { left, emptied_by: None, help });
}

#[test]
fn the_terms_of_a_cost_are_listed_by_key() {
    let city = SampleCity::generate(4, 50, Scarcity::Slack);
    let (need, offer) = (&city.needs[0], SampleOffer { recent_load: 2, ..city.offers[0].clone() });
    let published: [CostTerm<'_, SampleNeed, SampleOffer>; 3] = [
        CostTerm { key: "cost-distance", cost: &|n, o| i64::from(n.distance(o)) },
        CostTerm { key: "cost-load", cost: &|_, o| 50 * i64::from(o.recent_load) },
        CostTerm { key: "cost-language", cost: &|_, _| 0 },
    ];
    let distance = i64::from(need.distance(&offer));
    assert_eq!(
        terms(need, &offer, &published),
        [Term { key: "cost-distance", cost: distance }, Term { key: "cost-load", cost: 100 }]
    );
}
