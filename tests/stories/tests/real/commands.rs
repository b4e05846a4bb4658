//! Every command is run with every option that its help names.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use store::Database;
use stories::{Served, Told as _, kalaka};

/// What was run: each command, and each option of it.
#[derive(Default)]
struct Used(BTreeSet<String>);

impl Used {
    /// Notes a command with its options, and gives it, ready to be run.
    fn command(&mut self, path: &str, rest: &str) -> Command {
        self.note(path, rest);
        let words: Vec<&str> = path.split(' ').chain(rest.split(' ')).collect();
        kalaka(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>())
    }

    fn note(&mut self, path: &str, rest: &str) {
        self.0.insert(path.to_owned());
        let options = rest.split(' ').filter(|word| word.starts_with("--"));
        self.0.extend(options.map(|option| format!("{path} {option}")));
    }

    fn fine(&mut self, path: &str, rest: &str) -> String {
        self.command(path, rest).fine()
    }

    /// Whether an option of a command was used; a setting counts wherever it was.
    fn has(&self, wanted: &Documented) -> bool {
        let Documented { path, option, setting } = wanted;
        match option {
            None => self.0.contains(path),
            Some(option) if *setting => {
                self.0.iter().any(|used| used.ends_with(&format!(" {option}")))
            }
            Some(option) => self.0.contains(&format!("{path} {option}")),
        }
    }
}

/// A command, or an option of one, as the help has it.
#[derive(Debug)]
struct Documented {
    path: String,
    option: Option<String>,
    setting: bool,
}

/// What the help of a command and of those below it names.
fn documented(path: &str, found: &mut Vec<Documented>) {
    let words: Vec<&str> = path.split(' ').filter(|word| !word.is_empty()).collect();
    let help = kalaka(&words).arg("-h").fine();
    let (mut heading, mut below) = ("", Vec::new());
    for line in help.lines() {
        let word = line.split_whitespace().next().unwrap_or_default();
        if !line.starts_with(' ') {
            heading = line;
        } else if heading == "Commands:" && line.starts_with("  ") && !line.starts_with("   ") {
            below.push(word);
        } else if word.starts_with('-') && line.starts_with("  ") {
            let mut options = line.split([' ', ',', '=']).filter(|word| word.starts_with("--"));
            if let Some(option) =
                options.next().filter(|name| !["--help", "--version"].contains(name))
            {
                let (path, option) = (path.to_owned(), Some(option.to_owned()));
                found.push(Documented { path, option, setting: heading == "Settings:" });
            }
        }
    }
    // A group of commands that does nothing by itself is run by running what is in it.
    let group = help.contains(&format!("Usage: kalaka {path} [OPTIONS] <COMMAND>"));
    if !group && !path.is_empty() {
        found.push(Documented { path: path.to_owned(), option: None, setting: false });
    }
    for word in below.into_iter().filter(|word| *word != "help") {
        documented(format!("{path} {word}").trim(), found);
    }
}

const ELECTION: &str = "META\nkey;value\ndescription;Two wishes\ncountry;Nowhere\nunit;Riverton\n\
    instance;2026\nnum_projects;2\nnum_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\n\
    PROJECTS\nproject_id;cost;votes;name;selected\n1;60;2;Bench;0\n2;50;2;Tree;1\n\
    VOTES\nvoter_id;vote\n1;1\n2;1,2\n3;2\n";

const PROBLEM: &str = "p min 4 5\nn 1 1\nn 2 1\nn 4 -2\n\
    a 1 3 0 1 10\na 2 3 0 1 20\na 3 4 0 1 0\na 1 4 0 1 5\na 2 4 0 1 50\n";

