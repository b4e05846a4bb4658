//! Reads a problem from the DIMACS minimum-cost-flow format, line by line.
//!
//! Source: *The First DIMACS International Algorithm Implementation Challenge: Problem Definitions
//! and Specifications* (1991). One shape is accepted: needs are the nodes with supply 1, one sink
//! takes them all, offers are the nodes without supply; arcs go need → offer (capacity 1), offer →
//! sink (cost 0) and need → sink (capacity 1, the penalty for staying open). Anything else is refused
//! with its line and column. Nothing here opens a file: the caller hands over lines as bytes.

use crate::problem::{Builder, Problem, ProblemError, index};

/// More nodes than this are taken for a mistake, or for an attempt to exhaust memory.
pub const NODE_LIMIT: u32 = 1 << 26;

/// Why a line was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct DimacsError {
    /// The line, counted from 1.
    pub line: u64,
    /// The byte of the line at which the field in question begins, counted from 1.
    pub column: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Lines start with `c`, `p`, `n` or `a`.
    #[error("a line starts with c, p, n or a")]
    UnknownKind,
    /// Too few or too many fields, or one that is not a number.
    #[error("a field is missing, is not a whole number of at most 18 digits, or is one too many")]
    Field,
    /// The first line other than a comment is `p min NODES ARCS`.
    #[error("the file starts with one line `p min NODES ARCS`")]
    Header,
    /// `n` lines come before `a` lines.
    #[error("nodes are described before the first arc")]
    NodeAfterArc,
    /// There are at most [`NODE_LIMIT`] nodes.
    #[error("at most {NODE_LIMIT} nodes are read")]
    TooManyNodes,
    /// Nodes are numbered from 1 to NODES.
    #[error("node {0} does not exist")]
    NoSuchNode(i64),
    /// Each node has at most one `n` line.
    #[error("node {0} is described twice")]
    NodeTwice(u32),
    /// A need has supply 1.
    #[error("a supply is 1 (a need), 0 (an offer) or minus the number of needs (the sink)")]
    Supply,
    /// There is one sink.
    #[error("there is one sink, and its demand is the number of needs")]
    Sink,
    /// Lower bounds are 0.
    #[error("a lower bound is 0")]
    LowerBound,
    /// Arcs from a need have capacity 1.
    #[error("an arc from a need has capacity 1")]
    NeedCapacity,
    /// Arcs from an offer to the sink cost nothing.
    #[error("an arc from an offer to the sink costs 0")]
    OfferCost,
    /// A capacity lies between 0 and 2⁶³ − 1.
    #[error("a capacity is not negative")]
    Capacity,
    /// Arcs go need → offer, offer → sink or need → sink.
    #[error("an arc goes from a need to an offer or the sink, or from an offer to the sink")]
    Direction,
    /// More or fewer arcs than announced.
    #[error("the file announces {announced} arcs and has {found}")]
    ArcCount {
        /// The number in the `p` line.
        announced: u64,
        /// How many `a` lines there are.
        found: u64,
    },
    /// Each need has an arc to the sink, which says what it costs to leave it open.
    #[error("need {0} has no penalty for staying open: an arc to the sink")]
    NoPenalty(u32),
    /// The numbers do not make a problem.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

impl Fault {
    /// The field of the line that is at fault, the kind of line being field 0; nothing where it is
    /// the last one that was read.
    const fn field(self) -> Option<usize> {
        match self {
            Self::Field | Self::Header | Self::NoSuchNode(_) => None,
            Self::UnknownKind | Self::NodeAfterArc | Self::ArcCount { .. } => Some(0),
            Self::NodeTwice(_) | Self::NoPenalty(_) => Some(1),
            Self::TooManyNodes | Self::Supply | Self::Sink | Self::Direction => Some(2),
            Self::LowerBound => Some(3),
            Self::NeedCapacity | Self::Capacity => Some(4),
            Self::OfferCost | Self::Problem(_) => Some(5),
        }
    }
}

