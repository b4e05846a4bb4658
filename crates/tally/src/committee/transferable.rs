//! Single transferable vote by the Scottish rules.
//!
//! The Scottish Local Government Elections Order 2007, rules 45 to 51 ("weighted inclusive
//! Gregory"): Droop quota in whole votes; all papers of an elected candidate pass on, each
//! at a value cut to five decimals; the largest surplus first; then the candidate with
//! fewest votes is excluded. A tie falls by the most recent earlier stage at which the
//! candidates differed, and only then by lot: here by the order published beforehand.

#![expect(
    clippy::indexing_slicing,
    reason = "candidates are checked on entry; tables have one entry per candidate"
)]

use super::{CommitteeError, Ranking, checked_rankings};
use crate::ties::{Tie, TieOrder};

/// Votes are counted in units of 10⁻⁵.
pub const UNIT: u128 = 100_000;

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Neither elected nor excluded.
    Continuing,
    /// Elected.
    Elected,
    /// Excluded.
    Excluded,
}

/// What a stage did to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// First preferences were counted.
    FirstPreferences,
    /// The surplus of an elected candidate passed on.
    Surplus(usize),
    /// The candidate with fewest votes was excluded.
    Exclusion(usize),
    /// As many candidates were left as seats, so they were elected.
    LastSeats,
}

/// One stage of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What happened.
    pub action: Action,
    /// Votes of each candidate at its end, in units of the rule.
    pub votes: Vec<u128>,
    /// Votes that belong to nobody any more.
    pub lost: u128,
    /// Candidates elected in it, most votes first.
    pub elected: Vec<usize>,
}

/// How a tie fell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The candidates differed at this earlier stage.
    EarlierStage(usize),
    /// By the published order.
    Order(Tie),
}

/// A tie that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageTie {
    /// The stage, from zero.
    pub stage: usize,
    /// The candidates that were equal.
    pub candidates: Vec<usize>,
    /// The one it fell on.
    pub fell_on: usize,
    /// How it fell.
    pub by: Broken,
}

/// The result of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transferred {
    /// Winners in the order in which they were elected.
    pub elected: Vec<usize>,
    /// The quota in units (at the end, where it changes).
    pub quota: u128,
    /// Stage by stage.
    pub stages: Vec<Stage>,
    /// Every tie met.
    pub ties: Vec<StageTie>,
}

/// Counts by the Scottish rules.
///
/// # Errors
/// Refuses ballots that name unknown candidates or one twice, and too many voters.
pub fn scottish(
    candidates: usize,
    seats: usize,
    ballots: &[Ranking],
    order: &TieOrder,
) -> Result<Transferred, CommitteeError> {
    checked_rankings(candidates, ballots)?;
    // Empty papers are not valid votes.
    let valid: u64 = ballots.iter().filter(|b| !b.candidates.is_empty()).map(|b| b.voters).sum();
    let divisor = u128::try_from(seats).unwrap_or(u128::MAX).saturating_add(1);
    let mut count = Count {
        seats: seats.min(candidates),
        quota: (u128::from(valid) / divisor + 1) * UNIT,
        ballots,
        order,
        standing: vec![Standing::Continuing; candidates],
        piles: vec![Vec::new(); candidates],
        votes: vec![0; candidates],
        lost: 0,
        to_pass: Vec::new(),
        result: Transferred { elected: Vec::new(), quota: 0, stages: Vec::new(), ties: Vec::new() },
    };
    count.run();
    count.result.quota = count.quota;
    Ok(count.result)
}

/// Papers of one ballot line that lie with one candidate at one value.
#[derive(Debug, Clone, Copy)]
struct Parcel {
    ballot: usize,
    place: usize,
    value: u128,
}

struct Count<'a> {
    seats: usize,
    quota: u128,
    ballots: &'a [Ranking],
    order: &'a TieOrder,
    standing: Vec<Standing>,
    piles: Vec<Vec<Parcel>>,
    votes: Vec<u128>,
    lost: u128,
    /// Elected candidates whose surplus has not passed on yet.
    to_pass: Vec<usize>,
    result: Transferred,
}

