//! Values that go into messages.

use std::borrow::Cow;

use crate::words::Words;

/// A value for a message's parameter: text as it is, or a whole number that is grouped and
/// counted as the language does.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// Text, put in as it is (templates escape the whole message).
    Text(Cow<'a, str>),
    /// A count.
    Number(i64),
}

impl Arg<'_> {
    /// Appends it as the language writes it.
    pub fn append(&self, words: &Words, said: &mut String) {
        match self {
            Self::Text(text) => said.push_str(text),
            Self::Number(number) => said.push_str(&words.number(*number)),
        }
    }

    /// Whether the value is exactly this number.
    pub fn equals(&self, number: i64) -> bool {
        matches!(self, Self::Number(own) if *own == number)
    }

    /// Whether a number falls in this plural category, or a text is this word.
    pub fn is(&self, words: &Words, word: &str) -> bool {
        match self {
            Self::Text(text) => text == word,
            Self::Number(number) => words.plural_category(*number) == word,
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a str> for Arg<'a> {
    fn from(text: &&'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a String> for Arg<'a> {
    fn from(text: &&'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a Cow<'a, str>> for Arg<'a> {
    fn from(text: &'a Cow<'a, str>) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        impl From<&$kind> for Arg<'_> {
            fn from(number: &$kind) -> Self {
                Self::from(*number)
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 usize i32 i64);
