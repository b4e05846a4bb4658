//! What is damaged is found, and whose it is.

use std::{fs, path::Path};

use store::{
    CityId, Database, SCHEMA, Store, args,
    health::{Flaw, Health, examine},
    testing::TestDatabase,
};

use crate::common::{LEUVEN, NIS, settings};

fn installed(database: Database) -> Store {
    let own = store::StoreSettings { schema: SCHEMA, ..settings(database) };
    let store = Store::open(own).unwrap();
    for (id, name) in [(LEUVEN, "leuven"), (NIS, "nis")] {
        store.create_city(id, name).unwrap();
        person(&store, id);
    }
    store
}

fn person(store: &Store, city: CityId) {
    let enter = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) \
                 values (1, 'an@example.org', 'An', 'nl', '{}', true, 5, 5)";
    let count = "insert into person_count (id, people) values (1, 1)";
    let thing = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, \
                 published_at, changed_at) values (7, 'call', null, 1, 'nl', 'A call', true, false, 0, 0, 5, 5)";
    let write = move |tx: &mut store::Tx<'_>| {
        tx.execute(enter, args![])?;
        tx.execute(count, args![])?;
        tx.execute(thing, args![]).map(drop)
    };
    store.city(city).write_blocking(write).unwrap();
}

fn flaws(found: &[Health], name: &str) -> Vec<Flaw> {
    found.iter().find(|health| health.name == name).unwrap().flaws.clone()
}

#[test]
fn what_is_whole_is_found_whole_and_a_wrong_number_is_not() {
    for database in TestDatabase::each() {
        let store = installed(database.database());
        let found = examine(&database.database()).unwrap();
        let names: Vec<&str> = found.iter().map(|health| health.name.as_str()).collect();
        assert_eq!(names, ["install", "leuven", "nis"]);
        assert!(found.iter().all(|health| health.flaws.is_empty()), "{found:?}");

        let wrong = |tx: &mut store::Tx<'_>| {
            tx.execute("update thing set supports = 3, comments = 2 where id = 7", args![])?;
            tx.execute("update person_count set people = 9", args![]).map(drop)
        };
        store.city(NIS).write_blocking(wrong).unwrap();
        let found = examine(&database.database()).unwrap();
        let miscounted = |what| Flaw::Miscounted { what, rows: 1 };
        let expected = ["supports", "comments", "people"].map(miscounted);
        assert_eq!(flaws(&found, "nis"), expected, "{}", database.name());
        assert_eq!(flaws(&found, "leuven"), []);
    }
}

fn folder_of(database: &TestDatabase) -> std::path::PathBuf {
    match database.database() {
        Database::Folder(folder) => folder,
        Database::Postgres(_) => panic!("a folder"),
    }
}

/// Overwrites some pages in the middle of a file.
fn scribble(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 3 * 4096].fill(0xA5);
    fs::write(file, bytes).unwrap();
}

#[test]
fn damaged_pages_are_found_and_the_city_is_named() {
    let database = TestDatabase::sqlite();
    drop(installed(database.database()));
    let folder = folder_of(&database);
    scribble(&folder.join("nis.db"));
    let found = examine(&database.database()).unwrap();
    assert!(matches!(flaws(&found, "nis")[..], [Flaw::Damaged(_), ..]), "{found:?}");
    assert_eq!(flaws(&found, "leuven"), []);

    fs::write(folder.join("leuven.db"), "no database at all, but long enough to look").unwrap();
    fs::write(folder.join("install.db"), "no database at all, but long enough to look").unwrap();
    let found = examine(&database.database()).unwrap();
    for name in ["install", "leuven", "nis"] {
        assert!(matches!(flaws(&found, name)[..], [Flaw::Damaged(_), ..]), "{name}: {found:?}");
    }
}

#[test]
fn rows_that_point_nowhere_are_found() {
    let database = TestDatabase::sqlite();
    drop(installed(database.database()));
    let file = rusqlite::Connection::open(folder_of(&database).join("leuven.db")).unwrap();
    file.execute_batch("pragma foreign_keys = off; update thing set author = 99;").unwrap();
    drop(file);
    let found = examine(&database.database()).unwrap();
    assert_eq!(flaws(&found, "leuven"), [Flaw::Lost { table: "thing".to_owned(), rows: 1 }]);
    assert_eq!(flaws(&found, "nis"), []);
}
