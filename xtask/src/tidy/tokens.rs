//! Rust as a flat list of tokens: what checks look through that ask for names and not for meaning.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A token, and the line it begins on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) line: usize,
    pub(super) what: What,
}

/// What a token is. Comments are none; a doc comment is an attribute with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Word(String),
    Mark(char),
    /// A literal as it is written.
    Literal(String),
    Open(Delimiter),
    Close(Delimiter),
}

impl Token {
    /// Its word, when it is one.
    pub(super) fn word(&self) -> Option<&str> {
        if let What::Word(word) = &self.what { Some(word) } else { None }
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.what == What::Mark(mark)
    }
}

/// A file of Rust, read once for all checks that look at it.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// All tokens.
    pub(super) all: Vec<Token>,
    /// Those that are not compiled for tests alone.
    pub(super) shipped: Vec<Token>,
}

impl Source {
    /// Reads a file; it is empty when it does not read as Rust, which another check reports.
    pub(super) fn read(text: &str) -> Self {
        let all = read(text);
        Self { shipped: shipped(&all), all }
    }
}

fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    flatten(TokenStream::from_str(text).unwrap_or_default(), &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let what = match tree {
            TokenTree::Group(group) => {
                tokens.push(Token { line, what: What::Open(group.delimiter()) });
                flatten(group.stream(), tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { line, what: What::Close(group.delimiter()) });
                continue;
            }
            TokenTree::Ident(word) => What::Word(word.to_string()),
            TokenTree::Punct(mark) => What::Mark(mark.as_char()),
            TokenTree::Literal(literal) => What::Literal(literal.to_string()),
        };
        tokens.push(Token { line, what });
    }
}

/// The tokens without what is compiled for tests alone.
fn shipped(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let Some((first, behind)) = rest.split_first() {
        if is_for_tests(rest) {
            rest = rest.get(item_of(rest)..).unwrap_or_default();
        } else {
            kept.push(first.clone());
            rest = behind;
        }
    }
    kept
}

/// `#[cfg(test)]`, without spaces, as its tokens.
fn is_for_tests(tokens: &[Token]) -> bool {
    let [hash, open, cfg, paren, test, end, close, ..] = tokens else { return false };
    hash.is_mark('#')
        && open.what == What::Open(Delimiter::Bracket)
        && cfg.word() == Some("cfg")
        && paren.what == What::Open(Delimiter::Parenthesis)
        && test.word() == Some("test")
        && end.what == What::Close(Delimiter::Parenthesis)
        && close.what == What::Close(Delimiter::Bracket)
}

/// How many tokens the item takes that begins here with its attributes: up to its body or `;`.
fn item_of(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.what {
            What::Open(_) => depth += 1,
            What::Close(closed) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && closed == Delimiter::Brace {
                    return at + 1;
                }
            }
            What::Mark(';' | ',') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// A path as it is named somewhere, `use std::{fs, env}` being two.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) line: usize,
    /// Its words.
    pub(super) path: Vec<String>,
}

/// All paths in the tokens, single words among them.
pub(super) fn paths(tokens: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    // What stands before each of the groups we are in: something only in a list of `use`.
    let mut before: Vec<Vec<String>> = Vec::new();
    let mut rest = tokens;
    while let Some((token, mut behind)) = rest.split_first() {
        match &token.what {
            What::Open(_) => before.push(Vec::new()),
            What::Close(_) => drop(before.pop()),
            What::Word(word) => {
                let mut path = before.last().cloned().unwrap_or_default();
                path.push(word.clone());
                loop {
                    match behind {
                        [one, two, next, more @ ..] if one.is_mark(':') && two.is_mark(':') => {
                            if let Some(word) = next.word() {
                                path.push(word.to_owned());
                                behind = more;
                                continue;
                            }
                            if next.what == What::Open(Delimiter::Brace) {
                                before.push(std::mem::take(&mut path));
                                behind = more;
                            }
                        }
                        _ => {}
                    }
                    break;
                }
                if !path.is_empty() {
                    found.push(Named { line: token.line, path });
                }
            }
            What::Mark(_) | What::Literal(_) => {}
        }
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        paths(&read(text)).into_iter().map(|named| named.path.join("::")).collect()
    }

    #[test]
    fn paths_are_found_in_lists_and_in_expressions() {
        assert_eq!(
            named("use std::{fs::{self, File}, env};"),
            ["use", "std::fs::self", "std::fs::File", "std::env"]
        );
        assert_eq!(named("{ a(b::c(d)) } e"), ["a", "b::c", "d", "e"]);
        assert_eq!(named("use std::time::*;"), ["use", "std::time"]);
    }

    #[test]
    fn what_is_for_tests_is_left_out() {
        let text =
            "fn a() {} #[cfg(test)] mod tests { fn b() {} } #[cfg(test)] use c::{d}; fn e() {}";
        let words: Vec<Token> = shipped(&read(text));
        let words: Vec<&str> = words.iter().filter_map(Token::word).collect();
        assert_eq!(words, ["fn", "a", "fn", "e"]);
    }
}
