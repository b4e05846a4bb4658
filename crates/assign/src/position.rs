//! People are numbered with 32 bits in packed rows; these turn a number into a place in a slice and
//! back.

pub(crate) use crate::problem::index as at;

/// The number of a place; rows beyond 32 bits cannot be built, so the last number stands in for them.
pub(crate) fn id(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
