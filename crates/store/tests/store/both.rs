//! What both databases must answer alike: the rules that bodies are written by.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
    mpsc,
};
use std::thread;

use store::{City, CityId, Error, Once, Statement, Store, Tx, args};

use crate::common::{
    ADD, ADD_CALL, CLOSE, COST, COUNT, GET, Item, LEUVEN, LIST, NIS, RENAME, SCHEMA, SLOW,
    SLOW_WRITE, SUPPORT, TITLES, add, count, each, seed,
};

/// A use case's own refusal.
#[derive(Debug, PartialEq)]
enum Refusal {
    Full,
    Store(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
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
            city.write_blocking(|tx| add(tx, 5)).unwrap();
        }
        leuven.write_blocking(|tx| tx.execute(CLOSE, args![5])).unwrap();
        assert!(nis.read_blocking(|tx| tx.one::<Item>(GET, args![5])).unwrap().open);
        assert_eq!((count(&leuven), count(&nis)), (1, 1));
        // A conflict is settled within the city too.
        leuven.write_blocking(|tx| tx.execute(RENAME, args![1, "co-create", "renamed"])).unwrap();
        store.remove_city(LEUVEN).unwrap();
        assert_eq!(count(&nis), 1);
        let gone = leuven.write_blocking(|tx| add(tx, 6));
        assert_eq!(gone, Err(Error::NotFound));
        store.create_city(LEUVEN, "leuven").unwrap();
        assert_eq!(count(&leuven), 0, "nothing is left of the city that was removed");
    });
}

/// Somebody still reads a city while it is removed and another is made in its place: what they have open is not lent again.
#[test]
fn what_is_open_of_a_removed_city_is_not_lent_again() {
    each(|store, leuven| {
        leuven.write_blocking(|tx| add(tx, 5)).unwrap();
        let (begun, begins) = mpsc::channel();
        let (end, ends) = mpsc::channel::<()>();
        let reader = store.city(LEUVEN);
        let ends = Mutex::new(ends);
        let reading = thread::spawn(move || {
            reader.read_blocking(move |tx| {
                let there = tx.one::<i64>(COUNT, args![])?;
                begun.send(there).unwrap();
                ends.lock().unwrap().recv().unwrap();
                Ok::<_, Error>(there)
            })
        });
        assert_eq!(begins.recv().unwrap(), 1);
        store.remove_city(LEUVEN).unwrap();
        store.create_city(LEUVEN, "leuven").unwrap();
        end.send(()).unwrap();
        assert_eq!(reading.join().unwrap(), Ok(1), "they see what they began with");
        for _ in 0..20 {
            assert_eq!(count(&leuven), 0, "nothing is left of the city that was removed");
        }
    });
}

#[test]
fn the_directory_has_rows_of_its_own() {
    store::statements! {
        fn host(name: &str, city: CityId) -> () = "insert into host (name, city_id) values (?1, ?2) on conflict (name) do update set city_id = excluded.city_id";
        fn city_of(name: &str) -> i64 = "select city_id from host where name = ?1";
    }
    each(|store, _| {
        for city in [LEUVEN, NIS] {
            store.install().write_blocking(move |tx| host(tx, "leuven.example", city)).unwrap();
        }
        let city = store.install().read_blocking(|tx| city_of(tx, "leuven.example"));
        assert_eq!(city, Ok(NIS.0));
    });
    assert_eq!(store::check_statements(SCHEMA, &[], &[STATEMENTS]), Vec::<String>::new());
}

#[test]
fn every_statement_prepares_on_both() {
    let all =
        [ADD_CALL, ADD, GET, LIST, COUNT, CLOSE, SUPPORT, RENAME, TITLES, COST, SLOW, SLOW_WRITE];
    let all =
        all.map(|sql| Statement { name: sql, sql, arguments: None, columns: None, exact: false });
    assert_eq!(store::check_statements(SCHEMA, &[&all], &[]), Vec::<String>::new());
}

