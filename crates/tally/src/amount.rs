//! Decimal numbers as files write them, and whole numbers as the engine counts them.
//!
//! Costs, budgets and points are read as exact decimals and then brought to one
//! common scale, so that everything after reading is integer arithmetic. No binary
//! floating point is involved, and nothing overflows silently: a number that does
//! not fit is refused by name.

use std::fmt;

/// Most digits after the decimal point that are read.
pub const MAX_PLACES: u32 = 18;

/// Largest amount, in scaled units, that an election may hold: 2⁹⁶.
pub const MAX_AMOUNT: i128 = 1 << 96;

/// An exact decimal number: `digits` × 10^−`places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, with their sign.
    pub digits: i128,
    /// How many of them stand after the point.
    pub places: u32,
}

/// Why a text is not a number we can count with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not a decimal number at all.
    #[error("is not a number")]
    NotANumber,
    /// `1,000`: a thousand to some, one to others.
    #[error("may mean thousands or decimals; write a point for decimals and nothing for thousands")]
    Ambiguous,
    /// More than [`MAX_PLACES`] digits after the point, or beyond [`MAX_AMOUNT`].
    #[error("has too many digits")]
    TooLarge,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(digits: i128) -> Self {
        Self { digits, places: 0 }
    }

    /// Reads `12`, `12.50`, `12,50`, `1 200.5`, `+3`, `-3` and `1e6`.
    ///
    /// # Errors
    /// [`NumberError`] when the text is empty, not a number, or too long.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = text.trim();
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => {
                let (left, right) = text.split_at(at);
                let exponent = right.get(1..).unwrap_or_default().parse::<i32>();
                (left, exponent.map_err(|_| NumberError::NotANumber)?)
            }
            None => (text, 0),
        };
        if is_ambiguous(mantissa) {
            return Err(NumberError::Ambiguous);
        }
        let mut digits: i128 = 0;
        let mut places: i32 = 0;
        let mut seen_point = false;
        let mut seen_digit = false;
        let negative = mantissa.starts_with('-');
        for letter in mantissa.trim_start_matches(['+', '-']).chars() {
            match letter {
                '0'..='9' => {
                    seen_digit = true;
                    let digit = i128::from(u32::from(letter) - u32::from('0'));
                    digits = digits
                        .checked_mul(10)
                        .and_then(|number| number.checked_add(digit))
                        .ok_or(NumberError::TooLarge)?;
                    places += i32::from(seen_point);
                }
                '.' | ',' if !seen_point => seen_point = true,
                // Thousands separators as people type them.
                ' ' | '\u{a0}' | '\u{202f}' | '_' if seen_digit && !seen_point => {}
                _ => return Err(NumberError::NotANumber),
            }
        }
        if !seen_digit {
            return Err(NumberError::NotANumber);
        }
        let mut places = places.checked_sub(exponent).ok_or(NumberError::TooLarge)?;
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        while places < 0 {
            digits = digits.checked_mul(10).ok_or(NumberError::TooLarge)?;
            places += 1;
            if digits == 0 {
                places = 0;
            }
        }
        let places = u32::try_from(places).map_err(|_| NumberError::TooLarge)?;
        if places > MAX_PLACES || digits > MAX_AMOUNT {
            return Err(NumberError::TooLarge);
        }
        Ok(Self { digits: if negative { -digits } else { digits }, places })
    }

    /// This number in units of 10^−`places`.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`] beyond [`MAX_AMOUNT`] or when `places` is too few.
    pub fn scaled(self, places: u32) -> Result<i128, NumberError> {
        let more = places.checked_sub(self.places).ok_or(NumberError::TooLarge)?;
        10_i128
            .checked_pow(more)
            .and_then(|factor| self.digits.checked_mul(factor))
            .filter(|number| number.unsigned_abs() <= MAX_AMOUNT.unsigned_abs())
            .ok_or(NumberError::TooLarge)
    }

    /// The same number from scaled units, without trailing zeros after the point.
    #[must_use]
    pub fn from_scaled(mut digits: i128, mut places: u32) -> Self {
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Self { digits, places }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let factor = 10_u128.pow(self.places.min(MAX_PLACES));
        let digits = self.digits.unsigned_abs();
        write!(out, "{sign}{}", digits / factor)?;
        if self.places > 0 {
            let width = usize::try_from(self.places).unwrap_or(0);
            write!(out, ".{:0width$}", digits % factor)?;
        }
        Ok(())
    }
}

/// Whether a comma could separate thousands as well as decimals: one to three digits before
/// it, not beginning with zero, and exactly three behind it.
fn is_ambiguous(text: &str) -> bool {
    let Some((left, right)) = text.trim_start_matches(['+', '-']).split_once(',') else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    right.len() == 3
        && digits(right)
        && (1..=3).contains(&left.len())
        && digits(left)
        && !left.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cities_write() {
        for (text, shown) in [
            ("12", "12"),
            (" 12.50 ", "12.5"),
            ("12,5", "12.5"),
            ("1 200 000", "1200000"),
            ("-3", "-3"),
            ("1e3", "1000"),
            ("0.05", "0.05"),
            ("0e-99", "0"),
            ("2.5e1", "25"),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_number_or_does_not_fit() {
        for text in ["", "-", "abc", "1.2.3", "1;2", ".", "1e", "--1x"] {
            assert_eq!(Decimal::parse(text), Err(NumberError::NotANumber), "{text}");
        }
        for text in ["1e99", "99999999999999999999999999999999999", "0.0000000000000000001"] {
            assert_eq!(Decimal::parse(text), Err(NumberError::TooLarge), "{text}");
        }
    }
}
