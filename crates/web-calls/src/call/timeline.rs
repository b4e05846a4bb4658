//! The windows of a call side by side, as they are typed: when each begins and ends, and how they overlap.

use city::WindowState;
use jiff::{Timestamp, ToSpan as _};

use crate::call::form::CallForm;
use crate::shape::activity_word;
use crate::words::CallWords as _;
use calls::Activity;
use web::http::Visit;

/// How wide the drawing is, in units of its own.
const WIDTH: i64 = 1_000;
/// The narrowest a window is drawn, so that it can be seen.
const LEAST: i64 = 12;

/// The drawing: one bar for each activity, on one scale.
#[derive(Debug, Clone)]
pub(crate) struct Timeline {
    /// What the scale begins and ends with, in words.
    pub(crate) ends: [String; 2],
    /// Where this moment lies, if the scale has it.
    pub(crate) now: Option<i64>,
    pub(crate) bars: Vec<Bar>,
}

/// A window as a bar.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub(crate) label: String,
    /// The same window in words.
    pub(crate) when: String,
    /// Whether it is open now.
    pub(crate) open: bool,
    pub(crate) x: i64,
    pub(crate) width: i64,
}

/// The windows of a form that can be read; nothing when there are none.
pub(crate) fn timeline(visit: &Visit, form: &CallForm) -> Option<Timeline> {
    let activities = form.readable_activities(visit);
    let opens = activities.iter().filter_map(|activity| activity.window.opens());
    let first = opens.clone().min()?;
    let closes = activities.iter().filter_map(|activity| activity.window.closes());
    // Where everything is endless, the scale shows a season.
    let season = first.checked_add((24 * 90).hours()).ok()?;
    let last = closes.max().into_iter().chain(opens.max()).max().filter(|last| *last > first);
    let last = last.unwrap_or(season);
    let place = |at: Timestamp| scaled(at, first, last);
    let bar = |activity: &Activity| {
        let (opens, closes) = (activity.window.opens(), activity.window.closes());
        let x = opens.map_or(0, place).min(WIDTH - LEAST);
        let w = &visit.words;
        Bar {
            label: activity_word(w, activity.kind).to_owned(),
            when: match (opens, closes) {
                (Some(opens), Some(closes)) => {
                    w.window_from_until(w.date_time(opens), w.date_time(closes))
                }
                (Some(opens), None) => w.window_from(w.date_time(opens)),
                (None, Some(closes)) => w.window_until(w.date_time(closes)),
                (None, None) => w.window_always().to_owned(),
            },
            open: activity.window.state(visit.now) == WindowState::Open,
            x,
            width: (closes.map_or(WIDTH, place) - x).max(LEAST),
        }
    };
    let endless = activities.iter().any(|activity| activity.window.closes().is_none());
    let until =
        if endless { visit.words.timeline_endless().to_owned() } else { visit.words.date(last) };
    Some(Timeline {
        ends: [visit.words.date(first), until],
        now: Some(visit.now).filter(|now| (first..=last).contains(now)).map(place),
        bars: activities.iter().map(bar).collect(),
    })
}

/// Where a moment lies between two others, in units of the drawing.
fn scaled(at: Timestamp, first: Timestamp, last: Timestamp) -> i64 {
    let whole = (last.as_second() - first.as_second()).max(1);
    ((at.as_second() - first.as_second()).saturating_mul(WIDTH) / whole).clamp(0, WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_later_lies_further() {
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        let place = |seconds| scaled(at(seconds), at(1_000), at(5_000));
        assert_eq!(
            [0, 1_000, 2_000, 3_000, 5_000, 9_000].map(place),
            [0, 0, 250, 500, 1_000, 1_000]
        );
        assert_eq!(scaled(at(7), at(7), at(7)), 0, "a moment has no length");
    }
}
