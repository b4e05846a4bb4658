//! From a file to the sizes that pages use.

use std::io::Cursor;

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    ColorType, DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage,
};

use crate::forms::picture::bare::Bare;
use crate::forms::picture::smaller::{Size, smaller};
use crate::forms::picture::{Picture, PictureFlaw, Variant};

/// The most pixels we decode: enough for today's phones.
const MOST_PIXELS: u64 = 50_000_000;
/// The most bytes that a decoder and what it gives take together. With the file, its bare copy and what is made of
/// it that is 200 MB.
const MOST_DECODED: u64 = 155_000_000;
/// How many times longer one way than the other: a street's panorama, not a ribbon.
pub(super) const MOST_LONG: u32 = 8;
/// The widths in which a picture is kept.
const WIDTHS: [u32; 2] = [480, 1280];
/// A quality at which photos look whole (of 100).
const QUALITY: u8 = 80;

/// Decodes a picture, if what its head promises is within bounds.
pub(super) fn read(file: &Bytes) -> Result<Picture, PictureFlaw> {
    let format = format_of(file)?;
    let bare = Bare::of(format, file).ok_or(PictureFlaw::Damaged)?;
    let mut reader = ImageReader::with_format(Cursor::new(bare.file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureFlaw::Damaged)?;
    let (width, height) = decoder.dimensions();
    let (size, kind, length) = ([width, height], decoder.color_type(), decoder.total_bytes());
    let orientation = decoder.orientation().map_err(|_| PictureFlaw::Damaged)?;
    let sideways = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let [small, large] = WIDTHS.map(|most| within(size, most, sideways));
    bounded(size, length, large, bare.beside)?;
    let mut bytes = vec![0; usize::try_from(length).map_err(|_| PictureFlaw::Damaged)?];
    decoder.read_image(&mut bytes).map_err(|_| PictureFlaw::Damaged)?;
    // Smaller first, then upright: turning the whole picture would take it twice.
    let large = smaller(&bytes, kind, size, large).ok_or(PictureFlaw::Damaged)?;
    drop(bytes);
    let from = [large.width(), large.height()];
    let small =
        (small != from).then(|| smaller(large.as_raw(), ColorType::Rgb8, from, small)).flatten();
    let variants = small.into_iter().chain([large]).map(|picture| encode(picture, orientation));
    Ok(Picture { variants: variants.collect::<Result<_, _>>()? })
}

/// Refuses what is a ribbon, or would take more memory than we give.
fn bounded(
    [width, height]: Size,
    length: u64,
    [large_width, large_height]: Size,
    beside: u64,
) -> Result<(), PictureFlaw> {
    let (short, long) = (width.min(height), width.max(height));
    if short == 0 {
        return Err(PictureFlaw::Damaged);
    }
    if long > short.saturating_mul(MOST_LONG) {
        return Err(PictureFlaw::TooLong);
    }
    let pixels = u64::from(width) * u64::from(height);
    let made = 3 * u64::from(large_width) * u64::from(large_height);
    let taken = length.saturating_add(pixels.saturating_mul(beside) / 16).saturating_add(made);
    if taken > MOST_DECODED || pixels > MOST_PIXELS {
        // What would fit of a picture of this kind.
        let fit = u128::from(pixels) * u128::from(MOST_DECODED) / u128::from(taken.max(1));
        let fit = u64::try_from(fit).unwrap_or(u64::MAX).min(MOST_PIXELS);
        return Err(PictureFlaw::TooManyPixels { most: fit / 1_000_000 });
    }
    Ok(())
}

/// The size at which a picture is at most so wide once it is upright.
fn within([width, height]: Size, most: u32, sideways: bool) -> Size {
    let upright = if sideways { height } else { width };
    if upright <= most {
        return [width, height];
    }
    [width, height].map(|side| {
        let scaled = u64::from(side) * u64::from(most) + u64::from(upright / 2);
        u32::try_from(scaled / u64::from(upright)).unwrap_or(u32::MAX).max(1)
    })
}

/// What the file is by its first bytes, whatever it is called.
fn format_of(file: &[u8]) -> Result<ImageFormat, PictureFlaw> {
    match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        _ if file.get(4..8) == Some(b"ftyp") => Err(PictureFlaw::Heic),
        _ => {
            let start = String::from_utf8_lossy(file.get(..1024).unwrap_or(file)).to_lowercase();
            let drawn = start.contains("<svg");
            Err(if drawn { PictureFlaw::Vector } else { PictureFlaw::NotAPicture })
        }
    }
}

