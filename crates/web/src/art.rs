//! Generated tile art: the quilt.
//!
//! Every call and idea gets a picture of its own, drawn from a hash of its theme and id: the same
//! input gives the same picture for ever, on every machine. A picture is inline SVG of about 1 kB
//! whose five classes `k0` to `k4` take the city's colours from the stylesheet, so that it follows
//! theme and dark mode. Art is decoration: always `aria-hidden`, never under text.
//!
//! No clock, no randomness: what is kept of late drawings (`kept`) only saves drawing them again.

use std::fmt::{self, Write as _};
use std::sync::LazyLock;

use crate::html::{Attributes, Markup, SafeHtml};

mod kept;
mod motif;
mod shapes;

/// Side of one tile in drawing units; a picture is 5 × 3 tiles.
const TILE: i32 = 48;

/// The eight themes a picture can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motif {
    /// Wheels, trams, bridges.
    Mobility,
    /// Leaves, flowers, trees.
    Green,
    /// Books and bright ideas.
    Learning,
    /// Rainbows, masks, music.
    Culture,
    /// Houses of all heights.
    Housing,
    /// Hearts and company.
    Care,
    /// Bowls, apples, bread.
    Food,
    /// Sun, wind and panels.
    Energy,
}

impl Motif {
    /// All motifs, in the order of the guide.
    pub const ALL: [Self; 8] = [
        Self::Mobility,
        Self::Green,
        Self::Learning,
        Self::Culture,
        Self::Housing,
        Self::Care,
        Self::Food,
        Self::Energy,
    ];

    /// The motif of a city's theme key. A theme a city made up itself always gets the same one of the eight.
    #[must_use]
    pub fn of(theme: &str) -> Self {
        match theme {
            "mobility" => Self::Mobility,
            "green" => Self::Green,
            "learning" => Self::Learning,
            "culture" => Self::Culture,
            "housing" => Self::Housing,
            "care" => Self::Care,
            "food" => Self::Food,
            "energy" => Self::Energy,
            other => Dice::new(&[other]).pick(Self::ALL),
        }
    }
}

/// How many big shapes each theme has.
pub const VARIANTS: usize = 6;

/// The picture of a call or idea: `theme` is the city's theme key, `id` any stable name of the thing.
#[must_use]
pub fn tile(theme: &str, id: &str) -> SafeHtml {
    draw(theme, id, 0, "art")
}

/// The same picture with another big shape, so many further on: for a list in which its own stands close by.
#[must_use]
pub fn tile_turned(theme: &str, id: &str, turn: usize) -> SafeHtml {
    draw(theme, id, turn, "art")
}

/// The same picture with rounded corners, for page heads.
#[must_use]
pub fn tile_rounded(theme: &str, id: &str) -> SafeHtml {
    draw(theme, id, 0, "art rounded")
}

/// The picture as a file of its own, which no stylesheet colours: with these five colours and this size in pixels.
#[must_use]
pub fn tile_file(
    theme: &str,
    id: &str,
    colours: [String; 5],
    (width, height): (u32, u32),
) -> SafeHtml {
    let cloth = Cloth { colours: Some(colours), ..Cloth::default() };
    let attributes = Attributes::new().with("xmlns", "http://www.w3.org/2000/svg");
    sew(theme, id, 0, cloth, attributes.with("width", width).with("height", height))
}

/// Which big shape a picture has of its own: the motif, and one of its [`VARIANTS`].
#[must_use]
pub fn shape_of(theme: &str, id: &str) -> (Motif, usize) {
    let plan = Plan::of(theme, id);
    (plan.motif, plan.variant)
}

/// The large quilt of a hero: `columns` × `rows` tiles, a pattern of its own for each seed.
#[must_use]
pub fn quilt(seed: &str, columns: i32, rows: i32) -> SafeHtml {
    let mut dice = Dice::new(&["quilt", seed]);
    let mut cloth = Cloth::default();
    for row in 0..rows {
        for column in 0..columns {
            let (x, y) = (column * TILE, row * TILE);
            let ground = dice.pick([3, 1, 0, 2, 4, 3, 1, 3]);
            let figure = other_than(&mut dice, [0, 1, 2, 3, 4], ground);
            let turn = dice.roll(4);
            cloth.square(x, y, ground);
            match dice.roll(16) {
                0..=9 => {
                    let motif = dice.pick(Motif::ALL);
                    cloth.small(motif, x, y, turn, ground, figure);
                }
                10..=13 => cloth.quarter(x, y, TILE, turn, figure),
                _ => cloth.leaf(x, y, TILE, turn, figure),
            }
        }
    }
    let view = format!("0 0 {} {}", columns * TILE, rows * TILE);
    let attributes = Attributes::new().with("viewBox", view);
    cloth.finish(attributes.with("preserveAspectRatio", "xMinYMid slice"))
}

/// The strip of quarter circles above the footer and on receipts.
#[must_use]
pub fn edge() -> &'static SafeHtml {
    static EDGE: LazyLock<SafeHtml> = LazyLock::new(sew_edge);
    &EDGE
}

