//! Proportional approval voting: the committee that gives voters the most, where a voter's
//! `n`-th representative counts `1/n` (Thiele, 1895).
//!
//! Finding it is hard in general. Small elections are solved to the end by branch and
//! bound; where that would take more steps than allowed, the sequential committee improved
//! by swaps is returned, with an upper bound on what any committee could reach. The result
//! says which it is. Scores are whole numbers: satisfaction times the least common multiple
//! of `1..=seats`.

#![expect(
    clippy::indexing_slicing,
    reason = "the search indexes by candidates and seats, both checked on entry"
)]

use super::{CommitteeError, checked};
use crate::ties::TieOrder;

/// Ballots that approve the same candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approvals {
    /// How many voters voted so.
    pub voters: u64,
    /// Positions of the approved candidates, each at most once.
    pub candidates: Vec<usize>,
}

/// Whether the committee is proven best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No committee has a higher score; this many have the same (itself included), and
    /// among them the tie order chose.
    Optimal {
        /// Committees with this score.
        equal: u64,
    },
    /// The search was cut short: the best committee met is at least as good as the
    /// sequential one improved by swaps, and no committee reaches more than this score.
    Bounded {
        /// Upper bound on any committee's score.
        upper: u128,
    },
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proportional {
    /// The committee, in the tie order.
    pub committee: Vec<usize>,
    /// Its score, times `scale`.
    pub score: u128,
    /// What scores are multiplied by.
    pub scale: u128,
    /// What is proven about it.
    pub proof: Proof,
}

/// Most seats: up to here scores fit whole numbers for any number of voters.
const MOST_SEATS: usize = 64;

/// Chooses `seats` candidates. `steps` bounds the search, counted in gains
/// worked out; ten million take seconds.
///
/// # Errors
/// Refuses ballots that name unknown candidates or one twice, too many voters, and more
/// than 64 seats.
pub fn proportional_approval(
    candidates: usize,
    seats: usize,
    ballots: &[Approvals],
    order: &TieOrder,
    steps: u64,
) -> Result<Proportional, CommitteeError> {
    checked(candidates, ballots.iter().map(|b| (b.voters, b.candidates.as_slice())))?;
    let seats = seats.min(candidates);
    if seats > MOST_SEATS {
        return Err(CommitteeError::TooLarge);
    }
    // Candidates in the tie order, so that of equal committees the first found is the one
    // the order prefers.
    let mut listed: Vec<usize> = (0..candidates).collect();
    listed.sort_by_key(|&candidate| order.place(candidate));
    let scale = (1..=u128::try_from(seats).unwrap_or(1)).fold(1, num_integer::lcm);
    let mut search = Search::new(&listed, seats, ballots, scale, steps);
    search.best = search.sequential_then_swaps();
    let upper = search.bound(0, seats);
    search.explore(0, seats);
    let (score, mut committee) = search.best;
    committee.sort_unstable();
    let proof = if search.steps_left > 0 {
        Proof::Optimal { equal: search.equal }
    } else {
        Proof::Bounded { upper }
    };
    let committee = committee.into_iter().map(|position| listed[position]).collect();
    Ok(Proportional { committee, score, scale, proof })
}

struct Search<'a> {
    seats: usize,
    ballots: &'a [Approvals],
    /// Ballots that approve each candidate, by position in the tie order.
    approvers: Vec<Vec<usize>>,
    /// What a voter's next representative adds, by how many there are.
    worth: Vec<u128>,
    represented: Vec<usize>,
    score: u128,
    chosen: Vec<usize>,
    best: (u128, Vec<usize>),
    equal: u64,
    steps_left: u64,
}

