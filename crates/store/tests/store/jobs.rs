//! Jobs: enqueued with the rest, claimed for a while, done, tried again, or given up.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use store::{
    Clock, Error, Scope, Store, StoreSettings,
    jobs::{self, Claimed, Urgency},
    testing::TestDatabase,
};

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

/// The scope whose turn it is, of any urgency.
fn due(store: &Store, now: i64) -> Option<Scope> {
    store.next_due(now, &Urgency::ALL).map(|(scope, _)| scope)
}

fn claim(city: &store::City) -> Option<Claimed> {
    city.write_blocking(|tx| jobs::claim(tx, Urgency::Later)).unwrap()
}

#[test]
fn a_job_is_there_exactly_when_its_transaction_is() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        let refused = city.write_blocking(|tx| {
            add(tx, 1)?;
            jobs::enqueue(tx, 1, "mail", "to a neighbour", Urgency::Later, NOW)?;
            Err::<(), _>(Error::NotFound)
        });
        assert_eq!(refused, Err(Error::NotFound));
        assert_eq!(due(store, NOW), None);
        city.write_blocking(|tx| {
            add(tx, 1)?;
            jobs::enqueue(tx, 1, "mail", "to a neighbour", Urgency::Later, NOW + SECOND)
        })
        .unwrap();
        assert_eq!(count(&city), 1);
        assert_eq!(due(store, NOW), None);
        assert_eq!(due(store, NOW + SECOND), Some(Scope::City(LEUVEN)));
        assert_eq!(due(store, NOW + SECOND), None, "it is named once");
        store.look_for_jobs().unwrap();
        assert_eq!(
            due(store, NOW + SECOND),
            Some(Scope::City(LEUVEN)),
            "until someone looks again"
        );
        assert_eq!(store.city(NIS).read_blocking(jobs::next), Ok(vec![]));
    });
}

#[test]
fn a_runner_that_dies_leaves_its_job_to_the_next() {
    each(|store, time| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| jobs::enqueue(tx, 1, "mail", "x", Urgency::Later, NOW)).unwrap();
        let first = claim(&city).unwrap();
        // However long it takes, and whatever the clock says meanwhile.
        for later in [SECOND, 1_000_000 * SECOND, -1_000_000 * SECOND] {
            time.store(NOW + later, Ordering::Relaxed);
            assert_eq!(claim(&city), None, "it is held");
        }
        time.store(NOW, Ordering::Relaxed);
        let seen = city.read_blocking(jobs::held).unwrap().remove(0);
        let alive = first.clone();
        city.write_blocking(move |tx| jobs::beat(tx, &alive)).unwrap();
        city.write_blocking(move |tx| jobs::release(tx, &seen)).unwrap();
        assert_eq!(claim(&city), None, "it gave a sign of life");
        let seen = city.read_blocking(jobs::held).unwrap().remove(0);
        city.write_blocking(move |tx| jobs::release(tx, &seen)).unwrap();
        let _ = due(store, NOW);
        let second = claim(&city).unwrap();
        assert_eq!((second.attempts, second.claim), (2, 2));
        for end in [jobs::finish, jobs::beat] {
            let late = first.clone();
            let too_late = city.write_blocking(move |tx| end(tx, &late));
            assert_eq!(too_late, Err(Error::NotFound), "the first runner no longer holds it");
        }
        let late = first.clone();
        let too_late = city.write_blocking(move |tx| jobs::fail(tx, &late, "slow"));
        assert_eq!(too_late, Err(Error::NotFound));
        city.write_blocking(move |tx| jobs::finish(tx, &second)).unwrap();
        assert_eq!(city.read_blocking(jobs::load), Ok(jobs::Load { waiting: 0, dead: 0 }));
    });
}

#[test]
fn what_is_urgent_is_claimed_whatever_waits() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| {
            (0..50).try_for_each(|id| jobs::enqueue(tx, id, "news", "", Urgency::Later, NOW))?;
            jobs::enqueue(tx, 90, "code", "", Urgency::Now, NOW)
        })
        .unwrap();
        let (scope, urgency) = store.next_due(NOW, &[Urgency::Now]).unwrap();
        assert_eq!((scope, urgency), (Scope::City(LEUVEN), Urgency::Now));
        let job = city.write_blocking(move |tx| jobs::claim(tx, urgency)).unwrap().unwrap();
        assert_eq!(job.id, 90);
        assert_eq!(store.next_due(NOW, &[Urgency::Now]), None);
        assert!(store.next_due(NOW, &Urgency::ALL).is_some());
    });
}

