//! `cargo xtask bench assign`: the figures of `crates/assign/README.md`, peers in the same run.
//!
//! Everything runs one after the other, nothing in parallel. Peers that are not installed are named
//! and left out: LEMON's `dimacs-solver` (Debian's `liblemon-utils`), and OR-Tools in the Python
//! that `KALAKA_PEER_PYTHON` names.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use crate::run::shipped;

/// Solves a `.min` file with OR-Tools and prints the optimum, seconds and peak memory.
const OR_TOOLS: &str = r#"
import resource, sys, time
import numpy as np
from ortools.graph.python import min_cost_flow
supply, arcs = {}, []
for line in open(sys.argv[1]):
    if line[0] == "n":
        _, node, amount = line.split()
        supply[int(node)] = int(amount)
    elif line[0] == "a":
        arcs.append(line[2:])
arcs = np.loadtxt(arcs, dtype=np.int64)
flow = min_cost_flow.SimpleMinCostFlow()
flow.add_arcs_with_capacity_and_unit_cost(arcs[:, 0], arcs[:, 1], arcs[:, 3], arcs[:, 4])
for node, amount in supply.items():
    flow.set_node_supply(node, amount)
start, cpu = time.perf_counter(), time.process_time()
status = flow.solve()
seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(f"cost {flow.optimal_cost()}, {seconds:.3f} s ({cpu:.3f} s CPU), {peak:.0f} MB, status {status}")
"#;

/// Runs all measurements and prints them.
pub(crate) fn run() -> anyhow::Result<()> {
    let kalaka = shipped()?;
    let folder = std::env::temp_dir().join(format!("kalaka-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = files(&kalaka, &folder);
    std::fs::remove_dir_all(&folder)?;
    measured?;
    println!("\n# The sample cities, changes included");
    shell(&kalaka, ["assign", "bench"])?;
    println!("\n# Growth");
    shell(&kalaka, ["assign", "bench", "--growth", "1000000"])?;
    println!("\n# Streams");
    shell(&kalaka, ["assign", "simulate"])?;
    println!("\n# A million changes, each thousandth board compared");
    shell(&kalaka, ["assign", "simulate", "--changes", "1000000"])?;
    println!("\n# Rounds");
    shell("cargo", ["bench", "--package", "assign"])
}

/// The same files for everyone.
fn files(kalaka: &Path, folder: &Path) -> anyhow::Result<()> {
    let to = folder.as_os_str();
    shell(kalaka, [OsStr::new("assign"), OsStr::new("bench"), OsStr::new("--write"), to])?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    files.sort();
    for file in files {
        println!("\n# {}", file.file_name().unwrap_or_default().display());
        let (path, solution) = (file.as_os_str(), file.with_extension("sol"));
        for budget in [None, Some("500")] {
            let mut arguments = vec![OsStr::new("assign"), path, OsStr::new("--json")];
            arguments.extend(budget.iter().flat_map(|limit| ["--budget", limit]).map(OsStr::new));
            arguments.extend([OsStr::new("--solution"), solution.as_os_str()]);
            print!("kalaka{}: ", budget.map(|limit| format!(", {limit} ms")).unwrap_or_default());
            shell(kalaka, arguments)?;
            print!("  certificate: ");
            let check = [OsStr::new("assign"), OsStr::new("check"), path, solution.as_os_str()];
            shell(kalaka, check)?;
        }
        lemon(&file)?;
        or_tools(&file)?;
    }
    Ok(())
}

fn lemon(file: &Path) -> anyhow::Result<()> {
    let Ok(output) = Command::new("dimacs-solver").arg("-long").arg(file).output() else {
        println!("LEMON: skipped, dimacs-solver is not installed (Debian: liblemon-utils)");
        return Ok(());
    };
    let report = String::from_utf8(output.stderr).context("LEMON's report")?;
    ensure!(output.status.success(), "LEMON: {report}");
    for line in report.lines().filter(|line| line.starts_with("Run") || line.starts_with("Min")) {
        println!("LEMON: {line}");
    }
    Ok(())
}

fn or_tools(file: &Path) -> anyhow::Result<()> {
    let Some(python) = std::env::var_os("KALAKA_PEER_PYTHON") else {
        println!("OR-Tools: skipped, KALAKA_PEER_PYTHON does not name a Python that has it");
        return Ok(());
    };
    let output = Command::new(&python).args(["-c", OR_TOOLS]).arg(file).output();
    let output = output.with_context(|| python.display().to_string())?;
    ensure!(output.status.success(), "OR-Tools: {}", String::from_utf8_lossy(&output.stderr));
    print!("OR-Tools: {}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}

fn shell<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> anyhow::Result<()> {
    let program = program.as_ref();
    // What stands before the other's words on the same line.
    std::io::stdout().flush()?;
    let status = Command::new(program).args(arguments).status();
    let status = status.with_context(|| program.display().to_string())?;
    ensure!(status.success(), "{} has failed", program.display());
    Ok(())
}
