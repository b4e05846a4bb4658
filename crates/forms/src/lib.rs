//! Forms: questions that a city asks, the answers to them, and what all answers say together.
//!
//! A [`Form`] is a list of sections and questions. Each question and each choice has a [`Key`] that is never given again, so
//! that a form can change while people answer it and what was answered before keeps its meaning: the [`edit`](Form::change)
//! that would misread an answer is refused, and a data set has the columns of all versions. What somebody
//! [typed](Typed) is [checked](Form::check) into [`Answers`]; those make the columns of a data set and the
//! [counts](counted) of a [summary](Summary).
//!
//! Pure: it reads no clock, draws no chance and knows no database; how people write numbers and dates is told to it
//! by whoever [reads](Reads) them.

mod answer;
mod check;
mod columns;
mod condition;
mod edit;
mod exact;
mod form;
mod kind;
mod published;
mod summary;
mod typed;

pub use answer::{Answer, Answers, DayPart, Sealing, Slot};
pub use check::Reads;
pub use columns::{Cell, Column, ColumnKind, cells, columns};
pub use condition::{Holds, OnlyIf};
pub use edit::{Answered, CannotEdit, Move};
pub use exact::Exact;
pub use form::{Form, Item, Key, Limits, Question, Section};
pub use kind::{Choice, Kind, KindName};
pub use published::{published, summaries};
pub use summary::{Bar, Bin, Summary, counted, difference};
pub use typed::{Typed, Writes};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
