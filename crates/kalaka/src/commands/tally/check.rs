//! `kalaka tally check DIR`: recount published elections.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use serde_json::json;
use tally::plain::plain;
use tally::{Election, Named, Rule, count, file_rule, reproduce};

use super::super::patience::Patience;
use super::super::printed::{self, Form};
use super::count::read;

/// What recounting one file found.
enum Found {
    Agrees,
    Differs(String),
    Skipped(String),
    Failed(String),
}

/// A line of the result: file, verdict, reason.
struct Line {
    file: String,
    word: &'static str,
    reason: String,
}

/// Recounts every `.pb` file of a folder by its own rule.
pub(super) fn run(dir: &Path, form: Form, patience: &Patience) -> anyhow::Result<ExitCode> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .with_context(|| format!("cannot list {}", dir.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "pb"))
        .collect();
    ensure!(!files.is_empty(), "there is no .pb file in {}", dir.display());
    files.sort();
    let mut lines = Vec::with_capacity(files.len());
    for (number, path) in files.iter().enumerate() {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        patience.doing(format!("Recounting {} of {}: {}", number + 1, files.len(), plain(&file)));
        let (word, reason) = match recount(path) {
            Found::Agrees => ("agrees", String::new()),
            Found::Differs(reason) => ("differs", reason),
            Found::Skipped(reason) => ("skipped", reason),
            Found::Failed(reason) => ("failed", reason),
        };
        lines.push(Line { file, word, reason });
    }
    patience.done();
    print!("{}", told(&lines, form));
    let is_wrong = |line: &Line| matches!(line.word, "differs" | "failed");
    Ok(if lines.iter().any(is_wrong) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn told(lines: &[Line], form: Form) -> String {
    let count = |word: &str| lines.iter().filter(|line| line.word == word).count();
    let (agree, compared) = (count("agrees"), count("agrees") + count("differs"));
    match form {
        Form::Json => {
            let row = |line: &Line| json!({"file": line.file, "result": line.word, "reason": line.reason});
            let value = json!({
                "files": lines.iter().map(row).collect::<Vec<_>>(),
                "agree": agree,
                "compared": compared,
                "found": lines.len(),
            });
            format!("{}\n", printed::json(&value))
        }
        Form::Csv => {
            let row =
                |line: &Line| vec![line.file.clone(), line.word.to_owned(), line.reason.clone()];
            let header = ["file", "result", "reason"].map(str::to_owned).to_vec();
            let rows: Vec<_> = std::iter::once(header).chain(lines.iter().map(row)).collect();
            printed::csv(&rows)
        }
        Form::Text => {
            let mut out = String::new();
            for Line { file, word, reason } in lines {
                let colon = if reason.is_empty() { "" } else { ": " };
                out.push_str(&format!("{word:8} {}{colon}{}\n", plain(file), plain(reason)));
            }
            out.push_str(&format!(
                "{agree} of {compared} agree with their selected column ({} files).\n",
                lines.len()
            ));
            out
        }
    }
}

fn recount(path: &Path) -> Found {
    let election = match read(path) {
        Ok(read) => read.election,
        Err(error) => return Found::Failed(format!("{error:#}")),
    };
    if election.projects.iter().all(|project| project.selected.is_none()) {
        return Found::Skipped("it has no selected column".to_owned());
    }
    let (rule, named) = file_rule(&election);
    if named == Named::Unknown {
        return Found::Skipped("it names no known rule".to_owned());
    }
    let outcome = match count(&election, &rule) {
        Ok(outcome) => outcome,
        Err(error) => return Found::Failed(error.to_string()),
    };
    compare(&election, &rule, &outcome.winners, named)
}

fn compare(election: &Election, rule: &Rule, winners: &[usize], named: Named) -> Found {
    let (mut missing, mut extra, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for (index, project) in election.projects.iter().enumerate() {
        let won = winners.contains(&index);
        match project.selected {
            Some(1) if !won => missing.push(project.id.as_str()),
            None | Some(0) if won => extra.push(project.id.as_str()),
            // Above one: funded by something other than the rule.
            Some(2..) if won => other.push(project.id.as_str()),
            _ => {}
        }
    }
    if missing.is_empty() && extra.is_empty() && other.is_empty() {
        return Found::Agrees;
    }
    let mut reasons = Vec::new();
    for (what, ids) in [
        ("selected but not counted as winners", missing),
        ("counted as winners but not selected", extra),
        ("counted as winners but selected otherwise (above 1)", other),
    ] {
        if !ids.is_empty() {
            reasons.push(format!("{what}: {}", ids.join(", ")));
        }
    }
    let printed: Vec<usize> = (0..election.project_count())
        .filter(|&at| election.projects.get(at).is_some_and(|one| one.selected == Some(1)))
        .collect();
    reasons.push(reproduce(election, rule, &printed).map_or_else(
        || "nothing that was tried reproduces it".to_owned(),
        |reason| format!("the printed result comes out {reason}"),
    ));
    if named == Named::Custom {
        reasons.push("its rule is the city's own (greedy-custom)".to_owned());
    }
    Found::Differs(reasons.join("; "))
}
