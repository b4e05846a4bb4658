//! Stories that both databases must tell alike.

use store::{City, Error, Store, args, testing::TestDatabase};

use crate::common::{
    ADD, CLOSE, COUNT, GET, Item, LEUVEN, LIST, NIS, SCHEMA, STATEMENTS, seed, settings,
};

/// Tells a story to a store of each kind with two cities.
fn each(story: impl Fn(&Store, City)) {
    for test in TestDatabase::each() {
        println!("on {}", test.name());
        let store = Store::open(settings(test.database())).unwrap();
        seed(&store);
        story(&store, store.city(LEUVEN));
    }
}

fn count(city: &City) -> i64 {
    city.read_blocking(|tx| tx.one::<i64>(COUNT, args![])).unwrap()
}

#[test]
fn a_row_comes_back_as_it_was_written() {
    each(|_, city| {
        let added = city.write_blocking(|tx| {
            tx.execute(ADD, args![5, 1, "bénches", true, None::<i64>, vec![0_u8, 255]])
        });
        assert_eq!(added, Ok(1));
        let item = city.read_blocking(|tx| tx.one::<Item>(GET, args![5])).unwrap();
        let expected = Item {
            id: 5,
            title: "bénches".into(),
            open: true,
            cost: None,
            picture: Some(vec![0, 255]),
        };
        assert_eq!(item, expected);
        let closed = city.write_blocking(|tx| tx.query::<i64>(CLOSE, args![5]));
        assert_eq!(closed, Ok(vec![5]));
        let list = city.read_blocking(|tx| tx.query::<Item>(LIST, args![1, 99, 10])).unwrap();
        assert_eq!(list, [Item { open: false, ..expected }]);
        let missing = city.read_blocking(|tx| tx.one::<Item>(GET, args![6]));
        assert_eq!(missing, Err(Error::NotFound));
    });
}

#[test]
fn a_city_never_sees_another_citys_rows() {
    each(|store, leuven| {
        let nis = store.city(NIS);
        for city in [&leuven, &nis] {
            city.write_blocking(|tx| {
                tx.execute(ADD, args![5, 1, "benches", true, 1, None::<Vec<u8>>])
            })
            .unwrap();
        }
        leuven.write_blocking(|tx| tx.execute(CLOSE, args![5])).unwrap();
        assert!(nis.read_blocking(|tx| tx.one::<Item>(GET, args![5])).unwrap().open);
        assert_eq!((count(&leuven), count(&nis)), (1, 1));
        store.remove_city(LEUVEN).unwrap();
        assert_eq!(count(&nis), 1);
        let gone =
            leuven.write_blocking(|tx| tx.execute(ADD, args![6, 1, "x", true, 1, None::<Vec<u8>>]));
        assert_eq!(gone, Err(Error::NotFound));
    });
}

#[test]
fn every_statement_prepares_on_both() {
    assert_eq!(store::check_statements(SCHEMA, &[STATEMENTS], &[]), Vec::<String>::new());
}
