//! Ids: whole numbers that grow with time, unique across an installation, and small enough for JavaScript.

use std::sync::atomic::{AtomicI64, Ordering};

/// 2025-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MILLIS: i64 = 1_735_689_600_000;
const NODE_BITS: u32 = 5;
const SEQUENCE_BITS: u32 = 7;

/// Gives ids below 2⁵³: 41 bits of milliseconds since 2025 (until 2094), 7 bits of sequence, 5 bits of node.
///
/// Ids of one source strictly increase, also when the clock stands still or goes back: a source that has used up a
/// millisecond borrows from the next, which allows 128 000 ids a second on each of 32 nodes for ever and short
/// bursts of more. Two processes on one database need different nodes.
#[derive(Debug)]
pub struct IdSource {
    node: i64,
    /// Milliseconds and sequence of the last id, without the node.
    last: AtomicI64,
}

impl IdSource {
    /// The number of different nodes.
    pub const NODES: u8 = 1 << NODE_BITS;

    /// A source for node `node`, taken modulo [`IdSource::NODES`].
    #[must_use]
    pub fn new(node: u8) -> Self {
        Self { node: i64::from(node % Self::NODES), last: AtomicI64::new(0) }
    }

    /// The next id at `now`, in microseconds since 1970.
    pub fn next(&self, now: i64) -> i64 {
        let tick = (now / 1000 - EPOCH_MILLIS).max(0) << SEQUENCE_BITS;
        let last = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(tick.max(last + 1)));
        // The update never declines, so both arms hold the value before it.
        let last = match last {
            Ok(last) | Err(last) => last,
        };
        (tick.max(last + 1) << NODE_BITS) | self.node
    }

    /// When an id was made, in microseconds since 1970, to the millisecond.
    #[must_use]
    pub fn made_at(id: i64) -> i64 {
        ((id >> (NODE_BITS + SEQUENCE_BITS)) + EPOCH_MILLIS) * 1000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_123_456;

    #[test]
    fn ids_grow_even_when_the_clock_goes_back() {
        let source = IdSource::new(3);
        let mut ids = Vec::new();
        for step in 0..10_000 {
            ids.push(source.next(NOW - step));
        }
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(IdSource::made_at(ids[0]), 1_800_000_000_123_000);
    }

    #[test]
    fn nodes_never_meet_and_ids_fit_javascript() {
        let (one, two) = (IdSource::new(0), IdSource::new(31));
        let ids: std::collections::HashSet<i64> =
            (0..1000).flat_map(|_| [one.next(NOW), two.next(NOW)]).collect();
        assert_eq!(ids.len(), 2000);
        let year_2094 = 3_913_056_000_000_000;
        assert!(IdSource::new(31).next(year_2094) < 1 << 53);
    }

    #[test]
    fn threads_share_a_source() {
        let source = IdSource::new(1);
        let ids = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| (0..1000).map(|_| source.next(NOW)).collect::<Vec<_>>()))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect::<std::collections::HashSet<_>>()
        });
        assert_eq!(ids.len(), 4000);
    }
}
