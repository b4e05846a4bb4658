//! The module that browsers run and the native engine say the same, byte for byte.
//!
//! Needs Node; without it the comparison is skipped with a message. The module itself is
//! always checked against its digest.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly; the linter only knows test functions"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tally::bundle::write_bundle;
use tally::judging::random::Random;
use tally::rule::{Completion, Method, Overspending, Stop, TieKey, Utility};
use tally::{Election, Rule, count, pabulib};
use tally_wasm::recount_report;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tally/wasm")
}

/// A random election with many ties and odd numbers.
fn election(random: &mut Random, voters: usize, projects: usize, points: Points) -> Election {
    let budget = 100 * projects + random.below(500);
    let mut text = format!(
        "META\nkey;value\nbudget;{budget}.5\nvote_type;{}\nnum_projects;{projects}\nnum_votes;{voters}\nPROJECTS\nproject_id;cost;name\n",
        points.vote_type()
    );
    for project in 0..projects {
        let cost = 50 + 10 * random.below(60);
        writeln!(text, "p{project};{cost}.25;Gården \"{project}\"").unwrap();
    }
    text.push_str("VOTES\nvoter_id;vote");
    text.push_str(if points == Points::Some { ";points\n" } else { "\n" });
    for voter in 0..voters {
        let mut all: Vec<usize> = (0..projects).collect();
        random.shuffle(&mut all);
        all.truncate(1 + random.below(6));
        let names: Vec<String> = all.iter().map(|project| format!("p{project}")).collect();
        write!(text, "{voter};{}", names.join(",")).unwrap();
        if points == Points::Some {
            let given: Vec<String> =
                all.iter().map(|_| (1 + random.below(5)).to_string()).collect();
            write!(text, ";{}", given.join(",")).unwrap();
        }
        text.push('\n');
    }
    pabulib::read(text.as_bytes()).unwrap().election
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Points {
    None,
    Some,
    Order,
}

impl Points {
    fn vote_type(self) -> &'static str {
        match self {
            Self::None => "approval",
            Self::Some => "scoring",
            Self::Order => "ordinal",
        }
    }
}

fn rules(points: Points) -> Vec<Rule> {
    let utilities: &[Utility] = match points {
        Points::None => &[Utility::Cost, Utility::Cardinality],
        Points::Some => &[Utility::Points],
        Points::Order => &[Utility::Borda],
    };
    let mut rules = Vec::new();
    for &utility in utilities {
        for method in [Method::Greedy, Method::GreedyNoSkip, Method::GreedyDensity] {
            rules.push(Rule::new(method, utility));
        }
        for overspending in [Overspending::Stop, Overspending::Skip] {
            rules.push(Rule { overspending, ..Rule::new(Method::Phragmen, utility) });
        }
        for completion in [
            Completion::None,
            Completion::Add1,
            Completion::Add1u,
            Completion::Greedy,
            Completion::Phragmen,
        ] {
            let shares = Rule { completion, ..Rule::new(Method::EqualShares, utility) };
            rules.push(Rule { stop: Stop::Overspend, comparison: true, ..shares.clone() });
            rules.push(Rule { ties: vec![TieKey::Seed("lot".to_owned())], ..shares });
        }
        if matches!(utility, Utility::Cost | Utility::Cardinality) {
            for completion in [Completion::AddOpt, Completion::Add1] {
                rules.push(Rule { completion, ..Rule::new(Method::ExactEqualShares, utility) });
            }
        }
    }
    rules
}

/// Writes bundles of random elections by many rules; returns their paths.
fn bundles(folder: &Path) -> Vec<PathBuf> {
    let mut random = Random::new(2026);
    let mut paths = Vec::new();
    let mut keep = |election: &Election, rule: &Rule| {
        let outcome = count(election, rule).unwrap();
        let path = folder.join(format!("{}.bundle.json", paths.len()));
        let mut bytes = Vec::new();
        write_bundle(&mut bytes, election, rule, &outcome).unwrap();
        fs::write(&path, bytes).unwrap();
        paths.push(path);
    };
    for points in [Points::None, Points::Some, Points::Order] {
        for (voters, projects) in [(1, 3), (30, 8), (400, 12)] {
            let election = election(&mut random, voters, projects, points);
            for rule in rules(points) {
                keep(&election, &rule);
            }
        }
    }
    paths
}

#[test]
fn the_module_is_the_one_its_digest_names_and_small_enough_to_send() {
    let module = fs::read(assets().join("tally.wasm")).unwrap();
    let digest: String = Sha256::digest(&module).iter().map(|b| format!("{b:02x}")).collect();
    let named = fs::read_to_string(assets().join("tally.wasm.sha256")).unwrap();
    assert_eq!(named, format!("{digest}  tally.wasm\n"));
    assert!(module.starts_with(b"\0asm"));
}

