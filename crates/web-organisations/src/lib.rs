//! Organisations as people and programs see them: the list of the city's partners, the page of each, who belongs to it and
//! who speaks for it, and what officers do about that.
//!
//! Each room is a noun with its pages, views and samples side by side. The crate holds no rule (those are in `city`) and knows
//! no SQL (that is in `store`).

mod api;
mod claim;
mod data;
mod feed;
mod home;
mod json;
mod log;
mod member;
mod mine;
mod organisation;
mod paths;
#[cfg(test)]
mod sample;
mod search;
mod shape;
mod system;
mod words;

pub use system::Organisations;
