//! What no source file may hold: SQL outside the store or built from input, HTTP outside the web,
//! markup outside what escapes, a lint switched off without a reason.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The folder of the one crate that knows SQL.
const STORE: &str = "crates/store/";
/// Parts of it that make SQL from SQL by rules of their own, and never from what people send.
const MAKERS: [&str; 7] = [
    "crates/store/src/backup/",
    "crates/store/src/engine/",
    "crates/store/src/health.rs",
    "crates/store/src/register/tests.rs",
    "crates/store/src/testing/",
    "crates/store/tests/",
    "crates/store/benches/",
];
/// Who alone speaks HTTP: the pages, the files that take connections for them, and the stories.
const SPEAKERS: [&str; 9] = [
    "crates/web/",
    "crates/web-",
    "crates/kalaka/src/serving.rs",
    "crates/kalaka/src/connections.rs",
    // The client that asks other servers, and those who ask by it: for translations, for pictures of the street map, and
    // whom a provider knows.
    "crates/kalaka/src/client.rs",
    "crates/kalaka/src/provider.rs",
    "crates/kalaka/src/tiles.rs",
    "crates/kalaka/src/translator.rs",
    "tests/stories/",
];
/// Who alone says that a text is safe HTML.
const SAFE: &str = "/src/html.rs";
/// Who may hold markup as text: the type of safe HTML, a feed (XML, which escapes by itself), a drawing
/// that is served as a file, the one that refuses drawings, the headers of mails (`<id@host>`), what
/// writes Rust (`Into<…>`), and the pictures of the engines, which the command line writes to files and
/// which escape every text they hold, a workbook (XML in a file that is downloaded; it escapes, too), and what reads
/// the names of fields out of a page that templates have made and escaped.
const MARKUP: [&str; 10] = [
    SAFE,
    "/feeds/atom.rs",
    "/export/xlsx.rs",
    "/http/served.rs",
    "/forms/picture/read.rs",
    "/views/summary.rs",
    // It takes tags out and puts none in.
    "imports/src/plain.rs",
    "kalaka/src/mail.rs",
    "words-build/src/lib.rs",
    "commands/drawing.rs",
];
/// The one place that writes how an enum is read from its key.
const STORED: &str = "city/src/stored.rs";
/// Folders of tests and samples, whose markup reaches nobody.
const TRIED: [&str; 4] = ["/tests/", "/testing/", "/sample/", "/benches/"];
/// The one template that is not HTML: a letter as plain text.
const PLAIN: &str = "mail.txt";
/// The types by which askama does not escape.
const SAFES: [&str; 4] = ["Safe", "MaybeSafe", "HtmlSafe", "HtmlSafeOutput"];
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
                "names axum; only `web` and its systems speak HTTP"
            }
            What::Sql if !file.starts_with(STORE) => "holds SQL; only `store` knows SQL",
            What::Formatted
                if file.starts_with(STORE)
                    && !MAKERS.iter().any(|maker| file.starts_with(maker)) =>
            {
                "formats SQL; statements are constants with parameters"
            }
            What::Markup
                if file.starts_with("crates/")
                    && file.contains("/src/")
                    && !MARKUP.iter().any(|maker| file.ends_with(maker))
                    && !TRIED.iter().any(|folder| file.contains(folder)) =>
            {
                "holds markup as text; templates make it, and escape"
            }
            What::Safe if file.starts_with("crates/") && !file.ends_with(SAFE) => {
                "calls a text safe; only `html` does"
            }
            What::Unescaped => "has a template that does not escape as HTML",
            What::Stored if file.starts_with("crates/") && !file.ends_with(STORED) => {
                "has an enum with keys by hand; `city::stored!` declares them once"
            }
            What::Sql | What::Formatted | What::Axum | What::Markup | What::Safe | What::Stored => {
                continue;
            }
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
    /// A text with a tag in it.
    Markup,
    /// A type by which askama does not escape.
    Safe,
    /// A template of another kind than HTML.
    Unescaped,
    /// A function that reads the key of an enum.
    Stored,
}