fn sew_edge() -> SafeHtml {
    let mut cloth = Cloth::default();
    for i in 0..54 {
        let colour = match (i * 5 + i / 3) % 6 {
            0 => 3,
            1 | 5 => 1,
            2 => 2,
            3 => 4,
            _ => 0,
        };
        cloth.quarter(i * 24, 0, 24, (i * 7 + i / 4) % 4, colour);
    }
    let attributes = Attributes::new().with("class", "edge").with("viewBox", "0 0 1280 24");
    cloth.finish(attributes.with("preserveAspectRatio", "xMinYMid slice"))
}

/// Kalaka's mark, for a city that has no logo of its own: four tiles that make one thing.
#[must_use]
pub fn mark() -> &'static SafeHtml {
    static MARK: LazyLock<SafeHtml> = LazyLock::new(sew_mark);
    &MARK
}

fn sew_mark() -> SafeHtml {
    let mut cloth = Cloth::default();
    cloth.square(0, 0, 4);
    cloth.path(format_args!("M0 0h24v24H0zM24 24h24v24H24z"), 3);
    cloth.path(format_args!("M24 0h24a24 24 0 0 1-24 24z"), 2);
    cloth.path(format_args!("M24 24v24H0a24 24 0 0 1 24-24zM0 24V0a24 24 0 0 1 24 24z"), 1);
    cloth.finish(Attributes::new().with("viewBox", "0 0 48 48"))
}

/// What is decided of a picture before anything is drawn.
struct Plan {
    motif: Motif,
    dice: Dice,
    palette: [u8; 4],
    column: i32,
    variant: usize,
}

impl Plan {
    fn of(theme: &str, id: &str) -> Self {
        let mut dice = Dice::new(&[theme, id]);
        let palettes = [[0, 1, 2, 3], [3, 1, 2, 4], [2, 3, 4, 1], [1, 3, 2, 4], [0, 3, 1, 2]];
        Self {
            motif: Motif::of(theme),
            palette: dice.pick(palettes),
            column: dice.roll(3),
            variant: dice.below(VARIANTS),
            dice,
        }
    }
}

fn draw(theme: &str, id: &str, turn: usize, class: &'static str) -> SafeHtml {
    let drawn = || sew(theme, id, turn, Cloth::default(), Attributes::new().with("class", class));
    kept::or_drawn(theme, id, turn, class, drawn)
}

fn sew(theme: &str, id: &str, turn: usize, mut cloth: Cloth, attributes: Attributes) -> SafeHtml {
    let Plan { motif, mut dice, palette, column, variant } = Plan::of(theme, id);
    for i in (0..5).filter(|i| !(column..column + 3).contains(i)) {
        for j in 0..3 {
            let (x, y) = (i * TILE, j * TILE);
            let ground = dice.pick(palette);
            let figure = other_than(&mut dice, palette, ground);
            let turn = dice.roll(4);
            cloth.square(x, y, ground);
            match dice.roll(6) {
                0..=2 => cloth.small(motif, x, y, turn, ground, figure),
                3 => cloth.quarter(x, y, TILE, turn, figure),
                4 if motif == Motif::Culture => cloth.triangle(x, y, turn, figure),
                4 => cloth.half(x, y, turn % 2 == 0, figure),
                _ => {}
            }
        }
    }
    // The turn is added to a place among six, so one of the six is always found.
    if let Some(shape) = shapes::of(motif).get((variant + turn) % VARIANTS) {
        cloth.big(shape, column * TILE, palette);
    }
    let attributes = attributes.with("viewBox", "0 0 240 144");
    cloth.finish(attributes.with("preserveAspectRatio", "xMidYMid slice"))
}

fn other_than<const N: usize>(dice: &mut Dice, palette: [u8; N], taken: u8) -> u8 {
    let start = dice.below(palette.len());
    let mut turned = palette.into_iter().cycle().skip(start);
    turned.find(|colour| *colour != taken).unwrap_or(taken)
}

/// A stream of small numbers from a text: FNV-1a seeds SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn new(seed: &[&str]) -> Self {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for part in seed {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `sides - 1`.
    fn roll(&mut self, sides: u32) -> i32 {
        i32::try_from(self.next() % u64::from(sides.max(1))).unwrap_or(0)
    }

    fn below(&mut self, len: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(len.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "the index is below N, and no caller has an empty list"
    )]
    fn pick<T: Copy, const N: usize>(&mut self, from: [T; N]) -> T {
        let index = self.below(N);
        from[index]
    }
}

/// What has been sewn so far. Shapes of one colour that follow each other share one `path`.
#[derive(Default)]
struct Cloth {
    svg: Markup,
    run: String,
    colour: Option<u8>,
    /// What the five colours are, where no stylesheet says so.
    colours: Option<[String; 5]>,
}

impl Cloth {
    fn path(&mut self, d: fmt::Arguments, colour: u8) {
        if self.colour != Some(colour) {
            self.flush();
            self.colour = Some(colour);
        }
        // Writing to a String cannot fail.
        let _ = self.run.write_fmt(d);
    }

