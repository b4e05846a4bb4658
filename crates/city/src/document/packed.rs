//! Office files: archives (APPNOTE.TXT of PKWARE, version 6.3) that are known by the list of their parts. No part is
//! unpacked.

use super::kind::find;
use super::{Content, DocumentKind, Unfit};

/// The longest list of parts that we look at.
const MOST_LISTED: u64 = 4 << 20;
/// The end of the list with the longest comment behind it.
const MOST_END: u64 = 22 + 0xffff;
/// The length of an entry of the list without its texts.
const ENTRY: usize = 46;

/// An entry of the list of parts.
struct Part {
    name: String,
    is_encrypted: bool,
    /// Whether it lies there as it is, not compressed.
    is_stored: bool,
    at: u64,
}

pub(super) fn examine(content: &mut impl Content) -> Result<DocumentKind, Unfit> {
    let parts = parts(content).ok_or(Unfit::Damaged)?;
    if parts.iter().any(|part| part.is_encrypted) {
        return Err(Unfit::Encrypted);
    }
    let has = |name: &str| parts.iter().any(|part| part.name == name);
    // OpenDocument says first, and not compressed, what it is (part 3, section 3.3); with a password, all of it lies
    // in one part, or its text is stored in a shape that nothing can read.
    if let Some(first) = parts.first().filter(|part| part.name == "mimetype" && part.at == 0) {
        let kind = open_document(content, first)?;
        if has("encrypted-package") || is_unreadable(content, &parts)? {
            return Err(Unfit::Encrypted);
        }
        let programs =
            |part: &Part| part.name.starts_with("basic/") || part.name.starts_with("scripts/");
        if parts.iter().any(|part| programs(part) && !part.name.ends_with('/')) {
            return Err(Unfit::Macros);
        }
        return if has("content.xml") { Ok(kind) } else { Err(Unfit::Damaged) };
    }
    if !has("[content_types].xml") {
        return Err(Unfit::Unknown);
    }
    let programs = |part: &Part| {
        part.name.ends_with("vbaproject.bin")
            || part.name.contains("/macrosheets/")
            || part.name.contains("/activex/")
    };
    if parts.iter().any(programs) {
        return Err(Unfit::Macros);
    }
    let mains = [
        ("word/document.xml", DocumentKind::Docx),
        ("word/document2.xml", DocumentKind::Docx),
        ("xl/workbook.xml", DocumentKind::Xlsx),
        ("ppt/presentation.xml", DocumentKind::Pptx),
    ];
    let mut kinds = mains.iter().filter(|(name, _)| has(name)).map(|(_, kind)| *kind);
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Ok(kind),
        _ => Err(Unfit::Unknown),
    }
}

/// What an OpenDocument file says it is.
fn open_document(content: &mut impl Content, first: &Part) -> Result<DocumentKind, Unfit> {
    let said = if first.is_stored { stored(content, first.at, 64) } else { None };
    let said = said.ok_or(Unfit::Unknown)?;
    let kinds = [DocumentKind::Odt, DocumentKind::Ods, DocumentKind::Odp];
    let fits = |kind: &DocumentKind| {
        let rest = said.strip_prefix(kind.media().as_bytes());
        // What follows is the next part.
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"PK"))
    };
    kinds.into_iter().find(fits).ok_or(Unfit::Unknown)
}

/// Whether the text of an OpenDocument file lies there as it is, and is no text.
fn is_unreadable(content: &mut impl Content, parts: &[Part]) -> Result<bool, Unfit> {
    let text = parts.iter().find(|part| part.name == "content.xml" && part.is_stored);
    let Some(text) = text else { return Ok(false) };
    let begins = stored(content, text.at, 16).ok_or(Unfit::Damaged)?;
    let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&begins);
    Ok(!begins.starts_with(b"<"))
}

/// The beginning of a part that is not compressed, from the head before it.
fn stored(content: &mut impl Content, at: u64, most: usize) -> Option<Vec<u8>> {
    let head = content.at(at, 30)?;
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let texts = u64::from(short(&head, 26)?) + u64::from(short(&head, 28)?);
    content.at(at.checked_add(30)?.checked_add(texts)?, most)
}

/// The list of parts; none where it is broken, or where there are more than an office file has.
fn parts(content: &mut impl Content) -> Option<Vec<Part>> {
    let length = content.length();
    let tail_at = length.saturating_sub(MOST_END);
    let tail = content.at(tail_at, usize::try_from(MOST_END).ok()?)?;
    // The last one counts: a comment may look like an end.
    let end_at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let end = tail.get(end_at..)?;
    let (count, size, at) = (short(end, 10)?, long(end, 12)?, long(end, 16)?);
    let (size, at) = (u64::from(size), u64::from(at));
    // Behind it only its comment, whole.
    if end.len() != 22 + usize::from(short(end, 20)?) {
        return None;
    }
    let ends = tail_at.checked_add(u64::try_from(end_at).ok()?)?;
    if size > MOST_LISTED || at.checked_add(size)? > ends {
        return None;
    }
    let list = content.at(at, usize::try_from(size).ok()?)?;
    let mut rest = list.as_slice();
    let mut parts = Vec::with_capacity(count.into());
    for _ in 0..count {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (short(rest, 28)?, short(rest, 30)?, short(rest, 32)?);
        let (name, more) = (usize::from(name), usize::from(extra) + usize::from(comment));
        let text = rest.get(ENTRY..ENTRY.checked_add(name)?)?;
        parts.push(Part {
            // Office programs do not mind the case of names, nor which way their strokes lean.
            name: String::from_utf8_lossy(text).to_ascii_lowercase().replace('\\', "/"),
            is_encrypted: short(rest, 8)? & 1 == 1,
            is_stored: short(rest, 10)? == 0,
            at: long(rest, 42)?.into(),
        });
        rest = rest.get(ENTRY.checked_add(name)?.checked_add(more)?..)?;
    }
    // What begins elsewhere than it says was put together by hand.
    let first = parts.iter().map(|part| part.at).min()?;
    (first == 0 && find(&content.at(0, 4)?, b"PK\x03\x04") == Some(0)).then_some(parts)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let [low, high] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_le_bytes([low, high]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
