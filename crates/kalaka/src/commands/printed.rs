//! What is printed, as lists, JSON and CSV: foreign texts without letters that act on a terminal
//! or are read as a formula.

use std::borrow::Cow;
use std::fmt::Write as _;

use tally::plain::{acts, plain};

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Json,
    Csv,
}

impl Form {
    /// The form that two options ask for, of which at most one is given.
    pub(super) fn of(json: bool, csv: bool) -> Self {
        match (json, csv) {
            (true, _) => Self::Json,
            (_, true) => Self::Csv,
            _ => Self::Text,
        }
    }
}

/// Several names, one after the other.
pub(super) fn plain_list(names: &[String]) -> String {
    names.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ")
}

/// A JSON document whose texts hold no letter that acts, only its escape.
pub(super) fn json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for letter in value.to_string().chars() {
        if acts(letter) {
            // Outside texts the document has no such letter, and all are of the first plane.
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Rows as CSV (RFC 4180). No cell is read as a formula by a spreadsheet.
pub(super) fn csv(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn csv_cell(text: &str) -> String {
    let text = plain(text);
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        && text.parse::<f64>().is_err();
    let text = if is_formula { Cow::Owned(format!("'{text}")) } else { text };
    if text.contains(['"', ',', ';', '\'']) || text.trim() != text {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_says_the_same_without_letters_that_act() {
        let value = serde_json::json!({"name": "a\u{202e}\u{9b}\u{1b}"});
        let text = json(&value);
        assert_eq!(text, r#"{"name":"a\u202e\u009b\u001b"}"#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn cells_are_no_formulas() {
        let row = ["=1", "＝1", "-5", "a,b", "say \"x\"", " @x"].map(str::to_owned).to_vec();
        let expected = "\"'=1\",\"'＝1\",-5,\"a,b\",\"say \"\"x\"\"\",\"' @x\"\r\n";
        assert_eq!(csv(&[row]), expected);
    }
}
