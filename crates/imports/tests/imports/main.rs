//! Files of every kind, whole and broken.
#![expect(clippy::unwrap_used, reason = "tests stop where something is not as told")]

use std::io::{Cursor, Write as _};

use imports::{Encoding, Format, Limits, Unreadable, date, decimal, guess, plain, read};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ideas" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook with a sheet of these rows.
fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const ROWS: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Titel</t></is></c><c r="B1" t="inlineStr"><is><t>Datum</t></is></c><c r="C1" t="inlineStr"><is><t>Kost</t></is></c></row><row r="3"><c r="A3" t="str"><f>1+1</f><v>twee</v></c><c r="B3" s="1"><v>46145</v></c><c r="C3"><v>2500.5</v></c></row>"#;

#[test]
fn a_workbook_is_read_as_it_is_seen() {
    let table = read(&workbook(ROWS)).unwrap();
    assert_eq!(table.read_as.format, Format::Xlsx);
    assert_eq!(table.read_as.sheet.as_deref(), Some("Ideas"));
    assert_eq!(table.columns, ["Titel", "Datum", "Kost"]);
    assert_eq!(table.rows.len(), 1);
    assert_eq!(
        (table.rows[0].line, &table.rows[0].cells[..]),
        (3, &["twee".to_owned(), "2026-05-03".to_owned(), "2500.5".to_owned()][..])
    );
}

#[test]
fn a_workbook_that_grows_without_end_is_refused() {
    // A sheet of blanks: 97 MB that are packed into half of one.
    let blanks = " ".repeat(97 << 20);
    let bomb = packed(&[("[Content_Types].xml", TYPES), ("xl/worksheets/sheet1.xml", &blanks)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(&bomb), Err(Unreadable::TooLarge));
}

#[test]
fn a_cell_far_away_takes_no_memory() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(read(&workbook(far)), Err(Unreadable::TooManyColumns));
    let deep = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>7</v></c></row>"#;
    let table = read(&workbook(deep)).unwrap();
    assert_eq!((table.rows.len(), table.rows[0].line), (1, 1_048_576));
}

#[test]
fn what_is_no_table_says_so() {
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (b"  \n ", Unreadable::Empty),
        (b"%PDF-1.4", Unreadable::Unknown),
        (b"<html>", Unreadable::Unknown),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable::OldWorkbook),
        (b"PK\x03\x04 cut", Unreadable::Damaged),
        (b"only names", Unreadable::NoRows),
    ] {
        assert_eq!(read(bytes), Err(why), "{bytes:?}");
    }
    assert_eq!(read(&vec![b'a'; Limits::BYTES + 1]), Err(Unreadable::TooLarge));
    let document = packed(&[("word/document.xml", "<w/>")]);
    assert_eq!(read(&document), Err(Unreadable::Unknown));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in "[a-z\"';,\\t|\\[\\]{}:0-9\\r\\n é]{0,300}") {
        if let Ok(table) = read(text.as_bytes()) {
            prop_assert!(!table.rows.is_empty() && table.columns.len() <= Limits::COLUMNS);
            for row in &table.rows {
                prop_assert_eq!(row.cells.len(), table.columns.len());
            }
            let _ = guess(&table, &[]);
        }
    }

    /// A workbook in which some bytes were turned is read or refused.
    #[test]
    fn a_damaged_workbook_is_refused(at in 0..2_000_usize, byte in any::<u8>(), cut in 0..3_000_usize) {
        let mut bytes = workbook(ROWS);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut % 500));
        let _ = read(&bytes);
    }

    /// A sheet in which anything stands is read or refused.
    #[test]
    fn an_odd_sheet_is_refused(rows in "(<row r=\"[0-9]{1,3}\">|<c r=\"[A-C0-9]{0,4}\"( t=\"(s|b|e|d|n|str)\")?( s=\"[0-9]\")?>|<v>[0-9a-z.-]{0,6}</v>|</c>|</row>){0,12}") {
        let _ = read(&workbook(&rows));
    }

    /// What is written as CSV is read as it was.
    #[test]
    fn a_table_survives(rows in prop::collection::vec(prop::collection::vec("[a-zőé ;,\"\\n]{0,8}[a-z]", 3), 1..20), separator in prop::sample::select(vec![b';', b',', b'\t'])) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(["one", "two", "three"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let table = read(&writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(table.read_as.encoding, Encoding::Utf8);
        let cells: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.clone()).collect();
        let wanted: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(cells, wanted);
    }

    #[test]
    fn a_number_survives(minor in -1_000_000_000_i64..1_000_000_000) {
        let text = format!("{}{},{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100);
        prop_assert_eq!(decimal(&text, 2), Some(minor));
    }

    #[test]
    fn no_cell_makes_a_value_fall(cell in "\\PC{0,40}") {
        let _ = (decimal(&cell, 2), date(&cell), plain(&cell));
    }
}
