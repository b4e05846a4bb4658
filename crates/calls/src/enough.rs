//! What would have been enough for an idea that the order of support left out.

use std::collections::BTreeMap;

use city::{Id, Money};
use serde::{Deserialize, Serialize};

use crate::{Call, Caps, Idea, Verdict, choose_by_order};

/// What would have been enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enough {
    /// So many supporters more.
    Supporters(i64),
    /// To cost so much less: not even the first in the order could have cost that much.
    Cheaper(Money),
}

/// For each idea that [`choose_by_order`] leaves out, what would have been enough; `ranked` stand in the order of
/// support. An idea for which nothing would have been (there are no places) is not among them.
///
/// Supporters are counted so that the idea comes before the one whose turn it needs, without leaning on how equals are
/// put in order.
pub fn enough(call: &Call, ranked: &[Idea]) -> BTreeMap<Id<Idea>, Enough> {
    // Where a neighbourhood or a theme can be full, more than support decides.
    if call.content.caps != Caps::default() {
        return BTreeMap::new();
    }
    let verdicts = choose_by_order(call, ranked);
    let selected =
        ranked.iter().take_while(|idea| verdicts.get(&idea.id) == Some(&Verdict::Selected)).count();
    let budget = call.content.budget;
    let cost = |idea: &Idea| idea.input.cost.map_or(0, |cost| cost.minor);
    // What is left when an idea's turn comes, for every turn up to the one that ended it.
    let mut left = budget.map_or(i64::MAX, |budget| budget.minor);
    let mut turns = Vec::with_capacity(selected + 1);
    for idea in ranked.iter().take(selected + 1) {
        turns.push((left, idea.supports));
        left = left.saturating_sub(cost(idea));
    }
    let places = usize::try_from(call.content.places.unwrap_or(u32::MAX)).unwrap_or(usize::MAX);
    turns.truncate(places);
    let of = |idea: &Idea| {
        let turn = turns.iter().rev().find(|(left, _)| cost(idea) <= *left);
        match (turn, budget) {
            (Some((_, supports)), _) => Some(Enough::Supporters(supports - idea.supports + 1)),
            (None, Some(budget)) if !turns.is_empty() => {
                let over = cost(idea).saturating_sub(budget.minor);
                Some(Enough::Cheaper(Money { minor: over, currency: budget.currency }))
            }
            _ => None,
        }
    };
    ranked
        .iter()
        .filter(|idea| verdicts.get(&idea.id) == Some(&Verdict::NotSelected))
        .filter_map(|idea| Some((idea.id, of(idea)?)))
        .collect()
}
