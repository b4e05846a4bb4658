//! How much work a caller allows. The engine reads no clock: it says how much it did and asks
//! whether to go on, so the same limit on work gives the same answer everywhere, and a caller who
//! wants milliseconds brings a clock of its own.

use std::ops::ControlFlow;

/// Decides whether a search goes on. Work is counted in arcs looked at, a few nanoseconds each.
pub trait Budget {
    /// Takes note of some work; `Break` asks the engine to stop and return its best so far.
    fn charge(&mut self, work: u64) -> ControlFlow<()>;
}

/// Goes on until the optimum is found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

impl Budget for Unlimited {
    fn charge(&mut self, _work: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Stops after so many arcs: deterministic, on every machine.
#[derive(Clone, Copy, Debug)]
pub struct WorkLimit(pub u64);

impl Budget for WorkLimit {
    fn charge(&mut self, work: u64) -> ControlFlow<()> {
        self.0 = self.0.saturating_sub(work);
        if self.0 == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Asks a function, told how much work was done since it was last asked.
#[derive(Debug)]
pub struct Asking<F>(pub F);

impl<F: FnMut(u64) -> ControlFlow<()>> Budget for Asking<F> {
    fn charge(&mut self, work: u64) -> ControlFlow<()> {
        (self.0)(work)
    }
}
