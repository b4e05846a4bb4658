//! Pictures as SVG: the look that all plots of the command line share.
//!
//! A picture stands alone: no script, no font, nothing fetched. Its colours follow the scheme
//! of whoever looks at it, and every number is written out beside its bar.

use std::fmt::Write as _;

use tally::plain::plain;

const WIDTH: f64 = 960.0;

/// Where bars begin, and how long the longest is.
pub(super) const LEFT: f64 = 300.0;
pub(super) const BAR: f64 = 400.0;

/// From one row to the next, and where the first one is.
pub(super) const ROW: f64 = 24.0;
pub(super) const TOP: f64 = 84.0;

const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1c1c1e}.head{font-size:18px;font-weight:600}\
.ground{fill:#fff}.won{fill:#1a7f4b}.lost{fill:#9a9aa2}.left{fill:#d9d9de}\
.c0{fill:#1f6fb2}.c1{fill:#c2571a}.c2{fill:#2f7d32}.c3{fill:#8a3fa0}.c4{fill:#b5892b}\
.c5{fill:#b3315f}.c6{fill:#2a8c8c}.c7{fill:#73737c}\
@media (prefers-color-scheme: dark){text{fill:#f2f2f5}.ground{fill:#17171a}.won{fill:#43c383}\
.lost{fill:#6f6f78}.left{fill:#3a3a41}.c0{fill:#6cb2ee}.c1{fill:#f0965c}.c2{fill:#79c97c}\
.c3{fill:#cb93dd}.c4{fill:#e2bd6a}.c5{fill:#ee86aa}.c6{fill:#6fd0d0}.c7{fill:#a0a0aa}}";

/// A picture of this height, with its title at the top.
pub(super) fn document(title: &str, height: f64, body: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\">"
    );
    let _ = writeln!(out, "<title>{}</title>\n<style>{STYLE}</style>", escaped(title));
    let _ = writeln!(out, "<rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>");
    heading(&mut out, 34.0, title);
    let _ = writeln!(out, "{body}</svg>");
    out
}

/// A line above what follows.
pub(super) fn heading(out: &mut String, y: f64, text: &str) {
    let _ = writeln!(out, "<text class=\"head\" x=\"16\" y=\"{y}\">{}</text>", escaped(text));
}

/// What a colour means.
pub(super) fn legend(out: &mut String, x: f64, class: &str, text: &str) {
    let _ =
        writeln!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"52\" width=\"14\" height=\"14\"/>");
    label(out, x + 20.0, 64.0, text);
}

/// A bar of this class of colour.
pub(super) fn bar(out: &mut String, class: &str, x: f64, y: f64, width: f64) {
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"18\"/>"
    );
}

/// A text that begins here.
pub(super) fn label(out: &mut String, x: f64, y: f64, text: &str) {
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(text));
}

/// The share of a whole, for a bar.
pub(super) fn share(part: i128, whole: i128) -> f64 {
    let thousandths = part.saturating_mul(10_000) / whole;
    f64::from(u32::try_from(thousandths).unwrap_or(0)) / 10_000.0
}

/// A foreign text on one line, of at most so many letters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = plain(text.trim());
    if text.chars().count() <= most {
        return text.into_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
    out
}
