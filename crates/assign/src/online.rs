//! Keeps an assignment optimal while people come, go, accept and refuse.
//!
//! After every change the assignment is the optimum of the whole problem again, found by the few
//! shortest-path searches the change calls for, with the prices of before. Accepted pairs are
//! frozen: no later change moves them, only a no-show or one of the two leaving dissolves them.

#![expect(
    clippy::indexing_slicing,
    reason = "positions are checked against the tables before use; bounds checks remain"
)]

use std::collections::BTreeMap;

use crate::batch::{self, Method, Solution};
use crate::market::{FROZEN, Market, NeedState, OPEN};
use crate::problem::{COUNT_LIMIT, Candidate, Pair, Problem, ProblemError, index, within_limit};

/// Why a change was refused. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The need or the offer does not exist, or a cost is too large.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// This pair is not what is proposed now.
    #[error("need {need} is not matched with offer {offer}")]
    NotMatched {
        /// The need.
        need: u32,
        /// The offer.
        offer: u32,
    },
    /// This pair was not accepted by both.
    #[error("need {need} and offer {offer} have not accepted each other")]
    NotAccepted {
        /// The need.
        need: u32,
        /// The offer.
        offer: u32,
    },
    /// This pair was accepted by both.
    #[error("need {need} and offer {offer} have accepted each other")]
    Accepted {
        /// The need.
        need: u32,
        /// The offer.
        offer: u32,
    },
    /// More pairs of the offer were accepted than it would have places.
    #[error("{accepted} pairs of offer {offer} were accepted")]
    CapacityBelowAccepted {
        /// The offer.
        offer: u32,
        /// How many pairs were accepted.
        accepted: u32,
    },
}

/// Where a need stands after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The need.
    pub need: u32,
    /// The offer one of its places has now; `None` when that place is open.
    pub offer: Option<u32>,
}

/// A pair both have accepted.
#[derive(Clone, Copy, Debug)]
struct Accepted {
    unit: u32,
    cost: i64,
}

/// An assignment that stays optimal. Positions of needs and offers that left are given out again.
#[derive(Clone, Debug)]
pub struct Online {
    market: Market,
    /// By offer and need.
    accepted: BTreeMap<(u32, u32), Accepted>,
    needs: Positions,
    offers: Positions,
    /// Starts of unused runs of units, by length.
    spare_units: BTreeMap<u32, Vec<u32>>,
}

impl Online {
    /// Starts with nobody.
    #[must_use]
    pub fn empty() -> Self {
        Self::from_market(Market::default())
    }

    /// Starts from a problem, solved; its pinned pairs count as accepted.
    ///
    /// # Errors
    /// When two pinned pairs join the same need and offer.
    pub fn new(problem: Problem) -> Result<Self, ChangeError> {
        let (problem, pinned) = problem.unpinned();
        let mut online = Self::from_market(batch::solved_market(problem));
        for pin in pinned {
            online.pin(pin.need, pin.offer, pin.cost)?;
        }
        online.market.moved.clear();
        Ok(online)
    }

    fn from_market(mut market: Market) -> Self {
        market.make_editable();
        market.moved.clear();
        Self {
            accepted: BTreeMap::new(),
            needs: Positions::all(market.needs.len()),
            offers: Positions::all(market.offers.len()),
            spare_units: BTreeMap::new(),
            market,
        }
    }

    /// Someone asks for `wanted` different offers among these; returns the need's position. An
    /// offer listed twice counts at its lower cost.
    ///
    /// # Errors
    /// When an offer does not exist, a number is too large, or there are too many.
    pub fn insert_need(
        &mut self,
        penalty: i64,
        wanted: u32,
        candidates: &[Candidate],
    ) -> Result<u32, ChangeError> {
        within_limit(penalty)?;
        for candidate in candidates {
            within_limit(candidate.cost())?;
            self.offers.check(candidate.offer(), ProblemError::NoSuchOffer)?;
        }
        self.market.moved.clear();
        let mut row = candidates.to_vec();
        row.sort_unstable_by_key(|candidate| (candidate.offer(), candidate.cost()));
        row.dedup_by_key(|candidate| candidate.offer());
        row.sort_unstable_by_key(|candidate| (candidate.cost(), candidate.offer()));
        let first_unit = self.units_for(wanted)?;
        let at = self.needs.take()?;
        self.market.add_need(at, NeedState { penalty, first_unit, wanted }, &row);
        Ok(at)
    }

