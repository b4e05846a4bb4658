//! Dependencies that nothing names: they are built, reviewed and updated for nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Source, Token, What};

/// Dependencies that are there for a feature they switch on in another one.
const UNNAMED: [(&str, &str); 1] = [("web", "icu_provider")];

/// Manifests, and the names that the sources beside them begin paths with.
#[derive(Debug, Default)]
pub(super) struct Files {
    manifests: BTreeMap<String, String>,
    /// By file: what is shipped, and what is for tests as well.
    sources: BTreeMap<String, [BTreeSet<String>; 2]>,
}

impl Files {
    /// Takes a source in.
    pub(super) fn take_source(&mut self, file: &str, source: &Source) {
        self.sources.insert(file.to_owned(), [names(&source.shipped), names(&source.all)]);
    }

    /// Takes a manifest or a template in.
    pub(super) fn take(&mut self, file: &str, text: &str) {
        if file.ends_with("/Cargo.toml") {
            self.manifests.insert(file.to_owned(), text.to_owned());
        } else if file.contains("/templates/") {
            // Expressions in templates become Rust of the crate.
            let named = in_text(text);
            self.sources.insert(file.to_owned(), [named.clone(), named]);
        }
    }

    /// What is wrong, in sentences that begin with file and line.
    pub(super) fn check(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (file, text) in &self.manifests {
            let folder = file.strip_suffix("Cargo.toml").unwrap_or_default();
            let crate_name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            for (line, section, dependency) in dependencies(text) {
                let name = dependency.replace('-', "_");
                let used = self.sources.iter().any(|(source, [shipped, all])| {
                    source.strip_prefix(folder).is_some_and(|within| match section {
                        "dependencies" if !is_build(within) => {
                            !is_test(within) && shipped.contains(&name)
                        }
                        "build-dependencies" => is_build(within) && all.contains(&name),
                        "dev-dependencies" => !is_build(within) && all.contains(&name),
                        _ => false,
                    })
                });
                if !used && name != crate_name && !UNNAMED.contains(&(crate_name, dependency)) {
                    wrong.push(format!("{file}:{line}: nothing in {section} names {dependency}"));
                }
            }
        }
        wrong
    }
}

fn is_build(within: &str) -> bool {
    within == "build.rs" || within.starts_with("build/")
}

/// What is compiled for tests and benches alone.
fn is_test(within: &str) -> bool {
    within.starts_with("tests/") || within.starts_with("benches/")
}

/// Line, section and name of each dependency in a manifest.
fn dependencies(text: &str) -> Vec<(usize, &str, &str)> {
    let (mut found, mut section) = (Vec::new(), "");
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            // Those of one platform are dependencies like others.
            let name = name.trim_matches(['[', ']']);
            section = name.rsplit('.').next().unwrap_or(name);
        } else if let Some((name, _)) = line.split_once(['.', '=', ' '])
            && section.ends_with("dependencies")
            && !line.starts_with('#')
        {
            found.push((number, section, name));
        }
    }
    found
}

/// First words of paths, by which crates are named: `name::`, `name!`, `use name`.
fn names(tokens: &[Token]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mark = |at: Option<usize>, mark| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is_mark(mark))
    };
    for (at, token) in tokens.iter().enumerate() {
        match &token.what {
            What::Word(word) => {
                let within = mark(at.checked_sub(1), ':') && mark(at.checked_sub(2), ':');
                let path = mark(Some(at + 1), ':') && mark(Some(at + 2), ':');
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                let brought = before.and_then(Token::word).is_some_and(|word| word == "use");
                if (path && !within) || brought || mark(Some(at + 1), '!') {
                    found.insert(word.clone());
                }
            }
            // Paths in attributes, such as `with = "a::b"`.
            What::Literal(literal) if literal.starts_with('"') => found.extend(in_text(literal)),
            _ => {}
        }
    }
    found
}

/// Words before `::` in a text that is not read as Rust.
fn in_text(text: &str) -> BTreeSet<String> {
    let pieces = text.split("::");
    let word = |piece: &str| -> String {
        let end: Vec<char> =
            piece.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        end.into_iter().rev().collect()
    };
    pieces.map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_nothing_names_is_found() {
        let manifest = "[dependencies]\ncity.workspace = true\nicu-provider = { workspace = true }\n# old = 1\nold.workspace = true\nfor_tests.workspace = true\n[dev-dependencies]\nproptest.workspace = true\ndivan.workspace = true\n[build-dependencies]\nanyhow.workspace = true\n";
        let mut files = Files::default();
        let source =
            "use icu_provider as provider; fn f(old: u8) { city::Money::of(old); a::old::b(); }
            #[cfg(test)] mod tests { use for_tests::a; }";
        files.take("crates/calls/Cargo.toml", manifest);
        for (file, text) in [
            ("crates/calls/src/lib.rs", source),
            ("crates/calls/tests/a.rs", "proptest! { }"),
            ("crates/calls/build/main.rs", "use anyhow::Context as _;"),
            ("crates/other/src/lib.rs", "use divan; use old;"),
        ] {
            files.take_source(file, &Source::read(text));
        }
        assert_eq!(
            files.check(),
            [
                "crates/calls/Cargo.toml:5: nothing in dependencies names old",
                "crates/calls/Cargo.toml:6: nothing in dependencies names for_tests",
                "crates/calls/Cargo.toml:9: nothing in dev-dependencies names divan"
            ]
        );
    }

    #[test]
    fn templates_and_attributes_name_crates() {
        let mut files = Files::default();
        files.take("crates/web/Cargo.toml", "[dependencies]\nserde_bytes = 1\ncalls = 1\n");
        let source = Source::read("#[serde(with = \"serde_bytes::whole\")] struct A;");
        files.take_source("crates/web/src/a.rs", &source);
        files.take("crates/web/templates/a.html", "{% if state == calls::State::Open %}");
        assert_eq!(files.check(), Vec::<String>::new());
    }
}
