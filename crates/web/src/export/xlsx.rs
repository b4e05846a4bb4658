//! Workbooks (ECMA-376, SpreadsheetML) written row by row.
//!
//! Our own, because the crates that write workbooks put them together at the end: a long list would lie on the disk or in
//! memory first. Texts stand in their cells and are never formulas; sheets come first and are listed last.

use std::fmt::Write as _;
use std::io;
use std::io::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::cell::Cell;
use super::zip::{Packed, Zip};

/// The media type.
pub(super) const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most rows of a sheet that spreadsheets open; a longer list goes on in another.
const MOST_ROWS: u32 = 1_048_576;
/// The most UTF-16 units that spreadsheets take in a cell.
const MOST_UNITS: usize = 32_767;
/// The most characters of a sheet's name.
const MOST_NAME: usize = 31;
/// A spreadsheet's day 0.
const DAY_0: jiff::civil::Date = jiff::civil::date(1899, 12, 30);

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The styles: 0 is plain, 1 a name on top, 2 a moment.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
    <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>";

/// A workbook being written.
pub(super) struct Workbook<W: Write> {
    zip: Zip<W>,
    zone: TimeZone,
    sheets: Vec<String>,
    open: Option<Sheet>,
    most_rows: u32,
}

/// The sheet that is being written.
struct Sheet {
    name: String,
    names: Vec<String>,
    rows: u32,
}

impl<W: Write> Workbook<W> {
    /// An empty workbook, whose moments are told in a time zone.
    pub(super) fn new(out: W, zone: TimeZone) -> Self {
        Self { zip: Zip::new(out), zone, sheets: Vec::new(), open: None, most_rows: MOST_ROWS }
    }

    /// Begins a sheet with a line of names on top.
    pub(super) fn sheet(&mut self, name: &str, names: &[&str]) -> io::Result<()> {
        self.end_sheet()?;
        let number = self.sheets.len() + 1;
        self.zip.begin(&format!("xl/worksheets/sheet{number}.xml"), Packed::Deflated)?;
        let pane = "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
            activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
        let mut xml = format!("{DECLARATION}<worksheet xmlns=\"{MAIN}\">{pane}<sheetData><row>");
        for name in names {
            text(&mut xml, name, 1);
        }
        xml.push_str("</row>");
        self.sheets.push(self.free_name(name));
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.open = Some(Sheet { name: name.to_owned(), names, rows: 1 });
        self.zip.write_all(xml.as_bytes())
    }

    /// Writes a row; a full sheet goes on in another.
    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if let Some(full) = self.open.take_if(|sheet| sheet.rows >= self.most_rows) {
            self.zip.write_all(b"</sheetData></worksheet>")?;
            let names: Vec<&str> = full.names.iter().map(String::as_str).collect();
            self.sheet(&full.name, &names)?;
        }
        let mut xml = String::from("<row>");
        for cell in cells {
            self.cell(&mut xml, cell);
        }
        xml.push_str("</row>");
        if let Some(sheet) = &mut self.open {
            sheet.rows += 1;
        }
        self.zip.write_all(xml.as_bytes())
    }

    /// Lists the sheets, which completes the workbook.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end_sheet()?;
        let (mut listed, mut related, mut types) = (String::new(), String::new(), String::new());
        for (number, name) in (1..).zip(&self.sheets) {
            // Writing to a string cannot fail.
            let _ = write!(
                listed,
                "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
                escape(name)
            );
            let _ = write!(
                related,
                "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
            let _ = write!(
                types,
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            );
        }
        let relations = |inner: &str| {
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>")
        };
        let own = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let parts = [
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&format!(
                    "{related}<Relationship Id=\"styles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
                )),
            ),
            ("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
            (
                "_rels/.rels",
                relations(&format!(
                    "<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>"
                )),
            ),
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{PACKAGE}/content-types\">\
                     <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                     <Override PartName=\"/xl/workbook.xml\" ContentType=\"{own}.sheet.main+xml\"/>\
                     <Override PartName=\"/xl/styles.xml\" ContentType=\"{own}.styles+xml\"/>{types}</Types>"
                ),
            ),
        ];
        for (name, xml) in parts {
            self.zip.begin(name, Packed::Deflated)?;
            self.zip.write_all(DECLARATION.as_bytes())?;
            self.zip.write_all(xml.as_bytes())?;
        }
        self.zip.finish()
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        match self.open.take() {
            Some(_) => self.zip.write_all(b"</sheetData></worksheet>"),
            None => Ok(()),
        }
    }

    /// A name that spreadsheets accept and no other sheet has.
    fn free_name(&self, wished: &str) -> String {
        let plain = wished.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
        let short = |most: usize| plain.trim().chars().take(most).collect::<String>();
        let taken =
            |name: &String| self.sheets.iter().any(|one| one.to_lowercase() == name.to_lowercase());
        let mut name = short(MOST_NAME);
        for number in 2_u32.. {
            if !name.is_empty() && !taken(&name) {
                break;
            }
            name = format!("{} {number}", short(MOST_NAME - 8));
        }
        name
    }

    fn cell(&self, xml: &mut String, cell: &Cell) {
        match cell {
            Cell::Empty => xml.push_str("<c/>"),
            Cell::Text(words) => text(xml, words, 0),
            Cell::Number(number) => {
                // Writing to a string cannot fail.
                let _ = write!(xml, "<c><v>{}</v></c>", escape(number));
            }
            Cell::Moment(moment) => {
                let _ = write!(xml, "<c s=\"2\"><v>{}</v></c>", day(*moment, &self.zone));
            }
        }
    }
}

