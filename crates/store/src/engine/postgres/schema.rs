//! Bringing a PostgreSQL database to the newest schema, and refusing one in which cities would see each other.

use std::{collections::BTreeSet, time::Duration};

use super::session::{Session, gate};
use crate::{
    args,
    engine::{
        derive::{self, Step},
        error::{Error, OpenError, Result},
        migrate::{Applied, Chain, Migration, RECORD, Schema, digest, pending},
        row::{Columns, FromRow},
        scope::{CityId, Scope},
        tx::Next,
        value::Value,
    },
};

/// Migrations may take this long.
const LONG: Duration = Duration::from_secs(3600);

/// Two processes that start together take turns with this lock.
const LOCK: i64 = 0x6b61_6c61_6b61;

/// Any city: the tables are the same for all.
const ANY: Scope = Scope::City(CityId(0));

/// Tables of cities whose guard holds for their owner too.
const GUARDED: &str = "select cast(relname as text) from pg_class
    where relnamespace = cast('kalaka_city' as regnamespace) and relkind = 'r' and relforcerowsecurity";

/// Those that have a guard which their owner may step over.
const UNGUARDED: &str = "select cast(relname as text) from pg_class
    where relnamespace = cast('kalaka_city' as regnamespace) and relkind = 'r'
    and relrowsecurity and not relforcerowsecurity";

pub(crate) fn read<R: FromRow>(session: &mut Session, sql: &str, args: &[Value]) -> Result<Vec<R>> {
    let mut found = Vec::new();
    session.rows_text(sql, args, &mut |row: &dyn Columns| {
        found.push(R::from_row(row)?);
        Ok(Next::Row)
    })?;
    Ok(found)
}

/// Checks the role and the version, and applies what is missing, in one transaction.
pub(crate) fn migrate(session: &mut Session, schema: &Schema, now: i64) -> Result<(), OpenError> {
    prepare(session)?;
    let result = apply(session, Scope::Install, &schema.chains(Scope::Install), now)
        .and_then(|()| apply(session, ANY, &schema.chains(ANY), now));
    match result {
        Ok(()) => Ok(session.batch("commit")?),
        Err(error) => {
            session.rollback();
            Err(error)
        }
    }
}

/// Checks the role and the version, and begins a transaction in which the schema may be changed; processes that
/// start together take turns.
pub(crate) fn prepare(session: &mut Session) -> Result<(), OpenError> {
    session.connect()?;
    session.allow(LONG);
    session.batch("begin")?;
    check(session)?;
    read::<Option<String>>(session, "select cast(pg_advisory_xact_lock($1) as text)", args![LOCK])?;
    session.batch("set local client_min_messages = warning")?;
    session.batch(
        "create schema if not exists kalaka_install; create schema if not exists kalaka_city",
    )?;
    Ok(())
}

/// Where the tables of a scope are.
pub(crate) fn schema_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Install => "kalaka_install",
        Scope::City(_) => "kalaka_city",
    }
}

/// Row-level security holds only for a role that cannot step over it.
fn check(session: &mut Session) -> Result<(), OpenError> {
    let roles = read::<(String, bool)>(
        session,
        "select cast(rolname as text), rolsuper or rolbypassrls from pg_roles where rolname = current_user",
        &[],
    )?;
    if let Some((role, _)) = roles.into_iter().find(|(_, bypasses)| *bypasses) {
        return Err(OpenError::Role(role));
    }
    let versions = read::<(String, i64)>(
        session,
        "select current_setting('server_version'), cast(current_setting('server_version_num') as bigint)",
        &[],
    )?;
    match versions.into_iter().find(|(_, number)| *number < 150_000) {
        Some((version, _)) => Err(OpenError::Version(version)),
        None => Ok(()),
    }
}

/// Applies what is missing of these lists.
pub(crate) fn apply(
    session: &mut Session,
    scope: Scope,
    chains: &[Chain],
    now: i64,
) -> Result<(), OpenError> {
    let name = schema_name(scope);
    session.batch(&format!("set local search_path = {name}"))?;
    let exists = read::<Option<String>>(
        session,
        "select cast(to_regclass('store_migration') as text)",
        &[],
    )?;
    if exists.into_iter().flatten().next().is_none() {
        // The record is of the database, not of a city, so it has no guard.
        for Step::Once(sql) | Step::EachCity(sql) in derive::postgres_ddl(RECORD, Scope::Install) {
            session.batch(&sql)?;
        }
    }
    let applied = read::<(String, i64, String)>(
        session,
        "select chain, number, digest from store_migration",
        &[],
    )?;
    let applied: Vec<Applied> = applied
        .into_iter()
        .map(|(chain, number, digest)| Applied { chain, number, digest })
        .collect();
    for (chain, migration) in pending(name, chains, &applied)? {
        run(session, scope, migration).map_err(|error| OpenError::Migration {
            scope: name.to_owned(),
            number: migration.number,
            name: migration.name.to_owned(),
            reason: format!("{error:?}"),
        })?;
        session.execute_text(
            "insert into store_migration (chain, number, name, digest, applied_at) values ($1, $2, $3, $4, $5)",
            args![chain, migration.number, migration.name, digest(migration), now],
        )?;
    }
    Ok(())
}

fn run(session: &mut Session, scope: Scope, migration: &Migration) -> Result<(), Error> {
    for step in derive::postgres_ddl(migration.sql, scope) {
        match step {
            Step::Once(sql) if sql.starts_with("alter table") => {
                // A new rule is checked against the rows that are there: all of them, not one city's. Nobody else
                // sees the tables without their guard, because all this is one transaction. Only the tables that are
                // named have to do with it.
                let word = |c: char| !c.is_ascii_alphanumeric() && c != '_';
                let named: BTreeSet<&str> = sql.split(word).collect();
                let guarded = read::<String>(session, GUARDED, &[])?;
                for table in guarded.iter().filter(|table| named.contains(table.as_str())) {
                    session.batch(&format!("alter table {table} no force row level security"))?;
                }
                session.batch(&sql)?;
                for table in read::<String>(session, UNGUARDED, &[])? {
                    session.batch(&format!("alter table {table} force row level security"))?;
                }
            }
            Step::Once(sql) => session.batch(&sql)?,
            Step::EachCity(sql) => {
                for city in read::<i64>(session, "select id from kalaka_install.store_city", &[])? {
                    session.batch(&format!("select set_config('kalaka.city', '{city}', true)"))?;
                    session.batch(&sql)?;
                }
            }
        }
    }
    Ok(())
}

/// Removes all rows of a city.
pub(crate) fn clear(session: &mut Session, city: CityId) -> Result<()> {
    session.connect().map_err(|_| Error::Unavailable)?;
    session.allow(LONG);
    session.batch(&format!(
        "begin; select pg_advisory_xact_lock({}); select set_config('kalaka.city', '{city}', true); \
         set constraints all deferred",
        gate(Scope::City(city))
    ))?;
    for table in tables(session, "kalaka_city")? {
        session.batch(&format!("delete from kalaka_city.{table}"))?;
    }
    session.batch("commit")
}

/// The tables of a schema that hold rows of a scope.
pub(crate) fn tables(session: &mut Session, schema: &str) -> Result<Vec<String>> {
    read(
        session,
        "select cast(tablename as text) from pg_tables where schemaname = $1 and tablename <> 'store_migration' order by 1",
        args![schema],
    )
}
