//! What a noun says of its imports.

use ::city::{Flaws, Id, ImportKind, Thing};
use ::imports::{Column, Record};
use serde_json::Value;
use store::imports::import::Import;
use store::imports::part::{Outcome, Undone, Verdict};

use crate::{Act, Done};

/// Whether a row is looked at, or taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// What would become of it is said, and nothing is written.
    Look,
    /// It is taken.
    Take,
}

/// What a row is, or becomes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Each column as it was read, by its key.
    pub read: Vec<(&'static str, String)>,
    /// What the row changes or is already, by its name.
    pub known: Option<String>,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub enum Take {
    /// Something new, with its identifier where it was written.
    Taken(Looked, i64),
    /// It changes what is there, which was so before.
    Changed(Looked, i64, Value),
    /// All it says is there already.
    Here(Looked, i64),
    /// Something has to be put right.
    Refused(Flaws),
}

impl Take {
    /// As it is kept.
    pub(super) fn outcome(&self, line: u64) -> Outcome {
        let (verdict, id, before) = match self {
            Self::Taken(_, id) => (Verdict::Taken, Some(*id), None),
            Self::Changed(_, id, before) => (Verdict::Changed, Some(*id), Some(before.clone())),
            Self::Here(_, id) => (Verdict::Here, Some(*id), None),
            Self::Refused(_) => (Verdict::Refused, None, None),
        };
        let flaws = match self {
            Self::Refused(flaws) => {
                flaws.iter().map(|(field, flaw)| (field.to_owned(), flaw.clone())).collect()
            }
            _ => Vec::new(),
        };
        Outcome { line, verdict, id, before, flaws, undone: None }
    }
}

/// What a noun says of its imports: the columns that are asked for, who may bring them, what a row becomes, and how that is
/// undone. It sends no letters.
pub trait Becomes: Sync {
    /// The columns, in the order they are shown.
    fn columns(&self) -> &'static [Column];

    /// `Ok` when whoever acts works on such files for this.
    fn may(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()>;

    /// `Ok` while anything can come into this.
    fn is_open(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()>;

    /// What is wrong with what is said of the whole file; nothing where it says nothing.
    fn flaws(&self, import: &Import) -> Flaws;

    /// Looks at a row or takes it. It refuses a row by [`Take::Refused`]; an error ends the whole turn.
    fn take(&self, act: &mut Act, import: &mut Import, row: &Record, deed: Deed) -> Done<Take>;

    /// Takes back what came of a row that was taken or changed something, if nobody has touched it since.
    fn undo(&self, act: &mut Act, outcome: &Outcome) -> Done<Undone>;

    /// All rows were taken, or taken back.
    fn ended(&self, act: &mut Act, import: &Import) -> Done<()>;
}

/// Who says what the rows of a file become.
pub fn of(kind: ImportKind) -> &'static dyn Becomes {
    match kind {
        ImportKind::Ideas => &crate::calls::import::Ideas,
        ImportKind::Organisations => &crate::organisations::import::Organisations,
        ImportKind::Streets => &crate::city::street::Streets,
    }
}
