//! Moments relative to the start of the demo: `"-38 18:20"` is 38 days ago at twenty past six,
//! in the city; without a time it is noon.

use anyhow::Context as _;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Reads moments for one city and one start.
#[derive(Debug, Clone)]
pub(super) struct Moments {
    pub(super) now: Timestamp,
    pub(super) zone: TimeZone,
}

impl Moments {
    /// The moment a text stands for.
    pub(super) fn at(&self, text: &str) -> anyhow::Result<Timestamp> {
        let (days, time) = text.split_once(' ').unwrap_or((text, "12:00"));
        let days: i64 = days.parse().with_context(|| format!("“{text}” has no number of days"))?;
        let time: Time = time.parse().with_context(|| format!("“{text}” has no time of day"))?;
        let today = self.now.to_zoned(self.zone.clone()).date();
        let date =
            today.checked_add(days.days()).with_context(|| format!("“{text}” is too far away"))?;
        Ok(date.to_datetime(time).to_zoned(self.zone.clone())?.timestamp())
    }

    /// The same, but never in the future: what has happened has happened.
    pub(super) fn past(&self, text: &str) -> anyhow::Result<Timestamp> {
        Ok(self.at(text)?.min(self.now.checked_sub(1.minute())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_count_from_the_start_in_the_citys_zone() {
        let moments = Moments {
            now: "2026-11-23T10:00:00Z".parse().unwrap(),
            zone: TimeZone::get("Europe/Brussels").unwrap(),
        };
        assert_eq!(moments.at("-38 18:20").unwrap().to_string(), "2026-10-16T16:20:00Z");
        assert_eq!(moments.at("+12").unwrap().to_string(), "2026-12-05T11:00:00Z");
        assert_eq!(moments.past("+12").unwrap().to_string(), "2026-11-23T09:59:00Z");
        assert!(moments.at("soon").is_err());
    }
}
