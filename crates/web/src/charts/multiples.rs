//! Small multiples: the same small chart for several things, all to one scale. A number that is not told is an outline.

use super::sheet::{Anchor, Ends, Sheet, fitting};
use super::{Called, WIDTH, share};
use crate::html::SafeHtml;

const GUTTER: f64 = 16.0;
const CELL: f64 = (WIDTH - GUTTER) / 2.0;
const NAME: f64 = 13.0;
const SAID: f64 = 31.0;
const BASE: f64 = 92.0;
const TALL: f64 = 52.0;
const CELL_HEIGHT: f64 = 108.0;
/// How tall an outline is, where the number is not told.
const UNTOLD: f64 = 6.0;

/// One of the small charts.
#[derive(Debug, Clone)]
pub struct Small {
    /// What it is about.
    pub name: String,
    /// How much altogether, in words.
    pub said: String,
    /// Its numbers in their order; nothing where one is not told.
    pub values: Vec<Option<f64>>,
}

/// A drawing of small multiples.
pub fn multiples(called: Called<'_>, all: &[Small]) -> SafeHtml {
    laid(all).svg(called)
}

fn laid(all: &[Small]) -> Sheet {
    let rows = all.len().div_ceil(2);
    let mut sheet = Sheet { height: super::many(rows) * CELL_HEIGHT, ..Sheet::default() };
    let most = all.iter().flat_map(|one| &one.values).flatten().copied().fold(0.0, f64::max);
    for (at, one) in all.iter().enumerate() {
        let left = if at % 2 == 0 { 0.0 } else { CELL + GUTTER };
        let top = super::many(at / 2) * CELL_HEIGHT;
        sheet.text((left, top + NAME), Anchor::Start, fitting(&one.name, CELL));
        sheet.text((left, top + SAID), Anchor::Start, fitting(&one.said, CELL));
        let step = CELL / super::many(one.values.len()).max(1.0);
        let width = (step - 2.0).max(step * 0.6);
        for (at, value) in one.values.iter().enumerate() {
            let x = left + super::many(at) * step;
            let (class, tall) = match value {
                Some(value) => ("f1", share(*value, most) * TALL),
                None => ("c-gap", UNTOLD),
            };
            if tall > 0.0 {
                sheet.fill(class, (x, top + BASE - tall), (width, tall));
            }
        }
        let base = top + BASE + 0.5;
        sheet.path("c-grid", &[(left, base), (left + CELL, base)], Ends::Open);
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
        fn all_have_one_scale(
            all in prop::collection::vec(
                (".{0,40}", ".{0,40}", prop::collection::vec(prop::option::of(0_u32..90), 0..14)), 0..9)
        ) {
            let all = all.into_iter().map(|(name, said, values)| {
                let values = values.into_iter().map(|value| value.map(f64::from)).collect();
                Small { name, said, values }
            });
            let all: Vec<Small> = all.collect();
            let sheet = laid(&all);
            is_sound(&sheet)?;
            let told = all.iter().flat_map(|one| &one.values).flatten().filter(|value| **value > 0.0);
            let most = told.clone().copied().fold(0.0, f64::max);
            let drawn: Vec<_> = sheet.boxes.iter().filter(|it| it.class == "f1").collect();
            prop_assert_eq!(drawn.len(), told.clone().count());
            for (it, value) in drawn.into_iter().zip(told) {
                prop_assert!((it.height - value / most * TALL).abs() < 0.01);
            }
        }
    }
}
