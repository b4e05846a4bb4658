//! What makes one tutoring pair better than another.

use super::{Fit, Pupil, Tutor};

/// How pairs are weighed; published with each round. All are points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// For each subject in common.
    pub subject: i32,
    /// For each step of preference.
    pub preference: i32,
    /// For each weekly hour in common, up to three.
    pub hour: i32,
    /// For knowing the same school system.
    pub state: i32,
    /// For each day the tutor has waited, up to sixty.
    pub tutor_day: i32,
    /// Against using a tutor whom others may need more: for each of the last pupils who could only
    /// have been served by this one (a half each if two could have, a ninth each if three …).
    pub kept: i32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { subject: 1_000, preference: 60, hour: 20, state: 40, tutor_day: 1, kept: 1_000 }
    }
}

/// Whom to match first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// As many as can be, the longest waiting first, then by weights.
    Ours(Weights),
    /// The highest sum of scores, as Lern-Fair publishes its present rule: four fifths a saturating
    /// bonus for subjects, one fifth for tutors who have waited more than twenty days.
    SubjectsThenTutorWait,
    /// The highest sum of scores in the manner of the rule before it: 65 % subjects, 5 % state, 20 %
    /// the pupil's wait within the round, 10 % the same for all.
    Balanced,
}

/// What a policy may know beyond the pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The day of the round.
    pub(super) today: u32,
    /// The longest wait of any pupil in the round, in days.
    pub(super) longest: u32,
    /// How much this tutor is needed by pupils like the last ones, in parts of [`KEPT`].
    pub(super) kept: i64,
}

/// The need of one pupil whom only one tutor could serve.
pub(super) const KEPT: i64 = 10_000;

/// The highest score of the published rules, in ten-thousandths.
const FULL: i64 = 10_000;
/// More than any sum of points of one pair.
const MATCH: i64 = 1 << 32;
/// Each day a pupil waits outweighs all points.
const DAY: i64 = 1 << 20;

impl Policy {
    /// What leaving a request open costs.
    pub(super) fn penalty(self, pupil: &Pupil, today: u32) -> i64 {
        match self {
            // A match gained beats any number of days; days beat points.
            Self::Ours(_) => MATCH + DAY * i64::from(today.saturating_sub(pupil.day).min(1_000)),
            Self::SubjectsThenTutorWait | Self::Balanced => FULL,
        }
    }

    /// What a pair costs.
    pub(super) fn cost(self, pupil: &Pupil, tutor: &Tutor, fit: Fit, seen: Seen) -> i64 {
        let Seen { today, longest, kept } = seen;
        let tutor_waited = i64::from(today.saturating_sub(tutor.day));
        let subjects = i64::from(fit.subjects);
        match self {
            Self::Ours(weights) => {
                let points = i64::from(weights.subject) * subjects
                    + i64::from(weights.preference) * i64::from(fit.preferences)
                    + i64::from(weights.hour) * i64::from(fit.hours.min(3))
                    + i64::from(weights.state) * i64::from(fit.same_state)
                    + i64::from(weights.tutor_day) * tutor_waited.min(60)
                    - i64::from(weights.kept) * kept / KEPT;
                DAY - points.clamp(-DAY + 1, DAY - 1)
            }
            Self::SubjectsThenTutorWait => {
                let waited = if tutor_waited > 20 { sigmoid(tutor_waited - 20) } else { 0 };
                FULL - (8 * sigmoid(2 * (subjects - 1)) + 2 * waited) / 10
            }
            Self::Balanced => {
                let wanted = i64::from(pupil.subjects.count_ones()).max(1);
                let waited = i64::from(today.saturating_sub(pupil.day));
                let waited = FULL * waited / i64::from(longest.max(1));
                let state = FULL * i64::from(fit.same_state);
                let shared = FULL * subjects / wanted;
                FULL - (65 * shared + 5 * state + 20 * waited + 10 * FULL) / 100
            }
        }
    }
}

/// The logistic function of whole numbers from 0, in ten-thousandths.
fn sigmoid(value: i64) -> i64 {
    const TABLE: [i64; 10] = [5_000, 7_311, 8_808, 9_526, 9_820, 9_933, 9_975, 9_991, 9_997, 9_999];
    let entry = usize::try_from(value).ok().and_then(|value| TABLE.get(value));
    entry.copied().unwrap_or(FULL)
}
