//! Words as they stand in a text, and their one spelling.

use unicode_normalization::UnicodeNormalization as _;

/// The most words of one text that are looked at.
const MOST: usize = 400;

/// The longest word that is one.
const LONGEST: usize = 40;

/// The words of a text in their order, in lower case, with their accents.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for letter in text.nfc().chain([' ']) {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
            continue;
        }
        let whole = std::mem::take(&mut word);
        if whole.chars().nth(1).is_some() {
            found.push(whole.chars().take(LONGEST).collect());
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// A word without its accents, in lower case.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfd() {
        match letter {
            'œ' => folded.push_str("oe"),
            '\u{300}'..='\u{36f}' => {}
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_spelling() {
        assert_eq!(split("L'œuvre, d'ÉTÉ! x"), ["œuvre", "été"]);
        assert_eq!(fold("Hűvös"), "huvos");
        assert_eq!(fold("œuvre"), "oeuvre");
        assert_eq!(split(&"ja ".repeat(1000)).len(), MOST);
    }
}
