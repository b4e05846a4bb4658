//! Files that people bring: mapped, looked at, taken row by row by a job, and undone as a whole within a day.
//!
//! What a row becomes, its noun says: it implements [`Becomes`] in its own room and is named in [`of`]. Everything else is
//! here, once: the rows are kept in parts, a part with what became of its rows is one transaction, and the import says
//! which part is next. Whoever goes on after a restart finds it so; no row is taken twice and none is left out.

mod becomes;
mod begin;
mod kept;
mod turn;

pub use becomes::{Becomes, Deed, Looked, Take, of};
pub use begin::{
    Arrived, Preview, begin, columns, discard, list, may, may_begin, open, preview, same_file,
    save, start, undo,
};
pub use kept::{Shown, part_of, sweep};
pub use turn::{IMPORT_JOB, Turn, hundredths, turn, until};

use jiff::SignedDuration;

/// How long an import can be undone, from its end.
pub const UNDONE_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// How long the rows of an import are kept, and what became of each.
pub const ROWS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
