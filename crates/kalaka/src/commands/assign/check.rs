//! `kalaka assign check FILE SOLUTION`.

use std::path::Path;
use std::process::ExitCode;

use assign::certificate::Verdict;
use serde::Serialize;

use super::super::patience::Patience;
use super::super::printed::{self, Form};
use super::files::{check_solution, read_problem};

/// What `--json` and `--csv` print.
#[derive(Debug, Serialize)]
struct Answer {
    /// `optimal`, `within` or `wrong`.
    verdict: &'static str,
    /// Cost by which the optimum may be lower.
    gap: Option<i128>,
    reason: Option<String>,
}

/// Runs `kalaka assign check`: exit code 0 when the solution is an assignment with a proof, 1 when
/// it is wrong.
pub(super) fn run(
    file: &Path,
    solution: &Path,
    form: Form,
    patience: &Patience,
) -> anyhow::Result<ExitCode> {
    patience.doing("Reading");
    let file = read_problem(file)?;
    patience.doing("Checking");
    let verdict = check_solution(solution, &file);
    patience.done();
    let (word, gap, reason) = match &verdict {
        Ok(Verdict::Optimal) => ("optimal", Some(0), None),
        Ok(Verdict::Within(gap)) => ("within", Some(*gap), None),
        Err(error) => ("wrong", None, Some(format!("{error:#}"))),
    };
    match (form, &verdict) {
        (Form::Json, _) => {
            println!("{}", serde_json::to_string(&Answer { verdict: word, gap, reason })?);
        }
        (Form::Csv, _) => {
            let header = ["verdict", "gap", "reason"].map(str::to_owned).to_vec();
            let gap = gap.map(|gap| gap.to_string()).unwrap_or_default();
            let row = vec![word.to_owned(), gap, reason.unwrap_or_default()];
            print!("{}", printed::csv(&[header, row]));
        }
        (Form::Text, Ok(verdict)) => println!("{verdict}"),
        (Form::Text, Err(error)) => println!("wrong: {error:#}"),
    }
    Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
