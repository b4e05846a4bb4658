//! What goes wrong in bodies and in crowds, on both databases.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use store::{Error, Limits, Tx, args};

use crate::common::{
    COUNT, LEUVEN, NIS, SLOW, SLOW_WRITE, add, count, each, each_with, patient, stopwatch,
};

const BRIEF: Duration = Duration::from_millis(200);

/// The lane's one writer is held until the sender is dropped or speaks.
fn hold(city: &store::City) -> (thread::JoinHandle<()>, mpsc::SyncSender<()>) {
    let city = city.clone();
    let (begun, begin) = mpsc::sync_channel(1);
    let (go, wait) = mpsc::sync_channel::<()>(0);
    let wait = std::sync::Mutex::new(wait);
    let thread = thread::spawn(move || {
        let answer = city.write_blocking(move |_| {
            let _ = begun.try_send(());
            let _ = wait.lock().unwrap().recv();
            Ok::<_, Error>(())
        });
        assert_eq!(answer, Ok(()));
    });
    begin.recv().unwrap();
    (thread, go)
}

fn one_writer() -> Limits {
    Limits { writers: 1, ..patient() }
}

#[test]
fn a_panic_among_three_hundred_undoes_its_own_changes_only() {
    each_with(&one_writer(), |_, city| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (thread, go) = hold(&city);
        let (panicked, kept) = runtime.block_on(async {
            let writes: Vec<_> = (0..300)
                .map(|id| {
                    let city = city.clone();
                    tokio::spawn(async move {
                        city.write(move |tx| {
                            add(tx, id)?;
                            assert!(id % 100 != 50, "a body breaks");
                            Ok::<_, Error>(())
                        })
                        .await
                    })
                })
                .collect();
            tokio::time::sleep(BRIEF).await;
            drop(go);
            let mut answers = (0, 0);
            for write in writes {
                match write.await.unwrap() {
                    Ok(()) => answers.1 += 1,
                    Err(error) => {
                        assert_eq!(error, Error::Panic);
                        answers.0 += 1;
                    }
                }
            }
            answers
        });
        thread.join().unwrap();
        assert_eq!((panicked, kept), (3, 297));
        assert_eq!(count(&city), 297);
    });
}

#[test]
fn a_body_that_asks_for_another_transaction_is_told_so() {
    each(|store, city| {
        let (same, other) = (city.clone(), store.city(NIS));
        let answer = city.write_blocking(move |tx| {
            assert_eq!(same.read_blocking(|tx| tx.one::<i64>(COUNT, args![])), Err(Error::Nested));
            assert_eq!(other.write_blocking(|tx| add(tx, 1)), Err(Error::Nested));
            add(tx, 1)
        });
        assert_eq!(answer, Ok(1));
    });
}

#[test]
fn a_caller_that_goes_away_before_its_turn_leaves_nothing() {
    each_with(&one_writer(), |_, city| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (thread, go) = hold(&city);
        let ran = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&ran);
        let waiting = city.clone();
        let gone = runtime.block_on(async move {
            let write = waiting.write(move |tx| {
                seen.fetch_add(1, Ordering::Relaxed);
                add(tx, 1)
            });
            tokio::time::timeout(BRIEF, write).await
        });
        assert!(gone.is_err());
        drop(go);
        thread.join().unwrap();
        city.write_blocking(|tx| add(tx, 2)).unwrap();
        assert_eq!((ran.load(Ordering::Relaxed), count(&city)), (0, 1));
    });
}

#[test]
fn a_caller_that_goes_away_during_its_turn_has_its_write_kept() {
    each(|_, city| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let running = city.clone();
        let gone = runtime.block_on(async move {
            let write = running.write(|tx| {
                add(tx, 1)?;
                thread::sleep(BRIEF * 2);
                Ok::<_, Error>(())
            });
            tokio::time::timeout(BRIEF, write).await
        });
        assert!(gone.is_err());
        city.write_blocking(|tx| add(tx, 2)).unwrap();
        let began = stopwatch();
        while count(&city) < 2 && began.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(count(&city), 2);
    });
}