impl<'a> Search<'a> {
    fn new(
        listed: &[usize],
        seats: usize,
        ballots: &'a [Approvals],
        scale: u128,
        steps: u64,
    ) -> Self {
        let mut position = vec![0; listed.len()];
        for (place, &candidate) in listed.iter().enumerate() {
            position[candidate] = place;
        }
        let mut approvers = vec![Vec::new(); listed.len()];
        for (number, ballot) in ballots.iter().enumerate() {
            for &candidate in &ballot.candidates {
                approvers[position[candidate]].push(number);
            }
        }
        let next = (1..=u128::try_from(seats).unwrap_or(1)).map(|count| scale / count);
        Self {
            seats,
            ballots,
            approvers,
            worth: next.collect(),
            represented: vec![0; ballots.len()],
            score: 0,
            chosen: Vec::new(),
            best: (0, Vec::new()),
            equal: 0,
            steps_left: steps,
        }
    }

    fn gain(&self, candidate: usize) -> u128 {
        let worth = |&ballot: &usize| {
            let next = self.worth.get(self.represented[ballot]).copied().unwrap_or(0);
            u128::from(self.ballots[ballot].voters) * next
        };
        self.approvers[candidate].iter().map(worth).sum()
    }

    fn add(&mut self, candidate: usize) {
        self.score += self.gain(candidate);
        for &ballot in &self.approvers[candidate] {
            self.represented[ballot] += 1;
        }
        self.chosen.push(candidate);
    }

    fn remove(&mut self, candidate: usize) {
        for &ballot in &self.approvers[candidate] {
            self.represented[ballot] -= 1;
        }
        self.score -= self.gain(candidate);
        self.chosen.retain(|&other| other != candidate);
    }

    /// The sequential committee, improved by swaps until none helps; leaves nothing chosen.
    fn sequential_then_swaps(&mut self) -> (u128, Vec<usize>) {
        while self.chosen.len() < self.seats {
            let open = (0..self.approvers.len()).filter(|one| !self.chosen.contains(one));
            // `max_by_key` keeps the last of equals; reversed, that is the first in the order.
            let Some(next) = open.rev().max_by_key(|&one| self.gain(one)) else { break };
            self.add(next);
        }
        while self.swap_once() {}
        let found = (self.score, self.chosen.clone());
        for candidate in found.1.clone() {
            self.remove(candidate);
        }
        found
    }

    fn swap_once(&mut self) -> bool {
        let before = self.score;
        for out in self.chosen.clone() {
            self.remove(out);
            let open =
                (0..self.approvers.len()).filter(|one| *one != out && !self.chosen.contains(one));
            let best = open.rev().max_by_key(|&one| self.gain(one));
            if let Some(best) = best
                && self.score + self.gain(best) > before
            {
                self.add(best);
                return true;
            }
            self.add(out);
        }
        false
    }

    /// The most `seats` further candidates from `from` on could add: gains only shrink.
    fn bound(&self, from: usize, seats: usize) -> u128 {
        let mut gains: Vec<u128> = (from..self.approvers.len()).map(|one| self.gain(one)).collect();
        gains.sort_unstable_by(|a, b| b.cmp(a));
        gains.into_iter().take(seats).sum()
    }

    /// Tries all committees that contain what is chosen and `seats` more from `from` on.
    fn explore(&mut self, from: usize, seats: usize) {
        if seats == 0 {
            self.compare();
            return;
        }
        // Deep only by seats; passing a candidate over is a turn of this loop.
        for next in from..=self.approvers.len().saturating_sub(seats) {
            let cost = u64::try_from(self.approvers.len() - next).unwrap_or(u64::MAX);
            self.steps_left = self.steps_left.saturating_sub(cost);
            if self.steps_left == 0 || self.score + self.bound(next, seats) < self.best.0 {
                return;
            }
            self.add(next);
            self.explore(next + 1, seats - 1);
            self.remove(next);
        }
    }

    fn compare(&mut self) {
        if self.score > self.best.0 {
            self.best = (self.score, self.chosen.clone());
            self.equal = 1;
        } else if self.score == self.best.0 {
            // The first complete committee in the order stands for all equal ones.
            if self.equal == 0 {
                self.best.1.clone_from(&self.chosen);
            }
            self.equal += 1;
        }
    }
}
