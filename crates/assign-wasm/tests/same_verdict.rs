//! The module that browsers run and the native checker say the same of good and tampered solutions.
//!
//! Needs Node; without it the comparison is skipped with a message. The module itself is always
//! checked against its digest.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly; the linter only knows test functions"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assign::batch::{Solution, solve};
use assign::dimacs::{DimacsProblem, DimacsReader};
use assign::generate::Transport;
use assign_wasm::verdict;
use sha2::{Digest as _, Sha256};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assign/wasm")
}

fn read(text: &str) -> DimacsProblem {
    let mut reader = DimacsReader::default();
    text.lines().for_each(|line| reader.line(line.as_bytes()).unwrap());
    reader.finish().unwrap()
}

/// A solution as `kalaka assign --solution` writes it.
fn written(file: &DimacsProblem, solution: &Solution) -> String {
    let mut text = format!("s {}\n", solution.objective);
    let node = |nodes: &[u32], at: u32| nodes.get(usize::try_from(at).unwrap()).copied().unwrap();
    let mut left_open = file.need_nodes.clone();
    for pair in &solution.pairs {
        let need = node(&file.need_nodes, pair.need);
        writeln!(text, "f {need} {} 1", node(&file.offer_nodes, pair.offer)).unwrap();
        left_open.retain(|&other| other != need);
    }
    for need in left_open {
        writeln!(text, "f {need} {} 1", file.sink_node).unwrap();
    }
    for (offer, price) in file.offer_nodes.iter().zip(&solution.prices).filter(|(_, p)| **p > 0) {
        writeln!(text, "d {offer} {price}").unwrap();
    }
    text
}

/// Ways of claiming what is not so.
fn tampered(honest: &str) -> Vec<String> {
    let lines: Vec<&str> = honest.lines().collect();
    let without = |at: usize| {
        let kept = lines.iter().enumerate().filter(|(line, _)| *line != at);
        kept.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    let mut forged = vec![
        honest.replacen("s ", "s 1", 1),
        honest.replacen("s ", "s -1", 1),
        without(0),
        without(1),
        format!("{honest}{}\n", lines.get(1).unwrap()),
        format!("{honest}s 0\n"),
        format!("{honest}d 1 5\n"),
        format!("{honest}f 9999 1 1\n"),
        format!("{honest}who am I\n"),
    ];
    let priced = lines.iter().find(|line| line.starts_with("d "));
    forged.extend(priced.map(|line| format!("{honest}{} -7\n", line.rsplit_once(' ').unwrap().0)));
    forged
}

#[test]
fn the_module_is_the_one_its_digest_names() {
    let module = fs::read(assets().join("assign.wasm")).unwrap();
    let digest: String = Sha256::digest(&module).iter().map(|b| format!("{b:02x}")).collect();
    let named = fs::read_to_string(assets().join("assign.wasm.sha256")).unwrap();
    assert_eq!(named, format!("{digest}  assign.wasm\n"));
    assert!(module.starts_with(b"\0asm"));
}

#[test]
fn the_module_says_what_the_native_checker_says() {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("skipped: Node is not here");
        return;
    }
    let folder = std::env::temp_dir().join(format!("kalaka-checker-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (mut cases, mut optimal, mut near, mut wrong) = (Vec::new(), 0, 0, 0);
    for seed in 0..120 {
        let problem = Transport::generate(seed, 12, 8).to_dimacs().unwrap();
        let file = read(&problem);
        if file.need_nodes.is_empty() {
            continue;
        }
        let solution = solve(file.problem.clone());
        let best = written(&file, &solution);
        // The same assignment without its proof is only near the optimum, or so it seems.
        let unproved = written(&file, &Solution { prices: Vec::new(), ..solution });
        let mut solutions = tampered(&best);
        for forged in &solutions {
            assert!(verdict(problem.as_bytes(), forged.as_bytes()).starts_with("wrong: "));
        }
        assert_eq!(verdict(problem.as_bytes(), best.as_bytes()), "optimal");
        solutions.extend([best, unproved]);
        for solution in solutions {
            let path = folder.join(cases.len().to_string());
            fs::write(path.with_extension("min"), &problem).unwrap();
            fs::write(path.with_extension("sol"), &solution).unwrap();
            cases.push((path, verdict(problem.as_bytes(), solution.as_bytes())));
        }
    }
    // A problem that cannot be read is told apart from a solution that cannot.
    let path = folder.join("unread");
    fs::write(path.with_extension("min"), "p max 1 1\n").unwrap();
    fs::write(path.with_extension("sol"), "s 0\n").unwrap();
    cases.push((path, verdict(b"p max 1 1\n", b"s 0\n")));

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check.mjs");
    let module = assets().join("assign.wasm");
    let done = Command::new("node").arg(script).arg(&module).arg(&folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for (path, native) in &cases {
        assert_eq!(&fs::read_to_string(path.with_extension("verdict")).unwrap(), native);
        optimal += usize::from(native == "optimal");
        near += usize::from(native.starts_with("within "));
        wrong += usize::from(native.starts_with("wrong: "));
    }
    assert!(optimal > 100 && near > 10 && wrong > 900, "{optimal}, {near}, {wrong}");

    // The command line of the module says the same.
    let (path, native) = cases.first().unwrap();
    let command = Command::new("node")
        .arg(assets().join("checker.mjs"))
        .args([path.with_extension("min"), path.with_extension("sol")])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&command.stdout).trim_end(), native);
    assert_eq!(command.status.code(), Some(1));
    fs::remove_dir_all(folder).unwrap();
}