#[test]
fn the_statement_test_finds_what_does_not_carry_over() {
    store::row! { struct Wrong { id: i64, name: String } }
    store::statements! {
        fn numeric() -> i64 = "select sum(id) as total from item";
        fn other_names() -> Vec<Wrong> = "select id, title from item";
        fn no_table() -> i64 = "select id from nowhere";
        fn with_cast() -> i64 = "select id::bigint as id from item";
    }
    let _ = (Wrong { id: 1, name: String::new() }, numeric, other_names, no_table, with_cast);
    let wrong = store::check_statements(SCHEMA, &[STATEMENTS], &[]).join("\n");
    let mut parts = vec!["reads [\"id\", \"name\"]", "no_table: SQLite", "“::”"];
    if store::testing::skips_postgres() {
        // Only PostgreSQL has a type of its own for such a sum.
        eprintln!("skipping what only PostgreSQL finds, as KALAKA_SKIP_POSTGRES asks");
    } else {
        parts.push("numeric in total does not carry over");
    }
    for part in parts {
        assert!(wrong.contains(part), "{part} is not in\n{wrong}");
    }
}

/// Rule 1: a body may run twice; here the database makes it, by a clash or by another member of its group.
#[test]
fn rule_1_a_body_that_runs_twice_writes_once() {
    each(|store, city| {
        let runs = Arc::new(AtomicUsize::new(0));
        let threads: Vec<_> = (0..16)
            .map(|id| {
                let (city, runs) = (city.clone(), Arc::clone(&runs));
                thread::spawn(move || {
                    city.write_blocking(move |tx| {
                        runs.fetch_add(1, Ordering::Relaxed);
                        let there: i64 = tx.one(COUNT, args![])?;
                        tx.execute(
                            ADD,
                            args![100 + id, 1, format!("number {there}"), true, 0, None::<Vec<u8>>],
                        )
                    })
                })
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), Ok(1));
        }
        let titles: Vec<String> =
            city.read_blocking(|tx| tx.query(TITLES, args![None::<String>])).unwrap();
        let mut expected: Vec<String> = (0..16).map(|number| format!("number {number}")).collect();
        expected.sort();
        assert_eq!(titles, expected);
        println!("{} runs for 16 writes", runs.load(Ordering::Relaxed));
        drop(store.clone());
    });
}

/// Rule 2: "count, refuse at 100, insert", by 64 tasks at once, stops at 100.
#[test]
fn rule_2_a_race_stops_at_a_hundred() {
    each(|store, city| {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        let accepted = Arc::new(AtomicUsize::new(0));
        runtime.block_on(async {
            let tasks: Vec<_> = (0..64)
                .map(|_| {
                    let (store, city, accepted) =
                        (store.clone(), city.clone(), Arc::clone(&accepted));
                    tokio::spawn(async move {
                        for _ in 0..3 {
                            let id = store.new_id();
                            let answer = city
                                .write(move |tx| {
                                    let there: i64 = tx.one(COUNT, args![])?;
                                    if there >= 100 {
                                        return Err(Refusal::Full);
                                    }
                                    add(tx, id)?;
                                    Ok(())
                                })
                                .await;
                            match answer {
                                Ok(()) => drop(accepted.fetch_add(1, Ordering::Relaxed)),
                                Err(Refusal::Full | Refusal::Store(Error::Retry)) => {}
                                Err(other) => panic!("{other:?}"),
                            }
                        }
                    })
                })
                .collect();
            for task in tasks {
                task.await.unwrap();
            }
        });
        assert_eq!(accepted.load(Ordering::Relaxed), 100, "what was accepted");
        assert_eq!(count(&city), 100, "what is there");
    });
}

/// Rule 3: a failed statement dooms its transaction even if the body swallows the error.
#[test]
fn rule_3_a_swallowed_error_keeps_nothing() {
    each(|_, city| {
        let answer = city.write_blocking(|tx| {
            add(tx, 1)?;
            let twice = tx.execute(ADD_CALL, args![2, "co-create", "the slug is taken"]);
            assert_eq!(twice, Err(Error::Conflict));
            let after: Result<i64, Error> = tx.one(COUNT, args![]);
            assert_eq!(after, Err(Error::Conflict), "nothing more is said");
            Ok::<_, Error>(())
        });
        assert_eq!(answer, Err(Error::Conflict));
        assert_eq!(count(&city), 0);
    });
}

