//! `kalaka tally FILE`: one count.

use std::fs::File;
use std::io::{BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use tally::ballots::{read_csv, read_json};
use tally::explain::{Explanation, explain};
use tally::pabulib::{self, Read};
use tally::plain::plain;
use tally::report::report;
use tally::{Election, Named, Other, Outcome, Rule, compare_rules, count, sensitivity};

use super::super::patience::{Patience, now};
use super::super::printed;
use super::options::RuleArgs;
use super::{picture, story, text};

/// What to count and how.
#[derive(Debug, clap::Args)]
pub(super) struct CountArgs {
    /// The election: a Pabulib .pb file, or .json.
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Ballots as CSV, instead of those in the file.
    #[arg(long, value_name = "CSV")]
    ballots: Option<PathBuf>,
    /// Refuse a file with anything odd in it, instead of naming it and counting.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    rule: RuleArgs,
    /// Explain the outcome, or one project of it.
    #[arg(long, value_name = "PROJECT", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Compare with other rules, and see which knobs would change winners.
    #[arg(long)]
    compare: bool,
    /// Draw the outcome, and where supporters' money went, as an SVG picture.
    #[arg(long, value_name = "FILE.svg")]
    plot: Option<PathBuf>,
    /// Print the outcome as JSON.
    #[arg(long)]
    json: bool,
    /// Print the projects as CSV.
    #[arg(long, conflicts_with_all = ["json", "explain", "compare"])]
    csv: bool,
}

/// Reads an election from a `.pb` or `.json` file.
pub(super) fn read(path: &Path) -> anyhow::Result<Read> {
    if path.extension().is_some_and(|ending| ending == "json") {
        let bytes =
            std::fs::read(path).with_context(|| format!("cannot open {}", path.display()))?;
        let election = read_json(&bytes).with_context(|| path.display().to_string())?;
        return Ok(Read { election, notes: Vec::new() });
    }
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let reader = BufReader::with_capacity(1 << 16, file);
    pabulib::read(reader).with_context(|| path.display().to_string())
}

/// Refuses a file that was only read with forgiveness.
pub(super) fn strictly(read: Read, path: &Path) -> anyhow::Result<Read> {
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    ensure!(notes.is_empty(), "{} is refused: {}", path.display(), notes.join("; "));
    Ok(read)
}

/// Reads an election and, if given, its ballots from CSV.
fn read_both(path: &Path, ballots: Option<&Path>) -> anyhow::Result<Read> {
    let read = read(path)?;
    let Some(csv) = ballots else { return Ok(read) };
    let text =
        std::fs::read_to_string(csv).with_context(|| format!("cannot open {}", csv.display()))?;
    read_csv(&read.election, &text).with_context(|| csv.display().to_string())
}

/// Counts one file and prints the outcome.
pub(super) fn run(args: &CountArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    let path = args.file.as_deref().unwrap_or(Path::new(""));
    let began = now();
    patience.doing("Reading");
    let mut read = read_both(path, args.ballots.as_deref())?;
    if args.strict {
        read = strictly(read, args.ballots.as_deref().unwrap_or(path))?;
    }
    let Read { election, notes } = read;
    let (rule, named) = args.rule.rule_for(&election)?;
    patience.doing(format!("Counting {} ballots", election.ballots.voters()));
    let outcome = count(&election, &rule)?;
    let mut counted = Counted {
        explanation: None,
        compared: None,
        remarks: notes.iter().map(ToString::to_string).chain(named.and_then(remark)).collect(),
        election,
        rule,
        outcome,
    };
    patience.doing("Explaining");
    counted.explanation = args.explanation(&counted)?;
    patience.doing("Counting by other rules and with other knobs, to compare");
    counted.compared = args.comparison(&counted)?;
    if let Some(to) = &args.plot {
        counted.plot(to, patience)?;
    }
    patience.done();
    let seconds = began.elapsed().as_secs_f64();
    if args.json {
        println!("{}", printed::json(&counted.json(path, seconds)?));
    } else if args.csv {
        print!("{}", printed::csv(&counted.rows()));
    } else {
        println!("{}Counted in {seconds:.3} s.", counted.text());
    }
    Ok(ExitCode::SUCCESS)
}

/// A count with everything that was asked about it.
struct Counted {
    election: Election,
    rule: Rule,
    outcome: Outcome,
    explanation: Option<Explanation>,
    compared: Option<(Vec<Other>, Vec<Other>)>,
    remarks: Vec<String>,
}

impl Counted {
    fn json(&self, path: &Path, seconds: f64) -> anyhow::Result<Value> {
        let mut value = report(&self.election, &self.rule, &self.outcome)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("file".to_owned(), json!(path.display().to_string()));
            map.insert("notes".to_owned(), json!(self.remarks));
            if let Some(explanation) = &self.explanation {
                map.insert("explanation".to_owned(), json!(explanation));
            }
            if let Some((rules, knobs)) = &self.compared {
                map.insert("compared".to_owned(), json!(rules));
                map.insert("sensitivity".to_owned(), json!(knobs));
            }
            map.insert("seconds".to_owned(), json!(seconds));
        }
        Ok(value)
    }

    fn text(&self) -> String {
        let mut out = text::outcome(&self.election, &self.rule, &self.outcome);
        if let Some(explanation) = &self.explanation {
            out.push_str(&story::explanation(explanation));
        }
        if let Some((rules, knobs)) = &self.compared {
            out.push_str(&text::compared(rules, knobs));
        }
        for remark in &self.remarks {
            out.push_str(&format!("Note: {}.\n", plain(remark)));
        }
        out
    }

    /// The projects as rows: winners as they were chosen, then the others as in the file.
    fn rows(&self) -> Vec<Vec<String>> {
        let header = ["place", "project", "name", "cost", "votes", "won", "by"];
        let mut votes = vec![0_u64; self.election.project_count()];
        for group in self.election.ballots.groups() {
            for &project in group.projects {
                if let Some(votes) = usize::try_from(project).ok().and_then(|at| votes.get_mut(at))
                {
                    *votes += u64::from(group.voters);
                }
            }
        }
        let row = |project: usize, place: Option<usize>| {
            let by = match place {
                Some(place) if place < self.outcome.by_method => self.rule.name(),
                Some(_) => "completion",
                None => "",
            };
            let facts = self.election.projects.get(project)?;
            Some(vec![
                place.map(|place| (place + 1).to_string()).unwrap_or_default(),
                facts.id.clone(),
                facts.name.clone(),
                self.election.money(facts.cost).to_string(),
                votes.get(project).copied().unwrap_or(0).to_string(),
                if place.is_some() { "yes" } else { "no" }.to_owned(),
                by.to_owned(),
            ])
        };
        let winners = self.outcome.winners.iter().enumerate();
        let winners = winners.filter_map(|(place, &project)| row(project, Some(place)));
        let all = 0..self.election.project_count();
        let others = all.filter(|project| !self.outcome.winners.contains(project));
        let others = others.filter_map(|project| row(project, None));
        std::iter::once(header.map(str::to_owned).to_vec()).chain(winners).chain(others).collect()
    }

    fn plot(&self, to: &Path, patience: &Patience) -> anyhow::Result<()> {
        patience.doing("Drawing");
        let Self { election, rule, outcome, .. } = self;
        let all = explain(election, rule, outcome, None)?;
        let picture = picture::picture(election, rule, outcome, &all);
        patience.write(to, |out| Ok(out.write_all(picture.as_bytes())?))
    }
}

impl CountArgs {
    fn explanation(&self, counted: &Counted) -> anyhow::Result<Option<Explanation>> {
        let Counted { election, rule, outcome, .. } = counted;
        let Some(asked) = &self.explain else { return Ok(None) };
        let about = match asked.as_str() {
            "" => None,
            id => {
                let found = election.projects.iter().position(|project| project.id == id);
                let found = found.with_context(|| format!("there is no project {id}"))?;
                Some(vec![found])
            }
        };
        Ok(Some(explain(election, rule, outcome, about.as_deref())?))
    }

    fn comparison(&self, counted: &Counted) -> anyhow::Result<Option<(Vec<Other>, Vec<Other>)>> {
        if !self.compare {
            return Ok(None);
        }
        let Counted { election, rule, outcome, .. } = counted;
        let rules = compare_rules(election, rule, outcome)?;
        Ok(Some((rules, sensitivity(election, rule, outcome)?)))
    }
}

fn remark(named: Named) -> Option<String> {
    Some(
        match named {
            Named::Known => return None,
            Named::Unknown => "the file names no known rule; it was counted greedily by score",
            Named::Custom => "the file's rule is the city's own; it was counted greedily by score",
        }
        .to_owned(),
    )
}
