//! Databases of every version that has landed are brought up to date: whole, or not at all.
//!
//! The newest version is tried too, with one that is invented here on top of it.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use store::{
    Database, Migration, OpenError, Schema, Store, StoreSettings, args, health,
    testing::{Recipe, TestDatabase},
};

use crate::common::settings;

/// Something of all that a migration does: a new table with rows for each city, a new column that is filled.
const TOMORROW: Migration = Migration {
    number: 9_999,
    name: "tomorrow",
    sql: "
create table tag (
  thing integer not null references thing (id),
  word text not null,
  primary key (thing, word)
) strict;
alter table idea add column length integer;
update idea set length = length(text);
insert into tag (thing, word) with recursive n (i) as (select 1 union all select i + 1 from n where i < 20)
  select idea.id, 'word' || n.i from idea cross join n;
",
};

/// How many databases are brought up to date at once.
const SIDE_BY_SIDE: usize = 4;

const TAGS: &str = "select count(*) as number from tag";
const IDEAS: &str = "select count(*) as number from idea where length > 40";

fn with_tomorrow() -> Schema {
    let city = Vec::leak([store::SCHEMA.city, &[TOMORROW]].concat());
    Schema { city, ..store::SCHEMA }
}

fn open(database: Database, schema: Schema) -> Result<Store, OpenError> {
    Store::open(StoreSettings { schema, ..settings(database) })
}

/// How many rows each table of each city has.
fn rows(store: &Store) -> BTreeMap<(&'static str, String), i64> {
    let declared = store::register::TABLES.iter().map(|declared| declared.table);
    // The installation's are of no city, and what was applied is meant to grow.
    let of_cities = declared.filter(|table| {
        !["city_host", "install_setting", "store_city", "store_migration"].contains(table)
    });
    let counts =
        of_cities.map(|table| format!("select '{table}' as name, count(*) as number from {table}"));
    // At once: asked one after the other, they are most of what this test waits for.
    let sql: &'static str = String::leak(counts.collect::<Vec<_>>().join(" union all "));
    let of_city = |(id, name)| {
        let counted =
            store.city(id).read_blocking(move |tx| tx.query::<(String, i64)>(sql, args![]));
        counted.unwrap().into_iter().map(move |(table, rows)| ((name, table), rows))
    };
    Recipe::CITIES.into_iter().flat_map(of_city).collect()
}

/// The tables of cities that a version's migrations make.
fn tables_of(version: i64) -> Vec<&'static str> {
    let made = store::SCHEMA.city.iter().filter(|one| one.number <= version);
    let lines = made.flat_map(|one| one.sql.lines());
    lines.filter_map(|line| line.strip_prefix("create table ")?.split(' ').next()).collect()
}

/// Whether a table came with a later version than made these.
fn later(known: &[&str], table: &str) -> bool {
    let newest = store::SCHEMA.city.last().unwrap().number;
    tables_of(newest).contains(&table) && !known.contains(&table)
}

/// Nothing is lost, miscounted or points nowhere, and the log is what it was.
fn is_whole(store: &Store, database: &Database) {
    for city in health::examine(database).unwrap() {
        assert_eq!(city.flaws, [], "{}", city.name);
    }
    for (id, name) in Recipe::CITIES {
        let log = store.city(id).read_blocking(store::city::audit::verify).unwrap();
        assert!(log.is_ok_and(|(_, entries)| entries > 0), "the log of {name}");
    }
}

#[test]
fn every_version_that_landed_has_a_recipe() {
    let landed: Vec<i64> = Recipe::versions().collect();
    let numbers: Vec<i64> = store::SCHEMA.city.iter().map(|migration| migration.number).collect();
    assert_eq!(landed, numbers, "schema/recipes");
}

/// A database of a version comes up to date with all its rows, then to tomorrow's version, and does not go back.
fn comes_up_to_date(test: &TestDatabase, recipe: Recipe) {
    let Recipe { version, size } = recipe;
    recipe.make(test.database()).unwrap();
    let store = open(test.database(), store::SCHEMA).unwrap();
    let before = rows(&store);
    let known = tables_of(version);
    let empty: Vec<_> =
        before.iter().filter(|((_, table), rows)| **rows == 0 && !later(&known, table)).collect();
    assert!(empty.is_empty(), "version {version} keeps nothing in {empty:?}");
    is_whole(&store, &test.database());
    drop(store);

    let store = open(test.database(), with_tomorrow()).unwrap();
    assert_eq!(rows(&store), before, "{} of {size}", test.name());
    for (city, _) in Recipe::CITIES {
        let answer = store.city(city).read_blocking(|tx| {
            Ok::<_, store::Error>((tx.one::<i64>(TAGS, args![])?, tx.one::<i64>(IDEAS, args![])?))
        });
        assert_eq!(answer, Ok((i64::from(size) * 20, i64::from(size))));
    }
    if size > 10 {
        is_whole(&store, &test.database());
    }
    drop(store);

    let refused = open(test.database(), store::SCHEMA).map(drop).unwrap_err();
    let words = "has migration 9999 of “city”, which this version does not know; \
                 install the newer version again";
    assert!(refused.to_string().contains(words), "{refused}");
}

#[test]
fn a_database_of_every_version_is_brought_up_to_date_with_its_rows() {
    let recipes = Recipe::versions()
        .flat_map(|version| [10, 500].map(|size| Recipe { version, size }))
        .collect::<Vec<_>>();
    // They wait for their databases more than they work, so some go side by side.
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                while let Some(recipe) = recipes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    TestDatabase::each().iter().for_each(|test| comes_up_to_date(test, *recipe));
                }
            });
        }
    });
    assert!(next.into_inner() >= recipes.len(), "all were tried");
}

/// Not a story of its own: the process that the next one kills.
#[test]
fn child_that_brings_a_database_up_to_date() {
    let Ok(address) = std::env::var("KALAKA_MIGRATE") else { return };
    let database = match address.starts_with("postgres") {
        true => Database::Postgres(address),
        false => Database::Folder(address.into()),
    };
    println!("\nbegins");
    drop(open(database, with_tomorrow()).unwrap());
}

#[test]
fn a_process_killed_while_it_brings_a_database_up_to_date_leaves_it_to_the_next() {
    for test in TestDatabase::each() {
        let (version, size) = (Recipe::versions().last().unwrap(), 2_000);
        Recipe { version, size }.make(test.database()).unwrap();
        let address = match test.database() {
            Database::Folder(folder) => folder.display().to_string(),
            Database::Postgres(address) => address,
        };
        let mut killed = 0;
        let mut patience = Duration::from_millis(10);
        loop {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "recipes::child_that_brings_a_database_up_to_date"])
                .args(["--nocapture", "--test-threads=1"])
                .env("KALAKA_MIGRATE", &address)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            assert!(lines.any(|line| line.unwrap() == "begins"), "it said that it began");
            std::thread::sleep(patience);
            if let Some(ended) = child.try_wait().unwrap() {
                assert!(ended.success(), "{}: after {killed} were killed", test.name());
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            killed += 1;
            patience = patience * 3 / 2;
        }
        assert!(killed > 0, "{}: it was too fast", test.name());
        let store = open(test.database(), with_tomorrow()).unwrap();
        for (city, _) in Recipe::CITIES {
            let tags = store.city(city).read_blocking(|tx| tx.one::<i64>(TAGS, args![]));
            assert_eq!(tags, Ok(i64::from(size) * 20));
        }
        is_whole(&store, &test.database());
        println!("{}: {killed} were killed", test.name());
    }
}
