//! `kalaka tally simulate`: how well a jury that compares pairs finds the best.

use std::process::ExitCode;

use anyhow::ensure;
use tally::judging::simulate::{Plan, Policy, Summary, summary};

/// What `kalaka tally simulate` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items to judge.
    #[arg(long, default_value_t = 200)]
    items: usize,
    /// Judges; each gets an equal share of the looks.
    #[arg(long, default_value_t = 100)]
    judges: usize,
    /// Deviation of a judge's error on one item; true qualities have deviation 1.
    #[arg(long, default_value_t = 0.5)]
    noise: f64,
    /// Share of judges who answer at random, between 0 and 1.
    #[arg(long, default_value_t = 0.1)]
    random: f64,
    /// Looks per item on average; an item kept on the screen is not looked at again.
    #[arg(long, default_value_t = 5)]
    looks: usize,
    /// How many of the truly best are sought.
    #[arg(long, default_value_t = 3)]
    best: usize,
    /// How many items the shortlist holds.
    #[arg(long, default_value_t = 10)]
    shortlist: usize,
    /// How pairs are chosen.
    #[arg(long, value_enum, default_value_t = PolicyName::Focused)]
    policy: PolicyName,
    /// Seed of the first run; the next run takes the next number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many juries to play.
    #[arg(long, default_value_t = 100)]
    runs: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum PolicyName {
    /// Balanced start, then the contenders.
    Focused,
    /// Any pair.
    Uniform,
    /// The policy of the Gavel judging system.
    Gavel,
}

/// Runs `kalaka tally simulate`.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    ensure!((0.0..=1.0).contains(&args.random), "--random is a share between 0 and 1");
    ensure!(args.noise >= 0.0, "--noise cannot be negative");
    ensure!(args.items >= 2, "--items must be at least 2");
    ensure!(args.runs >= 1, "--runs must be at least 1");
    let plan = Plan {
        items: args.items,
        judges: args.judges,
        noise: args.noise,
        random_share: args.random,
        looks: args.looks,
        best: args.best,
        shortlist: args.shortlist,
        policy: match args.policy {
            PolicyName::Focused => Policy::Focused,
            PolicyName::Uniform => Policy::Uniform,
            PolicyName::Gavel => Policy::Gavel,
        },
    };
    let summary = summary(&plan, args.seed, args.runs);
    if args.json {
        println!("{}", json(args, &summary));
    } else {
        print(args, &summary);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(args: &Args, summary: &Summary) {
    let Args { items, judges, looks, best, shortlist, .. } = args;
    println!("{items} items, {judges} judges, {looks} looks per item, {} runs", summary.runs);
    println!(
        "of the true best {best}, {:.1} % (± {:.1}) were on the shortlist of {shortlist}; \
         all of them in {:.1} % of runs",
        100.0 * summary.recall,
        100.0 * 1.96 * summary.error,
        100.0 * summary.complete,
    );
    println!("{:.0} comparisons per run", summary.comparisons);
    if let Some(share) = summary.random_share {
        println!(
            "estimated share of random judges {:.1} % (true {:.1} %)",
            100.0 * share,
            100.0 * args.random
        );
    }
}

fn json(args: &Args, summary: &Summary) -> serde_json::Value {
    serde_json::json!({
        "items": args.items,
        "judges": args.judges,
        "noise": args.noise,
        "random": args.random,
        "looks": args.looks,
        "best": args.best,
        "shortlist": args.shortlist,
        "policy": format!("{:?}", args.policy).to_lowercase(),
        "seed": args.seed,
        "runs": summary.runs,
        "recall": summary.recall,
        "recall_standard_error": summary.error,
        "complete": summary.complete,
        "comparisons": summary.comparisons,
        "estimated_random": summary.random_share,
    })
}
