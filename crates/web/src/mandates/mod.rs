//! Mandates: roles for a part of the city or until a day. Admins offer, prolong and end them; whoever got the letter
//! accepts or declines on the page behind its link.

pub(crate) mod answer;
pub(crate) mod api;
pub mod letter;
pub(crate) mod list;
pub(crate) mod offer;
pub(crate) mod page;
pub(crate) mod said;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
