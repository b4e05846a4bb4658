//! Whether every submission can have its readers at a given score: a maximum flow.
//!
//! Augmenting paths (Ford and Fulkerson 1956) on a bipartite graph with degrees on both sides, breadth
//! first. Each submission keeps the reviewers it could still take as bits, so that a search sweeps
//! a thousand reviewers in sixteen words.
#![expect(
    clippy::indexing_slicing,
    reason = "all tables are sized by the panel, and the search is the hot loop"
)]

use super::panel::WAIVABLE;
use super::{Panel, Reading, Shortage};
use crate::position::{at, id};

/// Readers assigned at a level, as many as can be.
pub(super) struct Flow<'a> {
    panel: &'a Panel,
    level: i16,
    words: usize,
    /// For each submission, the reviewers who fit and do not read it yet.
    could: Vec<u64>,
    /// For each submission, its readers.
    readers: Vec<Vec<u32>>,
    /// For each reviewer, the submissions read.
    reads: Vec<Vec<u32>>,
    /// Reviewers with load left, as bits.
    spare: Vec<u64>,
    missing: u32,
}

/// How a search reached each submission and each reviewer.
struct Search {
    seen: Vec<u64>,
    by_submission: Vec<u32>,
    by_reviewer: Vec<u32>,
    queue: Vec<u32>,
}

const START: u32 = u32::MAX - 1;
const UNSEEN: u32 = u32::MAX;

impl<'a> Flow<'a> {
    /// As many readings as possible among pairs that score at least `level` (at least 0).
    pub(super) fn at(panel: &'a Panel, level: i16) -> Self {
        let words = panel.loads().len().div_ceil(64);
        let submissions = at(panel.submissions());
        let mut could = vec![0u64; submissions * words];
        for (submission, bits) in (0..panel.submissions()).zip(could.chunks_mut(words.max(1))) {
            for (word, scores) in bits.iter_mut().zip(panel.row(submission).chunks(64)) {
                *word = mask(scores, |score| score >= level);
            }
        }
        let mut spare = vec![0u64; words];
        for (reviewer, _) in panel.loads().iter().enumerate().filter(|(_, load)| **load > 0) {
            spare[reviewer / 64] |= 1 << (reviewer % 64);
        }
        let mut flow = Self {
            panel,
            level,
            words,
            could,
            readers: vec![Vec::new(); submissions],
            reads: vec![Vec::new(); panel.loads().len()],
            spare,
            missing: 0,
        };
        flow.start();
        flow.augment();
        flow
    }

    pub(super) const fn level(&self) -> i16 {
        self.level
    }

    /// How many readings no assignment at this level can provide.
    pub(super) const fn missing(&self) -> u32 {
        self.missing
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (submission, readers) in (0u32..).zip(&self.readers) {
            let row = self.panel.row(submission);
            readings.extend(readers.iter().map(|&reviewer| {
                let score = row[at(reviewer)];
                Reading { submission, reviewer, score }
            }));
        }
        readings.sort_unstable();
        readings
    }

    /// Lets pairs with a waivable conflict help where readers are missing, and returns those used.
    pub(super) fn waive(mut self) -> (u32, Vec<(u32, u32)>) {
        for submission in 0..self.panel.submissions() {
            let scores = self.panel.row(submission).chunks(64);
            for (place, scores) in scores.enumerate() {
                self.could[at(submission) * self.words + place] |=
                    mask(scores, |score| score == WAIVABLE);
            }
        }
        self.augment();
        let used = self.readings().into_iter().filter(|reading| reading.score == WAIVABLE);
        let used = used.map(|reading| (reading.submission, reading.reviewer)).collect();
        (self.missing, used)
    }

    /// The submissions and reviewers no search gets out of: a minimum cut.
    pub(super) fn shortage(&self) -> Shortage {
        let short = (0..self.panel.submissions()).filter(|&submission| self.lacks(submission) > 0);
        let mut search = Search::new(self);
        for submission in short {
            search.begin(submission);
        }
        let end = self.search(&mut search);
        debug_assert!(end.is_none(), "a maximum flow has no augmenting path");
        let reached = |reviewer: u32| search.seen[at(reviewer) / 64] & (1 << (reviewer % 64)) != 0;
        let submissions: Vec<u32> = (0..self.panel.submissions())
            .filter(|&submission| search.by_reviewer[at(submission)] != UNSEEN)
            .collect();
        let readers = submissions.iter().flat_map(|&submission| &self.readers[at(submission)]);
        let others = id(readers.filter(|&&reviewer| !reached(reviewer)).count());
        let reviewers = (0..id(self.reads.len())).filter(|&reviewer| reached(reviewer)).collect();
        Shortage { submissions, reviewers, others, missing: self.missing }
    }

