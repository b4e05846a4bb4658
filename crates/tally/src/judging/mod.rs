//! Judging: what a jury thinks, told with its uncertainty.
//!
//! Two ways in, and both show the plain numbers beside the adjusted ones:
//!
//! - **Rubric scores** ([`rubric`]): jurors give marks on weighted criteria. The raw mean
//!   and median stand beside a score from which each juror's severity is taken out as far
//!   as the marks support it ([`juror_effects`]).
//! - **Comparisons** ([`bradley_terry`]): jurors say "this one rather than that one".
//!   [`juror_quality`] finds who answers at random, [`next_pair`] decides what to ask next,
//!   [`bands`] says how far the order can be trusted.
//!
//! [`simulate`] measures the second way against a known truth.
//!
//! Nothing here decides anything: a jury does, with these numbers before it. They are
//! floating point and may differ in the last digits between processors; whatever must be
//! recounted bit for bit is counted with rationals elsewhere in this crate. No function
//! reads a clock or draws a number without being handed a seed.

pub mod bands;
pub mod bradley_terry;
pub mod gavel;
pub mod juror_effects;
pub mod juror_quality;
pub mod next_pair;
pub mod random;
pub mod rubric;
pub mod simulate;

/// A count as a real number. Counts here stay far below 2³²; beyond it the result saturates.
pub(crate) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
