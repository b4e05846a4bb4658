//! Journeys over HTTP, each on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story stops where something is not as told"
)]

mod account;
mod hostile;
mod office;
mod races;
mod reading;
mod routes;
mod sharing;
mod talking;
