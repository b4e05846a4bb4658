//! The order of support, and who was passed over in a decision.

use std::collections::{BTreeMap, BTreeSet};

use city::Id;

use crate::{Caps, Contender, Decision, Idea, Verdict, held_back};

/// Sorts ideas by support, most first; the earlier published first among equals, so that the order
/// is the same for everyone.
pub fn rank(ideas: &mut [Contender]) {
    ideas.sort_by(|a, b| {
        b.supports.cmp(&a.supports).then(a.published.cmp(&b.published)).then(a.id.cmp(&b.id))
    });
}

/// The ideas whose decision departs from the order of support and needs a public reason: those not selected although
/// one with less support is, unless their neighbourhood or theme was full. `ranked` stand in that order; `before` is
/// what earlier steps of the result decided and stands: whoever is selected beneath one that such a step turned down
/// without a word on the order, says it for both.
pub fn departures(
    caps: Caps,
    ranked: &[Contender],
    before: &BTreeMap<Id<Idea>, &Decision>,
    verdict: impl Fn(Id<Idea>) -> Option<Verdict>,
) -> BTreeSet<Id<Idea>> {
    let of = |id| before.get(&id).map_or_else(|| verdict(id), |made| Some(made.verdict));
    let held: BTreeSet<Id<Idea>> = held_back(caps, ranked, of).into_iter().collect();
    let is = |idea: &Contender, wanted| of(idea.id) == Some(wanted);
    let last = ranked.iter().rposition(|idea| is(idea, Verdict::Selected));
    let unsaid = ranked.iter().position(|idea| {
        let settled = before.get(&idea.id);
        let silent = settled.is_some_and(|made| made.deviation.is_none());
        silent && is(idea, Verdict::NotSelected) && !held.contains(&idea.id)
    });
    let departs = |at: usize, idea: &Contender| match of(idea.id) {
        Some(Verdict::NotSelected) => {
            !held.contains(&idea.id) && last.is_some_and(|last| at < last)
        }
        Some(Verdict::Selected) => unsaid.is_some_and(|unsaid| unsaid < at),
        None => false,
    };
    (0..)
        .zip(ranked)
        .filter(|(at, idea)| !before.contains_key(&idea.id) && departs(*at, idea))
        .map(|(_, idea)| idea.id)
        .collect()
}
