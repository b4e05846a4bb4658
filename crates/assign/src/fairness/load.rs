//! What recent use costs, and who goes first among equals.

use crate::position::id;

/// The price of having been asked lately.
///
/// A use costs `per_use` on the day itself and fades evenly to nothing after `fades_after` days; and
/// whoever was used less than `cool_down` days ago costs `cool_down_cost` on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadTerm {
    /// Cost of a use today.
    pub per_use: i64,
    /// Days until a use is forgotten.
    pub fades_after: u32,
    /// Days of rest after a use.
    pub cool_down: u32,
    /// Cost of not letting someone rest.
    pub cool_down_cost: i64,
}

impl Default for LoadTerm {
    /// A kilometre for a use today, forgotten in two weeks, and three kilometres within two days, where
    /// distances are metres.
    fn default() -> Self {
        Self { per_use: 1_000, fades_after: 14, cool_down: 2, cool_down_cost: 3_000 }
    }
}

impl LoadTerm {
    /// No cost at all.
    pub const NONE: Self = Self { per_use: 0, fades_after: 0, cool_down: 0, cool_down_cost: 0 };

    /// What uses of so many days ago cost together.
    #[must_use]
    pub fn cost(&self, days_ago: impl IntoIterator<Item = u32>) -> i64 {
        let mut latest = u32::MAX;
        let faded: i64 = days_ago
            .into_iter()
            .map(|days| {
                latest = latest.min(days);
                let left = i64::from(self.fades_after.saturating_sub(days));
                self.per_use.saturating_mul(left) / i64::from(self.fades_after.max(1))
            })
            .fold(0, i64::saturating_add);
        faded.saturating_add(if latest < self.cool_down { self.cool_down_cost } else { 0 })
    }
}

/// Least recently asked first, among equals only.
///
/// Costs are multiplied so far apart that all places in the queue together never make up for one unit
/// of cost: the optimum of the new costs is an optimum of the old ones, and among those the one
/// whose helpers have waited longest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precedence {
    places: Vec<i64>,
    factor: i64,
}

/// Costs too large to be ordered within 50 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a cost of {0} leaves no room for who was asked last")]
pub struct PrecedenceError(pub i64);

/// Where costs end: the solver takes 50 bits.
const LIMIT: i64 = crate::problem::COST_LIMIT;
/// How many steps of recency are told apart.
const STEPS: usize = 64;

impl Precedence {
    /// The queue by when each offer was asked last (any clock that grows; `None` for never), for a
    /// round of at most `places` matches. Offers asked at the same time share a place; of very many
    /// different times, neighbours do too.
    #[must_use]
    pub fn new(last_asked: &[Option<i64>], places: u32) -> Self {
        let mut times: Vec<Option<i64>> = last_asked.to_vec();
        times.sort_unstable();
        times.dedup();
        let steps = times.len().clamp(1, STEPS);
        let place = |time: &Option<i64>| {
            let rank = times.binary_search(time).unwrap_or(0);
            i64::from(id(rank * steps / times.len().max(1)))
        };
        let places_of = last_asked.iter().map(place).collect();
        let most = i64::from(id(steps)) * i64::from(places.max(1));
        Self { places: places_of, factor: most + 1 }
    }

    /// The cost of taking an offer that costs `cost`.
    ///
    /// # Errors
    /// When the cost is too large to be told apart.
    pub fn cost(&self, offer: u32, cost: i64) -> Result<i64, PrecedenceError> {
        let place = self.places.get(crate::position::at(offer)).copied().unwrap_or(0);
        let scaled = cost.checked_mul(self.factor).and_then(|cost| cost.checked_add(place));
        scaled.filter(|scaled| (-LIMIT..=LIMIT).contains(scaled)).ok_or(PrecedenceError(cost))
    }

    /// The penalty of a need, on the same scale.
    ///
    /// # Errors
    /// When the penalty is too large to be told apart.
    pub fn penalty(&self, penalty: i64) -> Result<i64, PrecedenceError> {
        let scaled = penalty.checked_mul(self.factor);
        scaled.filter(|scaled| (-LIMIT..=LIMIT).contains(scaled)).ok_or(PrecedenceError(penalty))
    }

    /// The cost before it was multiplied.
    #[must_use]
    pub const fn original(&self, cost: i64) -> i64 {
        cost.div_euclid(self.factor)
    }
}