/// A problem and how its needs and offers are numbered in the file.
#[derive(Clone, Debug)]
pub struct DimacsProblem {
    /// The problem.
    pub problem: Problem,
    /// The node of each need, ascending.
    pub need_nodes: Vec<u32>,
    /// The node of each offer, ascending.
    pub offer_nodes: Vec<u32>,
    /// The node of the sink; 0 when there are no needs and no arcs.
    pub sink_node: u32,
}

/// What a node is. Positions are those in the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Need(u32),
    Offer(u32),
    Sink,
}

/// Reads the format line by line: [`Self::line`] for each, then [`Self::finish`].
#[derive(Debug, Default)]
pub struct DimacsReader {
    lines: u64,
    header: Option<Header>,
    /// Which nodes have an `n` line, by node − 1.
    described: Vec<bool>,
    /// Node, line and column of each need.
    needs: Vec<(u32, u64, usize)>,
    sink: Option<Sink>,
    shape: Option<Shape>,
    arcs: u64,
}

#[derive(Clone, Copy, Debug)]
struct Header {
    nodes: u32,
    arcs: u64,
}

#[derive(Clone, Copy, Debug)]
struct Sink {
    node: u32,
    supply: i64,
    line: u64,
    column: usize,
}

/// Known from the first arc on.
#[derive(Debug)]
struct Shape {
    nodes: Vec<Node>,
    need_nodes: Vec<u32>,
    offer_nodes: Vec<u32>,
    sink_node: u32,
    builder: Builder,
}

impl DimacsReader {
    /// Reads the next line, with or without its line end.
    ///
    /// # Errors
    /// When the line does not belong to the accepted shape.
    pub fn line(&mut self, line: &[u8]) -> Result<(), DimacsError> {
        self.lines += 1;
        let mut fields = Fields::of(line);
        let read = match fields.word() {
            None | Some(b"c") => Ok(()),
            Some(b"a") => self.arc(&mut fields),
            Some(b"n") => self.node(&mut fields),
            Some(b"p") => self.header(&mut fields),
            Some(word) if word.first() == Some(&b'c') => Ok(()),
            Some(_) => Err(Fault::UnknownKind),
        };
        read.map_err(|fault| match (fault, self.sink) {
            (Fault::Sink, Some(Sink { line, column, .. })) => DimacsError { line, column, fault },
            _ => {
                let column = fault.field().map_or(fields.column, |at| column_of(line, at));
                DimacsError { line: self.lines, column, fault }
            }
        })
    }

    /// The problem, once all lines were read.
    ///
    /// # Errors
    /// When something announced is missing; the line is the last, or that of the need concerned.
    pub fn finish(mut self) -> Result<DimacsProblem, DimacsError> {
        let last = self.lines.max(1);
        let sink = self.sink;
        let at_end = |fault| match (fault, sink) {
            (Fault::Sink, Some(Sink { line, column, .. })) => DimacsError { line, column, fault },
            _ => DimacsError { line: last, column: 1, fault },
        };
        let header = self.header.ok_or(at_end(Fault::Header))?;
        if header.arcs != self.arcs {
            let fault = Fault::ArcCount { announced: header.arcs, found: self.arcs };
            return Err(at_end(fault));
        }
        let shape = match self.shape.take() {
            Some(shape) => shape,
            None => self.settle(0).map_err(at_end)?,
        };
        let problem = shape.builder.build().map_err(|error| {
            let concerned = match error {
                ProblemError::NoPenalty(need) => self.needs.get(index(need)).copied(),
                _ => None,
            };
            match concerned {
                Some((node, line, column)) => {
                    DimacsError { line, column, fault: Fault::NoPenalty(node) }
                }
                None => at_end(error.into()),
            }
        })?;
        Ok(DimacsProblem {
            problem,
            need_nodes: shape.need_nodes,
            offer_nodes: shape.offer_nodes,
            sink_node: shape.sink_node,
        })
    }

