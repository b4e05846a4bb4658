//! Open requests and offers, and the round of the day.

use std::collections::BTreeSet;

use super::policy::{KEPT, Seen};
use super::{Policy, Pupil, Tutor};
use crate::batch;
use crate::position::{at, id};
use crate::problem::{Problem, ProblemError};
use crate::reasons::{Filter, OpenReason, explain_empty, explain_open};

/// A pupil and a tutor brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Number of the pupil, in order of asking.
    pub pupil: u32,
    /// Number of the tutor, in order of offering.
    pub tutor: u32,
}

/// What a day's round decided, with what a sceptic needs to check it.
#[derive(Clone, Debug)]
pub struct Round {
    /// Who was brought together.
    pub matches: Vec<Match>,
    /// The round as a problem: needs are `pupils`, offers are `tutors`.
    pub problem: Problem,
    /// Its solution with prices, for [`crate::certificate::check`].
    pub solution: batch::Solution,
    /// Numbers of the pupils in the round.
    pub pupils: Vec<u32>,
    /// Numbers of the tutors in the round.
    pub tutors: Vec<u32>,
}

/// How many of the last pupils stand for the next ones.
const LAST_PUPILS: usize = 200;

/// Everyone who waits, and everyone who ever met.
#[derive(Clone, Debug, Default)]
pub struct Board {
    pupils: Vec<Pupil>,
    tutors: Vec<Tutor>,
    /// How many more each pupil wants and each tutor takes.
    wanted: Vec<u32>,
    places: Vec<u32>,
    met: BTreeSet<Match>,
}

impl Board {
    /// An empty board.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A pupil asks; the answer is the pupil's number.
    pub fn ask(&mut self, pupil: Pupil) -> u32 {
        self.wanted.push(pupil.wanted);
        self.pupils.push(pupil);
        id(self.pupils.len() - 1)
    }

    /// A tutor offers; the answer is the tutor's number.
    pub fn offer(&mut self, tutor: Tutor) -> u32 {
        self.places.push(tutor.capacity);
        self.tutors.push(tutor);
        id(self.tutors.len() - 1)
    }

    /// A pupil no longer asks.
    pub fn withdraw_pupil(&mut self, pupil: u32) {
        if let Some(wanted) = self.wanted.get_mut(at(pupil)) {
            *wanted = 0;
        }
    }

    /// A tutor no longer offers.
    pub fn withdraw_tutor(&mut self, tutor: u32) {
        if let Some(places) = self.places.get_mut(at(tutor)) {
            *places = 0;
        }
    }

    /// A match came to its end: the tutor has a place again, the pupil asks again from `today` where
    /// that is wished, and the two will not be proposed to each other any more.
    pub fn end(&mut self, ended: Match, today: u32, pupil_asks_again: Asks) {
        if !self.met.contains(&ended) {
            return;
        }
        if let Some(places) = self.places.get_mut(at(ended.tutor)) {
            *places += 1;
        }
        if pupil_asks_again == Asks::Again
            && let Some(wanted) = self.wanted.get_mut(at(ended.pupil))
            && let Some(pupil) = self.pupils.get_mut(at(ended.pupil))
        {
            *wanted += 1;
            pupil.day = today;
        }
    }

    /// The pupil of a number.
    #[must_use]
    pub fn pupil(&self, number: u32) -> Option<&Pupil> {
        self.pupils.get(at(number))
    }

    /// The tutor of a number.
    #[must_use]
    pub fn tutor(&self, number: u32) -> Option<&Tutor> {
        self.tutors.get(at(number))
    }

