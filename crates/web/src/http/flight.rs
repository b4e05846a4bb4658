//! How many bytes of what people send this process holds at once.
//!
//! A body is paid for as it arrives, not as it is announced: whoever sends slowly holds little. One
//! neighbourhood of addresses may hold half of it, and what is small still finds room when large
//! ones have taken the rest.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::http::limits::Key;
use crate::http::problem::Problem;

/// The most bytes of all bodies together.
const MOST: usize = 64 << 20;
/// The most bytes of the bodies of one range of addresses.
const MOST_OF_ONE: usize = MOST / 2;
/// What is kept free for small bodies, beyond the above.
const SPARE: usize = 8 << 20;
/// Up to here a body is small: a form without a picture.
const SMALL: usize = 64 << 10;

/// What all requests hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flight(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    all: usize,
    of: HashMap<Key, usize>,
}

impl Flight {
    /// A load of somebody that weighs nothing yet.
    pub(crate) fn load(&self, key: Key) -> Load {
        Load { flight: self.clone(), key, bytes: 0 }
    }

    /// How many bytes are held now.
    pub(crate) fn bytes(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).all
    }
}

/// What one request holds, until it is dropped.
#[derive(Debug)]
pub struct Load {
    flight: Flight,
    key: Key,
    bytes: usize,
}

impl Load {
    /// A load beside all others, for reading a form in a test.
    #[cfg(test)]
    pub(crate) fn alone() -> Self {
        Flight::default().load(Key::Range(0))
    }

    /// Takes so many bytes more, or refuses because too much is held already.
    pub(crate) fn add(&mut self, bytes: usize) -> Result<(), Problem> {
        let mut held = self.flight.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = self.bytes.saturating_add(bytes);
        let spare = if own <= SMALL { SPARE } else { 0 };
        let of = held.of.get(&self.key).copied().unwrap_or_default();
        let (all, of) = (held.all.saturating_add(bytes), of.saturating_add(bytes));
        if all > MOST + spare || of > MOST_OF_ONE + spare / 2 {
            return Err(Problem::Busy);
        }
        held.all = all;
        held.of.insert(self.key, of);
        self.bytes = own;
        Ok(())
    }

    /// Gives bytes back that are thrown away.
    pub(crate) fn give_back(&mut self, bytes: usize) {
        let bytes = bytes.min(self.bytes);
        self.bytes -= bytes;
        let mut held = self.flight.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.all = held.all.saturating_sub(bytes);
        let left = held.of.get(&self.key).copied().unwrap_or_default().saturating_sub(bytes);
        if left == 0 {
            held.of.remove(&self.key);
        } else {
            held.of.insert(self.key, left);
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.give_back(self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_bounded_and_the_small_still_pass() {
        let flight = Flight::default();
        let mut loads = Vec::new();
        for number in 0..40 {
            let mut load = flight.load(Key::Range(number % 4));
            while load.bytes < 12 << 20 && load.add(1 << 20).is_ok() {}
            loads.push(load);
        }
        assert_eq!(flight.bytes(), MOST);
        let mut small = flight.load(Key::Range(9));
        assert_eq!(small.add(SMALL), Ok(()), "a form without a picture");
        assert_eq!(small.add(1), Err(Problem::Busy), "not one that grows");
        drop((loads, small));
        assert_eq!(flight.bytes(), 0);
        assert!(flight.0.lock().unwrap().of.is_empty(), "no neighbourhood is remembered");
    }

    #[test]
    fn one_neighbourhood_leaves_room_for_others() {
        let flight = Flight::default();
        let mut loads: Vec<_> = (0..8).map(|_| flight.load(Key::Range(1))).collect();
        let taken = loads.iter_mut().filter_map(|load| load.add(12 << 20).ok()).count();
        assert_eq!(taken, 2);
        assert_eq!(flight.load(Key::Range(2)).add(12 << 20), Ok(()));
    }
}
