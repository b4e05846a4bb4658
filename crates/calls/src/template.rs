//! Templates: a call that is ready but for its question.

use city::{Access, Texts, Theme, Window};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::{Activity, ActivityKind, CallContent, Caps, Rule, Who};

/// An activity with the days on which it opens and closes, counted from the start.
type Days = (ActivityKind, i64, Option<i64>);

/// The hour at which what begins on a later day begins, where the city is.
const MORNING: i8 = 9;
/// The hour at which windows end, where the city is.
const EVENING: i8 = 20;

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
    /// The call's content with windows that count in whole days of 24 hours from `start`.
    pub fn content(self, start: Timestamp) -> CallContent {
        let day = |days: i64| start.checked_add((24 * days).hours()).ok();
        self.with_windows(|_, opens, closes| (day(opens), closes.and_then(day)))
    }

    /// The call's content as people keep their days: the first windows begin at `now`, to the minute, later ones at nine
    /// in the morning, and all end in the evening. What begins on a day on which something else ends begins after it.
    pub fn content_from(self, now: Timestamp, zone: &TimeZone) -> CallContent {
        let first = now.to_zoned(zone.clone()).date();
        let at = |days: i64, hour: i8| {
            let day = first.checked_add(days.days()).ok()?;
            Some(day.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp())
        };
        let minute = Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(60)).ok();
        self.with_windows(|windows, opens, closes| {
            let follows = windows.iter().any(|(_, _, ends)| *ends == Some(opens));
            let opens = match opens {
                0 => minute,
                day if follows => at(day, EVENING),
                day => at(day, MORNING),
            };
            (opens, closes.and_then(|day| at(day, EVENING)))
        })
    }

    /// The content with each window from the moments that `window` says for the days it opens and closes on.
    fn with_windows(
        self,
        window: impl Fn(&[Days], i64, Option<i64>) -> (Option<Timestamp>, Option<Timestamp>),
    ) -> CallContent {
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
        let activities = windows
            .iter()
            .filter_map(|(kind, opens, closes)| {
                let (opens, closes) = window(windows, *opens, *closes);
                Some(Activity { kind: *kind, window: Window::new(opens, closes).ok()? })
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

impl CallContent {
    /// The same content for another call: its windows begin today, each as long and as far from the first as before,
    /// and nothing of what became of the other call comes along.
    #[must_use]
    pub fn once_more(&self, now: Timestamp, zone: &TimeZone) -> Self {
        let local = |at: Timestamp| at.to_zoned(zone.clone());
        let first = self.activities.iter().filter_map(|activity| activity.window.opens()).min();
        let later = first
            .and_then(|first| local(first).date().until(local(now).date()).ok())
            .map_or(0, |between| between.get_days());
        let moved = |at: Timestamp| Some(local(at).checked_add(later.days()).ok()?.timestamp());
        let activity = |activity: &Activity| {
            let (opens, closes) = (activity.window.opens(), activity.window.closes());
            let window = Window::new(opens.and_then(moved), closes.and_then(moved)).ok()?;
            Some(Activity { kind: activity.kind, window })
        };
        Self {
            activities: self.activities.iter().filter_map(activity).collect(),
            result: Texts::default(),
            reopenings: Vec::new(),
            ..self.clone()
        }
    }
}
