//! The shapes of the eight themes: small ones for a tile, three big ones each for nine tiles.

use std::fmt;

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

    /// The big shape of a theme on 3 × 3 tiles from `x`; `variant` is 0, 1 or 2.
    pub(super) fn big(&mut self, motif: Motif, variant: i32, x: i32, palette: [u8; 4]) {
        let [a, b, c, d] = palette;
        self.path(format_args!("M{x} 0h144.5v144.5h-144.5z"), a);
        let mut at = |d: &str, k: u8| self.path(format_args!("{}", Shifted(d, x)), k);
        match (motif, variant) {
            (Motif::Mobility, 0) => {
                at("M0 96h144v48h-144z", c);
                at("M8 118h32v5h-32zM56 118h32v5h-32zM104 118h32v5h-32z", d);
                at("M18 66a54 54 0 0 1 108 0a54 54 0 0 1-108 0z", b);
                at("M34 66a38 38 0 0 1 76 0a38 38 0 0 1-76 0z", a);
                at("M70 28h4v76h-4zM34 64h76v4h-76z", b);
                at("M60 66a12 12 0 0 1 24 0a12 12 0 0 1-24 0z", d);
            }
            (Motif::Mobility, 1) => {
                at("M0 124h144v20h-144z", c);
                at("M14 36h104a14 14 0 0 1 14 14v58h-132v-58a14 14 0 0 1 14-14z", b);
                at("M20 50h26v24h-26zM56 50h26v24h-26zM92 50h26v24h-26z", a);
                at(
                    "M6 86h126v8h-126zM20 112a13 13 0 0 1 26 0a13 13 0 0 1-26 0zM92 112a13 13 0 0 1 26 0a13 13 0 0 1-26 0z",
                    d,
                );
                at("M66 36l10-16h28v4h-26l-7 12z", d);
            }
            (Motif::Mobility, _) => {
                at("M0 116h144v28h-144z", c);
                at("M0 52h144v64h-144z", d);
                at(
                    "M6 116v-16a18 18 0 0 1 36 0v16zM54 116v-16a18 18 0 0 1 36 0v16zM102 116v-16a18 18 0 0 1 36 0v16z",
                    a,
                );
                at("M0 44h144v10h-144z", b);
                at("M20 126h30v4h-30zM76 132h40v4h-40z", a);
                at("M96 22a14 14 0 0 1 28 0a14 14 0 0 1-28 0z", b);
            }
            (Motif::Green, 0) => {
                at("M0 120h144v24h-144z", c);
                at("M72 12a60 60 0 0 1 0 108a60 60 0 0 1 0-108z", b);
                at("M72 12a60 60 0 0 1 0 108z", d);
                at("M69 60h6v84h-6z", c);
                at(
                    "M75 82a24 24 0 0 1 24-24a24 24 0 0 1-24 24zM45 74a24 24 0 0 1 24 24a24 24 0 0 1-24-24z",
                    a,
                );
            }
            (Motif::Green, 1) => {
                at("M69 80h6v64h-6z", c);
                at(
                    "M48 36a24 24 0 0 1 48 0a24 24 0 0 1-48 0zM48 84a24 24 0 0 1 48 0a24 24 0 0 1-48 0z",
                    b,
                );
                at(
                    "M24 60a24 24 0 0 1 48 0a24 24 0 0 1-48 0zM72 60a24 24 0 0 1 48 0a24 24 0 0 1-48 0z",
                    d,
                );
                at(
                    "M57 60a15 15 0 0 1 30 0a15 15 0 0 1-30 0zM75 138a34 34 0 0 1 34-34a34 34 0 0 1-34 34zM35 104a34 34 0 0 1 34 34a34 34 0 0 1-34-34z",
                    c,
                );
            }
            (Motif::Green, _) => {
                at("M96 24a18 18 0 0 1 36 0a18 18 0 0 1-36 0z", c);
                at("M44 70h6v60h-6z", d);
                at("M12 56a35 35 0 0 1 70 0a35 35 0 0 1-70 0z", b);
                at("M100 90h6v40h-6z", b);
                at("M79 84a24 24 0 0 1 48 0a24 24 0 0 1-48 0z", d);
                at("M0 144v-18a150 60 0 0 1 144 0v18z", c);
            }
            (Motif::Learning, 0) => {
                at("M12 42l60 24v66l-60-24z", b);
                at("M132 42l-60 24v66l60-24z", d);
                at("M52 34a20 20 0 0 1 40 0a20 20 0 0 1-40 0z", c);
                at("M24 66l36 14v6l-36-14zM24 84l36 14v6l-36-14z", a);
            }
            (Motif::Learning, 1) => {
                at("M52 96a46 46 0 1 1 40 0v8h-40z", b);
                at("M52 104h40v10h-40z", c);
                at("M58 118h28v8h-28zM64 130h16v6h-16z", d);
                at("M42 56a30 30 0 0 1 60 0h-14a16 16 0 0 0-32 0z", a);
            }
            (Motif::Learning, _) => {
                at("M14 114h110v20h-110z", b);
                at("M30 90h100v20h-100z", d);
                at("M10 66h104v20h-104z", c);
                at("M28 66h10v20h-10zM108 90h8v20h-8zM32 114h6v20h-6z", a);
                at("M48 44a20 20 0 0 1 40 0a20 20 0 0 1-40 0z", b);
                at("M68 26a16 16 0 0 1 16-16a16 16 0 0 1-16 16z", d);
            }
            (Motif::Culture, 0) => {
                at("M4 120a68 68 0 0 1 136 0z", b);
                at("M22 120a50 50 0 0 1 100 0z", c);
                at("M40 120a32 32 0 0 1 64 0z", d);
                at("M57 120a15 15 0 0 1 30 0z", a);
                at("M0 120h144v24h-144zM110 28a10 10 0 0 1 20 0a10 10 0 0 1-20 0z", d);
                at("M14 28a10 10 0 0 1 20 0a10 10 0 0 1-20 0z", c);
            }
            (Motif::Culture, 1) => {
                at("M72 16h-50v48a52 66 0 0 0 50 66z", b);
                at("M72 16h50v48a52 66 0 0 1-50 66z", d);
                at("M34 58a13 13 0 0 1 26 0zM84 58a13 13 0 0 1 26 0zM46 82a26 26 0 0 0 52 0z", a);
                at("M72 82h26a26 26 0 0 1-26 26z", c);
            }
            (Motif::Culture, _) => {
                at("M18 108a22 22 0 0 1 44 0a22 22 0 0 1-44 0z", b);
                at("M84 94a22 22 0 0 1 44 0a22 22 0 0 1-44 0z", d);
                at("M55 30h7v78h-7z", b);
                at("M121 14h7v80h-7z", d);
                at("M55 30l73-18v22l-73 18z", c);
                at("M16 26a10 10 0 0 1 20 0a10 10 0 0 1-20 0z", c);
            }
            (Motif::Housing, 0) => {
                at("M8 144v-76l34-34l34 34v76z", b);
                at("M76 144v-100l30-30l30 30v100z", d);
                at("M30 144v-28a12 12 0 0 1 24 0v28z", a);
                at(
                    "M30 72h24v18h-24zM90 56h12v16h-12zM110 56h12v16h-12zM90 84h12v16h-12zM110 84h12v16h-12zM90 112h12v16h-12zM110 112h12v16h-12z",
                    c,
                );
            }
            (Motif::Housing, 1) => {
                at("M4 144v-74l22-24l22 24v74zM96 144v-74l22-24l22 24v74z", b);
                at("M48 144v-96l8-8v-8h8v-8h16v8h8v8l8 8v96z", d);
                at("M18 144v-26h16v26zM110 144v-26h16v26zM64 144v-30a8 8 0 0 1 16 0v30z", a);
                at(
                    "M18 80h16v18h-16zM110 80h16v18h-16zM58 56h10v16h-10zM76 56h10v16h-10zM58 82h10v16h-10zM76 82h10v16h-10z",
                    c,
                );
            }
            (Motif::Housing, _) => {
                at("M100 30a18 18 0 0 1 36 0a18 18 0 0 1-36 0z", c);
                at("M16 144v-126h62v126z", b);
                at("M72 144v-76a34 34 0 0 1 68 0v76z", d);
                at(
                    "M26 30h16v14h-16zM52 30h16v14h-16zM26 58h16v14h-16zM52 58h16v14h-16zM26 86h16v14h-16zM52 86h16v14h-16zM36 144v-28h22v28z",
                    a,
                );
                at("M84 66a22 22 0 0 1 44 0zM84 80h44v6h-44zM84 96h44v6h-44zM84 112h44v6h-44z", c);
            }
            (Motif::Care, 0) => {
                at("M8 62a42 42 0 0 1 84 0a42 42 0 0 1-84 0z", b);
                at("M52 62a42 42 0 0 1 84 0a42 42 0 0 1-84 0z", d);
                at("M72 26.2a42 42 0 0 1 0 71.6a42 42 0 0 1 0-71.6zM12 144a60 34 0 0 1 120 0z", c);
            }
            (Motif::Care, 1) => {
                at("M72 126l-54-54a34 34 0 0 1 54-42z", b);
                at("M72 126l54-54a34 34 0 0 0-54-42z", d);
                at("M50 68a22 22 0 0 1 44 0a22 22 0 0 1-44 0z", c);
                at("M68 54h8v10h10v8h-10v10h-8v-10h-10v-8h10z", a);
            }
            (Motif::Care, _) => {
                at("M24 40a20 20 0 0 1 40 0a20 20 0 0 1-40 0zM8 128v-28a36 36 0 0 1 72 0v28z", b);
                at("M80 40a20 20 0 0 1 40 0a20 20 0 0 1-40 0zM64 128v-28a36 36 0 0 1 72 0v28z", d);
                at("M58 84a14 14 0 0 1 28 0a14 14 0 0 1-28 0zM50 128v-4a22 22 0 0 1 44 0v4z", a);
                at("M0 128h144v16h-144z", c);
            }
            (Motif::Food, 0) => {
                at("M12 70h120a60 60 0 0 1-120 0z", b);
                at(
                    "M26 52a18 18 0 0 1 36 0a18 18 0 0 1-36 0zM84 52a18 18 0 0 1 36 0a18 18 0 0 1-36 0z",
                    c,
                );
                at(
                    "M50 40a22 22 0 0 1 44 0a22 22 0 0 1-44 0zM44 130h56v8h-56zM12 70h120v9h-120z",
                    d,
                );
            }
            (Motif::Food, 1) => {
                at("M14 86a38 44 0 0 1 58-36v84a38 44 0 0 1-58-48z", b);
                at("M130 86a38 44 0 0 0-58-36v84a38 44 0 0 0 58-48z", d);
                at("M69 26h6v30h-6zM75 40a30 30 0 0 1 30-30a30 30 0 0 1-30 30z", c);
                at("M28 84a20 24 0 0 1 14-20v10a12 14 0 0 0-6 10z", a);
            }
            (Motif::Food, _) => {
                at("M8 118h128v12h-128z", d);
                at("M20 118v-36a34 34 0 0 1 34-34h36a34 34 0 0 1 34 34v36z", b);
                at(
                    "M40 96a26 26 0 0 1 18-30a26 26 0 0 1-18 30zM64 96a26 26 0 0 1 18-30a26 26 0 0 1-18 30zM88 96a26 26 0 0 1 18-30a26 26 0 0 1-18 30z",
                    a,
                );
                at(
                    "M30 24a9 9 0 0 1 18 0a9 9 0 0 1-18 0zM63 20a9 9 0 0 1 18 0a9 9 0 0 1-18 0zM96 24a9 9 0 0 1 18 0a9 9 0 0 1-18 0z",
                    c,
                );
            }
            (Motif::Energy, 0) => {
                at(
                    "M112 67L136 72L112 77zM97 104L104 128L87 110zM47 104L40 128L57 110zM32 67L8 72L32 77zM47 40L40 16L57 34zM97 40L104 16L87 34z",
                    d,
                );
                at(
                    "M109 87L127 104L104 96zM77 112L72 136L67 112zM35 87L17 104L40 96zM35 57L17 40L40 48zM67 32L72 8L77 32zM109 57L127 40L104 48z",
                    b,
                );
                at("M36 72a36 36 0 0 1 72 0a36 36 0 0 1-72 0z", c);
                at("M78 44l-24 32h15l-5 24l26-34h-16z", d);
            }
            (Motif::Energy, 1) => {
                at("M0 144v-14a160 70 0 0 1 144 0v14z", c);
                at("M68 64h8l5 70h-18z", d);
                at(
                    "M70 62l-11-30l13-30l9 30zM76 60l31 5l20 26l-32-6zM72 66l-15 28l-30 10l15-29z",
                    b,
                );
                at("M62 64a10 10 0 0 1 20 0a10 10 0 0 1-20 0z", d);
            }
            (Motif::Energy, _) => {
                at("M100 30a22 22 0 0 1 44 0a22 22 0 0 1-44 0z", c);
                at("M64 104h16v40h-16z", d);
                at("M26 48h92l18 60h-128z", b);
                at("M22 66h100v3h-100zM16 86h112v3h-112zM54 48h3l-8 60h-3zM88 48h3l8 60h-3z", a);
                at("M40 136h64v8h-64z", d);
            }
        }
    }
}

/// A path that was drawn at 0, so many units to the right. The shapes above use only two absolute
/// commands (`M x y` and `L x y`), whose places move; everything else is relative and stays.
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
