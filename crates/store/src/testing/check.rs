//! The statement test: every SQL text of the program, prepared on both databases.

use std::time::Duration;

use super::TestDatabase;
use crate::{
    CityId, Clock, Database, Schema, Scope, Statement, Store, StoreSettings,
    engine::{
        derive::{self, Step},
        postgres::{Access, CARRIED, Session},
        sqlite::describe,
        time::Deadline,
    },
};

/// Words outside the common subset, with the way out.
const BANNED: [(&str, &str); 9] = [
    ("city_id", "the city is the transaction’s"),
    ("::", "use cast(… as …)"),
    ("now()", "hand the time in"),
    ("rowid", "use the key"),
    (" like ", "use a range, >= and <"),
    ("for update", "writes are serializable"),
    ("string_agg", "join in Rust"),
    ("--", "no comments inside a statement"),
    (" as integer)", "use cast(… as bigint)"),
];

const CITY: CityId = CityId(1);

/// Prepares every statement on SQLite and PostgreSQL and compares their columns with each other and with the row
/// types. The answer is a list of what is wrong, in sentences; a test wants it empty. Blocks.
///
/// # Panics
/// When a database cannot be made.
#[must_use]
pub fn check_statements(
    schema: Schema,
    city: &[&[Statement]],
    install: &[&[Statement]],
) -> Vec<String> {
    let lists = || {
        let city = city.iter().flat_map(|list| list.iter().map(|one| (Scope::City(CITY), one)));
        city.chain(install.iter().flat_map(|list| list.iter().map(|one| (Scope::Install, one))))
    };
    let mut wrong = Vec::new();
    for (scope, statement) in lists() {
        for (word, instead) in BANNED {
            let is_the_installations = scope == Scope::Install && word == "city_id";
            if !is_the_installations && statement.sql.contains(word) {
                wrong.push(format!("{}: “{}”: {instead}", statement.name, word.trim()));
            }
        }
    }
    let sqlite = columns_on_sqlite(schema, lists());
    let postgres = columns_on_postgres(schema, lists());
    for (index, (_, statement)) in lists().enumerate() {
        let here = sqlite.get(index);
        let there = postgres.as_ref().map(|postgres| postgres.get(index));
        compare(statement, here, there, &mut wrong);
    }
    wrong
}

type Answer = Result<Vec<(String, String)>, String>;

fn compare(
    statement: &Statement,
    sqlite: Option<&Answer>,
    postgres: Option<Option<&Answer>>,
    wrong: &mut Vec<String>,
) {
    let name = statement.name;
    let mut names = Vec::new();
    match sqlite {
        Some(Ok(columns)) => names = columns.iter().map(|(name, _)| name.as_str()).collect(),
        other => wrong.push(format!("{name}: SQLite: {other:?}")),
    }
    if let Some(wanted) = statement.columns
        && wanted != names
    {
        wrong.push(format!("{name}: gives {names:?}, and its row type reads {wanted:?}"));
    }
    match postgres {
        None => {}
        Some(Some(Ok(columns))) => {
            let theirs: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
            if theirs != names {
                wrong.push(format!("{name}: SQLite gives {names:?} and PostgreSQL {theirs:?}"));
            }
            let strange = columns.iter().filter(|(_, kind)| !CARRIED.contains(&kind.as_str()));
            wrong.extend(strange.map(|(column, kind)| {
                format!("{name}: PostgreSQL’s {kind} in {column} does not carry over; cast it")
            }));
        }
        Some(other) => wrong.push(format!("{name}: PostgreSQL: {other:?}")),
    }
}

fn open(schema: Schema, database: Database) -> Store {
    let settings = StoreSettings::new(database, schema, Clock::new(|| 0));
    let store =
        Store::open(settings).unwrap_or_else(|error| panic!("the schema does not open: {error:?}"));
    store
        .create_city(CITY, "sample")
        .unwrap_or_else(|error| panic!("a city cannot be made: {error:?}"));
    store
}

fn columns_on_sqlite<'a>(
    schema: Schema,
    lists: impl Iterator<Item = (Scope, &'a Statement)>,
) -> Vec<Answer> {
    let database = TestDatabase::sqlite();
    let Database::Folder(folder) = database.database() else { return Vec::new() };
    drop(open(schema, database.database()));
    let file = |scope| match scope {
        Scope::Install => folder.join("install.db"),
        Scope::City(_) => folder.join("sample.db"),
    };
    lists.map(|(scope, statement)| describe(&file(scope), statement.sql)).collect()
}

fn columns_on_postgres<'a>(
    schema: Schema,
    lists: impl Iterator<Item = (Scope, &'a Statement)>,
) -> Option<Vec<Answer>> {
    let database = TestDatabase::postgres()?;
    let Database::Postgres(address) = database.database() else { return None };
    drop(open(schema, database.database()));
    let lists: Vec<_> = lists.collect();
    std::thread::scope(|threads| {
        let work = threads.spawn(|| {
            let mut session = Session::new(&address).map_err(|error| error.to_string())?;
            let ask = |(scope, statement): &(Scope, &Statement)| {
                let deadline = Deadline::after(Duration::from_secs(10));
                let answer = session
                    .begin(*scope, Access::Write, deadline)
                    .and_then(|()| session.describe(statement.sql))
                    .map_err(|error| format!("{error:?}"));
                session.end();
                answer
            };
            Ok::<_, String>(lists.iter().map(ask).collect())
        });
        work.join().ok()?.ok()
    })
}

/// PostgreSQL's tables as they are derived, for a golden file.
#[must_use]
pub fn postgres_ddl(schema: &Schema) -> String {
    let mut text = String::new();
    for (title, scope) in [("The installation.", Scope::Install), ("Each city.", Scope::City(CITY))]
    {
        text.push_str(&format!("-- {title}\n"));
        for (chain, migrations) in schema.chains(scope) {
            for migration in migrations {
                text.push_str(&format!("\n-- {chain} {}: {}\n", migration.number, migration.name));
                for step in derive::postgres_ddl(migration.sql, scope) {
                    match step {
                        Step::Once(sql) => text.push_str(&format!("{sql};\n")),
                        Step::EachCity(sql) => {
                            text.push_str(&format!("-- for each city\n{sql};\n"));
                        }
                    }
                }
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::{once, store},
        jobs,
    };

    #[test]
    fn the_machinerys_own_statements_prepare_on_both() {
        let in_any_scope = [once::STATEMENTS, jobs::STATEMENTS];
        let in_install = [once::STATEMENTS, store::STATEMENTS];
        assert_eq!(
            check_statements(Schema::default(), &in_any_scope, &in_install),
            Vec::<String>::new()
        );
    }
}
