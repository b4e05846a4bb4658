//! Pictures that people send: decoded, turned upright, made smaller and encoded anew, so that
//! nothing of the file itself is ever shown: no location, no hidden content.

use std::io::Cursor;
use std::sync::Arc;

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage};
use tokio::sync::Semaphore;

use crate::forms::posted::MOST_FILE;
use crate::words::Words;

/// The most pixels we decode: enough for today's phones, and 200 MB of memory.
const MOST_PIXELS: u64 = 50_000_000;
/// The widths in which a picture is kept.
const WIDTHS: [u32; 2] = [480, 1280];
/// A quality at which photos look whole (of 100).
const QUALITY: u8 = 80;

/// A picture in the sizes pages use, smallest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The sizes; a small picture has only one.
    pub variants: Vec<Variant>,
}

/// A picture in one size, as JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The JPEG file.
    pub jpeg: Bytes,
}

/// Why a file is not taken as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFlaw {
    /// It is something else: a ZIP, a PDF, a text.
    NotAPicture,
    /// It is a vector drawing, which could carry scripts.
    Vector,
    /// It is in the format of some phones that browsers cannot show.
    Heic,
    /// It is broken or cut short.
    Damaged,
    /// The file is larger than we take.
    TooLarge,
    /// Decoding it would take more memory than we give.
    TooManyPixels,
}

impl PictureFlaw {
    /// What to do about it.
    pub fn text(self, w: &Words) -> String {
        match self {
            Self::NotAPicture => w.picture_not_a_picture().to_owned(),
            Self::Vector => w.picture_vector().to_owned(),
            Self::Heic => w.picture_heic().to_owned(),
            Self::Damaged => w.picture_damaged().to_owned(),
            Self::TooLarge => w.picture_too_large(MOST_FILE >> 20),
            Self::TooManyPixels => w.picture_too_many_pixels(MOST_PIXELS / 1_000_000),
        }
    }
}

/// Reads pictures away from the threads that answer requests, few at a time.
#[derive(Debug, Clone)]
pub struct Pictures {
    gate: Arc<Semaphore>,
}

impl Pictures {
    /// A reader that decodes so many pictures at once.
    pub fn new(at_once: usize) -> Self {
        Self { gate: Arc::new(Semaphore::new(at_once)) }
    }

    /// Reads a picture; waits for its turn.
    pub async fn read(&self, file: Bytes) -> Result<Picture, PictureFlaw> {
        // The gate is never closed, and a decoder that stops by panic has met a broken file.
        let _turn = self.gate.acquire().await.map_err(|_| PictureFlaw::Damaged)?;
        tokio::task::spawn_blocking(move || decode(&file))
            .await
            .unwrap_or(Err(PictureFlaw::Damaged))
    }
}

fn decode(file: &[u8]) -> Result<Picture, PictureFlaw> {
    let format = format_of(file)?;
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureFlaw::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFlaw::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(|_| PictureFlaw::Damaged)?;
    if format == ImageFormat::Jpeg && !is_whole_jpeg(file) {
        return Err(PictureFlaw::Damaged);
    }
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| PictureFlaw::Damaged)?;
    // Smaller first, then upright: turning the whole picture would take it twice.
    let sideways = matches!(
        orientation,
        image::metadata::Orientation::Rotate90
            | image::metadata::Orientation::Rotate270
            | image::metadata::Orientation::Rotate90FlipH
            | image::metadata::Orientation::Rotate270FlipH
    );
    let upright_width = if sideways { height } else { width };
    let mut variants = Vec::new();
    for most in WIDTHS.into_iter().rev() {
        let is_largest = variants.is_empty();
        if upright_width <= most && !is_largest {
            variants.clear();
        }
        let (across, along) = if sideways { (u32::MAX, most) } else { (most, u32::MAX) };
        if upright_width > most {
            image = image.resize(across, along, FilterType::Triangle);
        }
        let mut upright = image.clone();
        upright.apply_orientation(orientation);
        variants.push(encode(&upright)?);
    }
    variants.reverse();
    Ok(Picture { variants })
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

/// Whether the picture's own data reaches its end marker (ITU-T T.81, annex B). Decoders fill
/// what is missing with grey and say nothing.
fn is_whole_jpeg(file: &[u8]) -> bool {
    let mut at = 2;
    loop {
        let Some(&[0xff, marker, high, low]) = file.get(at..at + 4) else { return false };
        let length = usize::from(u16::from_be_bytes([high, low]));
        at += 2 + length;
        // Start of scan: what follows runs to the end marker; 0xff in the data is escaped, and
        // the segments of a progressive picture come in between.
        if marker == 0xda {
            return file.get(at..).is_some_and(|rest| rest.windows(2).any(|w| w == [0xff, 0xd9]));
        }
    }
}

/// A JPEG of the picture, on white where it was transparent.
fn encode(image: &DynamicImage) -> Result<Variant, PictureFlaw> {
    let opaque = on_white(image);
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    opaque.write_with_encoder(encoder).map_err(|_| PictureFlaw::Damaged)?;
    Ok(Variant { width: opaque.width(), height: opaque.height(), jpeg: jpeg.into() })
}

fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let source = image.to_rgba8();
    let mut opaque = RgbImage::new(source.width(), source.height());
    for (target, pixel) in opaque.pixels_mut().zip(source.pixels()) {
        let [red, green, blue, alpha] = pixel.0;
        let over = |colour: u8| {
            let mixed = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        target.0 = [over(red), over(green), over(blue)];
    }
    opaque
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let glass: DynamicImage = RgbaImage::from_pixel(600, 8, Rgba([0, 0, 0, 0])).into();
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
        assert_eq!(decode(&png).map(|_| ()), Err(PictureFlaw::TooManyPixels));
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
