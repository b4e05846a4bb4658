//! What a database says of a statement that it has prepared, for the statement test.

use super::parts::Kind;

/// A statement as a database understands it.
#[derive(Debug)]
pub(crate) struct Described {
    /// The types of `?1`, `?2`, … as the database names them; nothing where it does not say.
    pub(crate) parameters: Vec<Option<String>>,
    /// What it gives.
    pub(crate) columns: Vec<DescribedColumn>,
}

/// A column that a statement gives.
#[derive(Debug)]
pub(crate) struct DescribedColumn {
    /// Its name.
    pub(crate) name: String,
    /// Its type as the database names it; nothing where it does not say.
    pub(crate) kind: Option<String>,
    /// Whether it may be null; nothing where the database does not say.
    pub(crate) optional: Option<bool>,
}

/// The kind behind a type's name in PostgreSQL or in the tables of SQLite, if it carries over.
pub(crate) fn kind(name: &str) -> Option<Kind> {
    match name.to_ascii_lowercase().as_str() {
        "int8" | "int4" | "integer" => Some(Kind::Int),
        "bool" => Some(Kind::Bool),
        "float8" | "real" => Some(Kind::Real),
        "text" | "varchar" | "name" => Some(Kind::Text),
        "bytea" | "blob" => Some(Kind::Blob),
        _ => None,
    }
}
