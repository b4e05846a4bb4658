//! Many writers of one city on PostgreSQL, in two processes: they take turns instead of undoing each other's work.

use std::thread;

use store::{
    Database, Error, IdSource, Node, OpenError, Store, StoreSettings, args,
    testing::{TestDatabase, administer},
};

use crate::common::{COUNT, LEUVEN, add, count, seed, settings};

const COUNTER: &str = "update call set title = title where id = ?1";

const WRITERS: i64 = 32;
const EACH: i64 = 20;

/// What every write of ours does: it counts what is there, changes a row that all change, and adds one of its own.
fn write(city: &store::City, id: i64) -> Result<(), Error> {
    city.write_blocking(move |tx| {
        tx.one::<i64>(COUNT, args![])?;
        tx.execute(COUNTER, args![1])?;
        add(tx, id).map(drop)
    })
}

#[test]
fn a_crowd_of_writers_undoes_almost_nothing() {
    let Some(test) = TestDatabase::postgres() else { return };
    let first = Store::open(settings(test.database())).unwrap();
    let second =
        Store::open(StoreSettings { node: Node::Number(1), ..settings(test.database()) }).unwrap();
    seed(&first);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let store = if writer % 2 == 0 { &first } else { &second };
            let city = store.city(LEUVEN);
            scope.spawn(move || {
                for number in 0..EACH {
                    write(&city, 1_000 * (writer + 1) + number).unwrap();
                }
            });
        }
    });
    assert_eq!(count(&first.city(LEUVEN)), WRITERS * EACH);
    // What connections did is counted by the server when they end.
    drop((first, second));
    let Database::Postgres(address) = test.database() else { panic!("an address") };
    let most = WRITERS * EACH / 50;
    administer(
        &address,
        &[&format!(
            "do $$ declare undone bigint; begin \
             select xact_rollback into undone from pg_stat_database where datname = current_database(); \
             if undone > {most} then raise exception '% transactions were undone', undone; end if; end $$"
        )],
    );
}

#[test]
fn two_processes_with_one_number_are_refused() {
    let Some(test) = TestDatabase::postgres() else { return };
    let first = Store::open(settings(test.database())).unwrap();
    let second = Store::open(settings(test.database())).map(drop);
    assert!(matches!(second, Err(OpenError::NodeInUse(0))), "{second:?}");
    // A command beside it takes a number that is free, and so does the next.
    let free = || StoreSettings { node: Node::Free, ..settings(test.database()) };
    let beside = [Store::open(free()).unwrap(), Store::open(free()).unwrap()];
    let nodes = beside.each_ref().map(|store| store.new_id() % i64::from(IdSource::NODES));
    assert!(nodes[0] != nodes[1] && !nodes.contains(&0), "{nodes:?}");
    drop(first);
    drop(Store::open(settings(test.database())).unwrap());
}
