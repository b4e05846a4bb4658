//! Windows of time: when something may be done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A stretch of time, from `opens` (inclusive) to `closes` (exclusive).
///
/// A missing end never comes; a missing start has always been.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    opens: Option<Timestamp>,
    closes: Option<Timestamp>,
}

/// Why two moments make no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a window closes after it opens")]
pub struct WindowError;

/// Where a moment lies relative to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// It opens later.
    Upcoming,
    /// It is open.
    Open,
    /// It is over.
    Closed,
}

impl Window {
    /// A window; it must close after it opens.
    pub fn new(opens: Option<Timestamp>, closes: Option<Timestamp>) -> Result<Self, WindowError> {
        match (opens, closes) {
            (Some(opens), Some(closes)) if closes <= opens => Err(WindowError),
            _ => Ok(Self { opens, closes }),
        }
    }

    /// When it opens, if it has not always been open.
    pub fn opens(&self) -> Option<Timestamp> {
        self.opens
    }

    /// When it closes, if ever.
    pub fn closes(&self) -> Option<Timestamp> {
        self.closes
    }

    /// Where `now` lies.
    pub fn state(&self, now: Timestamp) -> WindowState {
        if self.opens.is_some_and(|opens| now < opens) {
            WindowState::Upcoming
        } else if self.closes.is_some_and(|closes| now >= closes) {
            WindowState::Closed
        } else {
            WindowState::Open
        }
    }

    /// Whether it is open at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state(now) == WindowState::Open
    }

    /// The same window, ended at `moment` if it would have gone on beyond it. One that had not
    /// opened by then never will: it becomes empty at its start.
    #[must_use]
    pub fn cut(&self, moment: Timestamp) -> Self {
        let end = self.opens.map_or(moment, |opens| opens.max(moment));
        Self { opens: self.opens, closes: Some(self.closes.map_or(end, |closes| closes.min(end))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment() -> impl Strategy<Value = Timestamp> {
        (0..4_000_000_000_i64).prop_map(|second| Timestamp::from_second(second).unwrap())
    }

    fn window() -> impl Strategy<Value = Window> {
        (proptest::option::of(moment()), proptest::option::of(moment()))
            .prop_filter_map("in order", |(opens, closes)| Window::new(opens, closes).ok())
    }

    proptest! {
        #[test]
        fn a_moment_is_before_in_or_after(window in window(), now in moment()) {
            let expected = match (window.opens(), window.closes()) {
                (Some(opens), _) if now < opens => WindowState::Upcoming,
                (_, Some(closes)) if now >= closes => WindowState::Closed,
                _ => WindowState::Open,
            };
            prop_assert_eq!(window.state(now), expected);
        }

        #[test]
        fn time_never_reopens_a_window(window in window(), a in moment(), b in moment()) {
            let (early, late) = (a.min(b), a.max(b));
            if window.state(early) == WindowState::Closed {
                prop_assert_eq!(window.state(late), WindowState::Closed);
            }
        }

        #[test]
        fn a_cut_window_is_closed_from_the_cut_on(window in window(), cut in moment(), now in moment()) {
            let shorter = window.cut(cut);
            if now >= cut {
                prop_assert!(!shorter.is_open(now));
            } else {
                prop_assert_eq!(shorter.is_open(now), window.is_open(now));
            }
        }
    }

    #[test]
    fn a_window_is_open_from_its_first_moment_to_just_before_its_last() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let window = Window::new(Some(at(5)), Some(at(9))).unwrap();
        let open: Vec<i64> = (3..12).filter(|second| window.is_open(at(*second))).collect();
        assert_eq!(open, [5, 6, 7, 8]);
        assert!(Window::default().is_open(at(5)), "without ends it always is");
    }

    #[test]
    fn a_window_that_closes_before_it_opens_is_refused() {
        let (early, late) =
            (Timestamp::from_second(1).unwrap(), Timestamp::from_second(2).unwrap());
        assert_eq!(Window::new(Some(late), Some(early)), Err(WindowError));
        assert_eq!(Window::new(Some(early), Some(early)), Err(WindowError));
    }
}
