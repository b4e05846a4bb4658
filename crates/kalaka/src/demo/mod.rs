//! The demo: two example cities, seeded from readable files.

mod asked;
mod content;
mod moments;
mod reading;
mod seed;

pub(crate) use seed::{Seeded, found, prove, seed};