    fn flush(&mut self) {
        if let Some(colour) = self.colour.take() {
            let named = self.colours.as_ref().and_then(|all| all.get(usize::from(colour)));
            let look = match named {
                Some(fill) => Attributes::new().with("fill", fill),
                None => Attributes::new().with("class", format_args!("k{colour}")),
            };
            self.svg.shape("path", &look.with("d", &self.run));
            self.run.clear();
        }
    }

    fn finish(mut self, attributes: Attributes) -> SafeHtml {
        self.flush();
        let mut svg = Markup::new();
        svg.open("svg", &attributes.with("aria-hidden", "true"));
        svg.put(&self.svg.finish()).close("svg");
        svg.finish()
    }

    /// A ground tile, half a unit larger than it is so that no seam shows between neighbours.
    fn square(&mut self, x: i32, y: i32, k: u8) {
        self.path(format_args!("M{x} {y}h48.5v48.5h-48.5z"), k);
    }

    fn rect(&mut self, x: i32, y: i32, w: i32, h: i32, k: u8) {
        self.path(format_args!("M{x} {y}h{w}v{h}h-{w}z"), k);
    }

    fn disc(&mut self, cx: i32, cy: i32, r: i32, k: u8) {
        let d = 2 * r;
        self.path(format_args!("M{} {cy}a{r} {r} 0 0 1 {d} 0a{r} {r} 0 0 1-{d} 0z", cx - r), k);
    }

    fn quarter(&mut self, x: i32, y: i32, s: i32, turn: i32, k: u8) {
        let (right, bottom) = (x + s, y + s);
        match turn {
            0 => self.path(format_args!("M{x} {y}h{s}a{s} {s} 0 0 1-{s} {s}z"), k),
            1 => self.path(format_args!("M{right} {y}v{s}a{s} {s} 0 0 1-{s}-{s}z"), k),
            2 => self.path(format_args!("M{right} {bottom}h-{s}a{s} {s} 0 0 1 {s}-{s}z"), k),
            _ => self.path(format_args!("M{x} {bottom}v-{s}a{s} {s} 0 0 1 {s} {s}z"), k),
        }
    }

    fn half(&mut self, x: i32, y: i32, upright: bool, k: u8) {
        if upright {
            self.path(format_args!("M{x} {}a24 24 0 0 1 48 0z", y + TILE), k);
        } else {
            self.path(format_args!("M{x} {y}a24 24 0 0 0 48 0z"), k);
        }
    }

    fn leaf(&mut self, x: i32, y: i32, s: i32, turn: i32, k: u8) {
        if turn % 2 == 0 {
            let bottom = y + s;
            let d = format_args!("M{x} {bottom}a{s} {s} 0 0 1 {s}-{s}a{s} {s} 0 0 1-{s} {s}z");
            self.path(d, k);
        } else {
            let d = format_args!("M{x} {y}a{s} {s} 0 0 1 {s} {s}a{s} {s} 0 0 1-{s}-{s}z");
            self.path(d, k);
        }
    }

    fn triangle(&mut self, x: i32, y: i32, turn: i32, k: u8) {
        match turn {
            0 => self.path(format_args!("M{x} {y}h48l-48 48z"), k),
            1 => self.path(format_args!("M{x} {y}h48v48z"), k),
            2 => self.path(format_args!("M{} {y}v48h-48z", x + TILE), k),
            _ => self.path(format_args!("M{x} {y}v48h48z"), k),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_always_looks_the_same_and_others_differ() {
        assert_eq!(tile("green", "shade"), tile("green", "shade"));
        assert_ne!(tile("green", "shade"), tile("green", "water"));
        assert_ne!(tile("green", "shade"), tile("food", "shade"));
    }

    #[test]
    fn a_picture_is_about_a_kilobyte_and_uses_only_the_five_classes() {
        for motif in
            ["mobility", "green", "learning", "culture", "housing", "care", "food", "energy", "own"]
        {
            for n in 0..60 {
                let made = tile(motif, &n.to_string());
                let svg = made.as_str();
                assert!(svg.len() < 2_300, "{motif} {n}: {} bytes", svg.len());
                assert!(svg.contains(r#"aria-hidden="true""#));
                assert!(!svg.contains("style") && !svg.contains("--"), "{svg}");
                let classes = svg.matches("class=\"k").count();
                let known: usize =
                    (0..5).map(|k| svg.matches(&format!("class=\"k{k}\"")).count()).sum();
                assert_eq!(classes, known);
            }
        }
    }

    #[test]
    fn a_made_up_theme_keeps_its_motif() {
        assert_eq!(Motif::of("rivers"), Motif::of("rivers"));
        assert_eq!(Motif::of("green"), Motif::Green);
    }

    #[test]
    fn quilt_edge_and_mark_are_small() {
        assert!(quilt("leuven", 14, 7).as_str().len() < 14_000);
        assert!(edge().as_str().len() < 4_000);
        assert!(mark().as_str().len() < 500);
    }
}
