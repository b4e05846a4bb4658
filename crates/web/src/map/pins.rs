//! Pins on a map, and the names of its parts beside them.

use super::{Place, unit};
use crate::html::{Attributes, Markup, SafeHtml};

/// How wide a letter of a name is, and how tall its line, about.
const LETTER: (f64, f64) = (6.1, 12.0);
/// How far a name may move up or down to be read, the nearest first.
const MOVES: [f64; 9] = [0.0, 13.0, -13.0, 26.0, -26.0, 39.0, -39.0, 52.0, -52.0];

/// A numbered place of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// The number in the list beside the map.
    pub number: u32,
    /// Where it is.
    pub place: Place,
    /// What is there.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// The name of a part of the map, where it would stand if nothing else did.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A box on the drawing: its edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Bounds {
    /// What one pin with its point here takes, drawn so much smaller.
    pub(super) fn of_pin(x: f64, y: f64, scale: f64) -> Self {
        Self { left: x - 11.0 * scale, right: x + 11.0 * scale, top: y - 30.0 * scale, bottom: y }
    }

    /// How much of two boxes lies over each other.
    fn shared(self, other: Self) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.max(0.0) * down.max(0.0)
    }
}

/// Pins that stand for one place.
#[derive(Debug)]
struct Group<'a> {
    x: f64,
    y: f64,
    pins: Vec<&'a Pin>,
}

impl Group<'_> {
    /// Half the width its numbers need beyond the round head, for digits of about 6.5 units.
    fn side(&self) -> f64 {
        match self.numbers().chars().count() {
            0..=2 => 0.0,
            3 => 3.0,
            4 => 6.0,
            5 => 9.0,
            _ => 13.0,
        }
    }

    /// `7`, `1, 4`, `2–5`, `3 +6`.
    fn numbers(&self) -> String {
        let mut sorted: Vec<u32> = self.pins.iter().map(|pin| pin.number).collect();
        sorted.sort_unstable();
        let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else {
            return String::new();
        };
        let more = sorted.len() - 1;
        match more {
            0 => first.to_string(),
            _ if usize::try_from(last - first) == Ok(more) => format!("{first}–{last}"),
            1 => format!("{first}, {last}"),
            _ => format!("{first} +{more}"),
        }
    }

    /// What is said of it: `3: Shade for the square`. Where several share it, what is seen comes first, so that it can
    /// be said to a machine that listens.
    fn title(&self) -> String {
        let one = |pin: &&Pin| format!("{}: {}", pin.number, pin.title);
        let all = self.pins.iter().map(one).collect::<Vec<_>>().join("; ");
        if self.pins.len() == 1 { all } else { format!("{}: {all}", self.numbers()) }
    }

    /// Where it leads: a pin to its thing, several to the first of them in the list.
    fn href(&self) -> String {
        match self.pins.as_slice() {
            [only] => only.href.clone(),
            many => {
                let first = many.iter().map(|pin| pin.number).min().unwrap_or_default();
                format!("#{}", anchor(first))
            }
        }
    }

    fn bounds(&self) -> Bounds {
        let half = 11.0 + self.side();
        Bounds { left: self.x - half, right: self.x + half, top: self.y - 30.0, bottom: self.y }
    }

    /// Whether the heads of two would lie over each other.
    fn meets(&self, other: &Self) -> bool {
        let head = |group: &Self| Bounds { bottom: group.y - 8.0, ..group.bounds() };
        head(self).shared(head(other)) > 0.0
    }

    fn draw(&self, svg: &mut Markup) {
        let wide = self.side();
        let (side, flat) = (unit(wide), unit(2.0 * wide));
        let (x, y, line) = (unit(self.x), unit(self.y), unit(self.y - 14.5));
        let head =
            format!("M{x} {y}l-6-8h-{side}a11 11 0 0 1 0-21h{flat}h12a11 11 0 0 1 0 21h-{side}z");
        let link = Attributes::new().with("class", "pin").with("href", self.href());
        svg.open("a", &link.with("aria-label", self.title()));
        svg.open("title", &Attributes::new()).text(self.title()).close("title");
        svg.shape("path", &Attributes::new().with("d", head));
        svg.open("text", &Attributes::new().with("x", x).with("y", line));
        svg.text(self.numbers()).close("text").close("a");
    }
}

/// The mark of a numbered row in the list beside a map, without `#`.
#[must_use]
pub fn anchor(number: u32) -> String {
    format!("place-{number}")
}

/// Numbered places as the street map reads them: `3 50.87912 4.70132,7 …`, latitude first; what is not numbered is 0.
pub(super) fn places(pins: impl IntoIterator<Item = (u32, Place)>) -> String {
    let one = |(number, place): (u32, Place)| format!("{number} {:.5} {:.5}", place.lat, place.lon);
    pins.into_iter().map(one).collect::<Vec<_>>().join(",")
}

/// Pins as they are drawn: those that would overlap share one.
#[derive(Debug, Default)]
pub(super) struct Drawn<'a>(Vec<Group<'a>>);

impl<'a> Drawn<'a> {
    /// Groups pins, given with where they stand on the drawing. From north to south, so that nearer ones lie over
    /// farther ones.
    pub(super) fn of(pins: impl Iterator<Item = (f64, f64, &'a Pin)>) -> Self {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for (x, y, pin) in pins {
            let mut group = Group { x, y, pins: vec![pin] };
            // A label grows with its pins and may reach the next one then.
            while let Some(at) = groups.iter().position(|other| other.meets(&group)) {
                let mut earlier = groups.swap_remove(at);
                earlier.pins.append(&mut group.pins);
                group = earlier;
            }
            groups.push(group);
        }
        groups.sort_by(|a, b| a.y.total_cmp(&b.y));
        Self(groups)
    }

    /// What they take.
    pub(super) fn bounds(&self) -> Vec<Bounds> {
        self.0.iter().map(Group::bounds).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn svg(&self) -> SafeHtml {
        let mut svg = Markup::new();
        self.0.iter().for_each(|group| group.draw(&mut svg));
        svg.finish()
    }
}

/// The names, written so much smaller, each where pins cover the least of it.
pub(super) fn names(names: &[Name], taken: &[Bounds], height: f64, scale: f64) -> SafeHtml {
    let mut svg = Markup::new();
    for name in names {
        let covered = |by: f64| -> f64 {
            let bounds = of_name(name, by, scale);
            let outside = if bounds.top < 0.0 || bounds.bottom > height { 1e6 } else { 0.0 };
            outside + taken.iter().map(|pin| bounds.shared(*pin)).sum::<f64>()
        };
        // The first of the least: a name moves only where that helps, and no farther than it must.
        let moves = MOVES.into_iter().map(|by| by * scale);
        let by = moves.min_by(|a, b| covered(*a).total_cmp(&covered(*b)));
        let (x, y) = (unit(name.x), unit(name.y + by.unwrap_or_default()));
        svg.open("text", &Attributes::new().with("class", "m-name").with("x", x).with("y", y));
        svg.text(&name.text).close("text");
    }
    svg.finish()
}

fn of_name(name: &Name, by: f64, scale: f64) -> Bounds {
    let letters = u16::try_from(name.text.chars().count()).unwrap_or(u16::MAX);
    let half = f64::from(letters) * LETTER.0 * scale / 2.0;
    let bottom = name.y + by + 3.0 * scale;
    Bounds { left: name.x - half, right: name.x + half, top: bottom - LETTER.1 * scale, bottom }
}
