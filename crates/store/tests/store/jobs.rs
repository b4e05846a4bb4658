//! Jobs: enqueued with the rest, claimed for a while, done, tried again, or given up.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use store::{Clock, Error, Scope, Store, StoreSettings, jobs, testing::TestDatabase};

use crate::common::{LEUVEN, NIS, NOW, add, count, seed, settings};

const SECOND: i64 = 1_000_000;

/// A store whose clock the story moves.
fn each(story: impl Fn(&Store, &AtomicI64)) {
    for test in TestDatabase::each() {
        println!("on {}", test.name());
        let time = Arc::new(AtomicI64::new(NOW));
        let hands = Arc::clone(&time);
        let clock = Clock::new(move || hands.load(Ordering::Relaxed));
        let store = Store::open(StoreSettings { clock, ..settings(test.database()) }).unwrap();
        seed(&store);
        story(&store, &time);
    }
}

#[test]
fn a_job_is_there_exactly_when_its_transaction_is() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        let refused = city.write_blocking(|tx| {
            add(tx, 1)?;
            jobs::enqueue(tx, 1, "mail", "to a neighbour", NOW)?;
            Err::<(), _>(Error::NotFound)
        });
        assert_eq!(refused, Err(Error::NotFound));
        assert_eq!(store.due(NOW), []);
        city.write_blocking(|tx| {
            add(tx, 1)?;
            jobs::enqueue(tx, 1, "mail", "to a neighbour", NOW + SECOND)
        })
        .unwrap();
        assert_eq!(count(&city), 1);
        assert_eq!(store.due(NOW), []);
        assert_eq!(store.due(NOW + SECOND), [Scope::City(LEUVEN)]);
        assert_eq!(store.due(NOW + SECOND), [], "it is named once");
        store.look_for_jobs().unwrap();
        assert_eq!(store.due(NOW + SECOND), [Scope::City(LEUVEN)], "until someone looks again");
        assert_eq!(store.city(NIS).read_blocking(jobs::next), Ok(None));
    });
}

#[test]
fn a_runner_that_dies_leaves_its_job_to_the_next() {
    each(|store, time| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| jobs::enqueue(tx, 1, "mail", "x", NOW)).unwrap();
        let claim = || city.write_blocking(|tx| jobs::claim(tx, 60 * SECOND, 10)).unwrap();
        let first = claim();
        assert_eq!(first.len(), 1);
        assert_eq!(claim(), [], "it is held");
        assert_eq!(
            store.due(NOW + 60 * SECOND),
            [Scope::City(LEUVEN)],
            "and due again when the lease ends"
        );
        time.store(NOW + 60 * SECOND, Ordering::Relaxed);
        let second = claim();
        assert_eq!(second[0].attempts, 2);
        let late = first[0].clone();
        let too_late = city.write_blocking(move |tx| jobs::finish(tx, &late));
        assert_eq!(too_late, Err(Error::NotFound), "the first runner no longer holds it");
        let job = second[0].clone();
        city.write_blocking(move |tx| jobs::finish(tx, &job)).unwrap();
        assert_eq!(city.read_blocking(jobs::load), Ok(jobs::Load { waiting: 0, dead: 0 }));
    });
}

#[test]
fn a_job_that_keeps_failing_is_given_up_and_can_be_revived() {
    each(|store, time| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| jobs::enqueue(tx, 7, "mail", "x", NOW)).unwrap();
        let mut tries = 0;
        while let Some(at) = city.read_blocking(jobs::next).unwrap() {
            time.store(at, Ordering::Relaxed);
            let job = city.write_blocking(|tx| jobs::claim(tx, SECOND, 1)).unwrap().remove(0);
            city.write_blocking(move |tx| jobs::fail(tx, &job, "no such host")).unwrap();
            tries += 1;
        }
        assert_eq!(tries, jobs::ATTEMPTS);
        let dead = city.read_blocking(jobs::dead).unwrap();
        assert_eq!(dead[0].last_error.as_deref(), Some("no such host"));
        assert_eq!(city.read_blocking(jobs::load), Ok(jobs::Load { waiting: 0, dead: 1 }));
        city.write_blocking(|tx| jobs::revive(tx, 7)).unwrap();
        let job = city.write_blocking(|tx| jobs::claim(tx, SECOND, 1)).unwrap().remove(0);
        assert_eq!((job.id, job.attempts), (7, 1));
        city.write_blocking(move |tx| jobs::give_up(tx, &job, "never")).unwrap();
        assert_eq!(city.write_blocking(|tx| jobs::revive(tx, 8)), Err(Error::NotFound));
    });
}

#[test]
fn two_runners_never_hold_the_same_job() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| {
            (0..60).try_for_each(|id| jobs::enqueue(tx, id, "count", "", NOW))
        })
        .unwrap();
        let runners: Vec<_> = (0..4)
            .map(|_| {
                let city = city.clone();
                std::thread::spawn(move || {
                    let mut mine = Vec::new();
                    loop {
                        match city.write_blocking(|tx| jobs::claim(tx, SECOND, 4)) {
                            Ok(jobs) if jobs.is_empty() => return mine,
                            Ok(jobs) => mine.extend(jobs.into_iter().map(|job| job.id)),
                            Err(Error::Retry) => {}
                            Err(error) => panic!("{error:?}"),
                        }
                    }
                })
            })
            .collect();
        let mut all: Vec<i64> =
            runners.into_iter().flat_map(|runner| runner.join().unwrap()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..60).collect::<Vec<_>>());
    });
}
