//! The sheet that a chart is drawn on: texts, boxes and lines, which become SVG at the end.

use std::fmt::Write as _;

use super::{Called, TEXT, WIDTH};
use crate::html::{Attributes, Markup, SafeHtml};

/// How wide a letter is, for its size: more than most, so that a text is rather cut than run over.
const LETTER: f64 = 0.58;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    End,
}

/// A text on a line.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) from: Anchor,
    pub(super) text: String,
}

/// A box filled with a class of the stylesheet.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) class: &'static str,
}

/// What is being drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) height: f64,
    pub(super) texts: Vec<Text>,
    pub(super) boxes: Vec<Filled>,
    /// Paths, below the boxes but for today's: their class and their points.
    pub(super) paths: Vec<(&'static str, String)>,
    /// Dots above them.
    pub(super) dots: Vec<(f64, f64)>,
}

/// How wide a text is at most.
pub(super) fn width_of(text: &str) -> f64 {
    super::many(text.chars().count()) * TEXT * LETTER
}

/// As much of a text as fits.
pub(super) fn fitting(text: &str, width: f64) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if width_of(&cut) + 2.0 * TEXT * LETTER > width {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

/// A text in at most two lines.
pub(super) fn in_two(text: &str, width: f64) -> Vec<String> {
    if width_of(text) <= width {
        return vec![text.to_owned()];
    }
    let spaces = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let first = spaces.rev().find(|(first, _)| width_of(first) <= width);
    match first {
        Some((first, rest)) => vec![first.to_owned(), fitting(rest.trim_start(), width)],
        None => vec![fitting(text, width)],
    }
}

impl Sheet {
    pub(super) fn text(&mut self, (x, y): (f64, f64), from: Anchor, text: impl Into<String>) {
        self.texts.push(Text { x, y, from, text: text.into() });
    }

    pub(super) fn fill(
        &mut self,
        class: &'static str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
    ) {
        self.boxes.push(Filled { x, y, width, height, class });
    }

    /// A line through points, or an area within them.
    pub(super) fn path(&mut self, class: &'static str, points: &[(f64, f64)], ends: Ends) {
        let mut d = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            let _ = write!(d, "{step}{} {}", unit(*x), unit(*y));
        }
        if ends == Ends::Meet {
            d.push('z');
        }
        self.paths.push((class, d));
    }

    /// A band that flows down from one edge, its left and right end, to another.
    pub(super) fn stream(&mut self, class: &'static str, from: Edge, to: Edge) {
        let half = unit(f64::midpoint(from.y, to.y));
        let [a, b, c, d] = [from.left, from.right, to.left, to.right].map(unit);
        let (top, end) = (unit(from.y), unit(to.y));
        let way = format!(
            "M{a} {top}C{a} {half} {c} {half} {c} {end}L{d} {end}C{d} {half} {b} {half} {b} {top}z"
        );
        self.paths.push((class, way));
    }

    /// The drawing.
    pub(super) fn svg(&self, called: Called<'_>) -> SafeHtml {
        let view = format!("0 0 {} {}", unit(WIDTH), unit(self.height));
        let mut svg = Markup::new();
        svg.open("svg", &Attributes::new().with("role", "img").with("viewBox", view));
        svg.open("title", &Attributes::new()).text(called.title).close("title");
        if !called.text.is_empty() {
            svg.open("desc", &Attributes::new()).text(called.text).close("desc");
        }
        let (over, under): (Vec<_>, Vec<_>) =
            self.paths.iter().partition(|(class, _)| *class == "c-now");
        let path = |svg: &mut Markup, (class, d): &(&'static str, String)| {
            svg.shape("path", &Attributes::new().with("class", class).with("d", d));
        };
        under.into_iter().for_each(|it| path(&mut svg, it));
        for it in &self.boxes {
            let place = Attributes::new().with("class", it.class);
            let place = place.with("x", unit(it.x)).with("y", unit(it.y));
            svg.shape("rect", &place.with("width", unit(it.width)).with("height", unit(it.height)));
        }
        over.into_iter().for_each(|it| path(&mut svg, it));
        for (x, y) in &self.dots {
            let dot = Attributes::new().with("class", "c-dot");
            svg.shape("circle", &dot.with("cx", unit(*x)).with("cy", unit(*y)).with("r", 4));
        }
        for it in &self.texts {
            let place = match it.from {
                Anchor::Start => Attributes::new(),
                Anchor::End => Attributes::new().with("class", "end"),
            };
            svg.open("text", &place.with("x", unit(it.x)).with("y", unit(it.y)));
            svg.text(&it.text).close("text");
        }
        svg.close("svg");
        svg.finish()
    }
}

/// Whether the last point of a path leads back to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    Open,
    Meet,
}

/// A level edge: its two ends and how far down it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
}

/// A coordinate with one decimal at most.
fn unit(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
impl Text {
    /// Left, top, right, bottom: letters reach up from their line by most of their size, and a little down.
    fn bounds(&self) -> [f64; 4] {
        const UP: f64 = 0.8;
        const DOWN: f64 = 0.25;
        let width = width_of(&self.text);
        let left = match self.from {
            Anchor::Start => self.x,
            Anchor::End => self.x - width,
        };
        [left, self.y - UP * TEXT, left + width, self.y + DOWN * TEXT]
    }
}

/// What every chart must keep to, whatever it is made of.
#[cfg(test)]
pub(super) fn is_sound(sheet: &Sheet) -> Result<(), proptest::test_runner::TestCaseError> {
    use proptest::prelude::*;
    let inside = |[left, top, right, bottom]: [f64; 4]| {
        left >= -0.01 && top >= -0.01 && right <= WIDTH + 0.01 && bottom <= sheet.height + 0.01
    };
    let all: Vec<[f64; 4]> = sheet.texts.iter().map(Text::bounds).collect();
    for (at, one) in all.iter().enumerate() {
        prop_assert!(inside(*one), "{:?} of {}", sheet.texts[at], sheet.height);
        for (other, text) in all[at + 1..].iter().zip(&sheet.texts[at + 1..]) {
            let apart = one[2] <= other[0] + 0.01
                || other[2] <= one[0] + 0.01
                || one[3] <= other[1] + 0.01
                || other[3] <= one[1] + 0.01;
            prop_assert!(apart, "{:?} over {text:?}", sheet.texts[at]);
        }
    }
    for it in &sheet.boxes {
        prop_assert!(it.width >= 0.0 && it.height >= 0.0, "{it:?}");
        prop_assert!(inside([it.x, it.y, it.x + it.width, it.y + it.height]), "{it:?}");
    }
    for (x, y) in &sheet.dots {
        prop_assert!(inside([*x, *y, *x, *y]));
    }
    prop_assert!(!sheet.paths.iter().any(|(_, d)| d.contains("NaN") || d.contains("inf")));
    Ok(())
}