/// A JPEG of the picture, upright.
fn encode(picture: RgbImage, orientation: Orientation) -> Result<Variant, PictureFlaw> {
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    picture.write_with_encoder(encoder).map_err(|_| PictureFlaw::Damaged)?;
    Ok(Variant { width: picture.width(), height: picture.height(), jpeg: jpeg.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Pictures;
    use image::{Rgba, RgbaImage};

    /// A picture whose left half is red and right half blue.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let mut image = RgbImage::new(width, height);
        for (x, _, pixel) in image.enumerate_pixels_mut() {
            pixel.0 = if x < width / 2 { [255, 0, 0] } else { [0, 0, 255] };
        }
        image.into()
    }

    fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn decode(file: &[u8]) -> Result<Picture, PictureFlaw> {
        read(&Bytes::copy_from_slice(file))
    }

    /// A JPEG with an Exif segment that says "turned a quarter" and where it was taken.
    fn exif_jpeg() -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01".to_vec();
        exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"GPS 50.8798N 4.7005E");
        let jpeg = file(&halves(1600, 800), ImageFormat::Jpeg);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photo_comes_in_two_sizes_upright_and_without_its_place() {
        let photo = exif_jpeg();
        assert!(photo.windows(3).any(|w| w == b"GPS"));
        let picture = decode(&photo).unwrap();
        let sizes: Vec<_> = picture.variants.iter().map(|v| (v.width, v.height)).collect();
        assert_eq!(sizes, [(480, 960), (800, 1600)]);
        for variant in &picture.variants {
            assert!(!variant.jpeg.windows(3).any(|w| w == b"GPS"));
            assert!(!variant.jpeg.windows(4).any(|w| w == b"Exif"));
            let upright = image::load_from_memory(&variant.jpeg).unwrap().to_rgb8();
            let [top, bottom] = [10, variant.height - 10].map(|y| upright.get_pixel(100, y).0);
            assert!(top[0] > 200 && bottom[2] > 200, "red on top, blue below: {top:?} {bottom:?}");
        }
    }

    #[test]
    fn small_pictures_stay_as_they_are_and_transparent_ones_get_white() {
        let small = decode(&file(&halves(200, 100), ImageFormat::Png)).unwrap();
        assert_eq!(small.variants.len(), 1);
        assert_eq!((small.variants[0].width, small.variants[0].height), (200, 100));
        let glass: DynamicImage = RgbaImage::from_pixel(600, 80, Rgba([0, 0, 0, 0])).into();
        let picture = decode(&file(&glass, ImageFormat::WebP)).unwrap();
        let sizes: Vec<_> = picture.variants.iter().map(|v| v.width).collect();
        assert_eq!(sizes, [480, 600]);
        let shown = image::load_from_memory(&picture.variants[0].jpeg).unwrap().to_rgb8();
        assert!(shown.get_pixel(5, 3).0.iter().all(|colour| *colour > 250));
    }

    #[test]
    fn what_is_no_photo_is_refused() {
        let jpeg = file(&halves(400, 300), ImageFormat::Jpeg);
        let png = file(&halves(400, 300), ImageFormat::Png);
        let webp = file(&halves(400, 300), ImageFormat::WebP);
        let flaw = |file: &[u8]| decode(file).map(|_| ()).err();
        for (whole, ends) in [(jpeg, 3), (png, 20), (webp, 3)] {
            assert_eq!(flaw(&whole), None);
            for cut in [whole.len() - ends, whole.len() / 2, 40] {
                assert_eq!(flaw(&whole[..cut]), Some(PictureFlaw::Damaged), "cut at {cut}");
            }
        }
        assert_eq!(flaw(b"PK\x03\x04zipzipzip"), Some(PictureFlaw::NotAPicture));
        assert_eq!(flaw(b""), Some(PictureFlaw::NotAPicture));
        let svg = b"<?xml version=\"1.0\"?><SVG onload=\"x()\"/>";
        assert_eq!(flaw(svg), Some(PictureFlaw::Vector));
        assert_eq!(flaw(b"\0\0\0\x18ftypheic\0\0"), Some(PictureFlaw::Heic));
    }

    #[test]
    fn a_hundred_megapixels_are_refused_before_they_are_decoded() {
        // A PNG that announces 10,000 × 10,000 pixels in 60 bytes.
        let mut png = file(&halves(1, 1), ImageFormat::Png);
        let header =
            [&b"IHDR"[..], &10_000_u32.to_be_bytes(), &10_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]];
        let header = header.concat();
        png.splice(12..29, header.iter().copied());
        png.splice(29..33, crc(&header).to_be_bytes());
        assert_eq!(decode(&png).map(|_| ()), Err(PictureFlaw::TooManyPixels { most: 50 }));
    }

    /// The checksum of PNG chunks (ISO 15948, annex D).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 }
            })
        })
    }

    #[tokio::test]
    async fn several_at_once_wait_for_each_other() {
        let pictures = Pictures::new(1);
        let photo = Bytes::from(file(&halves(600, 300), ImageFormat::Jpeg));
        let (one, two) = tokio::join!(pictures.read(photo.clone()), pictures.read(photo));
        assert_eq!(one.unwrap(), two.unwrap());
    }
}
