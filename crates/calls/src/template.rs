//! Templates: a call that is ready but for its question.

use city::{Access, Texts, Theme, Window};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::{Activity, ActivityKind, CallContent, Caps, Rule, Who};

mod shapes;

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
        /// A budget within a school, decided by those who learn and work there in the order of support.
        SchoolBudget = "school-budget",
        /// A street that will be laid out anew: what should be in it?
        StreetRedesign = "street-redesign",
        /// Neighbours who make their street ready for the climate with measures of their own.
        ClimateStreet = "climate-street",
        /// Applications for a subsidy: no support, weighed by criteria known beforehand.
        CultureSubsidy = "culture-subsidy",
        /// A question of the city to companies and researchers, whose answers are tried in the city.
        InnovationChallenge = "innovation-challenge",
        /// What shall it be called? One name, in the order of support.
        Naming = "naming",
        /// A plan lies open: each reaction is answered.
        Consultation = "consultation",
        /// The challenge of one host at a hackathon: two days of making, a week of showing.
        HackathonChallenge = "hackathon-challenge",
        /// What bothers people, and where: a map of small things that can be mended.
        ProblemMap = "problem-map",
        /// Questions, answered once by each, with a public summary. No ideas are shared.
        Survey = "survey",
        /// One question, one week.
        Poll = "poll",
    }
}

/// What a template gives apart from its words.
struct Shape {
    windows: &'static [Days],
    promise_days: u16,
    rule: Rule,
    theme: Theme,
    places: Option<u32>,
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
        let Shape { windows, promise_days, rule, theme, places } = self.shape();
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
            theme: Some(theme),
            picture: None,
            budget: None,
            places,
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
            needs: city::Needs::default(),
            sides: city::Sides::None,
            activities,
            result: Texts::default(),
            steps: Vec::new(),
            step: crate::StepWords::default(),
            reopenings: Vec::new(),
            returns: Vec::new(),
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
            steps: Vec::new(),
            step: crate::StepWords::default(),
            reopenings: Vec::new(),
            returns: Vec::new(),
            ..self.clone()
        }
    }
}
