//! What only PostgreSQL can do to us.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::channel,
    },
    thread,
    time::Duration,
};

use store::{
    Database, Error, Limits, Node, Once, OpenError, Store, StoreSettings, args,
    testing::{
        Cluster, Durability, TestDatabase, administer, administrator, postgres_ddl, skips_postgres,
    },
};

use crate::common::{COUNT, LEUVEN, SCHEMA, add, count, patient, seed, settings, stopwatch};

fn few() -> Limits {
    Limits { writers: 1, readers: 1, exporters: 1, ..patient() }
}

/// A server of its own, to be treated badly, with a store.
fn own_server(limits: Limits) -> (Cluster, TestDatabase, Store) {
    let cluster = Cluster::start(Durability::On).unwrap();
    let database = TestDatabase::postgres_at(&cluster.administrator());
    let store = Store::open(StoreSettings { limits, ..settings(database.database()) }).unwrap();
    seed(&store);
    (cluster, database, store)
}

/// Rule 5. After a change of `derive` or of a schema, look at the difference and keep it:
/// `KALAKA_GOLDEN=write cargo test -p store rule_5`.
#[test]
fn rule_5_the_derived_tables_are_the_golden_ones() {
    for (schema, name) in [(SCHEMA, "derived.sql"), (store::SCHEMA, "kalaka.sql")] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store");
        let (path, derived) = (folder.join(name), postgres_ddl(&schema));
        if std::env::var_os("KALAKA_GOLDEN").is_some() {
            std::fs::write(&path, &derived).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(derived == golden, "tests/store/{name} differs from what is derived:\n{derived}");
    }
}

/// Rule 6.
#[test]
fn rule_6_a_role_that_could_see_every_city_is_refused() {
    let Some(test) = TestDatabase::postgres() else { return };
    let Database::Postgres(address) = test.database() else { panic!("an address") };
    let name = address.rsplit('/').next().unwrap().to_owned();
    let role = format!("{name}_bypass");
    administer(
        administrator(),
        &[
            &format!("create role {role} login password 'kalaka_test' bypassrls"),
            &format!("grant all on database {name} to {role}"),
        ],
    );
    let superuser = administrator().rsplit_once('/').unwrap().0.to_owned() + "/" + &name;
    let bypass = address.replace("kalaka_test:", &format!("{role}:"));
    for address in [superuser, bypass] {
        let answer = Store::open(settings(Database::Postgres(address))).map(drop);
        assert!(matches!(answer, Err(OpenError::Role(_))), "{answer:?}");
    }
    administer(
        administrator(),
        &[
            &format!("drop owned by {role}"),
            &format!("revoke all on database {name} from {role}"),
            &format!("drop role {role}"),
        ],
    );
}

/// The guard itself: without a city nothing is seen, and no row can be written for another.
#[test]
fn the_guard_holds_against_the_owner_of_the_tables() {
    let Some(test) = TestDatabase::postgres() else { return };
    let store = Store::open(settings(test.database())).unwrap();
    seed(&store);
    let Database::Postgres(address) = test.database() else { panic!("an address") };
    // Errors become exceptions of the block, so a block that ends was right.
    let refused = |sql: &str| {
        format!(
            "do $$ begin begin {sql}; exception when others then return; end; raise exception 'not refused'; end $$"
        )
    };
    administer(
        &address,
        &[
            &refused("perform count(*) from kalaka_city.call"),
            "select set_config('kalaka.city', '11', false)",
            &refused(
                "insert into kalaka_city.call (city_id, id, slug, title) values (12, 5, 'x', 'x')",
            ),
            &refused("update kalaka_city.call set city_id = 12"),
            "do $$ begin if (select count(*) from kalaka_city.call) <> 1 then raise exception 'sees more'; end if; end $$",
            // The guard is on every table of a city.
            "do $$ begin if exists (select from pg_class where relnamespace = 'kalaka_city'::regnamespace and relkind = 'r' \
         and relname <> 'store_migration' and not (relrowsecurity and relforcerowsecurity)) \
         then raise exception 'a table without a guard'; end if; end $$",
        ],
    );
}

#[test]
fn two_processes_that_start_together_make_one_schema() {
    let Some(test) = TestDatabase::postgres() else { return };
    let openers: Vec<_> = (0..4)
        .map(|node| {
            let settings = StoreSettings {
                node: Node::Number(node),
                limits: few(),
                ..settings(test.database())
            };
            thread::spawn(move || Store::open(settings).unwrap())
        })
        .collect();
    let stores: Vec<Store> = openers.into_iter().map(|opener| opener.join().unwrap()).collect();
    seed(&stores[0]);
    // What one makes the others find, and what one removes is gone for all.
    for store in &stores {
        let id = store.new_id();
        store.city(LEUVEN).write_blocking(move |tx| add(tx, id)).unwrap();
    }
    assert_eq!(count(&stores[3].city(LEUVEN)), 4);
    stores[1].remove_city(LEUVEN).unwrap();
    let gone = stores[2].city(LEUVEN).write_blocking(|tx| add(tx, 1));
    assert_eq!(gone, Err(Error::NotFound));
}

