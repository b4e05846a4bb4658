//! The statement test: every SQL text of the program, prepared on both databases.

use std::time::Duration;

use super::TestDatabase;
use crate::{
    CityId, Clock, Database, Field, Kind, Schema, Scope, Statement, Store, StoreSettings,
    engine::{
        derive::{self, Step},
        describe::{self, Described},
        postgres::{Access, Session},
        sqlite,
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

/// Prepares every statement on SQLite and PostgreSQL and compares them with each other and with what is declared: the
/// number and kinds of the arguments, the names and kinds of the columns, and whether they may be null. Whether
/// an expression may be null neither database says; a column of a table is as the schema has it. The answer is a list of what is wrong, in sentences; a test wants it empty. Blocks.
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
    let here = described_by_sqlite(schema, lists());
    let there = described_by_postgres(schema, lists());
    for (index, (_, statement)) in lists().enumerate() {
        let there = there.as_ref().map(|there| there.get(index));
        compare(statement, here.get(index), there, &mut wrong);
    }
    wrong
}

type Answer = Result<Described, String>;

/// A column or an argument as it is declared.
struct Declared {
    name: String,
    kind: Kind,
    optional: bool,
}

fn flat(fields: &[Field]) -> Vec<Declared> {
    let parts = fields.iter().flat_map(|field| field.parts.iter().map(move |part| (field, part)));
    parts
        .map(|(field, part)| Declared {
            name: if field.name.is_empty() {
                String::new()
            } else {
                format!("{}{}", field.name, part.suffix)
            },
            kind: part.kind,
            optional: field.optional || part.optional,
        })
        .collect()
}

fn compare(
    statement: &Statement,
    sqlite: Option<&Answer>,
    postgres: Option<Option<&Answer>>,
    wrong: &mut Vec<String>,
) {
    let mut say = |what: String| wrong.push(format!("{}: {what}", statement.name));
    let here = match sqlite {
        Some(Ok(here)) => Some(here),
        other => {
            say(format!("SQLite: {other:?}"));
            None
        }
    };
    let there = match postgres {
        None => None,
        Some(Some(Ok(there))) => Some(there),
        Some(other) => {
            say(format!("PostgreSQL: {other:?}"));
            None
        }
    };
    if let (Some(here), Some(there)) = (here, there) {
        let (here, there) = (names(here), names(there));
        if here != there {
            say(format!("SQLite gives {here:?} and PostgreSQL {there:?}"));
        }
    }
    if let Some(there) = there {
        let strange = there.columns.iter().filter(|column| {
            column.kind.as_deref().is_some_and(|name| describe::kind(name).is_none())
        });
        for column in strange {
            let kind = column.kind.as_deref().unwrap_or_default();
            say(format!("PostgreSQL’s {kind} in {} does not carry over; cast it", column.name));
        }
    }
    // What PostgreSQL says is more; where it is skipped, SQLite's word counts.
    let Some(described) = there.or(here) else { return };
    if let Some(arguments) = statement.arguments {
        compare_arguments(&flat(arguments), described, &mut say);
    }
    if let Some(fields) = statement.columns {
        compare_columns(&flat(fields), described, statement.exact, &mut say);
        if let (Some(here), Some(_)) = (here, there) {
            compare_kinds_on_sqlite(&flat(fields), here, &mut say);
        }
    }
}

fn names(described: &Described) -> Vec<&str> {
    described.columns.iter().map(|column| column.name.as_str()).collect()
}

fn compare_arguments(declared: &[Declared], described: &Described, say: &mut impl FnMut(String)) {
    let (declares, has) = (declared.len(), described.parameters.len());
    if declares != has {
        say(format!("declares {declares} arguments for {has} parameters"));
    }
    for (argument, found) in declared.iter().zip(&described.parameters) {
        let Some(found) = found else { continue };
        if describe::kind(found) != Some(argument.kind) {
            let Declared { name, kind, .. } = argument;
            say(format!("the argument {name} is {kind:?} where PostgreSQL wants {found}"));
        }
    }
}

fn compare_columns(
    declared: &[Declared],
    described: &Described,
    exact: bool,
    say: &mut impl FnMut(String),
) {
    let found = names(described);
    let wanted: Vec<&str> = declared.iter().map(|column| column.name.as_str()).collect();
    let same = wanted.len() == found.len()
        && wanted.iter().zip(&found).all(|(wanted, found)| wanted.is_empty() || wanted == found);
    if !same {
        say(format!("gives {found:?}, and its row type reads {wanted:?}"));
        return;
    }
    for (column, found) in declared.iter().zip(&described.columns) {
        let name = &found.name;
        if let Some(type_name) = &found.kind
            && !is_read_as(type_name, column.kind)
        {
            say(format!("the column {name} is {type_name} and read as {:?}", column.kind));
        }
        match (found.optional, column.optional) {
            (Some(true), false) => say(format!("the column {name} may be null and is read plain")),
            (Some(false), true) if exact => {
                say(format!("the column {name} is never null and declared as if it could be"));
            }
            _ => {}
        }
    }
}

/// PostgreSQL has been asked already; here only what SQLite sees otherwise.
fn compare_kinds_on_sqlite(
    declared: &[Declared],
    described: &Described,
    say: &mut impl FnMut(String),
) {
    for (column, found) in declared.iter().zip(&described.columns) {
        if let Some(type_name) = &found.kind
            && !is_read_as(type_name, column.kind)
        {
            let name = &found.name;
            say(format!(
                "the column {name} is {type_name} on SQLite and read as {:?}",
                column.kind
            ));
        }
    }
}

/// Whether a type holds what is read; SQLite keeps a boolean as an integer.
fn is_read_as(type_name: &str, kind: Kind) -> bool {
    describe::kind(type_name) == Some(kind)
        || (kind == Kind::Bool && type_name.eq_ignore_ascii_case("integer"))
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

fn described_by_sqlite<'a>(
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
    lists.map(|(scope, statement)| sqlite::describe(&file(scope), statement.sql)).collect()
}

fn described_by_postgres<'a>(
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
                let long = Duration::from_secs(10);
                let answer = session
                    .begin(*scope, Access::Write, long, Deadline::after(long))
                    .and_then(|_| session.describe(statement.sql))
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
mod tests;
