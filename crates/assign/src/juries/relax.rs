//! What to change when there are not enough readers.

use super::flow::Flow;
use super::{Panel, Shortage};

/// No assignment gives every submission its readers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} readings are missing: {} submissions share {} reviewers",
    shortage.missing, shortage.submissions.len(), shortage.reviewers.len()
)]
pub struct Infeasible {
    /// Which submissions lack readers, and why.
    pub shortage: Shortage,
    /// Each of these alone would be enough.
    pub relaxations: Vec<Relaxation>,
}

/// One change that alone makes the round possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// Find new reviewers without conflict for this many readings of the short submissions.
    FindReaders {
        /// Readings to be covered.
        readings: u32,
    },
    /// Let everyone read at least this many.
    RaiseLoads {
        /// The lowest load that is enough.
        to: u32,
    },
    /// Ask for fewer readers each.
    FewerReaders {
        /// The most that is possible.
        readers: u32,
    },
    /// Waive conflicts that were only inferred.
    WaiveInferred {
        /// (submission, reviewer); these are enough, though not always the fewest.
        pairs: Vec<(u32, u32)>,
    },
}

/// Explains a flow that could not serve everyone.
pub(super) fn explain(panel: &Panel, flow: &Flow<'_>) -> Infeasible {
    let shortage = flow.shortage();
    let mut relaxations = vec![Relaxation::FindReaders { readings: shortage.missing }];
    let enough = |readers: u32, lowest_load: u32| {
        let loads = panel.loads().iter().map(|&load| load.max(lowest_load)).collect();
        Flow::at(&panel.with(readers, loads), 0).missing() == 0
    };
    // Nobody can read more than everything.
    if enough(panel.readers(), panel.submissions()) {
        let to = lowest(1, panel.submissions(), |load| enough(panel.readers(), load));
        relaxations.push(Relaxation::RaiseLoads { to });
    }
    let fewer = lowest(1, panel.readers(), |fewer| enough(panel.readers() - fewer, 0));
    if fewer < panel.readers() {
        relaxations.push(Relaxation::FewerReaders { readers: panel.readers() - fewer });
    }
    let (missing, pairs) = Flow::at(panel, 0).waive();
    if missing == 0 {
        relaxations.push(Relaxation::WaiveInferred { pairs });
    }
    Infeasible { shortage, relaxations }
}

/// The lowest number in `low..=high` that is enough, when `high` is and larger ones stay enough.
fn lowest(mut low: u32, mut high: u32, enough: impl Fn(u32) -> bool) -> u32 {
    while low < high {
        let middle = low.midpoint(high);
        if enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
