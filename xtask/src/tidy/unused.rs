//! What nobody uses any more: words of the interface, templates, and lines of `paths!`.
//!
//! The compiler is silent about them: words and links are public methods, and a template is a
//! file. Names are compared, not meanings: a word that shares its name with another method in use
//! is missed, and nothing in use is ever reported.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Source, Token, What};

/// The words of the kit, in the reference language.
const KIT: &str = "crates/web/locales/en/";

/// The files that are looked through, by their name from the root.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Rust of the crates; tests use nothing that would not be unused without them.
    sources: BTreeMap<String, Vec<Token>>,
    templates: BTreeMap<String, String>,
    /// Fluent, in all languages.
    words: BTreeMap<String, String>,
}

impl Files {
    /// Takes in what a source ships, when it is of a crate.
    pub(super) fn take_source(&mut self, file: &str, source: Source) {
        if file.starts_with("crates/") && file.contains("/src/") {
            self.sources.insert(file.to_owned(), source.shipped);
        }
    }

    /// Takes a template or words in.
    pub(super) fn take(&mut self, file: &str, text: &str) {
        if file.starts_with("crates/") && file.contains("/templates/") {
            self.templates.insert(file.to_owned(), text.to_owned());
        } else if is_words(file) {
            self.words.insert(file.to_owned(), text.to_owned());
        }
    }

    /// Whether words, templates and addresses were found at all: a check that looks in the wrong
    /// place finds nothing wrong.
    pub(super) fn saw_all(&self) -> bool {
        let words = self.words.keys().any(|file| file.contains("locales/en/"));
        let addresses = self.sources.values().any(|tokens| !addresses(tokens).is_empty());
        words && addresses && !self.templates.is_empty()
    }

    /// What is wrong, in sentences that begin with file and line.
    pub(super) fn check(&self) -> Vec<String> {
        let mut called = BTreeSet::new();
        self.sources.values().for_each(|tokens| called_in_rust(tokens, &mut called));
        self.templates.values().for_each(|text| called_in_template(text, &mut called));
        let mut wrong = self.words(&called);
        wrong.extend(self.templates());
        wrong.extend(self.addresses(&called));
        wrong
    }

    /// Keys of the reference language that are neither called nor part of another message.
    fn words(&self, called: &BTreeSet<String>) -> Vec<String> {
        let parts: BTreeSet<&str> = self.words.values().flat_map(|text| parts(text)).collect();
        let english = self.words.iter().filter(|(file, _)| file.contains("locales/en/"));
        let lines = english.flat_map(|(file, text)| {
            (1..).zip(text.lines()).map(move |(number, line)| (file, number, line))
        });
        let keys = lines.filter_map(|(file, number, line)| Some((file, number, key(line)?)));
        let unused = |key: &str| !called.contains(&key.replace('-', "_")) && !parts.contains(key);
        // A system's word that the kit has too is never heard: the kit's is a method of the type, the system's of a trait.
        let kit = self.words.iter().filter(|(file, _)| file.starts_with(KIT));
        let kit: BTreeSet<&str> = kit.flat_map(|(_, text)| text.lines().filter_map(key)).collect();
        keys.filter_map(|(file, number, key)| {
            let what = if kit.contains(key) && !file.starts_with(KIT) {
                format!("the kit says {key} already")
            } else if unused(key) {
                format!("nobody says {key}")
            } else {
                return None;
            };
            Some(format!("{file}:{number}: {what}"))
        })
        .collect()
    }

    /// Templates that no source names, nor a template that one names, and so on.
    fn templates(&self) -> Vec<String> {
        let literals: BTreeSet<&str> = self
            .sources
            .values()
            .flatten()
            .filter_map(|token| match &token.what {
                What::Literal(literal) => Some(literal.trim_matches('"')),
                _ => None,
            })
            .collect();
        let name = |file: &str| file.split("/templates/").nth(1).unwrap_or_default().to_owned();
        let mut unused: BTreeSet<&String> = self.templates.keys().collect();
        let mut reached: Vec<&String> =
            self.templates.keys().filter(|file| literals.contains(name(file).as_str())).collect();
        while let Some(file) = reached.pop() {
            if !unused.remove(file) {
                continue;
            }
            let text = self.templates.get(file).map(String::as_str).unwrap_or_default();
            let used = |other: &&&String| text.contains(&format!("\"{}\"", name(other)));
            reached.extend(unused.iter().filter(used).copied().collect::<Vec<_>>());
        }
        unused.into_iter().map(|file| format!("{file}: no page is made of it")).collect()
    }

    /// Lines of `paths!` that are not mounted, or that nothing leads to.
    fn addresses(&self, called: &BTreeSet<String>) -> Vec<String> {
        let mut lines = Vec::new();
        let mut named = BTreeSet::new();
        for (file, tokens) in &self.sources {
            let table = addresses(tokens);
            let own: BTreeSet<usize> = table.iter().map(|address| address.at).collect();
            let words = tokens.iter().enumerate().filter(|(at, _)| !own.contains(at));
            named.extend(words.filter_map(|(_, token)| token.word()));
            lines.extend(table.into_iter().map(|address| (file, address)));
        }
        let mut wrong = Vec::new();
        for (file, Address { line, constant, link, .. }) in lines {
            if !named.contains(constant) {
                wrong.push(format!("{file}:{line}: {constant} is mounted nowhere"));
            }
            if !called.contains(link) {
                wrong.push(format!("{file}:{line}: nothing leads to {link}()"));
            }
        }
        wrong
    }
}

