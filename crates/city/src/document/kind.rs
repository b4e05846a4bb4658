//! What a file is, by its content.

use super::{Content, MOST_BYTES, packed, plain};

crate::stored! {
    /// What a file is.
    pub enum DocumentKind {
        /// Pages as they are printed.
        Pdf = "pdf",
        /// A text of Office Open XML.
        Docx = "docx",
        /// A table of Office Open XML.
        Xlsx = "xlsx",
        /// Slides of Office Open XML.
        Pptx = "pptx",
        /// A text of OpenDocument.
        Odt = "odt",
        /// A table of OpenDocument.
        Ods = "ods",
        /// Slides of OpenDocument.
        Odp = "odp",
        /// A table in plain text.
        Csv = "csv",
        /// Places on a map.
        GeoJson = "geojson",
        /// Data for programs.
        Json = "json",
        /// Plain text with signs for headings and lists.
        Markdown = "md",
        /// Plain text.
        Text = "txt",
    }
}

impl DocumentKind {
    /// The media type it is served as. Texts say their encoding.
    pub fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Csv => "text/csv; charset=utf-8",
            Self::GeoJson => "application/geo+json",
            Self::Json => "application/json",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The ending of its name, without the dot: its key.
    pub fn ending(self) -> &'static str {
        self.key()
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// It is larger than we take.
    #[error("it is larger than we take")]
    TooLarge,
    /// It is nothing that we take.
    #[error("it is no kind of file that we take")]
    Unknown,
    /// It is a picture, which has a place of its own.
    #[error("it is a picture")]
    Picture,
    /// It is a page for browsers, or a drawing, which could carry programs.
    #[error("it is a web page")]
    WebPage,
    /// It is a file of an office program of long ago.
    #[error("it is an office file of the old kind")]
    OldOffice,
    /// It carries programs.
    #[error("it carries macros")]
    Macros,
    /// It opens only with a password.
    #[error("it is encrypted")]
    Encrypted,
    /// It is broken or cut short.
    #[error("it is damaged")]
    Damaged,
}

/// Says what a file is. What it was called decides only among plain texts, which all look alike.
pub fn examine(content: &mut impl Content, sent_name: &str) -> Result<DocumentKind, Unfit> {
    let length = content.length();
    if length == 0 {
        return Err(Unfit::Empty);
    }
    if length > MOST_BYTES {
        return Err(Unfit::TooLarge);
    }
    let head = content.at(0, 1024).ok_or(Unfit::Damaged)?;
    if head.starts_with(b"%PDF-") {
        return pdf(content).map(|()| DocumentKind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        return packed::examine(content);
    }
    if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        // An encrypted file of today's programs lies in a container of yesterday's ([MS-OFFCRYPTO], 1.3).
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let encrypted = has(content, &name)?;
        return Err(if encrypted { Unfit::Encrypted } else { Unfit::OldOffice });
    }
    if is_picture(&head) {
        return Err(Unfit::Picture);
    }
    plain::examine(content, sent_name)
}

fn is_picture(head: &[u8]) -> bool {
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let heic = head.get(4..8) == Some(b"ftyp");
    let starts: [&[u8]; 6] =
        [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
    webp || heic || starts.iter().any(|start| head.starts_with(start))
}

/// A PDF (ISO 32000-1, 7.5) up to its end mark, without a key (7.6).
fn pdf(content: &mut impl Content) -> Result<(), Unfit> {
    let length = content.length();
    let tail = content.at(length.saturating_sub(2048), 2048).ok_or(Unfit::Damaged)?;
    if find(&tail, b"%%EOF").is_none() {
        return Err(Unfit::Damaged);
    }
    if has_encryption(content)? { Err(Unfit::Encrypted) } else { Ok(()) }
}

/// Whether a PDF names a dictionary of encryption: the word, blanks, and a reference or the dictionary itself.
fn has_encryption(content: &mut impl Content) -> Result<bool, Unfit> {
    const WORD: &[u8] = b"/Encrypt";
    each(content, WORD.len() + 32, |piece| {
        let mut rest = piece;
        while let Some(at) = find(rest, WORD) {
            rest = rest.get(at + WORD.len()..).unwrap_or_default();
            let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let next = rest.get(blanks..).unwrap_or_default();
            if next.starts_with(b"<<") || next.first().is_some_and(u8::is_ascii_digit) {
                return true;
            }
        }
        false
    })
}

/// Whether some bytes stand somewhere in the content.
fn has(content: &mut impl Content, needle: &[u8]) -> Result<bool, Unfit> {
    each(content, needle.len(), |piece| find(piece, needle).is_some())
}

/// Looks at the content in pieces that overlap, until one of them is found to be it.
fn each(
    content: &mut impl Content,
    overlap: usize,
    mut found: impl FnMut(&[u8]) -> bool,
) -> Result<bool, Unfit> {
    const PIECE: usize = 256 << 10;
    let mut from = 0;
    while from < content.length() {
        let piece = content.at(from, PIECE + overlap).ok_or(Unfit::Damaged)?;
        if piece.is_empty() {
            return Err(Unfit::Damaged);
        }
        if found(&piece) {
            return Ok(true);
        }
        from = from.saturating_add(u64::try_from(PIECE).unwrap_or(u64::MAX));
    }
    Ok(false)
}

/// Where some bytes stand first.
pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}