#[test]
fn a_number_belongs_to_one_process_at_a_time() {
    let Some(test) = TestDatabase::postgres() else { return };
    let open = |number| {
        let node = Node::Number(number);
        Store::open(StoreSettings { node, ..settings(test.database()) })
    };
    let (first, another) = (open(4).unwrap(), open(5));
    assert!(another.is_ok(), "another number is free");
    let refused = open(4).map(|_| ());
    assert!(matches!(refused, Err(OpenError::NodeInUse(4))), "{refused:?}");
    drop(first);
    assert!(open(4).is_ok(), "it is let go of with its process");
}

#[test]
fn a_newer_database_is_refused() {
    let Some(test) = TestDatabase::postgres() else { return };
    drop(Store::open(settings(test.database())).unwrap());
    let older = store::Schema { city: &crate::common::CITY[..1], ..SCHEMA };
    let answer =
        Store::open(StoreSettings { schema: older, ..settings(test.database()) }).map(drop);
    assert!(matches!(answer, Err(OpenError::Newer { number: 2, .. })), "{answer:?}");
}

#[test]
fn a_server_killed_in_mid_body_has_the_body_run_again() {
    if skips_postgres() {
        return;
    }
    // Starting the server takes longer than the second that a write has.
    let patient = Duration::from_secs(30);
    let limits = Limits { write_time: patient, retry_time: patient, ..few() };
    let (cluster, _database, store) = own_server(limits);
    let city = store.city(LEUVEN);
    let cluster = Arc::new(cluster);
    let (runs, server) = (Arc::new(AtomicUsize::new(0)), Arc::clone(&cluster));
    let ran = Arc::clone(&runs);
    let answer = city.write_blocking(move |tx| {
        add(tx, 1)?;
        if ran.fetch_add(1, Ordering::Relaxed) == 0 {
            server.kill().unwrap();
            server.resume().unwrap();
        }
        add(tx, 2)
    });
    assert_eq!(answer, Ok(1));
    assert_eq!((runs.load(Ordering::Relaxed), count(&city)), (2, 2));
}

#[test]
fn writers_go_on_after_the_server_was_away_and_nothing_acknowledged_is_lost() {
    if skips_postgres() {
        return;
    }
    let limits = Limits { retry_time: Duration::from_secs(20), ..patient() };
    let (cluster, _database, store) = own_server(limits);
    let stop = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let (store, stop) = (store.clone(), Arc::clone(&stop));
            thread::spawn(move || {
                let city = store.city(LEUVEN);
                let mut kept = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let id = store.new_id();
                    let write = || {
                        city.write_blocking(move |tx| {
                            tx.write_once(&format!("item {id}"), |tx| {
                                add(tx, id).map(|_| String::new())
                            })
                        })
                    };
                    // What is not known is asked again with the same key.
                    let mut answer = write();
                    while matches!(
                        answer,
                        Err(Error::Unknown | Error::Retry | Error::Unavailable | Error::Timeout)
                    ) {
                        answer = write();
                    }
                    assert!(matches!(answer, Ok(Once::Done(_) | Once::Before(_))), "{answer:?}");
                    kept.push(id);
                }
                kept
            })
        })
        .collect();
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(300));
        cluster.kill().unwrap();
        cluster.resume().unwrap();
    }
    thread::sleep(Duration::from_millis(300));
    stop.store(true, Ordering::Relaxed);
    let kept: usize = writers.into_iter().map(|writer| writer.join().unwrap().len()).sum();
    assert!(kept > 0);
    assert_eq!(
        usize::try_from(count(&store.city(LEUVEN))),
        Ok(kept),
        "each acknowledged write, once"
    );
}

/// Nobody changed anything of theirs, so whoever waited in vain for their turn is not told that somebody did.
#[test]
fn who_waits_in_vain_for_another_process_is_told_that_it_took_too_long() {
    let Some(test) = TestDatabase::postgres() else { return };
    let open = |node, limits| {
        let node = Node::Number(node);
        Store::open(StoreSettings { node, limits, ..settings(test.database()) }).unwrap()
    };
    let one = open(1, patient());
    let other = open(2, Limits { retry_time: Duration::from_millis(200), ..patient() });
    seed(&one);
    let (holds, held) = channel();
    let (go, gone) = channel::<()>();
    thread::scope(|scope| {
        let holder = scope.spawn(|| {
            let gone = std::sync::Mutex::new(gone);
            one.city(LEUVEN).write_blocking(move |tx| {
                let added = add(tx, 1);
                holds.send(()).unwrap();
                gone.lock().unwrap().recv().unwrap();
                added
            })
        });
        held.recv().unwrap();
        let answer = other.city(LEUVEN).write_blocking(|tx| add(tx, 2));
        go.send(()).unwrap();
        assert_eq!(answer, Err(Error::Timeout));
        assert_eq!(holder.join().unwrap(), Ok(1));
    });
}