    /// A need leaves; pairs it had accepted are dissolved.
    ///
    /// # Errors
    /// When there is no such need.
    pub fn remove_need(&mut self, need: u32) -> Result<(), ChangeError> {
        self.check_need(need)?;
        self.market.moved.clear();
        let pairs = self.accepted.keys().copied().filter(|pair| pair.1 == need);
        let pairs: Vec<(u32, u32)> =
            if self.market.is_frozen(need) { pairs.collect() } else { Vec::new() };
        self.market.remove_need(need);
        for pair in pairs {
            self.accepted.remove(&pair);
            self.market.give_back_place(pair.0);
        }
        let NeedState { first_unit, wanted, .. } = self.market.needs[index(need)];
        self.spare_units.entry(wanted).or_default().push(first_unit);
        self.market.needs[index(need)].wanted = 0;
        self.needs.give_back(need);
        Ok(())
    }

    /// Someone offers this many places to these needs (as pairs of need and cost); returns the
    /// offer's position. A need listed twice counts at its lower cost.
    ///
    /// # Errors
    /// When a need does not exist, a number is too large, or there are too many.
    pub fn insert_offer(
        &mut self,
        capacity: u32,
        pairs: &[(u32, i64)],
    ) -> Result<u32, ChangeError> {
        for &(need, cost) in pairs {
            within_limit(cost)?;
            self.check_need(need)?;
        }
        self.market.moved.clear();
        let mut pairs = pairs.to_vec();
        pairs.sort_unstable();
        pairs.dedup_by_key(|pair| pair.0);
        let links: Vec<Candidate> =
            pairs.iter().map(|&(need, cost)| Candidate::new(need, cost)).collect();
        let at = self.offers.take()?;
        self.market.add_offer(at, capacity, &links);
        Ok(at)
    }

    /// An offer leaves; pairs it had accepted are dissolved and their needs look elsewhere.
    ///
    /// # Errors
    /// When there is no such offer.
    pub fn remove_offer(&mut self, offer: u32) -> Result<(), ChangeError> {
        self.check_offer(offer)?;
        self.market.moved.clear();
        self.market.remove_offer(offer);
        for pair in self.accepted_of(offer) {
            if let Some(accepted) = self.accepted.remove(&pair) {
                self.market.bring_back(accepted.unit);
            }
        }
        self.offers.give_back(offer);
        Ok(())
    }

    /// Changes how many needs an offer can take, accepted ones included.
    ///
    /// # Errors
    /// When there is no such offer or more pairs were accepted.
    pub fn set_capacity(&mut self, offer: u32, capacity: u32) -> Result<(), ChangeError> {
        self.check_offer(offer)?;
        let accepted = u32::try_from(self.accepted_of(offer).len()).unwrap_or(u32::MAX);
        let left = capacity
            .checked_sub(accepted)
            .ok_or(ChangeError::CapacityBelowAccepted { offer, accepted })?;
        self.market.moved.clear();
        self.market.set_capacity(offer, left);
        Ok(())
    }

    /// Changes what leaving a place of a need open costs.
    ///
    /// # Errors
    /// When there is no such need or the number is too large.
    pub fn set_penalty(&mut self, need: u32, penalty: i64) -> Result<(), ChangeError> {
        self.check_need(need)?;
        within_limit(penalty)?;
        self.market.moved.clear();
        self.market.set_penalty(need, penalty);
        Ok(())
    }

