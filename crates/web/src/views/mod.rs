//! What pages show: one file for each page, an askama struct with a `sample()`.

mod cities;
mod field;
mod frame;
mod problem;

pub use cities::CitiesPage;
pub use field::FieldError;
pub use frame::{Alternate, CityLink, FormToken, Frame, LanguageLink, NavItem, Notice, SignedIn};
pub use problem::{Kept, ProblemPage};
