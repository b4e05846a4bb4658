//! Charts, drawn by the server as SVG: bars, lines with an interval, stacked shares, a timeline, small multiples and a
//! flow. Each stands below a sentence that says what it shows and beside a table of the same numbers.
//!
//! A drawing is [`WIDTH`] units wide and as tall as it needs to be, laid out for the narrowest phone, where a letter is as
//! large as [`TEXT`]; on wider screens the stylesheet makes letters smaller, so what does not overlap there does not
//! overlap here. Everything here is pure: the words and the numbers in words come with the data, and no kind of chart
//! reads a clock, a setting or a language.

mod bars;
mod flow;
mod lines;
mod multiples;
mod shares;
mod sheet;
mod timeline;

pub use bars::{Bar, bars};
pub use flow::{Part, Stage, flow};
pub use lines::{Axis, Point, lines};
pub use multiples::{Small, multiples};
pub use shares::{Share, colour, shares};
pub use timeline::{Span, Time, timeline};

use crate::html::SafeHtml;

/// How wide a drawing is, in its own units.
pub const WIDTH: f64 = 320.0;
/// How large a letter is on the narrowest screen, in those units.
pub const TEXT: f64 = 15.0;

/// A chart as a page shows it.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// What it shows, as a sentence.
    pub title: String,
    /// What was counted, in which units.
    pub text: String,
    /// The drawing; none where there is nothing to draw.
    pub drawing: SafeHtml,
    /// The number of each colour's class with what it stands for.
    pub legend: Vec<(u8, String)>,
    /// The same numbers.
    pub twin: Twin,
    /// What to know before one reads too much into it, or nothing.
    pub note: String,
}

/// The numbers of a chart as a table.
#[derive(Debug, Clone, Default)]
pub struct Twin {
    /// What stands above each column.
    pub head: Vec<String>,
    /// Each row: what it is, and its cells.
    pub rows: Vec<(String, Vec<String>)>,
}

/// What a drawing is called by readers of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Called<'a> {
    /// What it shows.
    pub title: &'a str,
    /// More about it.
    pub text: &'a str,
}

/// A count as a length.
pub fn length(count: i64) -> f64 {
    f64::from(u32::try_from(count.max(0)).unwrap_or(u32::MAX))
}

/// How many there are, as a length.
fn many(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A part of a whole, between nothing and all of it; nothing of nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 && part.is_finite() { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}
