//! The bytes of files: put in their place whole, kept once, in a backup, and gone when nothing shows them.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;

use city::document::Content as _;
use jiff::Timestamp;
use store::blobs::{BlobKey, Blobs, FilePlace, Found, Incoming};
use store::health::{self, Flaw};
use store::things::document;
use store::{Database, Store, StoreSettings, backup, testing::TestDatabase};

use crate::common::{LEUVEN, NIS, NOW, settings};

fn incoming(blobs: &Blobs, content: &[u8]) -> Incoming {
    let mut incoming = blobs.begin().unwrap();
    incoming.write_all(content).unwrap();
    incoming
}

/// Puts some bytes in their place.
fn keep(blobs: &Blobs, city: store::CityId, id: i64, content: &[u8]) -> BlobKey {
    let mut incoming = incoming(blobs, content);
    let key = BlobKey { digest: incoming.digest(), id };
    blobs.keep(city, &key, &mut incoming).unwrap();
    key
}

fn read(blobs: &Blobs, city: store::CityId, key: &BlobKey) -> Vec<u8> {
    let mut bytes = Vec::new();
    blobs.open(city, key).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_comes_in_is_kept_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(FilePlace::Folder(folder.path().join("files")));
    let mut half = incoming(&blobs, b"half a file");
    assert_eq!((half.length(), half.at(5, 1)), (11, Some(b"a".to_vec())));
    let left = || std::fs::read_dir(folder.path().join("files/incoming")).unwrap().count();
    assert_eq!(left(), 1);
    drop(half);
    assert_eq!(left(), 0, "what nobody kept is gone");

    let key = keep(&blobs, LEUVEN, 7, b"a file");
    assert_eq!(left(), 0);
    assert_eq!(read(&blobs, LEUVEN, &key), b"a file");
    let place = folder.path().join(format!("files/{LEUVEN}/{}/{}.7", &key.hex()[..2], key.hex()));
    let rights = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((rights(&place), rights(place.parent().unwrap())), (0o600, 0o700));

    assert_eq!(blobs.examine(LEUVEN, &key).unwrap(), Found::Whole);
    assert_eq!(
        blobs.examine(NIS, &key).unwrap(),
        Found::Missing,
        "it is no file of the other city"
    );
    std::fs::write(&place, b"another").unwrap();
    assert_eq!(blobs.examine(LEUVEN, &key).unwrap(), Found::Different);
    blobs.remove(LEUVEN, &key).unwrap();
    blobs.remove(LEUVEN, &key).unwrap();
    assert_eq!(blobs.examine(LEUVEN, &key).unwrap(), Found::Missing);
    keep(&blobs, LEUVEN, 8, b"a file");
    blobs.remove_city(LEUVEN).unwrap();
    assert!(!folder.path().join(format!("files/{LEUVEN}")).exists());
    assert!(Blobs::new(FilePlace::Nowhere).begin().is_err());
}

fn own(test: &TestDatabase) -> StoreSettings {
    StoreSettings { schema: store::SCHEMA, files: test.files(), ..settings(test.database()) }
}

/// A store with two files of a city: one of several pieces, one that nothing shows.
fn furnished(test: &TestDatabase) -> (Store, Vec<(BlobKey, Vec<u8>)>) {
    let store = Store::open(own(test)).unwrap();
    let city = store.create_city(LEUVEN, "leuven").unwrap();
    let large: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
    let now = Timestamp::from_microsecond(NOW).unwrap();
    let files: Vec<(BlobKey, Vec<u8>)> = [(1, large), (2, Vec::new()), (3, b"small".to_vec())]
        .into_iter()
        .map(|(id, content)| (keep(store.blobs(), LEUVEN, id, &content), content))
        .collect();
    let rows: Vec<(BlobKey, i64)> = files
        .iter()
        .map(|(key, content)| (key.clone(), i64::try_from(content.len()).unwrap()))
        .collect();
    city.write_blocking(move |tx| {
        for (key, bytes) in &rows {
            let row = document::announce(tx, city::Id::new(key.id), &key.digest, *bytes, now)?;
            assert_eq!(row.key(), *key);
        }
        tx.execute("update blob set state = 'kept' where id < 3", &[]).map(drop)
    })
    .unwrap();
    (store, files)
}

#[test]
fn a_backup_holds_the_files_too() {
    for source in TestDatabase::each() {
        let (store, files) = furnished(&source);
        let mut file = Vec::new();
        let place = source.files();
        let report = backup::write(&source.database(), &place, NOW, &mut file).unwrap();
        assert_eq!(report.lost, 0);
        assert_eq!(backup::check(file.as_slice()).unwrap(), report);
        for target in TestDatabase::each() {
            println!("from {} to {}", source.name(), target.name());
            let restored = backup::restore(&own(&target), file.as_slice()).unwrap();
            assert_eq!(restored, report);
            let copy = Store::open(own(&target)).unwrap();
            for (key, content) in &files[..2] {
                assert_eq!(&read(copy.blobs(), LEUVEN, key), content);
            }
            let loose = copy.blobs().examine(LEUVEN, &files[2].0).unwrap();
            assert_eq!(loose, Found::Missing, "nothing shows it, so nobody misses it");
        }
        store.blobs().remove(LEUVEN, &files[0].0).unwrap();
        let without = backup::write(&source.database(), &place, NOW, std::io::sink()).unwrap();
        assert_eq!(without.lost, 1, "what is lost is told");
        // A city that is removed leaves nothing behind.
        store.remove_city(LEUVEN).unwrap();
        assert_eq!(store.blobs().examine(LEUVEN, &files[1].0).unwrap(), Found::Missing);
    }
}

#[test]
fn bytes_that_are_counted_wrong_are_found() {
    let test = TestDatabase::sqlite();
    let (store, _) = furnished(&test);
    let flaws = |database: &Database| health::examine(database).unwrap()[1].flaws.clone();
    assert_eq!(flaws(&test.database()), []);
    let city = store.city(LEUVEN);
    city.write_blocking(|tx| tx.execute("update blob_total set bytes = 1", &[]).map(drop)).unwrap();
    assert_eq!(flaws(&test.database()), [Flaw::Miscounted { what: "bytes of files", rows: 1 }]);
}
