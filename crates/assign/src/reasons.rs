//! Why a match was made and why a need is still open, as data with message keys.
//!
//! A match: the terms of its cost, how far ahead of the need's next-best it is, and what would have
//! changed it. An open need: nobody eligible, with the filter that emptied the list; or eligible offers
//! that are all better used, without saying by whom; or only offers that cost more than staying open.
//! Each comes with what would help.
//!
//! Everything here follows from the round's prices (complementary slackness and its sensitivity), so
//! "would not have changed" is proved, not guessed. Sentences are made elsewhere, from the keys.

use crate::batch::Solution;
use crate::problem::{Pair, Problem};

/// One part of a pair's cost, as the caller published it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Message key, such as `cost-distance`.
    pub key: &'static str,
    /// Its part of the cost.
    pub cost: i64,
}

/// A term with its name and how to measure it between a need and an offer.
pub struct CostTerm<'a, N, O> {
    /// Message key.
    pub key: &'static str,
    /// The part of the cost it makes.
    pub cost: &'a dyn Fn(&N, &O) -> i64,
}

/// The terms of one pair, in the published order; those of cost 0 are left out.
pub fn terms<N, O>(need: &N, offer: &O, published: &[CostTerm<'_, N, O>]) -> Vec<Term> {
    published
        .iter()
        .map(|term| Term { key: term.key, cost: (term.cost)(need, offer) })
        .filter(|term| term.cost != 0)
        .collect()
}

/// What else a need could have had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextBest {
    /// Another offer, for the coordinator's eyes.
    Offer(u32),
    /// Staying open.
    StayingOpen,
}

/// Why a match was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchReason {
    /// The match.
    pub pair: Pair,
    /// The parts of its cost.
    pub terms: Vec<Term>,
    /// The next-best for this need at the round's prices.
    pub next_best: NextBest,
    /// How much cheaper the next-best would be or dearer it is on its own, prices aside: negative when
    /// the need gave way so that the round as a whole is better.
    pub next_best_extra: i64,
    /// The match would have been made all the same had it cost up to this much more, or the next-best
    /// this much less. Proved by the prices.
    pub unchanged_up_to: i64,
}

impl MatchReason {
    /// The message that fits: `match-best` when nothing eligible was cheaper for this need,
    /// `match-gave-way` when something was, but somebody else needed it more.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        if self.next_best_extra < 0 { "match-gave-way" } else { "match-best" }
    }
}

/// Explains a match of a solved round; `None` when the pair is not eligible in the problem.
#[must_use]
pub fn explain_match(
    problem: &Problem,
    solution: &Solution,
    need: u32,
    offer: u32,
    terms: Vec<Term>,
) -> Option<MatchReason> {
    let row = problem.row(need);
    let cost = row.iter().find(|candidate| candidate.offer() == offer)?.cost();
    let held = held_by(solution, need);
    let others = row.iter().filter(|candidate| !held.contains(&candidate.offer()));
    let mut best = (*problem.penalties().get(crate::position::at(need))?, NextBest::StayingOpen);
    let mut own = best.0;
    for candidate in others {
        let priced = candidate.cost().saturating_add(price(solution, candidate.offer()));
        if priced < best.0 {
            best = (priced, NextBest::Offer(candidate.offer()));
            own = candidate.cost();
        }
    }
    Some(MatchReason {
        pair: Pair { need, offer, cost },
        terms,
        next_best: best.1,
        next_best_extra: own.saturating_sub(cost),
        unchanged_up_to: best.0.saturating_sub(cost.saturating_add(price(solution, offer))).max(0),
    })
}

/// A filter with its name.
pub struct Filter<'a, N, O> {
    /// Message key, such as `filter-language`.
    pub key: &'static str,
    /// Whether an offer passes it for a need.
    pub passes: &'a dyn Fn(&N, &O) -> bool,
}

/// How many offers were left after a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The filter's key.
    pub key: &'static str,
    /// How many offers passed it and all before it.
    pub offers: usize,
}

/// What would help an open need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Doing without one filter would make this many offers eligible.
    WithoutFilter {
        /// The filter's key.
        key: &'static str,
        /// How many offers pass all others.
        offers: usize,
    },
    /// A new offer that only this need can use and that costs less than this.
    NewOffer {
        /// The need's penalty: it is served by anything cheaper.
        cheaper_than: i64,
    },
    /// One more place at any of the eligible offers may help; this many are fully used.
    MorePlaces {
        /// How many.
        offers: usize,
    },
    /// More urgency helps only if the penalty rises by more than this. Proved by the prices.
    MoreUrgency {
        /// By how much at least.
        more_than: i64,
    },
}

impl Help {
    /// The message that fits.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::WithoutFilter { .. } => "help-without-filter",
            Self::NewOffer { .. } => "help-new-offer",
            Self::MorePlaces { .. } => "help-more-places",
            Self::MoreUrgency { .. } => "help-more-urgency",
        }
    }
}

