//! Single transferable vote by Meek's method.
//!
//! Meek (1969); Hill, Wichmann and Woodall, "Algorithm 123: Single transferable vote by
//! Meek's method" (1987), with the fixed-point arithmetic of the Proportional Representation
//! Foundation's reference rule: nine decimals, keep factors and shares rounded up, the quota
//! cut and raised by one unit, rounds until the surplus is below 10⁻⁶ or stops shrinking.
//! Every voter of an elected candidate passes on the same share, as if the candidates out of
//! the race had never stood.

#![expect(
    clippy::indexing_slicing,
    reason = "candidates are checked on entry; tables have one entry per candidate"
)]

use super::transferable::{Action, Broken, Stage, StageTie, Standing, Transferred};
use super::{CommitteeError, Ranking, checked_rankings};
use crate::ties::TieOrder;

/// Votes and keep factors are counted in units of 10⁻⁹.
pub const UNIT: u128 = 1_000_000_000;

/// A surplus below 10⁻⁶ votes is no longer worth passing on.
const OMEGA: u128 = 1_000;

/// Counts by Meek's method. Stages are exclusions; votes in them are in units of [`UNIT`].
///
/// # Errors
/// Refuses ballots that name unknown candidates or one twice, and too many voters.
pub fn meek(
    candidates: usize,
    seats: usize,
    ballots: &[Ranking],
    order: &TieOrder,
) -> Result<Transferred, CommitteeError> {
    checked_rankings(candidates, ballots)?;
    let mut count = Count {
        ballots,
        divisor: u128::try_from(seats).unwrap_or(u128::MAX).saturating_add(1),
        standing: vec![Standing::Continuing; candidates],
        keep: vec![UNIT; candidates],
        votes: vec![0; candidates],
        lost: 0,
        quota: 0,
        elected: Vec::new(),
        order,
    };
    let mut result =
        Transferred { elected: Vec::new(), quota: 0, stages: Vec::new(), ties: Vec::new() };
    let mut action = Action::FirstPreferences;
    loop {
        let known = count.elected.len();
        let surplus = count.settle(seats);
        let newly = count.elected.get(known..).map(<[usize]>::to_vec).unwrap_or_default();
        result.stages.push(Stage {
            action,
            votes: count.votes.clone(),
            lost: count.lost,
            elected: newly,
        });
        let continuing = count.continuing();
        if count.elected.len() >= seats || continuing.is_empty() {
            break;
        }
        if count.elected.len() + continuing.len() <= seats {
            let last = count.elect(continuing);
            let (votes, lost) = (count.votes.clone(), count.lost);
            result.stages.push(Stage { action: Action::LastSeats, votes, lost, elected: last });
            break;
        }
        let out = count.lowest(&continuing, surplus, result.stages.len(), &mut result.ties);
        count.standing[out] = Standing::Excluded;
        count.keep[out] = 0;
        action = Action::Exclusion(out);
    }
    result.elected = count.elected;
    result.quota = count.quota;
    Ok(result)
}

struct Count<'a> {
    ballots: &'a [Ranking],
    divisor: u128,
    standing: Vec<Standing>,
    keep: Vec<u128>,
    votes: Vec<u128>,
    lost: u128,
    quota: u128,
    elected: Vec<usize>,
    order: &'a TieOrder,
}

impl Count<'_> {
    fn continuing(&self) -> Vec<usize> {
        let all = 0..self.standing.len();
        all.filter(|&who| self.standing[who] == Standing::Continuing).collect()
    }

    /// Rounds until nobody new is elected and the surplus is spent; returns what is left.
    fn settle(&mut self, seats: usize) -> u128 {
        let mut last = u128::MAX;
        loop {
            self.share_out();
            let total: u128 = self.votes.iter().sum();
            // Who has more than this is elected: so many cannot be more than there are seats.
            let share = total / self.divisor;
            self.quota = share + 1;
            let continuing = self.continuing().into_iter();
            let reached: Vec<usize> = continuing.filter(|&who| self.votes[who] > share).collect();
            let someone = !reached.is_empty();
            self.elect(reached);
            let surplus: u128 = (0..self.votes.len())
                .filter(|&who| self.standing[who] == Standing::Elected)
                .map(|who| self.votes[who].saturating_sub(self.quota))
                .sum();
            if self.elected.len() >= seats {
                return surplus;
            }
            if someone {
                last = u128::MAX;
            } else if surplus < OMEGA || surplus >= last {
                return surplus;
            } else {
                last = surplus;
            }
            for who in 0..self.keep.len() {
                if self.standing[who] == Standing::Elected && self.votes[who] > 0 {
                    let kept = (self.keep[who] * self.quota).div_ceil(self.votes[who]);
                    self.keep[who] = kept.min(UNIT);
                }
            }
        }
    }

    /// Every ballot gives each candidate the share of what is left that the candidate keeps.
    fn share_out(&mut self) {
        self.votes.fill(0);
        self.lost = 0;
        for ballot in self.ballots {
            let voters = u128::from(ballot.voters);
            let mut weight = UNIT;
            for &who in &ballot.candidates {
                let kept = (weight * self.keep[who]).div_ceil(UNIT);
                self.votes[who] += kept * voters;
                weight -= kept;
                if weight == 0 {
                    break;
                }
            }
            self.lost += weight * voters;
        }
    }

    fn elect(&mut self, mut winners: Vec<usize>) -> Vec<usize> {
        winners.sort_by(|&a, &b| {
            self.votes[b].cmp(&self.votes[a]).then(self.order.place(a).cmp(&self.order.place(b)))
        });
        for &winner in &winners {
            self.standing[winner] = Standing::Elected;
        }
        self.elected.extend(&winners);
        winners
    }

    /// The candidate to exclude. Those within the unspent surplus of the lowest are tied
    /// with it.
    fn lowest(
        &self,
        continuing: &[usize],
        surplus: u128,
        stage: usize,
        ties: &mut Vec<StageTie>,
    ) -> usize {
        let fewest = continuing.iter().map(|&who| self.votes[who]).min().unwrap_or(0);
        let tied: Vec<usize> =
            continuing.iter().copied().filter(|&who| self.votes[who] <= fewest + surplus).collect();
        let tie = self.order.resolve(stage, tied.clone());
        let fell_on = tie.projects.last().copied().unwrap_or(0);
        if tied.len() > 1 {
            ties.push(StageTie { stage, candidates: tied, fell_on, by: Broken::Order(tie) });
        }
        fell_on
    }
}
