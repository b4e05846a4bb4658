//! Rows: a struct whose fields are the columns of a statement, in order.

use super::{
    error::{Error, Result},
    parts::{FromParts, Part, Parts, Scalar},
    value::{Cell, FromColumn},
};

/// A row as it lies in the database's hands.
pub trait Columns {
    /// The cell at `index`, counted from zero.
    ///
    /// # Errors
    /// [`Error::Bug`] when there is no such column or its type does not carry over.
    fn cell(&self, index: usize) -> Result<Cell<'_>>;

    /// How many cells the row has.
    fn width(&self) -> usize;

    /// The name of the column at `index`.
    fn name(&self, index: usize) -> Option<&str>;
}

/// A field of a row type, or an argument of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name, to which the suffixes of its parts are added; empty when names do not matter.
    pub name: &'static str,
    /// What is selected into it; empty for the column of its name.
    pub source: &'static str,
    /// The columns it takes.
    pub parts: &'static [Part],
    /// Whether all of them may be null, whatever the parts say.
    pub optional: bool,
}

impl Field {
    /// A field of type `T`.
    #[must_use]
    pub const fn of<T: Parts + ?Sized>(name: &'static str, source: &'static str) -> Self {
        Self { name, source, parts: T::PARTS, optional: false }
    }
}

/// What a row can be read into: a `row!` struct, a tuple, or a single value.
pub trait FromRow: Sized {
    /// The columns, in order; without names when those do not matter (tuples and single values).
    const FIELDS: &'static [Field];

    /// The columns of an `Option` of it: those of a single value may be null then.
    const OPTIONAL: &'static [Field] = Self::FIELDS;

    /// Reads the row.
    ///
    /// # Errors
    /// [`Error::Bug`] when a column is missing or of another type.
    fn from_row(row: &dyn Columns) -> Result<Self>;

    /// Reads the row into an `Option`: a single value that is null is none.
    ///
    /// # Errors
    /// As [`FromRow::from_row`].
    fn from_row_or_null(row: &dyn Columns) -> Result<Option<Self>> {
        Self::from_row(row).map(Some)
    }
}

/// A row type of which a statement can give exactly one: all but `Option`, which stands for none or one.
pub trait One: FromRow {}

/// A row type that says where it is selected from.
pub trait Source: FromRow {
    /// What follows `from`: a table, with its short name and its joins if it has any.
    const FROM: &'static str;
}

/// Reads the cell at `index` of a row, naming the column when it does not fit.
///
/// # Errors
/// As [`FromRow::from_row`].
pub fn column<C: FromColumn>(row: &dyn Columns, index: usize) -> Result<C> {
    C::from_column(row.cell(index)?).map_err(|error| match error {
        Error::Bug(why) => Error::Bug(format!("{}: {why}", row.name(index).unwrap_or("?"))),
        other => other,
    })
}

/// Reads the columns that begin at `at`, and goes on behind them.
///
/// # Errors
/// As [`FromRow::from_row`].
#[doc(hidden)]
pub fn next<P: FromParts>(row: &dyn Columns, at: &mut usize) -> Result<P> {
    let begin = *at;
    *at += P::PARTS.len();
    P::from_parts(row, begin)
}

/// Says what is wrong with the shape of a row for a row type, if anything.
pub(crate) fn shape<R: FromRow>(row: &dyn Columns) -> Result<()> {
    let width: usize = R::FIELDS.iter().map(|field| field.parts.len()).sum();
    if row.width() != width {
        return Err(Error::Bug(format!("{} columns where {width} are read", row.width())));
    }
    let parts =
        R::FIELDS.iter().flat_map(|field| field.parts.iter().map(|part| (field.name, part)));
    for (index, (name, part)) in parts.enumerate() {
        let found = row.name(index);
        let fits = found.and_then(|found| found.strip_prefix(name)) == Some(part.suffix);
        if !name.is_empty() && !fits {
            let wanted = part.suffix;
            return Err(Error::Bug(format!("column {index} is {found:?}, not “{name}{wanted}”")));
        }
    }
    Ok(())
}

impl<P: FromParts> FromRow for P {
    const FIELDS: &'static [Field] = &[Field::of::<P>("", "")];
    const OPTIONAL: &'static [Field] = &[Field { optional: true, ..Field::of::<P>("", "") }];

    fn from_row(row: &dyn Columns) -> Result<Self> {
        P::from_parts(row, 0)
    }

    fn from_row_or_null(row: &dyn Columns) -> Result<Option<Self>> {
        // Where the type itself has a place for null, that is what null means.
        if P::PARTS.iter().all(|part| part.optional) {
            return P::from_parts(row, 0).map(Some);
        }
        for index in 0..P::PARTS.len() {
            if row.cell(index)? != Cell::Null {
                return P::from_parts(row, 0).map(Some);
            }
        }
        Ok(None)
    }
}

impl<P: Scalar + FromColumn> One for P {}

macro_rules! tuple {
    ($($name:ident),*) => {
        impl<$($name: FromParts),*> FromRow for ($($name,)*) {
            const FIELDS: &'static [Field] = &[$(Field::of::<$name>("", "")),*];
            fn from_row(row: &dyn Columns) -> Result<Self> {
                let mut at = 0;
                Ok(($(next::<$name>(row, &mut at)?,)*))
            }
        }

        impl<$($name: FromParts),*> One for ($($name,)*) {}
    };
}

tuple!(A);
tuple!(A, B);
tuple!(A, B, C);
tuple!(A, B, C, D);
tuple!(A, B, C, D, F);
tuple!(A, B, C, D, F, G);

/// Declares structs that are read from rows: field by field in the order of the columns, which must have the
/// fields' names. With `from`, the columns of a statement are derived: each field is the column of its name in the
/// first table, or what stands behind `=`.
///
/// ```
/// store::row! {
///     /// An idea in a list.
///     pub struct Item { id: i64, title: String, open: bool, cost: Option<i64> }
///     /// An idea with the name of who wrote it.
///     pub struct Written from "item i join person p on p.id = i.author" {
///         id: i64,
///         name: String = "p.name",
///     }
/// }
/// ```
#[macro_export]
macro_rules! row {
    (@source) => { "" };
    (@source $source:expr) => { $source };
    ($($(#[$meta:meta])* $vis:vis struct $name:ident $(from $from:literal)? {
        $(
            $(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty $(= $source:expr)?
        ),* $(,)?
    })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis struct $name {
            $(
                #[doc = concat!("The column `", stringify!($field), "`.")]
                $(#[$field_meta])*
                pub $field: $type
            ),*
        }

        impl $crate::FromRow for $name {
            const FIELDS: &'static [$crate::Field] = &[
                $($crate::Field::of::<$type>(stringify!($field), $crate::row!(@source $($source)?))),*
            ];

            fn from_row(row: &dyn $crate::Columns) -> $crate::Result<Self> {
                let mut at = 0;
                Ok(Self { $($field: $crate::next(row, &mut at)?),* })
            }
        }

        impl $crate::One for $name {}

        $(
            impl $crate::Source for $name {
                const FROM: &'static str = $from;
            }
        )?
    )*};
}
