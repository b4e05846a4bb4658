//! The log of decisions.

pub(crate) mod file;
mod kept;
pub(crate) mod page;
mod sentence;
pub(crate) mod view;
mod wish;

pub use kept::Kept;
