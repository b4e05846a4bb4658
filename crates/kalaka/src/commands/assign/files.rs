//! Problem and solution files.
//!
//! A solution is text in the words of DIMACS: `s OBJECTIVE`, then `f NODE NODE 1` for each pair and
//! `f NEED SINK 1` for each need left open, and `d OFFER PRICE` for each offer with a price.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use assign::batch::Solution;
use assign::dimacs::{DimacsProblem, DimacsReader};
use assign::problem::Pair;

/// Reads a problem; a refusal names the line.
pub(crate) fn read_problem(path: &Path) -> anyhow::Result<DimacsProblem> {
    let mut reader = DimacsReader::default();
    each_line(path, |_, line| Ok(reader.line(line)?))?;
    reader.finish().with_context(|| path.display().to_string())
}

fn each_line(
    path: &Path,
    mut take: impl FnMut(u64, &[u8]) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let name = || path.display().to_string();
    let mut input = BufReader::with_capacity(1 << 18, File::open(path).with_context(name)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line).with_context(name)? == 0 {
            break;
        }
        take(number, &line).with_context(name)?;
    }
    Ok(())
}

/// Writes pairs and prices under the file's own node numbers.
pub(crate) fn write_solution(path: &Path, file: &Nodes, solution: &Solution) -> anyhow::Result<()> {
    let output = File::create(path).with_context(|| path.display().to_string())?;
    let mut output = BufWriter::new(output);
    writeln!(output, "s {}", solution.objective)?;
    let mut matched = vec![false; file.needs.len()];
    for pair in &solution.pairs {
        let need = usize::try_from(pair.need)?;
        *matched.get_mut(need).context("a pair names an unknown need")? = true;
        let offer = file.offers.get(usize::try_from(pair.offer)?).context("unknown offer")?;
        writeln!(output, "f {} {offer} 1", file.needs.get(need).context("unknown need")?)?;
    }
    for (node, _) in file.needs.iter().zip(&matched).filter(|(_, matched)| !**matched) {
        writeln!(output, "f {node} {} 1", file.sink)?;
    }
    for (node, price) in file.offers.iter().zip(&solution.prices).filter(|(_, price)| **price != 0)
    {
        writeln!(output, "d {node} {price}")?;
    }
    output.flush()?;
    Ok(())
}

/// How a file numbers needs, offers and the sink.
#[derive(Debug)]
pub(crate) struct Nodes {
    pub(crate) needs: Vec<u32>,
    pub(crate) offers: Vec<u32>,
    pub(crate) sink: u32,
}

/// Pairs, prices and objective as a solution file states them.
#[derive(Debug)]
pub(crate) struct Stated {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) prices: Vec<i64>,
    pub(crate) objective: i128,
}

/// Reads a solution of a problem. Pairs get the cost the problem gives them.
pub(crate) fn read_solution(path: &Path, file: &DimacsProblem) -> anyhow::Result<Stated> {
    let needs: HashMap<u32, u32> = file.need_nodes.iter().copied().zip(0..).collect();
    let offers: HashMap<u32, u32> = file.offer_nodes.iter().copied().zip(0..).collect();
    let mut stated =
        Stated { pairs: Vec::new(), prices: vec![0; file.offer_nodes.len()], objective: 0 };
    let mut objective = None;
    let mut left_open = HashSet::new();
    each_line(path, |number, line| {
        let line = std::str::from_utf8(line).with_context(|| format!("line {number}"))?;
        let fields: Vec<&str> = line.split_ascii_whitespace().collect();
        let whole = |text: &str| {
            text.parse::<i128>().with_context(|| format!("line {number}: `{text}` is no number"))
        };
        match *fields.as_slice() {
            [] | ["c", ..] => {}
            ["s", value] => {
                ensure!(objective.is_none(), "line {number}: a second objective");
                objective = Some(whole(value)?);
            }
            ["f", from, to, "1"] => {
                let (from, to) = (u32::try_from(whole(from)?)?, u32::try_from(whole(to)?)?);
                let need = *needs
                    .get(&from)
                    .with_context(|| format!("line {number}: node {from} is not a need"))?;
                if to == file.sink_node {
                    ensure!(left_open.insert(need), "line {number}: {from} is left open twice");
                    return Ok(());
                }
                let offer = *offers
                    .get(&to)
                    .with_context(|| format!("line {number}: node {to} is not an offer"))?;
                let mut row = file.problem.row(need).iter();
                let listed = row
                    .find(|candidate| candidate.offer() == offer)
                    .with_context(|| format!("line {number}: {from} and {to} are not a pair"))?;
                stated.pairs.push(Pair { need, offer, cost: listed.cost() });
            }
            ["d", offer, price] => {
                let at = offers
                    .get(&u32::try_from(whole(offer)?)?)
                    .with_context(|| format!("line {number}: node {offer} is not an offer"))?;
                let place = stated.prices.get_mut(usize::try_from(*at)?);
                *place.context("unknown offer")? = i64::try_from(whole(price)?)?;
            }
            _ => bail!("line {number}: a solution has lines `s`, `f … 1` and `d`"),
        }
        Ok(())
    })?;
    let mut told = left_open.clone();
    told.extend(stated.pairs.iter().map(|pair| pair.need));
    ensure!(told.len() == needs.len(), "not every need is matched or left open");
    let both = stated.pairs.iter().find(|pair| left_open.contains(&pair.need));
    ensure!(both.is_none(), "a need is both matched and left open");
    stated.objective = objective.context("the solution states no objective (`s` line)")?;
    Ok(stated)
}
