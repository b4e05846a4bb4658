//! `kalaka assign FILE.min`.

use std::path::PathBuf;
use std::process::ExitCode;

use assign::batch;
use serde::Serialize;

use super::clock::{Stopwatch, TimeBudget, cpu_seconds, cpu_since, peak_mb};
use super::files::{Nodes, read_problem, write_solution};

/// What to solve, and for how long.
#[derive(Debug, clap::Args)]
pub(crate) struct SolveArgs {
    /// The problem, in DIMACS minimum-cost-flow format.
    file: PathBuf,
    /// Stop after so many milliseconds, with the best found and its proved gap.
    #[arg(long, value_name = "MS")]
    budget: Option<u64>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Write pairs and prices here.
    #[arg(long, value_name = "FILE")]
    solution: Option<PathBuf>,
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Report {
    /// Cost of all pairs plus penalties of the open needs.
    objective: i128,
    matched: u64,
    open: u64,
    /// How far the objective may be from the optimum, as a share of the proved bound; 0 when exact.
    proved_gap: f64,
    /// The same in cost.
    proved_gap_cost: i128,
    method: &'static str,
    /// Solving, prices included; reading the file is `read_seconds`.
    seconds: f64,
    /// Time on the processor while solving; null where the system does not tell.
    cpu_seconds: Option<f64>,
    read_seconds: f64,
    /// Null where the system does not tell.
    peak_mb: Option<f64>,
}

/// Runs `kalaka assign FILE.min`.
pub(crate) fn run(args: &SolveArgs) -> anyhow::Result<ExitCode> {
    let reading = Stopwatch::start();
    let file = read_problem(&args.file)?;
    let nodes = Nodes { needs: file.need_nodes, offers: file.offer_nodes, sink: file.sink_node };
    let read_seconds = reading.seconds();
    let cpu_before = cpu_seconds();
    let solving = Stopwatch::start();
    let mut budget = TimeBudget::new(solving, args.budget);
    let solution = batch::solve_within(file.problem, &mut budget);
    let report = Report {
        objective: solution.objective,
        matched: u64::try_from(solution.pairs.len())?,
        open: solution.open,
        proved_gap: share(solution.gap(), solution.bound),
        proved_gap_cost: solution.gap(),
        method: solution.method.name(),
        seconds: solving.seconds(),
        cpu_seconds: cpu_since(cpu_before),
        read_seconds,
        peak_mb: peak_mb(),
    };
    if let Some(path) = &args.solution {
        write_solution(path, &nodes, &solution)?;
    }
    if args.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        print_for_people(&report);
    }
    Ok(ExitCode::SUCCESS)
}

fn print_for_people(report: &Report) {
    println!("cost       {}", report.objective);
    println!("matched    {}", report.matched);
    println!("left open  {}", report.open);
    if report.proved_gap_cost == 0 {
        println!("proof      optimal");
    } else {
        let percent = report.proved_gap * 100.0;
        println!(
            "proof      at most {} ({percent:.4} %) above the optimum",
            report.proved_gap_cost
        );
    }
    println!("method     {}", report.method);
    println!("time       {:.3} s, and {:.3} s to read", report.seconds, report.read_seconds);
    if let Some(peak) = report.peak_mb {
        println!("memory     {peak:.1} MB");
    }
}

/// `gap` as a share of `bound`, in millionths rounded up so that it never understates.
#[expect(clippy::as_conversions, reason = "a share for reading; the exact gap stands beside it")]
fn share(gap: i128, bound: i128) -> f64 {
    let size = bound.abs().max(1);
    let millionths = gap.saturating_mul(1_000_000).saturating_add(size - 1) / size;
    millionths as f64 / 1e6
}