fn text(xml: &mut String, words: &str, style: u8) {
    // Writing to a string cannot fail.
    let _ = write!(
        xml,
        "<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        escape(fitting(words))
    );
}

/// As much of a text as a cell takes.
fn fitting(words: &str) -> &str {
    let mut units = 0;
    let end = words.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST_UNITS
    });
    end.and_then(|(at, _)| words.get(..at)).unwrap_or(words)
}

/// A moment as a spreadsheet counts: days since its day 0, in a time zone.
fn day(moment: Timestamp, zone: &TimeZone) -> String {
    let local = moment.to_zoned(zone.clone()).datetime();
    let days = DAY_0.until(local.date()).map_or(0, |span| span.get_days());
    let time = local.time();
    let seconds =
        i32::from(time.hour()) * 3_600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    let fraction = f64::from(seconds) / 86_400.0;
    format!("{:.6}", f64::from(days) + fraction)
}

/// Text as it may stand in XML 1.0. What looks like an escape of spreadsheets (`_x0041_`) is kept from being one.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '_' if text.get(at..).is_some_and(looks_escaped) => safe.push_str("_x005F_"),
            '\t' | '\n' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

fn looks_escaped(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits
        .and_then(|five| five.strip_suffix('_'))
        .is_some_and(|four| four.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_days_in_the_citys_zone() {
        let moment: Timestamp = "2026-11-23T11:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        assert_eq!(day(moment, &zone), "46349.500000");
    }

    #[test]
    fn texts_stay_what_they_are() {
        assert_eq!(escape("=1+1 <b> & \u{1}_x0041_ _x_"), "=1+1 &lt;b&gt; &amp; _x005F_x0041_ _x_");
        assert_eq!(fitting(&"🌳".repeat(20_000)).chars().count(), MOST_UNITS / 2);
    }

    #[test]
    fn a_full_sheet_goes_on_in_another() {
        let mut bytes = Vec::new();
        let mut book = Workbook::new(&mut bytes, TimeZone::UTC);
        book.most_rows = 3;
        book.sheet("Ideas: [all]", &["a"]).unwrap();
        for number in 0..5 {
            book.row(&[Cell::number(number)]).unwrap();
        }
        assert_eq!(book.sheets, ["Ideas   all", "Ideas   all 2", "Ideas   all 3"]);
        book.finish().unwrap();
        let parts = crate::export::zip::tests::parts(&bytes);
        let third = String::from_utf8(parts[2].1.clone()).unwrap();
        assert!(third.ends_with("<row><c><v>4</v></c></row></sheetData></worksheet>"), "{third}");
        assert_eq!(parts.last().unwrap().0, "[Content_Types].xml");
    }
}
