//! Which cities have jobs, and when: a hint in memory, so that a runner need not ask hundreds of cities.
//!
//! It is filled at start-up and after each commit that touched jobs. A process that shares a PostgreSQL database does
//! not hear of what the others enqueue; it looks again at all cities from time to time.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::scope::Scope;
use crate::jobs::Urgency;

/// When the earliest jobs are due that a transaction left, by urgency.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wakes([Option<i64>; Urgency::ALL.len()]);

impl Wakes {
    /// A job of this urgency is due at `at`.
    pub(crate) fn note(&mut self, urgency: Urgency, at: i64) {
        for (wake, of) in self.0.iter_mut().zip(Urgency::ALL) {
            if of == urgency {
                *wake = Some(wake.map_or(at, |earlier| earlier.min(at)));
            }
        }
    }

    fn each(self) -> impl Iterator<Item = (Urgency, i64)> {
        Urgency::ALL.into_iter().zip(self.0).filter_map(|(urgency, at)| Some((urgency, at?)))
    }
}

/// The earliest known job of each urgency in each scope. Scopes whose jobs are due take turns: one that was served
/// goes to the end.
#[derive(Default)]
pub(crate) struct Due(Mutex<[VecDeque<(Scope, i64)>; Urgency::ALL.len()]>);

impl Due {
    /// A transaction of this scope left jobs.
    pub(crate) fn note(&self, scope: Scope, wakes: Wakes) {
        let mut known = self.known();
        for (urgency, at) in wakes.each() {
            for (queue, of) in known.iter_mut().zip(Urgency::ALL) {
                if of != urgency {
                    continue;
                }
                match queue.iter_mut().find(|(waits, _)| *waits == scope) {
                    Some((_, due)) => *due = (*due).min(at),
                    None => queue.push_back((scope, at)),
                }
            }
        }
    }

    /// Takes the scope whose turn it is for the most urgent of these urgencies. The runner's claim notes what remains.
    pub(crate) fn take(&self, now: i64, may: &[Urgency]) -> Option<(Scope, Urgency)> {
        let mut known = self.known();
        let mut queues = known.iter_mut().zip(Urgency::ALL).filter(|(_, of)| may.contains(of));
        queues.find_map(|(queue, urgency)| {
            let turn = queue.iter().position(|(_, at)| *at <= now)?;
            queue.remove(turn).map(|(scope, _)| (scope, urgency))
        })
    }

    fn known(&self) -> MutexGuard<'_, [VecDeque<(Scope, i64)>; Urgency::ALL.len()]> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CityId;

    const ANY: &[Urgency] = &Urgency::ALL;

    fn city(id: i64) -> Scope {
        Scope::City(CityId(id))
    }

    fn note(due: &Due, scope: Scope, urgency: Urgency, at: i64) {
        let mut wakes = Wakes::default();
        wakes.note(urgency, at);
        due.note(scope, wakes);
    }

    #[test]
    fn cities_take_turns_and_each_is_named_once() {
        let due = Due::default();
        for (scope, at) in [(1, 30), (2, 20), (2, 40), (3, 99)] {
            note(&due, city(scope), Urgency::Later, at);
        }
        assert_eq!(due.take(50, ANY), Some((city(1), Urgency::Later)));
        note(&due, city(1), Urgency::Later, 10);
        assert_eq!(due.take(50, ANY), Some((city(2), Urgency::Later)), "it is its turn");
        assert_eq!(due.take(50, ANY), Some((city(1), Urgency::Later)));
        assert_eq!(due.take(50, ANY), None);
        assert_eq!(due.take(99, ANY), Some((city(3), Urgency::Later)));
    }

    #[test]
    fn what_is_urgent_comes_first_and_has_hands_of_its_own() {
        let due = Due::default();
        note(&due, city(1), Urgency::Later, 10);
        note(&due, city(2), Urgency::Soon, 20);
        assert_eq!(due.take(50, &[Urgency::Now]), None);
        note(&due, city(3), Urgency::Now, 30);
        assert_eq!(due.take(50, ANY), Some((city(3), Urgency::Now)));
        assert_eq!(due.take(50, ANY), Some((city(2), Urgency::Soon)));
        assert_eq!(due.take(50, &[Urgency::Now, Urgency::Soon]), None);
        assert_eq!(due.take(50, ANY), Some((city(1), Urgency::Later)));
    }
}