/// Rule 4: references stay within a city, and hold.
#[test]
fn rule_4_a_reference_points_into_the_same_city() {
    each(|store, leuven| {
        leuven.write_blocking(|tx| tx.execute(ADD_CALL, args![2, "only-here", "x"])).unwrap();
        let into_the_other =
            |tx: &mut Tx| tx.execute(ADD, args![9, 2, "x", true, 1, None::<Vec<u8>>]);
        assert_eq!(store.city(NIS).write_blocking(into_the_other), Err(Error::Conflict));
        assert_eq!(leuven.write_blocking(into_the_other), Ok(1));
    });
}

#[test]
fn every_kind_of_rule_of_the_schema_is_a_conflict() {
    each(|_, city| {
        type Body = fn(&mut Tx) -> Result<u64, Error>;
        let refused: [Body; 4] = [
            |tx| tx.execute(ADD_CALL, args![1, "other", "the key is taken"]),
            |tx| tx.execute(ADD_CALL, args![2, "other", None::<String>]),
            |tx| tx.execute(ADD, args![1, 1, "a cost below zero", true, -1, None::<Vec<u8>>]),
            |tx| tx.execute(SUPPORT, args![99, 1]),
        ];
        for body in refused {
            assert_eq!(city.write_blocking(body), Err(Error::Conflict));
        }
        let wrong = city.write_blocking(|tx| tx.execute(ADD_CALL, args![1]));
        assert!(matches!(wrong, Err(Error::Bug(_))), "{wrong:?}");
        let nul = city.write_blocking(|tx| tx.execute(ADD_CALL, args![3, "nul", "a\0b"]));
        assert!(matches!(nul, Err(Error::Bug(_))), "{nul:?}");
    });
}

#[test]
fn a_refusal_undoes_everything_and_comes_out_untouched() {
    each(|_, city| {
        let answer = city.write_blocking(|tx| {
            add(tx, 1)?;
            Err::<(), _>(Refusal::Full)
        });
        assert_eq!(answer, Err(Refusal::Full));
        assert_eq!(count(&city), 0);
    });
}

#[test]
fn a_read_cannot_write() {
    each(|_, city| {
        let answer = city.read_blocking(|tx| add(tx, 1));
        assert!(matches!(answer, Err(Error::Bug(_))), "{answer:?}");
        assert_eq!(count(&city), 0);
    });
}

#[test]
fn a_read_is_one_snapshot() {
    each(|_, city| {
        let (writer, other) = (city.clone(), city.clone());
        let (asked, ask) = mpsc::sync_channel::<()>(0);
        let (done, wait) = mpsc::sync_channel::<()>(0);
        let thread = thread::spawn(move || {
            ask.recv().unwrap();
            writer.write_blocking(|tx| add(tx, 1)).unwrap();
            done.send(()).unwrap();
        });
        let wait = Mutex::new(wait);
        let counts = other.read_blocking(move |tx| {
            let before: i64 = tx.one(COUNT, args![])?;
            asked.send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
            let after: i64 = tx.one(COUNT, args![])?;
            Ok::<_, Error>((before, after))
        });
        thread.join().unwrap();
        assert_eq!(counts, Ok((0, 0)));
        assert_eq!(count(&city), 1);
    });
}

#[test]
fn a_write_happens_once_however_often_it_is_asked_for() {
    each(|store, city| {
        let vote = |store: &Store, city: &City| {
            let id = store.new_id();
            city.write_blocking(move |tx| {
                tx.write_once("ballot of 7", |tx| {
                    add(tx, id)?;
                    Ok::<_, Error>(id.to_string())
                })
            })
        };
        let Ok(Once::Done(first)) = vote(store, &city) else { panic!("the first is done") };
        assert_eq!(vote(store, &city), Ok(Once::Before(first.clone())));
        // Many at the same moment, under another key.
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let (store, city) = (store.clone(), city.clone());
                thread::spawn(move || {
                    let id = store.new_id();
                    city.write_blocking(move |tx| {
                        tx.write_once("payment 1", |tx| add(tx, id).map(|_| id.to_string()))
                    })
                })
            })
            .collect();
        let answers: Vec<Once> =
            threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect();
        let done = answers.iter().filter(|answer| matches!(answer, Once::Done(_))).count();
        let results: std::collections::HashSet<String> =
            answers.into_iter().map(Once::into_result).collect();
        assert_eq!((done, results.len()), (1, 1));
        assert_eq!(count(&city), 2);
        let forgotten = city.write_blocking(|tx| tx.forget_once(tx.now() + 1));
        assert_eq!(forgotten, Ok(2));
        assert_eq!(
            vote(store, &city).map(Once::into_result).map(|result| result == first),
            Ok(false)
        );
    });
}

