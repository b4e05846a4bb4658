//! Typed 64-bit identifiers, written in URLs as short lower-case words.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base-32 alphabet: no letter that can be mistaken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An identifier of one noun: positive, time-ordered, unique in the installation.
///
/// In the database it is an integer; in URLs, JSON and mails it is a short base-32 word, so
/// that nobody reads a quantity into it and no browser rounds it.
pub struct Id<T> {
    value: i64,
    noun: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Wraps a stored or freshly drawn number.
    pub const fn new(value: i64) -> Self {
        Self { value, noun: PhantomData }
    }

    /// The number as stored.
    pub const fn get(self) -> i64 {
        self.value
    }
}

/// Why a word is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct IdError;

impl<T> FromStr for Id<T> {
    type Err = IdError;

    /// Reads the canonical spelling only, so that every noun has exactly one address.
    fn from_str(word: &str) -> Result<Self, IdError> {
        if word.is_empty() || word.starts_with('0') {
            return Err(IdError);
        }
        let mut value: i64 = 0;
        for letter in word.bytes() {
            let digit = ALPHABET.iter().position(|known| *known == letter).ok_or(IdError)?;
            let digit = i64::try_from(digit).map_err(|_| IdError)?;
            value = value.checked_mul(32).and_then(|v| v.checked_add(digit)).ok_or(IdError)?;
        }
        Ok(Self::new(value))
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [b'0'; 13];
        let mut rest = self.value.unsigned_abs();
        let mut length = 0;
        for slot in letters.iter_mut().rev() {
            let digit = usize::try_from(rest % 32).unwrap_or(0);
            *slot = ALPHABET.get(digit).copied().unwrap_or(b'0');
            length += 1;
            rest /= 32;
            if rest == 0 {
                break;
            }
        }
        let word = letters.get(13 - length..).unwrap_or_default();
        f.write_str(std::str::from_utf8(word).unwrap_or("0"))
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    enum Thing {}

    proptest! {
        #[test]
        fn a_word_reads_back_as_its_number(value in 1..i64::MAX) {
            let id = Id::<Thing>::new(value);
            prop_assert_eq!(id.to_string().parse::<Id<Thing>>(), Ok(id));
        }

        #[test]
        fn any_accepted_word_is_the_canonical_one(word in "[0-9a-z]{0,14}") {
            if let Ok(id) = word.parse::<Id<Thing>>() {
                prop_assert_eq!(id.to_string(), word);
            }
        }
    }

    #[test]
    fn words_that_are_no_identifiers_are_refused() {
        for word in ["", "0", "01", "ILO", "u", "-1", "é", "zzzzzzzzzzzzz", "12345678901234"] {
            assert_eq!(word.parse::<Id<Thing>>(), Err(IdError), "{word}");
        }
    }
}
