//! Calls and ideas, as people and programs see them: pages, forms, feeds and API of the first
//! system.
//!
//! Each room is a noun with its pages, views, samples and API side by side; what officers do with
//! a noun is in its room too. The crate holds no rule of a call (those are in `calls`) and knows no
//! SQL (that is in `store`).

mod amendment;
mod answer;
mod behalf;
mod call;
mod cards;
mod data;
mod decision;
mod desk;
mod estimate;
mod evaluation;
mod feeds;
mod files;
mod form;
mod home;
mod idea;
mod json;
mod log;
mod merge;
mod mine;
mod near;
mod paths;
#[cfg(test)]
mod sample;
mod screening;
mod sealed;
mod search;
mod shape;
mod share;
mod statistics;
mod system;
mod together;
mod told;
mod versions;
mod words;

pub use system::Calls;