#[test]
fn rows_come_one_by_one_and_a_reader_may_stop() {
    each(|_, city| {
        city.write_blocking(|tx| (0..2000).try_for_each(|id| add(tx, id).map(drop))).unwrap();
        let seen = city.export_blocking(|tx| {
            let mut seen = Vec::new();
            tx.for_each::<String, Error>(TITLES, args!["item 5"], |title| {
                seen.push(title);
                Ok(())
            })?;
            Ok::<_, Error>(seen.len())
        });
        let from_five = (0..2000).filter(|id| format!("item {id}").as_str() >= "item 5").count();
        assert_eq!(seen, Ok(from_five));
        let stopped = city.export_blocking(|tx| {
            let mut left = 3;
            tx.for_each::<String, Refusal>(TITLES, args![None::<String>], |_| {
                left -= 1;
                if left == 0 { Err(Refusal::Full) } else { Ok(()) }
            })
        });
        assert_eq!(stopped, Err(Refusal::Full));
        let cost: Option<i64> = city.read_blocking(|tx| tx.one(COST, args![])).unwrap();
        assert_eq!(cost, Some(1999 * 1000));
    });
}

#[test]
fn text_is_ordered_by_its_bytes() {
    each(|_, city| {
        let titles = ["b", "B", "é", "e", "Z", "a b", "a-b", "ab", "𝄞", "ﬀ"];
        city.write_blocking(move |tx| {
            (1_i64..).zip(titles).try_for_each(|(id, title)| {
                tx.execute(ADD, args![id, 1, title, true, 0, None::<Vec<u8>>]).map(drop)
            })
        })
        .unwrap();
        let mut expected = titles.map(str::to_owned).to_vec();
        expected.sort();
        let found: Vec<String> =
            city.read_blocking(|tx| tx.query(TITLES, args![None::<String>])).unwrap();
        assert_eq!(found, expected);
    });
}

#[test]
fn names_and_ids_of_cities_are_taken_once() {
    each(|store, _| {
        use store::{CityError, CityId};
        let make = |id, name| store.create_city(CityId(id), name).map(drop);
        assert!(matches!(make(LEUVEN.0, "other"), Err(CityError::Taken)));
        assert!(matches!(make(99, "leuven"), Err(CityError::Taken)));
        for name in ["", "../x", "install", "Leuven", "1st", "a.b"] {
            assert!(matches!(make(99, name), Err(CityError::Name)), "{name}");
        }
        assert!(matches!(make(0, "zero"), Err(CityError::Name)));
        assert!(matches!(store.remove_city(CityId(99)), Err(CityError::NotFound)));
    });
}

#[tokio::test]
async fn a_store_may_be_opened_and_used_inside_a_runtime() {
    for test in store::testing::TestDatabase::each() {
        let store = Store::open(crate::common::settings(test.database())).unwrap();
        seed(&store);
        assert_eq!(store.city(LEUVEN).write(|tx| add(tx, 1)).await, Ok(1));
        assert_eq!(count(&store.city(LEUVEN)), 1);
    }
}

#[test]
fn how_writing_goes_is_counted() {
    const WRITERS: i64 = 16;
    each(|store, city| {
        let before = store.written();
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let city = &city;
                scope.spawn(move || {
                    for number in 0..10 {
                        let id = 1_000 * (writer + 1) + number;
                        city.write_blocking(move |tx| add(tx, id)).unwrap();
                        let refused = city.write_blocking(move |tx| {
                            add(tx, id + 500)?;
                            Err::<(), _>(Error::NotFound)
                        });
                        assert_eq!(refused, Err(Error::NotFound));
                    }
                });
            }
        });
        let after = store.written();
        assert_eq!((after.kept - before.kept, after.refused - before.refused), (160, 160));
        assert!((1..=160).contains(&(after.commits - before.commits)), "{after:?}");
        assert_eq!(after.retries, before.retries, "nobody’s work was undone");
    });
}
