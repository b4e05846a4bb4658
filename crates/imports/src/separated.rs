//! Cells between separators (RFC 4180, and as spreadsheets of many countries write it).

use csv::{ReaderBuilder, StringRecord};

use crate::table::{Encoding, Format, Gathering, Limits, ReadAs, Separator, Table, Unreadable};

/// How many lines are looked at for the separator.
const LOOKED_AT: usize = 30;

pub(crate) fn read(text: &str, encoding: Encoding) -> Result<Table, Unreadable> {
    // Spreadsheets may say the separator first.
    let (said, text, skipped) = match text.split_once('\n') {
        Some((first, rest)) => match said(first) {
            Some(said) => (Some(said), rest, 1),
            None => (None, text, 0),
        },
        None => (None, text, 0),
    };
    let separator = said.unwrap_or_else(|| guess(text));
    let mut gathering: Option<Gathering> = None;
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(Unreadable::Damaged),
        }
        let line =
            record.position().map_or(0, |at| at.line() + blank_lines(text, at.byte())) + skipped;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        match &mut gathering {
            Some(gathering) => gathering.add(line, cells)?,
            None if cells.iter().all(String::is_empty) => {}
            None if cells.len() > Limits::COLUMNS * 4 => return Err(Unreadable::TooManyColumns),
            None => gathering = Some(Gathering::new(cells)?),
        }
    }
    let read_as = ReadAs { encoding, separator: Some(separator), ..ReadAs::of(Format::Csv) };
    gathering.ok_or(Unreadable::Empty)?.finish(read_as)
}

/// How many empty lines stand before what a record begins with: the reader passes over them without counting.
fn blank_lines(text: &str, at: u64) -> u64 {
    let rest =
        usize::try_from(at).ok().and_then(|at| text.as_bytes().get(at..)).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    u64::try_from(blank.filter(|byte| **byte == b'\n').count()).unwrap_or(0)
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes())
}

/// The separator that a first line such as `sep=;` says.
fn said(first: &str) -> Option<Separator> {
    let said = first.trim_end_matches('\r').strip_prefix("sep=")?;
    Separator::ALL.into_iter().find(|one| said.as_bytes() == [one.byte()])
}

/// The separator by which most of the first lines have as many cells as the names, and more than one.
fn guess(text: &str) -> Separator {
    let fits = |separator: Separator| {
        let mut records = reader(text, separator).into_records().take(LOOKED_AT).flatten();
        let cells = records.next().map_or(0, |names| names.len());
        if cells < 2 {
            return (0, 0);
        }
        let (mut same, mut all) = (1, 1);
        for record in records {
            all += 1;
            same += usize::from(record.len() == cells);
        }
        (same * 100 / all, cells)
    };
    let best = Separator::ALL.into_iter().rev().max_by_key(|separator| fits(*separator));
    best.unwrap_or(Separator::Comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read(text, Encoding::Utf8).unwrap()
    }

    #[test]
    fn the_separator_is_seen_and_lines_are_counted() {
        let read = table("naam;bedrag\n\"Bank, groen\";2,50\n\n\"twee\nregels\";3\nlaatste;4\n");
        assert_eq!(read.read_as.separator, Some(Separator::Semicolon));
        assert_eq!(read.columns, ["naam", "bedrag"]);
        let lines: Vec<u64> = read.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4, 6]);
        assert_eq!(read.rows[1].cells, ["twee\nregels", "3"]);
        assert_eq!(table("a\tb\n1,5\t2\n").read_as.separator, Some(Separator::Tab));
        assert_eq!(table("a,b\n1,2\n").read_as.separator, Some(Separator::Comma));
        let said = table("sep=|\na|b\n1|2\n");
        assert_eq!((said.columns.len(), said.rows[0].line), (2, 3));
    }

    #[test]
    fn names_are_each_their_own() {
        let read = table("naam,,naam,\nx,1,y,2,3\n");
        assert_eq!(read.columns, ["naam", "B", "naam (2)", "D", "E"]);
        assert_eq!(read.rows[0].cells, ["x", "1", "y", "2", "3"]);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let long = format!("a,b\n1,{}\n", "x".repeat(Limits::CELL + 1));
        assert_eq!(read(&long, Encoding::Utf8), Err(Unreadable::LongCell { line: 2 }));
        let rows = format!("a,b\n{}", "1,2\n".repeat(Limits::ROWS + 1));
        assert_eq!(read(&rows, Encoding::Utf8), Err(Unreadable::TooManyRows));
        assert_eq!(
            table(&format!("a,b\n{}", "1,2\n".repeat(Limits::ROWS))).rows.len(),
            Limits::ROWS
        );
        let wide = vec!["a"; Limits::COLUMNS + 1].join(",");
        assert_eq!(
            read(&format!("{wide}\n{wide}\n"), Encoding::Utf8),
            Err(Unreadable::TooManyColumns)
        );
        assert_eq!(read("a,b\n,\n", Encoding::Utf8), Err(Unreadable::NoRows));
    }
}