    /// Makes a pair eligible at this cost, or changes its cost.
    ///
    /// # Errors
    /// When need or offer do not exist, have accepted each other, or the cost is too large.
    pub fn set_cost(&mut self, need: u32, offer: u32, cost: i64) -> Result<(), ChangeError> {
        within_limit(cost)?;
        self.change_pair(need, offer, Some(cost))
    }

    /// One of the two refuses the other: the pair is ruled out.
    ///
    /// # Errors
    /// When need or offer do not exist or have accepted each other.
    pub fn refuse(&mut self, need: u32, offer: u32) -> Result<(), ChangeError> {
        self.change_pair(need, offer, None)
    }

    fn change_pair(&mut self, need: u32, offer: u32, cost: Option<i64>) -> Result<(), ChangeError> {
        self.check_need(need)?;
        self.check_offer(offer)?;
        if self.accepted.contains_key(&(offer, need)) {
            return Err(ChangeError::Accepted { need, offer });
        }
        self.market.moved.clear();
        self.market.set_cost(need, offer, cost);
        Ok(())
    }

    /// Both accept the pair that is proposed: it is frozen.
    ///
    /// # Errors
    /// When the two are not matched now.
    pub fn accept(&mut self, need: u32, offer: u32) -> Result<(), ChangeError> {
        self.check_need(need)?;
        self.check_offer(offer)?;
        let unit = self.market.unit_holding(need, offer);
        let unit = unit.ok_or(ChangeError::NotMatched { need, offer })?;
        let cost = self.market.units[index(unit)].paid;
        self.market.moved.clear();
        self.market.freeze(unit);
        self.accepted.insert((offer, need), Accepted { unit, cost });
        Ok(())
    }

    /// Fixes a pair whether or not it is proposed or eligible, at this cost, as if both had
    /// accepted it.
    ///
    /// # Errors
    /// When need or offer do not exist, have accepted each other, or have no place that is not
    /// taken by an accepted pair.
    pub fn pin(&mut self, need: u32, offer: u32, cost: i64) -> Result<(), ChangeError> {
        within_limit(cost)?;
        self.check_need(need)?;
        self.check_offer(offer)?;
        if self.accepted.contains_key(&(offer, need)) {
            return Err(ChangeError::Accepted { need, offer });
        }
        if self.market.offers[index(offer)].capacity == 0 {
            return Err(ProblemError::OfferOverPinned(offer).into());
        }
        if self.market.worst_unit(need).is_none() {
            return Err(ProblemError::NeedOverPinned(need).into());
        }
        self.market.moved.clear();
        if let Some(unit) = self.market.fix(need, offer) {
            self.accepted.insert((offer, need), Accepted { unit, cost });
        }
        Ok(())
    }

    /// An accepted pair did not come about: it is ruled out, and both are free again.
    ///
    /// # Errors
    /// When the two have not accepted each other.
    pub fn no_show(&mut self, need: u32, offer: u32) -> Result<(), ChangeError> {
        self.check_need(need)?;
        self.check_offer(offer)?;
        let accepted = self.accepted.remove(&(offer, need));
        let accepted = accepted.ok_or(ChangeError::NotAccepted { need, offer })?;
        self.market.moved.clear();
        self.market.thaw(accepted.unit, offer);
        Ok(())
    }

    /// What the last change moved: each place of a need that changed, as it stands now.
    pub fn changes(&self) -> impl Iterator<Item = Standing> {
        let mut units = self.market.moved.clone();
        units.sort_unstable();
        units.dedup();
        units.into_iter().filter_map(|unit| {
            let state = self.market.units.get(index(unit))?;
            let offer = match state.holds {
                OPEN => None,
                offer if offer < FROZEN => Some(offer),
                _ => return None,
            };
            Some(Standing { need: state.need, offer })
        })
    }

    /// The offers a need has now, accepted ones left out.
    pub fn offers_of(&self, need: u32) -> impl Iterator<Item = u32> {
        let units = if self.needs.is_used(need) { self.market.units_of(need) } else { 0..0 };
        units.filter_map(|unit| {
            let holds = self.market.units.get(index(unit))?.holds;
            (holds < FROZEN).then_some(holds)
        })
    }

