//! Which cities have jobs, and when: a hint in memory, so that a runner need not ask hundreds of cities.
//!
//! It is filled at start-up and after each commit that touched jobs. A process that shares a PostgreSQL database does
//! not hear of what the others enqueue; it looks again at all cities from time to time.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::scope::Scope;

/// The earliest known job of each scope.
#[derive(Default)]
pub(crate) struct Due(Mutex<HashMap<Scope, i64>>);

impl Due {
    /// A job of this scope is due at `at`.
    pub(crate) fn note(&self, scope: Scope, at: i64) {
        let mut known = self.known();
        let due = known.entry(scope).or_insert(at);
        *due = (*due).min(at);
    }

    /// Takes the scopes that have something due, the longest due first. The runner's claim notes what remains.
    pub(crate) fn take(&self, now: i64) -> Vec<Scope> {
        let mut known = self.known();
        let mut due: Vec<(i64, Scope)> =
            known.iter().filter(|(_, at)| **at <= now).map(|(scope, at)| (*at, *scope)).collect();
        due.sort_unstable();
        for (_, scope) in &due {
            known.remove(scope);
        }
        due.into_iter().map(|(_, scope)| scope).collect()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Scope, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CityId;

    #[test]
    fn the_longest_due_comes_first_and_once() {
        let due = Due::default();
        let city = |id| Scope::City(CityId(id));
        due.note(city(1), 30);
        due.note(city(2), 20);
        due.note(city(2), 40);
        due.note(city(3), 99);
        assert_eq!(due.take(50), [city(2), city(1)]);
        assert_eq!(due.take(50), []);
        assert_eq!(due.take(99), [city(3)]);
    }
}
