//! Backups: taken while people write, restored into either database, and refused when they are not whole.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use store::{
    Database, Error, Store, args,
    backup::{self, BackupError, Existing, Report},
    blobs::FilePlace,
    jobs,
    testing::TestDatabase,
};

use crate::common::{ADD, GET, Item, LEUVEN, NIS, NOW, SUPPORT, add, count, seed, settings};

fn take(database: &Database) -> (Vec<u8>, Report) {
    let mut file = Vec::new();
    let report = backup::write(database, &FilePlace::beside(database), NOW, &mut file).unwrap();
    (file, report)
}

/// A store with every kind of value in it.
fn furnished(database: Database) -> Store {
    let store = Store::open(settings(database)).unwrap();
    seed(&store);
    store
        .city(LEUVEN)
        .write_blocking(|tx| {
            let hostile = "line\nbreak, \"quotes\", 'quotes', \u{1F3D8} and \u{7f}\u{1}";
            tx.execute(ADD, args![1, 1, hostile, false, i64::MAX, vec![0_u8, 10, 34, 255]])?;
            tx.execute(ADD, args![2, 1, "", true, None::<i64>, None::<Vec<u8>>])?;
            tx.execute(SUPPORT, args![1, 7])?;
            tx.write_once("key", |_| Ok::<_, Error>("result".to_owned()))?;
            jobs::enqueue(tx, 3, "mail", "{}", jobs::Urgency::Later, NOW)
        })
        .unwrap();
    store
        .city(NIS)
        .write_blocking(|tx| (0..1500).try_for_each(|id| add(tx, id).map(drop)))
        .unwrap();
    store
}

#[test]
fn a_backup_of_either_database_is_restored_into_either() {
    for source in TestDatabase::each() {
        let store = furnished(source.database());
        let (file, report) = take(&source.database());
        assert_eq!(backup::check(file.as_slice()).unwrap(), report);
        assert_eq!(report.scopes.len(), 3);
        for target in TestDatabase::each() {
            println!("from {} to {}", source.name(), target.name());
            let restored = backup::restore(&settings(target.database()), file.as_slice()).unwrap();
            assert_eq!(restored, report);
            let copy = Store::open(settings(target.database())).unwrap();
            for id in [1, 2] {
                let read = |store: &Store| {
                    store.city(LEUVEN).read_blocking(move |tx| tx.one::<Item>(GET, args![id]))
                };
                assert_eq!(read(&copy), read(&store));
            }
            assert_eq!(count(&copy.city(NIS)), 1500);
            assert_eq!(
                copy.city(LEUVEN).read_blocking(jobs::load),
                Ok(jobs::Load { waiting: 1, dead: 0 })
            );
            // The same rows give the same digests, whichever database they are in.
            drop(copy);
            let again = take(&target.database());
            assert_eq!(again.1, report);
            let twice = backup::restore(&settings(target.database()), file.as_slice());
            assert!(matches!(twice, Err(BackupError::NotEmpty(_))), "{twice:?}");
        }
    }
}

