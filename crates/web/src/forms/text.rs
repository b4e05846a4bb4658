//! One door for every text that comes from outside.

use unicode_normalization::UnicodeNormalization as _;

/// A text as it is kept: one spelling for each letter (NFC), lines ended by `\n`, and without
/// characters that only disturb: NUL and other controls, and those that turn the direction of
/// what follows (Unicode UAX #9, section 2), which could make a page read differently from what
/// is stored. Right-to-left letters themselves stay, and so do emoji with their joiners.
pub fn clean(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    let mut letters = typed.nfc().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    text.push('\n');
                }
            }
            '\n' | '\t' => text.push(letter),
            _ if letter.is_control() || disturbs(letter) => {}
            _ => text.push(letter),
        }
    }
    text
}

fn disturbs(letter: char) -> bool {
    matches!(letter,
        '\u{202a}'..='\u{202e}' // embeddings and overrides
        | '\u{2066}'..='\u{2069}' // isolates
        | '\u{200e}' | '\u{200f}' | '\u{061c}' // marks
        | '\u{2028}' | '\u{2029}' // line and paragraph separators
        | '\u{feff}' // byte order mark
        | '\u{e0001}' // the retired language tag
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn disturbing_characters_go_and_letters_stay() {
        assert_eq!(clean("a\0b\u{7}c"), "abc");
        assert_eq!(clean("een\r\ntwee\rdrie\n"), "een\ntwee\ndrie\n");
        assert_eq!(clean("e\u{301}"), "é");
        assert_eq!(clean("user\u{202e}gpj.exe"), "usergpj.exe");
        assert_eq!(clean("شارع بارد"), "شارع بارد");
        assert_eq!(clean("👩‍👩‍👧"), "👩‍👩‍👧");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in "\\PC{0,40}|.{0,40}") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            let disturbing = once.contains(['\0', '\r', '\u{202e}']);
            prop_assert!(!disturbing);
        }
    }
}
