//! What a pure crate may not name: files, the environment, the network, processes, threads, clocks
//! and the chance in hash tables. Dependencies are looked at elsewhere; this is about `std`.

use super::crates::PURE;
use super::tokens::{Source, paths};

/// Parts of `std` that reach the world, and what they are.
const WORLDLY: [(&str, &str); 6] = [
    ("fs", "files"),
    ("env", "the environment"),
    ("net", "the network"),
    ("os", "the system"),
    ("process", "processes"),
    ("thread", "threads"),
];
/// Words that are the world wherever they stand.
const WORDS: [(&str, &str); 7] = [
    ("RandomState", "chance"),
    ("DefaultHasher", "chance"),
    ("SystemTime", "a clock"),
    ("Instant", "a clock"),
    ("stdin", "input"),
    ("stdout", "output"),
    ("stderr", "output"),
];
/// Functions that are the world, by the type they are of.
const FUNCTIONS: [(&str, &str, &str); 4] = [
    ("TimeZone", "system", "the system's time zone"),
    ("TimeZone", "try_system", "the system's time zone"),
    ("Timestamp", "now", "a clock"),
    ("Zoned", "now", "a clock"),
];
/// Macros that print.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// What is wrong in a source file, in sentences that begin with file and line. Tests and benches of
/// pure crates may do what they like.
pub(super) fn check(file: &str, source: &Source) -> Vec<String> {
    let own = |name: &&&str| file.starts_with(&format!("crates/{name}/src/"));
    let for_tests = file.ends_with("/tests.rs") || file.contains("/tests/");
    let Some(name) = PURE.iter().find(own).filter(|_| !for_tests) else { return Vec::new() };
    let tokens = &source.shipped;
    let mut wrong = Vec::new();
    for named in paths(tokens) {
        let path: Vec<&str> = named.path.iter().map(String::as_str).collect();
        if let Some(what) = world(&path) {
            let (line, path) = (named.line, path.join("::"));
            wrong.push(format!("{file}:{line}: names {path}: {name} is pure and knows no {what}"));
        }
    }
    for (token, next) in tokens.iter().zip(tokens.iter().skip(1)) {
        if let Some(printing) = token.word().filter(|word| PRINTING.contains(word))
            && next.is_mark('!')
        {
            let line = token.line;
            wrong.push(format!("{file}:{line}: prints by {printing}!: {name} is pure"));
        }
    }
    wrong
}

/// What of the world a path names.
fn world(path: &[&str]) -> Option<&'static str> {
    if let ["std", part, ..] = path
        && let Some((_, what)) = WORLDLY.iter().find(|(worldly, _)| worldly == part)
    {
        return Some(what);
    }
    // Of `std::time` only `Duration` reads no clock; its whole would be a way around.
    if path.starts_with(&["std", "time"]) && path.get(2) != Some(&"Duration") {
        return Some("a clock");
    }
    let word = WORDS.iter().find(|(word, _)| path.contains(word)).map(|(_, what)| *what);
    word.or_else(|| {
        let is = |(kind, name, _): &&(&str, &str, &str)| path.ends_with(&[kind, name]);
        FUNCTIONS.iter().find(is).map(|(_, _, what)| *what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, text: &str) -> Vec<String> {
        super::check(file, &Source::read(text))
    }

    #[test]
    fn the_world_in_a_pure_crate_is_found() {
        let found = |text: &str| check("crates/calls/src/a.rs", text).len();
        for text in [
            "use std::fs;",
            "use std::{fmt, env::var};",
            "fn f() { std::net::TcpStream::connect(\"a\"); }",
            "use std::process::Command;",
            "fn f() { std::thread::spawn(g); }",
            "use std::time;",
            "use std::time::*;",
            "use std::time::{Duration, Instant};",
            "use std::collections::hash_map::RandomState;",
            "use std::hash::{DefaultHasher, Hash};",
            "fn f() { TimeZone::system() }",
            "fn f() { jiff::Timestamp::now() }",
            "fn f() { g.map(Zoned::now) }",
            "fn f() { println!(\"a\") }",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        assert_eq!(
            check("crates/city/src/a.rs", "\nuse std::fs::File;"),
            ["crates/city/src/a.rs:2: names std::fs::File: city is pure and knows no files"]
        );
    }

    #[test]
    fn what_is_harmless_is_not() {
        let text = "use std::time::Duration; use std::{fmt, io::Read}; fn f(now: Timestamp) { now.system() }
            /// Reads no std::fs.
            fn g() { env!(\"A\"); \"std::fs\" }
            #[cfg(test)] mod tests { use std::fs; fn f() { println!(\"{}\", Timestamp::now()) } }";
        assert_eq!(check("crates/calls/src/a.rs", text), Vec::<String>::new());
        let reading = "use std::fs;";
        for file in
            ["crates/calls/tests/a.rs", "crates/calls/src/a/tests.rs", "crates/acts/src/a.rs"]
        {
            assert!(check(file, reading).is_empty(), "{file}");
        }
    }
}
