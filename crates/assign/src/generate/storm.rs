//! Random changes to an assignment that is kept optimal: whatever can happen on a board, at random.

use super::Dice;
use crate::online::{ChangeError, Online};
use crate::problem::Candidate;

/// How large the board is kept, and what its numbers look like.
#[derive(Clone, Copy, Debug)]
pub struct StormShape {
    /// Needs it hovers around.
    pub needs: u32,
    /// Offers it hovers around.
    pub offers: u32,
    /// Offers a new need lists, about.
    pub candidates: u32,
    /// Costs lie between 0 and this; few different ones make many ties.
    pub highest_cost: i32,
    /// In how many of a thousand needs more than one offer is asked for.
    pub several: u32,
}

/// What kind of change a step was, for figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StormStep {
    /// A need arrived.
    Asks,
    /// A need left.
    Withdraws,
    /// An offer arrived.
    Offers,
    /// An offer left.
    Leaves,
    /// A capacity, a cost or a penalty changed.
    Changes,
    /// A pair was accepted by both.
    Accepts,
    /// One of a pair refused.
    Refuses,
    /// An accepted pair did not come about.
    NoShow,
}

/// A stream of random changes.
#[derive(Clone, Debug)]
pub struct Storm {
    dice: Dice,
    shape: StormShape,
    needs: Vec<u32>,
    offers: Vec<u32>,
    /// Accepted pairs as need and offer; none of them may ever move.
    accepted: Vec<(u32, u32)>,
}

impl Storm {
    /// A storm over an empty board.
    #[must_use]
    pub fn new(seed: u64, shape: StormShape) -> Self {
        let dice = Dice::new(seed ^ 0x0073_746f_726d);
        Self { dice, shape, needs: Vec::new(), offers: Vec::new(), accepted: Vec::new() }
    }

    /// Pairs accepted by both so far and not dissolved, as need and offer.
    #[must_use]
    pub fn accepted(&self) -> &[(u32, u32)] {
        &self.accepted
    }

    /// Makes one change.
    ///
    /// # Errors
    /// Never, unless the board and this storm disagree about who is there.
    pub fn step(&mut self, board: &mut Online) -> Result<StormStep, ChangeError> {
        let step = self.choose();
        let need = pick(&mut self.dice, &self.needs).unwrap_or_default();
        let offer = pick(&mut self.dice, &self.offers).unwrap_or_default();
        match step {
            StormStep::Asks => {
                let candidates = self.candidates();
                let wanted =
                    if self.dice.chance(self.shape.several) { self.dice.below(3) + 2 } else { 1 };
                let penalty = self.penalty();
                self.needs.push(board.insert_need(penalty, wanted, &candidates)?);
            }
            StormStep::Withdraws => {
                board.remove_need(need)?;
                self.needs.retain(|&other| other != need);
                self.accepted.retain(|pair| pair.0 != need);
            }
            StormStep::Offers => {
                let pairs = self.pairs();
                let capacity = self.dice.below(4);
                self.offers.push(board.insert_offer(capacity, &pairs)?);
            }
            StormStep::Leaves => {
                board.remove_offer(offer)?;
                self.offers.retain(|&other| other != offer);
                self.accepted.retain(|pair| pair.1 != offer);
            }
            StormStep::Changes => self.change(board, need, offer)?,
            StormStep::Accepts => {
                let held = board.offers_of(need).next();
                if let Some(offer) = held {
                    board.accept(need, offer)?;
                    self.accepted.push((need, offer));
                }
            }
            StormStep::Refuses => {
                let held = board.offers_of(need).next();
                if let Some(offer) = held {
                    board.refuse(need, offer)?;
                }
            }
            StormStep::NoShow => {
                if let Some((need, offer)) = pick(&mut self.dice, &self.accepted) {
                    board.no_show(need, offer)?;
                    self.accepted.retain(|&pair| pair != (need, offer));
                }
            }
        }
        Ok(step)
    }

    fn choose(&mut self) -> StormStep {
        let count = |items: &[u32]| u32::try_from(items.len()).unwrap_or(u32::MAX);
        if self.offers.is_empty() || self.needs.is_empty() {
            return if self.offers.is_empty() { StormStep::Offers } else { StormStep::Asks };
        }
        // Twice as likely to grow while below size, to shrink while above.
        let asks = if count(&self.needs) < self.shape.needs { 280 } else { 140 };
        let offers = if count(&self.offers) < self.shape.offers { 120 } else { 60 };
        match self.dice.weighted(&[asks, 210, offers, 90, 200, 50, 60, 30]) {
            0 => StormStep::Asks,
            1 => StormStep::Withdraws,
            2 => StormStep::Offers,
            3 => StormStep::Leaves,
            4 => StormStep::Changes,
            5 => StormStep::Accepts,
            6 => StormStep::Refuses,
            _ => StormStep::NoShow,
        }
    }

