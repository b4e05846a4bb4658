//! Whatever colour a city picks, words stay readable: every pair of tokens that meet on a page is
//! computed over 72 hues × 4 chromas × 2 schemes, from the stylesheet that is shipped.
//!
//! OKLCH to linear sRGB after Björn Ottosson's matrices (CSS Color 4); contrast by WCAG 2.2.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops loudly")]

use std::collections::BTreeMap;

const CSS: &str = include_str!("../assets/kalaka.css");

/// Text (4.5) and its grounds.
const TEXT: &[(&str, &str)] = &[
    ("ink", "bg surface sunken soft warm art-0 info-soft ok-soft warn-soft test-soft err-soft"),
    ("ink-2", "bg surface sunken soft warm info-soft ok-soft warn-soft err-soft"),
    ("brand", "bg surface sunken soft warm"),
    ("brand-2", "bg surface sunken warm"),
    ("on-brand", "brand brand-2"),
    ("on-deep", "deep"),
    ("on-deep-2", "deep"),
    ("ok", "ok-soft surface bg warm"),
    ("info", "info-soft surface bg"),
    ("warn", "warn-soft surface bg"),
    ("test", "test-soft surface"),
    ("err", "err-soft surface bg warm"),
    ("on-err", "err"),
    ("surface", "err"),
    ("bg", "ink"),
];

/// Lines of controls and the ring of the focus (3) and their grounds.
const SHAPES: &[(&str, &str)] = &[
    ("field", "bg surface sunken warm"),
    ("focus", "bg surface soft warm sunken"),
    ("brand", "line"),
    ("ink", "map-land map-built map-green map-water"),
];

#[derive(Clone, Copy)]
struct City {
    hue: f64,
    chroma: f64,
}

/// The value of each token: one or two texts such as `.47 var(--brand-c) var(--brand-h)`.
fn tokens() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut found = BTreeMap::new();
    for line in CSS.lines().filter(|line| line.contains("oklch(")) {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|l| l.split_once(':'))
        else {
            continue;
        };
        let colours: Vec<&str> = value.split("oklch(").skip(1).map(inside).collect();
        if colours.iter().all(|colour| !colour.contains('/')) {
            found.insert(name, colours);
        }
    }
    found
}

/// The text up to the bracket that closes one already open.
fn inside(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// Lightness, chroma, hue of one colour for a city.
fn resolve(colour: &str, city: City) -> [f64; 3] {
    let put = |text: String, name: &str, value: f64| text.replace(name, &value.to_string());
    let text = put(colour.to_owned(), "var(--brand-h)", city.hue);
    let text = put(text, "var(--friend-h)", city.hue + 48.0);
    let text = put(text, "var(--brand-c)", city.chroma).replace("calc(", "(");
    let mut values = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (part, after) = if let Some(open) = rest.strip_prefix('(') {
            let part = inside(open);
            (part, &open[part.len() + 1..])
        } else {
            rest.split_once(' ').unwrap_or((rest, ""))
        };
        values.push(part.split('*').map(|x| x.trim().parse::<f64>().expect(part)).product());
        rest = after.trim_start();
    }
    values.try_into().unwrap_or_else(|v| panic!("{colour}: {v:?}"))
}

/// Relative luminance, each channel cut to what a screen can show.
fn luminance([lightness, chroma, hue]: [f64; 3]) -> f64 {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_pair_is_readable_in_every_city() {
    let tokens = tokens();
    let value = |name: &str, scheme: usize, city: City| {
        let colours =
            tokens.get(name).unwrap_or_else(|| panic!("--{name} is not in the stylesheet"));
        luminance(resolve(colours[scheme.min(colours.len() - 1)], city))
    };
    let (mut checks, mut bad) = (0, BTreeMap::new());
    for (pairs, least) in [(TEXT, 4.5), (SHAPES, 3.0)] {
        for (front, grounds) in pairs {
            for ground in grounds.split(' ') {
                for hue in (0..360).step_by(5) {
                    for chroma in [0.0, 0.06, 0.12, 0.18] {
                        for (scheme, scheme_name) in ["light", "dark"].into_iter().enumerate() {
                            let city = City { hue: f64::from(hue), chroma };
                            let got =
                                contrast(value(front, scheme, city), value(ground, scheme, city));
                            checks += 1;
                            if got < least {
                                let worst = bad.entry((front, ground, scheme_name)).or_insert(got);
                                *worst = worst.min(got);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(bad.is_empty(), "of {checks} pairs these are too faint: {bad:#?}");
    assert!(checks > 30_000, "only {checks} pairs were computed");
}

#[test]
fn the_computation_agrees_with_known_colours() {
    assert!((luminance([1.0, 0.0, 0.0]) - 1.0).abs() < 1e-3);
    assert!(luminance([0.0, 0.0, 0.0]).abs() < 1e-9);
    // #767676 on white is the well-known edge of 4.5.
    let grey = contrast(luminance([0.567, 0.0, 0.0]), 1.0);
    assert!((grey - 4.54).abs() < 0.1, "{grey}");
}

#[test]
fn the_stylesheets_are_small_and_hold_no_outside_address() {
    for css in [CSS, include_str!("../assets/desk.css")] {
        assert!(!css.contains("url(") && !css.contains("@import"));
    }
}
