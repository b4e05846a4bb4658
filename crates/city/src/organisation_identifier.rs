//! Identifiers of organisations with check digits: typed as people write them, kept in one spelling, shown as their
//! registers show them. Whether a register knows one is not asked: nothing here reaches beyond its argument.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Flaw;

/// Why a text is no such identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// It does not have the letters and digits of one.
    #[error("it is not written like one")]
    Malformed,
    /// The check digits do not fit the rest: something was mistyped.
    #[error("its check digits do not fit: something was mistyped")]
    Check,
}

impl From<IdentifierError> for Flaw {
    fn from(error: IdentifierError) -> Self {
        match error {
            IdentifierError::Malformed => Self::Malformed,
            IdentifierError::Check => Self::CheckDigits,
        }
    }
}

/// What people write between the parts of a number.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || ".-–/".contains(letter)
}

/// Two check digits as ISO/IEC 7064 MOD 97-10 makes them lie between 02 and 98: three others would leave the same
/// remainder, and are no check digits.
const CHECKS: std::ops::RangeInclusive<u64> = 2..=98;

/// Writes an identifier as text, reads it back, and keeps it out of other types' hands.
macro_rules! identifiers {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Its one spelling, as it is kept and sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdentifierError;

            fn try_from(text: String) -> Result<Self, IdentifierError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(identifier: $name) -> Self {
                identifier.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

identifiers! {
    /// A Belgian enterprise number (KBO/BCE): ten digits, the first of them 0 or 1. The last two are 97 less the remainder
    /// of the first eight divided by 97.
    ///
    /// Source: the Royal Decree of 24 June 2003 on the enterprise number (Crossroads Bank for Enterprises). 97 is a prime
    /// that divides no power of ten times a digit, so every single digit that was changed is noticed.
    Kbo;
    /// A Legal Entity Identifier: eighteen letters and digits, and two check digits.
    ///
    /// Source: ISO 17442-1, with check digits by ISO/IEC 7064 MOD 97-10: letters count as 10 to 35, and the whole leaves
    /// the remainder 1 divided by 97. A digit changed into another, and a letter into another, is always noticed.
    Lei;
    /// An identifier of the Research Organization Registry: a zero, six characters of Crockford's base 32 and two check
    /// digits.
    ///
    /// Source: ROR's documentation (“ROR identifier pattern”), with check digits by ISO/IEC 7064 MOD 97-10 over the number
    /// that the six characters write. Every single character that was changed is noticed.
    Ror;
}

impl FromStr for Kbo {
    type Err = IdentifierError;

    /// Reads `0123.456.749`, `BE 0123 456 749`, and an old number of nine digits, which stands for the same with a zero
    /// in front.
    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let mut number: String = text.chars().filter(|letter| !is_between(*letter)).collect();
        if let Some(rest) = number.get(..2).filter(|start| start.eq_ignore_ascii_case("be")) {
            number = number.split_off(rest.len());
        }
        if number.len() == 9 {
            number.insert(0, '0');
        }
        let is_one = number.len() == 10
            && number.bytes().all(|letter| letter.is_ascii_digit())
            && number.starts_with(['0', '1']);
        let (Some(first), Some(check)) = (digits(&number, 0..8), digits(&number, 8..10)) else {
            return Err(IdentifierError::Malformed);
        };
        if !is_one || first == 0 {
            return Err(IdentifierError::Malformed);
        }
        if check == 97 - first % 97 { Ok(Self(number)) } else { Err(IdentifierError::Check) }
    }
}

impl fmt::Display for Kbo {
    /// As the register shows it: `0123.456.749`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |range| self.0.get(range).unwrap_or_default();
        write!(f, "{}.{}.{}", part(0..4), part(4..7), part(7..10))
    }
}

impl FromStr for Lei {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let code: String = text
            .chars()
            .filter(|letter| !is_between(*letter))
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let is_one = code.len() == 20 && code.bytes().all(|letter| letter.is_ascii_alphanumeric());
        let Some(check) = digits(&code, 18..20).filter(|_| is_one) else {
            return Err(IdentifierError::Malformed);
        };
        let mut rest = 0;
        for letter in code.chars() {
            let value = u64::from(letter.to_digit(36).unwrap_or_default());
            rest = (rest * if value < 10 { 10 } else { 100 } + value) % 97;
        }
        if rest == 1 && CHECKS.contains(&check) {
            Ok(Self(code))
        } else {
            Err(IdentifierError::Check)
        }
    }
}

impl fmt::Display for Lei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Crockford's base 32, whose digits ROR's identifiers use.
const BASE_32: &str = "0123456789abcdefghjkmnpqrstvwxyz";
/// Where ROR's identifiers are addresses.
const AT_ROR: &str = "https://ror.org/";

impl FromStr for Ror {
    type Err = IdentifierError;

    /// Reads the identifier alone and as the address it is shown as.
    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_lowercase();
        let text = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(&text);
        let code = text.strip_prefix("ror.org/").unwrap_or(text);
        let number = code.get(1..7).filter(|_| code.len() == 9 && code.starts_with('0'));
        let (Some(number), Some(check)) = (number, digits(code, 7..9)) else {
            return Err(IdentifierError::Malformed);
        };
        let mut value: u64 = 0;
        for letter in number.chars() {
            let digit = BASE_32.find(letter).ok_or(IdentifierError::Malformed)?;
            value = value * 32 + u64::try_from(digit).unwrap_or_default();
        }
        if CHECKS.contains(&check) && check == 98 - value * 100 % 97 {
            Ok(Self(code.to_owned()))
        } else {
            Err(IdentifierError::Check)
        }
    }
}

