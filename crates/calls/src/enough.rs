//! What would have been enough for an idea that the order of support left out.

use std::collections::BTreeMap;

use city::{Id, Money, Theme};
use serde::{Deserialize, Serialize};

use crate::{Call, Contender, Full, Idea, Verdict, choose_by_order};

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
/// put in order. Where a neighbourhood or a theme can be full, it needs a turn from before it was.
pub fn enough(call: &Call, ranked: &[Contender]) -> BTreeMap<Id<Idea>, Enough> {
    let (verdicts, turns) = (choose_by_order(call, ranked), Turns::new(call, ranked));
    let left_out = |idea: &&Contender| verdicts.get(&idea.id) == Some(&Verdict::NotSelected);
    let of = |idea: &Contender| {
        if let Some(supports) = turns.last_for(idea) {
            return Some(Enough::Supporters(supports - idea.supports + 1));
        }
        let budget = call.content.budget.filter(|_| turns.is_any_for(idea))?;
        let over = cost(idea).saturating_sub(budget.minor);
        Some(Enough::Cheaper(Money { minor: over, currency: budget.currency }))
    };
    ranked.iter().filter(left_out).filter_map(|idea| Some((idea.id, of(idea)?))).collect()
}

fn cost(idea: &Contender) -> i64 {
    idea.cost.map_or(0, |cost| cost.minor)
}

/// The turns in the order of support, up to the one that ended it.
struct Turns<'i> {
    none: Full,
    /// What was left when each came, and the supporters of the idea whose turn it was.
    all: Vec<(i64, i64)>,
    /// The turn that filled a neighbourhood.
    neighbourhoods: BTreeMap<&'i str, usize>,
    /// The turn that filled a theme.
    themes: BTreeMap<Theme, usize>,
}

impl<'i> Turns<'i> {
    fn new(call: &Call, ranked: &'i [Contender]) -> Self {
        let mut places = call.content.places.unwrap_or(u32::MAX);
        let mut left = call.content.budget.map_or(i64::MAX, |budget| budget.minor);
        let mut full = Full::new(call.content.caps);
        let (mut all, mut neighbourhoods, mut themes) =
            (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (turn, idea) in ranked.iter().enumerate() {
            if places == 0 {
                break;
            }
            all.push((left, idea.supports));
            if full.is_full_for(idea) {
                continue;
            }
            if cost(idea) > left {
                break;
            }
            places -= 1;
            left -= cost(idea);
            full.select(idea);
            if let Some(key) = idea.neighbourhood.as_deref().filter(|key| full.is_full_in(key)) {
                neighbourhoods.entry(key).or_insert(turn);
            }
            if let Some(theme) = idea.theme.filter(|theme| full.is_full_of(*theme)) {
                themes.entry(theme).or_insert(turn);
            }
        }
        Self { none: Full::new(call.content.caps), all, neighbourhoods, themes }
    }

    /// Whether there is a turn at all that could be the idea's.
    fn is_any_for(&self, idea: &Contender) -> bool {
        !self.all.is_empty() && !self.none.is_full_for(idea)
    }

    /// The supporters of the idea whose turn is the last in which another fits.
    fn last_for(&self, idea: &Contender) -> Option<i64> {
        if !self.is_any_for(idea) {
            return None;
        }
        let here = idea.neighbourhood.as_deref();
        let here = here.and_then(|key| self.neighbourhoods.get(key));
        let alike = idea.theme.and_then(|theme| self.themes.get(&theme));
        let last = here.into_iter().chain(alike).min().copied().unwrap_or(usize::MAX);
        let turns = self.all.iter().enumerate().rev();
        let fits = |(turn, (left, _)): &(usize, &(i64, i64))| *turn <= last && cost(idea) <= *left;
        turns.into_iter().find(fits).map(|(_, (_, supports))| *supports)
    }
}
