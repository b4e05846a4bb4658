//! The largest sum of scores at a level that is known to be possible.
//!
//! Successive shortest paths with prices (Edmonds and Karp 1972; Dijkstra on reduced costs), one
//! reading at a time. The table is dense but scores are few: each row is sorted once by counting, and
//! since prices are never negative a search may stop reading a row at the first score that cannot beat
//! the end it has already found.
#![expect(
    clippy::indexing_slicing,
    reason = "all tables are sized by the panel, and the search is the hot loop"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Panel, Reading};
use crate::position::{at, id};

/// The best readings among pairs of at least `level`, and the reviewers' prices. `possible` is any
/// assignment at that level: it shows that there is one, and bounds nothing else.
pub(super) fn largest(panel: &Panel, level: i16, possible: &[Reading]) -> (Vec<Reading>, Vec<i64>) {
    let mut sum = Sum::new(panel, level);
    // Reader by reader rather than submission by submission: early ones leave room for all.
    for _ in 0..panel.readers() {
        for submission in 0..panel.submissions() {
            sum.add_reader(submission);
        }
    }
    let readings = sum.readings();
    debug_assert_eq!(readings.len(), possible.len(), "the level was known to be possible");
    (readings, sum.prices)
}

struct Sum<'a> {
    panel: &'a Panel,
    /// The best score there is: a pair costs what it lacks of it.
    top: i16,
    /// Reviewers of each row from `starts` on, cheapest first, with their costs.
    row: Vec<(u32, i16)>,
    starts: Vec<usize>,
    /// What a submission's next reader costs with its price; no reader it has costs more.
    worth: Vec<i64>,
    prices: Vec<i64>,
    readers: Vec<Vec<u32>>,
    /// For each reviewer, the submissions read and what each costs: looking the cost up in the table
    /// would miss the cache every time.
    reads: Vec<Vec<(u32, i16)>>,
    search: Search,
}

/// Distances of one search; submissions are numbered after the reviewers.
struct Search {
    distance: Vec<i64>,
    /// The node before: for a reviewer the submission, for a submission the reviewer.
    before: Vec<u32>,
    touched: Vec<u32>,
    /// Distance and node in one number, which compares faster than two.
    heap: BinaryHeap<Reverse<u64>>,
    /// The nearest reviewer with load left.
    end: Option<(i64, u32)>,
}

impl<'a> Sum<'a> {
    fn new(panel: &'a Panel, level: i16) -> Self {
        let top = panel.levels().last().copied().unwrap_or(0);
        let (row, starts) = sorted_rows(panel, level, top);
        let nodes = panel.loads().len() + at(panel.submissions());
        Self {
            panel,
            top,
            row,
            starts,
            worth: vec![0; at(panel.submissions())],
            prices: vec![0; panel.loads().len()],
            readers: vec![Vec::new(); at(panel.submissions())],
            reads: vec![Vec::new(); panel.loads().len()],
            search: Search {
                distance: vec![i64::MAX; nodes],
                before: vec![u32::MAX; nodes],
                touched: Vec::new(),
                heap: BinaryHeap::new(),
                end: None,
            },
        }
    }

    fn has_room(&self, reviewer: u32) -> bool {
        self.reads[at(reviewer)].len() < at(self.panel.loads()[at(reviewer)])
    }

    /// Gives a submission one more reader along the cheapest path, moving others where that pays.
    fn add_reader(&mut self, submission: u32) {
        let reviewers = id(self.prices.len());
        self.search.clear();
        self.search.reach(reviewers + submission, 0, u32::MAX);
        self.read_row(submission, 0);
        while let Some((distance, node)) = self.search.pop() {
            if self.search.end.is_some_and(|(end, _)| distance >= end) {
                break;
            }
            if distance > self.search.distance[at(node)] {
                continue;
            }
            if node >= reviewers {
                self.read_row(node - reviewers, distance);
            } else {
                self.read_reads(node, distance);
            }
        }
        let Some((end, mut reviewer)) = self.search.end else { return };
        for &node in &self.search.touched {
            let nearer = end.saturating_sub(self.search.distance[at(node)]).max(0);
            if node < reviewers {
                self.prices[at(node)] += nearer;
            } else {
                self.worth[at(node - reviewers)] += nearer;
            }
        }
        loop {
            let taker = self.search.before[at(reviewer)] - reviewers;
            self.readers[at(taker)].push(reviewer);
            let cost = self.top - self.panel.row(taker)[at(reviewer)];
            self.reads[at(reviewer)].push((taker, cost));
            if taker == submission {
                break;
            }
            let given_up = self.search.before[at(reviewers + taker)];
            self.readers[at(taker)].retain(|&other| other != given_up);
            self.reads[at(given_up)].retain(|&(other, _)| other != taker);
            reviewer = given_up;
        }
    }