impl fmt::Display for Ror {
    /// As the register shows it: an address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{AT_ROR}{}", self.0)
    }
}

/// The number that some digits write; nothing where there is anything else.
fn digits(text: &str, range: std::ops::Range<usize>) -> Option<u64> {
    let part = text.get(range)?;
    part.bytes().all(|letter| letter.is_ascii_digit()).then(|| part.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_identifiers_are_read_however_they_are_written() {
        for text in ["0207.521.503", "BE 0207.521.503", "be0207521503", "207 521 503", "207521503"]
        {
            let kbo: Kbo = text.parse().unwrap();
            assert_eq!((kbo.as_str(), kbo.to_string().as_str()), ("0207521503", "0207.521.503"));
        }
        let lei: Lei = " hwup kr0m pou8 fgxb t394 ".parse().unwrap();
        assert_eq!(lei.to_string(), "HWUPKR0MPOU8FGXBT394");
        for text in ["05f950310", "https://ror.org/05f950310", "ror.org/05F950310"] {
            let ror: Ror = text.parse().unwrap();
            assert_eq!(
                (ror.as_str(), ror.to_string().as_str()),
                ("05f950310", "https://ror.org/05f950310")
            );
        }
    }

    #[test]
    fn what_is_not_written_like_one_is_told_apart_from_what_was_mistyped() {
        for text in
            ["", "BE", "2207521503", "02075215031", "020752150a", "0000000097", "é207521503"]
        {
            assert_eq!(text.parse::<Kbo>(), Err(IdentifierError::Malformed), "{text:?}");
        }
        assert_eq!("0207521504".parse::<Kbo>(), Err(IdentifierError::Check));
        for text in ["", "HWUPKR0MPOU8FGXBT39", "HWUPKR0MPOU8FGXBT3é4", "HWUPKR0MPOU8FGXBT3A4"] {
            assert_eq!(text.parse::<Lei>(), Err(IdentifierError::Malformed), "{text:?}");
        }
        assert_eq!("HWUPKR0MPOU8FGXBT395".parse::<Lei>(), Err(IdentifierError::Check));
        for text in ["", "5f950310", "15f950310", "05f95031l", "05i950310", "ror.org/", "05f95é10"]
        {
            assert_eq!(text.parse::<Ror>(), Err(IdentifierError::Malformed), "{text:?}");
        }
        assert_eq!("05f950311".parse::<Ror>(), Err(IdentifierError::Check));
    }

    /// The text with one letter changed.
    fn changed(text: &str, at: usize, to: char) -> String {
        text.chars().enumerate().map(|(i, was)| if i == at { to } else { was }).collect()
    }

    /// An LEI that begins so.
    fn lei(start: &str) -> String {
        let found = CHECKS.map(|check| format!("{start}{check:02}"));
        found.into_iter().find(|code| code.parse::<Lei>().is_ok()).expect("one of them fits")
    }

    proptest! {
        #[test]
        fn a_changed_digit_of_a_kbo_is_noticed(first in 1u64..20_000_000, at in 0usize..10, to in 0u32..10) {
            let number = format!("{first:08}{:02}", 97 - first % 97);
            prop_assert!(number.parse::<Kbo>().is_ok());
            let other = changed(&number, at, char::from_digit(to, 10).unwrap());
            prop_assert_eq!(other.parse::<Kbo>().is_ok(), other == number);
        }

        #[test]
        fn a_changed_letter_or_digit_of_a_lei_is_noticed(start in "[0-9A-Z]{18}", at in 0usize..20, to in 0u32..26) {
            let code = lei(&start);
            let was = code.chars().nth(at).unwrap();
            let to = if was.is_ascii_digit() { to % 10 } else { 10 + to };
            let to = char::from_digit(to, 36).unwrap().to_ascii_uppercase();
            let other = changed(&code, at, to);
            prop_assert_eq!(other.parse::<Lei>().is_ok(), other == code);
        }

        #[test]
        fn a_changed_character_of_a_ror_is_noticed(value in 0u64..1 << 30, at in 1usize..9, to in 0usize..32) {
            let letters = (0..6).rev().map(|place| BASE_32.as_bytes()[usize::try_from(value >> (5 * place) & 31).unwrap()]);
            let letters = String::from_utf8(letters.collect()).unwrap();
            let code = format!("0{letters}{:02}", 98 - value * 100 % 97);
            prop_assert!(code.parse::<Ror>().is_ok());
            let other = changed(&code, at, char::from(BASE_32.as_bytes()[to]));
            prop_assert_eq!(other.parse::<Ror>().is_ok(), other == code);
        }

        #[test]
        fn what_is_shown_reads_back(text in "\\PC{0,30}|[0-9]{10}|[0-9A-Z]{20}|0[0-9a-z]{8}") {
            if let Ok(kbo) = text.parse::<Kbo>() {
                prop_assert_eq!(kbo.to_string().parse(), Ok(kbo));
            }
            if let Ok(lei) = text.parse::<Lei>() {
                prop_assert_eq!(lei.to_string().parse(), Ok(lei));
            }
            if let Ok(ror) = text.parse::<Ror>() {
                prop_assert_eq!(ror.to_string().parse(), Ok(ror));
            }
        }
    }
}
