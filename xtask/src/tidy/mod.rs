//! `cargo xtask tidy`: what `ARCHITECTURE.md` promises and the compiler cannot see.
//!
//! Each check is a function of what it reads, with a test in which it finds something.

mod crates;
mod manifests;
mod sources;
mod templates;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;

use crate::run::{cargo, output, root};

/// A file longer than this wants to be two.
const LONG: usize = 500;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What must be put right: where, and what is wrong there.
    pub(crate) wrong: Vec<String>,
    /// Files longer than they should be, longest first.
    long: Vec<(usize, String)>,
    files: usize,
}

/// Checks, and prints what was found.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let report = check()?;
    report.print();
    println!("{}", report.closing());
    Ok(if report.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Checks the whole checkout.
pub(crate) fn check() -> anyhow::Result<Report> {
    let mut report = Report::default();
    let metadata = output(&mut cargo(&["metadata", "--format-version=1", "--locked", "--offline"]))
        .or_else(|_| output(&mut cargo(&["metadata", "--format-version=1"])))?;
    let graph = crates::Graph::read(serde_json::from_str(&metadata)?)?;
    report.wrong.extend(graph.check());
    for file in files()? {
        let text = || std::fs::read_to_string(root().join(&file)).context(file.clone());
        let path = Path::new(&file);
        if path.file_name().is_some_and(|name| name == "Cargo.toml") {
            report.wrong.extend(manifests::check(&file, &text()?));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = text()?;
            report.wrong.extend(sources::check(&file, &text));
            let lines = text.lines().count();
            if lines > LONG {
                report.long.push((lines, file.clone()));
            }
        } else if file.starts_with("crates/") && file.contains("/templates/") {
            report.wrong.extend(templates::check(&file, &text()?));
        } else {
            continue;
        }
        report.files += 1;
    }
    report.long.sort_by(|one, other| other.cmp(one));
    Ok(report)
}

impl Report {
    /// Prints what was found.
    pub(crate) fn print(&self) {
        println!("\ntidy");
        for (lines, file) in &self.long {
            println!("  long: {file} has {lines} lines and wants to be two");
        }
        for wrong in &self.wrong {
            println!("  wrong: {wrong}");
        }
    }

    /// The line that sums up.
    pub(crate) fn closing(&self) -> String {
        let (files, wrong, long) = (self.files, self.wrong.len(), self.long.len());
        format!("tidy: {files} files read, {wrong} things wrong, {long} files over {LONG} lines")
    }
}

/// The files of the checkout that git knows or would take in.
fn files() -> anyhow::Result<Vec<String>> {
    let listed = output(
        std::process::Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(root()),
    );
    if let Ok(listed) = listed {
        let there = |file: &String| root().join(file).is_file();
        return Ok(listed.lines().map(str::to_owned).filter(there).collect());
    }
    // Sources without git, such as an unpacked archive.
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        ["crates", "xtask", "tests"].iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.ends_with("target") || path.ends_with("node_modules") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if let Ok(file) = path.strip_prefix(root()) {
                found.push(file.to_string_lossy().into_owned());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkout_is_tidy() {
        assert_eq!(check().unwrap().wrong, Vec::<String>::new());
    }
}
