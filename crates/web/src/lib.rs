//! The kit of everything of HTTP and HTML: requests and answers, words in the reader's language,
//! frame, forms, parts, map, art, Markdown, mail; and the pages of the city itself.
//!
//! It knows no system: those are crates of their own (`web-calls`, …) that give the kit what
//! [`system::System`] asks for. It holds no rule, knows no SQL (that is in `store`), and reads
//! neither the clock nor a random source (both come with the wiring of `kalaka`).

// What pages say of forms is one macro with more than a hundred lines.
#![recursion_limit = "256"]

// Templates name this crate as every crate that uses them does.
extern crate self as web;

pub mod api;
pub mod art;
pub mod ask;
mod assets;
pub mod blocks;
pub mod calendar;
pub mod charts;
pub mod desk;
pub mod documents;
pub mod export;
pub mod forms;
mod home;
pub mod html;
pub mod http;
pub mod imports;
mod letters;
pub mod log;
pub mod mail;
mod mails;
pub mod mandates;
pub mod map;
pub mod markdown;
mod me;
pub mod newsletters;
mod page;
mod passkeys;
pub mod paths;
pub mod people;
pub mod pictures;
pub mod preview;
pub mod proofs;
mod providers;
pub mod qr;
pub mod questions;
mod recount;
pub mod recoveries;
mod routes;
#[cfg(any(test, feature = "testing"))]
pub mod sample;
pub mod search;
mod settings;
pub mod sign_in;
mod statements;
pub mod street_map;
pub mod system;
pub mod things;
pub mod together;
pub mod typed;
pub mod views;
pub mod words;

pub use api::openapi;
pub use page::{Page, Unfinished, asked_anew};
