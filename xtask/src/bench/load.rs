//! Load: at a rate, where an answer's time runs from the moment it was due (so that a stalled
//! server cannot hide behind requests that were never sent), or as fast as it goes.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Ask, Connection};
use crate::run::watch;

/// What came of a load.
#[derive(Debug, Clone, Default)]
pub(super) struct Load {
    /// How long each fine answer took, shortest first.
    times: Vec<Duration>,
    /// Answers that were not fine, by their status; 0 is a broken connection.
    pub(super) odd: Vec<u16>,
    /// How long it went on.
    took: Duration,
}

/// Makes the request of a number.
pub(super) type Make<'a> = dyn Fn(u64) -> Ask + Sync + 'a;

/// Sends so many requests a second over some connections, for a while.
pub(super) fn at_rate(
    server: SocketAddr,
    make: &Make,
    a_second: u32,
    seconds: u32,
    connections: u32,
) -> anyhow::Result<Load> {
    let pause = Duration::from_secs(1).checked_div(a_second).unwrap_or_default();
    let all = u64::from(a_second) * u64::from(seconds);
    run(server, make, connections, |number, since| {
        let due = since + pause.saturating_mul(u32::try_from(number).unwrap_or(u32::MAX));
        (number < all).then_some(due)
    })
}

/// Sends requests as fast as answers come, for a while.
pub(super) fn flat_out(
    server: SocketAddr,
    make: &Make,
    seconds: u32,
    connections: u32,
) -> anyhow::Result<Load> {
    let long = Duration::from_secs(u64::from(seconds));
    run(server, make, connections, |_, since| (since.elapsed() < long).then(watch))
}

/// `due` says when the request of a number is to be sent, or that it is enough.
fn run(
    server: SocketAddr,
    make: &Make,
    connections: u32,
    due: impl Fn(u64, Instant) -> Option<Instant> + Sync,
) -> anyhow::Result<Load> {
    let next = AtomicU64::new(0);
    let since = watch();
    let worker = || -> anyhow::Result<Load> {
        let mut connection = Connection::open(server)?;
        let mut load = Load::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(due) = due(number, since) else { return Ok(load) };
            thread::sleep(due.saturating_duration_since(watch()));
            match connection.ask(&make(number)) {
                Ok(answer) if answer.status < 400 => load.times.push(due.elapsed()),
                Ok(answer) => load.odd.push(answer.status),
                Err(_) => {
                    load.odd.push(0);
                    connection = Connection::open(server)?;
                }
            }
        }
    };
    let mut all = Load::default();
    thread::scope(|threads| {
        let workers: Vec<_> = (0..connections).map(|_| threads.spawn(worker)).collect();
        for worker in workers {
            let own = worker.join().map_err(|_| anyhow::anyhow!("a worker panicked"))??;
            all.times.extend(own.times);
            all.odd.extend(own.odd);
        }
        anyhow::Ok(())
    })?;
    all.took = since.elapsed();
    all.times.sort_unstable();
    Ok(all)
}

impl Load {
    /// The time within which so many of a hundred answers came.
    pub(super) fn within(&self, percent: usize) -> Duration {
        let place = (self.times.len() * percent).div_ceil(100).saturating_sub(1);
        self.times.get(place).copied().unwrap_or(Duration::MAX)
    }

    /// Fine answers a second.
    pub(super) fn a_second(&self) -> u128 {
        let count = u128::try_from(self.times.len()).unwrap_or_default();
        count * 1000 / self.took.as_millis().max(1)
    }
}
