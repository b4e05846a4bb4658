//! What pages are made of: the frame, parts that many pages show, and the pages that belong to no
//! room: a problem, a sentence, the list of cities.

mod cities;
mod field;
mod frame;
mod menu;
mod parts;
mod problem;
mod said;
mod summary;

pub use cities::CitiesPage;
pub use field::FieldError;
pub use frame::{
    Alternate, CityLink, FormToken, Frame, LanguageLink, LastDone, Notice, Place, SignedIn,
};
pub use menu::{Menu, NavItem};
pub use parts::{
    Banner, Choice, Chosen, Fact, Link, MapPanel, Mark, Pages, Picture, Reply, Step, Tab, Toggle,
    Tone,
};
pub use parts::{face, lang_attribute};
pub use problem::{Kept, ProblemPage};
pub use said::SaidPage;
pub(crate) use summary::name_fields;