impl Count<'_> {
    fn run(&mut self) {
        for ballot in 0..self.ballots.len() {
            if !self.ballots[ballot].candidates.is_empty() {
                self.hand_on(Parcel { ballot, place: 0, value: UNIT });
            }
        }
        self.close(Action::FirstPreferences);
        while self.result.elected.len() < self.seats {
            let continuing = self.with(Standing::Continuing);
            if self.result.elected.len() + continuing.len() <= self.seats {
                self.elect(continuing);
                self.close(Action::LastSeats);
                break;
            }
            let waiting = std::mem::take(&mut self.to_pass);
            if let Some(most) = waiting.iter().map(|&who| self.votes[who]).max() {
                let tied = waiting.iter().copied().filter(|&who| self.votes[who] == most);
                let giver = self.break_tie(tied.collect(), Prefer::Most);
                self.to_pass = waiting.into_iter().filter(|&who| who != giver).collect();
                self.pass_surplus(giver);
                self.close(Action::Surplus(giver));
            } else {
                let fewest = continuing.iter().map(|&who| self.votes[who]).min();
                let tied = continuing.into_iter().filter(|&who| Some(self.votes[who]) == fewest);
                let out = self.break_tie(tied.collect(), Prefer::Fewest);
                self.exclude(out);
                self.close(Action::Exclusion(out));
            }
        }
    }

    fn with(&self, standing: Standing) -> Vec<usize> {
        (0..self.standing.len()).filter(|&who| self.standing[who] == standing).collect()
    }

    /// Gives papers to the first continuing candidate from `place` on, or to nobody.
    fn hand_on(&mut self, parcel: Parcel) {
        let ballot = &self.ballots[parcel.ballot];
        let worth = parcel.value * u128::from(ballot.voters);
        let next = ballot
            .candidates
            .iter()
            .enumerate()
            .skip(parcel.place)
            .find(|&(_, &who)| self.standing[who] == Standing::Continuing);
        match next {
            Some((place, &who)) => {
                self.votes[who] += worth;
                self.piles[who].push(Parcel { place: place + 1, ..parcel });
            }
            None => self.lost += worth,
        }
    }

    fn pass_surplus(&mut self, giver: usize) {
        let total = self.votes[giver];
        let surplus = total - self.quota;
        let before: u128 = self.votes.iter().sum::<u128>() + self.lost;
        self.votes[giver] = self.quota;
        for parcel in std::mem::take(&mut self.piles[giver]) {
            // Cut to five decimals, as the rule says.
            self.hand_on(Parcel { value: surplus * parcel.value / total, ..parcel });
        }
        // What cutting lost belongs to nobody.
        self.lost += before - self.votes.iter().sum::<u128>() - self.lost;
    }

    fn exclude(&mut self, out: usize) {
        self.standing[out] = Standing::Excluded;
        self.votes[out] = 0;
        for parcel in std::mem::take(&mut self.piles[out]) {
            self.hand_on(parcel);
        }
    }

    fn elect(&mut self, mut winners: Vec<usize>) {
        winners.sort_by(|&a, &b| {
            self.votes[b].cmp(&self.votes[a]).then(self.order.place(a).cmp(&self.order.place(b)))
        });
        for &winner in &winners {
            self.standing[winner] = Standing::Elected;
            if self.votes[winner] > self.quota {
                self.to_pass.push(winner);
            }
        }
        self.result.elected.extend(winners);
    }

    /// Elects who reached the quota and writes the stage down.
    fn close(&mut self, action: Action) {
        let before = match action {
            Action::LastSeats => {
                let last = self.result.stages.iter().map(|stage| stage.elected.len()).sum();
                self.result.elected.get(last..).map(<[usize]>::to_vec).unwrap_or_default()
            }
            _ => {
                let mut reached = self.with(Standing::Continuing);
                reached.retain(|&who| self.votes[who] >= self.quota);
                let known = self.result.elected.len();
                self.elect(reached);
                self.result.elected.get(known..).map(<[usize]>::to_vec).unwrap_or_default()
            }
        };
        self.result.stages.push(Stage {
            action,
            votes: self.votes.clone(),
            lost: self.lost,
            elected: before,
        });
    }

    /// One of the tied: by the latest earlier stage at which they differ, else by the order.
    fn break_tie(&mut self, tied: Vec<usize>, prefer: Prefer) -> usize {
        let stage = self.result.stages.len();
        let Some(&first) = tied.first() else { return 0 };
        if tied.len() == 1 {
            return first;
        }
        let mut left = tied.clone();
        let mut decided = None;
        for (number, earlier) in self.result.stages.iter().enumerate().rev() {
            let votes = left.iter().map(|&who| earlier.votes[who]);
            let best = match prefer {
                Prefer::Most => votes.max(),
                Prefer::Fewest => votes.min(),
            };
            let before = left.len();
            left.retain(|&who| Some(earlier.votes[who]) == best);
            if left.len() < before {
                decided = Some(Broken::EarlierStage(number));
            }
        }
        if left.len() > 1 {
            let tie = self.order.resolve(stage, left.clone());
            // The order says who wins a tie: first to pass on, last to be excluded.
            left = match prefer {
                Prefer::Most => tie.projects.first().copied().into_iter().collect(),
                Prefer::Fewest => tie.projects.last().copied().into_iter().collect(),
            };
            decided = Some(Broken::Order(tie));
        }
        let fell_on = left.first().copied().unwrap_or(first);
        if let Some(by) = decided {
            self.result.ties.push(StageTie { stage, candidates: tied, fell_on, by });
        }
        fell_on
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefer {
    Most,
    Fewest,
}
