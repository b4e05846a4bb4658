//! Journeys over HTTP, each on SQLite and on PostgreSQL.

mod reading;
mod routes;