    /// Reaches the reviewers a submission could take.
    fn read_row(&mut self, submission: u32, distance: i64) {
        let node = id(self.prices.len()) + submission;
        let base = distance - self.worth[at(submission)];
        let range = self.starts[at(submission)]..self.starts[at(submission) + 1];
        for &(reviewer, cost) in &self.row[range] {
            let least = base + i64::from(cost);
            if self.search.end.is_some_and(|(end, _)| least >= end) {
                break;
            }
            let there = least + self.prices[at(reviewer)];
            if there < self.search.distance[at(reviewer)]
                && !self.readers[at(submission)].contains(&reviewer)
            {
                if !self.has_room(reviewer) {
                    self.search.reach(reviewer, there, node);
                    self.search.push(there, reviewer);
                } else if self.search.end.is_none_or(|(end, _)| there < end) {
                    self.search.reach(reviewer, there, node);
                    self.search.end = Some((there, reviewer));
                }
            }
        }
    }

    /// Reaches the submissions that could give up a reviewer.
    fn read_reads(&mut self, reviewer: u32, distance: i64) {
        let reviewers = id(self.prices.len());
        let base = distance - self.prices[at(reviewer)];
        for &(submission, cost) in &self.reads[at(reviewer)] {
            let there = base + self.worth[at(submission)] - i64::from(cost);
            let node = reviewers + submission;
            if there < self.search.distance[at(node)] {
                self.search.reach(node, there, reviewer);
                self.search.push(there, node);
            }
        }
    }

    fn readings(&self) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (submission, readers) in (0u32..).zip(&self.readers) {
            let row = self.panel.row(submission);
            readings.extend(readers.iter().map(|&reviewer| Reading {
                submission,
                reviewer,
                score: row[at(reviewer)],
            }));
        }
        readings.sort_unstable();
        readings
    }
}

impl Search {
    fn clear(&mut self) {
        for node in self.touched.drain(..) {
            self.distance[at(node)] = i64::MAX;
        }
        self.heap.clear();
        self.end = None;
    }

    /// Distances are sums of scores: never negative and far below 2³¹.
    fn push(&mut self, distance: i64, node: u32) {
        let high = u64::try_from(distance).unwrap_or(0) << 32;
        self.heap.push(Reverse(high | u64::from(node)));
    }

    fn pop(&mut self) -> Option<(i64, u32)> {
        let Reverse(key) = self.heap.pop()?;
        let node = u32::try_from(key & u64::from(u32::MAX)).unwrap_or(0);
        Some((i64::try_from(key >> 32).unwrap_or(0), node))
    }

    fn reach(&mut self, node: u32, distance: i64, before: u32) {
        if self.distance[at(node)] == i64::MAX {
            self.touched.push(node);
        }
        self.distance[at(node)] = distance;
        self.before[at(node)] = before;
    }
}

/// Each row's reviewers of at least `level`, best score first, sorted by counting. Among equal scores
/// each row begins at another reviewer, so that equals share the load from the start.
fn sorted_rows(panel: &Panel, level: i16, top: i16) -> (Vec<(u32, i16)>, Vec<usize>) {
    let reviewers = panel.loads().len();
    let mut rows = Vec::new();
    let mut starts = vec![0];
    let cost = |score: i16| usize::try_from(top - score).unwrap_or(0);
    let mut places = vec![0usize; cost(level) + 2];
    for submission in 0..panel.submissions() {
        let row = panel.row(submission);
        let start = rows.len();
        places.fill(0);
        for &score in row.iter().filter(|&&score| score >= level) {
            places[cost(score) + 1] += 1;
        }
        for place in 1..places.len() {
            places[place] += places[place - 1];
        }
        rows.resize(start + places[cost(level) + 1], (0, 0));
        let first = at(submission).wrapping_mul(97) % reviewers.max(1);
        for reviewer in (first..reviewers).chain(0..first) {
            let score = row[reviewer];
            if score >= level {
                let place = &mut places[cost(score)];
                rows[start + *place] = (id(reviewer), top - score);
                *place += 1;
            }
        }
        starts.push(rows.len());
    }
    (rows, starts)
}
