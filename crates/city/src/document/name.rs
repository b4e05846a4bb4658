//! What a file is called when somebody keeps it.

use std::fmt;

use super::DocumentKind;

/// The most characters of a name, its ending among them.
const MOST: usize = 120;
/// The most bytes, so that every file system takes it.
const MOST_BYTES: usize = 240;
/// Names that some systems keep for themselves, whatever follows the dot.
const TAKEN: &[&str] = &["con", "prn", "aux", "nul"];

/// A name that is safe to keep a file under: no folders, no signs that lead astray, the ending of what the file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileName(String);

impl FileName {
    /// The name for a file of a kind that was sent under another.
    pub fn of(sent: &str, kind: DocumentKind) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|c| !is_odd(*c)).collect();
        let mut stem = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((before, ending)) = stem.rsplit_once('.')
            && looks_like_an_ending(ending)
        {
            stem = before.to_owned();
        }
        // “plan.pdf.exe” is a plan, whatever is said behind it.
        while let Some((before, ending)) = stem.rsplit_once('.')
            && DocumentKind::from_key(&ending.to_ascii_lowercase()).is_some()
        {
            stem = before.to_owned();
        }
        let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
        let most = MOST - kind.ending().len() - 1;
        let most_bytes = MOST_BYTES - kind.ending().len() - 1;
        let mut kept = String::new();
        for c in stem.chars().take(most) {
            if kept.len() + c.len_utf8() > most_bytes {
                break;
            }
            kept.push(c);
        }
        let kept = kept.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        let kept = if kept.is_empty() { "file" } else { kept };
        let lower = kept.to_ascii_lowercase();
        let first = lower.split('.').next().unwrap_or_default();
        let port = ["com", "lpt"].iter().any(|start| {
            first
                .strip_prefix(start)
                .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
        });
        let before = if port || TAKEN.contains(&first) { "_" } else { "" };
        Self(format!("{before}{kept}.{}", kind.ending()))
    }

    /// A name as stored.
    pub fn stored(name: String) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same in letters that every program reads, for those that know no others.
    pub fn plain(&self) -> String {
        let plain = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '_' };
        self.0.chars().map(plain).collect()
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A few letters and digits; “2” of “version 1.2” is none.
fn looks_like_an_ending(text: &str) -> bool {
    (1..=8).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| c.is_ascii_alphabetic())
}

/// Whether a sign has no place in a name: it cannot be seen, turns the direction of what follows, or means something
/// to a system.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';' | '\u{fffd}')
        || matches!(u32::from(c),
            0xad | 0x61c | 0x115f..=0x1160 | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e
            | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
            | 0xe000..=0xf8ff | 0xe_0000..=0xe_0fff | 0xf_0000..=0x10_ffff)
}
