//! `kalaka assign bench`: the sample cities, timed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use assign::batch;
use assign::budget::{Budget, WorkLimit};
use assign::candidates::{Scratch, Seeker};
use assign::certificate::{Verdict, check};
use assign::generate::{Dice, SampleCity, SampleNeed, Scarcity, Terrain, Transport};
use assign::online::Online;
use assign::problem::{Candidate, Problem};
use tally::plain::plain;

use super::clock::{CpuBudget, Growth, Stopwatch, cpu_seconds, cpu_since};

/// How many candidates each need gets.
const NEAREST: usize = 32;

/// Cities in which competition reaches far: how people live, and how many candidates each need gets.
const HARD: [(&str, Terrain, usize); 3] = [
    ("even", Terrain::Even, NEAREST),
    ("even, long rows", Terrain::Even, 2 * NEAREST),
    ("towns", Terrain::Towns, NEAREST),
];

/// What about half a second on a processor looks at, in arcs: a limit that is the same on every
/// machine, however busy.
const HALF_A_SECOND: u64 = 50_000_000;

/// What to time.
#[derive(Debug, clap::Args)]
pub(crate) struct BenchArgs {
    /// Needs in the large cities.
    #[arg(long, default_value_t = 100_000)]
    needs: u32,
    /// The seed of all cities.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Time cities from 1,000 up to this many needs instead.
    #[arg(long, value_name = "NEEDS")]
    growth: Option<u32>,
    /// Write the cities as `.min` files here instead of timing them, for other solvers.
    #[arg(long, value_name = "FOLDER")]
    write: Option<PathBuf>,
}