    fn header(&mut self, fields: &mut Fields<'_>) -> Result<(), Fault> {
        if self.header.is_some() || fields.word() != Some(b"min") {
            return Err(Fault::Header);
        }
        let nodes = u32::try_from(fields.number()?).map_err(|_| Fault::Header)?;
        if nodes > NODE_LIMIT {
            return Err(Fault::TooManyNodes);
        }
        let arcs = u64::try_from(fields.number()?).map_err(|_| Fault::Header)?;
        fields.end()?;
        self.header = Some(Header { nodes, arcs });
        Ok(())
    }

    fn node(&mut self, fields: &mut Fields<'_>) -> Result<(), Fault> {
        let header = self.header.ok_or(Fault::Header)?;
        if self.shape.is_some() {
            return Err(Fault::NodeAfterArc);
        }
        let node = fields.node(header.nodes)?;
        let named_at = fields.column;
        let supply = fields.number()?;
        let column = fields.column;
        fields.end()?;
        // Grown as nodes are named, so that a header alone cannot ask for gigabytes.
        let at = index(node - 1);
        if at >= self.described.len() {
            self.described.resize(at + 1, false);
        }
        let known = self.described.get_mut(at).ok_or(Fault::NoSuchNode(i64::from(node)))?;
        if std::mem::replace(known, true) {
            return Err(Fault::NodeTwice(node));
        }
        match supply {
            1 => self.needs.push((node, self.lines, named_at)),
            0 => {}
            supply if supply > 0 => return Err(Fault::Supply),
            _ if self.sink.is_some() => return Err(Fault::Supply),
            _ => self.sink = Some(Sink { node, supply, line: self.lines, column }),
        }
        Ok(())
    }

    fn arc(&mut self, fields: &mut Fields<'_>) -> Result<(), Fault> {
        let header = self.header.ok_or(Fault::Header)?;
        let (from, to) = (fields.node(header.nodes)?, fields.node(header.nodes)?);
        let (lower, capacity, cost) = (fields.number()?, fields.number()?, fields.number()?);
        fields.end()?;
        self.arcs += 1;
        if self.arcs > header.arcs {
            return Err(Fault::ArcCount { announced: header.arcs, found: self.arcs });
        }
        let shape = match &mut self.shape {
            Some(shape) => shape,
            None => {
                let shape = self.settle(to)?;
                self.shape.insert(shape)
            }
        };
        if lower != 0 {
            return Err(Fault::LowerBound);
        }
        let kind = |node: u32| {
            let missing = Fault::NoSuchNode(i64::from(node));
            shape.nodes.get(index(node - 1)).copied().ok_or(missing)
        };
        match (kind(from)?, kind(to)?) {
            (Node::Need(_), Node::Offer(_) | Node::Sink) if capacity != 1 => {
                Err(Fault::NeedCapacity)
            }
            (Node::Need(need), Node::Offer(offer)) => Ok(shape.builder.pair(need, offer, cost)?),
            (Node::Need(need), Node::Sink) => Ok(shape.builder.penalty(need, cost)?),
            (Node::Offer(_), Node::Sink) if cost != 0 => Err(Fault::OfferCost),
            (Node::Offer(_), Node::Sink) if capacity < 0 => Err(Fault::Capacity),
            (Node::Offer(offer), Node::Sink) => {
                let places = u32::try_from(capacity).unwrap_or(u32::MAX);
                Ok(shape.builder.capacity(offer, places)?)
            }
            _ => Err(Fault::Direction),
        }
    }

