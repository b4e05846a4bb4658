//! `kalaka tally`, from the outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ELECTION: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\n\
    project_id;cost\n1;40\n2;50\n3;30\nVOTES\nvoter_id;vote\n1;1,2\n2;1\n3;1,3\n4;2\n";

fn kalaka(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kalaka")).arg("tally").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("kalaka-tally-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        shown(&path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn shown(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// What a refused command says.
fn refusal(arguments: &[&str]) -> String {
    let output = kalaka(arguments);
    assert!(!output.status.success(), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}: {}", text(&output.stdout));
    text(&output.stderr)
}

#[test]
fn ballots_from_csv_name_the_right_winners_or_are_refused() {
    let folder = Folder::new("csv");
    let file = folder.write("town.pb", ELECTION);
    let good = folder.write("good.csv", "voter_id;vote\n1;1,2\n2;1,2\n3;1\n4;3\n");
    let out = text(&kalaka(&[&file, "--ballots", &good]).stdout);
    assert!(out.contains("1. 1  40") && out.contains("2. 2  50"), "{out}");
    let surplus = folder.write("surplus.csv", "voter_id,vote\n1,1,2\n");
    let found = refusal(&[&file, "--ballots", &surplus]);
    assert!(found.contains("line 2, column 5"), "{found}");
}

#[test]
fn what_is_odd_is_named_and_strict_refuses_it() {
    let folder = Folder::new("strict");
    let file = folder.write("town.pb", &ELECTION.replace("\n2;1\n", "\n1;1\n"));
    let named = "line 14: voter 1 has voted before; both ballots count";
    let out = text(&kalaka(&[&file]).stdout);
    assert!(out.contains(&format!("Note: {named}.")), "{out}");
    let json = text(&kalaka(&[&file, "--json"]).stdout);
    assert!(json.contains(named), "{json}");
    assert!(refusal(&[&file, "--strict"]).contains(named));
    assert!(refusal(&["bundle", &file, "--strict"]).contains(named));
    let to = shown(&folder.0.join("out.pb"));
    assert!(refusal(&["convert", &file, "--strict", "-o", &to]).contains(named));
    assert!(text(&kalaka(&["convert", &file, "-o", &to]).stderr).contains(named));
    let whole = folder.write("whole.pb", ELECTION);
    assert!(kalaka(&[&whole, "--strict"]).status.success());
}

#[test]
fn an_option_without_effect_is_an_error() {
    let folder = Folder::new("idle");
    let file = folder.write("town.pb", ELECTION);
    let shares = ["--rule", "equal-shares"];
    let add1 = [&shares[..], &["--completion", "add1"]].concat();
    for (rule, option, expected) in [
        (&[][..], &["--completion", "add1"][..], "--completion goes with Equal Shares"),
        (&[], &["--start", "floor"], "--start goes with Equal Shares"),
        (&[], &["--overspending", "skip"], "--overspending goes with Phragmén's method"),
        (&shares, &["--increment", "2"], "--increment goes with Equal Shares and"),
        (&shares, &["--stop", "overspend"], "--stop goes with Equal Shares and"),
        (&shares, &["--exhaustive-over", "all"], "--exhaustive-over goes with"),
        (&add1, &["--increment", "0"], "--increment \"0\" is not a number above zero"),
        (&add1, &["--increment", "1,000"], "--increment \"1,000\" is not a number"),
    ] {
        let all = [&[file.as_str()][..], rule, option].concat();
        let found = refusal(&all);
        assert!(found.contains(expected), "{all:?}: {found}");
    }
    let good = [&[file.as_str()][..], &add1, &["--increment", "0.5", "--stop", "overspend"]];
    assert!(kalaka(&good.concat()).status.success());
    for limits in [
        r#"{"cap": []}"#,
        r#"{"caps": [{"over": "category", "name": "x", "most": "1", "least": "0"}]}"#,
    ] {
        let limits = folder.write("limits.json", limits);
        let found = refusal(&[&file, "--limits", &limits]);
        assert!(found.contains("unknown field"), "{found}");
    }
}

#[test]
fn a_folder_without_elections_is_an_error() {
    let folder = Folder::new("empty");
    let found = refusal(&["check", &shown(&folder.0)]);
    assert!(found.contains("there is no .pb file"), "{found}");
}