#[test]
fn a_server_that_stops_answering_costs_no_more_than_the_deadline() {
    if skips_postgres() {
        return;
    }
    let limits = Limits {
        read_time: Duration::from_millis(500),
        retry_time: Duration::from_secs(1),
        ..few()
    };
    let (cluster, _database, store) = own_server(limits);
    let city = store.city(LEUVEN);
    count(&city);
    cluster.signal("STOP").unwrap();
    let began = stopwatch();
    let answer = city.read_blocking(|tx| tx.one::<i64>(COUNT, args![]));
    let waited = began.elapsed();
    cluster.signal("CONT").unwrap();
    assert!(matches!(answer, Err(Error::Timeout | Error::Unavailable)), "{answer:?}");
    assert!(waited < Duration::from_secs(6), "{waited:?}");
    assert_eq!(count(&city), 0, "and it is served again");
}

/// Sixteen people who write at once, and sixteen more who come when it is known: each is told in time, not one after
/// the other.
#[test]
fn nobody_waits_in_line_for_a_server_that_does_not_answer() {
    if skips_postgres() {
        return;
    }
    let limits = Limits {
        write_time: Duration::from_millis(500),
        retry_time: Duration::from_secs(1),
        ..few()
    };
    let (cluster, _database, store) = own_server(limits);
    add_and_time(&store, 0).1.unwrap();
    cluster.signal("STOP").unwrap();
    let crowd = |first: i64| -> Vec<_> {
        thread::scope(|threads| {
            let all: Vec<_> = (first..first + 16)
                .map(|id| {
                    threads.spawn({
                        let store = &store;
                        move || add_and_time(store, id)
                    })
                })
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        })
    };
    let (noticed, known) = (crowd(100), crowd(200));
    cluster.signal("CONT").unwrap();
    for (waited, answer) in noticed.into_iter().chain(known) {
        assert!(matches!(answer, Err(Error::Unavailable)), "{answer:?}");
        assert!(waited < Duration::from_secs(4), "{waited:?}");
    }
    add_and_time(&store, 300).1.unwrap();
    assert_eq!(count(&store.city(LEUVEN)), 2, "nothing that was refused was done");
}

/// Whoever gave up waiting for an answer in the middle of a transaction lets go of the city, also when nothing is asked
/// of them any more.
#[test]
fn who_gave_up_holds_nobody_up() {
    if skips_postgres() {
        return;
    }
    let short = Duration::from_millis(500);
    let limits = Limits { write_time: short, retry_time: short, ..few() };
    let (cluster, database, store) = own_server(limits);
    let other = Store::open(StoreSettings {
        node: Node::Number(1),
        limits: Limits { retry_time: Duration::from_secs(10), ..few() },
        ..settings(database.database())
    })
    .unwrap();
    let cluster = Arc::new(cluster);
    let server = Arc::clone(&cluster);
    let answer = store.city(LEUVEN).write_blocking(move |tx| {
        add(tx, 1)?;
        server.signal("STOP").unwrap();
        add(tx, 2)
    });
    cluster.signal("CONT").unwrap();
    assert_eq!(answer, Err(Error::Unavailable));
    add_and_time(&other, 3).1.unwrap();
    assert_eq!(count(&other.city(LEUVEN)), 1);
}

/// Writes one row of a city, and says how long that took.
fn add_and_time(store: &Store, id: i64) -> (Duration, Result<u64, Error>) {
    let began = stopwatch();
    let answer = store.city(LEUVEN).write_blocking(move |tx| add(tx, id));
    (began.elapsed(), answer)
}

#[test]
fn a_server_that_is_away_is_said_to_be() {
    if skips_postgres() {
        return;
    }
    let limits = Limits { retry_time: Duration::from_secs(1), ..few() };
    let (cluster, _database, store) = own_server(limits);
    let city = store.city(LEUVEN);
    cluster.kill().unwrap();
    let began = stopwatch();
    let read = || city.read_blocking(|tx| tx.one::<i64>(COUNT, args![]));
    assert_eq!(read(), Err(Error::Unavailable));
    assert!(began.elapsed() < Duration::from_secs(5));
    let again = stopwatch();
    for _ in 0..10 {
        assert_eq!(read(), Err(Error::Unavailable));
    }
    assert!(
        again.elapsed() < Duration::from_secs(5),
        "later callers are told at once: {:?}",
        again.elapsed()
    );
    cluster.resume().unwrap();
    assert_eq!(read(), Ok(0));
}
