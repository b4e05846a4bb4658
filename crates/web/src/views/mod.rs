//! What pages show: one file for each page, an askama struct with a `sample()`.

mod field;
mod frame;
mod problem;

pub use field::FieldError;
pub use frame::{Alternate, CityLink, Frame, LanguageLink, NavItem, Notice, SignedIn};
pub use problem::ProblemPage;
