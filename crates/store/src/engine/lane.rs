//! A lane: work waiting city by city, and workers that take it in turn. It knows neither databases nor threads.
//!
//! Each city with work holds one to `per_scope` tokens; a token is in the round (`ready`) or in a worker's hands.
//! So a city with a thousand pieces of work waits as long for its next turn as a city with one.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::scope::Scope;

/// Work of type `J`, by city.
pub(crate) struct Lane<J> {
    state: Mutex<State<J>>,
    bell: Condvar,
    /// How many workers one city may hold.
    per_scope: usize,
    /// How many pieces one worker takes at once.
    batch: usize,
    /// How many pieces of one city may wait.
    waiting: usize,
}

struct State<J> {
    queues: HashMap<Scope, Queue<J>>,
    ready: VecDeque<Scope>,
    sleeping: usize,
    /// Pieces of work that were taken so far.
    taken: u64,
    closed: bool,
}

/// How a lane is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneLoad {
    /// Pieces of work that wait.
    pub waiting: usize,
    /// Pieces of work that were taken so far.
    pub taken: u64,
}

struct Queue<J> {
    jobs: VecDeque<J>,
    tokens: usize,
}

/// What a worker finds.
pub(crate) enum Turn<J> {
    /// Work of one city; call [`Lane::done`] afterwards.
    Work(Scope, Vec<J>),
    /// Nothing came for a while.
    Quiet,
    /// The lane is closed: go home.
    Closed,
}

impl<J> Lane<J> {
    pub(crate) fn new(per_scope: usize, batch: usize, waiting: usize) -> Self {
        let state = State {
            queues: HashMap::new(),
            ready: VecDeque::new(),
            sleeping: 0,
            taken: 0,
            closed: false,
        };
        Self {
            state: Mutex::new(state),
            bell: Condvar::new(),
            per_scope: per_scope.max(1),
            batch: batch.max(1),
            waiting,
        }
    }

    /// A worker that panicked held no half-done change of the state: every change is a few infallible lines.
    fn state(&self) -> MutexGuard<'_, State<J>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds work, or gives it back when the lane is closed or too much of this city waits already.
    pub(crate) fn push(&self, scope: Scope, job: J) -> Result<(), J> {
        let mut state = self.state();
        if state.closed {
            return Err(job);
        }
        let queue =
            state.queues.entry(scope).or_insert_with(|| Queue { jobs: VecDeque::new(), tokens: 0 });
        if queue.jobs.len() >= self.waiting {
            return Err(job);
        }
        queue.jobs.push_back(job);
        if queue.tokens < self.per_scope {
            queue.tokens += 1;
            state.ready.push_back(scope);
            let wake = state.sleeping > 0;
            drop(state);
            if wake {
                self.bell.notify_one();
            }
        }
        Ok(())
    }

    /// Waits for a turn, at most `patience`.
    pub(crate) fn take(&self, patience: Duration) -> Turn<J> {
        let mut state = self.state();
        loop {
            if state.closed {
                return Turn::Closed;
            }
            while let Some(scope) = state.ready.pop_front() {
                let Some(queue) = state.queues.get_mut(&scope) else { continue };
                let count = queue.jobs.len().min(self.batch);
                if count > 0 {
                    let jobs: Vec<J> = queue.jobs.drain(..count).collect();
                    state.taken += u64::try_from(count).unwrap_or(0);
                    return Turn::Work(scope, jobs);
                }
                state.put_token_away(scope);
            }
            state.sleeping += 1;
            let (woken, timeout) =
                self.bell.wait_timeout(state, patience).unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.sleeping -= 1;
            if timeout.timed_out() && state.ready.is_empty() && !state.closed {
                return Turn::Quiet;
            }
        }
    }

    /// What waits and what was taken.
    pub(crate) fn load(&self) -> LaneLoad {
        let state = self.state();
        let waiting = state.queues.values().map(|queue| queue.jobs.len()).sum();
        LaneLoad { waiting, taken: state.taken }
    }

    /// Ends a turn: the city goes to the back of the round, or leaves it when nothing waits.
    pub(crate) fn done(&self, scope: Scope) {
        let mut state = self.state();
        if state.queues.get(&scope).is_some_and(|queue| !queue.jobs.is_empty()) {
            state.ready.push_back(scope);
            // The worker that calls this takes the next turn itself; others are woken by `push`.
        } else {
            state.put_token_away(scope);
        }
    }

    /// Sends everyone home and drops what waits.
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        state.ready.clear();
        let dropped = std::mem::take(&mut state.queues);
        drop(state);
        self.bell.notify_all();
        drop(dropped);
    }
}

impl<J> State<J> {
    fn put_token_away(&mut self, scope: Scope) {
        if let Some(queue) = self.queues.get_mut(&scope) {
            queue.tokens = queue.tokens.saturating_sub(1);
            if queue.tokens == 0 && queue.jobs.is_empty() {
                self.queues.remove(&scope);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CityId;

    const BRIEF: Duration = Duration::from_millis(1);

    fn city(id: i64) -> Scope {
        Scope::City(CityId(id))
    }

    fn take(lane: &Lane<i32>) -> Option<(Scope, Vec<i32>)> {
        match lane.take(BRIEF) {
            Turn::Work(scope, jobs) => Some((scope, jobs)),
            Turn::Quiet | Turn::Closed => None,
        }
    }

    #[test]
    fn cities_take_turns() {
        let lane = Lane::new(1, 2, 100);
        for job in 0..5 {
            lane.push(city(1), job).unwrap();
        }
        lane.push(city(2), 9).unwrap();
        assert_eq!(take(&lane), Some((city(1), vec![0, 1])));
        assert_eq!(take(&lane), Some((city(2), vec![9])));
        assert_eq!(take(&lane), None, "one worker holds the only token of the first city");
        lane.done(city(1));
        lane.done(city(2));
        assert_eq!(take(&lane), Some((city(1), vec![2, 3])));
        lane.done(city(1));
        assert_eq!(take(&lane), Some((city(1), vec![4])));
        lane.done(city(1));
        assert!(lane.state().queues.is_empty(), "nothing is kept of quiet cities");
    }

    #[test]
    fn a_city_holds_no_more_workers_than_it_may() {
        let lane = Lane::new(2, 1, 3);
        for job in 0..3 {
            lane.push(city(1), job).unwrap();
        }
        assert_eq!(lane.push(city(1), 3), Err(3), "three may wait");
        lane.push(city(2), 7).unwrap();
        assert_eq!(take(&lane), Some((city(1), vec![0])));
        assert_eq!(take(&lane), Some((city(1), vec![1])));
        assert_eq!(take(&lane), Some((city(2), vec![7])));
        assert_eq!(take(&lane), None);
        lane.done(city(1));
        assert_eq!(take(&lane), Some((city(1), vec![2])));
    }

    #[test]
    fn a_closed_lane_takes_nothing() {
        let lane = Lane::new(1, 1, 1);
        lane.push(city(1), 1).unwrap();
        lane.close();
        assert!(matches!(lane.take(BRIEF), Turn::Closed));
        assert_eq!(lane.push(city(1), 2), Err(2));
    }
}
