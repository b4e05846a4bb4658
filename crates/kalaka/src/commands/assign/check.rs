//! `kalaka assign check FILE SOLUTION`.

use std::path::Path;
use std::process::ExitCode;

use assign::certificate::Verdict;
use serde::Serialize;

use super::files::{check_solution, read_problem};

/// What `--json` prints.
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
pub(crate) fn run(file: &Path, solution: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let file = read_problem(file)?;
    let verdict = check_solution(solution, &file);
    let (word, gap, reason) = match &verdict {
        Ok(Verdict::Optimal) => ("optimal", Some(0), None),
        Ok(Verdict::Within(gap)) => ("within", Some(*gap), None),
        Err(error) => ("wrong", None, Some(format!("{error:#}"))),
    };
    if json {
        let answer = Answer { verdict: word, gap, reason };
        println!("{}", serde_json::to_string(&answer)?);
    } else {
        match &verdict {
            Ok(verdict) => println!("{verdict}"),
            Err(error) => println!("wrong: {error:#}"),
        }
    }
    Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
