//! `kalaka assign`, from the outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assign::generate::{SampleCity, Scarcity, Transport};

/// Two needs, one offer with one place: 10 + 50, or 20 + 5; the second is cheaper.
const SMALL: &str = "c a small one\np min 4 5\nn 1 1\nn 2 1\nn 4 -2\n\
    a 1 3 0 1 10\na 2 3 0 1 20\na 3 4 0 1 0\na 1 4 0 1 5\na 2 4 0 1 50\n";

fn kalaka(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kalaka")).arg("assign").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A file that is gone when the test is over.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &str) -> Self {
        let name = format!("kalaka-assign-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The verdict of `tools/verify/assign.py`; `None` where there is no Python.
fn second_opinion(problem: &str, solution: &str) -> Option<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify/assign.py");
    let output = Command::new("python3").arg(script).args([problem, solution]).output().ok()?;
    Some(text(&output.stdout))
}

#[test]
fn a_small_file_is_solved_and_reported_as_json() {
    let file = File::new("small.min", SMALL);
    let report = json(&kalaka(&[file.path(), "--json"]));
    assert_eq!(report["objective"], 25);
    assert_eq!(report["matched"], 1);
    assert_eq!(report["open"], 1);
    assert_eq!(report["proved_gap"], 0.0);
    assert!(report["method"].is_string());
    assert!(report["seconds"].as_f64().unwrap() < 10.0);
    assert!(report["peak_mb"].is_number() || report["peak_mb"].is_null());
}

#[test]
fn people_read_a_sentence_for_each_figure() {
    let file = File::new("people.min", SMALL);
    let said = text(&kalaka(&[file.path()]).stdout);
    assert!(said.starts_with(
        "cost       25\nmatched    1\nleft open  1\nproof      optimal\nmethod     shortest-paths\n"
    ));
}

#[test]
fn a_solution_is_checked_here_and_by_python_and_a_tampered_one_refused() {
    let file = File::new("checked.min", SMALL);
    let solution = File::new("checked.sol", "");
    assert!(kalaka(&[file.path(), "--solution", solution.path()]).status.success());
    let written = std::fs::read_to_string(&solution.0).unwrap();
    assert_eq!(written, "s 25\nf 2 3 1\nf 1 4 1\n");
    let checked = kalaka(&["check", file.path(), solution.path()]);
    assert_eq!((text(&checked.stdout).as_str(), checked.status.success()), ("optimal\n", true));
    if second_opinion(file.path(), solution.path()).is_none() {
        eprintln!("skipped: python3 is not installed");
    }
    for (tampered, verdict) in [
        ("s 25\nf 2 3 1\nf 1 4 1\n", "optimal"),
        ("s 25\nf 2 3 1\nf 1 4 1\nd 3 0\n", "optimal"),
        // Another assignment, honestly stated: right, but 35 too dear, and the prices prove it.
        ("s 60\nf 1 3 1\nf 2 4 1\n", "within 35"),
        ("s 25\nf 2 3 1\nf 1 4 1\nd 3 40\n", "within 10"),
        ("s 24\nf 2 3 1\nf 1 4 1\n", "wrong"),
        ("s 30\nf 1 3 1\nf 2 3 1\n", "wrong"),
        ("s 20\nf 2 3 1\n", "wrong"),
        ("s 25\nf 2 3 1\nf 1 4 1\nd 3 -1\n", "wrong"),
        ("f 2 3 1\nf 1 4 1\n", "wrong"),
        ("s 75\nf 2 3 1\nf 2 4 1\nf 1 4 1\n", "wrong"),
        ("s 25\nf 2 3 2\nf 1 4 1\n", "wrong"),
    ] {
        let stated = File::new("tampered.sol", tampered);
        let checked = kalaka(&["check", file.path(), stated.path()]);
        let said = text(&checked.stdout);
        assert!(said.starts_with(verdict), "{tampered}: {said}");
        assert_eq!(checked.status.success(), verdict != "wrong", "{tampered}");
        if let Some(said) = second_opinion(file.path(), stated.path()) {
            assert!(said.starts_with(verdict), "{tampered}: Python says {said}");
        }
    }
}

#[test]
fn other_shapes_are_refused_with_their_line() {
    for (broken, line) in [
        (SMALL.replace("n 2 1", "n 2 3"), 4),
        (SMALL.replace("n 4 -2", "n 4 -3"), 5),
        (SMALL.replace("a 1 3 0 1 10", "a 1 3 1 1 10"), 6),
        (SMALL.replace("a 1 3 0 1 10", "a 1 3 0 2 10"), 6),
        (SMALL.replace("a 1 3 0 1 10", "a 1 2 0 1 10"), 6),
        (SMALL.replace("a 3 4 0 1 0", "a 3 4 0 1 9"), 8),
        (SMALL.replace("a 1 4 0 1 5\n", ""), 9),
        (SMALL.replace("a 2 3 0 1 20", "x 2 3 0 1 20"), 7),
    ] {
        let file = File::new("broken.min", &broken);
        let output = kalaka(&[file.path(), "--json"]);
        let said = text(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(said.contains(&format!("line {line}, column ")), "{said}");
    }
    let missing = kalaka(&["/nowhere/at-all.min"]);
    assert!(!missing.status.success() && text(&missing.stderr).contains("at-all.min"));
}

#[test]
fn a_budget_returns_an_assignment_with_a_true_bound() {
    let city = SampleCity::generate(5, 3_000, Scarcity::Tight);
    let file = File::new("budget.min", &Transport::from_city(&city, 16).to_dimacs().unwrap());
    let best = json(&kalaka(&[file.path(), "--json"]));
    assert_eq!(best["proved_gap"], 0.0);
    let optimum = best["objective"].as_i64().unwrap();
    for budget in ["0", "1", "5", "20", "60000"] {
        let solution = File::new("budget.sol", "");
        let arguments = [file.path(), "--budget", budget, "--json", "--solution", solution.path()];
        let report = json(&kalaka(&arguments));
        let cost = report["objective"].as_i64().unwrap();
        let gap = report["proved_gap_cost"].as_i64().unwrap();
        assert!(cost >= optimum && cost - gap <= optimum, "{report}");
        assert_eq!(gap == 0, report["proved_gap"].as_f64() == Some(0.0));
        let said = text(&kalaka(&["check", file.path(), solution.path()]).stdout);
        let expected = if gap == 0 { "optimal".to_owned() } else { format!("within {gap} of") };
        assert!(said.starts_with(&expected), "{said} for {report}");
    }
}

#[test]
fn pairs_and_verdicts_are_also_csv() {
    let file = File::new("csv.min", SMALL);
    let solution = File::new("csv.sol", "s 60\nf 1 3 1\nf 2 4 1\n");
    let pairs = text(&kalaka(&[file.path(), "--csv"]).stdout);
    assert_eq!(pairs, "need,offer,cost\r\n1,,5\r\n2,3,20\r\n");
    let verdict = text(&kalaka(&["check", file.path(), solution.path(), "--csv"]).stdout);
    assert_eq!(verdict, "verdict,gap,reason\r\nwithin,35,\r\n");
    assert!(!kalaka(&[file.path(), "--csv", "--json"]).status.success());
}

#[test]
fn a_plot_shows_the_load_of_offers_and_the_fairness_of_rules() {
    let file = File::new("plot.min", SMALL);
    let picture = File::new("load.svg", "");
    assert!(kalaka(&[file.path(), "--plot", picture.path()]).status.success());
    let svg = std::fs::read_to_string(&picture.0).unwrap();
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg}");
    assert!(svg.contains("<title>1 of 2 needs matched;"), "{svg}");
    assert!(svg.contains("needs taken: 1</text>") && svg.contains("offers: 1, full: 1"), "{svg}");
    let simulated = ["simulate", "--needs", "200", "--plot", picture.path()];
    assert!(kalaka(&simulated).status.success());
    let svg = std::fs::read_to_string(&picture.0).unwrap();
    assert!(svg.contains("fair, helpers scarce") && svg.contains("Nine in ten"), "{svg}");
}

#[test]
fn names_of_files_do_nothing_to_a_terminal() {
    let output = kalaka(&["/nowhere/a\u{202e}b\u{1b}[2J.min"]);
    let said = text(&output.stderr);
    assert!(!output.status.success());
    assert!(said.contains("a\\u{202e}b\\u{1b}[2J.min"), "{said}");
    assert!(!said.contains(['\u{202e}', '\u{1b}']), "{said}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_130_and_leaves_nothing_half_written() {
    // Nobody ever writes into the pipe: the command waits until it is told to stop.
    let pipe = std::env::temp_dir().join(format!("kalaka-assign-{}-pipe.min", std::process::id()));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let to = pipe.with_extension("sol");
    let mut child = Command::new(env!("CARGO_BIN_EXE_kalaka"))
        .args(["assign", pipe.to_str().unwrap(), "--solution", to.to_str().unwrap()])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let code = child.wait().unwrap().code();
    std::fs::remove_file(&pipe).unwrap();
    assert!(told.success() && !to.exists());
    assert_eq!(code, Some(130));
}
