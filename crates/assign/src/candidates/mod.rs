//! For each need, exactly its K nearest eligible offers, under all filters at once.
//!
//! "Near" is distance plus terms of the caller's, in the same unit; eligible means every filter is
//! passed: kind, a common language, a common weekly slot, vetting, the reach of both, area, and with
//! whom. One k-d tree (Bentley, 1975; buckets at the leaves) per kind and language holds packed rows
//! with all a filter needs, so a search touches nothing else. Offers come, go and fill up in place.
//!
//! It never decides who is matched and keeps nobody's name: positions, masks and numbers only.

#![expect(
    clippy::indexing_slicing,
    reason = "positions in these tables are made and kept by this module; bounds checks remain"
)]

mod tree;

use std::collections::BinaryHeap;

use crate::problem::{Candidate, index};
use tree::{Row, Tree};

/// Kinds and languages are numbered below this.
pub const FACETS: u8 = 32;

/// Coordinates lie within ± this many metres (or whatever unit the caller uses).
pub const EXTENT: i32 = 1 << 30;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeker {
    /// Place, in metres.
    pub x: i32,
    /// Place, in metres.
    pub y: i32,
    /// The kind of help, below [`FACETS`].
    pub kind: u8,
    /// Languages spoken, one bit each: one must be common.
    pub languages: u32,
    /// Weekly slots that suit, one bit each: one must be common.
    pub slots: u32,
    /// Vetting the other side must have passed at least.
    pub vetting: u8,
    /// How far away the other side may be, in metres.
    pub reach: u32,
    /// The area, 0 to 63.
    pub area: u8,
    /// With whom: groups that are welcome, one bit each; the other side is in one of them.
    pub company: u16,
}

/// Who offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Place, in metres.
    pub x: i32,
    /// Place, in metres.
    pub y: i32,
    /// Kinds of help, one bit each.
    pub kinds: u32,
    /// Languages spoken, one bit each.
    pub languages: u32,
    /// Weekly slots free, one bit each.
    pub slots: u32,
    /// Vetting passed.
    pub vetting: u8,
    /// How far the helper goes, in metres.
    pub reach: u32,
    /// Areas served, one bit each; all ones for anywhere.
    pub areas: u64,
    /// Groups the helper is in, one bit each.
    pub company: u16,
    /// Added to each distance: load, cool-down, whatever the caller publishes.
    pub term: u32,
}

/// Why an offer cannot be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CandidateError {
    /// The offer is listed already.
    #[error("offer {0} is listed already")]
    Listed(u32),
    /// The offer is not listed.
    #[error("offer {0} is not listed")]
    NotListed(u32),
    /// A coordinate is out of range.
    #[error("a place lies outside ±2^30")]
    TooFar,
}

/// Offers, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// By kind × [`FACETS`] + language; grown as needed.
    trees: Vec<Tree>,
    /// By offer: what is listed now.
    listed: Vec<Option<Helper>>,
}

/// Room for one search, kept between searches.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    nearest: BinaryHeap<(u64, u32)>,
    path: Vec<(tree::Child, u64)>,
    found: Vec<Candidate>,
}

impl Candidates {
    /// All these offers, numbered in order.
    ///
    /// # Errors
    /// When a place is out of range.
    pub fn new(helpers: &[Helper]) -> Result<Self, CandidateError> {
        let mut all =
            Self { trees: Vec::new(), listed: helpers.iter().copied().map(Some).collect() };
        let mut rows: Vec<Vec<Row>> = Vec::new();
        for (offer, helper) in (0u32..).zip(helpers) {
            in_range(helper)?;
            for at in lists_of(helper) {
                if at >= rows.len() {
                    rows.resize_with(at + 1, Vec::new);
                }
                rows[at].push(Row::new(offer, helper));
            }
        }
        all.trees = rows.into_iter().map(Tree::build).collect();
        Ok(all)
    }

    /// An offer comes, or has places again.
    ///
    /// # Errors
    /// When it is listed already or its place is out of range.
    pub fn insert(&mut self, offer: u32, helper: Helper) -> Result<(), CandidateError> {
        in_range(&helper)?;
        if index(offer) >= self.listed.len() {
            self.listed.resize(index(offer) + 1, None);
        }
        let place = &mut self.listed[index(offer)];
        if place.is_some() {
            return Err(CandidateError::Listed(offer));
        }
        *place = Some(helper);
        for at in lists_of(&helper) {
            if at >= self.trees.len() {
                self.trees.resize_with(at + 1, Tree::default);
            }
            self.trees[at].insert(Row::new(offer, &helper));
        }
        Ok(())
    }

    /// An offer goes, or is full.
    ///
    /// # Errors
    /// When it is not listed.
    pub fn remove(&mut self, offer: u32) -> Result<Helper, CandidateError> {
        let listed = self.listed.get_mut(index(offer)).and_then(Option::take);
        let helper = listed.ok_or(CandidateError::NotListed(offer))?;
        for at in lists_of(&helper) {
            self.trees[at].remove(&Row::new(offer, &helper));
        }
        Ok(helper)
    }

    /// Changes what an offer is: its term after it was used, its slots, its place.
    ///
    /// # Errors
    /// When it is not listed or the new place is out of range.
    pub fn update(&mut self, offer: u32, helper: Helper) -> Result<(), CandidateError> {
        in_range(&helper)?;
        self.remove(offer)?;
        self.insert(offer, helper)
    }

