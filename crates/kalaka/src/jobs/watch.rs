//! Who is still at work, and whether the clock can be trusted: judged by a clock that nobody sets. Pure.

use std::collections::HashMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::CityId;
use store::jobs::Held;

/// How often a runner gives a sign of life for the job in its hands.
pub(super) const BEAT_EVERY: Duration = Duration::from_secs(5);
/// After how long without one it is taken for dead.
pub(super) const SILENCE: Duration = Duration::from_secs(30);

/// The jobs in anybody's hands, and since when they were seen without a new sign of life.
#[derive(Default)]
pub(super) struct Watch {
    seen: HashMap<(CityId, i64), (Held, Duration)>,
}

impl Watch {
    /// Looks at the jobs of a city that are held now; gives those whose runner has been silent for too long.
    pub(super) fn silent(&mut self, city: CityId, held: Vec<Held>, now: Duration) -> Vec<Held> {
        self.seen.retain(|(of, job), _| *of != city || held.iter().any(|one| one.id == *job));
        let mut silent = Vec::new();
        for one in held {
            let known = self.seen.entry((city, one.id)).or_insert_with(|| (one.clone(), now));
            if known.0 != one {
                *known = (one, now);
            } else if now.saturating_sub(known.1) >= SILENCE {
                silent.push(one);
            }
        }
        silent
    }
}

/// By how much the two clocks may differ before the one that can be set is doubted.
const STEP: SignedDuration = SignedDuration::from_hours(1);
/// For how long it is doubted: time enough to put it right.
const DOUBT: Duration = Duration::from_secs(24 * 3600);

/// Whether the clock may be trusted to throw things away. One that was set forward by a month would have every letter
/// and every draft swept; so what was set waits for a day.
pub(super) struct Trust {
    agreed: (Timestamp, Duration),
    doubted: Option<Duration>,
}

impl Trust {
    pub(super) fn new(wall: Timestamp, steady: Duration) -> Self {
        Self { agreed: (wall, steady), doubted: None }
    }

    /// Compares the clock with the steady one.
    pub(super) fn holds(&mut self, wall: Timestamp, steady: Duration) -> bool {
        let passed = steady.saturating_sub(self.agreed.1);
        let passed = SignedDuration::try_from(passed).unwrap_or(SignedDuration::MAX);
        let drift = wall.duration_since(self.agreed.0).saturating_sub(passed);
        if drift.abs() < STEP {
            self.doubted = None;
            return true;
        }
        let since = *self.doubted.get_or_insert(steady);
        if steady.saturating_sub(since) < DOUBT {
            return false;
        }
        *self = Self::new(wall, steady);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: CityId = CityId(1);

    fn held(id: i64, beat: i64) -> Held {
        Held { id, claim: 1, beat }
    }

    #[test]
    fn only_who_gives_no_sign_for_long_is_taken_for_dead() {
        let mut watch = Watch::default();
        let at = Duration::from_secs;
        assert_eq!(watch.silent(CITY, vec![held(1, 0), held(2, 0)], at(0)), []);
        assert_eq!(watch.silent(CITY, vec![held(1, 5), held(2, 0)], at(29)), []);
        assert_eq!(watch.silent(CityId(2), vec![held(2, 0)], at(30)), [], "another city's");
        assert_eq!(watch.silent(CITY, vec![held(1, 5), held(2, 0)], at(30)), [held(2, 0)]);
        assert_eq!(watch.silent(CITY, vec![held(1, 5)], at(59)), [held(1, 5)]);
        assert_eq!(watch.silent(CITY, vec![], at(60)), []);
        assert_eq!(watch.silent(CITY, vec![held(1, 5)], at(99)), [], "it was done, and is new");
    }

    #[test]
    fn a_clock_that_was_set_is_doubted_for_a_day() {
        let wall: Timestamp = "2026-11-23T11:00:00Z".parse().unwrap();
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let mut trust = Trust::new(wall, hours(0));
        let on = |days: i64, hours: i64| wall + SignedDuration::from_hours(24 * days + hours);
        assert!(trust.holds(on(0, 10), hours(10)));
        for days in [31, -31, 366] {
            assert!(!trust.holds(on(days, 11), hours(11)), "{days}");
            assert!(trust.holds(on(0, 12), hours(12)), "it was put right");
        }
        assert!(!trust.holds(on(31, 20), hours(20)));
        assert!(!trust.holds(on(32, 19), hours(43)));
        assert!(trust.holds(on(32, 20), hours(44)), "nobody put it right: it is the time");
        assert!(trust.holds(on(32, 21), hours(45)));
    }
}
