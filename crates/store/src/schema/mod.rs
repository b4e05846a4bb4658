//! The tables of a city and of the installation: one ordered list of migrations each.
//!
//! A migration that has been released is never changed; the next one changes its tables.

use crate::{Migration, Schema};

/// Kalaka's tables.
pub const SCHEMA: Schema = Schema {
    city: &[Migration { number: 1, name: "people and calls", sql: include_str!("city_0001.sql") }],
    install: &[Migration {
        number: 1,
        name: "cities and host names",
        sql: include_str!("install_0001.sql"),
    }],
};
