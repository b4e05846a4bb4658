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

#[cfg(test)]
mod tests {
    use super::*;

    fn pupil(day: u32) -> Pupil {
        Pupil {
            day,
            subjects: 0b101,
            mandatory: None,
            grade: 7,
            state: 0,
            languages: 1,
            slots: 0b111,
            preferences: [0; 8],
            wanted: 1,
        }
    }

    fn tutor(day: u32) -> Tutor {
        let (subjects, slots) = (vec![(0, 1, 13)], 0b111);
        Tutor { day, subjects, state: 0, languages: 1, slots, ways: 0, capacity: 1 }
    }

    const TODAY: u32 = 100;
    const SEEN: Seen = Seen { today: TODAY, longest: 10, kept: 0 };

    fn cost(policy: Policy, tutor_waited: u32, fit: Fit) -> i64 {
        policy.cost(&pupil(TODAY - 5), &tutor(TODAY - tutor_waited), fit, SEEN)
    }

    fn fit(subjects: u32) -> Fit {
        Fit { subjects, hours: 5, preferences: -2, same_state: true }
    }

    /// Four fifths for subjects: half of it for one, 0.8808 for two. One fifth for a tutor who waits longer than twenty
    /// days: 0.7311 of it on the first day after.
    #[test]
    fn the_present_rule_weighs_subjects_and_long_waits_of_tutors() {
        let rule = Policy::SubjectsThenTutorWait;
        assert_eq!(cost(rule, 0, fit(1)), 10_000 - 4_000);
        assert_eq!(cost(rule, 20, fit(1)), 10_000 - 4_000);
        assert_eq!(cost(rule, 21, fit(1)), 10_000 - (4_000 + 1_462));
        assert_eq!(cost(rule, 0, fit(2)), 10_000 - 7_046);
        assert_eq!(cost(rule, 90, fit(3)), 10_000 - (7_856 + 2_000));
    }

    /// One of two subjects is half of 65 %, five days of ten half of 20 %; the state and what all have are whole.
    #[test]
    fn the_rule_before_weighs_shares() {
        let rule = Policy::Balanced;
        assert_eq!(cost(rule, 0, fit(1)), 10_000 - (3_250 + 500 + 1_000 + 1_000));
        let elsewhere = Fit { same_state: false, ..fit(2) };
        assert_eq!(cost(rule, 50, elsewhere), 10_000 - (6_500 + 1_000 + 1_000));
    }

    #[test]
    fn ours_adds_points_up() {
        let weights = Weights {
            subject: 1_000,
            preference: 60,
            hour: 20,
            state: 40,
            tutor_day: 1,
            kept: 500,
        };
        let ours = Policy::Ours(weights);
        assert_eq!(cost(ours, 30, fit(2)), DAY - (2_000 - 120 + 60 + 40 + 30));
        assert_eq!(
            cost(ours, 90, fit(2)),
            DAY - (2_000 - 120 + 60 + 40 + 60),
            "sixty days at most"
        );
        let seen = Seen { kept: KEPT * 3 / 2, ..SEEN };
        let needed = ours.cost(&pupil(TODAY), &tutor(TODAY), fit(1), seen);
        assert_eq!(needed, DAY - (1_000 - 120 + 60 + 40 - 750), "whom others need costs more");
        assert!(cost(ours, 0, fit(5_000)) > 0, "points never make a match cost nothing");
    }

    #[test]
    fn an_open_request_costs_more_the_longer_it_waits() {
        let ours = Policy::Ours(Weights::default());
        assert_eq!(ours.penalty(&pupil(TODAY), TODAY), MATCH);
        assert_eq!(ours.penalty(&pupil(TODAY - 3), TODAY), MATCH + 3 * DAY);
        assert_eq!(ours.penalty(&pupil(0), 5_000), MATCH + 1_000 * DAY);
        assert_eq!(Policy::Balanced.penalty(&pupil(0), TODAY), FULL);
    }

    #[test]
    fn the_logistic_function_is_in_its_table() {
        for value in 0_i32..12 {
            let exact = 1.0 / (1.0 + (-f64::from(value)).exp()) * 10_000.0;
            let found = f64::from(i32::try_from(sigmoid(i64::from(value))).unwrap());
            assert!((found - exact).abs() < 1.0, "{value}: {found} {exact}");
        }
    }
}
