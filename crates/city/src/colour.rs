//! The colour of a city as people choose it, and the two numbers it becomes.
//!
//! A city has a hue and a strength; its lightness is ours, so that words stay readable with every choice. Colours are
//! turned by way of Oklab (Björn Ottosson, 2020).

use crate::{Brand, Flaw};

/// The lightness in which a city's colour is shown for choosing.
const LIGHTNESS: f64 = 0.55;

impl Brand {
    /// The colour as it is written for browsers: `#1f6fb4`.
    pub fn colour(&self) -> String {
        let hue = f64::from(self.hue).to_radians();
        let chroma = f64::from(self.chroma) / 100.0;
        let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
        let long = (LIGHTNESS + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (LIGHTNESS - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (LIGHTNESS - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        let red = 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short;
        let green = -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short;
        let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short;
        [red, green, blue].iter().fold("#".to_owned(), |colour, light| colour + &shown(*light))
    }

    /// The hue and strength nearest to a colour, written as browsers write it: `#1f6fb4`, with or without the sign.
    pub fn of_colour(written: &str) -> Result<Self, Flaw> {
        let digits = written.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Flaw::Malformed);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| Flaw::Malformed)?;
        let [_, red, green, blue] = number.to_be_bytes().map(light);
        let cone = |r: f64, g: f64, b: f64| (r * red + g * green + b * blue).cbrt();
        let long = cone(0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9);
        let medium = cone(0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6);
        let short = cone(0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5);
        let a = 1.977_998_495_1 * long - 2.428_592_205 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766 * short;
        let hue = whole(b.atan2(a).to_degrees().rem_euclid(360.0)) % 360;
        let chroma = whole(a.hypot(b) * 100.0).min(18);
        Self::new(hue, chroma).map_err(|(_, flaw)| flaw)
    }
}

/// A number of a colour as light, 0 to 1 (sRGB, IEC 61966-2-1).
fn light(number: u8) -> f64 {
    let share = f64::from(number) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// Light as two digits of a colour.
fn shown(light: f64) -> String {
    let light = light.clamp(0.0, 1.0);
    let share =
        if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    format!("{:02x}", whole(share * 255.0))
}

/// The nearest whole number of something small.
fn whole(number: f64) -> i64 {
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "degrees, or shares of a hundred or of 255"
    )]
    {
        number.round() as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_one_chooses_is_the_colour_one_gets() {
        // Values of the sRGB primaries in OKLCH, as CSS Color 4 gives them.
        for (written, hue) in [("#ff0000", 29), ("#00ff00", 142), ("0000ff", 264), ("#FFFF00", 110)]
        {
            let brand = Brand::of_colour(written).unwrap();
            assert_eq!((brand.hue, brand.chroma), (hue, 18), "{written}");
        }
        assert_eq!(Brand::of_colour("#808080").unwrap().chroma, 0);
        for wrong in ["", "red", "#12345", "#1234567", "#12345g", "#é1234"] {
            assert_eq!(Brand::of_colour(wrong), Err(Flaw::Malformed), "{wrong}");
        }
    }

    #[test]
    fn what_is_shown_reads_as_what_it_was() {
        for hue in (0..360).step_by(15) {
            let brand = Brand { hue, chroma: 8 };
            let again = Brand::of_colour(&brand.colour()).unwrap();
            let apart = i32::from(again.hue) - i32::from(hue);
            assert!(
                apart.rem_euclid(360).min((-apart).rem_euclid(360)) <= 2,
                "{brand:?} {again:?}"
            );
            assert!(again.chroma.abs_diff(8) <= 1, "{brand:?} {again:?}");
        }
    }
}
