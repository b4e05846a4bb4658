//! Art as a file: what a browser colours from the stylesheet, coloured here in the city's daylight tones.

use resvg::{tiny_skia, usvg};

use city::Brand;

use super::Preview;
use crate::art;

/// A colour by lightness, chroma and hue in degrees (OKLCH).
struct Oklch(f64, f64, f64);

/// The picture of a theme and a name in the city's colours, as PNG. Nothing only if the drawing is not an SVG, which
/// a test excludes.
pub(super) fn png(theme: &str, id: &str, brand: Brand) -> Option<Vec<u8>> {
    let (width, height) = (Preview::WIDTH, Preview::HEIGHT);
    let svg = art::tile_file(theme, id, tones(brand).map(|tone| tone.hex()), (width, height));
    let tree = usvg::Tree::from_str(svg.as_str(), &usvg::Options::default()).ok()?;
    let mut pixels = tiny_skia::Pixmap::new(width, height)?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The five tones `--art-0` to `--art-4` of the stylesheet by day.
fn tones(Brand { hue, chroma }: Brand) -> [Oklch; 5] {
    let (brand, chroma) = (f64::from(hue), f64::from(chroma) / 100.0);
    let friend = brand + 48.0;
    [
        Oklch(0.925, chroma * 0.3, brand),
        Oklch(0.63, chroma * 1.02, brand),
        Oklch(0.84, chroma * 0.78, friend),
        Oklch(0.36, chroma * 0.7, brand),
        Oklch(0.988, 0.008, friend),
    ]
}

impl Oklch {
    /// As `#rrggbb`, each channel cut to what a screen can show. Matrices: CSS Color 4, after Björn Ottosson.
    fn hex(&self) -> String {
        let &Self(lightness, chroma, hue) = self;
        let (sin, cos) = hue.to_radians().sin_cos();
        let (a, b) = (chroma * cos, chroma * sin);
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
        let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
        let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
        format!("#{:02x}{:02x}{:02x}", channel(red), channel(green), channel(blue))
    }
}

/// Light as a channel of sRGB.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 255"
)]
fn channel(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let curved =
        if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (curved * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::GenericImageView as _;

    #[test]
    fn a_drawing_has_the_size_that_is_promised_and_the_colours_of_its_city() {
        for theme in
            ["mobility", "green", "learning", "culture", "housing", "care", "food", "energy"]
        {
            let made = png(theme, "70btthf010", Brand { hue: 252, chroma: 13 }).expect("a picture");
            assert!(made.len() < 60_000, "{theme}: {} bytes", made.len());
            let picture = image::load_from_memory(&made).expect("a PNG");
            assert_eq!(picture.dimensions(), (Preview::WIDTH, Preview::HEIGHT));
            // Nothing is left uncoloured: neither transparent nor the black of an SVG without fill.
            let black = picture.pixels().filter(|(_, _, p)| p.0[3] < 255 || p.0[..3] == [0, 0, 0]);
            assert_eq!(black.count(), 0, "{theme}");
        }
        let of = |hue| png("green", "a", Brand { hue, chroma: 13 });
        assert_ne!(of(252), of(20));
    }

    #[test]
    fn known_colours_come_out() {
        // CSS Color 4 gives these for white, black and the blue of sRGB.
        assert_eq!(Oklch(1.0, 0.0, 0.0).hex(), "#ffffff");
        assert_eq!(Oklch(0.0, 0.0, 0.0).hex(), "#000000");
        assert_eq!(Oklch(0.452, 0.3132, 264.05).hex(), "#0000ff");
    }

    #[test]
    fn the_tones_are_those_of_the_stylesheet() {
        let css = include_str!("../../assets/kalaka.css");
        let told = |k: usize| {
            let line =
                css.lines().find(|line| line.contains(&format!("--art-{k}:"))).expect("tone");
            line.split_once("oklch(").map(|(_, rest)| rest.to_owned()).expect("a colour")
        };
        for (k, Oklch(lightness, _, hue)) in
            tones(Brand { hue: 100, chroma: 10 }).iter().enumerate()
        {
            let said = told(k);
            let first = said.split(' ').next().expect("lightness");
            assert_eq!(first.parse::<f64>().expect("a number"), *lightness, "--art-{k}");
            let friend = said.split(',').next().is_some_and(|tone| tone.contains("--friend-h"));
            assert_eq!(if friend { 148.0 } else { 100.0 }, *hue, "--art-{k}");
        }
        for (k, factor) in [(0, ".3)"), (1, "1.02)"), (2, ".78)"), (3, ".7)")] {
            assert!(told(k).contains(&format!("var(--brand-c) * {factor}")), "--art-{k}");
        }
    }
}
