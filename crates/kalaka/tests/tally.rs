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

/// What `check` says about an election whose projects 1 and 2 have one vote each, and 3 two.
fn checked(name: &str, rule: &str, budget: u32, rows: &str, votes: &str) -> String {
    let folder = Folder::new(name);
    let content = format!(
        "META\nkey;value\nbudget;{budget}\nvote_type;approval\nrule;{rule}\nPROJECTS\n\
         project_id;cost;selected\n{rows}VOTES\nvoter_id;vote\n{votes}"
    );
    folder.write("town.pb", &content);
    text(&kalaka(&["check", &shown(&folder.0)]).stdout)
}

#[test]
fn a_miss_is_explained_by_what_reproduces_it() {
    for (name, rule, budget, rows, votes, expected) in [
        (
            "tie-key",
            "greedy",
            50,
            "1;40;0\n2;50;1\n3;60;0\n",
            "1;1\n2;2\n",
            "with ties by the dearer project",
        ),
        (
            "left-out",
            "greedy",
            100,
            "1;40;1\n2;50;0\n3;60;1\n",
            "1;1,2\n2;2\n3;2,3\n",
            "with project 2 left out",
        ),
        (
            "no-skip",
            "greedy",
            100,
            "1;60;1\n2;50;0\n3;30;0\n",
            "1;1\n2;1\n3;1,2\n4;2,3\n",
            "stopping at the first project that does not fit",
        ),
        (
            "too-dear",
            "greedy-no-skip",
            100,
            "1;60;1\n2;500;0\n3;50;0\n4;30;0\n",
            "1;1,2\n2;1,2,3\n3;1,2,3\n4;2,4\n",
            "dearer than the budget ignored",
        ),
        (
            "everything",
            "equalshares",
            100,
            "1;40;1\n2;60;1\n",
            "1;1\n2;1\n3;1\n4;2\n",
            "as the budget pays for everything",
        ),
    ] {
        let found = checked(name, rule, budget, rows, votes);
        assert!(found.contains("differs") && found.contains(expected), "{name}: {found}");
    }
    let found = checked("unknown", "greedy", 100, "1;90;0\n2;80;0\n", "1;1\n2;2\n");
    assert!(found.contains("nothing that was tried reproduces it"), "{found}");
}

#[test]
fn an_engine_shows_its_own_options_only() {
    let help = text(&kalaka(&["--help"]).stdout);
    assert!(help.contains("--completion") && !help.contains("--database"), "{help}");
    let help = text(&kalaka(&["bundle", "--help"]).stdout);
    assert!(help.contains("--output") && !help.contains("KALAKA_"), "{help}");
}

#[test]
fn names_never_reach_a_terminal_raw() {
    let folder = Folder::new("raw");
    let named = ELECTION
        .replace("project_id;cost", "project_id;cost;name;category")
        .replace("1;40\n", "1;40;\u{202e}evil\u{1b}[31m\u{9b}name;\u{2066}cat\n");
    let file = folder.write("town.pb", &named);
    let control = |letter: char| !matches!(letter, '\r' | '\n') && letter.is_control();
    let turning =
        |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for options in [&[][..], &["--explain"], &["--json"], &["--csv"], &["--compare"]] {
        let output = kalaka(&[&[file.as_str()], options].concat());
        assert!(output.status.success(), "{options:?}: {}", text(&output.stderr));
        let out = text(&output.stdout);
        assert!(!out.contains(control) && !out.contains(turning), "{options:?}: {out:?}");
    }
    let out = text(&kalaka(&[&file]).stdout);
    assert!(out.contains("\\u{202e}evil\\u{1b}[31m"), "{out}");
}

#[test]
fn an_outcome_is_written_as_csv() {
    let folder = Folder::new("as-csv");
    let named = ELECTION
        .replace("project_id;cost", "project_id;cost;name")
        .replace("1;40\n", "1;40;=1+\"\"1\"\"\n");
    let file = folder.write("town.pb", &named);
    let out = text(&kalaka(&[&file, "--csv"]).stdout);
    let expected = "place,project,name,cost,votes,won,by\r\n\
        1,1,\"'=1+\"\"\"\"1\"\"\"\"\",40,3,yes,greedy\r\n2,2,,50,2,yes,greedy\r\n,3,,30,1,no,\r\n";
    assert_eq!(out, expected);
    let out = text(&kalaka(&["check", &shown(&folder.0), "--csv"]).stdout);
    assert_eq!(out, "file,result,reason\r\ntown.pb,skipped,it has no selected column\r\n");
}

#[test]
fn a_picture_shows_the_outcome_and_where_money_went() {
    let folder = Folder::new("picture");
    let named = ELECTION
        .replace("project_id;cost", "project_id;cost;name")
        .replace("1;40\n", "1;40;<script>&\u{202e}\n");
    let file = folder.write("town.pb", &named);
    let picture = shown(&folder.0.join("out.svg"));
    for rule in [&[][..], &["--rule", "equal-shares", "--completion", "add1u"]] {
        let output = kalaka(&[&[file.as_str(), "--plot", &picture], rule].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        let svg = std::fs::read_to_string(&picture).unwrap();
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg}");
        assert!(svg.contains("prefers-color-scheme: dark") && svg.contains("<title>"), "{svg}");
        assert!(svg.contains("&lt;script&gt;&amp;") && !svg.contains('\u{202e}'), "{svg}");
        assert_eq!(svg.contains("Where the money of"), !rule.is_empty(), "{svg}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_130_and_leaves_nothing_half_written() {
    let folder = Folder::new("interrupt");
    let to = shown(&folder.0.join("vote.bundle.json"));
    // Nobody ever writes into the pipe: the command waits until it is told to stop.
    let pipe = shown(&folder.0.join("town.pb"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_kalaka"))
        .args(["tally", "bundle", &pipe, "--output", &to])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let left: Vec<_> = std::fs::read_dir(&folder.0).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
