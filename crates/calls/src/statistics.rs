//! What a call, and all calls of a city, say in numbers: who took part, how long answers took, what became of ideas.
//!
//! Pure: it takes what was found and gives what may be published. People are counted by where and when they first took
//! part, and never appear in small numbers (see [`city::crosstab`]). A neighbourhood is the one of the idea that somebody
//! took part in; where people live nobody asks.

use city::{Crosstab, Id, Person, crosstab};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::IdeaState;

/// The most stretches that time is divided into.
const PERIODS: i64 = 12;
/// What a stretch is made of.
const WEEK: i64 = 7;

/// When and where somebody first took part: brought an idea, supported one or said something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstTime {
    /// Who.
    pub person: Id<Person>,
    /// When.
    pub at: Timestamp,
    /// The neighbourhood of that idea; empty for none.
    pub neighbourhood: String,
}

/// Since when an idea waited to be told whether it meets the conditions, when it was told, and by when it was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Since when.
    pub since: Timestamp,
    /// When.
    pub done: Timestamp,
    /// By when.
    pub due: Option<Timestamp>,
}

/// How many ideas are in one state, seen or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InState {
    /// The state.
    pub state: IdeaState,
    /// Whether they are hidden.
    pub hidden: bool,
    /// How many.
    pub ideas: i64,
}

/// Numbers fit to be published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Where each stretch of time begins; the last ends where `until` says.
    pub periods: Vec<Timestamp>,
    /// When the last stretch ends.
    pub until: Option<Timestamp>,
    /// Who took part, by where and when they first did; nothing where they are too few.
    pub people: Option<People>,
    /// How long answers took, for each stretch in which there were any.
    pub answers: Vec<Answers>,
    /// The same altogether.
    pub answered: Option<Answers>,
    /// How many ideas are in which state: see [`Outcomes::of`].
    pub written: Vec<InState>,
}

/// Who took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// By neighbourhood.
    pub rows: Vec<PeopleOf>,
    /// In each stretch of time, where that is told; empty where it is not told for any.
    pub periods: Vec<Option<i64>>,
    /// Altogether.
    pub total: i64,
}

/// Who took part in a neighbourhood, or in several that were too small to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleOf {
    /// Their keys; an empty one stands for ideas that belong to none.
    pub neighbourhoods: Vec<String>,
    /// In each stretch of time, where that is told.
    pub periods: Vec<Option<i64>>,
    /// Altogether.
    pub total: i64,
}

/// How long answers took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// In which stretch of time they were given.
    pub period: usize,
    /// How many there were.
    pub count: i64,
    /// A quarter took no longer than so many hours.
    pub quarter: i64,
    /// Half took no longer.
    pub half: i64,
    /// Nine of ten took no longer.
    pub nine_of_ten: i64,
    /// How many were promised by a day.
    pub promised: i64,
    /// How many of these were given by it.
    pub in_time: i64,
}

/// What became of ideas, in the order of the journey.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Everything that was written.
    pub written: i64,
    /// Of these, part of another idea.
    pub merged: i64,
    /// Taken back.
    pub withdrawn: i64,
    /// Hidden by moderators.
    pub hidden: i64,
    /// Can be read. The next three are part of these.
    pub shown: i64,
    /// Nobody has said yet whether they meet the conditions.
    pub unscreened: i64,
    /// They do not.
    pub ineligible: i64,
    /// They do. The last three are part of these.
    pub eligible: i64,
    /// Nothing is decided, or not public yet.
    pub waiting: i64,
    /// The city does it.
    pub selected: i64,
    /// The city does not.
    pub not_selected: i64,
}