/// Runs `kalaka assign bench`.
pub(crate) fn run(args: &BenchArgs) -> anyhow::Result<ExitCode> {
    let (large, small) = (args.needs, args.needs / 10);
    if let Some(folder) = &args.write {
        let neighbourhoods = Terrain::Neighbourhoods;
        for (name, terrain, needs, scarcity) in [
            ("slack", neighbourhoods, large, Scarcity::Slack),
            ("tight", neighbourhoods, large, Scarcity::Tight),
            ("tight", neighbourhoods, small, Scarcity::Tight),
            ("towns", Terrain::Towns, large, Scarcity::Tight),
        ] {
            let city = SampleCity::generate_on(terrain, args.seed, needs, scarcity);
            write(folder, &format!("{name}-{needs}"), &city)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(most) = args.growth {
        grow(args.seed, most)?;
        return Ok(ExitCode::SUCCESS);
    }
    let slack = city("slack", args.seed, large, Scarcity::Slack)?;
    exact(&slack, None)?;
    online("slack", &slack, args.seed)?;
    drop(slack);
    let tight = city("tight", args.seed, small, Scarcity::Tight)?;
    exact(&tight, None)?;
    online("tight", &tight, args.seed)?;
    let tight = city("tight", args.seed, large, Scarcity::Tight)?;
    exact(&tight, None)?;
    for milliseconds in [200, 500, 1_000] {
        exact(&tight, Some(milliseconds))?;
    }
    limited(&tight)?;
    drop(tight);
    for (name, terrain, nearest) in HARD {
        let city = SampleCity::generate_on(terrain, args.seed, large, Scarcity::Tight);
        let problem = city.problem(&city.index()?, nearest)?;
        let (pairs, offers) = (problem.pairs(), problem.offers());
        println!("{name}, {large} needs × {offers} offers, {pairs} pairs");
        exact(&problem, None)?;
        limited(&problem)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write(folder: &Path, name: &str, city: &SampleCity) -> anyhow::Result<()> {
    let path = folder.join(format!("{name}.min"));
    let text = Transport::from(&city.problem(&city.index()?, NEAREST)?).to_dimacs()?;
    std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    println!("{}", plain(&path.display().to_string()));
    Ok(())
}

/// Makes a city and finds all candidates, timing the latter.
fn city(name: &str, seed: u64, needs: u32, scarcity: Scarcity) -> anyhow::Result<Problem> {
    let city = SampleCity::generate(seed, needs, scarcity);
    let (before, watch) = (cpu_seconds(), Stopwatch::start());
    let index = city.index()?;
    let built = took(watch, before);
    let seekers: Vec<Seeker> = city.needs.iter().map(SampleNeed::seeker).collect();
    let mut pairs = 0;
    let (before, watch) = (cpu_seconds(), Stopwatch::start());
    index.nearest_of_all(&seekers, NEAREST, |_, nearest| pairs += nearest.len());
    let searched = took(watch, before);
    let mut scratch = Scratch::default();
    let mut times = Vec::with_capacity(10_000);
    for seeker in seekers.iter().take(10_000) {
        let one = Stopwatch::start();
        index.nearest(seeker, NEAREST, |_| 0, &mut scratch);
        times.push(one.elapsed());
    }
    println!("{name}, {needs} needs × {} offers", city.offers.len());
    println!("  candidates    {searched} for {pairs} pairs; index built in {built}");
    println!("  one need's    {}", spread(&mut times));
    Ok(city.problem(&index, NEAREST)?)
}

fn exact(problem: &Problem, milliseconds: Option<u32>) -> anyhow::Result<()> {
    let limit = milliseconds.map_or_else(String::new, |limit| format!(" (budget {limit} ms CPU)"));
    solved(problem, &limit, &mut CpuBudget::new(milliseconds))
}

/// With a limit on work, not on time.
fn limited(problem: &Problem) -> anyhow::Result<()> {
    let limit = format!(" (budget {} million arcs)", HALF_A_SECOND / 1_000_000);
    solved(problem, &limit, &mut WorkLimit(HALF_A_SECOND))
}

fn solved(problem: &Problem, limit: &str, budget: &mut impl Budget) -> anyhow::Result<()> {
    let copy = problem.clone();
    let growth = Growth::start();
    let before = cpu_seconds();
    let watch = Stopwatch::start();
    let solution = batch::solve_within(copy, budget);
    let seconds = took(watch, before);
    let grown = growth.mb().map_or_else(String::new, |mb| format!(", grew by {mb:.0} MB"));
    let verdict = check(problem, &solution.pairs, &solution.prices, solution.objective)?;
    let proof = match verdict {
        Verdict::Optimal => "optimal".to_owned(),
        Verdict::Within(gap) => {
            let parts = gap.saturating_mul(1_000_000) / solution.bound.max(1);
            format!("gap {}.{:04} %", parts / 10_000, parts % 10_000)
        }
    };
    let (method, work) = (solution.method.name(), solution.work / 1_000_000);
    println!(
        "  batch         {seconds}{limit}, {work} million arcs{grown}, cost {}, {proof}, {method}",
        solution.objective
    );
    Ok(())
}

/// Ten thousand arrivals and departures of people already in the city, each timed.
fn online(name: &str, problem: &Problem, seed: u64) -> anyhow::Result<()> {
    let mut board = Online::new(problem.clone())?;
    let mut dice = Dice::new(seed);
    let count = u32::try_from(problem.needs())?;
    let offers = u32::try_from(problem.offers())?;
    let steps = 10_000.min(count);
    let mut withdrawals = Vec::new();
    let mut arrivals = Vec::new();
    let mut present: Vec<u32> = (0..count).collect();
    for _ in 0..steps {
        let at = usize::try_from(dice.below(count))?;
        let need = *present.get(at).context("a need of the city")?;
        let row: Vec<Candidate> = problem.row(u32::try_from(at)?).to_vec();
        let penalty = *problem.penalties().get(at).context("a need of the city")?;
        withdrawals.push(timed(|| board.remove_need(need))?);
        let mut back = need;
        arrivals.push(timed(|| board.insert_need(penalty, 1, &row).map(|at| back = at))?);
        *present.get_mut(at).context("a need of the city")? = back;
    }
    let mut no_shows = Vec::new();
    for _ in 0..steps / 4 {
        let need = dice.below(count);
        let held = board.offers_of(need).next();
        if let Some(offer) = held {
            board.accept(need, offer)?;
            no_shows.push(timed(|| board.no_show(need, offer))?);
        }
    }
    let mut capacities = Vec::new();
    for _ in 0..steps / 4 {
        let (offer, places) = (dice.below(offers), dice.below(6));
        capacities.push(timed(|| board.set_capacity(offer, places))?);
    }
    println!("  {name} arrivals     {}", spread(&mut arrivals));
    println!("  {name} withdrawals  {}", spread(&mut withdrawals));
    println!("  {name} no-shows     {}", spread(&mut no_shows));
    println!("  {name} capacities   {}", spread(&mut capacities));
    let solution = board.solution();
    let fresh = batch::solve(board.problem()?);
    anyhow::ensure!(solution.gap() == 0, "the board is not optimal");
    anyhow::ensure!(fresh.objective == solution.objective, "a fresh batch differs");
    Ok(())
}

fn timed<E>(work: impl FnOnce() -> Result<(), E>) -> Result<Duration, E> {
    let watch = Stopwatch::start();
    work()?;
    Ok(watch.elapsed())
}

/// Seconds by the clock, and on the processor where the system tells.
fn took(watch: Stopwatch, cpu_before: Option<f64>) -> String {
    let cpu = cpu_since(cpu_before).map_or_else(String::new, |cpu| format!(" ({cpu:.3} s CPU)"));
    format!("{:.3} s{cpu}", watch.seconds())
}

/// Median, 99th percentile and worst of some times.
pub(super) fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |per_cent: usize| {
        let place = times.len().saturating_sub(1) * per_cent / 100;
        times.get(place).copied().unwrap_or_default()
    };
    format!("median {:.1?}, p99 {:.1?}, worst {:.1?}", at(50), at(99), at(100))
}

/// One line for each size and scarcity.
fn grow(seed: u64, most: u32) -> anyhow::Result<()> {
    println!("needs      slack pairs  candidates  batch     tight pairs  candidates  batch");
    let mut needs = 1_000;
    while needs <= most {
        print!("{needs:<10}");
        for scarcity in [Scarcity::Slack, Scarcity::Tight] {
            let city = SampleCity::generate(seed, needs, scarcity);
            let (before, watch) = (cpu_seconds(), Stopwatch::start());
            let problem = city.problem(&city.index()?, NEAREST)?;
            let found = cpu_since(before).unwrap_or(watch.seconds());
            drop(city);
            let pairs = problem.pairs();
            let (before, watch) = (cpu_seconds(), Stopwatch::start());
            let solution = batch::solve(problem);
            anyhow::ensure!(solution.gap() == 0, "not optimal");
            let solved = cpu_since(before).unwrap_or(watch.seconds());
            print!(" {pairs:<11}  {found:<8.3} s  {solved:<7.3} s");
        }
        println!();
        needs = needs.saturating_mul(10);
    }
    Ok(())
}
