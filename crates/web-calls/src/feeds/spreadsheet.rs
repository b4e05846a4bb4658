//! CSV (RFC 4180) that a spreadsheet opens without running anything in it.

use web::http::Problem;

/// What begins a formula, also as Chinese and Japanese keyboards write it, and what spreadsheets take for a minus.
const FORMULA: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'];

/// A cell's text as it is safe in a spreadsheet: what begins like a formula gets an apostrophe
/// in front, which spreadsheets do not show. Blanks before it do not hide it, nor do characters of no width.
pub(crate) fn cell(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}')
    };
    if text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(unseen).starts_with(FORMULA)
    {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A table with a line of names on top. Cells are written as given.
pub(crate) fn table(
    names: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names).map_err(Problem::internal)?;
    for row in rows {
        writer.write_record(&row).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(|error| Problem::internal(error.error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\n=1",
            "\u{200b}=1",
            "−1",
        ] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("Een bank = een plek"), "Een bank = een plek");
    }

    #[test]
    fn commas_quotes_and_lines_stay_in_their_cell() {
        let row = vec!["a,b".to_owned(), "say \"hi\"\nthere".to_owned()];
        let bytes = table(&["one", "two"], std::iter::once(row.clone())).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let read: Vec<String> =
            reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(read, row);
    }
}
