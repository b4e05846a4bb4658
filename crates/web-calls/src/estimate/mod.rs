//! What ideas cost by the office, and the money of a call against what is selected.

pub(crate) mod api;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