fn look(tokens: TokenStream, found: &mut Vec<Found>) {
    // Whether the item that is being read is compiled for tests alone.
    let mut tried = false;
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
                if unescaped(group.stream()) {
                    found.push(Found { line, what: What::Unescaped });
                }
                tried |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(group) => {
                if formats(&before)
                    && group.stream().into_iter().next().is_some_and(|first| is_sql(&first))
                {
                    found.push(Found { line, what: What::Formatted });
                }
                let known = found.len();
                look(group.stream(), found);
                if tried && group.delimiter() == Delimiter::Brace {
                    tried = false;
                    let mut here = found.split_off(known);
                    here.retain(|found| !matches!(found.what, What::Markup));
                    found.append(&mut here);
                }
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => tried = false,
            TokenTree::Ident(name) if SAFES.iter().any(|safe| name == safe) => {
                found.push(Found { line, what: What::Safe });
            }
            TokenTree::Ident(name)
                if name == "from_key"
                    && matches!(&before[1], Some(TokenTree::Ident(word)) if word == "fn") =>
            {
                found.push(Found { line, what: What::Stored });
            }
            TokenTree::Ident(name) if name == "axum" => {
                found.push(Found { line, what: What::Axum });
            }
            other if is_sql(other) => found.push(Found { line, what: What::Sql }),
            other if is_markup(other) => found.push(Found { line, what: What::Markup }),
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

/// `template(…)` with another escaping, ending or file than those of HTML, also inside `cfg_attr`.
fn unescaped(attribute: TokenStream) -> bool {
    let mut template = false;
    attribute.into_iter().any(|token| match token {
        TokenTree::Group(group) if template => other_than_html(group.stream()),
        TokenTree::Group(group) => unescaped(group.stream()),
        other => {
            template = matches!(other, TokenTree::Ident(name) if name == "template");
            false
        }
    })
}

fn other_than_html(settings: TokenStream) -> bool {
    let mut key = String::new();
    settings.into_iter().any(|token| match token {
        TokenTree::Ident(name) => {
            key = name.to_string();
            false
        }
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            let text = text.trim_start_matches('r').trim_matches(['#', '"']);
            match key.as_str() {
                "escape" | "ext" => text != "html",
                "path" => !text.ends_with(".html") && text != PLAIN,
                _ => false,
            }
        }
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    })
}

/// A text with `<p`, `</p` or `<{name}` in it. An alignment such as `{:0<width$}` is none.
fn is_markup(token: &TokenTree) -> bool {
    let TokenTree::Literal(literal) = token else { return false };
    let text = literal.to_string();
    if !text.ends_with('"') && !text.ends_with('#') {
        return false;
    }
    let mut before = ['"', '"'];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let aligns = before.contains(&':');
        let tag = |next: &char| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '{');
        if letter == '<' && !aligns && letters.peek().is_some_and(tag) {
            return true;
        }
        before = [before[1], letter];
    }
    false
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
    fn an_enum_with_keys_by_hand_is_found() {
        let text = "impl Heap { fn from_key(key: &str) -> Option<Self> { None } }";
        let wrong = check("crates/web/src/heap.rs", text);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(check("crates/city/src/stored.rs", text).is_empty());
        assert!(check("crates/web/src/heap.rs", "fn f() { Heap::from_key(key); }").is_empty());
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
    fn markup_as_text_is_found() {
        let wrong = "a.rs:1: holds markup as text; templates make it, and escape";
        for text in [
            "fn f() { format!(\"<p>{text}</p>\"); }",
            "fn f() { write!(out, \"</{}>\", name); }",
            "fn f() { write!(out, \"<{name}>\"); }",
            "const A: &str = \"a <b class=x>\";",
            "const A: &str = r#\"<svg viewBox=\"0 0 1 1\">\"#;",
            "const A: &[u8] = b\"<p>\";",
            "const A: &str = \"<!--\";",
            "#[cfg(test)] use a::b; const A: &str = \"<p>\";",
            "#[cfg(test)] mod tests { } const A: &str = \"<p>\";",
        ] {
            let found = check("crates/web-calls/src/a.rs", text);
            assert_eq!(found, [format!("crates/web-calls/src/{wrong}")], "{text}");
        }
        for text in [
            "/// Makes `<p>`.\nfn f() { format!(\"{:0<digits$} {:<8} a < b\"); }",
            "#[cfg(test)] mod tests { fn f() { g(\"<p>\"); } }",
        ] {
            assert!(check("crates/web/src/a.rs", text).is_empty(), "{text}");
        }
        let text = "const A: &str = \"<p>\";";
        for file in ["crates/web/src/html.rs", "crates/web/src/http/tests/a.rs", "xtask/src/a.rs"] {
            assert!(check(file, text).is_empty(), "{file}");
        }
    }

    #[test]
    fn a_text_called_safe_is_found() {
        for text in [
            "fn f() { Safe(a) }",
            "use askama::filters::HtmlSafe;",
            "fn f() -> MaybeSafe<String> { a }",
            "fn f() { askama::filters::HtmlSafeOutput(a) }",
        ] {
            let wrong = check("crates/web/src/a.rs", text);
            assert_eq!(
                wrong,
                ["crates/web/src/a.rs:1: calls a text safe; only `html` does"],
                "{text}"
            );
            assert!(check("crates/web/src/html.rs", text).is_empty());
        }
    }

    #[test]
    fn a_template_that_does_not_escape_is_found() {
        for text in [
            "#[template(path = \"a.html\", escape = \"none\")] struct A;",
            "#[template(source = \"{{ a }}\", ext = \"txt\")] struct A;",
            "#[template(path = \"a.txt\")] struct A;",
            "#[cfg_attr(a, template(path = \"a.html\", escape = \"txt\"))] struct A;",
        ] {
            let wrong = check("crates/web/src/a.rs", text);
            assert_eq!(
                wrong,
                ["crates/web/src/a.rs:1: has a template that does not escape as HTML"],
                "{text}"
            );
        }
        for text in [
            "#[template(path = \"a.html\")] struct A;",
            "#[template(path = \"mail.txt\")] struct A;",
            "#[template(source = \"{{ a }}\", ext = \"html\")] struct A;",
        ] {
            assert!(check("crates/web/src/a.rs", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn axum_outside_web_is_found() {
        let text = "use axum::Router;";
        let wrong = check("crates/acts/src/a.rs", text);
        assert_eq!(
            wrong,
            ["crates/acts/src/a.rs:1: names axum; only `web` and its systems speak HTTP"]
        );
        assert!(check("crates/web/src/a.rs", text).is_empty());
        assert!(check("crates/web-calls/src/a.rs", text).is_empty());
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
