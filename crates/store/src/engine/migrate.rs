//! Migrations: ordered lists of SQL, each applied once to each city and to the installation. Pure: it decides what
//! is to be applied, and the two databases apply it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::{error::OpenError, scope::Scope};

/// One step of a schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its place in the list; numbers only grow.
    pub number: i64,
    /// What it does, in a few words.
    pub name: &'static str,
    /// Statements in the common subset, ended by `;`. Column types are `integer`, `text`, `real`, `blob` and
    /// `boolean`, one column a line, tables `strict`. Statements that change rows run once per city.
    pub sql: &'static str,
}

/// The tables of a city and those of the installation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Schema {
    /// For each city.
    pub city: &'static [Migration],
    /// For the installation.
    pub install: &'static [Migration],
}

/// A migration that a database has.
#[derive(Debug, Clone)]
pub(crate) struct Applied {
    pub(crate) chain: String,
    pub(crate) number: i64,
    pub(crate) digest: String,
}

/// A list of migrations with its name.
pub(crate) type Chain = (&'static str, &'static [Migration]);

/// The machinery's own tables, in every scope: keys of writes that happen once, and jobs.
const MACHINERY: &[Migration] = &[Migration {
    number: 1,
    name: "keys and jobs",
    sql: "
create table store_once (
  key text primary key,
  result text not null,
  made_at integer not null
) strict;
create index store_once_by_age on store_once (made_at);
create table store_job (
  id integer primary key,
  kind text not null,
  payload text not null,
  urgency integer not null,
  made_at integer not null,
  run_at integer not null,
  set_at integer not null,
  attempts integer not null default 0,
  held boolean not null default false,
  claim integer not null default 0,
  beat integer not null default 0,
  last_error text,
  dead boolean not null default false
) strict;
create index store_job_due on store_job (dead, held, urgency, run_at, id);
create index store_job_set on store_job (dead, set_at);
",
}];

/// The machinery's own directory of cities.
const DIRECTORY: &[Migration] = &[Migration {
    number: 1,
    name: "directory of cities",
    sql: "
create table store_city (
  id integer primary key,
  name text not null unique,
  ready boolean not null,
  made_at integer not null
) strict;
",
}];

/// What records the applied migrations, in every scope.
pub(crate) const RECORD: &str = "
create table if not exists store_migration (
  chain text not null,
  number integer not null,
  name text not null,
  digest text not null,
  applied_at integer not null,
  primary key (chain, number)
) strict;
";

impl Schema {
    /// All lists of a scope, in the order in which they are applied.
    pub(crate) fn chains(&self, scope: Scope) -> Vec<Chain> {
        match scope {
            Scope::Install => {
                vec![("machinery", MACHINERY), ("directory", DIRECTORY), ("install", self.install)]
            }
            Scope::City(_) => vec![("machinery", MACHINERY), ("city", self.city)],
        }
    }
}

/// What a migration is recognised by.
pub(crate) fn digest(migration: &Migration) -> String {
    hex(&Sha256::digest(migration.sql.as_bytes()))
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is still to be applied, in order. Refuses a database that a newer program wrote and a list whose past changed.
pub(crate) fn pending(
    scope: &str,
    chains: &[Chain],
    applied: &[Applied],
) -> Result<Vec<(&'static str, &'static Migration)>, OpenError> {
    let mut known: HashMap<(&str, i64), &str> =
        applied.iter().map(|one| ((one.chain.as_str(), one.number), one.digest.as_str())).collect();
    let mut pending = Vec::new();
    for (chain, migrations) in chains {
        for migration in *migrations {
            let number = migration.number;
            match known.remove(&(*chain, number)) {
                None => pending.push((*chain, migration)),
                Some(before) if before == digest(migration) => {}
                Some(_) => {
                    let (scope, chain) = (scope.to_owned(), (*chain).to_owned());
                    return Err(OpenError::Changed { scope, chain, number });
                }
            }
        }
    }
    match known.into_keys().min() {
        None => Ok(pending),
        Some((chain, number)) => {
            Err(OpenError::Newer { scope: scope.to_owned(), chain: chain.to_owned(), number })
        }
    }
}

/// The lists as far as a database had them that `applied` describes, for restoring its backup.
pub(crate) fn up_to(
    scope: &str,
    chains: &[Chain],
    applied: &[Applied],
) -> Result<Vec<Chain>, OpenError> {
    pending(scope, chains, applied)?;
    let last = |chain: &str| {
        applied
            .iter()
            .filter(|one| one.chain == chain)
            .map(|one| one.number)
            .max()
            .unwrap_or(i64::MIN)
    };
    let cut = |(chain, migrations): &Chain| {
        let count =
            migrations.iter().take_while(|migration| migration.number <= last(chain)).count();
        (*chain, migrations.get(..count).unwrap_or_default())
    };
    Ok(chains.iter().map(cut).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Migration =
        Migration { number: 1, name: "first", sql: "create table a (id integer) strict;" };
    const SECOND: Migration = Migration { number: 2, name: "second", sql: "drop table a;" };
    const CHAINS: &[Chain] = &[("city", &[FIRST, SECOND])];

    fn applied(migration: &Migration) -> Applied {
        Applied { chain: "city".to_owned(), number: migration.number, digest: digest(migration) }
    }

    #[test]
    fn what_is_missing_is_pending_in_order() {
        let numbers = |applied: &[Applied]| -> Vec<i64> {
            pending("x", CHAINS, applied)
                .unwrap()
                .iter()
                .map(|(_, migration)| migration.number)
                .collect()
        };
        assert_eq!(numbers(&[]), [1, 2]);
        assert_eq!(numbers(&[applied(&FIRST)]), [2]);
        assert_eq!(numbers(&[applied(&FIRST), applied(&SECOND)]), Vec::<i64>::new());
    }

    #[test]
    fn a_changed_past_and_a_newer_database_are_refused() {
        let mut changed = applied(&FIRST);
        changed.digest = "other".to_owned();
        assert!(matches!(
            pending("x", CHAINS, &[changed]),
            Err(OpenError::Changed { number: 1, .. })
        ));
        let mut newer = applied(&FIRST);
        newer.number = 3;
        let answer = pending("x", CHAINS, &[applied(&FIRST), newer]);
        assert!(matches!(answer, Err(OpenError::Newer { number: 3, .. })));
    }
}
