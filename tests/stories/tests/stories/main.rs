//! Journeys over HTTP, each on SQLite and on PostgreSQL.

mod account;
mod deciding;
mod hostile;
mod office;
mod races;
mod reading;
mod routes;
mod sharing;
mod talking;
