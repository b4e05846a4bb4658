//! Journeys over HTTP, each on SQLite and on PostgreSQL.

mod hostile;
mod races;
mod reading;
mod routes;
mod sharing;
mod talking;
