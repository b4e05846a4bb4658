//! `cargo xtask bench tally`: the figures of `crates/tally/README.md`.
//!
//! Each figure is the best of three runs of the binary as it is shipped, from file to winners, one
//! process, one core; memory is the largest resident set of those runs. The elections
//! are looked for in `../shared/data/pabulib` beside the checkout and left out where they
//! are absent; the one of 200,000 ballots is made here. pabutools counts along in the same
//! run where the Python that `KALAKA_PEER_PYTHON` names has it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::run::{root, shipped};

/// Runs a program and prints its user and system seconds and peak memory in kilobytes.
const MEASURE: &str = r#"
import os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss, status)
"#;

/// The same counts by pabutools, in exact arithmetic.
const PEER: &str = r#"
import sys
import pabutools.fractions as fractions
fractions.FRACTION = "gmpy2"
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
instance, profile = parse_pabulib(sys.argv[1])
winners = method_of_equal_shares(
    instance, profile.as_multiprofile(), sat_class=Cost_Sat, voter_budget_increment=1
)
print(len(winners))
"#;

/// One measurement.
struct Figure {
    seconds: f64,
    cpu: f64,
    megabytes: f64,
}

/// Runs all measurements and prints them as a table.
pub(crate) fn run() -> anyhow::Result<()> {
    let kalaka = shipped()?;
    let root = root();
    let data = root.parent().context("no folder above")?.join("shared/data/pabulib");
    println!("| what | seconds | CPU seconds | peak MB |\n|---|---|---|---|");
    if data.is_dir() {
        published(&kalaka, &data)?;
    } else {
        println!("| (published elections are not there) | | | |");
    }
    large(&kalaka)?;
    peers(&data)
}

fn published(kalaka: &Path, data: &Path) -> anyhow::Result<()> {
    let add1 = ["--rule", "equal-shares", "--completion", "add1"];
    for (name, options) in [
        ("Poland_Lodz_2022", &add1[..]),
        ("Poland_Wieliczka_2023_Green_Budget", &add1[..]),
        ("France_Toulouse_2022", &add1[..]),
        ("Poland_Lodz_2022", &["--rule", "equal-shares", "--completion", "add1", "--explain"][..]),
        (
            "Poland_Lodz_2022",
            &["--rule", "exact-equal-shares", "--utility", "cost", "--completion", "add-opt"][..],
        ),
        (
            "Poland_Lodz_2022",
            &[
                "--rule",
                "exact-equal-shares",
                "--utility",
                "cardinality",
                "--completion",
                "add-opt",
            ][..],
        ),
    ] {
        let file = data.join(format!("{name}.pb"));
        show(&format!("{name} {}", options.join(" ")), &count(kalaka, &file, options)?);
    }
    let mut all = Figure { seconds: 0.0, cpu: 0.0, megabytes: 0.0 };
    let mut files: Vec<PathBuf> = std::fs::read_dir(data)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "pb"))
        .collect();
    files.sort();
    for file in &files {
        for rule in ["greedy", "greedy-no-skip", "greedy-density", "phragmen"] {
            add(&mut all, &once(kalaka, file, &["--rule", rule])?);
        }
        for rule in ["equal-shares", "exact-equal-shares"] {
            for completion in ["none", "add1", "add1u", "greedy", "phragmen", "comparison"] {
                let options = ["--rule", rule, "--completion", completion];
                add(&mut all, &once(kalaka, file, &options)?);
            }
        }
        let jumps = ["--rule", "exact-equal-shares", "--completion", "add-opt"];
        add(&mut all, &once(kalaka, file, &jumps)?);
    }
    show(&format!("{} files with every rule and completion, once each", files.len()), &all);
    Ok(())
}