#[test]
fn another_program_in_another_language_finds_the_same() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: Python is not here");
        return;
    }
    let folder = std::env::temp_dir().join(format!("kalaka-verify-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let paths = bundles(&folder);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify/tally.py");
    let done = Command::new("python3").arg(&script).args(&paths).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    let others: Vec<&str> = said.lines().filter(|line| !line.ends_with(": same")).collect();
    assert!(others.is_empty(), "{others:#?} {}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(said.lines().count(), paths.len());

    // And it is not fooled by a cost that nobody counted.
    let honest = fs::read_to_string(&paths[0]).unwrap();
    fs::write(&paths[0], honest.replace("\"total_cost\":\"", "\"total_cost\":\"1")).unwrap();
    let done = Command::new("python3").arg(&script).arg(&paths[0]).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stdout).contains("different: outcome.total_cost"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_browser_module_reports_the_same_bytes_as_the_native_engine() {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("skipped: Node is not here");
        return;
    }
    let folder = std::env::temp_dir().join(format!("kalaka-recount-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut paths = bundles(&folder);
    assert!(paths.len() > 100);

    // A bundle that claims another winner, one cut short and one of another format.
    let honest = fs::read_to_string(&paths[0]).unwrap();
    let forged = [
        honest.replace("\"total_cost\":\"", "\"total_cost\":\"1"),
        honest[..honest.len() / 2].to_owned(),
        honest.replace("bundle/1", "bundle/9"),
    ];
    for (number, text) in forged.iter().enumerate() {
        let path = folder.join(format!("forged-{number}.bundle.json"));
        fs::write(&path, text).unwrap();
        paths.push(path);
    }

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recount.mjs");
    let module = assets().join("tally.wasm");
    let done = Command::new("node").arg(script).arg(&module).arg(&folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut held = 0;
    for path in &paths {
        let native = recount_report(&fs::read(path).unwrap());
        let name = path.to_string_lossy().replace(".bundle.json", ".report.json");
        let browser = fs::read(name).unwrap();
        assert_eq!(String::from_utf8_lossy(&native), String::from_utf8_lossy(&browser));
        held += usize::from(String::from_utf8_lossy(&native).contains("\"holds\":true"));
    }
    assert_eq!(held, paths.len() - forged.len(), "every honest bundle holds, no forged one does");
    fs::remove_dir_all(folder).unwrap();
}

/// The same bundle with one value of another kind somewhere, and the digest it then has.
fn of_other_kinds(random: &mut Random, honest: &str) -> String {
    fn turn(random: &mut Random, value: &mut Value) {
        let inner = match value {
            Value::Array(list) => list.len(),
            Value::Object(map) => map.len(),
            _ => 0,
        };
        if inner > 0 && random.below(5) > 0 {
            let at = random.below(inner);
            let found = match value {
                Value::Array(list) => list.get_mut(at),
                Value::Object(map) => map.values_mut().nth(at),
                _ => None,
            };
            return turn(random, found.unwrap());
        }
        let others = [
            json!(null),
            json!(true),
            json!(-1),
            json!(0),
            json!(u64::MAX),
            json!(0.5),
            json!(""),
            json!("1e999999999"),
            json!("0.000"),
            json!("\u{0}\u{202e}"),
            json!([]),
            json!([[]]),
            json!({}),
        ];
        value.clone_from(others.get(random.below(others.len())).unwrap());
    }
    let mut bundle: Value = serde_json::from_str(honest).unwrap();
    turn(random, &mut bundle);
    if let Some(map) = bundle.as_object_mut() {
        let (_, outcome) = (map.remove("digest"), map.remove("outcome"));
        let named = format!("{}\n", Value::Object(map.clone()));
        let digest = Sha256::digest(named.as_bytes());
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        map.insert("digest".to_owned(), json!(digest));
        map.extend(outcome.map(|outcome| ("outcome".to_owned(), outcome)));
    }
    format!("{bundle}\n")
}

#[test]
fn whatever_a_file_holds_it_is_answered_in_one_line() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: Python is not here");
        return;
    }
    let folder = std::env::temp_dir().join(format!("kalaka-tampered-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let honest: Vec<String> =
        bundles(&folder).iter().step_by(9).map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut random = Random::new(39);
    let mut paths = Vec::new();
    for number in 0..900 {
        let text = &honest[number % honest.len()];
        let mut bytes = text.clone().into_bytes();
        match number % 3 {
            0 => bytes[random.below(text.len())] ^= 1 << random.below(8),
            1 => bytes.truncate(random.below(text.len())),
            _ => bytes = of_other_kinds(&mut random, text).into_bytes(),
        }
        let path = folder.join(format!("{number}.tampered"));
        fs::write(&path, bytes).unwrap();
        paths.push(path);
    }
    let deep = folder.join("deep.tampered");
    fs::write(&deep, "[".repeat(200_000)).unwrap();
    paths.push(deep);
    paths.push(folder.join("absent.tampered"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify/tally.py");
    let done = Command::new("python3").arg(&script).args(&paths).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.is_empty(), "{said}");
    let said = String::from_utf8_lossy(&done.stdout);
    assert_eq!(said.lines().count(), paths.len(), "{said}");
    for line in said.lines() {
        let known = [": same", ": different: ", ": cannot be recounted: "];
        assert!(known.iter().any(|word| line.contains(word)) && line.len() < 400, "{line}");
    }
    fs::remove_dir_all(folder).unwrap();
}
