//! Bars: one number for each of several things, the names above them, so that they have room on a phone.

use super::sheet::{Anchor, Sheet, fitting, width_of};
use super::{Called, WIDTH, share};
use crate::html::SafeHtml;

/// How much of the height a bar has with its name, and where both lie in it.
const ROW: f64 = 40.0;
const NAME: f64 = 13.0;
const TOP: f64 = 19.0;
const THICK: f64 = 11.0;
/// Blank between a name and its number.
const BETWEEN: f64 = 10.0;

/// A bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// How long it is; nothing where the number is not known or not told.
    pub value: Option<f64>,
    /// The number in words, or why there is none.
    pub said: String,
}

/// A drawing of bars.
pub fn bars(called: Called<'_>, bars: &[Bar]) -> SafeHtml {
    laid(bars).svg(called)
}

fn laid(bars: &[Bar]) -> Sheet {
    let mut sheet = Sheet { height: super::many(bars.len()) * ROW, ..Sheet::default() };
    let most = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
    for (at, bar) in bars.iter().enumerate() {
        let top = super::many(at) * ROW;
        named(&mut sheet, top, &bar.name, &bar.said);
        let place = (0.0, top + TOP);
        match bar.value {
            Some(value) => {
                sheet.fill("c-track", place, (WIDTH, THICK));
                let width = share(value, most) * WIDTH;
                sheet.fill("f1", place, (width, THICK));
            }
            None => sheet.fill("c-gap", (0.5, top + TOP), (WIDTH - 1.0, THICK)),
        }
    }
    sheet
}

/// A name at the start of a line and its number at the end.
pub(super) fn named(sheet: &mut Sheet, top: f64, name: &str, said: &str) {
    let said = fitting(said, WIDTH * 0.6);
    let room = WIDTH - width_of(&said) - BETWEEN;
    sheet.text((0.0, top + NAME), Anchor::Start, fitting(name, room));
    if !said.is_empty() {
        sheet.text((WIDTH, top + NAME), Anchor::End, said);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::sheet::is_sound;

    proptest! {
        #[test]
        fn bars_are_as_long_as_their_numbers(
            all in prop::collection::vec((".{0,60}", prop::option::of(0_u32..100_000), ".{0,40}"), 0..20)
        ) {
            let all = all.into_iter().map(|(name, value, said)| {
                Bar { name, value: value.map(f64::from), said }
            });
            let all: Vec<Bar> = all.collect();
            let sheet = laid(&all);
            is_sound(&sheet)?;
            let drawn: Vec<f64> =
                sheet.boxes.iter().filter(|it| it.class == "f1").map(|it| it.width).collect();
            let values: Vec<f64> = all.iter().filter_map(|bar| bar.value).collect();
            prop_assert_eq!(drawn.len(), values.len());
            let (sum, whole): (f64, f64) = (drawn.iter().sum(), values.iter().sum());
            for (width, value) in drawn.iter().zip(&values) {
                prop_assert!((width * whole - value * sum).abs() <= 1e-6 * (1.0 + whole * sum));
            }
        }
    }

    #[test]
    fn a_hostile_name_stays_a_text() {
        let bar = Bar { name: "<script>".to_owned(), value: Some(1.0), said: "\"1\"".to_owned() };
        let called = Called { title: "</title><b>", text: "" };
        let svg = bars(called, &[bar]);
        assert!(svg.as_str().contains("&#60;script&#62;"), "{svg}");
        assert!(!svg.as_str().contains("<script") && !svg.as_str().contains("<b>"), "{svg}");
    }
}
