//! What is still to come for an idea; what has happened to it are its steps ([`city::Step`]).

use jiff::Timestamp;

use crate::{ActivityKind, Call, Idea, IdeaState};

/// A step still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    /// Which.
    pub kind: NextStepKind,
    /// By when, where that is promised.
    pub by: Option<Timestamp>,
    /// Whether that moment is past.
    pub late: bool,
}

/// The steps that can still come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextStepKind {
    /// The office looks whether it meets the conditions.
    Screen,
    /// Neighbours support it.
    Support,
    /// The office decides.
    Decide,
    /// An agreement with budget and mentor.
    Commission,
    /// A test with residents.
    Test,
    /// What came of it.
    Result,
}

/// The steps still to come for an idea, in order.
pub fn next_steps(call: &Call, idea: &Idea, now: Timestamp) -> Vec<NextStep> {
    use NextStepKind::{Commission, Decide, Result, Screen, Support, Test};
    let plain = |kind| NextStep { kind, by: None, late: false };
    let ends = |kind| call.window(kind).and_then(|w| w.closes());
    let due =
        |kind, by: Option<Timestamp>| NextStep { kind, by, late: by.is_some_and(|by| by < now) };
    let mut steps = Vec::new();
    match idea.state {
        IdeaState::Published | IdeaState::Eligible => {
            if idea.state == IdeaState::Published {
                steps.push(due(
                    Screen,
                    ends(ActivityKind::Screen).or_else(|| call.promised(now, Some(idea.published))),
                ));
            }
            if call
                .window(ActivityKind::Support)
                .is_some_and(|w| w.state(now) == city::WindowState::Upcoming)
            {
                steps.push(NextStep {
                    kind: Support,
                    by: ends(ActivityKind::Support),
                    late: false,
                });
            }
            steps.push(due(Decide, call.promised(now, Some(idea.published))));
            steps.extend([plain(Commission), plain(Test), plain(Result)]);
        }
        IdeaState::Selected => steps.extend([plain(Commission), plain(Test), plain(Result)]),
        IdeaState::Ineligible
        | IdeaState::NotSelected
        | IdeaState::Merged
        | IdeaState::Withdrawn => {}
    }
    steps
}
