//! People are numbered with 32 bits in packed rows; these two turn a number into a place in a slice
//! and back.

/// The place of number `id` in a slice.
#[expect(clippy::as_conversions, reason = "no target we build for has pointers below 32 bits")]
pub(crate) const fn at(id: u32) -> usize {
    id as usize
}

/// The number of a place; rows beyond 32 bits cannot be built, so the last number stands in for them.
pub(crate) fn id(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