/// 200,000 ballots over 150 ideas: counted, explained and bundled.
fn large(kalaka: &Path) -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("kalaka-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("large.pb");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file)?);
    writeln!(out, "META\nkey;value\nbudget;5000000\nvote_type;approval\nPROJECTS")?;
    writeln!(out, "project_id;cost")?;
    let mut state: u64 = 2026;
    let mut draw = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for project in 0..150 {
        writeln!(out, "{project};{}", 20_000 + draw(480_000))?;
    }
    writeln!(out, "VOTES\nvoter_id;vote")?;
    for voter in 0..200_000 {
        // Some ideas are far more popular than others.
        let marks: Vec<String> =
            (0..=draw(5)).map(|_| (draw(150) * draw(150) / 150).to_string()).collect();
        writeln!(out, "{voter};{}", marks.join(","))?;
    }
    out.flush()?;
    let bundle = folder.join("bundle.json");
    let options = ["--rule", "equal-shares", "--completion", "add1"];
    let mut all =
        best(|| once(kalaka, &file, &[&options[..], &["--explain", "--compare"]].concat()))?;
    let output = bundle.to_string_lossy().into_owned();
    add(
        &mut all,
        &best(|| {
            measure(
                kalaka,
                &[&["tally", "bundle", &file.to_string_lossy(), "--output", &output], &options[..]]
                    .concat(),
            )
        })?,
    );
    show("200,000 ballots × 150 ideas: counted, explained, compared, bundled", &all);
    let verified = best(|| measure(kalaka, &["tally", "verify", &output]))?;
    show("the same bundle verified", &verified);
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn peers(data: &Path) -> anyhow::Result<()> {
    let Some(python) = std::env::var_os("KALAKA_PEER_PYTHON") else {
        println!("| (pabutools left out: KALAKA_PEER_PYTHON is not set) | | | |");
        return Ok(());
    };
    for name in ["Poland_Wieliczka_2023_Green_Budget", "Poland_Lodz_2022"] {
        let file = data.join(format!("{name}.pb"));
        if !file.is_file() {
            continue;
        }
        let file = file.to_string_lossy().into_owned();
        let figure = measure(Path::new(&python), &["-c", PEER, &file])?;
        show(&format!("{name} equal-shares add1 by pabutools"), &figure);
    }
    Ok(())
}

fn show(what: &str, figure: &Figure) {
    let Figure { seconds, cpu, megabytes } = figure;
    println!("| {what} | {seconds:.3} | {cpu:.3} | {megabytes:.1} |");
}

fn add(sum: &mut Figure, one: &Figure) {
    sum.seconds += one.seconds;
    sum.cpu += one.cpu;
    sum.megabytes = sum.megabytes.max(one.megabytes);
}

fn count(kalaka: &Path, file: &Path, options: &[&str]) -> anyhow::Result<Figure> {
    best(|| once(kalaka, file, options))
}

fn once(kalaka: &Path, file: &Path, options: &[&str]) -> anyhow::Result<Figure> {
    let file = file.to_string_lossy();
    measure(kalaka, &[&["tally", &file, "--json"], options].concat())
}

/// The quickest of three.
fn best(run: impl Fn() -> anyhow::Result<Figure>) -> anyhow::Result<Figure> {
    let mut best = run()?;
    for _ in 0..2 {
        let again = run()?;
        if again.seconds < best.seconds {
            best = again;
        }
    }
    Ok(best)
}

fn measure(program: &Path, arguments: &[&str]) -> anyhow::Result<Figure> {
    let output = Command::new("python3")
        .args(["-c", MEASURE])
        .arg(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .context("python3, which measures, does not start")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [seconds, cpu, kilobytes, status] = numbers.as_slice() else {
        anyhow::bail!("{} could not be measured", program.display());
    };
    // Exit status 1 is a verdict, not a failure to run.
    ensure!(*status == 0.0, "{} {} failed", program.display(), arguments.join(" "));
    Ok(Figure { seconds: *seconds, cpu: *cpu, megabytes: kilobytes / 1024.0 })
}
