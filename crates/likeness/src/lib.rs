//! What says the same in other words: the likeness of short texts about a city, across four languages, offline.
//!
//! A text is taken apart into [`Terms`]: its words by their stems, and the concepts of a lexicon of our own
//! that they name, in English, Dutch, Hungarian or French. Terms are what a database keeps and finds candidates by;
//! [`Asked`] says which to look up, chooses [whom to look at closely](Asked::finalists), and ranks them by concepts,
//! stems, the letters of their titles and the place, joined by rank fusion. What is not near is not offered, and what is
//! comes with its [`Reason`].
//!
//! The same stems, parts of compounds and spellings are what a search of words goes by ([`Query`], [`spelling`]).
//!
//! Pure: it reads no file (the lexicon lies in the program), knows no clock, no chance and no city.

mod asked;
mod lexicon;
mod query;
pub mod spelling;
mod splitting;
mod terms;
mod tongue;
mod trigrams;
mod words;

pub use asked::{Asked, Candidate, Match, NEAREST, Posting, Reason};
pub use lexicon::{Concept, concepts, edition};
pub use query::{Query, Wanted};
pub use terms::{Kind, Term, Terms, Weight};
pub use tongue::Tongue;
pub use words::fold;