#[test]
fn a_backup_is_whole_while_people_write() {
    for source in TestDatabase::each() {
        let store = furnished(source.database());
        let stop = Arc::new(AtomicBool::new(false));
        let (city, stopped, ids) = (store.city(LEUVEN), Arc::clone(&stop), store.clone());
        // Each write adds two items, so a whole snapshot has an even number.
        let writer = std::thread::spawn(move || {
            let mut written = 0;
            while !stopped.load(Ordering::Relaxed) {
                let (one, two) = (ids.new_id(), ids.new_id());
                city.write_blocking(move |tx| add(tx, one).and_then(|_| add(tx, two))).unwrap();
                written += 1;
            }
            written
        });
        std::thread::sleep(std::time::Duration::from_millis(50));
        let copies: Vec<_> = (0..3).map(|_| take(&source.database())).collect();
        stop.store(true, Ordering::Relaxed);
        assert!(writer.join().unwrap() > 0);
        for (file, report) in copies {
            let target = TestDatabase::sqlite();
            assert_eq!(
                backup::restore(&settings(target.database()), file.as_slice()).unwrap(),
                report
            );
            let copy = Store::open(settings(target.database())).unwrap();
            let items = count(&copy.city(LEUVEN));
            assert!(items >= 2 && items % 2 == 0, "{items} items");
        }
    }
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let source = TestDatabase::sqlite();
    drop(furnished(source.database()));
    let (file, _) = take(&source.database());
    let text = String::from_utf8(file.clone()).unwrap();
    let damaged = [
        file[..file.len() / 2].to_vec(),
        text.replacen("item 7", "item 8", 1).into_bytes(),
        text.lines()
            .filter(|line| !line.contains("item 1499"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
            .into_bytes(),
        text.replacen("\"made_at\":18", "\"made_at\":19", 1).into_bytes(),
        text.replacen("\"nis\"", "\"../nis\"", 1).into_bytes(),
        b"{\"backup\":\"other\"}\n".to_vec(),
        Vec::new(),
    ];
    for target in TestDatabase::each() {
        for (index, bytes) in damaged.iter().enumerate() {
            let answer = backup::restore(&settings(target.database()), bytes.as_slice());
            assert!(
                matches!(answer, Err(BackupError::Damaged(_) | BackupError::Format { .. })),
                "{index} on {}: {answer:?}",
                target.name()
            );
        }
        let whole = backup::restore(&settings(target.database()), file.as_slice());
        assert!(whole.is_ok(), "the place is still empty: {whole:?}");
    }
}

#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date_and_a_newer_one_refused() {
    let older = store::Schema { city: &crate::common::CITY[..1], ..crate::common::SCHEMA };
    for source in TestDatabase::each() {
        let settings_of_old = store::StoreSettings { schema: older, ..settings(source.database()) };
        let store = Store::open(settings_of_old.clone()).unwrap();
        seed(&store);
        store.city(LEUVEN).write_blocking(|tx| add(tx, 1)).unwrap();
        drop(store);
        let (file, _) = take(&source.database());
        for target in TestDatabase::each() {
            backup::restore(&settings(target.database()), file.as_slice()).unwrap();
            let store = Store::open(settings(target.database())).unwrap();
            assert_eq!(count(&store.city(LEUVEN)), 1);
            drop(store);
            let (newer, _) = take(&target.database());
            let empty = TestDatabase::sqlite();
            let settings_of_old =
                store::StoreSettings { schema: older, ..settings(empty.database()) };
            let answer = backup::restore(&settings_of_old, newer.as_slice());
            assert!(
                matches!(answer, Err(BackupError::Open(store::OpenError::Newer { .. }))),
                "{answer:?}"
            );
        }
    }
}

#[test]
fn a_backup_file_appears_when_it_is_complete() {
    let source = TestDatabase::sqlite();
    let store = furnished(source.database());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("monday.kalaka");
    let report =
        backup::write_file(&source.database(), &FilePlace::Nowhere, NOW, &path, Existing::Kept)
            .unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let target = TestDatabase::sqlite();
    assert_eq!(backup::restore_file(&settings(target.database()), &path).unwrap(), report);
    assert!(report.rows() > 1500);
    drop(store);
}

#[test]
fn the_products_own_tables_travel_both_ways() {
    let own = |database| store::StoreSettings { schema: store::SCHEMA, ..settings(database) };
    for source in TestDatabase::each() {
        let store = Store::open(own(source.database())).unwrap();
        store.create_city(LEUVEN, "leuven").unwrap();
        let (file, report) = take(&source.database());
        assert!(report.scopes[1].tables.len() > 10);
        for target in TestDatabase::each() {
            let restored = backup::restore(&own(target.database()), file.as_slice()).unwrap();
            assert_eq!(restored, report);
            let copy = Store::open(own(target.database())).unwrap();
            assert_eq!(copy.cities().unwrap(), store.cities().unwrap());
        }
    }
}
