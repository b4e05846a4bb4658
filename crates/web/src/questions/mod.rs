//! The questions of a city's form as people answer them: their fields, and what was answered in words. What can be asked
//! and answered is told by `forms`; which form it is and what becomes of the answers is told by whoever asks.

mod reads;
mod said;
mod slots;
mod view;

pub use said::Telling;
pub use slots::{day_word, part_word, sector_word};
pub use view::{Asking, Control, Part, PlaceFields, Question, Questions, Rank, SealedField, When};
