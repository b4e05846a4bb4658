//! A flow: what became of so many, stage by stage downwards. Of each stage one part goes on, the others end there; how
//! wide a part is says how many it has. Its words stand beside it, so that they have room on a phone.

use super::sheet::{Anchor, Edge, Sheet, in_two};
use super::{Called, TEXT, WIDTH, share};
use crate::html::SafeHtml;

/// How wide the flow is, and where its words begin.
const ACROSS: f64 = 104.0;
const KEY: f64 = 120.0;
const WORDS: f64 = 136.0;
/// Between two parts of a stage.
const BETWEEN: f64 = 4.0;
/// How tall a part is.
const THICK: f64 = 14.0;
const LINE: f64 = 18.0;
/// Between the stages, at least.
const DOWN: f64 = 30.0;
/// The colours of the parts of a stage; what goes on has the first.
const COLOURS: [&str; 5] = ["f1", "f3", "f5", "f2", "f0"];

/// A stage: what goes on first, then what ends here.
#[derive(Debug, Clone)]
pub struct Stage(pub Vec<Part>);

/// A part of a stage.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is, with its number.
    pub said: String,
    /// How many.
    pub value: f64,
}

/// A drawing of a flow. Each stage divides what went on from the one before: its parts add up to that.
pub fn flow(called: Called<'_>, stages: &[Stage]) -> SafeHtml {
    laid(stages).svg(called)
}

fn laid(stages: &[Stage]) -> Sheet {
    let mut sheet = Sheet::default();
    let whole: f64 = stages.first().map_or(0.0, |stage| stage.0.iter().map(|it| it.value).sum());
    let mut above: Option<Edge> = None;
    let mut y = 0.0;
    for stage in stages {
        let words = words(&mut sheet, stage, y);
        let (mut left, mut taken) =
            (above.map_or(0.0, |edge| edge.left), above.map_or(0.0, |e| e.left));
        let mut goes_on = None;
        for (part, class) in stage.0.iter().zip(COLOURS.iter().cycle()) {
            let width = share(part.value, whole) * (ACROSS - 3.0 * BETWEEN);
            let place = left.min(ACROSS - width);
            if width > 0.0 {
                sheet.fill(class, (place, y), (width, THICK));
                if let Some(edge) = above {
                    let from = Edge { left: taken, right: taken + width, y: edge.y };
                    sheet.stream("c-flow", from, Edge { left: place, right: place + width, y });
                }
            }
            if goes_on.is_none() {
                goes_on = Some(Edge { left: place, right: place + width, y: y + THICK });
            }
            left = place + width + BETWEEN;
            taken += width;
        }
        above = goes_on;
        y += words.max(THICK) + DOWN;
    }
    sheet.height = (y - DOWN).max(0.0);
    sheet
}

/// Writes what the parts of a stage are, and says how tall that is.
fn words(sheet: &mut Sheet, stage: &Stage, top: f64) -> f64 {
    let mut y = top;
    for (part, class) in stage.0.iter().zip(COLOURS.iter().cycle()) {
        sheet.fill(class, (KEY, y + 2.0), (10.0, 10.0));
        for line in in_two(&part.said, WIDTH - WORDS) {
            sheet.text((WORDS, y + TEXT * 0.8), Anchor::Start, line);
            y += LINE;
        }
        y += 2.0;
    }
    y - top
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::sheet::is_sound;

    /// Stages of a flow of so many: each divides what went on.
    fn divided(whole: u32, cuts: Vec<Vec<(u32, String)>>) -> Vec<Stage> {
        let mut left = whole;
        let mut stages =
            vec![Stage(vec![Part { said: "all".to_owned(), value: f64::from(whole) }])];
        for cut in cuts {
            let mut ends = Vec::new();
            for (wish, said) in cut {
                let value = wish.min(left);
                left -= value;
                ends.push(Part { said, value: f64::from(value) });
            }
            ends.insert(0, Part { said: "goes on".to_owned(), value: f64::from(left) });
            stages.push(Stage(ends));
        }
        stages
    }

    proptest! {
        #[test]
        fn what_flows_in_flows_out(
            whole in 0_u32..5_000,
            cuts in prop::collection::vec(prop::collection::vec((0_u32..900, ".{0,60}"), 0..4), 0..5)
        ) {
            let stages = divided(whole, cuts);
            let sheet = laid(&stages);
            is_sound(&sheet)?;
            let scale = (ACROSS - 3.0 * BETWEEN) / f64::from(whole).max(1.0);
            let parts = sheet.boxes.iter().filter(|it| it.x < KEY);
            let drawn: f64 = parts.map(|it| it.width).sum();
            let counted: f64 = stages.iter().flat_map(|it| &it.0).map(|it| it.value).sum();
            prop_assert!((drawn - counted * scale).abs() < 0.1);
            // The parts of a stage lie beside each other, within the flow.
            for pair in sheet.boxes.windows(2).filter(|pair| pair.iter().all(|it| it.x < KEY)) {
                if (pair[0].y - pair[1].y).abs() < 0.1 {
                    prop_assert!(pair[0].x + pair[0].width <= pair[1].x + 0.01);
                }
            }
        }
    }
}
