//! Who beats whom: the pairwise table, its winners, and the Schulze method's order.
//!
//! Schulze, "A new monotonic, clone-independent, reversal symmetric, and
//! Condorcet-consistent single-winner election method" (2011), link strength by winning
//! votes. Candidates left off a ballot are below all listed and equal to each other.

#![expect(
    clippy::indexing_slicing,
    reason = "square tables over candidates that are checked on entry"
)]

use super::{CommitteeError, Ranking, checked_rankings};
use crate::ties::{Tie, TieOrder};

/// How many voters put one candidate above another, for every pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairwise {
    size: usize,
    table: Vec<u64>,
}

impl Pairwise {
    /// Counts all pairs.
    ///
    /// # Errors
    /// Refuses ballots that name unknown candidates or one twice, and too many voters.
    pub fn count(candidates: usize, ballots: &[Ranking]) -> Result<Self, CommitteeError> {
        checked_rankings(candidates, ballots)?;
        let mut table = vec![0; candidates * candidates];
        let mut listed = vec![false; candidates];
        for ballot in ballots {
            listed.fill(false);
            for &above in &ballot.candidates {
                listed[above] = true;
                for below in (0..candidates).filter(|&below| !listed[below]) {
                    table[above * candidates + below] += ballot.voters;
                }
            }
        }
        Ok(Self { size: candidates, table })
    }

    /// Voters who put `above` over `below`.
    #[must_use]
    pub fn votes(&self, above: usize, below: usize) -> u64 {
        if above < self.size && below < self.size {
            self.table[above * self.size + below]
        } else {
            0
        }
    }

    /// Whether more voters put `one` above `other` than the reverse.
    #[must_use]
    pub fn beats(&self, one: usize, other: usize) -> bool {
        self.votes(one, other) > self.votes(other, one)
    }

    /// The candidate who beats every other, if there is one.
    #[must_use]
    pub fn winner(&self) -> Option<usize> {
        (0..self.size)
            .find(|&one| (0..self.size).all(|other| one == other || self.beats(one, other)))
    }

    /// The candidate who loses to every other, if there is one.
    #[must_use]
    pub fn loser(&self) -> Option<usize> {
        (0..self.size)
            .find(|&one| (0..self.size).all(|other| one == other || self.beats(other, one)))
    }

    /// The Smith set: the smallest group whose members each beat everyone outside it.
    #[must_use]
    pub fn smith_set(&self) -> Vec<usize> {
        // Whoever wins most pairs is in it; then all who are not beaten by a member.
        let wins = |one: usize| (0..self.size).filter(|&other| self.beats(one, other)).count();
        let most = (0..self.size).map(wins).max();
        let mut inside: Vec<bool> = (0..self.size).map(|one| Some(wins(one)) == most).collect();
        loop {
            let joins = (0..self.size).find(|&one| {
                !inside[one]
                    && (0..self.size).any(|member| inside[member] && !self.beats(member, one))
            });
            match joins {
                Some(one) => inside[one] = true,
                None => return (0..self.size).filter(|&one| inside[one]).collect(),
            }
        }
    }

    /// The order by the Schulze method.
    #[must_use]
    pub fn schulze(&self, order: &TieOrder) -> Schulze {
        let size = self.size;
        let mut paths: Vec<u64> = (0..size * size)
            .map(|cell| {
                let (one, other) = (cell / size, cell % size);
                if self.beats(one, other) { self.table[cell] } else { 0 }
            })
            .collect();
        // Widest paths, by Floyd and Warshall.
        for through in 0..size {
            for one in 0..size {
                let first = paths[one * size + through];
                for other in 0..size {
                    let both = first.min(paths[through * size + other]);
                    if one != other && both > paths[one * size + other] {
                        paths[one * size + other] = both;
                    }
                }
            }
        }
        let better =
            |one: usize, other: usize| paths[one * size + other] > paths[other * size + one];
        // The relation is transitive, so counting who is better gives levels.
        let mut ranking: Vec<usize> = Vec::with_capacity(size);
        let mut ties = Vec::new();
        let mut left: Vec<usize> = (0..size).collect();
        while !left.is_empty() {
            let top: Vec<usize> = left
                .iter()
                .copied()
                .filter(|&one| !left.iter().any(|&other| better(other, one)))
                .collect();
            let tie = order.resolve(ranking.len(), top);
            left.retain(|one| Some(one) != tie.projects.first());
            ranking.extend(tie.projects.first());
            if tie.projects.len() > 1 {
                ties.push(tie);
            }
        }
        Schulze { ranking, ties, paths, size }
    }
}

/// The Schulze order and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schulze {
    /// All candidates, best first; the first `n` take `n` seats.
    pub ranking: Vec<usize>,
    /// Every place for which several candidates were equal, with how it fell; `round` is the
    /// place, from zero.
    pub ties: Vec<Tie>,
    paths: Vec<u64>,
    size: usize,
}

impl Schulze {
    /// Strength of the strongest path from one candidate to another.
    #[must_use]
    pub fn path(&self, from: usize, to: usize) -> u64 {
        if from < self.size && to < self.size { self.paths[from * self.size + to] } else { 0 }
    }
}