impl Outcomes {
    /// What became of ideas. An idea changes its state when everybody may know of it, not when it is decided, so what is
    /// counted by states tells nothing early.
    pub fn of(written: &[InState]) -> Self {
        let of = |states: &[IdeaState]| -> i64 {
            let counted = written.iter().filter(|it| !it.hidden && states.contains(&it.state));
            counted.map(|it| it.ideas).sum()
        };
        let (selected, not_selected) = (of(&[IdeaState::Selected]), of(&[IdeaState::NotSelected]));
        let waiting = of(&[IdeaState::Eligible]);
        let eligible = waiting + selected + not_selected;
        let (unscreened, ineligible) = (of(&[IdeaState::Published]), of(&[IdeaState::Ineligible]));
        Self {
            written: written.iter().map(|it| it.ideas).sum(),
            merged: of(&[IdeaState::Merged]),
            withdrawn: of(&[IdeaState::Withdrawn]),
            hidden: written.iter().filter(|it| it.hidden).map(|it| it.ideas).sum(),
            shown: unscreened + ineligible + eligible,
            unscreened,
            ineligible,
            eligible,
            waiting,
            selected,
            not_selected,
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            written: self.written + other.written,
            merged: self.merged + other.merged,
            withdrawn: self.withdrawn + other.withdrawn,
            hidden: self.hidden + other.hidden,
            shown: self.shown + other.shown,
            unscreened: self.unscreened + other.unscreened,
            ineligible: self.ineligible + other.ineligible,
            eligible: self.eligible + other.eligible,
            waiting: self.waiting + other.waiting,
            selected: self.selected + other.selected,
            not_selected: self.not_selected + other.not_selected,
        }
    }
}

impl Statistics {
    /// Counts what was found. Who appears several times counts where they came first.
    pub fn count(first: Vec<FirstTime>, told: &[Told], written: Vec<InState>) -> Self {
        let first = once_each(first);
        let moments = || first.iter().map(|it| it.at).chain(told.iter().map(|it| it.done));
        let periods = stretches(moments().min(), moments().max());
        let within =
            |at: Timestamp| periods.iter().rposition(|begins| *begins <= at).unwrap_or_default();
        let until = step(&periods).zip(periods.last()).map(|(step, last)| *last + step);
        let answers = |period: usize, of: &dyn Fn(&Told) -> bool| {
            let told: Vec<Told> = told.iter().filter(|it| of(it)).copied().collect();
            Answers::of(period, &told)
        };
        Self {
            people: People::of(&first, periods.len(), within),
            answers: (0..periods.len())
                .filter_map(|period| answers(period, &|it| within(it.done) == period))
                .collect(),
            answered: answers(0, &|_| true),
            written,
            until,
            periods,
        }
    }
}

/// Everybody once, where they came first.
fn once_each(mut first: Vec<FirstTime>) -> Vec<FirstTime> {
    first.sort_by(|one, other| {
        (one.person, one.at, &one.neighbourhood).cmp(&(
            other.person,
            other.at,
            &other.neighbourhood,
        ))
    });
    first.dedup_by_key(|it| it.person);
    first
}

/// Stretches of as many whole weeks as are needed for there to be few.
fn stretches(from: Option<Timestamp>, to: Option<Timestamp>) -> Vec<Timestamp> {
    let Some((from, to)) = from.zip(to) else { return Vec::new() };
    let day = SignedDuration::from_hours(24);
    // From the beginning of a day, so that nobody reads a moment out of it.
    let since = from.as_second().rem_euclid(day.as_secs());
    let from = Timestamp::from_second(from.as_second() - since).unwrap_or(from);
    let weeks = to.duration_since(from).as_hours() / (24 * WEEK) + 1;
    let each = (weeks + PERIODS - 1) / PERIODS;
    let begins = |n: i64| from.checked_add((n * each * WEEK * 24).hours()).ok();
    (0..(weeks + each - 1) / each).filter_map(begins).collect()
}

/// How long a stretch is.
fn step(periods: &[Timestamp]) -> Option<SignedDuration> {
    let mut begins = periods.iter();
    let (first, second) = (begins.next()?, begins.next());
    Some(
        second
            .map_or(SignedDuration::from_hours(24 * WEEK), |second| second.duration_since(*first)),
    )
}

