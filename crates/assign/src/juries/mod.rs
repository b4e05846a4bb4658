//! Juries and reviewers: every submission read by *k* different people, nobody overburdened, nobody
//! near the author, and the worst-served submission served as well as can be.
//!
//! [`suitability`] turns expertise, bids and conflicts into one table of scores; [`assign_readers`]
//! first raises the weakest reader anywhere as high as the flow allows (a threshold search), then
//! makes the sum of scores as large as that level permits, with prices as proof. Where no assignment
//! exists, it says which submissions lack readers and what would help.
//!
//! It never looks inside a submission and never decides what counts as a conflict beyond the rules it
//! is given.
//!
//! ```
//! use assign::juries::{Panel, assign_readers};
//!
//! // Two submissions, one reader each, two reviewers with one place. The sum alone would be 9 + 0;
//! // the worst submission comes first, so it is 4 + 3.
//! let mut panel = Panel::new(2, 1, vec![1, 1])?;
//! panel.score(0, 0, 9)?;
//! panel.score(0, 1, 4)?;
//! panel.score(1, 0, 3)?;
//! let jury = assign_readers(&panel).expect("there are enough readers");
//! assert_eq!((jury.worst, jury.total), (3, 7));
//! # Ok::<(), assign::juries::PanelError>(())
//! ```

mod flow;
mod panel;
mod relax;
pub mod suitability;
mod sum;

use flow::Flow;
pub use panel::{Panel, PanelError};
pub use relax::{Infeasible, Relaxation};

/// A submission and one of its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// What is read.
    pub submission: u32,
    /// Who reads it.
    pub reviewer: u32,
    /// How well they fit.
    pub score: i16,
}

/// Submissions that cannot all be served, and the reviewers they would have to share.
///
/// Anyone can check it: together the submissions want more readers than the reviewers' loads allow,
/// even if every other reviewer who fits one of them reads it (`others` pairs).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The submissions.
    pub submissions: Vec<u32>,
    /// The reviewers whose loads are used up by them.
    pub reviewers: Vec<u32>,
    /// Pairs of these submissions with other reviewers, all of them used.
    pub others: u32,
    /// How many readings are missing.
    pub missing: u32,
}

/// Who reads what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jury {
    /// All readings, by submission and reviewer.
    pub readings: Vec<Reading>,
    /// The lowest score of any reading; no assignment has a higher one.
    pub worst: i16,
    /// Why not: the shortage at the next higher score, or `None` at the highest score there is.
    pub ceiling: Option<Shortage>,
    /// The sum of scores; no assignment with that worst score has a higher one.
    pub total: i64,
    /// One price for each reviewer, at least 0, and 0 where load is left: each submission's readers
    /// are the best by score less price, which proves the sum.
    pub prices: Vec<i64>,
}

/// Assigns readers: the highest worst score first (threshold search by maximum flow, as in bottleneck
/// assignment), then the highest sum (transportation problem with a price for each reviewer).
///
/// # Errors
/// When some submission cannot have its readers, with the shortage and what would help.
pub fn assign_readers(panel: &Panel) -> Result<Jury, Infeasible> {
    let levels = panel.levels();
    let mut served = Flow::at(panel, 0);
    if served.missing() > 0 {
        return Err(relax::explain(panel, &served));
    }
    // Each level below `low` can be served, each from `high` on cannot.
    let (mut low, mut high) = (0, levels.len());
    let mut ceiling = None;
    while low < high {
        let middle = low.midpoint(high);
        let Some(&level) = levels.get(middle) else { break };
        let flow = Flow::at(panel, level);
        if flow.missing() == 0 {
            (served, low) = (flow, middle + 1);
        } else {
            (ceiling, high) = (Some(flow.shortage()), middle);
        }
    }
    let (readings, prices) = sum::largest(panel, served.level(), &served.readings());
    Ok(Jury {
        worst: readings.iter().map(|reading| reading.score).min().unwrap_or(served.level()),
        total: readings.iter().map(|reading| i64::from(reading.score)).sum(),
        readings,
        ceiling,
        prices,
    })
}
