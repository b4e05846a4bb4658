//! Deferred acceptance with quotas on both sides.
#![expect(
    clippy::indexing_slicing,
    reason = "`Market::new` has checked every number in a list, and proposals are the hot loop"
)]

use std::collections::BinaryHeap;

use super::{Market, Matching, Side};
use crate::position::{at, id};

/// Who proposes, and therefore gets its best stable matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposers {
    /// The left side's optimum.
    Left,
    /// The right side's optimum.
    Right,
}

/// Not on the other's list.
const UNWELCOME: u32 = u32::MAX;

/// A pairwise stable matching, the best one for whoever proposes.
///
/// Gale and Shapley, "College admissions and the stability of marriage" (1962), one proposal at a time
/// (McVitie and Wilson 1971); with quotas on both sides the preferences are responsive (Roth 1984),
/// so the outcome is still pairwise stable and, without ties, best for each proposer among all such
/// matchings. Ties are broken by the order within a tier, which keeps the outcome stable in the
/// sense that no two would *both strictly* gain. No single-place proposer gains by a false list.
///
/// Time and memory are linear in the total length of the lists, times the logarithm of a quota.
#[must_use]
pub fn deferred_acceptance(market: &Market, proposers: Proposers) -> Matching {
    match proposers {
        Proposers::Left => Matching::from_pairs(propose(market.left(), market.right())),
        Proposers::Right => {
            let pairs = propose(market.right(), market.left());
            Matching::from_pairs(pairs.into_iter().map(|(right, left)| (left, right)).collect())
        }
    }
}

/// Pairs of proposer and receiver.
fn propose(proposers: &Side, receivers: &Side) -> Vec<(u32, u32)> {
    let standing = standing(proposers, receivers);
    let wishes = proposers.wishes.all();
    let mut free = proposers.quotas.clone();
    let mut next: Vec<usize> =
        (0..id(free.len())).map(|who| proposers.wishes.range(who).start).collect();
    // Each receiver keeps its proposers with the least welcome on top.
    let mut kept: Vec<BinaryHeap<(u32, u32)>> = vec![BinaryHeap::new(); receivers.quotas.len()];
    let mut asking: Vec<u32> = (0..id(free.len())).rev().collect();
    while let Some(proposer) = asking.pop() {
        let end = proposers.wishes.range(proposer).end;
        while free[at(proposer)] > 0 && next[at(proposer)] < end {
            let entry = next[at(proposer)];
            next[at(proposer)] += 1;
            let (receiver, rank) = (wishes[entry].whom, standing[entry]);
            let kept = &mut kept[at(receiver)];
            if rank == UNWELCOME {
                continue;
            }
            if kept.len() < at(receivers.quotas[at(receiver)]) {
                kept.push((rank, proposer));
                free[at(proposer)] -= 1;
            } else if let Some(mut last) = kept.peek_mut()
                && rank < last.0
            {
                let (_, sent_away) = std::mem::replace(&mut *last, (rank, proposer));
                free[at(proposer)] -= 1;
                free[at(sent_away)] += 1;
                asking.push(sent_away);
            }
        }
    }
    let kept = (0u32..).zip(kept);
    kept.flat_map(|(receiver, kept)| kept.into_iter().map(move |(_, who)| (who, receiver)))
        .collect()
}

/// For each entry of the proposers' lists, the proposer's place on that receiver's list.
///
/// The receivers' lists are turned round once (a counting sort), so that all reads but one run along
/// memory; looking each place up instead would cost a cache miss or a hash for each entry.
fn standing(proposers: &Side, receivers: &Side) -> Vec<u32> {
    let (count, others) = (proposers.quotas.len(), receivers.quotas.len());
    let mut starts = vec![0usize; count + 1];
    for wish in receivers.wishes.all() {
        starts[at(wish.whom) + 1] += 1;
    }
    for place in 1..=count {
        starts[place] += starts[place - 1];
    }
    let mut turned = vec![(0u32, 0u32); receivers.wishes.all().len()];
    let mut fill = starts.clone();
    for receiver in 0..id(others) {
        for (rank, wish) in (0u32..).zip(receivers.wishes.of(receiver)) {
            turned[fill[at(wish.whom)]] = (receiver, rank);
            fill[at(wish.whom)] += 1;
        }
    }
    let mut places = vec![UNWELCOME; others];
    let mut standing = Vec::with_capacity(proposers.wishes.all().len());
    for proposer in 0..id(count) {
        let listed_by = &turned[starts[at(proposer)]..starts[at(proposer) + 1]];
        for &(receiver, rank) in listed_by {
            places[at(receiver)] = rank;
        }
        standing.extend(proposers.wishes.of(proposer).iter().map(|wish| places[at(wish.whom)]));
        for &(receiver, _) in listed_by {
            places[at(receiver)] = UNWELCOME;
        }
    }
    standing
}
