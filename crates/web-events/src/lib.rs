//! Events, as people and programs see them: pages, forms, feeds and API of when and where people meet.
//!
//! Each room is a noun with its pages and views side by side; what officers do with it is in its room too. The crate holds
//! no rule of an event (those are in `events`) and knows no SQL (that is in `store`).

mod api;
mod desk;
mod edit;
mod event;
mod feeds;
mod home;
mod log;
mod mine;
mod minutes;
mod paths;
mod people;
mod registration;
#[cfg(test)]
mod sample;
mod search;
mod shape;
mod system;
mod words;

pub use system::Events;
