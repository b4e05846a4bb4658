//! Sewing the shapes of the eight themes: small ones on a tile, big ones on nine.

use std::fmt;

use crate::art::shapes::{Shape, Tone};
use crate::art::{Cloth, Motif, TILE};

impl Cloth {
    /// A small shape on a tile whose ground is already there.
    pub(super) fn small(
        &mut self,
        motif: Motif,
        x: i32,
        y: i32,
        turn: i32,
        ground: u8,
        figure: u8,
    ) {
        let odd = turn % 2 == 1;
        match motif {
            Motif::Mobility if odd => {
                self.disc(x + 24, y + 24, 18, figure);
                self.disc(x + 24, y + 24, 7, ground);
            }
            Motif::Mobility => self.rect(x, y + 19, TILE, 10, figure),
            Motif::Green => self.leaf(x, y, TILE, turn, figure),
            Motif::Learning => {
                for (line, width) in [(8, 36), (20, 26), (32, 32)] {
                    self.rect(x + 6, y + line, if odd { 62 - width } else { width }, 6, figure);
                }
            }
            Motif::Culture => self.half(x, y, odd, figure),
            Motif::Housing => {
                self.path(format_args!("M{} {}v-26l18-16l18 16v26z", x + 6, y + TILE), figure);
            }
            Motif::Care if odd => self.path(
                format_args!("M{} {}h12v10h10v12h-10v10h-12v-10h-10v-12h10z", x + 18, y + 8),
                figure,
            ),
            Motif::Care => self.disc(x + 24, y + 24, 18, figure),
            Motif::Food if odd => {
                self.path(format_args!("M{x} {}a24 24 0 0 0 48 0z", y + 12), figure);
            }
            Motif::Food => {
                for (dx, dy) in [(12, 12), (36, 12), (12, 36), (36, 36)] {
                    self.disc(x + dx, y + dy, 6, figure);
                }
            }
            Motif::Energy if odd => self.triangle(x, y, turn, figure),
            Motif::Energy => self.disc(x + 24, y + 24, 16, figure),
        }
    }

    /// One of the big shapes of a theme on 3 × 3 tiles from `x`.
    pub(super) fn big(&mut self, shape: Shape, x: i32, palette: [u8; 4]) {
        let [ground, b, c, d] = palette;
        self.path(format_args!("M{x} 0h144.5v144.5h-144.5z"), ground);
        for (tone, path) in shape {
            let colour = match tone {
                Tone::Ground => ground,
                Tone::B => b,
                Tone::C => c,
                Tone::D => d,
            };
            self.path(format_args!("{}", Shifted(path, x)), colour);
        }
    }
}

/// A path that was drawn at 0, so many units to the right. Of its commands only `M x y` and `L x y`
/// are absolute, whose places move; everything else is relative and stays.
struct Shifted<'a>(&'a str, i32);

impl fmt::Display for Shifted<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(mut rest, x) = *self;
        while let Some(found) = rest.find(['M', 'L']).filter(|_| x != 0) {
            let (before, from) = rest.split_at(found + 1);
            let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            let (number, after) = from.split_at(end);
            write!(out, "{before}{}", number.parse::<i32>().unwrap_or(0) + x)?;
            rest = after;
        }
        out.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Shifted;

    fn moved(path: &str, x: i32) -> String {
        Shifted(path, x).to_string()
    }

    #[test]
    fn a_path_moves_as_a_whole() {
        assert_eq!(moved("M8 118h32zM56 1L10 2z", 48), "M56 118h32zM104 1L58 2z");
        assert_eq!(moved("M72 26.2a42 42 0 0 1 0 71.6z", 96), "M168 26.2a42 42 0 0 1 0 71.6z");
    }
}
