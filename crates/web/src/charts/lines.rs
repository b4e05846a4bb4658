//! A line through time with the interval that most lie in. Where nothing is known the line stops; it is never drawn over
//! a gap.

use super::sheet::{Anchor, Ends, Sheet, fitting, width_of};
use super::{Called, TEXT, WIDTH};
use crate::html::SafeHtml;

/// Above and below what is drawn: half a letter of the topmost number, and the names of the points.
const TOP: f64 = 14.0;
const TALL: f64 = 150.0;
const NAMES: f64 = 31.0;
/// From the last point to the edge.
const RIGHT: f64 = 8.0;
/// Between two names.
const BETWEEN: f64 = 8.0;

/// A point of the line.
#[derive(Debug, Clone)]
pub struct Point {
    /// When it is, as short as can be.
    pub name: String,
    /// The lower end of the interval, the middle, the upper end; nothing where nothing is known.
    pub values: Option<[f64; 3]>,
}

/// The numbers that stand at the side: how much, and in words. At least the lowest and the highest.
#[derive(Debug, Clone)]
pub struct Axis(Vec<(f64, String)>);

impl Axis {
    /// An axis from nothing to beyond this, in round steps, each said by `say`.
    pub fn up_to(most: f64, say: impl Fn(i64) -> String) -> Self {
        let most = if most.is_finite() { most.max(1.0) } else { 1.0 };
        let step = steps().find(|step| super::length(*step) * 4.0 >= most).unwrap_or(i64::MAX);
        let needed = (1..=4).find(|n| super::length(n * step) >= most).unwrap_or(4);
        Self((0..=needed).map(|n| (super::length(n * step), say(n * step))).collect())
    }

    fn highest(&self) -> f64 {
        self.0.last().map_or(1.0, |(value, _)| *value)
    }
}

/// 1, 2, 5, 10, 20, 50, …
fn steps() -> impl Iterator<Item = i64> {
    (0..9_u32).flat_map(|power| [1, 2, 5].map(|step| step * 10_i64.pow(power)))
}

/// A drawing of a line with its interval.
pub fn lines(called: Called<'_>, axis: &Axis, points: &[Point]) -> SafeHtml {
    laid(axis, points).svg(called)
}

fn laid(axis: &Axis, points: &[Point]) -> Sheet {
    let mut sheet = Sheet { height: TOP + TALL + NAMES, ..Sheet::default() };
    let said: Vec<String> = axis.0.iter().map(|(_, said)| fitting(said, WIDTH / 4.0)).collect();
    let left = said.iter().map(|said| width_of(said)).fold(0.0, f64::max) + BETWEEN;
    let down = |value: f64| TOP + TALL * (1.0 - super::share(value, axis.highest()));
    for ((value, _), said) in axis.0.iter().zip(&said) {
        let y = down(*value);
        sheet.path("c-grid", &[(left, y), (WIDTH, y)], Ends::Open);
        sheet.text((left - BETWEEN, y + TEXT * 0.3), Anchor::End, said.clone());
    }
    let room = WIDTH - RIGHT - left;
    let gaps = super::many(points.len().saturating_sub(1)).max(1.0);
    let across = |at: usize| match points.len() {
        1 => left + room / 2.0,
        _ => left + room * super::many(at) / gaps,
    };
    for run in runs(points) {
        let at = |pick: fn(&[f64; 3]) -> f64| -> Vec<(f64, f64)> {
            run.iter().map(|(place, values)| (across(*place), down(pick(values)))).collect()
        };
        let (low, middle, high) = (at(|it| it[0]), at(|it| it[1]), at(|it| it[2]));
        let around: Vec<_> = high.into_iter().chain(low.into_iter().rev()).collect();
        sheet.path("c-band", &around, Ends::Meet);
        sheet.path("c-line", &middle, Ends::Open);
        sheet.dots.extend(middle);
    }
    names(&mut sheet, points, across);
    sheet
}

/// Points that follow each other with nothing unknown between.
fn runs(points: &[Point]) -> Vec<Vec<(usize, [f64; 3])>> {
    let mut runs: Vec<Vec<(usize, [f64; 3])>> = Vec::new();
    let mut broken = true;
    for (at, point) in points.iter().enumerate() {
        match point.values {
            Some(values) if broken => runs.push(vec![(at, values)]),
            Some(values) => {
                if let Some(run) = runs.last_mut() {
                    run.push((at, values));
                }
            }
            None => {}
        }
        broken = point.values.is_none();
    }
    runs
}

/// As many names below the points as have room: the last, the first, then those between.
fn names(sheet: &mut Sheet, points: &[Point], across: impl Fn(usize) -> f64) {
    let y = TOP + TALL + NAMES - 5.0;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let last = points.len().saturating_sub(1);
    let between = (1..last).filter(|_| last > 0);
    for at in [last, 0].into_iter().chain(between) {
        let Some(name) = points.get(at).map(|point| fitting(&point.name, WIDTH / 2.0)) else {
            continue;
        };
        let width = width_of(&name);
        let left = (across(at) - width / 2.0).clamp(0.0, WIDTH - width);
        let free =
            |(from, to): &(f64, f64)| left + width + BETWEEN <= *from || *to + BETWEEN <= left;
        if taken.iter().all(free) {
            taken.push((left, left + width));
            sheet.text((left, y), Anchor::Start, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::sheet::is_sound;

    proptest! {
        #[test]
        fn lines_stay_within_and_stop_at_gaps(
            all in prop::collection::vec((".{0,30}", prop::option::of([0_u32..500, 0..500, 0..500])), 0..30)
        ) {
            let points = all.into_iter().map(|(name, values)| {
                let values = values.map(|mut values| {
                    values.sort_unstable();
                    values.map(f64::from)
                });
                Point { name, values }
            });
            let points: Vec<Point> = points.collect();
            let most = points.iter().filter_map(|it| it.values).map(|it| it[2]).fold(0.0, f64::max);
            let axis = Axis::up_to(most, |n| n.to_string());
            prop_assert!(axis.highest() >= most && axis.0.len() <= 5);
            let sheet = laid(&axis, &points);
            is_sound(&sheet)?;
            prop_assert_eq!(sheet.dots.len(), points.iter().filter(|it| it.values.is_some()).count());
            let known = points.split(|it| it.values.is_none()).filter(|run| !run.is_empty()).count();
            let drawn = sheet.paths.iter().filter(|(class, _)| *class == "c-line").count();
            prop_assert_eq!(drawn, known);
        }
    }

    #[test]
    fn an_axis_has_round_steps() {
        let said = |most| Axis::up_to(most, |n| n.to_string()).0.into_iter().map(|(_, said)| said);
        assert_eq!(said(7.0).collect::<Vec<_>>(), ["0", "2", "4", "6", "8"]);
        assert_eq!(said(0.0).collect::<Vec<_>>(), ["0", "1"]);
        assert_eq!(said(41.0).collect::<Vec<_>>(), ["0", "20", "40", "60"]);
    }
}
