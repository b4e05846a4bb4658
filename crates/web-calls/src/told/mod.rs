//! Ideas that somebody told the city: entered by an officer, one after the other; the card with a code by which whoever told it
//! follows it without an address, and claims it.

pub(crate) mod api;
pub(crate) mod card;
pub(crate) mod enter;
pub(crate) mod follow;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
