//! Journeys over HTTP, each on SQLite and on PostgreSQL.

mod account;
mod hostile;
mod races;
mod reading;
mod routes;
mod sharing;
mod staff;
mod talking;
