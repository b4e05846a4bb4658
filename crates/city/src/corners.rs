//! Outlines that people draw or type, corner by corner: how they are read, and whether they can be.

use crate::place::is_swapped;
use crate::region::Region;
use crate::{LonLat, Outline, TimeZoneName};

/// The most corners of an outline that is typed.
const MOST: usize = 2_000;

/// Why typed corners are no outline. Lines and corners are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CornersFlaw {
    /// A line does not hold two numbers.
    #[error("line {line} does not hold two numbers")]
    Line {
        /// Which.
        line: usize,
    },
    /// A line names no place on Earth.
    #[error("line {line} is no place on Earth")]
    Outside {
        /// Which.
        line: usize,
    },
    /// There are fewer than three different corners.
    #[error("an outline has at least three corners")]
    Few,
    /// There are more than anybody draws.
    #[error("an outline has at most 2,000 corners")]
    Many,
    /// Two sides cross.
    #[error("the sides from corner {one} and from corner {other} cross")]
    Crossing {
        /// The corner where the one begins.
        one: usize,
        /// The corner where the other begins.
        other: usize,
    },
    /// The longitude stands first: read as it should be, it lies nowhere near the city.
    #[error("the longitude stands before the latitude")]
    Swapped,
}

/// A line between two rings, as we write it; one of dashes alone is read.
const BETWEEN: &str = "---";

