//! Stacked shares: of several wholes, how each is made up. Their colours are told in a legend.

use super::bars::named;
use super::sheet::Sheet;
use super::{Called, WIDTH, share};
use crate::html::SafeHtml;

const ROW: f64 = 46.0;
const TOP: f64 = 19.0;
const THICK: f64 = 17.0;
/// What lies between two parts.
const SEAM: f64 = 1.5;
/// The colours of parts, in their order; who has more parts begins again.
const COLOURS: [&str; 6] = ["f1", "f3", "f2", "f4", "f5", "f0"];

/// A whole and its parts.
#[derive(Debug, Clone)]
pub struct Share {
    /// What it is.
    pub name: String,
    /// How much each part is, in the order of the legend.
    pub parts: Vec<f64>,
    /// The whole in words.
    pub said: String,
}

/// A drawing of stacked shares.
pub fn shares(called: Called<'_>, shares: &[Share]) -> SafeHtml {
    laid(shares).svg(called)
}

/// The number of the class that the part at this place has, for the legend.
pub fn colour(at: usize) -> u8 {
    let class = COLOURS.iter().cycle().nth(at).copied().unwrap_or("f0");
    class.trim_start_matches('f').parse().unwrap_or(0)
}

fn laid(shares: &[Share]) -> Sheet {
    let mut sheet = Sheet { height: super::many(shares.len()) * ROW, ..Sheet::default() };
    for (at, one) in shares.iter().enumerate() {
        let top = super::many(at) * ROW;
        named(&mut sheet, top, &one.name, &one.said);
        let whole: f64 = one.parts.iter().sum();
        let mut left = 0.0;
        for (part, class) in one.parts.iter().zip(COLOURS.iter().cycle()) {
            let width = share(*part, whole) * WIDTH;
            if width > 0.0 {
                let shown = (width - SEAM).max(width.min(SEAM)).min(WIDTH - left).max(0.0);
                sheet.fill(class, (left, top + TOP), (shown, THICK));
            }
            left += width;
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
        fn parts_lie_beside_each_other_and_fill_the_whole(
            all in prop::collection::vec(
                (".{0,50}", prop::collection::vec(0_u32..900, 0..8), "[0-9 a-z]{0,20}"), 0..9)
        ) {
            let all = all.into_iter().map(|(name, parts, said)| {
                Share { name, parts: parts.into_iter().map(f64::from).collect(), said }
            });
            let all: Vec<Share> = all.collect();
            let sheet = laid(&all);
            is_sound(&sheet)?;
            let parts = all.iter().flat_map(|one| &one.parts).filter(|part| **part > 0.0).count();
            prop_assert_eq!(sheet.boxes.len(), parts);
            for (at, one) in all.iter().enumerate() {
                let top = crate::charts::many(at) * ROW + TOP;
                let mine: Vec<_> = sheet.boxes.iter().filter(|it| (it.y - top).abs() < 0.1).collect();
                for pair in mine.windows(2) {
                    prop_assert!(pair[0].x + pair[0].width <= pair[1].x + 0.01);
                }
                if one.parts.iter().sum::<f64>() > 0.0 {
                    let last = mine.last().unwrap();
                    prop_assert!((last.x + last.width - WIDTH).abs() <= SEAM + 0.01);
                }
            }
        }
    }
}
