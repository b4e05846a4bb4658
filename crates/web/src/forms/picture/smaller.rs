//! Making a picture smaller by areas: each pixel becomes the exact mean of what it covers, on white where that was
//! transparent. One pass over the decoded bytes, and no second copy of them.

use image::{ColorType, RgbImage};

/// Width and height in pixels.
pub(super) type Size = [u32; 2];

/// A picture of the size `to`, which is at most `from`; none when the bytes are not of that kind and size.
pub(super) fn smaller(bytes: &[u8], kind: ColorType, from: Size, to: Size) -> Option<RgbImage> {
    match kind {
        ColorType::L8 => areas(bytes.as_chunks().0, from, to, |[l]| [l; 3]),
        ColorType::La8 => areas(bytes.as_chunks().0, from, to, |[l, a]| on_white([l; 3], a)),
        ColorType::Rgb8 => areas(bytes.as_chunks().0, from, to, |rgb: [u8; 3]| rgb),
        ColorType::Rgba8 => {
            areas(bytes.as_chunks().0, from, to, |[r, g, b, a]| on_white([r, g, b], a))
        }
        ColorType::L16 => areas(bytes.as_chunks().0, from, to, |l: [u8; 2]| [high(l); 3]),
        ColorType::La16 => areas(bytes.as_chunks().0, from, to, |[l, m, a, b]| {
            on_white([high([l, m]); 3], high([a, b]))
        }),
        ColorType::Rgb16 => areas(bytes.as_chunks().0, from, to, |[r, s, g, h, b, c]| {
            [high([r, s]), high([g, h]), high([b, c])]
        }),
        ColorType::Rgba16 => areas(bytes.as_chunks().0, from, to, |[r, s, g, h, b, c, a, d]| {
            on_white([high([r, s]), high([g, h]), high([b, c])], high([a, d]))
        }),
        _ => None,
    }
}

/// The eight bits of sixteen that can be seen. Decoders give them in the machine's order.
fn high(sixteen: [u8; 2]) -> u8 {
    let [high, _] = u16::from_ne_bytes(sixteen).to_be_bytes();
    high
}

fn on_white(colours: [u8; 3], alpha: u8) -> [u8; 3] {
    colours.map(|colour| {
        let mixed = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
        u8::try_from(mixed / 255).unwrap_or(u8::MAX)
    })
}

/// A source pixel is as wide as the target has pixels, and a target pixel as the source has: so every overlap is a
/// whole number, and nothing is rounded before the end.
fn areas<const N: usize>(
    pixels: &[[u8; N]],
    from @ [from_width, from_height]: Size,
    to: Size,
    opaque: impl Fn([u8; N]) -> [u8; 3],
) -> Option<RgbImage> {
    let [width, height] = to;
    let whole = u64::from(from_width) * u64::from(from_height);
    if u64::try_from(pixels.len()).ok()? != whole || whole == 0 || width == 0 || height == 0 {
        return None;
    }
    let columns = usize::try_from(width).ok()?;
    let mut across = vec![[0_u32; 3]; columns];
    let mut sums = vec![[0_u64; 3]; columns];
    let mut made = Vec::with_capacity(columns * usize::try_from(height).ok()? * 3);
    let mut filled = 0;
    for row in pixels.chunks_exact(usize::try_from(from_width).ok()?) {
        narrow(row, from, to, &opaque, &mut across);
        let mut left = height;
        while left > 0 {
            let part = left.min(from_height - filled);
            for (sum, row) in sums.as_flattened_mut().iter_mut().zip(across.as_flattened()) {
                *sum += u64::from(*row) * u64::from(part);
            }
            (filled, left) = (filled + part, left - part);
            if filled == from_height {
                let mean = |sum: &u64| u8::try_from((sum + whole / 2) / whole).unwrap_or(u8::MAX);
                made.extend(sums.as_flattened().iter().map(mean));
                sums.fill([0; 3]);
                filled = 0;
            }
        }
    }
    RgbImage::from_raw(width, height, made)
}

/// The sums of one row, across.
fn narrow<const N: usize>(
    row: &[[u8; N]],
    [from_width, _]: Size,
    [width, _]: Size,
    opaque: impl Fn([u8; N]) -> [u8; 3],
    across: &mut [[u32; 3]],
) {
    let mut targets = across.iter_mut();
    let (mut sum, mut filled) = ([0_u32; 3], 0);
    for pixel in row {
        let colours = opaque(*pixel).map(u32::from);
        let mut left = width;
        while left > 0 {
            let part = left.min(from_width - filled);
            for (sum, colour) in sum.iter_mut().zip(colours) {
                *sum += colour * part;
            }
            (filled, left) = (filled + part, left - part);
            if filled == from_width {
                if let Some(target) = targets.next() {
                    *target = std::mem::take(&mut sum);
                }
                filled = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pixel_is_the_mean_of_what_it_covers() {
        // Three grey pixels become two: each covers one and a half.
        let two = smaller(&[0, 90, 240], ColorType::L8, [3, 1], [2, 1]).unwrap();
        assert_eq!(two.as_raw(), &[30, 30, 30, 190, 190, 190]);
        let one = smaller(&[10, 20, 30, 60], ColorType::L8, [2, 2], [1, 1]).unwrap();
        assert_eq!(one.as_raw(), &[30; 3]);
        assert_eq!(smaller(&[1; 5], ColorType::L8, [3, 2], [1, 1]), None, "bytes are missing");
    }

    #[test]
    fn deep_and_glassy_colours_become_plain_ones() {
        let deep = [0xab12_u16, 0x3400, 0xffff, 0xffff].map(u16::to_ne_bytes).concat();
        let plain = smaller(&deep, ColorType::Rgba16, [1, 1], [1, 1]).unwrap();
        assert_eq!(plain.as_raw(), &[0xab, 0x34, 0xff]);
        let glass = smaller(&[9, 9, 9, 0], ColorType::Rgba8, [1, 1], [1, 1]).unwrap();
        assert_eq!(glass.as_raw(), &[255; 3]);
    }

    proptest! {
        #[test]
        fn one_colour_stays_it_whatever_the_size(
            colour: u8, from in [1..40_u32, 1..40_u32], parts in [1..40_u32, 1..40_u32],
        ) {
            let [width, height] = from;
            let to = [parts[0].min(width), parts[1].min(height)];
            let bytes = vec![colour; usize::try_from(width * height).unwrap()];
            let made = smaller(&bytes, ColorType::L8, from, to).unwrap();
            prop_assert_eq!([made.width(), made.height()], to);
            prop_assert!(made.as_raw().iter().all(|byte| *byte == colour));
        }
    }
}
