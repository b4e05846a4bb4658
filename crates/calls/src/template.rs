//! Templates: a call that is ready but for its question.

use city::{Access, Texts, Theme, Window};
use jiff::{Timestamp, ToSpan as _};

use crate::{Activity, ActivityKind, CallContent, Caps, Rule, Who};

/// An activity with the days on which it opens and closes, counted from the start.
type Days = (ActivityKind, i64, Option<i64>);

city::stored! {
    /// A ready-made shape of a call.
    pub enum CallTemplate {
        /// Ideas for a year's theme: collect, discuss, support, screen, decide in turn.
        OpenCall = "open-call",
        /// A small budget for one neighbourhood, decided in the order of support.
        NeighbourhoodBudget = "neighbourhood-budget",
        /// One quick question: two weeks, no support, an answer in ten days.
        QuickQuestion = "quick-question",
        /// A letter box without an end: everything stays open, each idea is answered in turn.
        IdeaBox = "idea-box",
    }
}

impl CallTemplate {
    /// The call's content as it starts. Windows begin at `start` (the next full hour or day, as
    /// the caller sees fit) and count in days from there.
    pub fn content(self, start: Timestamp) -> CallContent {
        use ActivityKind::{Collect, Decide, Discuss, Screen, Support};
        let (windows, promise_days, rule): (&[Days], u16, Rule) = match self {
            Self::OpenCall => (
                &[
                    (Collect, 0, Some(42)),
                    (Discuss, 0, Some(63)),
                    (Support, 14, Some(63)),
                    (Screen, 7, Some(70)),
                    (Decide, 70, Some(84)),
                ],
                30,
                Rule::Office,
            ),
            Self::NeighbourhoodBudget => (
                &[
                    (Collect, 0, Some(30)),
                    (Discuss, 0, Some(60)),
                    (Screen, 0, Some(44)),
                    (Support, 45, Some(60)),
                    (Decide, 60, Some(74)),
                ],
                21,
                Rule::SupportOrder,
            ),
            Self::QuickQuestion => (
                &[
                    (Collect, 0, Some(14)),
                    (Discuss, 0, Some(14)),
                    (Screen, 0, Some(24)),
                    (Decide, 14, Some(24)),
                ],
                10,
                Rule::Office,
            ),
            Self::IdeaBox => (
                &[
                    (Collect, 0, None),
                    (Discuss, 0, None),
                    (Support, 0, None),
                    (Screen, 0, None),
                    (Decide, 0, None),
                ],
                30,
                Rule::Office,
            ),
        };
        let day = |days: i64| start.checked_add((24 * days).hours()).ok();
        let activities = windows
            .iter()
            .filter_map(|(kind, opens, closes)| {
                let window = Window::new(day(*opens), closes.and_then(day)).ok()?;
                Some(Activity { kind: *kind, window })
            })
            .collect();
        CallContent {
            title: Texts::default(),
            question: Texts::default(),
            text: Texts::default(),
            theme: Some(Theme::Green),
            picture: None,
            budget: None,
            places: None,
            caps: Caps::default(),
            promise_days,
            promise: Texts::default(),
            office: Texts::default(),
            rule,
            rule_text: Texts::default(),
            criteria: Vec::new(),
            who: Who {
                read: Access::Anyone,
                write: Access::Anyone,
                support: Access::Account,
                comment: Access::Account,
            },
            activities,
            result: Texts::default(),
            reopenings: Vec::new(),
        }
    }
}
