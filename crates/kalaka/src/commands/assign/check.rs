//! `kalaka assign check FILE SOLUTION`.

use std::path::Path;
use std::process::ExitCode;

use assign::certificate::{Verdict, check};

use serde::Serialize;

use super::files::{Stated, read_problem, read_solution};

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
    let verdict = read_solution(solution, &file).and_then(|stated| {
        let Stated { pairs, prices, objective } = stated;
        Ok(check(&file.problem, &pairs, &prices, objective)?)
    });
    let (word, gap, reason) = match &verdict {
        Ok(Verdict::Optimal) => ("optimal", Some(0), None),
        Ok(Verdict::Within(gap)) => ("within", Some(*gap), None),
        Err(error) => ("wrong", None, Some(format!("{error:#}"))),
    };
    if json {
        let answer = Answer { verdict: word, gap, reason };
        println!("{}", serde_json::to_string(&answer)?);
    } else {
        match (gap, reason) {
            (Some(0), _) => println!("optimal"),
            (Some(gap), _) => println!("within {gap} of the optimum"),
            (None, reason) => println!("wrong: {}", reason.unwrap_or_default()),
        }
    }
    Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
