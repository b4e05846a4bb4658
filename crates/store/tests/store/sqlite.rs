//! What only files can do.

use crate::common::{ADD, COUNT, GET, Item, LEUVEN, seed, settings};
use store::{Database, Error, OpenError, Store, args};

#[tokio::test]
async fn what_is_written_is_read_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Store::open(settings(Database::Folder(folder.path().to_owned())));
    let store = open().unwrap();
    seed(&store);
    let added = store
        .city(LEUVEN)
        .write(|tx| tx.execute(ADD, args![5, 1, "benches", true, 40, vec![1_u8, 2]]))
        .await;
    assert_eq!(added, Ok(1));
    assert!(matches!(open(), Err(OpenError::InUse(_))), "the folder is taken");
    drop(store);

    let store = open().unwrap();
    let item = store.city(LEUVEN).read(|tx| tx.one::<Item>(GET, args![5])).await.unwrap();
    let expected = Item {
        id: 5,
        title: "benches".into(),
        open: true,
        cost: Some(40),
        picture: Some(vec![1, 2]),
    };
    assert_eq!(item, expected);
    let names: Vec<String> = store.cities().unwrap().into_iter().map(|city| city.name).collect();
    assert_eq!(names, ["leuven", "nis"]);
    store.remove_city(LEUVEN).unwrap();
    let gone = store.city(LEUVEN).read(|tx| tx.one::<i64>(COUNT, args![])).await;
    assert_eq!(gone, Err(Error::NotFound));
}
