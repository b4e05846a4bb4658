//! Charts as SVG. Each has a sentence above it and a table beside it, which the page provides.

use std::fmt::Write as _;

use askama::filters::{Html, escape};

use crate::words::Words;

/// One row of a dot plot.
pub(crate) struct Dot<'a> {
    /// What it is.
    pub(crate) label: &'a str,
    /// How much.
    pub(crate) value: i64,
    /// A filled dot for one that was selected, an open one else.
    pub(crate) filled: bool,
}

/// A row of dots on a shared scale from 0, one for each thing, in the given order.
pub(crate) fn dot_plot(w: &Words, dots: &[Dot<'_>], alt: &str) -> String {
    const LEFT: i64 = 250;
    const WIDTH: i64 = 300;
    const ROW: i64 = 31;
    let largest = dots.iter().map(|dot| dot.value).max().unwrap_or(0).max(1);
    let step = nice_step(largest);
    let top = (largest + step - 1) / step * step;
    let x = |value: i64| LEFT + WIDTH * value / top;
    let bottom = ROW * i64::try_from(dots.len()).unwrap_or(0) + 8;
    let mut svg = format!(
        r#"<svg viewBox="0 0 580 {}" role="img" aria-label="{}">"#,
        bottom + 26,
        escaped(alt)
    );
    let mut tick = 0;
    while tick <= top {
        let at = x(tick);
        let _ = write!(
            svg,
            r#"<path class="c-grid" d="M{at} 6V{bottom}"/><text class="mid" x="{at}" y="{}">{}</text>"#,
            bottom + 20,
            w.number(tick)
        );
        tick += step;
    }
    let mut y = 26;
    for dot in dots {
        let (class, strong) = if dot.filled { ("c-dot", " strong") } else { ("c-dot2", "") };
        let at = x(dot.value);
        let _ = write!(
            svg,
            r#"<text class="end{strong}" x="238" y="{}">{}</text><path class="c-link" d="M{LEFT} {y}H{at}"/><circle class="{class}" cx="{at}" cy="{y}" r="6"/>"#,
            y + 4,
            escaped(&shortened(dot.label)),
        );
        y += ROW;
    }
    svg.push_str("</svg>");
    svg
}

/// 1, 2 or 5 times a power of ten, so that a scale has at most five steps.
fn nice_step(largest: i64) -> i64 {
    let mut unit = 1;
    loop {
        for factor in [1, 2, 5] {
            if unit * factor * 5 >= largest {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

/// At most 30 characters, cut at a word where that is possible.
fn shortened(label: &str) -> String {
    if label.chars().count() <= 30 {
        return label.to_owned();
    }
    let cut: String = label.chars().take(29).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ':', ';']))
}

fn escaped(text: &str) -> String {
    escape(text, Html).map(|safe| safe.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_few_round_steps() {
        for (largest, step) in [(1, 1), (5, 1), (6, 2), (24, 5), (180, 50), (1_840, 500)] {
            assert_eq!(nice_step(largest), step, "{largest}");
        }
    }

    #[test]
    fn long_labels_are_cut_at_a_word() {
        assert_eq!(shortened("Shade"), "Shade");
        let long = shortened("Hátsóudvari esővízgyűjtő tartályok a Szövetség utcában");
        assert!(long.ends_with('…') && long.chars().count() <= 30, "{long}");
    }
}
