//! Time: the clock that the binary hands in, and deadlines.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

/// The wall clock, handed in by the binary: microseconds since 1970 in UTC. The store never reads another.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// A clock that asks `now`, which gives microseconds since 1970 in UTC.
    pub fn new(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Microseconds since 1970 in UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// The monotonic clock. It measures how long something takes and never reaches a row.
#[expect(
    clippy::disallowed_methods,
    reason = "deadlines of the database; the one place that reads this clock"
)]
pub(crate) fn tick() -> Instant {
    Instant::now()
}

/// The moment by which a piece of work must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn after(limit: Duration) -> Self {
        Self(tick() + limit)
    }

    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(tick())
    }

    pub(crate) fn passed(self) -> bool {
        self.left().is_zero()
    }
}
