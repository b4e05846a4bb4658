//! A table as it was read: names of columns, rows with their lines, and how the file was understood.

use serde::{Deserialize, Serialize};

/// How much of a file is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// The most bytes of a file.
    pub const BYTES: usize = 12 << 20;
    /// The most rows below the names.
    pub const ROWS: usize = 20_000;
    /// The most columns.
    pub const COLUMNS: usize = 120;
    /// The most characters of a cell.
    pub const CELL: usize = 20_000;
    /// The most bytes of all parts of a workbook once they are unpacked.
    pub const UNPACKED: u64 = 96 << 20;
    /// The most parts of a workbook.
    pub const PARTS: usize = 2_000;
    /// How deep a JSON object is looked into for columns.
    pub const DEPTH: usize = 4;
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How its file was understood.
    pub read_as: ReadAs,
    /// The names of its columns, each its own.
    pub columns: Vec<String>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// On which line of the file it begins, as a spreadsheet or an editor counts; of a list in JSON, its place in the list.
    #[serde(rename = "l")]
    pub line: u64,
    /// Its cells.
    #[serde(rename = "c")]
    pub cells: Vec<String>,
}

/// How a file was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// What it is.
    pub format: Format,
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: Option<Separator>,
    /// The sheet of the workbook that was read.
    pub sheet: Option<String>,
    /// Further sheets, which were not.
    pub other_sheets: Vec<String>,
}

impl ReadAs {
    /// A file of a format in UTF-8.
    pub(crate) fn of(format: Format) -> Self {
        let encoding = Encoding::Utf8;
        Self { format, encoding, separator: None, sheet: None, other_sheets: Vec::new() }
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Cells between separators.
    Csv,
    /// A workbook.
    Xlsx,
    /// A list of objects.
    Json,
    /// Features on a map.
    GeoJson,
}

impl Format {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::Json => "JSON",
            Self::GeoJson => "GeoJSON",
        }
    }
}

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// As everything new is.
    Utf8,
    /// As some spreadsheets save "Unicode text".
    Utf16,
    /// Western Europe, before Unicode: a guess.
    Windows1252,
    /// Central Europe, before Unicode: a guess.
    Iso8859Two,
}

impl Encoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859Two => "ISO-8859-2",
        }
    }

    /// Whether the file does not say it, so that somebody should look at the letters.
    pub fn is_guessed(self) -> bool {
        matches!(self, Self::Windows1252 | Self::Iso8859Two)
    }
}

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Separator {
    /// All, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Bar];

    /// The byte.
    pub fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is none of the formats.
    Unknown,
    /// It is one, and broken.
    Damaged,
    /// It opens with a password only.
    Encrypted,
    /// It is a workbook of the old kind.
    OldWorkbook,
    /// It has more bytes than are taken, or its parts have once they are unpacked.
    TooLarge,
    /// It has more rows.
    TooManyRows,
    /// It has more columns.
    TooManyColumns,
    /// A cell on this line has more characters.
    LongCell {
        /// The line.
        line: u64,
    },
    /// There are names of columns at most, and no row below them.
    NoRows,
}

/// Gathers a table row by row, within bounds.
pub(crate) struct Gathering {
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl Gathering {
    /// Begins with the names of the columns; those without a name are called by their letter, those that share one are numbered.
    pub(crate) fn new(names: Vec<String>) -> Result<Self, Unreadable> {
        let used = names.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |at| at + 1);
        if used > Limits::COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        let mut columns: Vec<String> = Vec::new();
        for name in names {
            columns.push(own_name(&columns, &name));
        }
        Ok(Self { columns, rows: Vec::new() })
    }

    /// Adds a row; one without a word is passed over.
    pub(crate) fn add(&mut self, line: u64, mut cells: Vec<String>) -> Result<(), Unreadable> {
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if cells.iter().any(|cell| cell.len() > Limits::CELL && cell.chars().count() > Limits::CELL)
        {
            return Err(Unreadable::LongCell { line });
        }
        if self.rows.len() >= Limits::ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if cells.len() > Limits::COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        while self.columns.len() < cells.len() {
            let name = own_name(&self.columns, "");
            self.columns.push(name);
        }
        self.rows.push(Row { line, cells });
        Ok(())
    }

    /// The table, its columns that nothing stands in left out.
    pub(crate) fn finish(mut self, read_as: ReadAs) -> Result<Table, Unreadable> {
        if self.rows.is_empty() {
            return Err(Unreadable::NoRows);
        }
        self.columns.truncate(Limits::COLUMNS);
        for row in &mut self.rows {
            row.cells.resize(self.columns.len(), String::new());
        }
        Ok(Table { read_as, columns: self.columns, rows: self.rows })
    }
}

/// A name that no column before has.
fn own_name(before: &[String], name: &str) -> String {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(80).collect();
    let name = if name.is_empty() { letters(before.len()) } else { name };
    let taken = |name: &str| before.iter().any(|other| other == name);
    if !taken(&name) {
        return name;
    }
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    numbered.take(before.len() + 1).find(|name| !taken(name)).unwrap_or(name)
}

/// The letters by which spreadsheets call a column.
fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match (at / 26).checked_sub(1) {
        Some(first) => format!("{}{}", letter(first), letter(at)),
        None => letter(at).to_string(),
    }
}

impl Table {
    /// The same table, each text of it as `clean` leaves it.
    #[must_use]
    pub fn cleaned(mut self, clean: impl Fn(&str) -> String) -> Self {
        let mut columns: Vec<String> = Vec::new();
        for name in &self.columns {
            columns.push(own_name(&columns, &clean(name)));
        }
        self.columns = columns;
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            *cell = clean(cell);
        }
        self
    }
}
