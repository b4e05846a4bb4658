//! `kalaka assign FILE.min`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use assign::batch::{self, Solution};
use serde::Serialize;

use super::super::patience::Patience;
use super::super::printed;
use super::clock::{Stopwatch, TimeBudget, cpu_seconds, cpu_since, peak_mb};
use super::files::{Nodes, read_problem, write_solution};
use super::picture;

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
    /// Print who is matched with whom as CSV, by the file's own node numbers.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Write pairs and prices here.
    #[arg(long, value_name = "FILE")]
    solution: Option<PathBuf>,
    /// Draw how many needs the offers take, as an SVG picture.
    #[arg(long, value_name = "FILE.svg")]
    plot: Option<PathBuf>,
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
pub(super) fn run(args: &SolveArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    let reading = Stopwatch::start();
    patience.doing("Reading");
    let file = read_problem(&args.file)?;
    let nodes = Nodes { needs: file.need_nodes, offers: file.offer_nodes, sink: file.sink_node };
    let penalties = args.csv.then(|| file.problem.penalties().to_vec());
    let capacities = args.plot.is_some().then(|| file.problem.capacities().to_vec());
    let read_seconds = reading.seconds();
    patience.doing(format!(
        "Matching {} needs with {} offers",
        nodes.needs.len(),
        nodes.offers.len()
    ));
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
        patience.doing("Writing");
        patience.write(path, |out| write_solution(out, &nodes, &solution))?;
    }
    if let Some((path, capacities)) = args.plot.as_ref().zip(capacities) {
        patience.doing("Drawing");
        let picture = plot(&solution, &capacities)?;
        patience.write(path, |out| Ok(out.write_all(picture.as_bytes())?))?;
    }
    patience.done();
    if let Some(penalties) = penalties {
        print!("{}", printed::csv(&rows(&nodes, &solution, &penalties)?));
    } else if args.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        print_for_people(&report);
    }
    Ok(ExitCode::SUCCESS)
}

/// A row for each need: its offer, or nobody, and what that costs.
fn rows(nodes: &Nodes, solution: &Solution, penalties: &[i64]) -> anyhow::Result<Vec<Vec<String>>> {
    let mut matched = vec![(None, 0); nodes.needs.len()];
    for (slot, &penalty) in matched.iter_mut().zip(penalties) {
        *slot = (None, penalty);
    }
    for pair in &solution.pairs {
        let slot = matched.get_mut(usize::try_from(pair.need)?);
        let offer = nodes.offers.get(usize::try_from(pair.offer)?).context("an unknown offer")?;
        *slot.context("an unknown need")? = (Some(*offer), pair.cost);
    }
    let header = ["need", "offer", "cost"].map(str::to_owned).to_vec();
    let rows = nodes.needs.iter().zip(matched).map(|(need, (offer, cost))| {
        let offer = offer.map(|offer| offer.to_string()).unwrap_or_default();
        vec![need.to_string(), offer, cost.to_string()]
    });
    Ok(std::iter::once(header).chain(rows).collect())
}

fn plot(solution: &Solution, capacities: &[u32]) -> anyhow::Result<String> {
    let mut taken = vec![0; capacities.len()];
    for pair in &solution.pairs {
        *taken.get_mut(usize::try_from(pair.offer)?).context("an unknown offer")? += 1;
    }
    let matched = u64::try_from(solution.pairs.len())?;
    let title = format!(
        "{matched} of {} needs matched; how many the {} offers take",
        matched + solution.open,
        capacities.len(),
    );
    Ok(picture::loads(&title, &taken, capacities))
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
