//! A picture's file without what is not the picture: colour profiles, texts, previews, films behind it. What stays is
//! what a decoder needs and which way is up, so that nothing else is ever unpacked, whatever it would grow to.

use axum::body::Bytes;
use image::ImageFormat;

/// The largest description of which way is up that we look into; it takes some hundred bytes.
const MOST_EXIF: usize = 64 << 10;

/// A file that holds only the picture.
#[derive(Debug)]
pub(super) struct Bare {
    /// The file.
    pub(super) file: Bytes,
    /// The bytes that decoding takes for sixteen pixels beside the picture itself.
    pub(super) beside: u64,
}

impl Bare {
    /// The picture of a file; none when it is broken or cut short.
    pub(super) fn of(format: ImageFormat, file: &Bytes) -> Option<Self> {
        match format {
            ImageFormat::Jpeg => jpeg(file),
            ImageFormat::Png => Some(Self { file: png(file)?.into(), beside: 0 }),
            _ => Some(Self { file: file.clone(), beside: webp(file)? }),
        }
    }
}

/// A JPEG (ITU-T T.81, annex B) up to its end marker: decoders fill what is missing with grey and say nothing.
fn jpeg(file: &[u8]) -> Option<Bare> {
    let (start, mut rest) = file.split_at_checked(2)?;
    let mut kept = start.to_vec();
    let (mut frame, mut scans, mut has_exif) = (None, 0_u64, false);
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        let marker = *marker;
        match marker {
            // A filler, and markers that stand alone.
            0xff => {
                rest = rest.get(1..)?;
                continue;
            }
            0x01 | 0xd0..=0xd7 => {
                rest = after;
                continue;
            }
            0xd9 => break,
            _ => {}
        }
        let [high, low, ..] = after else { return None };
        let (body, next) = after.split_at_checked(u16::from_be_bytes([*high, *low]).into())?;
        let content = body.get(2..)?;
        let keep = match marker {
            0xe0 => content.starts_with(b"JFIF\0"),
            0xe1 if has_exif => false,
            0xe1 => {
                has_exif = content.starts_with(b"Exif\0\0");
                has_exif
            }
            // Which colours a file of Adobe's has.
            0xee => true,
            0xe2..=0xef | 0xfe => false,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                // Two pictures in one: nobody could say which of them is decoded.
                if frame.replace(coefficients(content)?).is_some() {
                    return None;
                }
                // All but these need every coefficient before the first pixel is known.
                scans += u64::from(!matches!(marker, 0xc0 | 0xc1));
                true
            }
            _ => true,
        };
        if keep {
            kept.extend([0xff, marker]);
            kept.extend(body);
        }
        rest = next;
        if marker == 0xda {
            scans += 1;
            let (data, next) = rest.split_at_checked(scan_length(rest)?)?;
            kept.extend(data);
            rest = next;
        }
    }
    kept.extend([0xff, 0xd9]);
    let coefficients = frame?;
    Some(Bare { file: kept.into(), beside: if scans > 1 { coefficients } else { 0 } })
}

/// The bytes of the coefficients of sixteen pixels, from the header of a frame: two for each sample.
fn coefficients(header: &[u8]) -> Option<u64> {
    let parts = header.get(6..)?.as_chunks::<3>().0;
    let sampling = parts.iter().map(|[_, sampling, _]| (sampling >> 4, sampling & 15));
    let (mut samples, mut across, mut along) = (0, 0, 0);
    for (horizontal, vertical) in sampling {
        samples += u64::from(horizontal) * u64::from(vertical);
        across = across.max(u64::from(horizontal));
        along = along.max(u64::from(vertical));
    }
    (samples * 32).checked_div(across * along)
}

/// How long the data of a scan is: to the next marker that is neither an escaped 0xff nor a restart.
fn scan_length(data: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, 0x01..=0xcf | 0xd8..=0xfe]);
    data.windows(2).position(ends)
}

/// A PNG (ISO 15948) up to its end: header, palette, transparency, pixels, and which way is up.
fn png(file: &[u8]) -> Option<Vec<u8>> {
    let (signature, mut rest) = file.split_at_checked(8)?;
    let mut kept = signature.to_vec();
    let mut has_exif = false;
    loop {
        let (length, kind) = (rest.get(..4)?, rest.get(4..8)?);
        let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
        let (chunk, next) = rest.split_at_checked(length.checked_add(12)?)?;
        let keep = match kind {
            b"eXIf" => length <= MOST_EXIF && !std::mem::replace(&mut has_exif, true),
            b"tRNS" => true,
            // What a decoder may skip begins with a small letter.
            _ => kind.first().is_some_and(u8::is_ascii_uppercase),
        };
        if keep {
            kept.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = next;
    }
}

/// What decoding a WebP takes beside its picture. Nothing in its file is packed but the picture, so it stays whole.
fn webp(file: &[u8]) -> Option<u64> {
    const ANIMATED: u8 = 0x02;
    const GLASSY: u8 = 0x10;
    // Everything again in four channels, or brightness and colours apart, which is slower; that with the glass apart;
    // a canvas and a frame.
    let (plain, glass, film) = (64, 128, 256);
    Some(match (file.get(12..16)?, file.get(20)?) {
        (b"VP8X", flags) if flags & ANIMATED != 0 => film,
        (b"VP8X", flags) if flags & GLASSY != 0 => glass,
        _ => plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_are_counted_by_their_sampling() {
        let header = |parts: &[[u8; 3]]| [&[8, 0, 9, 0, 9, 3], parts.as_flattened()].concat();
        let halved = [[1, 0x22, 0], [2, 0x11, 1], [3, 0x11, 1]];
        assert_eq!(coefficients(&header(&halved)), Some(3 * 16));
        assert_eq!(coefficients(&header(&[[1, 0x11, 0]; 3])), Some(6 * 16));
        assert_eq!(coefficients(&header(&[[1, 0x00, 0]])), None);
        assert_eq!(coefficients(&header(&[])), None);
    }

    #[test]
    fn a_jpeg_keeps_its_picture_only() {
        let frame = [0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
        let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 7, 0xff, 0, 0xff, 0xd0, 9];
        let profile = [0xff, 0xe2, 0, 5, b'I', b'C', b'C'];
        let note = [0xff, 0xfe, 0, 4, b'h', b'i'];
        let film = b"ftypmp42";
        let start = [0xff, 0xd8];
        let end = [0xff, 0xd9];
        let file = [&start[..], &profile, &frame, &note, &scan, &end, film].concat();
        let bare = jpeg(&file).unwrap();
        assert_eq!(bare.file, [&start[..], &frame, &scan, &end].concat());
        assert_eq!(bare.beside, 0);
        assert!(jpeg(&[&start[..], &frame, &scan].concat()).is_none(), "cut short");
        assert!(jpeg(&[&start[..], &frame, &frame, &scan, &end].concat()).is_none(), "two");
        let twice = jpeg(&[&start[..], &frame, &scan, &scan, &end].concat()).unwrap();
        assert_eq!(twice.beside, 32);
    }
}