#[test]
fn a_long_read_is_ended_and_writers_do_not_wait_for_it() {
    let limits = Limits { read_time: Duration::from_secs(2), ..patient() };
    each_with(&limits, |_, city| {
        let reader = city.clone();
        let began = stopwatch();
        let long = thread::spawn(move || {
            reader.read_blocking(|tx| tx.one::<i64>(SLOW, args![2_000_000_000_i64]))
        });
        thread::sleep(BRIEF);
        let write = stopwatch();
        city.write_blocking(|tx| add(tx, 1)).unwrap();
        assert!(write.elapsed() < Duration::from_millis(1500), "{:?}", write.elapsed());
        assert_eq!(long.join().unwrap(), Err(Error::Timeout));
        assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
        let sleeper = city.read_blocking(|_| {
            thread::sleep(Duration::from_millis(2100));
            Ok::<_, Error>(())
        });
        assert_eq!(sleeper, Err(Error::Timeout), "a body that dawdles is not kept either");
        // An export has more time.
        let export = city.export_blocking(|_| {
            thread::sleep(Duration::from_millis(2100));
            Ok::<_, Error>(())
        });
        assert_eq!(export, Ok(()));
    });
}

/// A body of fifty is stuck, by a read or by a statement that changes rows (which loses SQLite's whole transaction).
#[test]
fn a_stuck_write_fails_alone_and_soon() {
    type Stuck = fn(&mut Tx) -> Result<(), Error>;
    let stuck: [Stuck; 2] = [
        |tx| tx.one::<i64>(SLOW, args![2_000_000_000_i64]).map(drop),
        |tx| tx.execute(SLOW_WRITE, args![2_000_000_000_i64, 99, "stuck"]).map(drop),
    ];
    let limits = Limits { write_time: Duration::from_secs(2), ..one_writer() };
    each_with(&limits, |store, city| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for (round, body) in (0_i64..).zip(stuck) {
            let (thread, go) = hold(&city);
            let began = stopwatch();
            let failed = runtime.block_on(async {
                let writes: Vec<_> =
                    (0..50)
                        .map(|number| {
                            let (city, id) = (city.clone(), store.new_id());
                            tokio::spawn(async move {
                                city.write(move |tx| {
                                    if number == 25 { body(tx) } else { add(tx, id).map(drop) }
                                })
                                .await
                            })
                        })
                        .collect();
                tokio::time::sleep(Duration::from_millis(100)).await;
                drop(go);
                let mut failed = Vec::new();
                for write in writes {
                    failed.extend(write.await.unwrap().err());
                }
                failed
            });
            thread.join().unwrap();
            assert_eq!(failed, [Error::Timeout]);
            assert_eq!(count(&city), 49 * (round + 1));
            // Twice its time would mean that it was tried again.
            assert!(began.elapsed() < Duration::from_millis(3900), "{:?}", began.elapsed());
        }
    });
}

#[test]
fn a_city_that_holds_all_its_readers_leaves_some_to_others() {
    const LONG: Duration = Duration::from_millis(600);
    let limits = Limits { readers: 4, readers_per_city: 3, ..patient() };
    each_with(&limits, |store, leuven| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let busy: Vec<_> = (0..12)
                .map(|_| {
                    let city = leuven.clone();
                    tokio::spawn(async move {
                        city.read(|_| {
                            thread::sleep(LONG);
                            Ok::<_, Error>(())
                        })
                        .await
                    })
                })
                .collect();
            tokio::time::sleep(Duration::from_millis(50)).await;
            let began = stopwatch();
            store.city(NIS).read(|tx| tx.one::<i64>(COUNT, args![])).await.unwrap();
            let waited = began.elapsed();
            for read in busy {
                read.await.unwrap().unwrap();
            }
            assert!(waited < LONG, "another city waited {waited:?}");
            assert!(began.elapsed() > LONG * 3, "the busy one took its turns");
        });
    });
}

#[test]
fn a_crowd_beyond_measure_is_turned_away() {
    let limits = Limits { waiting_per_city: 5, ..one_writer() };
    each_with(&limits, |_, city| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (thread, go) = hold(&city);
        let answers = runtime.block_on(async {
            let writes: Vec<_> = (0..20)
                .map(|id| {
                    let city = city.clone();
                    tokio::spawn(async move { city.write(move |tx| add(tx, id)).await })
                })
                .collect();
            tokio::time::sleep(BRIEF).await;
            drop(go);
            let mut answers = Vec::new();
            for write in writes {
                answers.push(write.await.unwrap());
            }
            answers
        });
        thread.join().unwrap();
        let turned_away = answers.iter().filter(|answer| **answer == Err(Error::Crowded)).count();
        assert_eq!(turned_away, 15);
        assert_eq!(count(&city), 5);
    });
}

#[test]
fn a_store_that_closes_answers_and_ends() {
    each(|store, city| {
        city.write_blocking(|tx| add(tx, 1)).unwrap();
        let last = store.clone();
        // A body may be the last to hold the store.
        let answer = store.city(LEUVEN).write_blocking(move |tx| {
            let _held = &last;
            add(tx, 2)
        });
        assert_eq!(answer, Ok(1));
    });
}