/// Why a need is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenReason {
    /// No offer passes all filters.
    NobodyEligible {
        /// What was left after each filter, in order.
        left: Vec<Left>,
        /// The first filter that left nothing; `None` when there were no offers at all.
        emptied_by: Option<&'static str>,
        /// What would help, the most offers first.
        help: Vec<Help>,
    },
    /// Offers are eligible, but none costs less than staying open.
    TooDear {
        /// How many are eligible.
        eligible: usize,
        /// What would help.
        help: Vec<Help>,
    },
    /// Offers are eligible and would do, but all are better used.
    BetterUsed {
        /// How many are eligible.
        eligible: usize,
        /// What would help.
        help: Vec<Help>,
    },
}

impl OpenReason {
    /// The message that fits.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NobodyEligible { .. } => "open-nobody-eligible",
            Self::TooDear { .. } => "open-too-dear",
            Self::BetterUsed { .. } => "open-better-used",
        }
    }

    /// What would help.
    #[must_use]
    pub fn help(&self) -> &[Help] {
        match self {
            Self::NobodyEligible { help, .. }
            | Self::TooDear { help, .. }
            | Self::BetterUsed { help, .. } => help,
        }
    }
}

/// Explains a need that has no candidates, from the filters in the order in which they are applied.
#[must_use]
pub fn explain_empty<N, O>(
    need: &N,
    offers: &[O],
    filters: &[Filter<'_, N, O>],
    penalty: i64,
) -> OpenReason {
    let mut left: Vec<Left> =
        filters.iter().map(|filter| Left { key: filter.key, offers: 0 }).collect();
    // For each filter, the offers that fail it and no other.
    let mut only: Vec<usize> = vec![0; filters.len()];
    for offer in offers {
        let mut failed = filters
            .iter()
            .enumerate()
            .filter(|(_, filter)| !(filter.passes)(need, offer))
            .map(|(place, _)| place);
        let first = failed.next();
        let passed = first.unwrap_or(filters.len());
        left.iter_mut().take(passed).for_each(|left| left.offers += 1);
        if let Some(only) = first.and_then(|first| only.get_mut(first))
            && failed.next().is_none()
        {
            *only += 1;
        }
    }
    let mut help: Vec<Help> = filters
        .iter()
        .zip(only)
        .filter(|&(_, offers)| offers > 0)
        .map(|(filter, offers)| Help::WithoutFilter { key: filter.key, offers })
        .collect();
    help.sort_by_key(|help| match help {
        Help::WithoutFilter { offers, .. } => std::cmp::Reverse(*offers),
        _ => std::cmp::Reverse(0),
    });
    help.push(Help::NewOffer { cheaper_than: penalty });
    let emptied_by =
        left.iter().find(|left| left.offers == 0 && !offers.is_empty()).map(|left| left.key);
    OpenReason::NobodyEligible { left, emptied_by, help }
}

/// Explains a need that has candidates in a solved round and still lacks an offer; `None` when it
/// has no candidates (then the filters tell) or all it wants.
#[must_use]
pub fn explain_open(problem: &Problem, solution: &Solution, need: u32) -> Option<OpenReason> {
    let held = held_by(solution, need);
    let wanted = *problem.wanted().get(crate::position::at(need))?;
    let penalty = *problem.penalties().get(crate::position::at(need))?;
    let pinned = problem.pinned().iter().filter(|pair| pair.need == need).count();
    let rest = || problem.row(need).iter().filter(|candidate| !held.contains(&candidate.offer()));
    let eligible = rest().count();
    if crate::position::id(held.len() - pinned.min(held.len())) >= wanted || eligible == 0 {
        return None;
    }
    let priced = |candidate: &crate::problem::Candidate| {
        candidate.cost().saturating_add(price(solution, candidate.offer()))
    };
    let cheapest = rest().map(priced).min().unwrap_or(penalty);
    let useful = rest().filter(|candidate| candidate.cost() < penalty).count();
    let mut help = vec![Help::NewOffer { cheaper_than: penalty }];
    if useful > 0 {
        help.push(Help::MorePlaces { offers: useful });
    }
    help.push(Help::MoreUrgency { more_than: cheapest.saturating_sub(penalty).max(0) });
    Some(if useful > 0 {
        OpenReason::BetterUsed { eligible, help }
    } else {
        OpenReason::TooDear { eligible, help }
    })
}

/// Offers a need holds in a solution.
fn held_by(solution: &Solution, need: u32) -> Vec<u32> {
    let pairs = &solution.pairs;
    let start = pairs.partition_point(|pair| pair.need < need);
    let own = pairs.iter().skip(start).take_while(|pair| pair.need == need);
    own.map(|pair| pair.offer).collect()
}

fn price(solution: &Solution, offer: u32) -> i64 {
    solution.prices.get(crate::position::at(offer)).copied().unwrap_or(0)
}
