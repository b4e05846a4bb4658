//! Reads what a solution file states, for somebody who wants to check it.
//!
//! A solution is text in the words of DIMACS: `s OBJECTIVE`, then `f NEED OFFER 1` for each pair and
//! `f NEED SINK 1` for each need left open, and `d OFFER PRICE` for each offer with a price. This
//! says nothing about how good a solution is: that is for [`crate::certificate`]. Nothing here opens
//! a file: the caller hands over lines as bytes.

use crate::certificate::{self, Flaw, Verdict};
use crate::dimacs::{DimacsError, DimacsProblem, DimacsReader};
use crate::problem::Pair;

/// Why a solution cannot be checked, or is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatedError {
    /// A line is not as it should be.
    #[error("line {line}: {fault}")]
    Line {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        fault: StatedFault,
    },
    /// There is no `s` line.
    #[error("the solution states no objective (`s` line)")]
    NoObjective,
    /// A need is nowhere in the solution.
    #[error("not every need is matched or left open")]
    NeedMissing,
    /// The numbers are read, but they are no solution.
    #[error(transparent)]
    Flaw(#[from] Flaw),
}

/// What can be wrong with a line of a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatedFault {
    /// Neither `s`, `f`, `d` nor a comment.
    #[error("a solution has lines `s OBJECTIVE`, `f NEED NODE 1` and `d OFFER PRICE`")]
    Shape,
    /// A field is not a whole number of at most 64 bits (an objective: 128).
    #[error("a field is not a whole number, or too large")]
    Number,
    /// A second `s` line.
    #[error("a second objective")]
    SecondObjective,
    /// `f` starts at a need.
    #[error("node {0} is not a need")]
    NotANeed(u32),
    /// `f` ends at an offer or the sink, `d` names an offer.
    #[error("node {0} is not an offer")]
    NotAnOffer(u32),
    /// The problem does not list the pair.
    #[error("{0} and {1} are not a pair")]
    NotAPair(u32, u32),
    /// A need is matched or left open twice, or both.
    #[error("need {0} is named before")]
    NeedTwice(u32),
}

/// Reads a solution line by line: [`Self::line`] for each, then [`Self::verdict`].
#[derive(Clone, Debug)]
pub struct StatedReader<'a> {
    file: &'a DimacsProblem,
    lines: u64,
    named: Vec<bool>,
    pairs: Vec<Pair>,
    prices: Vec<i64>,
    objective: Option<i128>,
}

impl<'a> StatedReader<'a> {
    /// Starts on a solution of this problem.
    #[must_use]
    pub fn new(file: &'a DimacsProblem) -> Self {
        Self {
            file,
            lines: 0,
            named: vec![false; file.need_nodes.len()],
            pairs: Vec::new(),
            prices: vec![0; file.offer_nodes.len()],
            objective: None,
        }
    }

    /// Reads the next line, with or without its line end. Pairs get the cost the problem gives them.
    ///
    /// # Errors
    /// When the line cannot be one of a solution of this problem.
    pub fn line(&mut self, line: &[u8]) -> Result<(), StatedError> {
        self.lines += 1;
        let text = std::str::from_utf8(line).map_err(|_| StatedFault::Shape);
        let read = text.and_then(|text| self.read(text));
        read.map_err(|fault| StatedError::Line { line: self.lines, fault })
    }

    fn read(&mut self, line: &str) -> Result<(), StatedFault> {
        let mut fields = line.split_ascii_whitespace();
        let fields = [(); 5].map(|()| fields.next());
        match fields {
            [None | Some("c"), ..] => Ok(()),
            [Some("s"), Some(value), None, ..] => {
                let before = self.objective.replace(whole(value)?);
                if before.is_some() { Err(StatedFault::SecondObjective) } else { Ok(()) }
            }
            [Some("f"), Some(need), Some(to), Some("1"), None] => {
                self.flow(whole(need)?, whole(to)?)
            }
            [Some("d"), Some(offer), Some(price), None, ..] => {
                let offer = whole(offer)?;
                let at = position(&self.file.offer_nodes, offer);
                let place = at.and_then(|(at, _)| self.prices.get_mut(at));
                *place.ok_or(StatedFault::NotAnOffer(offer))? = whole(price)?;
                Ok(())
            }
            _ => Err(StatedFault::Shape),
        }
    }

    /// A need is matched, or left open.
    fn flow(&mut self, from: u32, to: u32) -> Result<(), StatedFault> {
        let not_a_need = StatedFault::NotANeed(from);
        let (at, need) = position(&self.file.need_nodes, from).ok_or(not_a_need)?;
        let named = self.named.get_mut(at).ok_or(not_a_need)?;
        if std::mem::replace(named, true) {
            return Err(StatedFault::NeedTwice(from));
        }
        if to == self.file.sink_node {
            return Ok(());
        }
        let (_, offer) = position(&self.file.offer_nodes, to).ok_or(StatedFault::NotAnOffer(to))?;
        let mut row = self.file.problem.row(need).iter();
        let listed = row.find(|candidate| candidate.offer() == offer);
        let cost = listed.ok_or(StatedFault::NotAPair(from, to))?.cost();
        self.pairs.push(Pair { need, offer, cost });
        Ok(())
    }

    /// What the certificate shows, once all lines were read.
    ///
    /// # Errors
    /// When something is missing or what is stated is no solution.
    pub fn verdict(self) -> Result<Verdict, StatedError> {
        if self.named.contains(&false) {
            return Err(StatedError::NeedMissing);
        }
        let objective = self.objective.ok_or(StatedError::NoObjective)?;
        Ok(certificate::check(&self.file.problem, &self.pairs, &self.prices, objective)?)
    }
}

/// Checks the text of a solution against that of its problem.
///
/// # Errors
/// The first line of either that is not as it should be, or why what is stated is no solution.
pub fn check(problem: &[u8], solution: &[u8]) -> Result<Verdict, CheckError> {
    let mut reader = DimacsReader::default();
    for line in problem.split_inclusive(|&byte| byte == b'\n') {
        reader.line(line)?;
    }
    let file = reader.finish()?;
    let mut stated = StatedReader::new(&file);
    for line in solution.split_inclusive(|&byte| byte == b'\n') {
        stated.line(line)?;
    }
    Ok(stated.verdict()?)
}

/// Why there is no verdict: one of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The problem cannot be read.
    #[error("the problem, {0}")]
    Problem(#[from] DimacsError),
    /// The solution cannot be read, or is none.
    #[error(transparent)]
    Solution(#[from] StatedError),
}

fn whole<T: std::str::FromStr>(text: &str) -> Result<T, StatedFault> {
    text.parse().map_err(|_| StatedFault::Number)
}

/// Where a node stands among ascending ones, in both widths.
fn position(nodes: &[u32], node: u32) -> Option<(usize, u32)> {
    let at = nodes.binary_search(&node).ok()?;
    Some((at, u32::try_from(at).ok()?))
}