#[test]
fn what_a_clock_put_off_that_was_ahead_is_put_right() {
    each(|store, time| {
        let city = store.city(LEUVEN);
        let ahead = NOW + 31 * 24 * 3600 * SECOND;
        time.store(ahead, Ordering::Relaxed);
        city.write_blocking(move |tx| {
            jobs::enqueue(tx, 1, "mail", "x", Urgency::Later, ahead + 10 * SECOND)?;
            jobs::enqueue(tx, 2, "mail", "y", Urgency::Now, ahead)
        })
        .unwrap();
        assert_eq!(city.read_blocking(jobs::are_ahead), Ok(false));
        time.store(NOW, Ordering::Relaxed);
        assert_eq!(city.read_blocking(jobs::are_ahead), Ok(true));
        city.write_blocking(jobs::put_right).unwrap();
        assert_eq!(city.read_blocking(jobs::are_ahead), Ok(false));
        assert_eq!(store.next_due(NOW, &Urgency::ALL), Some((Scope::City(LEUVEN), Urgency::Now)));
        assert_eq!(due(store, NOW + 9 * SECOND), None, "it waits as long as it was to wait");
        assert_eq!(due(store, NOW + 10 * SECOND), Some(Scope::City(LEUVEN)));
    });
}

#[test]
fn a_job_that_keeps_failing_is_given_up_and_can_be_revived() {
    each(|store, time| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| jobs::enqueue(tx, 7, "mail", "x", Urgency::Later, NOW)).unwrap();
        let mut tries = 0;
        while let Some(next) = city.read_blocking(jobs::next).unwrap().pop() {
            time.store(next.run_at, Ordering::Relaxed);
            let job = claim(&city).unwrap();
            city.write_blocking(move |tx| jobs::fail(tx, &job, "no such host")).unwrap();
            tries += 1;
        }
        assert_eq!(tries, jobs::ATTEMPTS);
        let dead = city.read_blocking(jobs::first_dead).unwrap().unwrap();
        assert_eq!(dead.last_error.as_deref(), Some("no such host"));
        assert_eq!(city.read_blocking(jobs::load), Ok(jobs::Load { waiting: 0, dead: 1 }));
        city.write_blocking(|tx| jobs::revive(tx, 7)).unwrap();
        let job = claim(&city).unwrap();
        assert_eq!((job.id, job.attempts), (7, 1));
        city.write_blocking(move |tx| jobs::give_up(tx, &job, "never")).unwrap();
        assert_eq!(city.write_blocking(|tx| jobs::revive(tx, 8)), Err(Error::NotFound));
    });
}

#[test]
fn what_is_not_done_is_read_in_pages() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| {
            jobs::enqueue(tx, 50, "count", "", Urgency::Later, NOW)?;
            (1..=5).try_for_each(|id| jobs::enqueue(tx, id, "mail", "x", Urgency::Later, NOW))
        })
        .unwrap();
        let page = |after, limit| {
            let page = city.read_blocking(move |tx| jobs::undone(tx, "mail", after, limit));
            page.unwrap().into_iter().map(|job| job.id).collect::<Vec<_>>()
        };
        assert_eq!(page(0, 2), [1, 2]);
        assert_eq!(page(2, 2), [3, 4]);
        assert_eq!(page(4, 2), [5]);
        assert_eq!(page(0, 9), [1, 2, 3, 4, 5], "none of another kind");
    });
}

#[test]
fn two_runners_never_hold_the_same_job() {
    each(|store, _| {
        let city = store.city(LEUVEN);
        city.write_blocking(|tx| {
            (0..60).try_for_each(|id| jobs::enqueue(tx, id, "count", "", Urgency::Later, NOW))
        })
        .unwrap();
        let runners: Vec<_> = (0..4)
            .map(|_| {
                let city = city.clone();
                std::thread::spawn(move || {
                    let mut mine = Vec::new();
                    loop {
                        match city.write_blocking(|tx| jobs::claim(tx, Urgency::Later)) {
                            Ok(None) => return mine,
                            Ok(Some(job)) => mine.push(job.id),
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
