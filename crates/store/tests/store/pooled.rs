//! Two processes reach PostgreSQL through a pooler in transaction mode: what one statement leaves behind on a
//! connection, the next does not find.

use std::thread;

use store::{
    Database, Error, Node, Store, StoreSettings, args,
    testing::{Pooler, TestDatabase, administrator},
};

use crate::common::{COUNT, GET, Item, LEUVEN, LIST, add, count, seed, settings};

/// Fewer than there are threads, and one for each process that stays taken.
const CONNECTIONS: u8 = 5;
const THREADS: i64 = 12;
const EACH: i64 = 25;

#[test]
fn two_processes_work_through_a_pooler_on_postgres() {
    let Some(test) = TestDatabase::postgres() else { return };
    let Some(pooler) = Pooler::start(administrator(), CONNECTIONS).unwrap() else {
        eprintln!(
            "SKIPPED: PgBouncer is not installed (apt-get install pgbouncer), so nothing went through a pooler"
        );
        return;
    };
    let Database::Postgres(direct) = test.database() else { panic!("an address") };
    let address = pooler.address(direct.rsplit('/').next().unwrap());
    let open = |node| {
        let database = Database::Postgres(address.clone());
        let node = Node::Number(node);
        Store::open(StoreSettings { node, ..settings(database) }).unwrap()
    };
    let stores = [open(0), open(1)];
    seed(&stores[0]);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let store = &stores[usize::from(thread % 2 == 1)];
            scope.spawn(move || {
                let city = store.city(LEUVEN);
                for number in 0..EACH {
                    let id = 1_000 * (thread + 1) + number;
                    city.write_blocking(move |tx| add(tx, id)).unwrap();
                    let (item, before, first) = city
                        .read_blocking(move |tx| {
                            Ok::<_, Error>((
                                tx.one::<Item>(GET, args![id])?,
                                tx.one::<i64>(COUNT, args![])?,
                                tx.query::<Item>(LIST, args![1, i64::MAX, 1])?,
                            ))
                        })
                        .unwrap();
                    assert_eq!((item.id, item.title), (id, format!("item {id}")));
                    assert!(before > number && first.len() == 1);
                }
            });
        }
    });
    assert_eq!(count(&stores[1].city(LEUVEN)), THREADS * EACH);
    let again = Store::open(StoreSettings { node: Node::Number(1), ..settings(test.database()) });
    assert!(again.is_err(), "a number that is taken through the pooler is taken");
    drop(stores);
}