/// Reads corners, one a line, the latitude first: `50.8796, 4.7009`, also with decimal commas as in `50,8796; 4,7009`.
/// A line of dashes begins another ring: a further part, or a hole where it lies within one. The zone of the city tells
/// where they can lie.
pub fn parse_corners(typed: &str, zone: &TimeZoneName) -> Result<Outline, CornersFlaw> {
    let mut rings = vec![Vec::new()];
    let lines = (1..).zip(typed.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (line, text) in lines {
        if is_between(text) {
            rings.push(Vec::new());
        } else if let Some(ring) = rings.last_mut() {
            ring.push(corner(line, text)?);
        }
    }
    rings.iter_mut().for_each(close);
    // A line of dashes with nothing behind it divides nothing.
    rings.retain(|ring| !ring.is_empty());
    if rings.is_empty() || rings.iter().any(|ring| ring.len() < 3) {
        return Err(CornersFlaw::Few);
    }
    if rings.iter().map(Vec::len).sum::<usize>() > MOST {
        return Err(CornersFlaw::Many);
    }
    let outline = Outline(rings);
    if let Some((one, other)) = crossing(&outline) {
        return Err(CornersFlaw::Crossing { one, other });
    }
    if is_swapped(&outline, Region::of(zone)) { Err(CornersFlaw::Swapped) } else { Ok(outline) }
}

fn is_between(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

fn corner(line: usize, text: &str) -> Result<LonLat, CornersFlaw> {
    let (lat, lon) = two_numbers(text).ok_or(CornersFlaw::Line { line })?;
    LonLat::from_degrees(lon, lat).ok_or(CornersFlaw::Outside { line })
}

/// Leaves out corners that only repeat the one before, and the last that repeats the first.
fn close(ring: &mut Vec<LonLat>) {
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
}

/// Corners as they are typed.
pub fn write_corners(outline: &Outline) -> String {
    let line = |corner: &LonLat| {
        let (lon, lat) = corner.degrees();
        format!("{lat}, {lon}")
    };
    let ring = |ring: &Vec<LonLat>| ring.iter().map(line).collect::<Vec<_>>().join("\n");
    let rings: Vec<String> = outline.0.iter().map(ring).collect();
    rings.join(&format!("\n{BETWEEN}\n"))
}

/// The two numbers of a line.
fn two_numbers(line: &str) -> Option<(f64, f64)> {
    let blanks: Vec<&str> = line.split_whitespace().collect();
    let is_decimal = |part: &&str| part.trim_end_matches(',').contains(',');
    let commas_are_points =
        line.contains(';') || blanks.len() == 2 && blanks.iter().all(is_decimal);
    let pointed = if commas_are_points { line.replace(',', ".") } else { line.to_owned() };
    let mut numbers = pointed
        .split(|c: char| c == ',' || c == ';' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f64>().ok().filter(|number| number.is_finite()));
    let both = (numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some(both)
}

/// The sides of a ring, each from a corner to the next.
fn sides(ring: &[LonLat]) -> impl Iterator<Item = (LonLat, LonLat)> + Clone {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// The first two sides that have a point in common which is no corner between them. Corners are counted through all rings.
fn crossing(outline: &Outline) -> Option<(usize, usize)> {
    let mut all = Vec::new();
    for ring in &outline.0 {
        let (first, last) = (all.len() + 1, all.len() + ring.len());
        all.extend((first..).zip(sides(ring)).map(|(at, side)| (at, side, (first, last))));
    }
    all.iter().enumerate().find_map(|(at, (one, a, (first, last)))| {
        let others = all.get(at + 1..).unwrap_or_default();
        let crosses = |(other, b, _): &&(usize, (LonLat, LonLat), (usize, usize))| {
            if other > last {
                // Parts may touch, as holes may.
                return cross(*a, *b);
            }
            let neighbours = *other == one + 1 || (one == first && other == last);
            if neighbours { folds_back(*a, *b) } else { meet(*a, *b) }
        };
        others.iter().find(crosses).map(|(other, ..)| (*one, *other))
    })
}

/// On which side of a line a point lies: positive to the left, zero on it.
fn side((from, to): (LonLat, LonLat), point: LonLat) -> i128 {
    let x = |one: LonLat, other: LonLat| i128::from(one.lon) - i128::from(other.lon);
    let y = |one: LonLat, other: LonLat| i128::from(one.lat) - i128::from(other.lat);
    (x(to, from) * y(point, from) - y(to, from) * x(point, from)).signum()
}

/// Whether a point on the line of a side lies within it.
fn within((from, to): (LonLat, LonLat), point: LonLat) -> bool {
    let between = |a: i32, b: i32, c: i32| a.min(b) <= c && c <= a.max(b);
    between(from.lon, to.lon, point.lon) && between(from.lat, to.lat, point.lat)
}

/// Whether two sides cross in the middle of both.
fn cross(a: (LonLat, LonLat), b: (LonLat, LonLat)) -> bool {
    side(a, b.0) * side(a, b.1) < 0 && side(b, a.0) * side(b, a.1) < 0
}

/// Whether two sides have any point in common.
fn meet(a: (LonLat, LonLat), b: (LonLat, LonLat)) -> bool {
    let on = |line: (LonLat, LonLat), point| side(line, point) == 0 && within(line, point);
    cross(a, b) || on(a, b.0) || on(a, b.1) || on(b, a.0) || on(b, a.1)
}

/// Whether two sides that share a corner lie on one another.
fn folds_back(a: (LonLat, LonLat), b: (LonLat, LonLat)) -> bool {
    let (shared, there, back) = if a.1 == b.0 { (a.1, a.0, b.1) } else { (a.0, a.1, b.0) };
    side((there, shared), back) == 0
        && (within((there, shared), back) || within((shared, back), there))
}

impl Outline {
    /// Whether a part of the one lies in the other. Those that only touch do not overlap.
    pub fn overlaps(&self, other: &Self) -> bool {
        let all = |outline: &Self| -> Vec<(LonLat, LonLat)> {
            outline.0.iter().flat_map(|ring| sides(ring)).collect()
        };
        let (mine, theirs) = (all(self), all(other));
        let crosses = |a: &(LonLat, LonLat)| theirs.iter().any(|b| cross(*a, *b));
        mine.iter().any(crosses)
            || self.reaches_into(&theirs, other)
            || other.reaches_into(&mine, self)
    }

    /// Whether a corner, the middle of a side or the middle of three corners lies inside the other, off its sides.
    fn reaches_into(&self, sides_there: &[(LonLat, LonLat)], other: &Self) -> bool {
        let inside = |point: LonLat| {
            let on_side = |line: &(LonLat, LonLat)| side(*line, point) == 0 && within(*line, point);
            other.contains(point) && !sides_there.iter().any(on_side)
        };
        let ring = |ring: &Vec<LonLat>| {
            let thirds =
                ring.iter().zip(ring.iter().cycle().skip(1)).zip(ring.iter().cycle().skip(2));
            let mut middles = thirds.map(|((a, b), c)| (middle(&[*a, *b]), middle(&[*a, *b, *c])));
            ring.iter().any(|corner| inside(*corner))
                || middles.any(|(of_side, of_three)| {
                    inside(of_side) || self.contains(of_three) && inside(of_three)
                })
        };
        self.0.iter().any(ring)
    }
}

/// The middle of some points.
fn middle(points: &[LonLat]) -> LonLat {
    let count = i64::try_from(points.len()).unwrap_or(1).max(1);
    let mean = |sum: i64| i32::try_from(sum / count).unwrap_or_default();
    LonLat {
        lon: mean(points.iter().map(|point| i64::from(point.lon)).sum()),
        lat: mean(points.iter().map(|point| i64::from(point.lat)).sum()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(typed: &str) -> Result<Outline, CornersFlaw> {
        parse_corners(typed, &"Europe/Brussels".parse().unwrap())
    }

    fn square(lon: i32, lat: i32, wide: i32) -> Outline {
        let corner = |x, y| LonLat { lon: lon + x, lat: lat + y };
        Outline(vec![vec![corner(0, 0), corner(wide, 0), corner(wide, wide), corner(0, wide)]])
    }

    #[test]
    fn corners_are_read_as_people_write_them() {
        let drawn = parse("50.8, 4.6\n50.8, 4.7\n\n50.9 4.7\n50.8, 4.6").unwrap();
        assert_eq!(drawn.0[0].len(), 3, "closed or not, blank lines or not");
        let with_commas = parse("50,8; 4,6\n50,8 4,7\n50,9; 4,7").unwrap();
        assert_eq!(with_commas, drawn);
        assert_eq!(parse(&write_corners(&drawn)).unwrap(), drawn);
    }

    #[test]
    fn a_line_of_dashes_begins_another_ring() {
        let (around, hole) =
            ("50.8, 4.6\n50.8, 4.9\n50.9, 4.9\n50.9, 4.6", "50.84, 4.7\n50.84, 4.8\n50.86, 4.8");
        let apart = "50.8, 5.1\n50.8, 5.2\n50.9, 5.2";
        let drawn = parse(&format!("{around}\n---\n{hole}\n\n ——\n{apart}\n--\n")).unwrap();
        assert_eq!(drawn.0.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 3]);
        let holds = |lon, lat| drawn.contains(LonLat::from_degrees(lon, lat).unwrap());
        assert!(
            holds(4.65, 50.85) && holds(5.17, 50.83) && !holds(4.79, 50.85) && !holds(5.0, 50.85)
        );
        assert_eq!(parse(&write_corners(&drawn)).unwrap(), drawn);
        assert_eq!(parse(&format!("{around}\n---\n50.84, 4.7\n50.84, 4.8")), Err(CornersFlaw::Few));
        let out = format!("{around}\n---\n50.84, 4.7\n50.84, 5.0\n50.86, 4.7");
        assert_eq!(parse(&out), Err(CornersFlaw::Crossing { one: 2, other: 5 }));
        let corner_in_common = format!("{around}\n---\n50.8, 4.9\n50.8, 5.0\n50.9, 5.0");
        assert!(parse(&corner_in_common).is_ok(), "two parts that touch");
        assert_eq!(parse("---\n--"), Err(CornersFlaw::Few));
    }

    #[test]
    fn what_is_no_outline_says_where() {
        assert_eq!(parse("50.8, 4.6\nthe church"), Err(CornersFlaw::Line { line: 2 }));
        assert_eq!(parse("50.8, 4.6, 3"), Err(CornersFlaw::Line { line: 1 }));
        assert_eq!(parse("50.8, 4.6\n\n95, 4.6"), Err(CornersFlaw::Outside { line: 3 }));
        assert_eq!(parse(""), Err(CornersFlaw::Few));
        assert_eq!(parse("50.8, 4.6\n50.9, 4.6\n50.8, 4.6"), Err(CornersFlaw::Few));
        let bow = "50.8, 4.6\n50.9, 4.7\n50.9, 4.6\n50.8, 4.7";
        assert_eq!(parse(bow), Err(CornersFlaw::Crossing { one: 1, other: 3 }));
        let spike = "50.8, 4.6\n50.8, 4.8\n50.8, 4.7\n50.9, 4.7";
        assert_eq!(parse(spike), Err(CornersFlaw::Crossing { one: 1, other: 2 }));
        let flat = "50.8, 4.6\n50.8, 4.7\n50.8, 4.8";
        assert!(matches!(parse(flat), Err(CornersFlaw::Crossing { .. })), "it holds no ground");
        assert_eq!(parse("4.6, 50.8\n4.7, 50.8\n4.7, 50.9"), Err(CornersFlaw::Swapped));
        let many: String = (0..2_001).map(|n| format!("{}, 4.6\n", f64::from(n) / 100.0)).collect();
        assert_eq!(parse(&many), Err(CornersFlaw::Many));
    }

    #[test]
    fn neighbours_that_touch_do_not_overlap() {
        let here = square(0, 0, 100);
        assert!(!here.overlaps(&square(100, 0, 100)), "a side in common");
        assert!(!here.overlaps(&square(100, 100, 100)), "a corner in common");
        assert!(!here.overlaps(&square(100, 20, 30)), "a part of a side in common");
        assert!(here.overlaps(&square(99, 0, 100)));
        assert!(here.overlaps(&square(20, 20, 30)), "one in the other");
        assert!(square(20, 20, 30).overlaps(&here), "and round about");
        assert!(here.overlaps(&here.clone()));
    }

    proptest! {
        /// Squares overlap where their spans do, on both axes.
        #[test]
        fn squares_overlap_where_they_should(lon in -150..150_i32, lat in -150..150_i32, wide in 3..120_i32) {
            let spans = |at: i32| at < 100 && at + wide > 0;
            let other = square(lon, lat, wide);
            let should = spans(lon) && spans(lat);
            prop_assert_eq!(square(0, 0, 100).overlaps(&other), should);
            prop_assert_eq!(other.overlaps(&square(0, 0, 100)), should);
        }

        #[test]
        fn no_text_makes_the_reader_fall(text in "[0-9.,;\\- \\n]{0,120}") {
            let _ = parse(&text);
        }
    }
}
