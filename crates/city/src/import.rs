//! What people bring in files, how far that is, and the streets of a city.

use crate::{Id, LonLat};

crate::stored! {
    /// What the rows of a file become.
    pub enum ImportKind {
        /// Ideas of a call, from paper or from another platform.
        Ideas = "ideas",
        /// Organisations.
        Organisations = "organisations",
        /// Streets and squares.
        Streets = "streets",
    }
}

crate::stored! {
    /// How far an import is.
    pub enum ImportState {
        /// Somebody says which column is which.
        Mapping = "mapping",
        /// Its rows are being taken.
        Running = "running",
        /// All are.
        Done = "done",
        /// They are being taken back.
        Undoing = "undoing",
        /// They are, but for what people have touched.
        Undone = "undone",
    }
}

impl ImportState {
    /// Whether a job works on it.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }
}

crate::stored! {
    /// What a place with a name is.
    pub enum StreetKind {
        /// A street, a lane, a quay.
        Street = "street",
        /// A square, a market.
        Square = "square",
        /// Something else with a name: a park, a bridge, a school.
        Place = "place",
    }
}

/// A street, a square, or another place that people call by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Street {
    /// Its identifier.
    pub id: Id<Street>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: StreetKind,
    /// The key of the neighbourhood it lies in.
    pub neighbourhood: Option<String>,
    /// Where it lies.
    pub point: LonLat,
}

impl Street {
    /// How long a name may be, in characters.
    pub const NAME: (usize, usize) = (2, 100);
}
