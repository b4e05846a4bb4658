//! Workbooks of spreadsheets (ECMA-376). What a formula last showed is read; no formula is worked out, and no day is left as a
//! number.

use std::io::{self, Cursor, Read as _};

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::table::{Format, Gathering, Limits, ReadAs, Table, Unreadable};

pub(crate) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    unpack_in_vain(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Unknown)?;
    let mut sheets = book.sheet_names();
    if sheets.is_empty() {
        return Err(Unreadable::Empty);
    }
    let sheet = sheets.remove(0);
    let mut gathering: Option<Gathering> = None;
    let mut at: Option<u32> = None;
    let mut cells: Vec<String> = Vec::new();
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| Unreadable::Damaged)?;
    loop {
        let next = reader.next_cell().map_err(|_| Unreadable::Damaged)?;
        let row = next.as_ref().map(|cell| cell.get_position().0);
        if row != at {
            if let Some(line) = at {
                keep(&mut gathering, u64::from(line) + 1, std::mem::take(&mut cells))?;
            }
            at = row;
        }
        let Some(cell) = next else { break };
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let column = usize::try_from(cell.get_position().1).unwrap_or(usize::MAX);
        if column >= Limits::COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(place) = cells.get_mut(column) {
            *place = text;
        }
    }
    let read_as = ReadAs { sheet: Some(sheet), other_sheets: sheets, ..ReadAs::of(Format::Xlsx) };
    gathering.ok_or(Unreadable::Empty)?.finish(read_as)
}

/// The first row with a word says the names, the others are rows.
fn keep(
    gathering: &mut Option<Gathering>,
    line: u64,
    cells: Vec<String>,
) -> Result<(), Unreadable> {
    match gathering {
        Some(gathering) => gathering.add(line, cells),
        None if cells.is_empty() => Ok(()),
        None => {
            *gathering = Some(Gathering::new(cells)?);
            Ok(())
        }
    }
}

/// Unpacks every part of an archive into nothing, so that one that says it is small and grows without end is known before
/// anything is held of it.
fn unpack_in_vain(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > Limits::PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = Limits::UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Unreadable::Damaged)?;
        if part.encrypted() {
            return Err(Unreadable::Encrypted);
        }
        let taken = io::copy(&mut part.take(left + 1), &mut io::sink());
        let taken = taken.map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(taken).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// A cell as a text.
fn shown(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Int(number) => number.to_string(),
        // Rust writes the shortest text that reads as the same number.
        Data::Float(number) => number.to_string(),
        Data::Bool(is_true) => is_true.to_string(),
        Data::DateTime(moment) => moment_shown(&moment),
    }
}

/// A day, with its time where there is one.
fn moment_shown(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() || !(0.0..2_958_466.0).contains(&moment.as_f64()) {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    if hour == 0 && minute == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}
