//! The proof that a matching is stable: a check of every two who are apart.
//!
//! Written to be read by a sceptic; it shares nothing with the solver but the market itself.

use super::{Market, Matching, Side};
use crate::position::at;

/// What is wrong with a matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unstable {
    /// A pair appears twice or out of order.
    #[error("left {0} and right {1} are listed twice or out of order")]
    NotSorted(u32, u32),
    /// Two are together of whom one never listed the other.
    #[error("left {0} and right {1} have not both listed each other")]
    NotMutual(u32, u32),
    /// Someone on the left has more partners than its quota.
    #[error("left {0} has too many partners")]
    LeftOverfull(u32),
    /// Someone on the right has more partners than its quota.
    #[error("right {0} has too many partners")]
    RightOverfull(u32),
    /// Two who are apart would both strictly gain by being together.
    #[error("left {0} and right {1} would both rather be together")]
    Blocked(u32, u32),
}

/// Proves that `matching` respects lists and quotas and has no blocking pair.
///
/// # Errors
/// The first thing found wrong.
pub fn check(market: &Market, matching: &Matching) -> Result<(), Unstable> {
    let sorted = matching.pairs.windows(2).find_map(|two| match two {
        [first, second] if first >= second => Some(*second),
        _ => None,
    });
    if let Some((left, right)) = sorted {
        return Err(Unstable::NotSorted(left, right));
    }
    let mutual = mutual_pairs(market);
    let mut left = Contentment::new(market.left());
    let mut right = Contentment::new(market.right());
    for &pair in &matching.pairs {
        let found = mutual.binary_search_by_key(&pair, |mutual| mutual.pair);
        let mutual = found.ok().and_then(|place| mutual.get(place));
        let Some(mutual) = mutual else { return Err(Unstable::NotMutual(pair.0, pair.1)) };
        left.add(pair.0, mutual.tiers.0).ok_or(Unstable::LeftOverfull(pair.0))?;
        right.add(pair.1, mutual.tiers.1).ok_or(Unstable::RightOverfull(pair.1))?;
    }
    let mut matched = matching.pairs.iter().peekable();
    for mutual in &mutual {
        if matched.next_if_eq(&&mutual.pair).is_some() {
            continue;
        }
        let (on_left, on_right) = mutual.pair;
        if left.would_take(on_left, mutual.tiers.0) && right.would_take(on_right, mutual.tiers.1) {
            return Err(Unstable::Blocked(on_left, on_right));
        }
    }
    Ok(())
}

/// Two who have listed each other, and in which tiers.
struct Mutual {
    pair: (u32, u32),
    tiers: (u32, u32),
}

fn mutual_pairs(market: &Market) -> Vec<Mutual> {
    let by_left = (0u32..).zip(&market.left().quotas).flat_map(|(left, _)| {
        let list = market.left().wishes.of(left).iter();
        list.map(move |wish| ((left, wish.whom), wish.tier))
    });
    let by_right = (0u32..).zip(&market.right().quotas).flat_map(|(right, _)| {
        let list = market.right().wishes.of(right).iter();
        list.map(move |wish| ((wish.whom, right), wish.tier))
    });
    let mut by_left: Vec<_> = by_left.collect();
    let mut by_right: Vec<_> = by_right.collect();
    by_left.sort_unstable();
    by_right.sort_unstable();
    let mut by_right = by_right.into_iter().peekable();
    let mut mutual = Vec::new();
    for (pair, left_tier) in by_left {
        while by_right.next_if(|(other, _)| *other < pair).is_some() {}
        if let Some((_, right_tier)) = by_right.next_if(|(other, _)| *other == pair) {
            mutual.push(Mutual { pair, tiers: (left_tier, right_tier) });
        }
    }
    mutual
}

/// How well served each person of a side is: free places, and the worst tier held.
struct Contentment {
    free: Vec<u32>,
    worst: Vec<u32>,
}

impl Contentment {
    fn new(side: &Side) -> Self {
        Self { free: side.quotas.clone(), worst: vec![0; side.quotas.len()] }
    }

    fn add(&mut self, who: u32, tier: u32) -> Option<()> {
        let free = self.free.get_mut(at(who))?;
        *free = free.checked_sub(1)?;
        let worst = self.worst.get_mut(at(who))?;
        *worst = (*worst).max(tier);
        Some(())
    }

    /// Has a free place, or would give up someone strictly less welcome.
    fn would_take(&self, who: u32, tier: u32) -> bool {
        self.free.get(at(who)).is_some_and(|&free| free > 0)
            || self.worst.get(at(who)).is_some_and(|&worst| tier < worst)
    }
}
