//! Numbers as people write them: `2.500,00`, `2,500.00`, `2 500`, `€ 2500`, `2500,-`.
//!
//! No language is asked for: people write in one and count in another, and each way of writing
//! has only one sensible meaning.

use city::{Currency, Flaw, Money};

/// A number in parts: the sign, the digits before, and the digits after the decimal mark, of
/// which the last is not zero.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    negative: bool,
    whole: String,
    part: String,
}

/// A whole number.
pub fn whole_number(typed: &str) -> Result<i64, Flaw> {
    if typed.trim().is_empty() {
        return Err(Flaw::Missing);
    }
    let parts = split(typed).ok_or(Flaw::NotANumber)?;
    if parts.part.is_empty() { parts.minor(0) } else { Err(Flaw::NotANumber) }
}

/// An amount in a currency, whose sign, code or name may stand beside the digits.
pub fn money(typed: &str, currency: Currency) -> Result<Money, Flaw> {
    if typed.trim().is_empty() {
        return Err(Flaw::Missing);
    }
    let parts = split(without_currency(typed, currency)).ok_or(Flaw::NotANumber)?;
    let digits = currency.minor_units().ilog10();
    Ok(Money { minor: parts.minor(digits)?, currency })
}

/// A number with up to `digits` digits after the decimal mark, in units of the last of them.
pub fn decimal(typed: &str, digits: u8) -> Result<i64, Flaw> {
    if typed.trim().is_empty() {
        return Err(Flaw::Missing);
    }
    split(typed).ok_or(Flaw::NotANumber)?.minor(u32::from(digits))
}

/// A number as somebody would type it who writes `mark` before decimals: [`decimal`] reads the same number again.
pub fn typed_decimal(number: i64, digits: u8, mark: char) -> String {
    let digits = usize::from(digits);
    let all = format!("{:0>width$}", number.unsigned_abs(), width = digits + 1);
    let (whole, part) = all.split_at(all.len() - digits);
    let sign = if number < 0 { "-" } else { "" };
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        // Three digits behind a mark would be read as thousands.
        part if part.len() == 3 => format!("{sign}{whole}{mark}{part}0"),
        part => format!("{sign}{whole}{mark}{part}"),
    }
}

/// An amount as somebody would type it who writes `mark` before cents: [`money`] reads the same amount again.
pub fn typed_money(amount: Money, mark: char) -> String {
    let unit = amount.currency.minor_units();
    let (whole, part) = (amount.minor / unit, (amount.minor % unit).abs());
    let digits = usize::try_from(unit.ilog10()).unwrap_or_default();
    let sign = if amount.minor < 0 && whole == 0 { "-" } else { "" };
    match (part, digits) {
        (0, _) => whole.to_string(),
        // Three digits behind a mark would be read as thousands.
        (_, 3) => format!("{sign}{whole}{mark}{part:03}0"),
        _ => format!("{sign}{whole}{mark}{part:0digits$}"),
    }
}

impl Parts {
    /// The number in units of which `10^digits` make a whole.
    fn minor(&self, digits: u32) -> Result<i64, Flaw> {
        let digits = usize::try_from(digits).unwrap_or(usize::MAX);
        if self.part.len() > digits {
            return Err(Flaw::NotANumber);
        }
        let text = format!("{}{:0<digits$}", self.whole, self.part);
        let most = i64::MAX;
        let value: i64 = text.parse().map_err(|_| Flaw::OutOfRange { least: 0, most })?;
        Ok(if self.negative { -value } else { value })
    }
}

