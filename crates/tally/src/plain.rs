//! Foreign texts as a terminal may see them: nothing in a name moves the cursor, changes a colour
//! or turns the direction of reading.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a letter could do something to a terminal instead of being seen.
#[must_use]
pub fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name or other foreign text on one line, with what could act written as `\u{202e}`.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if acts(letter) {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_out() {
        assert_eq!(plain("Área 51 – שלום"), "Área 51 – שלום");
        assert_eq!(plain("a\u{202e}b\u{1b}[2J\u{9b}\n"), "a\\u{202e}b\\u{1b}[2J\\u{9b}\\u{a}");
    }
}