    fn lacks(&self, submission: u32) -> u32 {
        self.panel.readers() - id(self.readers[at(submission)].len()).min(self.panel.readers())
    }

    /// Serves the submissions with the fewest possible readers first, each from another place in the
    /// row, so that few are left for the searches.
    fn start(&mut self) {
        let mut order: Vec<(u32, u32)> = (0..self.panel.submissions())
            .map(|submission| {
                let row = self.row(submission);
                (self.could[row].iter().map(|word| word.count_ones()).sum(), submission)
            })
            .collect();
        order.sort_unstable();
        for (_, submission) in order {
            let first = at(submission) * 7;
            for step in 0..self.words {
                let word = (first + step) % self.words;
                while self.lacks(submission) > 0 {
                    let bits = self.could[at(submission) * self.words + word] & self.spare[word];
                    if bits == 0 {
                        break;
                    }
                    self.take(submission, id(word) * 64 + bits.trailing_zeros());
                }
            }
        }
    }

    fn row(&self, submission: u32) -> std::ops::Range<usize> {
        let start = at(submission) * self.words;
        start..start + self.words
    }

    fn take(&mut self, submission: u32, reviewer: u32) {
        self.could[at(submission) * self.words + at(reviewer) / 64] &= !(1 << (reviewer % 64));
        self.readers[at(submission)].push(reviewer);
        self.reads[at(reviewer)].push(submission);
        if self.reads[at(reviewer)].len() >= at(self.panel.loads()[at(reviewer)]) {
            self.spare[at(reviewer) / 64] &= !(1 << (reviewer % 64));
        }
    }

    fn give_up(&mut self, submission: u32, reviewer: u32) {
        self.could[at(submission) * self.words + at(reviewer) / 64] |= 1 << (reviewer % 64);
        self.readers[at(submission)].retain(|&other| other != reviewer);
        self.reads[at(reviewer)].retain(|&other| other != submission);
        self.spare[at(reviewer) / 64] |= 1 << (reviewer % 64);
    }

    /// Finds readers by augmenting paths until there are none.
    fn augment(&mut self) {
        self.missing = 0;
        let mut search = Search::new(self);
        for submission in 0..self.panel.submissions() {
            while self.lacks(submission) > 0 {
                search.clear();
                search.begin(submission);
                let Some(mut reviewer) = self.search(&mut search) else {
                    self.missing += self.lacks(submission);
                    break;
                };
                // Back along the path: each submission on it takes the next reviewer for the last.
                loop {
                    let taker = search.by_submission[at(reviewer)];
                    let before = search.by_reviewer[at(taker)];
                    if before == START {
                        self.take(taker, reviewer);
                        break;
                    }
                    self.give_up(taker, before);
                    self.take(taker, reviewer);
                    reviewer = before;
                }
            }
        }
    }

    /// A reviewer with load left, reached from the search's beginnings.
    fn search(&self, search: &mut Search) -> Option<u32> {
        let mut head = 0;
        while head < search.queue.len() {
            let submission = search.queue[head];
            head += 1;
            let row = &self.could[self.row(submission)];
            for (word, &could) in row.iter().enumerate() {
                let mut fresh = could & !search.seen[word];
                search.seen[word] |= fresh;
                let ends = fresh & self.spare[word];
                if ends != 0 {
                    let reviewer = id(word) * 64 + ends.trailing_zeros();
                    search.by_submission[at(reviewer)] = submission;
                    return Some(reviewer);
                }
                while fresh != 0 {
                    let reviewer = id(word) * 64 + fresh.trailing_zeros();
                    fresh &= fresh - 1;
                    search.by_submission[at(reviewer)] = submission;
                    for &next in &self.reads[at(reviewer)] {
                        if search.by_reviewer[at(next)] == UNSEEN {
                            search.by_reviewer[at(next)] = reviewer;
                            search.queue.push(next);
                        }
                    }
                }
            }
        }
        None
    }
}

impl Search {
    fn new(flow: &Flow<'_>) -> Self {
        Self {
            seen: vec![0; flow.words],
            by_submission: vec![UNSEEN; flow.reads.len()],
            by_reviewer: vec![UNSEEN; flow.readers.len()],
            queue: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.seen.fill(0);
        self.by_reviewer.fill(UNSEEN);
        self.queue.clear();
    }

    fn begin(&mut self, submission: u32) {
        self.by_reviewer[at(submission)] = START;
        self.queue.push(submission);
    }
}

/// Up to 64 scores as bits.
fn mask(scores: &[i16], fits: impl Fn(i16) -> bool) -> u64 {
    let bits = scores.iter().enumerate();
    bits.fold(0, |word, (bit, &score)| word | u64::from(fits(score)) << bit)
}
