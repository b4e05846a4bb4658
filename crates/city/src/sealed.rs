//! What is kept sealed: words on their way to being sealed, and what a column holds of them.
//!
//! Neither prints what it holds nor can be written as JSON, so that nothing of it gets into a log, an export or a letter by
//! being overlooked. Who may open what, and what is noted of that, is told by the use cases.

use std::fmt;

/// Words that are to be sealed, or were opened a moment ago. They are nowhere but in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct InClear(String);

impl InClear {
    /// Takes words that somebody typed.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The words. Whoever asks either seals them, or shows them to somebody about whom that was noted.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for InClear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InClear(…)")
    }
}

/// What a column holds: bytes that open with a key of the city alone, and only where they stand.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The number of the key, among those of its city.
    pub key: i64,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed(key {})", self.key)
    }
}

/// A part of what is kept sealed with something that is not finished: its name, and the words of it that are new; none keeps
/// what was sealed before.
pub type ToSeal = Vec<(String, Option<InClear>)>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_printed() {
        let told =
            format!("{:?} {:#?}", InClear::new("0470 12"), Sealed { key: 3, bytes: vec![7] });
        assert_eq!(told, "InClear(…) Sealed(key 3)");
        assert_eq!(InClear::new("0470 12").reveal(), "0470 12");
    }
}
