//! Reading an installation into a backup.

use std::{collections::BTreeMap, io::Write, path::Path, time::Duration};

use super::{
    BackupError, Report, ScopeReport, TableReport,
    format::{Pages, ScopeHead, Table, Tally, row_line},
    parts,
};
use crate::{
    CityEntry, CityId, Error, FromRow, Scope, args,
    blobs::Blobs,
    engine::{
        migrate::Applied,
        postgres::{self, Session},
        row::Columns,
        sqlite::{self, Connection},
        time::Deadline,
        tx::{EachRow, Next},
        value::Value,
    },
};

/// A backup may take this long.
pub(crate) const LONG: Duration = Duration::from_secs(6 * 3600);

pub(crate) const CITIES: &str = "select id, name from store_city where ready = true order by id";
const MIGRATIONS: &str = "select chain, number, digest from store_migration order by chain, number";

const SQLITE_COLUMNS: &str = "select tables.name as table_name, columns.name as column_name, columns.type as type
    from sqlite_schema as tables join pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not in ('store_migration') and substr(tables.name, 1, 7) <> 'sqlite_'
    order by tables.name, columns.name";

const POSTGRES_COLUMNS: &str = "select cast(tables.relname as text), cast(columns.attname as text),
    format_type(columns.atttypid, null)
    from pg_class as tables join pg_attribute as columns on columns.attrelid = tables.oid
    where tables.relnamespace = to_regnamespace(cast($1 as text)) and tables.relkind = 'r'
    and tables.relname <> 'store_migration' and columns.attnum > 0 and not columns.attisdropped
    and (cast($1 as text) <> 'kalaka_city' or columns.attname <> 'city_id')
    order by tables.relname, columns.attname";

/// The rows of one scope in the database at hand, inside a transaction.
pub(crate) enum Shelf<'a> {
    Sqlite(&'a Connection),
    Postgres(&'a mut Session, &'static str),
}

/// The tables of a scope with the type of each column.
pub(crate) type Catalogue = BTreeMap<String, Vec<(String, String)>>;

impl Shelf<'_> {
    pub(crate) fn rows(
        &mut self,
        sql: &str,
        args: &[Value],
        each: EachRow<'_>,
    ) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection) => connection.rows(sql, args, each),
            Self::Postgres(session, _) => session.rows_text(sql, args, each),
        }
    }

    pub(crate) fn all<R: FromRow>(&mut self, sql: &str, args: &[Value]) -> Result<Vec<R>, Error> {
        let mut found = Vec::new();
        self.rows(sql, args, &mut |row: &dyn Columns| {
            found.push(R::from_row(row)?);
            Ok(Next::Row)
        })?;
        Ok(found)
    }

    pub(crate) fn catalogue(&mut self) -> Result<Catalogue, Error> {
        let columns: Vec<(String, String, String)> = match self {
            Self::Sqlite(_) => self.all(SQLITE_COLUMNS, &[])?,
            Self::Postgres(_, schema) => {
                let schema = *schema;
                self.all(POSTGRES_COLUMNS, args![schema])?
            }
        };
        let mut tables = Catalogue::new();
        for (table, column, kind) in columns {
            tables.entry(table).or_default().push((column, kind));
        }
        Ok(tables)
    }

    pub(crate) fn migrations(&mut self) -> Result<Vec<Applied>, Error> {
        let rows = self.all::<(String, i64, String)>(MIGRATIONS, &[])?;
        Ok(rows
            .into_iter()
            .map(|(chain, number, digest)| Applied { chain, number, digest })
            .collect())
    }

    /// Hands out each row of a table as a line, and counts and digests them.
    pub(crate) fn table(
        &mut self,
        table: &Table,
        mut each: impl FnMut(&str) -> std::io::Result<()>,
    ) -> Result<TableReport, BackupError> {
        let sql = format!("select {} from {}", table.columns.join(", "), table.name);
        let (mut tally, mut line, mut failed) = (Tally::default(), String::new(), None);
        self.rows(&sql, &[], &mut |row: &dyn Columns| {
            row_line(row, &mut line)?;
            tally.add(&line);
            match each(&line) {
                Ok(()) => Ok(Next::Row),
                Err(error) => {
                    failed = Some(error);
                    Ok(Next::Stop)
                }
            }
        })?;
        failed.map_or_else(|| Ok(tally.report(&table.name)), |error| Err(error.into()))
    }
}