    /// The `k` cheapest eligible offers of a need, cheapest first, ties by number. The cost is the
    /// distance rounded down, plus the offer's term, plus `extra` of the offer (never negative).
    pub fn nearest<'a>(
        &self,
        seeker: &Seeker,
        k: usize,
        extra: impl Fn(u32) -> u32,
        scratch: &'a mut Scratch,
    ) -> &'a [Candidate] {
        let Scratch { nearest, path, found } = scratch;
        nearest.clear();
        found.clear();
        let mut lists = [(0usize, 0u32); 32];
        let mut count = 0;
        for language in bits(seeker.languages) {
            let at = list_at(u32::from(seeker.kind), language);
            if let Some(tree) = self.trees.get(at).filter(|tree| tree.count() > 0) {
                lists[count] = (tree.count(), language);
                count += 1;
            }
        }
        // The longest list first: its nearest bound the search of the others.
        lists[..count].sort_unstable_by(|a, b| b.cmp(a));
        let mut query = tree::Query { seeker, listed: &self.listed, k, earlier: 0 };
        for &(_, language) in &lists[..count] {
            let tree = &self.trees[list_at(u32::from(seeker.kind), language)];
            if k > 0 && tree.common_languages() & query.earlier == 0 {
                tree.search(&query, &extra, nearest, path);
            }
            query.earlier |= 1 << language;
        }
        // Costs sum three 32-bit numbers at most.
        let candidate =
            |(cost, offer)| Candidate::new(offer, i64::try_from(cost).unwrap_or(i64::MAX));
        found.extend(nearest.drain().map(candidate));
        found.sort_unstable_by_key(|candidate| (candidate.cost(), candidate.offer()));
        found
    }
}

impl Candidates {
    /// Hands each need's position and its `k` nearest to `take`, as [`Self::nearest`] finds them
    /// without `extra`. Neighbours who ask the same come one after the other, so that a search
    /// finds in cache what the one before it read: use this for a whole city.
    pub fn nearest_of_all(
        &self,
        seekers: &[Seeker],
        k: usize,
        mut take: impl FnMut(u32, &[Candidate]),
    ) {
        let mut order: Vec<(u8, u64, u32)> =
            (0u32..).zip(seekers).map(|(need, who)| (who.kind, who.on_the_curve(), need)).collect();
        order.sort_unstable();
        let mut scratch = Scratch::default();
        for (_, _, need) in order {
            take(need, self.nearest(&seekers[index(need)], k, |_| 0, &mut scratch));
        }
    }
}

impl Seeker {
    /// Where the place lies on a curve that keeps neighbours together (Morton, 1966): the bits of
    /// both coordinates, interleaved.
    fn on_the_curve(&self) -> u64 {
        let spread = |coordinate: i32| {
            let mut bits = u64::from(coordinate.abs_diff(i32::MIN));
            for (shift, mask) in [
                (16, 0x0000_FFFF_0000_FFFF),
                (8, 0x00FF_00FF_00FF_00FF),
                (4, 0x0F0F_0F0F_0F0F_0F0F),
                (2, 0x3333_3333_3333_3333),
                (1, 0x5555_5555_5555_5555),
            ] {
                bits = (bits | (bits << shift)) & mask;
            }
            bits
        };
        spread(self.x) << 1 | spread(self.y)
    }

    /// Whether this offer passes every filter: the definition the search is checked against.
    #[must_use]
    pub fn admits(&self, helper: &Helper) -> bool {
        let reach = u64::from(self.reach.min(helper.reach));
        helper.kinds & 1u32.checked_shl(u32::from(self.kind)).unwrap_or(0) != 0
            && helper.languages & self.languages != 0
            && helper.slots & self.slots != 0
            && helper.company & self.company != 0
            && helper.areas & 1u64.checked_shl(u32::from(self.area)).unwrap_or(0) != 0
            && helper.vetting >= self.vetting
            && square_distance((self.x, self.y), (helper.x, helper.y)) <= reach * reach
    }
}

/// Square of the distance; exact while both places lie within [`EXTENT`], else at worst too large
/// for any reach.
#[inline]
fn square_distance(from: (i32, i32), to: (i32, i32)) -> u64 {
    let (dx, dy) = (u64::from(from.0.abs_diff(to.0)), u64::from(from.1.abs_diff(to.1)));
    (dx * dx).saturating_add(dy * dy)
}

fn in_range(helper: &Helper) -> Result<(), CandidateError> {
    let range = -EXTENT..=EXTENT;
    if range.contains(&helper.x) && range.contains(&helper.y) {
        Ok(())
    } else {
        Err(CandidateError::TooFar)
    }
}

fn list_at(kind: u32, language: u32) -> usize {
    index(kind) * usize::from(FACETS) + index(language)
}

/// The trees an offer is listed in.
fn lists_of(helper: &Helper) -> impl Iterator<Item = usize> + use<> {
    let Helper { kinds, languages, .. } = *helper;
    bits(kinds).flat_map(move |kind| bits(languages).map(move |language| list_at(kind, language)))
}

fn bits(mask: u32) -> impl Iterator<Item = u32> {
    let mut left = mask;
    std::iter::from_fn(move || {
        let bit = left.trailing_zeros();
        left &= left.checked_sub(1)?;
        Some(bit)
    })
}
