//! Canonical JSON: one value, one text.
//!
//! Keys sorted by code point, no white space, no floating-point numbers, strings with
//! only the escapes JSON requires. It is what Python's
//! `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)` writes.

use std::io::{self, Write};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Writes a value canonically.
///
/// # Errors
/// Whatever `out` fails with.
pub(crate) fn write_value(out: &mut impl Write, value: &Value) -> io::Result<()> {
    match value {
        Value::Array(items) => {
            out.write_all(b"[")?;
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.write_all(b",")?;
                }
                write_value(out, item)?;
            }
            out.write_all(b"]")
        }
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.write_all(b"{")?;
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.write_all(b",")?;
                }
                write_text(out, key)?;
                out.write_all(b":")?;
                write_value(out, map.get(key).unwrap_or(&Value::Null))?;
            }
            out.write_all(b"}")
        }
        Value::String(text) => write_text(out, text),
        plain => write!(out, "{plain}"),
    }
}

/// Writes a string in quotation marks.
pub(crate) fn write_text(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(b"\"")?;
    let mut buffer = [0; 4];
    for letter in text.chars() {
        match letter {
            '"' => out.write_all(b"\\\"")?,
            '\\' => out.write_all(b"\\\\")?,
            '\n' => out.write_all(b"\\n")?,
            '\r' => out.write_all(b"\\r")?,
            '\t' => out.write_all(b"\\t")?,
            '\u{8}' => out.write_all(b"\\b")?,
            '\u{c}' => out.write_all(b"\\f")?,
            control if control < ' ' => write!(out, "\\u{:04x}", u32::from(control))?,
            other => out.write_all(other.encode_utf8(&mut buffer).as_bytes())?,
        }
    }
    out.write_all(b"\"")
}

/// A writer that only computes the SHA-256 of what passes.
#[derive(Default)]
pub(crate) struct HashWriter(Sha256);

impl HashWriter {
    /// The digest in lower-case hexadecimal.
    pub(crate) fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

impl Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_text_is_escaped() {
        let value = serde_json::json!({"b": [1, true, null], "a": "x\"\\\n\u{1}é"});
        let mut out = Vec::new();
        write_value(&mut out, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "{\"a\":\"x\\\"\\\\\\n\\u0001é\",\"b\":[1,true,null]}");
    }
}
