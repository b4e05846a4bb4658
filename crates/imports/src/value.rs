//! Cells as numbers, days and degrees, as people in several countries write them.

use jiff::civil::Date;

/// A number in units of its last of `digits` decimals: `2.500,00`, `2,500.00`, `2 500`, `€ 2500`, `2500,-`. A mark with three
/// digits behind it stands between thousands, unless it is the only one and a zero stands before it.
pub fn decimal(text: &str, digits: u32) -> Option<i64> {
    let text = text.trim();
    let text = ["€", "EUR", "eur", "Ft", "HUF", "euro"]
        .iter()
        .fold(text, |text, sign| text.trim_start_matches(sign).trim_end_matches(sign).trim());
    let (is_negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let text = [",-", ",--", ".-", ",–"].iter().fold(text, |text, end| text.trim_end_matches(end));
    let blank = |letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’');
    let text: String = text.chars().filter(|letter| !blank(*letter)).collect();
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| matches!(letter, '.' | ',')).collect();
    if text.is_empty()
        || !text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
    {
        return None;
    }
    let (whole, part) = match marks.as_slice() {
        [] => (text.as_str(), ""),
        [.., (at, last)] => {
            let (before, behind) = (text.get(..*at)?, text.get(at + 1..)?);
            let others = marks.iter().filter(|(_, mark)| mark == last).count();
            let is_mixed = marks.iter().any(|(_, mark)| mark != last);
            let is_thousands = others > 1 || !is_mixed && behind.len() == 3 && before != "0";
            if is_thousands { (text.as_str(), "") } else { (before, behind) }
        }
    };
    if !is_grouped(whole) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let part = part.trim_end_matches('0');
    let width = usize::try_from(digits).ok()?;
    if part.len() > width || whole.is_empty() {
        return None;
    }
    let number: i64 = format!("{whole}{part:0<width$}").parse().ok()?;
    Some(if is_negative { -number } else { number })
}

/// Whether marks in a whole number stand before groups of three digits.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    !first.is_empty() && groups.all(|group| group.len() == 3)
}

/// A day: `2026-05-03`, with a time behind it or without; `3/5/2026`, `03.05.26`, `2026. 05. 03.`. The day stands before the
/// month, unless that is none.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.split(['T', 't']).next().unwrap_or_default();
    let numbers: Vec<&str> = day
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let begins = day.starts_with(|letter: char| letter.is_ascii_digit());
    let plain = day.chars().all(|letter| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || matches!(letter, '-' | '/' | '.' | ':' | '+' | 'U' | 'C' | 'Z')
    });
    if !begins || !plain {
        return None;
    }
    let [first, second, third, ..] = numbers.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 {
        (first.parse::<i16>().ok()?, second.parse::<i8>().ok()?, third.parse::<i8>().ok()?)
    } else {
        let year = match third.len() {
            4 => third.parse::<i16>().ok()?,
            2 => 2000 + third.parse::<i16>().ok()?,
            _ => return None,
        };
        let (first, second) = (first.parse::<i8>().ok()?, second.parse::<i8>().ok()?);
        if second > 12 { (year, first, second) } else { (year, second, first) }
    };
    Date::new(year, month, day).ok()
}

/// Degrees with a point or a comma.
pub fn degrees(text: &str) -> Option<f64> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number.abs() <= 180.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("2500", 250_000),
            ("2.500", 250_000),
            ("2,500.00", 250_000),
            ("2.500,50", 250_050),
            ("€ 2 500,5", 250_050),
            ("12,5", 1_250),
            ("0.5", 50),
            ("2500,-", 250_000),
            ("1.234.567", 123_456_700),
            ("-3", -300),
            ("2500 Ft", 250_000),
        ] {
            assert_eq!(decimal(text, 2), Some(number), "{text}");
        }
        for text in
            ["", "veel", "1,2,3", "12.34.5", "1e5", "2.5.000,1", "0,123", "99999999999999999999"]
        {
            assert_eq!(decimal(text, 2), None, "{text}");
        }
        assert_eq!(decimal("28.500", 0), Some(28_500));
        assert_eq!(decimal("28,5", 0), None);
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = jiff::civil::date(2026, 5, 3);
        for text in [
            "2026-05-03",
            "2026-05-03T10:00:00Z",
            "2026-05-03 10:00:00 UTC",
            "3/5/2026",
            "03.05.2026",
            "3-5-26",
            "2026. 05. 03.",
        ] {
            assert_eq!(date(text), Some(day), "{text}");
        }
        assert_eq!(date("5/13/2026"), Some(jiff::civil::date(2026, 5, 13)));
        for text in ["", "mei 2026", "2026", "31/2/2026", "3/5", "12345"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