impl People {
    fn of(
        first: &[FirstTime],
        periods: usize,
        within: impl Fn(Timestamp) -> usize,
    ) -> Option<Self> {
        let mut keys: Vec<&str> = first.iter().map(|it| it.neighbourhood.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut counted = vec![vec![0_i64; periods]; keys.len()];
        for it in first {
            let row = keys.binary_search(&it.neighbourhood.as_str()).ok();
            let row = row.and_then(|row| counted.get_mut(row));
            if let Some(cell) = row.and_then(|row| row.get_mut(within(it.at))) {
                *cell += 1;
            }
        }
        let Crosstab { rows, columns, total } = crosstab(&counted)?;
        let named = |of: &[usize]| {
            of.iter().filter_map(|row| keys.get(*row)).map(|key| (*key).to_owned()).collect()
        };
        let rows = rows.into_iter().map(|row| PeopleOf {
            neighbourhoods: named(&row.of),
            periods: row.cells,
            total: row.total,
        });
        let mut rows: Vec<PeopleOf> = rows.collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.total));
        Some(Self { rows, periods: columns, total })
    }
}

impl Answers {
    fn of(period: usize, told: &[Told]) -> Option<Self> {
        let waits = told.iter().map(|it| it.done.duration_since(it.since));
        let mut waits: Vec<i64> = waits.map(|wait| wait.as_hours().max(0)).collect();
        waits.sort_unstable();
        // The smallest wait that so many did not exceed (nearest rank).
        let ranked = |percent: usize| {
            waits.get((waits.len() * percent).div_ceil(100).saturating_sub(1)).copied()
        };
        let promised = told.iter().filter_map(|it| Some((it.done, it.due?)));
        let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        Some(Self {
            period,
            count: count(waits.len()),
            quarter: ranked(25)?,
            half: ranked(50)?,
            nine_of_ten: ranked(90)?,
            promised: count(promised.clone().count()),
            in_time: count(promised.filter(|(done, due)| done <= due).count()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn came(person: i64, hours: i64, neighbourhood: &str) -> FirstTime {
        let neighbourhood = neighbourhood.to_owned();
        FirstTime { person: Id::new(person), at: at(hours), neighbourhood }
    }

    #[test]
    fn everybody_counts_once_where_they_came_first() {
        let mut all: Vec<FirstTime> = (0..10).map(|n| came(n, 24 * n, "north")).collect();
        all.extend((0..10).map(|n| came(n, 24 * n + 1, "south")));
        let counted = Statistics::count(all, &[], Vec::new());
        let people = counted.people.unwrap();
        assert_eq!(people.total, 10);
        assert_eq!(people.rows.len(), 1);
        assert_eq!(counted.periods, [at(0), at(7 * 24)]);
        assert_eq!(counted.until, Some(at(14 * 24)));
    }

    #[test]
    fn few_people_are_not_told_at_all() {
        let few = (0..4).map(|n| came(n, n, "north")).collect();
        assert_eq!(Statistics::count(few, &[], Vec::new()).people, None);
    }

    #[test]
    fn waits_are_told_by_their_ranks() {
        let told: Vec<Told> = (1..=10)
            .map(|n| Told { since: at(0), done: at(n * 10), due: (n > 5).then(|| at(65)) })
            .collect();
        let all = Statistics::count(Vec::new(), &told, Vec::new()).answered.unwrap();
        assert_eq!((all.quarter, all.half, all.nine_of_ten), (30, 50, 90));
        assert_eq!((all.promised, all.in_time, all.count), (5, 1, 10));
    }

    proptest! {
        #[test]
        fn time_is_divided_into_few_stretches_that_hold_everything(
            moments in prop::collection::vec(0_i64..200_000, 1..40)
        ) {
            let all = moments.iter().enumerate().map(|(n, hours)| {
                came(i64::try_from(n).unwrap(), *hours, "north")
            });
            let counted = Statistics::count(all.collect(), &[], Vec::new());
            prop_assert!(i64::try_from(counted.periods.len()).unwrap() <= PERIODS);
            let (first, until) = (counted.periods[0], counted.until.unwrap());
            prop_assert!(moments.iter().all(|hours| (first..until).contains(&at(*hours))));
        }
    }
}
