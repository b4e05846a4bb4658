//! What is to be solved: needs, offers, and what each eligible pair costs.
//!
//! A [`Problem`] is a transportation problem with a price for staying open (Hitchcock, 1941):
//! minimise the cost of the chosen pairs plus the penalty of every place left unfilled, so that no
//! offer takes more than its capacity and no need takes the same offer twice. It never ranks people:
//! costs, penalties and weights are the caller's.

use std::fmt;

/// Costs and penalties stay within ±2⁵⁰, so that sums along any search stay far from 2⁶³.
pub const COST_LIMIT: i64 = 1 << 50;

/// Needs and offers are numbered from 0 with 32 bits; the last eight numbers are kept for marks.
pub const COUNT_LIMIT: usize = 0xFFFF_FFF7;

/// One eligible offer of a need, with what the pair costs, in 12 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    offer: u32,
    cost: [u8; 8],
}

impl Candidate {
    /// The offer with this position, at this cost.
    #[must_use]
    pub const fn new(offer: u32, cost: i64) -> Self {
        Self { offer, cost: cost.to_le_bytes() }
    }

    /// Position of the offer.
    #[must_use]
    #[inline]
    pub const fn offer(self) -> u32 {
        self.offer
    }

    /// What the pair costs.
    #[must_use]
    #[inline]
    pub const fn cost(self) -> i64 {
        i64::from_le_bytes(self.cost)
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "offer {} at {}", self.offer(), self.cost())
    }
}

/// A need and an offer brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Position of the need.
    pub need: u32,
    /// Position of the offer.
    pub offer: u32,
    /// What the pair costs.
    pub cost: i64,
}

/// Why something cannot be part of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// A position that was never announced.
    #[error("need {0} does not exist")]
    NoSuchNeed(u32),
    /// A position that was never announced.
    #[error("offer {0} does not exist")]
    NoSuchOffer(u32),
    /// Costs and penalties lie within ±2⁵⁰.
    #[error("a cost of {0} is outside ±2^50")]
    CostTooLarge(i64),
    /// Every need says what it costs to leave it open.
    #[error("need {0} has no penalty for staying open")]
    NoPenalty(u32),
    /// Pinned pairs take more places than the offer has.
    #[error("offer {0} is pinned more often than it has places")]
    OfferOverPinned(u32),
    /// Pinned pairs take more places than the need has.
    #[error("need {0} is pinned more often than it asks")]
    NeedOverPinned(u32),
    /// More needs, places or offers than can be numbered.
    #[error("{0} needs or offers are too many to number")]
    TooMany(usize),
}

/// Needs × offers with costs, penalties and capacities. Rows are sorted by cost, each offer at most
/// once in a row.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    penalties: Vec<i64>,
    wanted: Vec<u32>,
    starts: Vec<usize>,
    candidates: Vec<Candidate>,
    capacities: Vec<u32>,
    pinned: Vec<Pair>,
}

impl Problem {
    /// Starts a problem of this many needs (each asking for one offer) and offers (each of
    /// capacity 0 until told otherwise).
    #[must_use]
    pub fn builder(needs: usize, offers: usize) -> Builder {
        Builder::new(needs, offers)
    }

    /// How many needs there are.
    #[must_use]
    pub fn needs(&self) -> usize {
        self.penalties.len()
    }

    /// How many offers there are.
    #[must_use]
    pub fn offers(&self) -> usize {
        self.capacities.len()
    }

