//! Everything of HTTP and HTML: routes, pages, words in the reader's language.
//!
//! It holds no rule of a call (those are in `calls`), knows no SQL (that is in `store`), and
//! reads neither the clock nor a random source (both come with the wiring of `kalaka`).

// Templates name this crate as every crate that uses them does.
extern crate self as web;

mod api;
pub mod art;
mod assets;
pub mod forms;
pub mod html;
pub mod http;
pub mod mail;
pub mod map;
pub mod markdown;
pub mod news;
mod pages;
pub mod paths;
pub mod views;
pub mod words;

pub use api::openapi;
