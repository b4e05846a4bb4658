//! A PostgreSQL database that has its tables already, made once a server, for others to be copied from: making the
//! tables takes a second, copying them does not.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::cluster;
use crate::engine::migrate::hex;
use crate::engine::postgres::{Session, migrate, read};
use crate::engine::scope::{CityId, Scope};
use crate::{OpenError, Schema, args};

/// Processes that want a template together take turns with this lock.
const LOCK: i64 = 0x7465_6d70_6c61;

/// The name of the database with these tables, which is made when there is none. Blocks.
///
/// # Errors
/// A sentence with what PostgreSQL said.
pub(super) fn with(administrator: &str, schema: &Schema) -> Result<String, String> {
    let name = format!("kalaka_tables_{}", digest(schema));
    let said = |error: OpenError| format!("{error:?}");
    let mut session = Session::new(administrator).map_err(said)?;
    session.connect().map_err(|error| error.to_string())?;
    session.allow(Duration::from_secs(60));
    // The lock goes with the session.
    let sql = "select cast(pg_advisory_lock($1) as text)";
    read::<Option<String>>(&mut session, sql, args![LOCK]).map_err(|error| error.to_string())?;
    let known = "select cast(datname as text) from pg_database where datname = $1";
    let found = read::<String>(&mut session, known, args![name.as_str()]);
    if found.map_err(|error| error.to_string())?.is_empty() {
        // Whoever is killed in the middle leaves one that nobody takes for whole.
        let half = format!("{name}_half");
        let mut batch = |sql: &str| session.batch(sql).map_err(|error| format!("{error:?}"));
        batch(super::OWNER)?;
        batch(&format!("drop database if exists {half} with (force)"))?;
        batch(&format!("create database {half} owner kalaka_test template template0"))?;
        let mut inside =
            Session::new(&cluster::address(administrator, super::ROLE, &half)).map_err(said)?;
        migrate(&mut inside, schema, 0).map_err(said)?;
        // It has gone when the server says so.
        inside.disconnect();
        batch(&format!(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{half}'"
        ))?;
        batch(&format!("alter database {half} rename to {name}"))?;
    }
    Ok(name)
}

/// What tells this schema from others.
fn digest(schema: &Schema) -> String {
    let mut all = Sha256::new();
    for scope in [Scope::Install, Scope::City(CityId(0))] {
        for (_, migrations) in schema.chains(scope) {
            migrations.iter().for_each(|migration| all.update(migration.sql.as_bytes()));
        }
    }
    hex(&all.finalize()).chars().take(16).collect()
}
