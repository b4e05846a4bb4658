//! The Method of Equal Shares, exact Equal Shares, and raising either.

mod exact_shares;
mod purse;
mod raise;
mod run;

use num_bigint::BigInt;

pub(crate) use exact_shares::ExactRunner;
pub(crate) use raise::{Raised, raise, start_of};
pub(crate) use run::{Chosen, Runner};

use crate::exact::Ratio;
use crate::tables::Tables;

/// A method that shares a start out to every voter and buys what they can pay for.
pub(crate) trait Shares<'a> {
    /// What is counted.
    fn tables(&self) -> &'a Tables<'a>;

    /// How many projects could ever win.
    fn candidates(&self) -> usize;

    /// Buys until nothing is affordable. With a `reach` above zero it also works out how
    /// far the start may rise without another winner ([`Chosen::steady`]), up to there.
    fn run(&mut self, start: &Ratio, reach: f64) -> Chosen;

    /// Exact balance of every group after the last run, over [`Self::denom`].
    fn balances(&self) -> Vec<BigInt>;

    /// Denominator of [`Self::balances`].
    fn denom(&self) -> &BigInt;

    /// The least increase of the start that changes the last run in any way, where that
    /// can be computed exactly.
    fn next_change(&mut self) -> Option<Ratio>;
}
