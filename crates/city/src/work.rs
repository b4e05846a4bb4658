//! Work at the desk: what waits for whoever works for the city, of which kind, and whose it is to do.

use jiff::{SignedDuration, Timestamp};

use crate::Role;

crate::stored! {
    /// A kind of work. A system that brings one enters it here, names whose it is, and says how it is shown.
    pub enum Work {
        /// To say whether an idea meets the conditions.
        Screen = "screen",
        /// To decide a call.
        Decide = "decide",
        /// To finish a call that was begun.
        Draft = "draft",
        /// To let a decision come out at its moment.
        Scheduled = "scheduled",
        /// To look at what was reported.
        Report = "report",
        /// To read the first post of somebody new.
        First = "first",
        /// To answer an author whose post was hidden.
        Appeal = "appeal",
        /// To read what waits before others see it.
        Held = "held",
        /// To confirm that something is hidden, or turn it down.
        Confirm = "confirm",
        /// To say whether somebody speaks for an organisation.
        Claim = "claim",
    }
}

impl Work {
    /// Whose work it is.
    pub fn role(self) -> Role {
        match self {
            Self::Screen | Self::Decide | Self::Draft | Self::Scheduled | Self::Claim => {
                Role::Officer
            }
            Self::Report | Self::First | Self::Appeal | Self::Held | Self::Confirm => {
                Role::Moderator
            }
        }
    }
}

crate::stored! {
    /// For whom a piece of work waits.
    pub enum Waits {
        /// For whoever works here.
        Here = "here",
        /// For somebody else, or for its moment.
        Elsewhere = "elsewhere",
    }
}

/// A piece of work that waits about a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Its kind.
    pub work: Work,
    /// For whom.
    pub waits: Waits,
    /// Since when; what lies ahead is not shown before.
    pub since: Timestamp,
    /// Until when, where it then ends by itself.
    pub until: Option<Timestamp>,
}

/// A piece of work that was done: how long it had waited, and by when it was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// Its kind.
    pub work: Work,
    /// Since when it had waited.
    pub since: Timestamp,
    /// When it was done.
    pub done: Timestamp,
    /// By when it was promised, where it was.
    pub due: Option<Timestamp>,
}

/// How long work of one kind waited until it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// How many pieces of work.
    pub count: usize,
    /// Half of them waited no longer than this.
    pub median: SignedDuration,
    /// Nine of ten waited no longer than this.
    pub nine_of_ten: SignedDuration,
    /// How many of those that were promised by a day, and how many of these were done by it.
    pub in_time: (usize, usize),
}

impl Waited {
    /// Of all that was done of one kind; nothing where nothing was. The percentiles are the smallest waits that so many
    /// did not exceed (nearest rank).
    pub fn of(work: Work, answered: &[Answered]) -> Option<Self> {
        let own = || answered.iter().filter(|it| it.work == work);
        let mut waits: Vec<_> =
            own().map(|it| it.done.duration_since(it.since).max(SignedDuration::ZERO)).collect();
        waits.sort_unstable();
        let ranked = |percent: usize| {
            waits.get((waits.len() * percent).div_ceil(100).saturating_sub(1)).copied()
        };
        let promised = own().filter_map(|it| Some((it.done, it.due?)));
        let kept = promised.clone().filter(|(done, due)| done <= due).count();
        Some(Self {
            count: waits.len(),
            median: ranked(50)?,
            nine_of_ten: ranked(90)?,
            in_time: (kept, promised.count()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(work: Work, hours: i64, promised: Option<i64>) -> Answered {
        let since = Timestamp::UNIX_EPOCH;
        let after = |hours| since + SignedDuration::from_hours(hours);
        Answered { work, since, done: after(hours), due: promised.map(after) }
    }

    #[test]
    fn waits_are_ranked_and_promises_counted() {
        let mut all: Vec<_> =
            (1..=10).rev().map(|hours| answered(Work::Screen, hours, Some(8))).collect();
        all.push(answered(Work::Report, 100, None));
        let waited = Waited::of(Work::Screen, &all).unwrap();
        assert_eq!(waited.count, 10);
        assert_eq!(waited.median, SignedDuration::from_hours(5));
        assert_eq!(waited.nine_of_ten, SignedDuration::from_hours(9));
        assert_eq!(waited.in_time, (8, 10), "what is done at the very hour is in time");
        let report = Waited::of(Work::Report, &all).unwrap();
        assert_eq!(
            (report.median, report.nine_of_ten),
            (SignedDuration::from_hours(100), SignedDuration::from_hours(100))
        );
        assert_eq!(report.in_time, (0, 0), "nothing was promised");
        assert_eq!(Waited::of(Work::Appeal, &all), None);
        let odd = Answered {
            done: Timestamp::UNIX_EPOCH - SignedDuration::from_hours(1),
            ..answered(Work::Draft, 1, None)
        };
        assert_eq!(Waited::of(Work::Draft, &[odd]).unwrap().median, SignedDuration::ZERO);
    }
}
