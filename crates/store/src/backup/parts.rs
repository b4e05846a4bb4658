//! The bytes of files in a backup: pieces of them, as rows of a table that no database has. So they are counted,
//! digested and compared like everything else.

use std::io::{self, Read, Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;

use super::{
    BackupError, TableReport,
    format::{Table, Tally},
    source::Shelf,
};
use crate::{
    CityId, Value,
    blobs::{BlobKey, Blobs, Incoming},
};

/// What the table is called.
const NAME: &str = "blob_part";
/// How many bytes a piece has.
const PIECE: u64 = 256 << 10;

const KEPT: &str = "select id, digest from blob where state = 'kept' order by id";

/// The table, where a scope has files at all.
pub(super) fn table(tables: &[Table]) -> Option<Table> {
    let has_files = tables.iter().any(|table| table.name == "blob");
    has_files.then(|| Table {
        name: NAME.to_owned(),
        columns: ["blob", "digest", "start", "bytes"].map(str::to_owned).to_vec(),
    })
}

/// Whether a table is the one of pieces.
pub(super) fn are_in(table: &Table) -> bool {
    table.name == NAME
}

/// Hands out the pieces of all files of a city as lines, and counts and digests them. Also says how many files are not
/// there.
pub(super) fn each(
    shelf: &mut Shelf<'_>,
    city: CityId,
    blobs: &Blobs,
    mut line: impl FnMut(&str) -> io::Result<()>,
) -> Result<(TableReport, u64), BackupError> {
    let (mut tally, mut lost) = (Tally::default(), 0);
    for (id, digest) in shelf.all::<(i64, Vec<u8>)>(KEPT, &[])? {
        let key = BlobKey { digest, id };
        let mut bytes = match blobs.open(city, &key) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                lost += 1;
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let mut start: u64 = 0;
        loop {
            let mut piece = Vec::new();
            Read::by_ref(&mut bytes).take(PIECE).read_to_end(&mut piece)?;
            if piece.is_empty() && start > 0 {
                break;
            }
            let packed = |bytes: &[u8]| json!({ "bytes": STANDARD.encode(bytes) });
            let row = json!([key.id, packed(&key.digest), start, packed(&piece)]).to_string();
            tally.add(&row);
            line(&row)?;
            let length = u64::try_from(piece.len()).unwrap_or(PIECE);
            start += length;
            if length < PIECE {
                break;
            }
        }
    }
    Ok((tally.report(NAME), lost))
}

/// Puts the pieces of a backup together, file by file.
pub(super) struct Together<'a> {
    city: CityId,
    blobs: &'a Blobs,
    file: Option<(BlobKey, Incoming)>,
}

impl<'a> Together<'a> {
    pub(super) fn new(city: CityId, blobs: &'a Blobs) -> Self {
        Self { city, blobs, file: None }
    }

    /// Takes the next piece.
    pub(super) fn add(&mut self, row: &[Value]) -> Result<(), BackupError> {
        let [Value::Int(id), Value::Blob(digest), Value::Int(start), Value::Blob(bytes)] = row
        else {
            return Err(BackupError::Damaged("a piece of a file does not fit".to_owned()));
        };
        if *start == 0 {
            self.end()?;
            let key = BlobKey { digest: digest.clone(), id: *id };
            self.file = Some((key, self.blobs.begin()?));
        }
        match &mut self.file {
            Some((key, file)) if key.id == *id => Ok(file.write_all(bytes)?),
            _ => Err(BackupError::Damaged("a piece of a file stands alone".to_owned())),
        }
    }

    /// Puts the last file in its place.
    pub(super) fn end(&mut self) -> Result<(), BackupError> {
        match self.file.take() {
            Some((key, mut file)) => Ok(self.blobs.keep(self.city, &key, &mut file)?),
            None => Ok(()),
        }
    }
}
