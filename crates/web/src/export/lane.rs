//! How many downloads go on at once, so that many slow readers hold little.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::http::{Key, Problem};

/// The most downloads of all readers together.
const MOST: usize = 32;
/// The most downloads of one range of addresses.
const MOST_OF_ONE: usize = 8;

/// The downloads that go on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lane(Arc<Mutex<HashMap<Key, usize>>>);

/// A place in the lane, until it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    lane: Lane,
    key: Key,
}

impl Lane {
    /// A place for a reader of a range of addresses, or a refusal because too many download already.
    pub(crate) fn enter(&self, key: Key) -> Result<Place, Problem> {
        let mut going_on = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = going_on.values().sum();
        let own = going_on.entry(key).or_default();
        if all >= MOST || *own >= MOST_OF_ONE {
            if *own == 0 {
                going_on.remove(&key);
            }
            return Err(Problem::Busy);
        }
        *own += 1;
        Ok(Place { lane: self.clone(), key })
    }

    /// How many go on now.
    pub(crate) fn going_on(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut going_on = self.lane.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = going_on.get_mut(&self.key) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                going_on.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_given_back() {
        let lane = Lane::default();
        let own: Vec<_> = (0..20).filter_map(|_| lane.enter(Key::Range(1)).ok()).collect();
        assert_eq!(own.len(), MOST_OF_ONE);
        let others: Vec<_> =
            (0..100).filter_map(|number| lane.enter(Key::Range(2 + number)).ok()).collect();
        assert_eq!((own.len() + others.len(), lane.going_on()), (MOST, MOST));
        drop((own, others));
        assert!(lane.0.lock().unwrap().is_empty(), "no reader is remembered");
    }
}
