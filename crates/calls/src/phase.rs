//! Where a call stands, told from its windows: there is no phase that somebody sets.

use city::WindowState;
use jiff::Timestamp;

use crate::{ActivityKind, Call, CallState};

city::stored! {
    /// Where a call stands, as a reader sees it.
    pub enum CallPhase {
        /// Only staff see it.
        Draft = "draft",
        /// Published, but nothing is open yet.
        Coming = "coming",
        /// Residents can take part in something.
        Open = "open",
        /// Residents are done; the office is not.
        Deciding = "deciding",
        /// The result is published.
        Decided = "decided",
        /// Put away.
        Archived = "archived",
    }
}

impl CallPhase {
    /// Where a call stands at `now`.
    pub fn of(call: &Call, now: Timestamp) -> Self {
        let residents = ActivityKind::ALL.iter().filter(|kind| kind.is_residents());
        let any = |wanted| {
            let mut windows = residents.clone().filter_map(|kind| call.window(*kind));
            windows.any(|window| window.state(now) == wanted)
        };
        match call.state {
            CallState::Draft => Self::Draft,
            CallState::Archived => Self::Archived,
            CallState::Published if call.has_result(now) => Self::Decided,
            CallState::Published if any(WindowState::Open) => Self::Open,
            CallState::Published if any(WindowState::Upcoming) => Self::Coming,
            CallState::Published => Self::Deciding,
        }
    }
}