fn tally(used: &mut Used, inside: &impl Fn(&str) -> String) {
    let elections = inside("elections");
    std::fs::create_dir(&elections).unwrap();
    let election = format!("{elections}/two.pb");
    std::fs::write(&election, ELECTION).unwrap();
    let (ballots, limits) = (inside("ballots.csv"), inside("limits.json"));
    std::fs::write(&ballots, "vote\n1\n\"1,2\"\n1\n").unwrap();
    std::fs::write(&limits, "{}").unwrap();
    let rule = format!(
        "--rule equal-shares --utility cost --completion add1 --start floor --stop overspend \
         --exhaustive-over supported --increment 1 --ties cost,votes --threshold 0 --share 0 \
         --empty-ballots ignore --limits {limits}"
    );
    let orders = "--rule phragmen --overspending skip --strict";
    used.fine("tally", &format!("{election} {orders}"));
    let told =
        used.fine("tally", &format!("{election} --explain --compare --ballots {ballots} {rule}"));
    assert!(told.contains("Bench"), "{told}");
    used.fine("tally", &format!("{election} --json"));
    let picture = inside("outcome.svg");
    let told = used.fine("tally", &format!("{election} --csv --plot {picture}"));
    assert!(told.contains("Bench"), "{told}");
    assert!(std::fs::read_to_string(&picture).unwrap().contains("Bench"));
    let told = used.fine("tally check", &format!("{elections} --csv"));
    assert!(told.contains("two.pb"), "{told}");
    let told = used.fine("tally check", &format!("{elections} --json"));
    assert!(told.contains("two.pb"), "{told}");
    let (written, bundle) = (inside("written.pb"), inside("bundle.json"));
    used.fine("tally convert", &format!("{election} --output {written} {orders}"));
    used.fine("tally convert", &format!("{election} --output {written} --winners {rule}"));
    assert!(std::fs::read_to_string(&written).unwrap().contains("Bench"));
    used.fine("tally bundle", &format!("{election} --output {bundle} {orders}"));
    used.fine("tally bundle", &format!("{election} --output {bundle} {rule}"));
    used.fine("tally verify", &format!("{bundle} --json"));
    let told = used.fine(
        "tally simulate",
        "--items 20 --judges 10 --noise 0.5 --random 0.1 --looks 3 --best 2 --shortlist 4 \
         --policy gavel --seed 2 --runs 1 --json",
    );
    assert!(told.contains("recall"), "{told}");
}

fn assign(used: &mut Used, inside: &impl Fn(&str) -> String) {
    let (problem, solution, cities) = (inside("small.min"), inside("small.json"), inside("cities"));
    std::fs::create_dir(&cities).unwrap();
    std::fs::write(&problem, PROBLEM).unwrap();
    let told =
        used.fine("assign", &format!("{problem} --budget 1000 --json --solution {solution}"));
    assert!(told.contains("25"), "{told}");
    let told = used.fine("assign check", &format!("{problem} {solution} --json"));
    assert!(told.contains("optimal"), "{told}");
    let (load, year) = (inside("load.svg"), inside("year.svg"));
    let told = used.fine("assign", &format!("{problem} --csv --plot {load}"));
    assert!(told.contains(','), "{told}");
    let told = used.fine("assign check", &format!("{problem} {solution} --csv"));
    assert!(told.contains("optimal"), "{told}");
    used.fine("assign bench", &format!("--needs 500 --seed 3 --write {cities}"));
    used.fine("assign bench", "--growth 1000");
    used.fine("assign simulate", "--seed 3 --needs 200 --changes 20");
    used.fine("assign simulate", &format!("--seed 3 --needs 200 --plot {year}"));
    for picture in [load, year] {
        assert!(std::fs::read_to_string(&picture).unwrap().contains("<svg"), "{picture}");
    }
}

