//! What no source file may hold: SQL outside the store or built from input, HTTP outside the web,
//! a lint switched off without a reason.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The folder of the one crate that knows SQL.
const STORE: &str = "crates/store/";
/// Parts of it that make SQL from SQL by rules of their own, and never from what people send.
const MAKERS: [&str; 5] = [
    "crates/store/src/backup/",
    "crates/store/src/engine/",
    "crates/store/src/testing/",
    "crates/store/tests/",
    "crates/store/benches/",
];
/// Who alone speaks HTTP: the pages, the one file that hands them a listener, and the stories.
const SPEAKERS: [&str; 3] = ["crates/web/", "crates/kalaka/src/serving.rs", "tests/stories/"];
/// How SQL begins, and a word it needs to be SQL and not a sentence.
const SQL: [(&str, &str); 11] = [
    ("select ", " from "),
    ("insert into ", " values"),
    ("insert into ", " select"),
    ("update ", " = "),
    ("delete from ", ""),
    ("with ", " as (select"),
    ("create table ", "("),
    ("create index ", " on "),
    ("alter table ", ""),
    ("drop table ", ""),
    ("pragma ", ""),
];

/// What is wrong in a file, in sentences that begin with file and line.
pub(super) fn check(file: &str, text: &str) -> Vec<String> {
    let tokens = match TokenStream::from_str(text) {
        Ok(tokens) => tokens,
        Err(error) => return vec![format!("{file}: does not read as Rust: {error}")],
    };
    let mut found = Vec::new();
    look(tokens, &mut found);
    let mut wrong = Vec::new();
    for Found { line, what } in found {
        let sentence = match what {
            What::Allow => "says #[allow]; write #[expect(…, reason = \"…\")]",
            What::Axum if !SPEAKERS.iter().any(|speaker| file.starts_with(speaker)) => {
                "names axum; only `web` speaks HTTP"
            }
            What::Sql if !file.starts_with(STORE) => "holds SQL; only `store` knows SQL",
            What::Formatted
                if file.starts_with(STORE)
                    && !MAKERS.iter().any(|maker| file.starts_with(maker)) =>
            {
                "formats SQL; statements are constants with parameters"
            }
            What::Sql | What::Formatted | What::Axum => continue,
        };
        wrong.push(format!("{file}:{line}: {sentence}"));
    }
    wrong
}

struct Found {
    line: usize,
    what: What,
}

enum What {
    Allow,
    Axum,
    Sql,
    /// SQL as the text of `format!`.
    Formatted,
}

fn look(tokens: TokenStream, found: &mut Vec<Found>) {
    let mut before: [Option<TokenTree>; 2] = [None, None];
    for token in tokens {
        let attribute = matches!(&before, [_, Some(TokenTree::Punct(mark))] if mark.as_char() == '#')
            || matches!(&before, [Some(TokenTree::Punct(hash)), Some(TokenTree::Punct(bang))]
                if hash.as_char() == '#' && bang.as_char() == '!');
        let line = token.span().start().line;
        match &token {
            TokenTree::Group(group) if attribute && group.delimiter() == Delimiter::Bracket => {
                let allowed = allows(group.stream()).then_some(Found { line, what: What::Allow });
                found.extend(allowed);
            }
            TokenTree::Group(group) => {
                if formats(&before)
                    && group.stream().into_iter().next().is_some_and(|first| is_sql(&first))
                {
                    found.push(Found { line, what: What::Formatted });
                }
                look(group.stream(), found);
            }
            TokenTree::Ident(name) if name == "axum" => {
                found.push(Found { line, what: What::Axum });
            }
            other if is_sql(other) => found.push(Found { line, what: What::Sql }),
            _ => {}
        }
        before = [before[1].take(), Some(token)];
    }
}

fn formats(before: &[Option<TokenTree>; 2]) -> bool {
    matches!(before, [Some(TokenTree::Ident(name)), Some(TokenTree::Punct(bang))]
        if name == "format" && bang.as_char() == '!')
}

/// `allow(…)`, also inside `cfg_attr`.
fn allows(attribute: TokenStream) -> bool {
    attribute.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "allow",
        TokenTree::Group(group) => allows(group.stream()),
        _ => false,
    })
}

fn is_sql(token: &TokenTree) -> bool {
    let TokenTree::Literal(literal) = token else { return false };
    let text = literal.to_string();
    if !text.ends_with('"') && !text.ends_with('#') {
        return false;
    }
    let text =
        text.trim_start_matches(['r', 'b', 'c']).trim_matches(['#', '"']).replace("\\n", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    SQL.iter().any(|(begin, needs)| text.starts_with(begin) && text.contains(needs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_outside_the_store_is_found() {
        let text = "fn f() {\n g(\"select id from idea\");\n h(r#\"UPDATE idea\n SET a = 1\"#); }";
        let wrong = check("crates/web/src/a.rs", text);
        assert_eq!(
            wrong,
            [
                "crates/web/src/a.rs:2: holds SQL; only `store` knows SQL",
                "crates/web/src/a.rs:3: holds SQL; only `store` knows SQL"
            ]
        );
        assert!(check("crates/store/src/a.rs", text).is_empty());
        let sentence = "/// Delete from here.\nconst A: &str = \"Update it, then set it.\";";
        assert!(check("crates/web/src/a.rs", sentence).is_empty());
    }

    #[test]
    fn formatted_sql_is_found() {
        let text = "fn f() { format!(\"delete from idea where id = {id}\"); }";
        assert_eq!(
            check("crates/store/src/calls/idea.rs", text),
            [
                "crates/store/src/calls/idea.rs:1: formats SQL; statements are constants with parameters"
            ]
        );
        assert!(check("crates/store/src/engine/schema.rs", text).is_empty());
    }

    #[test]
    fn axum_outside_web_is_found() {
        let text = "use axum::Router;";
        let wrong = check("crates/acts/src/a.rs", text);
        assert_eq!(wrong, ["crates/acts/src/a.rs:1: names axum; only `web` speaks HTTP"]);
        assert!(check("crates/web/src/a.rs", text).is_empty());
    }

    #[test]
    fn a_lint_switched_off_is_found() {
        for text in ["#[allow(dead_code)] fn f() {}", "#![cfg_attr(test, allow(unused))]"] {
            let wrong = check("crates/city/src/a.rs", text);
            assert_eq!(
                wrong,
                ["crates/city/src/a.rs:1: says #[allow]; write #[expect(…, reason = \"…\")]"]
            );
        }
        let fine = "#[expect(dead_code, reason = \"…\")] fn allow(headers: [u8; 1]) { [allow]; }";
        assert!(check("crates/city/src/a.rs", fine).is_empty());
    }
}
