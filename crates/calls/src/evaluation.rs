//! Evaluation: several officers and jurors mark the same idea by what the call weighs, each by themselves at first.
//!
//! It never decides: marks stand beside a verdict, which an officer gives with a reason.

mod conflict;
mod handing;
mod plan;
mod sharing;
mod sight;
mod summary;

pub use conflict::{Conflict, inferred};
pub use handing::{Evaluation, EvaluationState, Marked, Typed};
pub use plan::{Answers, Measure, Plan, Scale, Shown};
pub use sharing::{Reader, Shared, Sharing, ToRead, share_out};
pub use sight::{EVALUATORS, Sight, evaluates_as, may_read_after, sight};
pub use summary::{OfMeasure, Summary, summarise};