/// An installation, from its first city to its restored backup.
fn keeping(used: &mut Used, inside: &impl Fn(&str) -> String) {
    let (data, mail) = (inside("data"), inside("mail"));
    let settings = format!("--database {data} --url http://127.0.0.1:8080 --mail {mail}");
    let city = "--language nl --time-zone Europe/Brussels --currency EUR --sender city@r.example \
                --admin admin@r.example";
    let told =
        used.fine("init", &format!("riverton --name Riverton {city} --host r.example {settings}"));
    assert!(told.contains("/enter/"), "{told}");
    let told = used
        .fine("city add", &format!("hillford --name Hillford {city} --host h.example {settings}"));
    assert!(told.contains("/enter/"), "{told}");
    let told = used.fine("admin link", &format!("admin@r.example --city riverton {settings}"));
    assert!(told.starts_with("http://r.example:8080/enter/"), "{told}");
    used.fine("city remove", &format!("hillford --confirm hillford {settings}"));
    let told = used.fine("city list", &settings);
    assert!(told.contains("riverton") && !told.contains("hillford"), "{told}");
    let told = used.fine("admin link", &format!("other@r.example {settings}"));
    assert!(told.contains("/enter/"), "{told}");
    used.fine("migrate", &settings);
    let file = inside("all.backup");
    used.fine("backup", &format!("{file} {settings}"));
    used.fine("backup", &format!("{file} --replace {settings}"));
    used.fine("mail list", &format!("--city riverton {settings}"));
    for again in ["mail retry", "mail drop"] {
        let told = used.fine(again, &format!("--all --city riverton {settings}"));
        assert!(told.starts_with("0 letters"), "{told}");
    }
    let told = used.fine("mail key", &format!("--dkim {} {settings}", inside("dkim.pem")));
    assert!(told.contains("kalaka._domainkey.r.example. IN TXT \"v=DKIM1;"), "{told}");
    for (command, says) in [("key new", "Key 1"), ("key rotate", "2"), ("key list", "2")] {
        let told = used.fine(command, &settings);
        assert!(told.contains(says), "{command}: {told}");
    }
    used.fine("key drop", &format!("1 {settings}"));
    let report = inside("report.eml");
    std::fs::write(&report, "Subject: Hello\r\n\r\nNothing came back.\r\n").unwrap();
    let told = used.fine("mail bounce", &format!("{report} {settings}"));
    assert!(told.contains("1 messages report no letter"), "{told}");
    let restored = inside("restored");
    let told = used.fine("restore", &format!("{file} --verify --database {restored}"));
    assert!(told.contains("Verified"), "{told}");
    // The host names of a story have no address, so the doctor has something to say.
    let told = used.command("doctor", &settings).told();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("audit log") && told.contains("r.example has no address"), "{told}");
    assert!(used.fine("openapi", "").contains("\"openapi\""));
}

/// What serves until it is stopped.
fn serving(used: &mut Used, inside: &impl Fn(&str) -> String) {
    let config = inside("settings.toml");
    std::fs::write(&config, "gather = 5\n").unwrap();
    let flags = format!(
        "--config {config} --url http://127.0.0.1:8080 --node 0 --secret {} --security-contact mailto:safe@r.example \
         --files http://127.0.0.1:1/kalaka --files-region here --files-key name --files-secret word \
         --files-per-city 100 --translator http://127.0.0.1:1/ --translator-key key \
         --keys {} --key-values , --tiles http://127.0.0.1:1/{{z}}/{{x}}/{{y}} --tiles-credit somebody \
         --oidc-issuer https://127.0.0.1:1 --oidc-client kalaka --oidc-secret word --oidc-secret-file {} --oidc-plain never",
        inside("key"),
        inside("sealing-keys"),
        inside("unread")
    );
    used.note(
        "serve",
        &format!("{flags} --listen --log --proxy --gather --database --mail --heads"),
    );
    let flags: Vec<&str> = flags.split(' ').collect();
    let served = Served::start(&Database::Folder(inside("restored").into()), &flags);
    served.stop();
    let kept = inside("demo");
    let mut demo =
        used.command("demo", &format!("--data {kept} --no-browser --listen 127.0.0.1:0"));
    let mut demo = demo.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
    let mut lines = BufReader::new(demo.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    demo.kill().unwrap();
    demo.wait().unwrap();
    assert!(first.starts_with("resident http://"), "{first}");
    assert!(Path::new(&kept).join("leuven.db").exists());
}

#[test]
fn every_command_runs_with_every_option_of_its_help() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let mut used = Used::default();
    keeping(&mut used, &inside);
    serving(&mut used, &inside);
    tally(&mut used, &inside);
    assign(&mut used, &inside);
    let mut named = Vec::new();
    documented("", &mut named);
    assert!(named.len() > 100, "the help is read: {named:?}");
    let unused: Vec<&Documented> = named.iter().filter(|one| !used.has(one)).collect();
    assert!(unused.is_empty(), "named by the help and never run: {unused:#?}");
}