fn write_scope<W: Write>(
    mut shelf: Shelf<'_>,
    blobs: &Blobs,
    city: Option<CityId>,
    name: &str,
    pages: &mut Pages<W>,
) -> Result<(ScopeReport, u64), BackupError> {
    let tables = shelf.catalogue()?.into_iter().map(|(name, columns)| Table {
        name,
        columns: columns.into_iter().map(|(column, _)| column).collect(),
    });
    let migrations = shelf.migrations()?;
    let mut tables: Vec<Table> = tables.collect();
    tables.extend(parts::table(&tables));
    let head = ScopeHead { city, name: name.to_owned(), migrations, tables };
    pages.scope(&head)?;
    let (mut reports, mut lost) = (Vec::new(), 0);
    for table in &head.tables {
        let report = match city.filter(|_| parts::are_in(table)) {
            Some(city) => {
                let (report, missing) =
                    parts::each(&mut shelf, city, blobs, |line| pages.row(line))?;
                lost += missing;
                report
            }
            None => shelf.table(table, |line| pages.row(line))?,
        };
        pages.table(&report)?;
        reports.push(report);
    }
    Ok((ScopeReport { city, name: name.to_owned(), tables: reports }, lost))
}

pub(super) fn write_folder(
    folder: &Path,
    blobs: &Blobs,
    made_at: i64,
    out: impl Write,
) -> Result<Report, BackupError> {
    let mut pages = Pages::new(out, made_at)?;
    let mut report = Report::default();
    let mut one = |name: &str, city| -> Result<Vec<CityEntry>, BackupError> {
        let connection = sqlite::open_beside(&folder.join(format!("{name}.db")))?;
        connection.command("begin")?;
        let cities = match city {
            None => Shelf::Sqlite(&connection).all(CITIES, &[])?,
            Some(_) => Vec::new(),
        };
        let shelf = Shelf::Sqlite(&connection);
        let (scope, lost) = write_scope(shelf, blobs, city, name, &mut pages)?;
        report.scopes.push(scope);
        report.lost += lost;
        Ok(cities)
    };
    for city in one("install", None)? {
        one(&city.name, Some(city.id))?;
    }
    pages.end()?;
    Ok(report)
}

pub(super) fn write_postgres(
    address: &str,
    blobs: &Blobs,
    made_at: i64,
    out: impl Write,
) -> Result<Report, BackupError> {
    let mut session = Session::new(address)?;
    session.connect()?;
    let mut pages = Pages::new(out, made_at)?;
    let mut report = Report::default();
    session.begin(Scope::Install, postgres::Access::Read, LONG, Deadline::after(LONG))?;
    let cities: Vec<CityEntry> =
        Shelf::Postgres(&mut session, "kalaka_install").all(CITIES, &[])?;
    let shelf = Shelf::Postgres(&mut session, "kalaka_install");
    report.scopes.push(write_scope(shelf, blobs, None, "install", &mut pages)?.0);
    session.end();
    for city in cities {
        session.begin(Scope::City(city.id), postgres::Access::Read, LONG, Deadline::after(LONG))?;
        let shelf = Shelf::Postgres(&mut session, "kalaka_city");
        let (scope, lost) = write_scope(shelf, blobs, Some(city.id), &city.name, &mut pages)?;
        report.scopes.push(scope);
        report.lost += lost;
        session.end();
    }
    pages.end()?;
    Ok(report)
}
