//! Quiet hours: when no letter shall arrive that can wait for the morning.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::{Flaw, Flaws};

/// From which whole hour until which other one nothing arrives, in the city's zone. Two equal hours are none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The hour at which it begins.
    pub from: i8,
    /// The hour at which it is over.
    pub until: i8,
}

/// Whoever wants some chooses them: a letter makes no noise of its own.
impl Default for Quiet {
    fn default() -> Self {
        Self::NONE
    }
}

impl Quiet {
    /// No quiet hours.
    pub const NONE: Self = Self { from: 0, until: 0 };

    /// Reads both hours as they were chosen.
    pub fn parse(from: &str, until: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let hour = |typed: &str| {
            let hour = typed.trim().parse::<i8>().ok().filter(|hour| (0..24).contains(hour));
            hour.ok_or(Flaw::NotAChoice)
        };
        let from = flaws.keep("quiet_from", hour(from));
        let until = flaws.keep("quiet_until", hour(until));
        flaws.into_result_with(|| Some(Self { from: from?, until: until? }))
    }

    /// Whether an hour of the day is one of them.
    pub fn covers(self, hour: i8) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        }
    }

    /// The moment itself, or the end of the quiet hours it falls into.
    pub fn awake(self, at: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = at.to_zoned(zone.clone());
        if !self.covers(local.hour()) {
            return at;
        }
        let today = local.date();
        let day = if local.hour() < self.until { Ok(today) } else { today.checked_add(1.day()) };
        let morning = day.and_then(|day| day.at(self.until, 0, 0, 0).to_zoned(zone.clone()));
        morning.map_or(at, |morning| morning.timestamp().max(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brussels() -> TimeZone {
        TimeZone::get("Europe/Brussels").unwrap()
    }

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_night_lasts_until_the_morning_of_the_city() {
        let night = Quiet { from: 22, until: 7 };
        let awake = |at| night.awake(moment(at), &brussels()).to_string();
        // 23:30 in Brussels, then 06:59, then 07:00.
        assert_eq!(awake("2026-11-30T22:30:00Z"), "2026-12-01T06:00:00Z");
        assert_eq!(awake("2026-12-01T05:59:00Z"), "2026-12-01T06:00:00Z");
        assert_eq!(awake("2026-12-01T06:00:00Z"), "2026-12-01T06:00:00Z");
        // The night in which clocks go back has an hour more.
        assert_eq!(awake("2026-10-24T21:00:00Z"), "2026-10-25T06:00:00Z");
        let none = Quiet::NONE.awake(moment("2026-11-30T22:30:00Z"), &brussels());
        assert_eq!(none, moment("2026-11-30T22:30:00Z"));
    }

    #[test]
    fn only_hours_of_a_day_are_chosen() {
        assert_eq!(Quiet::parse("23", "6").unwrap(), Quiet { from: 23, until: 6 });
        for (from, until) in [("24", "6"), ("-1", "6"), ("", "6"), ("22", "x")] {
            assert!(Quiet::parse(from, until).is_err(), "{from}–{until}");
        }
    }

    proptest! {
        #[test]
        fn what_waits_arrives_within_a_day_and_not_in_quiet_hours(
            second in 1_700_000_000_i64..1_900_000_000, from in 0_i8..24, until in 0_i8..24,
        ) {
            let at = Timestamp::from_second(second).unwrap();
            let quiet = Quiet { from, until };
            let awake = quiet.awake(at, &brussels());
            prop_assert!(awake >= at);
            prop_assert!(awake.as_second() - at.as_second() <= 25 * 3_600);
            let hour = awake.to_zoned(brussels()).hour();
            // At the hour that a spring night leaves out, the morning begins one later.
            prop_assert!(!quiet.covers(hour) || awake == at || hour == until + 1);
        }
    }
}
