//! The Method of Equal Shares, exact Equal Shares, and raising either.

mod changes;
mod exact_shares;
mod free;
mod glance;
mod jump;
mod outlook;
mod pricing;
mod purse;
mod raise;
mod run;
mod slopes;
mod sweep;

use num_bigint::BigInt;

use exact_shares::Bought;
pub(crate) use exact_shares::ExactRunner;
pub(crate) use raise::{Raised, raise, start_of};
pub(crate) use run::{Chosen, Runner};

use crate::exact::Ratio;
use crate::tables::Tables;

/// A moment of a run, in doubles: good to a few units of their last place, for telling.
pub(crate) struct Moment<'m> {
    /// What is being bought; nothing at the end.
    pub(crate) winner: Option<usize>,
    /// What it costs per unit of utility of a supporter (per head where all pay alike).
    pub(crate) price: f64,
    /// What each ballot group has left before paying.
    pub(crate) balance: &'m [f64],
}

/// A method that shares a start out to every voter and buys what they can pay for.
pub(crate) trait Shares<'a> {
    /// How many plain runs a run that looks ahead costs more, roughly.
    const LOOK_COST: f64;

    /// What is counted.
    fn tables(&self) -> &'a Tables<'a>;

    /// How many projects could ever win.
    fn candidates(&self) -> usize;

    /// Buys until nothing is affordable. With a `reach` above zero it also works out how
    /// far the start may rise without another winner ([`Chosen::steady`]), up to there.
    fn run(&mut self, start: &Ratio, reach: f64) -> Chosen {
        self.run_watched(start, reach, &mut |_| {})
    }

    /// As [`Self::run`], telling `watch` of every purchase before it is paid, and of the end.
    fn run_watched(
        &mut self,
        start: &Ratio,
        reach: f64,
        watch: &mut dyn FnMut(&Moment<'_>),
    ) -> Chosen;

    /// As [`Self::run`], where nothing but the outcome is asked for: the balances may be left
    /// unknown.
    fn glance(&mut self, start: &Ratio, reach: f64) -> Chosen {
        self.run(start, reach)
    }

    /// Whether raising surely goes on at `start` and every start up to `reach` above it, whatever
    /// is bought from them: it costs no more than the budget, and something is left to raise for.
    fn surely_goes_on(&self, start: f64, reach: f64) -> bool {
        let _ = (start, reach);
        false
    }

    /// Exact balance of every group after the last run, over [`Self::denom`].
    fn balances(&self) -> Vec<BigInt>;

    /// Denominator of [`Self::balances`].
    fn denom(&self) -> &BigInt;

    /// The least increase of the start that changes the last run in any way, be it only that a tie is
    /// met, where that can be computed exactly.
    fn next_change(&mut self) -> Option<Ratio>;

    /// Who paid for what in the last run, where changes can be computed.
    fn bought(&self) -> &[Bought] {
        &[]
    }
}
