//! Plain texts: UTF-8 from the first byte to the last, without signs that no text has.

use std::io::{self, Read};

use serde::de::IgnoredAny;

use super::{Content, DocumentKind, Unfit};

/// How much is looked at together.
const PIECE: usize = 64 << 10;

pub(super) fn examine(content: &mut impl Content, sent_name: &str) -> Result<DocumentKind, Unfit> {
    let head = content.at(0, PIECE).ok_or(Unfit::Damaged)?;
    is_text(content)?;
    let head = String::from_utf8_lossy(&head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if is_web_page(head) {
        return Err(Unfit::WebPage);
    }
    if head.is_empty() {
        return Err(Unfit::Empty);
    }
    if head.starts_with(['{', '[']) && is_json(content) {
        return Ok(if is_map(head) { DocumentKind::GeoJson } else { DocumentKind::Json });
    }
    let ending = sent_name.rsplit_once('.').map(|(_, ending)| ending.trim().to_ascii_lowercase());
    Ok(match ending.as_deref() {
        Some("json" | "geojson") => return Err(Unfit::Damaged),
        Some("csv" | "tsv") => DocumentKind::Csv,
        Some("md" | "markdown") => DocumentKind::Markdown,
        _ => DocumentKind::Text,
    })
}

/// Whether every byte belongs to a character of a text.
fn is_text(content: &mut impl Content) -> Result<(), Unfit> {
    let (mut from, mut begun) = (0_u64, Vec::new());
    while from < content.length() {
        let piece = content.at(from, PIECE).ok_or(Unfit::Damaged)?;
        if piece.is_empty() {
            return Err(Unfit::Damaged);
        }
        from = from.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        begun.extend(piece);
        let whole = match std::str::from_utf8(&begun) {
            Ok(text) => text.len(),
            // A character may go on in the next piece.
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Err(Unfit::Unknown),
        };
        let odd = |byte: &u8| {
            *byte == 0x7f || byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 12)
        };
        if begun.iter().take(whole).any(odd) {
            return Err(Unfit::Unknown);
        }
        begun.drain(..whole);
    }
    if begun.is_empty() { Ok(()) } else { Err(Unfit::Damaged) }
}

/// Whether a text is a page for browsers, or a drawing: by what it begins with, or by what only those have.
fn is_web_page(head: &str) -> bool {
    const BEGIN: &[&str] = &["!doctype", "?xml", "html", "head", "body"];
    const ANYWHERE: &[&str] = &["html", "svg", "script", "iframe"];
    let begins: String = head.chars().take(1024).collect::<String>().to_ascii_lowercase();
    let mut marks = begins.split('<');
    let first = marks.next().unwrap_or_default();
    marks.enumerate().any(|(number, mark)| {
        let is = |name: &&str| mark.starts_with(*name);
        number == 0 && first.is_empty() && BEGIN.iter().any(is) || ANYWHERE.iter().any(is)
    })
}

/// Whether it is JSON to its end. Nothing of it is kept.
fn is_json(content: &mut impl Content) -> bool {
    let reader = Pieces { content, from: 0, piece: Vec::new(), used: 0 };
    let mut reader = io::BufReader::new(reader);
    let mut mark = [0; 3];
    let mut begun: &[u8] = &[];
    if reader.read_exact(&mut mark).is_ok() && mark != *b"\xef\xbb\xbf" {
        begun = &mark;
    } else if mark != *b"\xef\xbb\xbf" {
        // Shorter than a mark: `{}` or `[]`, or no JSON.
        let short = reader.into_inner().content.at(0, 3).unwrap_or_default();
        return serde_json::from_slice::<IgnoredAny>(&short).is_ok();
    }
    serde_json::from_reader::<_, IgnoredAny>(begun.chain(reader)).is_ok()
}

/// Whether what is known to be JSON says that it is GeoJSON (RFC 7946), near its beginning.
fn is_map(head: &str) -> bool {
    let plain: String = head.chars().filter(|c| !c.is_whitespace()).take(4096).collect();
    let types = [
        "FeatureCollection",
        "Feature",
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    ];
    plain.starts_with('{')
        && types.iter().any(|kind| plain.contains(&format!("\"type\":\"{kind}\"")))
        && ["\"features\":", "\"geometry\":", "\"coordinates\":", "\"geometries\":"]
            .iter()
            .any(|member| plain.contains(member))
}

/// The content as something that is read from.
struct Pieces<'a, C> {
    content: &'a mut C,
    from: u64,
    piece: Vec<u8>,
    used: usize,
}

impl<C: Content> Read for Pieces<'_, C> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.used >= self.piece.len() {
            let piece = self.content.at(self.from, PIECE);
            self.piece = piece.ok_or(io::ErrorKind::UnexpectedEof)?;
            self.from += u64::try_from(self.piece.len()).unwrap_or_default();
            self.used = 0;
        }
        let rest = self.piece.get(self.used..).unwrap_or_default();
        let count = rest.len().min(into.len());
        let (into, rest) = (into.get_mut(..count), rest.get(..count));
        if let (Some(into), Some(rest)) = (into, rest) {
            into.copy_from_slice(rest);
        }
        self.used += count;
        Ok(count)
    }
}
