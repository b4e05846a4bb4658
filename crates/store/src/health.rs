//! Whether what lies in a database is whole and fits together: its pages, its references, its counters.
//!
//! It only reads, beside a running server too, and looks at each city by itself, so that one damaged city says its name
//! and the others are looked at all the same. The log is looked at by [`crate::city::audit::verify`].

use std::{fs, path::Path};

use crate::{
    CityEntry, Database, Error, OpenError, Scope, args,
    backup::{BackupError, CITIES, LONG, Shelf, Table},
    engine::{
        postgres::{self, Session},
        sqlite,
        time::Deadline,
    },
};

/// What was found in a city, or in the directory of cities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The city's name, or `install`.
    pub name: String,
    /// What is wrong; nothing when all is well.
    pub flaws: Vec<Flaw>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The database itself cannot be read, or not all of it.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// Rows point to rows that are not there.
    #[error("{rows} rows of {table} point to something that is not there")]
    Lost {
        /// The table.
        table: String,
        /// How many.
        rows: i64,
    },
    /// A number that is kept is not what counting gives.
    #[error("{rows} numbers of {what} are not what counting gives")]
    Miscounted {
        /// Of what.
        what: &'static str,
        /// How many numbers.
        rows: i64,
    },
}

/// What is kept counted, the table that has the number, and how many numbers are wrong. A text for either database.
const COUNTERS: &[(&str, &str, &str)] = &[
    (
        "supports",
        "support",
        "select count(*) from thing t where t.supports <> (select count(*) from support s where s.thing = t.id)",
    ),
    (
        "comments",
        "comment",
        "select count(*) from thing t where t.comments <> (select count(*) from comment c join thing k on k.id = c.id \
         where c.about = t.id and c.withdrawn = false and k.hidden = false)",
    ),
    (
        "bytes of files",
        "blob_total",
        "select count(*) from (select coalesce(sum(bytes), 0) as kept from blob_total) k \
         where k.kept <> (select coalesce(sum(bytes), 0) from blob)",
    ),
    (
        "people",
        "person_count",
        "select count(*) from (select coalesce(sum(people), 0) as kept from person_count) k \
         where k.kept <> (select count(*) from person where erased_at is null)",
    ),
    (
        "ideas",
        "idea_count",
        "select count(*) from (select call, state, sum(ideas) as kept from idea_count group by call, state) k \
         where k.kept <> (select count(*) from idea i join thing t on t.id = i.id \
         where i.call = k.call and i.state = k.state and t.listed = true)",
    ),
    (
        "all ideas",
        "idea_count",
        "select count(*) from (select coalesce(sum(ideas), 0) as kept from idea_count) k \
         where k.kept <> (select count(*) from idea i join thing t on t.id = i.id where t.listed = true)",
    ),
];

/// Each reference of PostgreSQL's own list: both tables, and the columns side by side.
const REFERENCES: &str = "select cast(c.conrelid::regclass as text), cast(c.confrelid::regclass as text),
    string_agg('child.' || quote_ident(a.attname), ',' order by k.place),
    string_agg('parent.' || quote_ident(b.attname), ',' order by k.place)
    from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) with ordinality as k (child, parent, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.child
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.parent
    where c.contype = 'f' and c.connamespace = to_regnamespace(cast($1 as text))
    group by c.oid, c.conrelid, c.confrelid order by 1, 2, 3";

/// Looks at an installation, the directory first, then the cities by id. Blocks.
///
/// # Errors
/// [`OpenError`] when the database is not there at all.
pub fn examine(source: &Database) -> Result<Vec<Health>, OpenError> {
    match source {
        Database::Folder(folder) => of_folder(folder),
        Database::Postgres(address) => postgres::aside(|| of_postgres(address))?,
    }
}

fn of_folder(folder: &Path) -> Result<Vec<Health>, OpenError> {
    let unreachable =
        |error: std::io::Error| OpenError::Unreachable(format!("{}: {error}", folder.display()));
    fs::metadata(folder.join("install.db")).map_err(unreachable)?;
    let (install, known) = of_file(folder, "install", true);
    let mut names: Vec<String> = known.into_iter().map(|city| city.name).collect();
    if !install.flaws.is_empty() {
        // The directory may not know any more which cities there are; their files do.
        let files = fs::read_dir(folder).map_err(unreachable)?.flatten();
        let cities = files.filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            name.strip_suffix(".db").filter(|name| *name != "install").map(str::to_owned)
        });
        names.extend(cities);
        names.sort();
        names.dedup();
    }
    let cities = names.into_iter().map(|name| of_file(folder, &name, false).0);
    Ok(std::iter::once(install).chain(cities).collect())
}