    /// Tells needs, offers and the sink apart, once all supplies are known. Without any need the
    /// sink may be unnamed: then it is the head of the first arc, or nothing.
    fn settle(&mut self, first_head: u32) -> Result<Shape, Fault> {
        let header = self.header.ok_or(Fault::Header)?;
        self.needs.sort_unstable();
        let demand = -i64::try_from(self.needs.len()).map_err(|_| Fault::Sink)?;
        let sink_node = match self.sink {
            Some(sink) if sink.supply == demand => sink.node,
            None if self.needs.is_empty() => first_head,
            _ => return Err(Fault::Sink),
        };
        let needs = self.needs.len();
        let others = index(header.nodes).saturating_sub(needs + 1);
        let mut shape = Shape {
            nodes: Vec::with_capacity(index(header.nodes)),
            need_nodes: self.needs.iter().map(|need| need.0).collect(),
            offer_nodes: Vec::with_capacity(others),
            sink_node,
            builder: Problem::builder(0, 0),
        };
        let mut next_need = (0u32..).zip(&self.needs).peekable();
        for node in 1..=header.nodes {
            let kind = match next_need.next_if(|(_, (need, ..))| *need == node) {
                Some((need, _)) => Node::Need(need),
                None if node == sink_node => Node::Sink,
                None => {
                    shape.offer_nodes.push(node);
                    Node::Offer(position(shape.offer_nodes.len())?)
                }
            };
            shape.nodes.push(kind);
        }
        shape.builder = Problem::builder(needs, shape.offer_nodes.len());
        let other = needs + shape.offer_nodes.len();
        let pairs = header.arcs.saturating_sub(u64::try_from(other).unwrap_or(0));
        // A wrong header may announce anything; beyond this the room grows as pairs come.
        shape.builder.reserve(usize::try_from(pairs.min(1 << 22)).unwrap_or(0));
        Ok(shape)
    }
}

/// The position of the last of `count` things.
fn position(count: usize) -> Result<u32, Fault> {
    u32::try_from(count - 1).map_err(|_| Fault::Problem(ProblemError::TooMany(count)))
}

/// Where a field of a line begins, or the line ends that lacks it.
fn column_of(line: &[u8], field: usize) -> usize {
    let mut fields = Fields::of(line);
    for _ in 0..=field {
        fields.word();
    }
    fields.column
}

/// The fields of a line, separated by blanks.
struct Fields<'a> {
    rest: &'a [u8],
    length: usize,
    /// Where the last field begins that was asked for, or where the line ends.
    column: usize,
}

impl<'a> Fields<'a> {
    fn of(line: &'a [u8]) -> Self {
        let line = line.trim_ascii_end();
        Self { rest: line, length: line.len(), column: 1 }
    }

    fn word(&mut self) -> Option<&'a [u8]> {
        let start = self.rest.iter().position(|byte| !byte.is_ascii_whitespace());
        let blanks = start.unwrap_or(self.rest.len());
        self.column = self.length - self.rest.len() + blanks + 1;
        let rest = self.rest.get(start?..)?;
        let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(length);
        self.rest = rest;
        Some(word)
    }

    /// The next field as a whole number of at most 18 digits.
    fn number(&mut self) -> Result<i64, Fault> {
        let word = self.word().ok_or(Fault::Field)?;
        let (negative, digits) = match word {
            [b'-', digits @ ..] => (true, digits),
            [b'+', digits @ ..] => (false, digits),
            digits => (false, digits),
        };
        if digits.is_empty() || digits.len() > 18 {
            return Err(Fault::Field);
        }
        let mut value = 0i64;
        for digit in digits {
            let digit = digit.wrapping_sub(b'0');
            if digit > 9 {
                return Err(Fault::Field);
            }
            value = value * 10 + i64::from(digit);
        }
        Ok(if negative { -value } else { value })
    }

    fn node(&mut self, nodes: u32) -> Result<u32, Fault> {
        let number = self.number()?;
        match u32::try_from(number) {
            Ok(node) if (1..=nodes).contains(&node) => Ok(node),
            _ => Err(Fault::NoSuchNode(number)),
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.word().is_none() { Ok(()) } else { Err(Fault::Field) }
    }
}
