//! The words that were looked for, marked in what was found.

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// Whether it is what was looked for.
    pub met: bool,
}

/// A text in parts: its words that are met, and what lies between.
pub fn marked(text: &str, is_met: impl Fn(&str) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, met: bool| match pieces.last_mut() {
        Some(last) if last.met == met && !met => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), met }),
    };
    for part in parts(text) {
        let is_word = part.starts_with(char::is_alphanumeric);
        add(part, is_word && is_met(part));
    }
    pieces
}

/// The part of a text around the first word that is met, cut between words; its beginning where there is none.
pub(super) fn around(text: &str, is_met: impl Fn(&str) -> bool, most: usize) -> String {
    let letters = text.chars().count();
    let mut before = 0;
    let mut at = 0;
    for part in parts(text) {
        if part.starts_with(char::is_alphanumeric) && is_met(part) {
            at = before;
            break;
        }
        before += part.chars().count();
    }
    // A third of what is shown stands before the word.
    let start = at.saturating_sub(most / 3).min(letters.saturating_sub(most));
    let cut: String = text.chars().skip(start).take(most).collect();
    let from_word = match cut.split_once(' ') {
        Some((_, rest)) if start > 0 => format!("…{rest}"),
        _ => cut,
    };
    match from_word.rsplit_once(' ') {
        Some((words, _)) if start + most < letters => format!("{words}…"),
        _ => from_word,
    }
}

/// Words and what lies between them, in turn.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = first.is_alphanumeric();
        // Accents as letters of their own belong to the word that they stand in.
        let of_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| if is_word { !of_word(*c) } else { c.is_alphanumeric() })
            .map_or(rest.len(), |(at, _)| at);
        let (part, others) = rest.split_at(end);
        rest = others;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use store::things::search::terms;

    use super::*;

    fn begins(terms: &[String]) -> impl Fn(&str) -> bool {
        let terms = terms.to_vec();
        move |word| terms.iter().any(|term| likeness::fold(word).starts_with(term.as_str()))
    }

    fn shown(text: &str, words: &str) -> String {
        let piece = |piece: &Piece| match piece.met {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        marked(text, begins(&terms(words))).iter().map(piece).collect()
    }

    #[test]
    fn words_are_marked_as_they_are_found() {
        assert_eq!(
            shown("Een Fietsenstalling, fiets!", "fiets"),
            "Een [Fietsenstalling], [fiets]!"
        );
        assert_eq!(shown("Hűvösebb utcák", "huvos"), "[Hűvösebb] utcák");
        assert_eq!(shown("hu\u{30b}s", "hus"), "[hu\u{30b}s]");
        assert_eq!(shown("<b>tree</b>", "tree b"), "<[b]>[tree]</[b]>".replace("[b]", "b"));
        assert_eq!(shown("", "x"), "");
    }

    #[test]
    fn what_is_shown_lies_around_the_word() {
        let around = |text: &str| around(text, begins(&["bench".to_owned()]), 60);
        let text = format!("{}a bench here {}", "far away ".repeat(20), "and more ".repeat(20));
        let cut = around(&text);
        assert!(
            cut.starts_with('…') && cut.ends_with('…') && cut.contains("a bench here"),
            "{cut}"
        );
        assert!(cut.chars().count() <= 62, "{cut}");
        assert_eq!(around("A bench."), "A bench.");
        assert_eq!(around("Nothing of it"), "Nothing of it");
    }

    proptest! {
        /// Whatever is marked, the text stays as it is: each mark is a word of its own, and no two stand side by side.
        #[test]
        fn marks_leave_a_text_as_it_is(text in "\\PC{0,60}|[a-c \u{301}<>&é]{0,40}", word in "\\PC{0,4}|[a-c]{2}") {
            let terms = terms(&word);
            let pieces = marked(&text, begins(&terms));
            let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(&whole, &text);
            for piece in pieces.iter().filter(|piece| piece.met) {
                prop_assert!(piece.text.starts_with(char::is_alphanumeric));
                prop_assert!(begins(&terms)(&piece.text));
            }
            prop_assert!(pieces.windows(2).all(|two| two.iter().any(|piece| !piece.met)));
            let cut = around(&text, begins(&terms), 20);
            let kept = cut.trim_matches('…');
            prop_assert!(text.contains(kept), "{} is not in {}", kept, text);
        }
    }
}
