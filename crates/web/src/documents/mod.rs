//! Files that people attach to things: shown on the thing's page, added and taken away on a page of their own, and kept
//! by whoever may read the thing, from an address without cookies.

pub mod api;
pub(crate) mod page;
pub(crate) mod pass;
pub(crate) mod serve;
pub mod shown;
mod taken;
pub(crate) mod view;

#[cfg(test)]
pub(crate) mod sample;
