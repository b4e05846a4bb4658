//! Problem and solution files.
//!
//! What their lines mean is told in [`assign::dimacs`] and [`assign::stated`].

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context;
use assign::batch::Solution;
use assign::certificate::Verdict;
use assign::dimacs::{DimacsProblem, DimacsReader};
use assign::stated::StatedReader;
use tally::plain::plain;

/// Reads a problem; a refusal names the line.
pub(crate) fn read_problem(path: &Path) -> anyhow::Result<DimacsProblem> {
    let mut reader = DimacsReader::default();
    each_line(path, |line| Ok(reader.line(line)?))?;
    reader.finish().with_context(|| name_of(path))
}

fn each_line(path: &Path, mut take: impl FnMut(&[u8]) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let name = || name_of(path);
    let mut input = BufReader::with_capacity(1 << 18, File::open(path).with_context(name)?);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).with_context(name)? > 0 {
        take(&line).with_context(name)?;
        line.clear();
    }
    Ok(())
}

/// A file's name as a terminal may see it.
fn name_of(path: &Path) -> String {
    plain(&path.display().to_string()).into_owned()
}

/// Writes pairs and prices under the file's own node numbers.
pub(crate) fn write_solution(
    output: &mut impl Write,
    file: &Nodes,
    solution: &Solution,
) -> anyhow::Result<()> {
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
    Ok(())
}

/// How a file numbers needs, offers and the sink.
#[derive(Debug)]
pub(crate) struct Nodes {
    pub(crate) needs: Vec<u32>,
    pub(crate) offers: Vec<u32>,
    pub(crate) sink: u32,
}

/// Checks a solution of a problem.
pub(crate) fn check_solution(path: &Path, file: &DimacsProblem) -> anyhow::Result<Verdict> {
    let mut reader = StatedReader::new(file);
    each_line(path, |line| Ok(reader.line(line)?))?;
    Ok(reader.verdict()?)
}
