//! Databases of versions of the schema that have landed, made anew whenever they are wanted.
//!
//! What a version keeps is written down once, when it lands, in `schema/recipes`, and newer versions are tried on what
//! it makes.

use crate::{
    Clock, Database, Limits, Migration, OpenError, Schema, Store, StoreSettings,
    engine::{derive, scope::CityId, tx::Tx},
    schema::SCHEMA,
};

/// A version of the schema that has landed.
struct Landed {
    /// The number of its last migration of cities.
    city: i64,
    /// The number of its last migration of the installation.
    install: i64,
    /// What it keeps beside what the version before it kept.
    recipe: &'static str,
}

/// All that have, in order. Whoever lands one writes its recipe.
const LANDED: &[Landed] = &[
    Landed { city: 1, install: 1, recipe: include_str!("../../schema/recipes/0001.sql") },
    Landed { city: 2, install: 1, recipe: include_str!("../../schema/recipes/0002.sql") },
    Landed { city: 3, install: 1, recipe: include_str!("../../schema/recipes/0003.sql") },
    Landed { city: 4, install: 1, recipe: include_str!("../../schema/recipes/0004.sql") },
    Landed { city: 5, install: 1, recipe: include_str!("../../schema/recipes/0005.sql") },
    Landed { city: 6, install: 1, recipe: include_str!("../../schema/recipes/0006.sql") },
    Landed { city: 7, install: 1, recipe: include_str!("../../schema/recipes/0007.sql") },
    Landed { city: 8, install: 1, recipe: include_str!("../../schema/recipes/0008.sql") },
    Landed { city: 9, install: 1, recipe: include_str!("../../schema/recipes/0009.sql") },
    Landed { city: 10, install: 1, recipe: include_str!("../../schema/recipes/0010.sql") },
    Landed { city: 11, install: 1, recipe: include_str!("../../schema/recipes/0011.sql") },
    Landed { city: 12, install: 1, recipe: include_str!("../../schema/recipes/0012.sql") },
    Landed { city: 13, install: 1, recipe: include_str!("../../schema/recipes/0013.sql") },
    Landed { city: 14, install: 1, recipe: include_str!("../../schema/recipes/0014.sql") },
    Landed { city: 15, install: 1, recipe: include_str!("../../schema/recipes/0015.sql") },
    Landed { city: 16, install: 1, recipe: include_str!("../../schema/recipes/0016.sql") },
    Landed { city: 17, install: 1, recipe: include_str!("../../schema/recipes/0017.sql") },
];

/// The moment at which a recipe's databases are made: 2026-10-10, in microseconds.
const MADE_AT: i64 = 1_791_600_000_000_000;

/// A database as a version of the schema leaves it, with two cities of so many people each.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// The number of the version's last migration of cities.
    pub version: i64,
    /// How many people a city has, ten at least; it has as many ideas, comments, letters.
    pub size: u32,
}

impl Recipe {
    /// The cities that a recipe makes.
    pub const CITIES: [(CityId, &str); 2] = [(CityId(1), "first"), (CityId(2), "second")];

    /// The versions that have landed, by their number.
    pub fn versions() -> impl Iterator<Item = i64> {
        LANDED.iter().map(|landed| landed.city)
    }

    /// Makes it in an empty database, and leaves it as the last process of that version would.
    ///
    /// # Errors
    /// [`OpenError`] when the database does not open or is not empty.
    ///
    /// # Panics
    /// When no such version has landed.
    pub fn make(self, database: Database) -> Result<(), OpenError> {
        let landed = LANDED.iter().find(|landed| landed.city == self.version);
        let landed = landed.unwrap_or_else(|| panic!("version {} has not landed", self.version));
        let is_postgres = matches!(database, Database::Postgres(_));
        let up_to = |chain: &'static [Migration], last| {
            chain.split(|one| one.number > last).next().unwrap_or_default()
        };
        let schema = Schema {
            city: up_to(SCHEMA.city, landed.city),
            install: up_to(SCHEMA.install, landed.install),
        };
        let long = std::time::Duration::from_secs(3_600);
        let limits = Limits { write_time: long, ..Limits::default() };
        let settings = StoreSettings::new(database, schema, Clock::new(|| MADE_AT));
        let store = Store::open(StoreSettings { limits, ..settings })?;
        for (id, name) in Self::CITIES {
            let city = store
                .create_city(id, name)
                .map_err(|error| OpenError::Unreachable(error.to_string()))?;
            let kept = LANDED.iter().filter(|one| one.city <= landed.city);
            let statements: Vec<&'static str> =
                kept.flat_map(|one| self.statements(one.recipe, is_postgres)).collect();
            city.write_blocking(move |tx: &mut Tx<'_>| {
                statements.iter().try_for_each(|sql| tx.execute(sql, &[]).map(drop))
            })?;
        }
        Ok(())
    }

    /// The statements of a recipe. They live as long as the program, as all its statements do.
    fn statements(self, text: &str, is_postgres: bool) -> Vec<&'static str> {
        let size = self.size.max(10);
        let numbers = format!(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < {size})"
        );
        let code: Vec<&str> = text.lines().filter(|line| !line.trim().starts_with("--")).collect();
        let mut text =
            code.join("\n").replace("{numbers}", &numbers).replace("{size}", &size.to_string());
        if is_postgres {
            text = bytes_for_postgres(&text).replace(" as blob)", " as bytea)");
        }
        let text: &'static str = String::leak(text);
        derive::split(text, ';').into_iter().map(str::trim).filter(|one| !one.is_empty()).collect()
    }
}

/// Literals of bytes, `x'0a'`, as PostgreSQL spells them.
fn bytes_for_postgres(text: &str) -> String {
    let mut parts = text.split(" x'");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('\'').unwrap_or((part, ""));
        all += &format!(" decode('{digits}', 'hex'){rest}");
    }
    all
}
