//! Dates and times as people write them, in the city's time zone.

use city::Flaw;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// A date: as browsers send it (`2026-12-14`), or typed with the year first or the day first
/// (`2026. 12. 14.`, `14/12/2026`). The month never comes first.
pub fn date(typed: &str) -> Result<Date, Flaw> {
    if typed.trim().is_empty() {
        return Err(Flaw::Missing);
    }
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.'))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else { return Err(Flaw::NotADate) };
    if first.len() == 4 { date_of(first, month, last) } else { date_of(last, month, first) }
}

/// A date typed in three fields.
pub fn date_of(year: &str, month: &str, day: &str) -> Result<Date, Flaw> {
    let [year, month, day] = [year, month, day].map(str::trim);
    if [year, month, day].iter().all(|part| part.is_empty()) {
        return Err(Flaw::Missing);
    }
    // A year of two digits would be a guess.
    if year.len() != 4 || [year, month, day].iter().any(|part| !is_digits(part)) {
        return Err(Flaw::NotADate);
    }
    let (year, month, day) = (year.parse(), month.parse(), day.parse());
    match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map_err(|_| Flaw::NotADate),
        _ => Err(Flaw::NotADate),
    }
}

/// A time of day: `20:00`, `20.00`, `20u30`, `20h`, `8`, with `uur` or `óra` behind it or not.
pub fn clock(typed: &str) -> Result<Time, Flaw> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Err(Flaw::Missing);
    }
    let typed = ["uur", "óra", "h", "u"]
        .iter()
        .find_map(|word| typed.strip_suffix(word))
        .unwrap_or(&typed)
        .trim();
    let mut parts = typed.split([':', '.', 'u', 'h']);
    let hour = parts.next().unwrap_or_default();
    let minute = parts.next().unwrap_or("00");
    // Browsers add seconds when the field had them.
    let second = parts.next().unwrap_or("00");
    let fine = (1..=2).contains(&hour.len())
        && [minute, second].iter().all(|part| part.len() == 2)
        && [hour, minute, second].iter().all(|part| is_digits(part))
        && parts.next().is_none();
    if !fine {
        return Err(Flaw::NotADate);
    }
    match (hour.parse(), minute.parse()) {
        (Ok(hour), Ok(minute)) => Time::new(hour, minute, 0, 0).map_err(|_| Flaw::NotADate),
        _ => Err(Flaw::NotADate),
    }
}

/// A date and a time of day in a zone. An hour that the clocks skip is a flaw; of an hour that
/// they repeat, the first is meant.
pub fn moment(date_typed: &str, time_typed: &str, zone: &TimeZone) -> Result<Timestamp, Flaw> {
    at(date(date_typed)?, clock(time_typed)?, zone)
}

/// What a browser's field for a date with a time sends: `2026-12-14T20:00`.
pub fn local_moment(typed: &str, zone: &TimeZone) -> Result<Timestamp, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Flaw::Missing);
    }
    let (date, time) =
        typed.split_once('T').or_else(|| typed.rsplit_once(' ')).ok_or(Flaw::NotADate)?;
    moment(date, time, zone)
}

fn at(date: Date, time: Time, zone: &TimeZone) -> Result<Timestamp, Flaw> {
    let ambiguous = zone.to_ambiguous_timestamp(date.to_datetime(time));
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(Flaw::MissingHour);
    }
    ambiguous.earlier().map_err(|_| Flaw::NotADate)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brussels() -> TimeZone {
        TimeZone::get("Europe/Brussels").unwrap()
    }

    #[test]
    fn dates_as_people_write_them() {
        let fine = Date::constant(2026, 12, 4);
        for typed in
            ["2026-12-04", "04/12/2026", "4.12.2026", "4-12-2026", "2026. 12. 4.", " 4 12 2026 "]
        {
            assert_eq!(date(typed), Ok(fine), "{typed}");
        }
        assert_eq!(date_of("2026", "12", "4"), Ok(fine));
        assert_eq!(date(""), Err(Flaw::Missing));
        assert_eq!(date_of("", " ", ""), Err(Flaw::Missing));
        for typed in
            ["tomorrow", "2026-13-01", "30/02/2026", "1/1/26", "2026", "1/2/3/2026", "+1/1/2026"]
        {
            assert_eq!(date(typed), Err(Flaw::NotADate), "{typed}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        let half_nine = Time::constant(20, 30, 0, 0);
        for typed in ["20:30", "20.30", "20u30", "20h30", "20:30:00", "20.30 uur", "20:30 óra"] {
            assert_eq!(clock(typed), Ok(half_nine), "{typed}");
        }
        assert_eq!(clock("8 uur"), Ok(Time::constant(8, 0, 0, 0)));
        assert_eq!(clock("8u"), Ok(Time::constant(8, 0, 0, 0)));
        for typed in ["24:00", "20:60", "20:3", "noon", "20:30:00:00", ":30", "-1:00"] {
            assert_eq!(clock(typed), Err(Flaw::NotADate), "{typed}");
        }
    }

    #[test]
    fn the_hour_the_clocks_skip_and_the_one_they_repeat() {
        assert_eq!(moment("2027-03-28", "02:30", &brussels()), Err(Flaw::MissingHour));
        let before = moment("2027-03-28", "01:59", &brussels()).unwrap();
        assert_eq!(before.to_string(), "2027-03-28T00:59:00Z");
        let repeated = local_moment("2026-10-25T02:30", &brussels()).unwrap();
        assert_eq!(repeated.to_string(), "2026-10-25T00:30:00Z");
    }

    proptest! {
        #[test]
        fn a_moment_reads_back_in_its_zone(second in 0_i64..4_000_000_000) {
            let time = Timestamp::from_second(second / 60 * 60).unwrap();
            let zoned = time.to_zoned(brussels());
            let typed = zoned.strftime("%Y-%m-%dT%H:%M").to_string();
            let read = local_moment(&typed, &brussels()).unwrap();
            prop_assert_eq!(read.to_zoned(brussels()).datetime(), zoned.datetime());
        }

        #[test]
        fn nothing_typed_stops_us(typed in "\\PC{0,16}|[0-9T:. /-]{0,16}") {
            let _ = (date(&typed), clock(&typed), local_moment(&typed, &brussels()));
        }
    }
}
