//! Which words of a text changed: what was taken away and what came, with what stayed around it.

use similar::{ChangeTag, TextDiff};

/// On which side of a comparison something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On both.
    Both,
    /// It was there before.
    Before,
    /// It is there now.
    After,
}

/// A run of text that stayed, went or came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// The text.
    pub text: String,
}

/// What became of a text, word by word and in order. The pieces of the first side are the text before, those of the second the
/// text now.
pub fn difference(before: &str, after: &str) -> Vec<Piece> {
    let compared = TextDiff::from_words(before, after);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in compared.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::Before,
            ChangeTag::Insert => Side::After,
        };
        match pieces.last_mut() {
            Some(last) if last.side == side => last.text.push_str(change.value()),
            _ => pieces.push(Piece { side, text: change.value().to_owned() }),
        }
    }
    joined(pieces)
}

/// Blanks alone between two changes are no common ground: a reader sees one change rather than a row of words.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        match piece.side {
            Side::Before => gone.push_str(&piece.text),
            Side::After => come.push_str(&piece.text),
            Side::Both => {
                let between = !gone.is_empty() || !come.is_empty();
                let is_blank =
                    piece.text.chars().all(char::is_whitespace) && !piece.text.contains('\n');
                if between && is_blank && rest.peek().is_some() {
                    gone.push_str(&piece.text);
                    come.push_str(&piece.text);
                } else {
                    settle(&mut out, &mut gone, &mut come);
                    out.push(piece);
                }
            }
        }
    }
    settle(&mut out, &mut gone, &mut come);
    out
}

fn settle(out: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    for (side, text) in [(Side::Before, gone), (Side::After, come)] {
        if !text.is_empty() {
            out.push(Piece { side, text: std::mem::take(text) });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(pieces: &[Piece], of: Side) -> String {
        pieces
            .iter()
            .filter(|it| it.side == Side::Both || it.side == of)
            .map(|it| it.text.as_str())
            .collect()
    }

    proptest! {
        /// Nothing is lost or made up: either side is its text.
        #[test]
        fn both_sides_are_what_they_were(before in "[ab \\n]{0,40}", after in "[ab \\n]{0,40}") {
            let pieces = difference(&before, &after);
            prop_assert_eq!(side(&pieces, Side::Before), before.clone());
            prop_assert_eq!(side(&pieces, Side::After), after.clone());
            if before == after {
                prop_assert!(pieces.iter().all(|it| it.side == Side::Both));
            }
        }

        /// Also of text in any script.
        #[test]
        fn whatever_is_written(before in ".{0,30}", after in ".{0,30}") {
            let pieces = difference(&before, &after);
            prop_assert_eq!(side(&pieces, Side::Before), before);
            prop_assert_eq!(side(&pieces, Side::After), after);
        }
    }

    #[test]
    fn words_are_marked_and_not_letters() {
        let pieces =
            difference("A bench under the lime tree.", "Two benches under the old lime tree.");
        let marked: Vec<(Side, &str)> =
            pieces.iter().map(|it| (it.side, it.text.as_str())).collect();
        assert_eq!(
            marked,
            [
                (Side::Before, "A bench"),
                (Side::After, "Two benches"),
                (Side::Both, " under the "),
                (Side::After, "old "),
                (Side::Both, "lime tree."),
            ]
        );
    }
}
