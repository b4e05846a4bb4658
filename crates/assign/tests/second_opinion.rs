//! `tools/verify/assign.py` on tampered files: always one sentence, never a trace.
//! Skipped with a message where Python is not installed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use assign::generate::Dice;

const PROBLEM: &str = "c a small one\np min 4 5\nn 1 1\nn 2 1\nn 4 -2\n\
    a 1 3 0 1 10\na 2 3 0 1 20\na 3 4 0 1 0\na 1 4 0 1 5\na 2 4 0 1 50\n";
const SOLUTION: &str = "s 25\nf 2 3 1\nf 1 4 1\nd 3 15\n";

/// What a hand or a broken disk puts into a file.
const SCRAPS: [&str; 12] =
    ["", "a", "n", "s", "d 3", "f", "-", "\n", "99999999999999999999", "\0", "é", "\u{202e}"];

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// One or two changes: a scrap put in, a character overwritten, a line lost or said twice, an end
/// cut off.
fn tampered(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(2) {
        let count = u32::try_from(text.chars().count()).unwrap();
        let at = usize::try_from(dice.below(count + 1)).unwrap();
        let before: String = text.chars().take(at).collect();
        let after: String = text.chars().skip(at).collect();
        let scrap = dice.pick(&SCRAPS.map(|scrap| (scrap, 1)));
        let mut lines: Vec<&str> = text.lines().collect();
        let line = usize::try_from(dice.below(u32::try_from(lines.len()).unwrap())).unwrap();
        text = match dice.below(5) {
            0 => before + scrap + &after,
            1 => before + scrap + after.get(1..).unwrap_or_default(),
            2 => before,
            3 if line < lines.len() => {
                lines.remove(line);
                lines.join("\n")
            }
            3 => text,
            _ => {
                lines.extend_from_within(line..lines.len().min(line + 1));
                lines.join("\n")
            }
        };
    }
    text
}

#[test]
fn every_tampered_file_is_answered_in_one_sentence() {
    let name = format!("kalaka-second-opinion-{}", std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    std::fs::create_dir_all(&folder.0).unwrap();
    // The last pair of files is not there. One process for all: starting Python takes longer than
    // the checks.
    let mut dice = Dice::new(7);
    let cases = 1_500;
    for case in 0..cases {
        let (problem, solution) = match case % 3 {
            0 => (tampered(PROBLEM, &mut dice), SOLUTION.to_owned()),
            1 => (PROBLEM.to_owned(), tampered(SOLUTION, &mut dice)),
            _ => (tampered(PROBLEM, &mut dice), tampered(SOLUTION, &mut dice)),
        };
        std::fs::write(folder.0.join(format!("{case}.min")), problem).unwrap();
        std::fs::write(folder.0.join(format!("{case}.sol")), solution).unwrap();
    }
    let all = "import sys, assign\nfor case in range(int(sys.argv[2])):\n    \
        print(case, end=' ')\n    \
        assign.main([f'{sys.argv[1]}/{case}.min', f'{sys.argv[1]}/{case}.sol'])\n";
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify");
    let run = Command::new("python3")
        .args(["-B", "-c", all])
        .arg(&folder.0)
        .arg((cases + 1).to_string())
        .env("PYTHONPATH", tools)
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: python3 is not installed");
        return;
    };
    let said = String::from_utf8(run.stdout).unwrap();
    let trace = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "after {:?}: {trace}", said.lines().last());
    assert_eq!(said.lines().count(), cases + 1, "one sentence a file");
    for (case, line) in said.lines().enumerate() {
        let verdict = line.strip_prefix(&format!("{case} ")).unwrap_or_default();
        let known = ["optimal", "within ", "wrong: "].iter().any(|word| verdict.starts_with(word));
        let plain = line.chars().all(|c| (' '..='~').contains(&c));
        assert!(known && plain && line.len() < 160, "{line:?}");
    }
}
