//! Accounts whose mailbox is lost: another address is noted at the desk, agreed to by letters, called off by their owner.

pub(crate) mod api;
pub(crate) mod desk;
pub mod letter;
pub(crate) mod link;
pub(crate) mod own;
#[cfg(test)]
pub(crate) mod sample;
mod view;
