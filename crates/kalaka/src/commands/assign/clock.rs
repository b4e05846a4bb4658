//! The clock and the memory of this process, for figures and for `--budget`.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use assign::budget::Budget;

/// Measures from its creation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "the command line's wiring reads the clock")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// Seconds, to the microsecond.
    pub(crate) fn seconds(self) -> f64 {
        (self.elapsed().as_secs_f64() * 1e6).round() / 1e6
    }
}

/// Seconds this process has spent on a processor, where the system tells: what a figure is without
/// the other work of the machine.
pub(crate) fn cpu_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_ascii_whitespace().next()?.parse().ok()?;
    Some((nanoseconds / 1e3).round() / 1e6)
}

/// Seconds on a processor since an earlier [`cpu_seconds`], to the microsecond.
pub(crate) fn cpu_since(before: Option<f64>) -> Option<f64> {
    Some(((cpu_seconds()? - before?) * 1e6).round() / 1e6)
}

/// Lets the engine work until a time has passed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeBudget {
    watch: Stopwatch,
    limit: Option<Duration>,
}

impl TimeBudget {
    pub(crate) fn new(watch: Stopwatch, milliseconds: Option<u64>) -> Self {
        Self { watch, limit: milliseconds.map(Duration::from_millis) }
    }
}

impl Budget for TimeBudget {
    fn charge(&mut self, _work: u64) -> ControlFlow<()> {
        match self.limit {
            Some(limit) if self.watch.elapsed() >= limit => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// Lets the engine work until it has had so much time on the processor: for figures on a machine
/// that has other work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CpuBudget {
    since: Option<f64>,
    limit: Option<f64>,
}

impl CpuBudget {
    pub(crate) fn new(milliseconds: Option<u32>) -> Self {
        Self { since: cpu_seconds(), limit: milliseconds.map(|limit| f64::from(limit) / 1e3) }
    }
}

impl Budget for CpuBudget {
    fn charge(&mut self, _work: u64) -> ControlFlow<()> {
        match (self.limit, cpu_since(self.since)) {
            (Some(limit), Some(spent)) if spent >= limit => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// The most memory this process has held, in MB of 10⁶ bytes, where the system tells.
pub(crate) fn peak_mb() -> Option<f64> {
    memory_mb("VmHWM:")
}

/// How far the memory of this process grows, where the system tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth(Option<f64>);

impl Growth {
    /// Measures from now: what was held at most before is forgotten.
    pub(crate) fn start() -> Self {
        let forgotten = std::fs::write("/proc/self/clear_refs", "5").ok();
        Self(forgotten.and_then(|()| memory_mb("VmRSS:")))
    }

    /// The most held since, beyond what was held then, in MB of 10⁶ bytes.
    pub(crate) fn mb(self) -> Option<f64> {
        Some((peak_mb()? - self.0?).max(0.0))
    }
}

/// A line of what the system tells of this process, in MB.
fn memory_mb(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some((kib * 1.024).round() / 1e3)
}
