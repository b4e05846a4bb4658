//! The figures a city publishes about a period.

use std::collections::BTreeMap;

/// How long one group waited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many were served.
    pub served: u64,
    /// How many were not.
    pub open: u64,
    /// Minutes (or whatever the caller counts in) until half were served.
    pub median: u32,
    /// Until nine in ten were.
    pub nine_in_ten: u32,
    /// The longest wait of anyone served.
    pub longest: u32,
}

/// What came of a period: how widely the asking was spread, and who waited how long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Offers that were there.
    pub offers: u64,
    /// Offers used at least once.
    pub reached: u64,
    /// All uses.
    pub uses: u64,
    /// Uses of the tenth of offers used most (rounded up).
    pub top_tenth: u64,
    /// The most uses of one offer.
    pub most: u32,
    /// Waiting by group, groups in order.
    pub waiting: BTreeMap<u32, Waiting>,
}

impl Figures {
    /// Counts uses of each offer and, for each need, its group and its wait if it was served.
    #[must_use]
    pub fn count(uses: &[u32], needs: impl IntoIterator<Item = (u32, Option<u32>)>) -> Self {
        let mut by_use = uses.to_vec();
        by_use.sort_unstable_by(|one, other| other.cmp(one));
        let sum = |uses: &[u32]| uses.iter().map(|&uses| u64::from(uses)).sum();
        let tenth = by_use.len().div_ceil(10);
        let mut waits: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut waiting: BTreeMap<u32, Waiting> = BTreeMap::new();
        for (group, wait) in needs {
            let of = waiting.entry(group).or_default();
            match wait {
                Some(wait) => waits.entry(group).or_default().push(wait),
                None => of.open += 1,
            }
        }
        for (group, mut waits) in waits {
            waits.sort_unstable();
            let of = waiting.entry(group).or_default();
            let at = |part: usize| waits.get(part).copied().unwrap_or(0);
            of.served = count(waits.len());
            of.median = at((waits.len() - 1) / 2);
            of.nine_in_ten = at((waits.len() * 9).div_ceil(10).saturating_sub(1));
            of.longest = at(waits.len() - 1);
        }
        Self {
            offers: count(uses.len()),
            reached: count(by_use.iter().filter(|&&uses| uses > 0).count()),
            uses: sum(&by_use),
            top_tenth: sum(by_use.get(..tenth).unwrap_or(&by_use)),
            most: by_use.first().copied().unwrap_or(0),
            waiting,
        }
    }

    /// Offers used at least once, in parts of a thousand.
    #[must_use]
    pub fn reached_per_mille(&self) -> u64 {
        (self.reached * 1_000).checked_div(self.offers).unwrap_or(0)
    }

    /// What the top tenth of offers carried of all uses, in parts of a thousand.
    #[must_use]
    pub fn top_tenth_per_mille(&self) -> u64 {
        (self.top_tenth * 1_000).checked_div(self.uses).unwrap_or(0)
    }

    /// How many needs were served.
    #[must_use]
    pub fn served(&self) -> u64 {
        self.waiting.values().map(|of| of.served).sum()
    }

    /// How many needs stayed open.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.waiting.values().map(|of| of.open).sum()
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