/// Whether a file holds words of the interface: `locales/` of a crate or of all.
pub(super) fn is_words(file: &str) -> bool {
    file.ends_with(".ftl")
        && (file.starts_with("locales/")
            || (file.starts_with("crates/") && file.contains("/locales/")))
}

/// A line of `paths!`.
struct Address<'a> {
    line: usize,
    /// Which token the constant is.
    at: usize,
    constant: &'a str,
    link: &'a str,
}

/// `CONSTANT link(parameter…) =`, which nothing else in Rust looks like.
fn addresses(tokens: &[Token]) -> Vec<Address<'_>> {
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let [constant, link] = pair else { continue };
        let (Some(upper), Some(lower)) = (constant.word(), link.word()) else { continue };
        let shouted =
            upper.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        let mut rest = tokens.iter().skip(at + 2);
        let opens = rest.next().is_some_and(|next| matches!(next.what, What::Open(_)));
        let mut rest = rest.skip_while(|next| next.word().is_some() || next.is_mark(','));
        let closes = rest.next().is_some_and(|next| matches!(next.what, What::Close(_)));
        if shouted && opens && closes && rest.next().is_some_and(|next| next.is_mark('=')) {
            found.push(Address { line: constant.line, at, constant: upper, link: lower });
        }
    }
    found
}

/// Names after a dot or `::`, as methods are called and named; and those that end a line of a
/// table in a macro, `, name;`, which writes the call.
fn called_in_rust(tokens: &[Token], called: &mut BTreeSet<String>) {
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let before = |mark| before.is_some_and(|before| before.is_mark(mark));
        let ends = || tokens.get(at + 1).is_some_and(|next| next.is_mark(';'));
        if let Some(word) = token.word()
            && (before('.') || before(':') || (before(',') && ends()))
        {
            called.insert(word.to_owned());
        }
    }
}

/// The same in a template, in its tags and expressions.
fn called_in_template(text: &str, called: &mut BTreeSet<String>) {
    for piece in text.split(['{']).skip(1) {
        let code = piece.split('}').next().unwrap_or_default();
        let named = code.split(['.', ':']).skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
        });
        called.extend(named);
    }
}

/// The key of the message that begins on a line of Fluent.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(fine)).then_some(key)
}

/// Messages that are part of others: `{ key }`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|piece| {
        let inside = piece.split('}').next()?.trim();
        key(inside)
            .or_else(|| inside.starts_with(|c: char| c.is_ascii_lowercase()).then_some(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)]) -> Vec<String> {
        let mut all = Files::default();
        for (file, text) in files {
            match file.ends_with(".rs") {
                true => all.take_source(file, Source::read(text)),
                false => all.take(file, text),
            }
        }
        all.check()
    }

    #[test]
    fn words_nobody_says_are_found() {
        let english = "# A comment = none\nhello = Hello\n    more = of it\npart-of = Part\nwhole = { part-of }\nold-one = Old\nin-page = Page\nfor-tests = Tests\nas-function = F\nby-macro = M\n";
        let found = check(&[
            ("crates/web/locales/en/a.ftl", english),
            ("crates/web/locales/nl/a.ftl", "old-one = Oud\n"),
            ("crates/web-calls/locales/en/b.ftl", "by-macro = M\nhello = Good day\n"),
            (
                "crates/web/src/a.rs",
                "said! { Hi = \"hi\", by_macro; } fn f() { w.hello(); map(Words::as_function); w\n.whole() } /// w.old_one()\nfn old_one() {} #[cfg(test)] mod tests { fn f() { w.for_tests() } }",
            ),
            ("crates/web/templates/a.html", "<p>{{ w.in_page(1) }} w.old_one()</p>"),
            ("crates/web/src/b.rs", "fn f() { \"a.html\"; }"),
        ]);
        assert_eq!(
            found,
            [
                "crates/web-calls/locales/en/b.ftl:1: the kit says by-macro already",
                "crates/web-calls/locales/en/b.ftl:2: the kit says hello already",
                "crates/web/locales/en/a.ftl:6: nobody says old-one",
                "crates/web/locales/en/a.ftl:8: nobody says for-tests"
            ]
        );
    }

    #[test]
    fn templates_of_no_page_are_found() {
        let found = check(&[
            ("crates/web-calls/src/a.rs", "#[template(path = \"idea/page.html\")] struct Page;"),
            ("crates/web-calls/templates/idea/page.html", "{% extends \"frame.html\" %}"),
            ("crates/web/templates/frame.html", ""),
            ("crates/web/templates/old.html", "{% include \"older.html\" %}"),
            ("crates/web/templates/older.html", "{% include \"old.html\" %}"),
        ]);
        assert_eq!(
            found,
            [
                "crates/web/templates/old.html: no page is made of it",
                "crates/web/templates/older.html: no page is made of it"
            ]
        );
    }

    #[test]
    fn addresses_nobody_uses_are_found() {
        let paths = "paths! {\n /// Home.\n HOME home() = ;\n IDEA idea(call, idea) = / \"ideas\" / idea;\n OLD old() = / \"old\"; }";
        let found = check(&[
            ("crates/web/src/paths.rs", paths),
            ("crates/web/src/a.rs", "fn f() { mount(paths::HOME, paths::IDEA); to.home() }"),
        ]);
        assert_eq!(
            found,
            [
                "crates/web/src/paths.rs:4: nothing leads to idea()",
                "crates/web/src/paths.rs:5: OLD is mounted nowhere",
                "crates/web/src/paths.rs:5: nothing leads to old()"
            ]
        );
    }
}
