//! Calls: what a city asks of its people, and what becomes of every idea.
//!
//! Pure rules: they take what was stored, what a person sent and the time, and answer with a new
//! state or a refusal a person can act on. Loading, saving, mailing and showing happen elsewhere.

mod activity;
mod call;
mod comment;
mod decision;
mod idea;
mod journey;
mod moderation;
mod notice;
mod policy;
mod ranking;
mod screening;
mod template;

pub use activity::{Activity, ActivityKind};
pub use call::{Access, Call, CallContent, CallState, Closing, Criterion, Rule, Who};
pub use comment::{Comment, CommentInput, CommentState};
pub use decision::{Choice, Decided, Decision, Verdict, decide, decide_one};
pub use idea::{Idea, IdeaForm, IdeaInput, IdeaState, Limits};
pub use journey::{Event, EventKind, NextStep, NextStepKind, next_steps};
pub use moderation::{Appeal, HideInput, Report, ReportReason, Subject, appeal, hide, restore};
pub use notice::{Audience, NoticeKind};
pub use policy::{may_comment, may_edit, may_read_call, may_read_idea, may_support, may_write};
pub use ranking::{passed_over, rank};
pub use screening::{Change, Screening, ask_change, merge, screen, unscreen, withdraw};
pub use template::CallTemplate;

/// Why something cannot be done now, said so that a person knows what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing, or none this person may know of.
    NotFound,
    /// Only somebody else may do this.
    NotYours,
    /// One has to sign in first.
    SignInFirst,
    /// That activity of the call is not open.
    NotOpen {
        /// Which one.
        activity: ActivityKind,
        /// When it opens, if it is still to come.
        opens: Option<jiff::Timestamp>,
    },
    /// The idea or call is no longer in a state where this makes sense.
    AlreadyElsewhere,
    /// Somebody else changed it in the meantime: look again, then decide.
    ChangedMeanwhile,
    /// Something in what was sent has to be put right.
    Flawed(city::Flaws),
}

impl From<city::Flaws> for Refusal {
    fn from(flaws: city::Flaws) -> Self {
        Self::Flawed(flaws)
    }
}
