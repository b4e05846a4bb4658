//! The journey of an idea: what happened to it, when, by whom and why, and what comes next.

use jiff::Timestamp;

use crate::{ActivityKind, Call, Idea, IdeaState};

/// One thing that happened to an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// When.
    pub made: Timestamp,
    /// The office that acted, in its own words; empty where the author or nobody did.
    pub office: String,
    /// The reason or the words that go with it.
    pub reason: String,
    /// The criterion that was not met, by its key.
    pub criterion: Option<String>,
}

/// What can happen to an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// It came in and was published.
    Published,
    /// Its author changed it.
    Changed,
    /// The office asked for a change.
    ChangeAsked,
    /// It meets the rules.
    Eligible,
    /// It does not.
    Ineligible,
    /// Another idea was merged into it.
    TookIn,
    /// It was merged into another.
    Merged,
    /// The city answered.
    Answered,
    /// A moderator hid it.
    Hidden,
    /// A moderator restored it.
    Restored,
    /// Its author took it back.
    Withdrawn,
    /// It was selected.
    Selected,
    /// It was not.
    NotSelected,
}

impl EventKind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Published,
        Self::Changed,
        Self::ChangeAsked,
        Self::Eligible,
        Self::Ineligible,
        Self::TookIn,
        Self::Merged,
        Self::Answered,
        Self::Hidden,
        Self::Restored,
        Self::Withdrawn,
        Self::Selected,
        Self::NotSelected,
    ];

    /// The kind's key, as stored and in the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Changed => "changed",
            Self::ChangeAsked => "change_asked",
            Self::Eligible => "eligible",
            Self::Ineligible => "ineligible",
            Self::TookIn => "took_in",
            Self::Merged => "merged",
            Self::Answered => "answered",
            Self::Hidden => "hidden",
            Self::Restored => "restored",
            Self::Withdrawn => "withdrawn",
            Self::Selected => "selected",
            Self::NotSelected => "not_selected",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Whether it concerns manners, which only the author and moderators see.
    pub fn is_private(self) -> bool {
        matches!(self, Self::Hidden | Self::Restored)
    }
}

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
    /// The office looks whether it meets the rules.
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
                    ends(ActivityKind::Screen).or_else(|| call.answer_due(Some(idea.published))),
                ));
            }
            if call
                .window(ActivityKind::Support)
                .is_some_and(|w| w.state(now) != city::WindowState::Closed)
            {
                steps.push(NextStep {
                    kind: Support,
                    by: ends(ActivityKind::Support),
                    late: false,
                });
            }
            steps.push(due(Decide, call.answer_due(Some(idea.published))));
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