    /// How many eligible pairs there are.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.candidates.len()
    }

    /// What each unfilled place of a need costs, by need.
    #[must_use]
    pub fn penalties(&self) -> &[i64] {
        &self.penalties
    }

    /// How many different offers each need asks for, by need, pinned ones left out.
    #[must_use]
    pub fn wanted(&self) -> &[u32] {
        &self.wanted
    }

    /// How many needs each offer can take, by offer, pinned ones left out.
    #[must_use]
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The eligible offers of a need, cheapest first; empty when there is no such need.
    #[must_use]
    #[inline]
    pub fn row(&self, need: u32) -> &[Candidate] {
        let Ok(need) = usize::try_from(need) else { return &[] };
        match (self.starts.get(need), self.starts.get(need + 1)) {
            (Some(&start), Some(&end)) => self.candidates.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Pairs that were fixed beforehand; they are part of every solution.
    #[must_use]
    pub fn pinned(&self) -> &[Pair] {
        &self.pinned
    }

    /// The problem with nothing pinned, and what was: both sides have those places back.
    pub(crate) fn unpinned(mut self) -> (Self, Vec<Pair>) {
        let pinned = std::mem::take(&mut self.pinned);
        for pair in &pinned {
            if let Some(wanted) = slot(&mut self.wanted, pair.need) {
                *wanted += 1;
            }
            if let Some(places) = slot(&mut self.capacities, pair.offer) {
                *places = places.saturating_add(1);
            }
        }
        (self, pinned)
    }

    /// Takes the problem apart: row starts and candidates, for an engine that changes them.
    pub(crate) fn into_rows(self) -> (Vec<usize>, Vec<Candidate>) {
        (self.starts, self.candidates)
    }
}

/// Collects a [`Problem`] pair by pair.
///
/// Pairs that come grouped by need, in order, go straight to their place; a pair out of order makes
/// the builder remember each pair's need until the end.
#[derive(Clone, Debug)]
pub struct Builder {
    penalties: Vec<Option<i64>>,
    wanted: Vec<u32>,
    capacities: Vec<u32>,
    /// How many pairs each need has so far.
    lengths: Vec<u32>,
    candidates: Vec<Candidate>,
    /// The need of each candidate, once they stopped coming in order.
    owners: Option<Vec<u32>>,
    last_need: u32,
    pinned: Vec<Pair>,
    forbidden: Vec<(u32, u32)>,
}

impl Builder {
    fn new(needs: usize, offers: usize) -> Self {
        Self {
            penalties: vec![None; needs],
            wanted: vec![1; needs],
            capacities: vec![0; offers],
            lengths: vec![0; needs],
            candidates: Vec::new(),
            owners: None,
            last_need: 0,
            pinned: Vec::new(),
            forbidden: Vec::new(),
        }
    }

    /// Makes room for this many pairs at once.
    pub fn reserve(&mut self, pairs: usize) {
        self.candidates.reserve_exact(pairs);
    }

    /// What leaving a place of this need open costs. Said twice, the lower counts: the place would
    /// be left open the cheaper way.
    ///
    /// # Errors
    /// When there is no such need or the penalty is outside [`COST_LIMIT`].
    pub fn penalty(&mut self, need: u32, penalty: i64) -> Result<(), ProblemError> {
        let penalty = within_limit(penalty)?;
        let place = slot(&mut self.penalties, need).ok_or(ProblemError::NoSuchNeed(need))?;
        *place = Some(place.map_or(penalty, |before| before.min(penalty)));
        Ok(())
    }

    /// How many different offers this need asks for (1 unless told).
    ///
    /// # Errors
    /// When there is no such need.
    pub fn wants(&mut self, need: u32, offers: u32) -> Result<(), ProblemError> {
        *slot(&mut self.wanted, need).ok_or(ProblemError::NoSuchNeed(need))? = offers;
        Ok(())
    }

    /// Adds places to an offer (it starts with none). More than 2³² − 1 are as good as that many.
    ///
    /// # Errors
    /// When there is no such offer.
    pub fn capacity(&mut self, offer: u32, places: u32) -> Result<(), ProblemError> {
        let place = slot(&mut self.capacities, offer).ok_or(ProblemError::NoSuchOffer(offer))?;
        *place = place.saturating_add(places);
        Ok(())
    }

    /// Adds an eligible pair. Said twice, the cheaper counts.
    ///
    /// # Errors
    /// When the need or the offer does not exist or the cost is outside [`COST_LIMIT`].
    pub fn pair(&mut self, need: u32, offer: u32, cost: i64) -> Result<(), ProblemError> {
        let cost = within_limit(cost)?;
        self.capacities.get(index(offer)).ok_or(ProblemError::NoSuchOffer(offer))?;
        *slot(&mut self.lengths, need).ok_or(ProblemError::NoSuchNeed(need))? += 1;
        if need < self.last_need && self.owners.is_none() {
            // Until now pairs came in order: the lengths tell whose each one is.
            let mut owners = Vec::with_capacity(self.candidates.capacity());
            for (owner, &length) in (0u32..).zip(&self.lengths) {
                let own = if owner == need { length - 1 } else { length };
                owners.extend((0..own).map(|_| owner));
            }
            self.owners = Some(owners);
        }
        self.last_need = need;
        if let Some(owners) = &mut self.owners {
            owners.push(need);
        }
        self.candidates.push(Candidate::new(offer, cost));
        Ok(())
    }

    /// Fixes a pair beforehand: it takes one place of both and its cost counts, whatever else
    /// happens. It need not be among the eligible pairs.
    ///
    /// # Errors
    /// When the need or the offer does not exist or the cost is outside [`COST_LIMIT`].
    pub fn pin(&mut self, need: u32, offer: u32, cost: i64) -> Result<(), ProblemError> {
        let cost = within_limit(cost)?;
        self.wanted.get(index(need)).ok_or(ProblemError::NoSuchNeed(need))?;
        self.capacities.get(index(offer)).ok_or(ProblemError::NoSuchOffer(offer))?;
        self.pinned.push(Pair { need, offer, cost });
        self.forbidden.push((need, offer));
        Ok(())
    }

    /// Rules a pair out, whether or not it is said to be eligible.
    pub fn forbid(&mut self, need: u32, offer: u32) {
        self.forbidden.push((need, offer));
    }

    /// The problem, its rows sorted and freed of duplicates and forbidden pairs.
    ///
    /// # Errors
    /// When a need has no penalty, pinned pairs exceed what a need or an offer has, or there are
    /// more needs, places or offers than 32 bits can number.
    pub fn build(mut self) -> Result<Problem, ProblemError> {
        let places = self.wanted.iter().try_fold(0usize, |sum, &n| sum.checked_add(index(n)));
        let most = places.unwrap_or(usize::MAX).max(self.wanted.len()).max(self.capacities.len());
        if most > COUNT_LIMIT {
            return Err(ProblemError::TooMany(most));
        }
        let penalties = (0u32..)
            .zip(&self.penalties)
            .map(|(need, penalty)| penalty.ok_or(ProblemError::NoPenalty(need)))
            .collect::<Result<Vec<i64>, _>>()?;
        for pair in &self.pinned {
            take_one(&mut self.wanted, pair.need).ok_or(ProblemError::NeedOverPinned(pair.need))?;
            take_one(&mut self.capacities, pair.offer)
                .ok_or(ProblemError::OfferOverPinned(pair.offer))?;
        }
        self.forbidden.sort_unstable();
        let mut starts = Vec::with_capacity(self.lengths.len() + 1);
        let mut end = 0;
        starts.push(0);
        for &length in &self.lengths {
            end += index(length);
            starts.push(end);
        }
        let mut candidates = self.candidates;
        if let Some(owners) = self.owners.take() {
            candidates = grouped(&candidates, &owners, &starts);
        }
        tidy_rows(&mut candidates, &mut starts, self.capacities.len(), &self.forbidden);
        Ok(Problem {
            penalties,
            wanted: self.wanted,
            starts,
            candidates,
            capacities: self.capacities,
            pinned: self.pinned,
        })
    }
}

/// Widens a 32-bit position; every target we build for has at least 32 bits.
#[inline]
pub(crate) const fn index(position: u32) -> usize {
    #[expect(clippy::as_conversions, reason = "u32 fits usize on all targets; hot and const")]
    let wide = position as usize;
    wide
}

fn slot<T>(items: &mut [T], position: u32) -> Option<&mut T> {
    items.get_mut(index(position))
}

fn take_one(counts: &mut [u32], position: u32) -> Option<()> {
    let count = slot(counts, position)?;
    *count = count.checked_sub(1)?;
    Some(())
}

pub(crate) fn within_limit(cost: i64) -> Result<i64, ProblemError> {
    if (-COST_LIMIT..=COST_LIMIT).contains(&cost) {
        Ok(cost)
    } else {
        Err(ProblemError::CostTooLarge(cost))
    }
}

/// A stable counting sort of the candidates by their need.
fn grouped(candidates: &[Candidate], owners: &[u32], starts: &[usize]) -> Vec<Candidate> {
    let mut next = starts.to_vec();
    let mut sorted = vec![Candidate::new(0, 0); candidates.len()];
    for (&candidate, &owner) in candidates.iter().zip(owners) {
        if let Some(at) = slot(&mut next, owner) {
            if let Some(place) = sorted.get_mut(*at) {
                *place = candidate;
            }
            *at += 1;
        }
    }
    sorted
}

/// Sorts each row by cost and closes the gaps that duplicates and forbidden pairs leave.
#[expect(clippy::indexing_slicing, reason = "bounds are the row starts computed above, in order")]
fn tidy_rows(
    candidates: &mut Vec<Candidate>,
    starts: &mut [usize],
    offers: usize,
    forbidden: &[(u32, u32)],
) {
    let mut seen_in = vec![u32::MAX; offers];
    let mut write = 0;
    for (need, row) in (0u32..).zip(0..starts.len() - 1) {
        let (start, end) = (starts[row], starts[row + 1]);
        let by_cost = |candidate: &Candidate| (candidate.cost(), candidate.offer());
        if !candidates[start..end].is_sorted_by_key(by_cost) {
            candidates[start..end].sort_unstable_by_key(by_cost);
        }
        starts[row] = write;
        for read in start..end {
            let candidate = candidates[read];
            let seen = &mut seen_in[index(candidate.offer())];
            let out = *seen == need
                || (!forbidden.is_empty()
                    && forbidden.binary_search(&(need, candidate.offer())).is_ok());
            if !out {
                *seen = need;
                candidates[write] = candidate;
                write += 1;
            }
        }
    }
    if let Some(last) = starts.last_mut() {
        *last = write;
    }
    candidates.truncate(write);
}
