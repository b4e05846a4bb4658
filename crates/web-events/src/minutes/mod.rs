//! Minutes: what was said at an event, written by officers and published afterwards.

pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