fn of_file(folder: &Path, name: &str, is_directory: bool) -> (Health, Vec<CityEntry>) {
    let mut cities = Vec::new();
    let flaws = (|| {
        let connection = sqlite::open_beside(&folder.join(format!("{name}.db")))?;
        connection.command("begin")?;
        let mut shelf = Shelf::Sqlite(&connection);
        let said: Vec<String> = shelf.all("pragma integrity_check(5)", &[])?;
        let damage = said.into_iter().filter(|line| line != "ok");
        let mut flaws: Vec<Flaw> = damage.map(Flaw::Damaged).collect();
        if is_directory {
            cities = shelf.all(CITIES, &[])?;
        }
        if flaws.is_empty() {
            const LOST: &str =
                "select \"table\", count(*) from pragma_foreign_key_check group by 1 order by 1";
            let lost: Vec<(String, i64)> = shelf.all(LOST, &[])?;
            flaws.extend(lost.into_iter().map(|(table, rows)| Flaw::Lost { table, rows }));
            miscounted(&mut shelf, &mut flaws)?;
        }
        Ok::<_, Error>(flaws)
    })();
    let flaws = flaws.unwrap_or_else(|error| vec![unreadable(error)]);
    (Health { name: name.to_owned(), flaws }, cities)
}

fn of_postgres(address: &str) -> Result<Vec<Health>, OpenError> {
    let mut session = Session::new(address)?;
    session.connect()?;
    let (install, cities) = of_scope(&mut session, Scope::Install, "install");
    let mut found = vec![install];
    for city in cities {
        found.push(of_scope(&mut session, Scope::City(city.id), &city.name).0);
    }
    Ok(found)
}

fn of_scope(session: &mut Session, scope: Scope, name: &str) -> (Health, Vec<CityEntry>) {
    let mut cities = Vec::new();
    let flaws = (|| {
        session.begin(scope, postgres::Access::Read, LONG, Deadline::after(LONG))?;
        let schema = postgres::schema_name(scope);
        let mut shelf = Shelf::Postgres(session, schema);
        if scope == Scope::Install {
            cities = shelf.all(CITIES, &[])?;
        }
        // Its pages are PostgreSQL's own business; that each row can be read, with its checksums, is ours.
        for (name, columns) in shelf.catalogue()? {
            let columns = columns.into_iter().map(|(column, _)| column).collect();
            let read = shelf.table(&Table { name, columns }, |_| Ok(()));
            read.map_err(|error| match error {
                BackupError::Store(error) => error,
                other => Error::Bug(other.to_string()),
            })?;
        }
        let mut flaws = Vec::new();
        let references: Vec<(String, String, String, String)> =
            shelf.all(REFERENCES, args![schema])?;
        for (child, parent, from, to) in references {
            let sql = format!(
                "select count(*) from {child} as child where ({from}) is not null \
                 and not exists (select 1 from {parent} as parent where ({from}) = ({to}))"
            );
            let rows: i64 = shelf.all::<i64>(&sql, &[])?.into_iter().sum();
            if rows > 0 {
                flaws.push(Flaw::Lost { table: child, rows });
            }
        }
        miscounted(&mut shelf, &mut flaws)?;
        Ok::<_, Error>(flaws)
    })();
    session.end();
    let flaws = flaws.unwrap_or_else(|error| vec![unreadable(error)]);
    (Health { name: name.to_owned(), flaws }, cities)
}

fn miscounted(shelf: &mut Shelf<'_>, flaws: &mut Vec<Flaw>) -> Result<(), Error> {
    let tables = shelf.catalogue()?;
    for (what, _, sql) in COUNTERS.iter().filter(|(_, table, _)| tables.contains_key(*table)) {
        let rows: i64 = shelf.all::<i64>(sql, &[])?.into_iter().sum();
        if rows > 0 {
            flaws.push(Flaw::Miscounted { what, rows });
        }
    }
    Ok(())
}

fn unreadable(error: Error) -> Flaw {
    Flaw::Damaged(match error {
        Error::Bug(why) => why,
        Error::Unavailable => "it cannot be opened, or is no database".to_owned(),
        other => other.to_string(),
    })
}
