//! Bytes as letters: by the mark at the beginning, else UTF-8 if they are, else a guess that is told.

use encoding_rs::{ISO_8859_2, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::table::{Encoding, Unreadable};

/// The letters of a text, and how they were written.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    let wide = |bytes: &[u8], from: &'static encoding_rs::Encoding| {
        let (text, is_broken) = from.decode_without_bom_handling(bytes);
        if is_broken { Err(Unreadable::Damaged) } else { Ok((text.into_owned(), Encoding::Utf16)) }
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return of_utf_8(rest).ok_or(Unreadable::Damaged),
        [0xff, 0xfe, rest @ ..] => return wide(rest, UTF_16LE),
        [0xfe, 0xff, rest @ ..] => return wide(rest, UTF_16BE),
        // Two letters of a name in UTF-16 without its mark.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => return wide(bytes, UTF_16LE),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => return wide(bytes, UTF_16BE),
        _ => {}
    }
    if bytes.contains(&0) {
        return Err(Unreadable::Unknown);
    }
    if let Some(found) = of_utf_8(bytes) {
        return Ok(found);
    }
    if is_central(bytes) {
        let (text, _) = ISO_8859_2.decode_without_bom_handling(bytes);
        return Ok((text.into_owned(), Encoding::Iso8859Two));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Encoding::Windows1252))
}

fn of_utf_8(bytes: &[u8]) -> Option<(String, Encoding)> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some((text.to_owned(), Encoding::Utf8))
}

/// Whether bytes read as Hungarian rather than as Dutch, French or English: long ő and ű stand where Western files have õ and
/// û. The first is hardly ever written there; the second is French, which then also writes è, ê, ç or à.
fn is_central(bytes: &[u8]) -> bool {
    let count = |wanted: &[u8]| bytes.iter().filter(|byte| wanted.contains(byte)).count();
    let (long_o, long_u) = (count(&[0xf5, 0xd5]), count(&[0xfb, 0xdb]));
    let french = count(&[0xe8, 0xea, 0xe7, 0xe0, 0xc8, 0xca, 0xc7, 0xc0]);
    long_o > 0 && long_o + long_u > french || long_u > 0 && french == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_they_were_written() {
        let read = |bytes: &[u8]| decode(bytes).unwrap();
        let utf_16 =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(read("\u{feff}één".as_bytes()), ("één".to_owned(), Encoding::Utf8));
        assert_eq!(read("hűs".as_bytes()), ("hűs".to_owned(), Encoding::Utf8));
        assert_eq!(read(&utf_16("\u{feff}naam")), ("naam".to_owned(), Encoding::Utf16));
        assert_eq!(read(&utf_16("naam")), ("naam".to_owned(), Encoding::Utf16));
        let western = WINDOWS_1252.encode("“café” à Noël, août: 5 €").0.into_owned();
        assert_eq!(read(&western), ("“café” à Noël, août: 5 €".to_owned(), Encoding::Windows1252));
        let central = ISO_8859_2.encode("Hűvös erdő, szép fű").0.into_owned();
        assert_eq!(read(&central), ("Hűvös erdő, szép fű".to_owned(), Encoding::Iso8859Two));
        assert_eq!(decode(b""), Err(Unreadable::Empty));
        assert_eq!(decode(b"abc\0\0\0def"), Err(Unreadable::Unknown));
        assert_eq!(decode(b"\xff\xfea"), Err(Unreadable::Damaged));
    }
}
