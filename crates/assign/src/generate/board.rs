//! A made-up city as the candidate index sees it, and as a problem.

use super::{SampleCity, SampleNeed, SampleOffer};
use crate::candidates::{CandidateError, Candidates, Helper, Seeker};
use crate::position::at;
use crate::problem::{Problem, ProblemError};

/// Metres one recent use counts as.
pub const LOAD_METRES: u32 = 50;
/// What each step of urgency adds to the penalty for staying open, in metres.
pub const URGENCY_METRES: i64 = 10_000;

impl SampleNeed {
    /// The need as one who searches. Areas and company are open to all in sample cities.
    #[must_use]
    pub fn seeker(&self) -> Seeker {
        Seeker {
            x: self.x,
            y: self.y,
            kind: self.kind,
            languages: u32::from(self.languages),
            slots: self.slots,
            vetting: self.vetting,
            reach: self.reach.unsigned_abs(),
            area: 0,
            company: 1,
        }
    }

    /// What leaving the need open costs.
    #[must_use]
    pub fn penalty(&self) -> i64 {
        i64::from(self.urgency) * URGENCY_METRES
    }
}

impl SampleOffer {
    /// The offer as it is listed, its recent load as a term.
    #[must_use]
    pub fn helper(&self) -> Helper {
        Helper {
            x: self.x,
            y: self.y,
            kinds: u32::from(self.kinds),
            languages: u32::from(self.languages),
            slots: self.slots,
            vetting: self.vetting,
            reach: self.reach.unsigned_abs(),
            areas: u64::MAX,
            company: 1,
            term: LOAD_METRES * u32::from(self.recent_load),
        }
    }
}

impl SampleCity {
    /// All offers, ready to be searched.
    ///
    /// # Errors
    /// Never for a generated city: its places are in range.
    pub fn index(&self) -> Result<Candidates, CandidateError> {
        let helpers: Vec<Helper> = self.offers.iter().map(SampleOffer::helper).collect();
        Candidates::new(&helpers)
    }

    /// The city as a problem: for each need its `k` nearest eligible offers.
    ///
    /// # Errors
    /// When there are too many needs or offers to number.
    pub fn problem(&self, index: &Candidates, k: usize) -> Result<Problem, ProblemError> {
        let seekers: Vec<Seeker> = self.needs.iter().map(SampleNeed::seeker).collect();
        let mut rows = vec![0..0; seekers.len()];
        let mut found = Vec::new();
        index.nearest_of_all(&seekers, k, |need, nearest| {
            let start = found.len();
            found.extend_from_slice(nearest);
            if let Some(row) = rows.get_mut(at(need)) {
                *row = start..found.len();
            }
        });
        let mut builder = Problem::builder(self.needs.len(), self.offers.len());
        builder.reserve(found.len());
        for (need, (sample, row)) in (0u32..).zip(self.needs.iter().zip(rows)) {
            builder.penalty(need, sample.penalty())?;
            for candidate in found.get(row).unwrap_or_default() {
                builder.pair(need, candidate.offer(), candidate.cost())?;
            }
        }
        for (offer, sample) in (0u32..).zip(&self.offers) {
            builder.capacity(offer, sample.capacity)?;
        }
        builder.build()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Scarcity, Transport};

    #[test]
    fn the_index_and_the_plain_walk_make_the_same_problem() {
        let city = SampleCity::generate(3, 800, Scarcity::Slack);
        let problem = city.problem(&city.index().unwrap(), 8).unwrap();
        assert_eq!(Transport::from(&problem), Transport::from_city(&city, 8));
        let mut walked = Transport::from_city(&city, 8).arcs;
        walked.sort_unstable_by_key(|arc| (arc.need, arc.cost, arc.offer));
        let indexed: Vec<(u32, u32, i64)> = (0u32..800)
            .flat_map(|need| problem.row(need).iter().map(move |c| (need, c.offer(), c.cost())))
            .collect();
        let walked: Vec<(u32, u32, i64)> =
            walked.iter().map(|arc| (arc.need, arc.offer, arc.cost)).collect();
        assert_eq!(indexed, walked);
    }
}
