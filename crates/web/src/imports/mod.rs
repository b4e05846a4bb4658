//! Files that people bring: which columns there are, how the first rows would be, how far it is, what became of each row, and
//! undoing it. What rows become, their nouns say (`acts::imports::Becomes`).

pub mod api;
pub(crate) mod begin;
pub(crate) mod list;
pub(crate) mod page;
pub(crate) mod refused;
mod said;
pub mod streets;
pub(crate) mod view;

pub(crate) use said::unreadable;

pub use begin::{link_into, link_to};

#[cfg(test)]
pub(crate) mod sample;