    fn change(&mut self, board: &mut Online, need: u32, offer: u32) -> Result<(), ChangeError> {
        match self.dice.below(4) {
            0 => {
                let accepted = self.accepted.iter().filter(|pair| pair.1 == offer).count();
                let accepted = u32::try_from(accepted).unwrap_or(0);
                let capacity = accepted + self.dice.below(5);
                board.set_capacity(offer, capacity)
            }
            1 => {
                let penalty = self.penalty();
                board.set_penalty(need, penalty)
            }
            2 => {
                // What is held becomes dearer or cheaper.
                let held = board.offers_of(need).next();
                let cost = self.cost();
                held.map_or(Ok(()), |offer| board.set_cost(need, offer, cost))
            }
            _ if self.accepted.contains(&(need, offer)) => Ok(()),
            _ => {
                let cost = self.cost();
                board.set_cost(need, offer, cost)
            }
        }
    }

    fn cost(&mut self) -> i64 {
        i64::from(self.dice.between(0, self.shape.highest_cost))
    }

    fn penalty(&mut self) -> i64 {
        i64::from(self.shape.highest_cost) * i64::from(self.dice.below(4)) + self.cost()
    }

    fn candidates(&mut self) -> Vec<Candidate> {
        let count = self.dice.below(2 * self.shape.candidates);
        let mut row = Vec::new();
        for _ in 0..count {
            let offer = pick(&mut self.dice, &self.offers);
            row.extend(offer.map(|offer| Candidate::new(offer, self.cost())));
        }
        row
    }

    fn pairs(&mut self) -> Vec<(u32, i64)> {
        let count = self.dice.below(2 * self.shape.candidates);
        let mut pairs = Vec::new();
        for _ in 0..count {
            let need = pick(&mut self.dice, &self.needs);
            pairs.extend(need.map(|need| (need, self.cost())));
        }
        pairs
    }
}

fn pick<T: Copy>(dice: &mut Dice, items: &[T]) -> Option<T> {
    let at = dice.below(u32::try_from(items.len()).unwrap_or(u32::MAX));
    items.get(usize::try_from(at).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn everything_happens_and_the_board_keeps_its_size() {
        let shape =
            StormShape { needs: 60, offers: 30, candidates: 6, highest_cost: 100, several: 300 };
        let (mut board, mut storm) = (Online::empty(), Storm::new(3, shape));
        let mut seen: BTreeMap<StormStep, u32> = BTreeMap::new();
        let (mut candidates, mut needs) = (0, 0);
        for _ in 0..6_000 {
            *seen.entry(storm.step(&mut board).unwrap()).or_default() += 1;
            assert!(storm.needs.len() < 120 && storm.offers.len() < 60, "it hovers");
            needs += storm.needs.len();
        }
        for _ in 0..500 {
            let row = storm.candidates();
            assert!(row.len() < 12 && row.iter().all(|one| (0..=100).contains(&one.cost())));
            candidates += row.len();
            let pairs = storm.pairs();
            assert!(pairs.len() < 12 && pairs.iter().all(|pair| storm.needs.contains(&pair.0)));
            assert!((0..=400).contains(&storm.penalty()));
        }
        assert!((40..80).contains(&(needs / 6_000)), "{needs}");
        assert!((2_300..3_200).contains(&candidates), "{candidates} of 500 rows");
        let share = |step| seen.get(&step).copied().unwrap_or_default() * 1_000 / 6_000;
        assert_eq!(seen.len(), 8, "{seen:?}");
        assert!(share(StormStep::Asks) > 150 && share(StormStep::Withdraws) > 150, "{seen:?}");
        assert!(share(StormStep::Changes) > 150 && share(StormStep::NoShow) < 60, "{seen:?}");
        let problem = board.problem().unwrap();
        assert!(problem.wanted().iter().any(|&wanted| wanted > 1), "some want several");
        assert!(problem.wanted().iter().all(|&wanted| wanted <= 4));
    }
}
