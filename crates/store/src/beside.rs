//! A look at an installation without opening it: nothing is locked, made or migrated, also beside a running server.

use std::path::Path;

use crate::{
    CityEntry, Database, Error, OpenError, Scope,
    backup::{CITIES, LONG, Shelf},
    engine::{
        postgres::{self, Session},
        sqlite,
        time::Deadline,
    },
};

/// A city's settings as they lie there.
const SETTINGS: &str = "select value from setting where name = 'city'";

/// Each city with the document of its settings, which may be of another version; none where there is no installation
/// yet. Blocks.
///
/// # Errors
/// [`OpenError`] when the database is away or holds something else.
pub fn settings(source: &Database) -> Result<Vec<(CityEntry, String)>, OpenError> {
    match source {
        Database::Folder(folder) => of_folder(folder),
        Database::Postgres(address) => postgres::aside(|| of_postgres(address))?,
    }
}

fn of_folder(folder: &Path) -> Result<Vec<(CityEntry, String)>, OpenError> {
    let file = |name: &str| folder.join(format!("{name}.db"));
    if !file("install").exists() {
        return Ok(Vec::new());
    }
    let install = sqlite::open_beside(&file("install"))?;
    let cities: Vec<CityEntry> = Shelf::Sqlite(&install).all(CITIES, &[])?;
    let mut found = Vec::new();
    for city in cities {
        let rows = sqlite::open_beside(&file(&city.name))?;
        let documents: Vec<String> = Shelf::Sqlite(&rows).all(SETTINGS, &[])?;
        found.extend(documents.into_iter().map(|document| (city.clone(), document)));
    }
    Ok(found)
}

fn of_postgres(address: &str) -> Result<Vec<(CityEntry, String)>, OpenError> {
    const IS_THERE: &str = "select to_regclass('kalaka_install.store_city') is not null";
    let mut session = Session::new(address)?;
    session.connect()?;
    let install = |session: &mut Session| {
        session.begin(Scope::Install, postgres::Access::Read, LONG, Deadline::after(LONG))?;
        let mut shelf = Shelf::Postgres(session, postgres::schema_name(Scope::Install));
        let is_there = shelf.all::<bool>(IS_THERE, &[])?.into_iter().any(|is_there| is_there);
        if is_there { shelf.all::<CityEntry>(CITIES, &[]) } else { Ok(Vec::new()) }
    };
    let cities = install(&mut session);
    session.end();
    let mut found = Vec::new();
    for city in cities? {
        let scope = Scope::City(city.id);
        let documents =
            session.begin(scope, postgres::Access::Read, LONG, Deadline::after(LONG)).and_then(
                |_| Shelf::Postgres(&mut session, postgres::schema_name(scope)).all(SETTINGS, &[]),
            );
        session.end();
        let documents: Result<Vec<String>, Error> = documents;
        found.extend(documents?.into_iter().map(|document| (city.clone(), document)));
    }
    Ok(found)
}
