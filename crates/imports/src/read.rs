//! What a file is, by what is in it: names and types that are sent along are not believed.

use crate::decoded::decode;
use crate::table::{Limits, Table, Unreadable};
use crate::{json, separated, workbook};

/// Reads a file as a table.
///
/// # Errors
/// [`Unreadable`] when it is none, or goes beyond [`Limits`].
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.len() > Limits::BYTES {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes);
    }
    // A compound file: a workbook of before 2007, or a new one behind a password.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { Unreadable::Encrypted } else { Unreadable::OldWorkbook });
    }
    if [&b"%PDF"[..], b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"]
        .iter()
        .any(|start| bytes.starts_with(start))
    {
        return Err(Unreadable::Unknown);
    }
    let (text, encoding) = decode(bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Unreadable::Empty);
    }
    if start.starts_with(['[', '{']) {
        return json::read(start, encoding);
    }
    if start.starts_with('<') {
        return Err(Unreadable::Unknown);
    }
    separated::read(&text, encoding)
}
