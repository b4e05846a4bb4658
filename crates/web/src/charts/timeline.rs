//! A timeline: what lasts from when to when, with today across it.

use super::bars::named;
use super::sheet::{Anchor, Ends, Sheet, fitting, width_of};
use super::{Called, WIDTH, share};
use crate::html::SafeHtml;

const ROW: f64 = 40.0;
const TOP: f64 = 19.0;
const THICK: f64 = 11.0;
const FOOT: f64 = 24.0;
const BETWEEN: f64 = 10.0;
/// So wide is what lasts but a moment.
const LEAST: f64 = 3.0;

/// Something that lasts.
#[derive(Debug, Clone)]
pub struct Span {
    /// What it is.
    pub name: String,
    /// From when to when, in words.
    pub said: String,
    /// When it begins, in the numbers of the [`Time`].
    pub from: f64,
    /// When it ends.
    pub to: f64,
}

/// The time that is shown.
#[derive(Debug, Clone)]
pub struct Time {
    /// When it begins, and in words.
    pub from: (f64, String),
    /// When it ends, and in words.
    pub to: (f64, String),
    /// Today, and the word for it.
    pub today: (f64, String),
}

/// A drawing of a timeline.
pub fn timeline(called: Called<'_>, time: &Time, spans: &[Span]) -> SafeHtml {
    laid(time, spans).svg(called)
}

fn laid(time: &Time, spans: &[Span]) -> Sheet {
    let rows = super::many(spans.len()) * ROW;
    let mut sheet = Sheet { height: rows + FOOT, ..Sheet::default() };
    let whole = time.to.0 - time.from.0;
    let across = |moment: f64| share(moment - time.from.0, whole) * WIDTH;
    for (at, span) in spans.iter().enumerate() {
        let top = super::many(at) * ROW;
        named(&mut sheet, top, &span.name, &span.said);
        sheet.fill("c-track", (0.0, top + TOP), (WIDTH, THICK));
        let left = across(span.from).min(WIDTH - LEAST);
        let width = (across(span.to) - left).max(LEAST);
        let over = span.to <= time.today.0;
        sheet.fill(if over { "f2" } else { "f1" }, (left, top + TOP), (width, THICK));
    }
    let y = rows + FOOT - 5.0;
    let (from, to) =
        (fitting(&time.from.1, WIDTH / 2.0 - BETWEEN), fitting(&time.to.1, WIDTH / 2.0 - BETWEEN));
    let (begins, ends) = (width_of(&from) + BETWEEN, WIDTH - width_of(&to) - BETWEEN);
    sheet.text((0.0, y), Anchor::Start, from);
    sheet.text((WIDTH, y), Anchor::End, to);
    if (time.from.0..=time.to.0).contains(&time.today.0) {
        let x = across(time.today.0);
        // Over the bars alone: nothing runs through a name.
        for row in 0..spans.len() {
            let bar = super::many(row) * ROW + TOP;
            sheet.path("c-now", &[(x, bar - 2.0), (x, bar + THICK + 2.0)], Ends::Open);
        }
        let width = width_of(&time.today.1);
        if begins + width <= ends {
            let left = (x - width / 2.0).clamp(begins, ends - width);
            sheet.text((left, y), Anchor::Start, time.today.1.clone());
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::sheet::is_sound;

    proptest! {
        #[test]
        fn what_lasts_stays_within_its_time(
            all in prop::collection::vec((".{0,40}", ".{0,40}", -50_i32..500, 0_i32..400), 0..9),
            words in [".{0,40}", ".{0,40}", ".{0,12}"], length in 0_i32..400, today in -100_i32..500
        ) {
            let spans = all.into_iter().map(|(name, said, from, lasts)| {
                Span { name, said, from: f64::from(from), to: f64::from(from + lasts) }
            });
            let spans: Vec<Span> = spans.collect();
            let [from, to, now] = words;
            let time = Time {
                from: (0.0, from),
                to: (f64::from(length), to),
                today: (f64::from(today), now),
            };
            is_sound(&laid(&time, &spans))?;
        }
    }
}