/// Takes the currency's sign, code or name from either end.
fn without_currency(typed: &str, currency: Currency) -> &str {
    let names: &[&str] = match currency.as_str() {
        "EUR" => &["€", "eur", "euros", "euró", "euro"],
        "HUF" => &["ft", "huf", "forint"],
        "GBP" => &["£", "gbp", "pounds", "pound"],
        "USD" => &["$", "usd", "dollars", "dollar"],
        _ => &[],
    };
    let typed = typed.trim();
    let code = currency.as_str();
    for name in names.iter().chain([&code]) {
        let end = typed.len().saturating_sub(name.len());
        if let (Some(start), Some(rest)) = (typed.get(..name.len()), typed.get(name.len()..))
            && start.to_lowercase() == name.to_lowercase()
        {
            return rest;
        }
        if let (Some(rest), Some(tail)) = (typed.get(..end), typed.get(end..))
            && tail.to_lowercase() == name.to_lowercase()
        {
            return rest;
        }
    }
    typed
}

fn split(typed: &str) -> Option<Parts> {
    let typed = typed.trim();
    let (negative, typed) = match typed.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, typed),
    };
    // "2500,-" is how prices are written in the Low Countries.
    let typed = [",-", ".-", ",--", ",–", ",—"]
        .iter()
        .find_map(|ending| typed.strip_suffix(ending))
        .unwrap_or(typed);
    // Blanks and apostrophes only group; they may stand between digits alone.
    let mut plain = String::with_capacity(typed.len());
    for letter in typed.chars() {
        match letter {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' if plain.ends_with(is_digit) => {
                plain.push(' ');
            }
            '.' | ',' => plain.push(letter),
            _ => plain.push(digit(letter)?),
        }
    }
    if plain.ends_with(' ') {
        return None;
    }
    let (whole, part) = match decimal_mark(&plain) {
        Some(at) => (plain.get(..at)?, plain.get(at + 1..)?),
        None => (plain.as_str(), ""),
    };
    let fine = part.bytes().all(|b| b.is_ascii_digit())
        && (!part.is_empty() || whole.len() == plain.len())
        && is_grouped(whole);
    fine.then(|| Parts {
        negative,
        whole: whole.chars().filter(|c| is_digit(*c)).collect(),
        part: part.trim_end_matches('0').to_owned(),
    })
}

/// Where the decimal mark is. A point or comma that stands there alone, with three digits behind
/// it, groups thousands: nobody means a thousandth of a euro. Only where it cannot group (`0,500`,
/// `1 234,567`) does it begin the decimals.
fn decimal_mark(plain: &str) -> Option<usize> {
    let last = plain.rfind(['.', ','])?;
    let mark = plain.get(last..=last)?;
    if plain.matches(mark).count() > 1 {
        return None;
    }
    let (before, after) = (plain.get(..last)?, plain.get(last + 1..)?);
    if before.contains(['.', ',']) || after.len() != 3 {
        return Some(last);
    }
    let can_group = is_grouped(before) && !before.starts_with('0') && before.len() <= 3;
    (!can_group).then_some(last)
}

