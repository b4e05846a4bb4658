//! Whether an idea meets the conditions.

pub(crate) mod api;
pub(crate) mod many;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