    /// Accepted pairs, by offer.
    pub fn accepted(&self) -> impl Iterator<Item = Pair> {
        let pair = |(&(offer, need), accepted): (&(u32, u32), &Accepted)| Pair {
            need,
            offer,
            cost: accepted.cost,
        };
        self.accepted.iter().map(pair)
    }

    /// The present optimum with its certificate.
    #[must_use]
    pub fn solution(&self) -> Solution {
        let accepted: Vec<Pair> = self.accepted().collect();
        Solution::read_off(&self.market, Method::ShortestPaths).with_fixed(&accepted)
    }

    /// The present problem, accepted pairs pinned, to be solved or checked by others. Positions
    /// not in use are needs that ask for nothing and offers without places.
    ///
    /// # Errors
    /// When there are more places than can be numbered.
    pub fn problem(&self) -> Result<Problem, ProblemError> {
        let (needs, offers) = (self.market.needs.len(), self.market.offers.len());
        let mut builder = Problem::builder(needs, offers);
        for (need, state) in (0u32..).zip(&self.market.needs) {
            builder.penalty(need, state.penalty)?;
            builder.wants(need, state.wanted)?;
            for candidate in self.market.rows.row(need) {
                builder.pair(need, candidate.offer(), candidate.cost())?;
            }
        }
        for (offer, state) in (0u32..).zip(&self.market.offers) {
            builder.capacity(offer, state.capacity)?;
        }
        for pair in self.accepted() {
            builder.capacity(pair.offer, 1)?;
            builder.pin(pair.need, pair.offer, pair.cost)?;
        }
        builder.build()
    }

    /// Arcs looked at since the beginning.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.market.work
    }

    fn accepted_of(&self, offer: u32) -> Vec<(u32, u32)> {
        self.accepted.range((offer, 0)..=(offer, u32::MAX)).map(|(&pair, _)| pair).collect()
    }

    fn check_need(&self, need: u32) -> Result<(), ProblemError> {
        self.needs.check(need, ProblemError::NoSuchNeed)
    }

    fn check_offer(&self, offer: u32) -> Result<(), ProblemError> {
        self.offers.check(offer, ProblemError::NoSuchOffer)
    }

    /// The start of a run of units nobody uses.
    fn units_for(&mut self, wanted: u32) -> Result<u32, ProblemError> {
        if let Some(start) = self.spare_units.get_mut(&wanted).and_then(Vec::pop) {
            return Ok(start);
        }
        let end = self.market.units.len();
        if end + index(wanted) > COUNT_LIMIT {
            return Err(ProblemError::TooMany(end + index(wanted)));
        }
        u32::try_from(end).map_err(|_| ProblemError::TooMany(end))
    }
}

/// Which positions are in use.
#[derive(Clone, Debug, Default)]
struct Positions {
    used: Vec<bool>,
    free: Vec<u32>,
}

impl Positions {
    fn all(count: usize) -> Self {
        Self { used: vec![true; count], free: Vec::new() }
    }

    fn is_used(&self, at: u32) -> bool {
        self.used.get(index(at)).copied().unwrap_or(false)
    }

    fn check(&self, at: u32, error: fn(u32) -> ProblemError) -> Result<(), ProblemError> {
        if self.is_used(at) { Ok(()) } else { Err(error(at)) }
    }

    /// A position from now on in use.
    fn take(&mut self) -> Result<u32, ProblemError> {
        if let Some(at) = self.free.pop() {
            self.used[index(at)] = true;
            return Ok(at);
        }
        let count = self.used.len();
        let at = u32::try_from(count).map_err(|_| ProblemError::TooMany(count))?;
        if count >= COUNT_LIMIT {
            return Err(ProblemError::TooMany(count));
        }
        self.used.push(true);
        Ok(at)
    }

    fn give_back(&mut self, at: u32) {
        self.used[index(at)] = false;
        self.free.push(at);
    }
}
