//! Rows: headers, their separators, and the row of a project.

use super::lines::{Cell, split};
use super::{ErrorKind, shown};
use crate::amount::{Decimal, NumberError};
use crate::election::Project;

/// A project whose cost is not scaled yet.
pub(super) struct Raw {
    pub(super) project: Project,
    pub(super) cost: Decimal,
    pub(super) line: u64,
}

/// The names in a header, each once.
pub(super) fn names(cells: &[Cell<'_>]) -> Result<Vec<String>, (usize, ErrorKind)> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    for cell in cells {
        let name = cell.text.trim().to_lowercase();
        if !name.is_empty() && names.contains(&name) {
            return Err((cell.at, ErrorKind::RepeatedColumn(shown(&name))));
        }
        names.push(name);
    }
    Ok(names)
}

/// Refuses what stands beyond the last column: to leave it out would lose choices.
pub(super) fn surplus(cells: &[Cell<'_>], columns: usize) -> Result<(), (usize, ErrorKind)> {
    let beyond = cells.iter().skip(columns).find(|cell| !cell.text.trim().is_empty());
    beyond.map_or(Ok(()), |cell| Err((cell.at, ErrorKind::SurplusCell(shown(cell.text.trim())))))
}

/// The separator that makes `vote` a column of a CSV header.
pub(super) fn csv_separator(header: &str) -> char {
    let has_vote = |separator: &char| {
        let cells = split(header, *separator).0;
        cells.len() > 1 && cells.iter().any(|cell| cell.text.trim().eq_ignore_ascii_case("vote"))
    };
    // One column alone: the whole line is its cell.
    [';', '\t', ','].into_iter().find(has_vote).unwrap_or('\t')
}

/// A cell of a line without quotation marks, found without splitting the rest.
pub(super) fn plain_cell(line: &str, column: usize, separator: char) -> Option<Cell<'_>> {
    let text = line.split(separator).nth(column)?;
    let at = text.as_ptr().addr() - line.as_ptr().addr();
    Some(Cell { text: text.into(), at })
}

pub(super) fn project_from(
    header: &[String],
    cells: &[Cell<'_>],
    line: u64,
) -> Result<Raw, (usize, ErrorKind)> {
    let mut project = Project::default();
    let mut cost = None;
    let id_column = header.iter().position(|name| name == "project_id").unwrap_or(0);
    for (column, (name, cell)) in header.iter().zip(cells).enumerate() {
        let text = cell.text.trim();
        match name.as_str() {
            _ if column == id_column => text.clone_into(&mut project.id),
            "cost" => {
                let number = Decimal::parse(text).map_err(|error| {
                    (cell.at, ErrorKind::Number { key: "cost", text: shown(text), error })
                })?;
                if number.digits < 0 {
                    return Err((cell.at, ErrorKind::Negative("the cost")));
                }
                cost = Some(number);
            }
            "name" => text.clone_into(&mut project.name),
            "category" | "categories" => {
                let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
                project.categories = names.map(str::to_owned).collect();
            }
            "selected" => {
                let number = Decimal::parse(text).ok().and_then(|number| number.scaled(0).ok());
                project.selected = number.and_then(|number| i64::try_from(number).ok());
            }
            _ => {
                let is_place = matches!(name.as_str(), "district" | "neighborhood" | "subunit");
                if is_place && project.district.is_empty() {
                    text.clone_into(&mut project.district);
                }
                project.other.push((name.clone(), text.to_owned()));
            }
        }
    }
    if project.id.is_empty() {
        return Err((0, ErrorKind::NoId));
    }
    let missing =
        ErrorKind::Number { key: "cost", text: String::new(), error: NumberError::NotANumber };
    Ok(Raw { project, cost: cost.ok_or((0, missing))?, line })
}