/// Digits alone, or in groups of three with one sort of mark between them.
fn is_grouped(whole: &str) -> bool {
    let mut marks = whole.chars().filter(|c| !is_digit(*c));
    let Some(mark) = marks.next() else { return !whole.is_empty() };
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default().len();
    marks.all(|other| other == mark)
        && (1..=3).contains(&first)
        && groups.all(|group| group.len() == 3)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// A digit of any of the scripts our readers use, as an ASCII digit.
fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let value = [0x30, 0x660, 0x6f0, 0xff10].iter().find_map(|zero| {
        let value = code.checked_sub(*zero)?;
        (value < 10).then_some(value)
    })?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, Words};
    use jiff::{Timestamp, tz::TimeZone};
    use proptest::prelude::*;

    fn euros(typed: &str) -> Result<i64, Flaw> {
        money(typed, Currency::EUR).map(|money| money.minor)
    }

    #[test]
    fn amounts_as_people_write_them() {
        for typed in [
            "2500",
            "2.500,00",
            "2,500.00",
            "2 500",
            "2\u{a0}500,00",
            "€ 2500",
            "€2.500",
            "2500 €",
            "2500 euro",
            "EUR 2,500",
            "2500,-",
            "2.500,--",
            "2’500.00",
            "2500.0",
            "٢٥٠٠",
            " 2500 ",
            "2500 euró",
            "2,500",
        ] {
            assert_eq!(euros(typed), Ok(250_000), "{typed:?}");
        }
        assert_eq!(euros("12,5"), Ok(1_250));
        assert_eq!(euros("0.05"), Ok(5));
        assert_eq!(euros("0,500"), Ok(50));
        assert_eq!(euros("1.234.567"), Ok(123_456_700));
        assert_eq!(euros("1 234 567,89"), Ok(123_456_789));
        assert_eq!(euros("-5"), Ok(-500));
        assert_eq!(euros(" "), Err(Flaw::Missing));
        for typed in [
            "nem sok",
            "2500 $",
            "1.2.3",
            "1,23,456",
            "12.34.567",
            "2,5,",
            ",",
            ".",
            "-",
            "1-2",
            "2k",
            "1e3",
            "€",
            "0x10",
            "12,345.6.7",
            "2 50",
            "1.234,567",
            "--5",
            "½",
        ] {
            assert_eq!(euros(typed), Err(Flaw::NotANumber), "{typed:?}");
        }
        assert!(matches!(euros("99999999999999999999"), Err(Flaw::OutOfRange { .. })));
    }

    #[test]
    fn other_currencies_have_other_parts() {
        let minor = |typed, code: &str| money(typed, code.parse().unwrap()).map(|m| m.minor);
        assert_eq!(minor("10.000 Ft", "HUF"), Ok(1_000_000));
        assert_eq!(minor("1 234,567", "KWD"), Ok(1_234_567));
        assert_eq!(minor("500", "JPY"), Ok(500));
        assert_eq!(minor("500,5", "JPY"), Err(Flaw::NotANumber));
        assert_eq!(minor("5 RSD", "RSD"), Ok(500));
    }

    #[test]
    fn whole_numbers_have_no_part() {
        assert_eq!(whole_number("12.000"), Ok(12_000));
        assert_eq!(whole_number("12,00"), Ok(12));
        assert_eq!(whole_number("12,5"), Err(Flaw::NotANumber));
        assert_eq!(whole_number(""), Err(Flaw::Missing));
    }

    proptest! {
        #[test]
        fn a_typed_amount_reads_back(minor in -1_000_000_000_000_i64..1_000_000_000_000, code in "(EUR|JPY|KWD|HUF)", mark in "[.,]") {
            let amount = Money { minor, currency: code.parse().unwrap() };
            let typed = typed_money(amount, mark.chars().next().unwrap());
            prop_assert_eq!(money(&typed, amount.currency), Ok(amount), "{}", typed);
        }
    }

    proptest! {
        #[test]
        fn what_we_write_we_can_read(minor in -10_000_000_000_i64..10_000_000_000) {
            for locale in Locale::ALL {
                let words = Words::new(*locale, TimeZone::UTC, Timestamp::UNIX_EPOCH);
                let written = words.money(minor, "EUR").replace("€-", "-€");
                let written = written.strip_prefix("-€").map_or(written.clone(), |rest| format!("-{rest}"));
                let read = money(&written, Currency::EUR).map(|money| money.minor);
                prop_assert_eq!(read, Ok(minor), "{}", written);
                prop_assert_eq!(whole_number(&words.number(minor)), Ok(minor));
            }
        }

        #[test]
        fn a_typed_number_reads_back(number in -1_000_000_000_000_i64..1_000_000_000_000, digits in 0_u8..=4, mark in "[.,]") {
            let typed = typed_decimal(number, digits, mark.chars().next().unwrap());
            prop_assert_eq!(decimal(&typed, digits), Ok(number), "{}", typed);
        }

        #[test]
        fn nothing_typed_stops_us(typed in "\\PC{0,12}|[0-9., €'-]{0,12}") {
            let _ = decimal(&typed, 3);
            let _ = money(&typed, Currency::EUR);
            let _ = whole_number(&typed);
        }
    }
}