    /// How many requests are open.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.wanted.iter().map(|&wanted| u64::from(wanted)).sum()
    }

    /// The pupil of each open request.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Pupil> {
        let open = self.pupils.iter().zip(&self.wanted);
        open.flat_map(|(pupil, &wanted)| (0..wanted).map(move |_| pupil))
    }

    /// Solves the day's round exactly and records its matches.
    ///
    /// # Errors
    /// When more people wait than can be numbered.
    pub fn round(&mut self, policy: Policy, today: u32) -> Result<Round, ProblemError> {
        let waiting = |open: &[u32]| -> Vec<u32> {
            (0u32..).zip(open).filter(|(_, open)| **open > 0).map(|(who, _)| who).collect()
        };
        let (pupils, tutors) = (waiting(&self.wanted), waiting(&self.places));
        let problem = self.problem(policy, today, &pupils, &tutors)?;
        let solution = batch::solve(problem.clone());
        let mut matches = Vec::new();
        for pair in &solution.pairs {
            let (Some(&pupil), Some(&tutor)) =
                (pupils.get(at(pair.need)), tutors.get(at(pair.offer)))
            else {
                continue;
            };
            matches.push(Match { pupil, tutor });
            take_one(&mut self.wanted, pupil);
            take_one(&mut self.places, tutor);
        }
        self.met.extend(&matches);
        Ok(Round { matches, problem, solution, pupils, tutors })
    }

    /// How much each of these tutors is needed by pupils like the last ones: of *n* who could have
    /// served a pupil, each counts one part in *n*².
    ///
    /// A stream cannot be matched well by looking at today alone: a tutor of Latin spent on a pupil of
    /// mathematics is missing when Latin is asked for. The last pupils stand for the next ones.
    fn kept(&self, tutors: &[u32]) -> Vec<i64> {
        let mut kept = vec![0; tutors.len()];
        let mut able = Vec::new();
        for pupil in self.pupils.iter().rev().take(LAST_PUPILS) {
            able.clear();
            able.extend(
                tutors.iter().enumerate().filter_map(|(place, &tutor)| {
                    pupil.fit(self.tutor(tutor)?).ok().map(|_| place)
                }),
            );
            let count = i64::from(id(able.len()));
            for &place in &able {
                if let Some(kept) = kept.get_mut(place) {
                    *kept += KEPT / (count * count);
                }
            }
        }
        kept
    }

    /// Why a pupil of a round is still without one of the tutors asked for; `None` when all were
    /// found or the pupil was not in the round.
    #[must_use]
    pub fn why_open(&self, round: &Round, pupil: u32) -> Option<OpenReason> {
        let need = id(round.pupils.binary_search(&pupil).ok()?);
        if !round.problem.row(need).is_empty() {
            return explain_open(&round.problem, &round.solution, need);
        }
        let tutors: Vec<(u32, &Tutor)> =
            round.tutors.iter().filter_map(|&number| Some((number, self.tutor(number)?))).collect();
        let already = |tutor: u32| {
            let met = Match { pupil, tutor };
            self.met.contains(&met) && !round.matches.contains(&met)
        };
        let filters: [Filter<'_, Pupil, (u32, &Tutor)>; 5] = [
            Filter { key: "tutoring-subject", passes: &|p, (_, t)| p.common_subjects(t) != 0 },
            Filter {
                key: "tutoring-mandatory-subject",
                passes: &|p, (_, t)| !p.lacks_mandatory(p.common_subjects(t)),
            },
            Filter {
                key: "tutoring-language",
                passes: &|p, (_, t)| p.languages & t.languages != 0,
            },
            Filter { key: "tutoring-hours", passes: &|p, (_, t)| p.slots & t.slots != 0 },
            Filter { key: "tutoring-met-before", passes: &|_, &(number, _)| !already(number) },
        ];
        let penalty = *round.problem.penalties().get(at(need))?;
        Some(explain_empty(self.pupil(pupil)?, &tutors, &filters, penalty))
    }

    fn problem(
        &self,
        policy: Policy,
        today: u32,
        pupils: &[u32],
        tutors: &[u32],
    ) -> Result<Problem, ProblemError> {
        let asking = || pupils.iter().filter_map(|&pupil| self.pupil(pupil));
        let longest = asking().map(|pupil| today.saturating_sub(pupil.day)).max().unwrap_or(0);
        let kept = match policy {
            Policy::Ours(_) => self.kept(tutors),
            _ => vec![0; tutors.len()],
        };
        let mut builder = Problem::builder(pupils.len(), tutors.len());
        for (offer, &tutor) in (0u32..).zip(tutors) {
            builder.capacity(offer, self.places.get(at(tutor)).copied().unwrap_or(0))?;
        }
        for ((need, &number), pupil) in (0u32..).zip(pupils).zip(asking()) {
            builder.penalty(need, policy.penalty(pupil, today))?;
            builder.wants(need, self.wanted.get(at(number)).copied().unwrap_or(0))?;
            for ((offer, &tutor), &kept) in (0u32..).zip(tutors).zip(&kept) {
                if self.met.contains(&Match { pupil: number, tutor }) {
                    continue;
                }
                let Some(teaching) = self.tutor(tutor) else { continue };
                if let Ok(fit) = pupil.fit(teaching) {
                    let cost = policy.cost(pupil, teaching, fit, Seen { today, longest, kept });
                    builder.pair(need, offer, cost)?;
                }
            }
        }
        builder.build()
    }
}

/// Whether a pupil whose match ended asks for another tutor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Asks again.
    Again,
    /// Has had enough.
    NoMore,
}

fn take_one(open: &mut [u32], who: u32) {
    if let Some(open) = open.get_mut(at(who)) {
        *open = open.saturating_sub(1);
    }
}
