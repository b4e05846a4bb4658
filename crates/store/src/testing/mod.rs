//! For tests, of this crate and of others: empty databases of both kinds, and the statement test.
//!
//! PostgreSQL is a throw-away cluster of this process, or the server whose administrator's address is in
//! `KALAKA_TEST_POSTGRES`. Where there is neither, tests fail and say what is missing, unless
//! `KALAKA_SKIP_POSTGRES=1`.
#![expect(clippy::panic, reason = "a test without its database has failed, and says why")]

mod check;
mod cluster;
mod pooler;
mod recipe;
mod tamper;
mod template;
mod words;

use std::{
    process,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

pub use crate::engine::effort::measured;
pub use check::{check_statements, postgres_ddl};
pub use cluster::{Cluster, Durability, Identity};
pub use pooler::Pooler;
pub use recipe::Recipe;
pub use tamper::{alter_log, as_of_another_lexicon, cut_log, forget_likeness};
use tempfile::TempDir;
pub use words::rows_of_word;

use crate::{
    Clock, Database, Migration, Schema, Store, StoreSettings, blobs::FilePlace,
    engine::postgres::Session,
};

/// Who owns the databases of tests, with the password.
const ROLE: &str = "kalaka_test:kalaka_test";

/// Makes them known to a server.
const OWNER: &str = "do $$ begin create role kalaka_test login password 'kalaka_test'; \
                     exception when duplicate_object or unique_violation then null; end $$";

/// A database that goes away with this value.
#[derive(Debug)]
pub struct TestDatabase {
    database: Database,
    /// The folder of SQLite files; beside PostgreSQL the one of people's files.
    folder: TempDir,
    /// The administrator's address and the name of the PostgreSQL database.
    drop: Option<(String, String)>,
}

impl TestDatabase {
    /// An empty folder.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = folder();
        let database = Database::Folder(folder.path().to_owned());
        Self { database, folder, drop: None }
    }

    /// An empty PostgreSQL database owned by a plain role; none when the tests are told to skip PostgreSQL.
    #[must_use]
    pub fn postgres() -> Option<Self> {
        if skips_postgres() {
            eprintln!("skipping PostgreSQL, as KALAKA_SKIP_POSTGRES asks");
            return None;
        }
        Some(Self::postgres_at(administrator()))
    }

    /// A PostgreSQL database with these tables and nothing in them; none when the tests are told to skip PostgreSQL.
    #[must_use]
    pub fn postgres_with(schema: Schema) -> Option<Self> {
        if skips_postgres() {
            return Self::postgres();
        }
        let administrator = administrator();
        let found = aside(|| template::with(administrator, &schema));
        let template = found.unwrap_or_else(|why| panic!("no tables to copy: {why}"));
        Some(Self::copy_of(administrator, &template))
    }

    /// An empty PostgreSQL database on the server of this administrator.
    #[must_use]
    pub fn postgres_at(administrator: &str) -> Self {
        Self::copy_of(administrator, "template0")
    }

    fn copy_of(administrator: &str, template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("kalaka_test_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let create = format!("create database {name} owner kalaka_test template {template}");
        administer(administrator, &[OWNER, &create]);
        let database = Database::Postgres(cluster::address(administrator, ROLE, &name));
        Self { database, folder: folder(), drop: Some((administrator.to_owned(), name)) }
    }

    /// Both kinds, or SQLite alone when PostgreSQL is skipped.
    #[must_use]
    pub fn each() -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres()).collect()
    }

    /// Where the rows are.
    #[must_use]
    pub fn database(&self) -> Database {
        self.database.clone()
    }

    /// Where people's files are.
    #[must_use]
    pub fn files(&self) -> FilePlace {
        FilePlace::Folder(self.folder.path().join("files"))
    }

    /// `sqlite` or `postgres`, for messages.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.database {
            Database::Folder(_) => "sqlite",
            Database::Postgres(_) => "postgres",
        }
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"))
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((administrator, name)) = &self.drop {
            // The cluster may have been stopped by the test.
            drop(try_administer(
                administrator,
                &[&format!("drop database if exists {name} with (force)")],
            ));
        }
    }
}

/// Leaves a database as a newer version of the program would: each city has a migration that this one does not know,
/// number 9999.
///
/// # Panics
/// When the database does not open.
pub fn as_of_a_newer_version(database: &Database, schema: Schema) {
    let (name, sql) = ("tomorrow", "create table tomorrow (id bigint primary key)");
    let newer = Migration { number: 9_999, name, sql };
    let city = Vec::leak([schema.city, &[newer]].concat());
    let settings =
        StoreSettings::new(database.clone(), Schema { city, ..schema }, Clock::new(|| 0));
    drop(Store::open(settings).unwrap_or_else(|error| panic!("it does not open: {error}")));
}

/// Whether the tests are told to skip PostgreSQL.
#[must_use]
pub fn skips_postgres() -> bool {
    std::env::var("KALAKA_SKIP_POSTGRES").is_ok_and(|skip| skip == "1")
}

/// The address of an administrator of the PostgreSQL server that tests share.
#[must_use]
pub fn administrator() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| match std::env::var("KALAKA_TEST_POSTGRES") {
        Ok(address) if !address.is_empty() => address,
        _ => Cluster::start(Durability::Off).unwrap_or_else(|why| panic!("{why}")).leak(),
    })
}

/// Runs statements as an administrator.
///
/// # Panics
/// When the server refuses.
pub fn administer(administrator: &str, statements: &[&str]) {
    try_administer(administrator, statements)
        .unwrap_or_else(|why| panic!("PostgreSQL refused: {why}"));
}

fn try_administer(administrator: &str, statements: &[&str]) -> Result<(), String> {
    aside(|| {
        let mut session = Session::new(administrator).map_err(|error| error.to_string())?;
        session.connect().map_err(|error| error.to_string())?;
        session.allow(Duration::from_secs(60));
        statements
            .iter()
            .try_for_each(|sql| session.batch(sql).map_err(|error| format!("{error:?}")))
    })
}

/// A session has a runtime, which may not run inside that of an asynchronous test.
fn aside<R: Send>(work: impl FnOnce() -> Result<R, String> + Send) -> Result<R, String> {
    std::thread::scope(|scope| {
        scope.spawn(work).join().unwrap_or_else(|_| Err("the thread panicked".to_owned()))
    })
}
