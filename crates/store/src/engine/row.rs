//! Rows: a struct whose fields are the columns of a statement, in order.

use super::{
    error::{Error, Result},
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

/// What a row can be read into: a `row!` struct, a tuple, or a single value.
pub trait FromRow: Sized {
    /// The names the columns must have, in order; empty when names do not matter (tuples and single values).
    const COLUMNS: &'static [&'static str];

    /// How many columns are read.
    const WIDTH: usize;

    /// Reads the row.
    ///
    /// # Errors
    /// [`Error::Bug`] when a column is missing or of another type.
    fn from_row(row: &dyn Columns) -> Result<Self>;
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

/// Says what is wrong with the shape of a row for a row type, if anything.
pub(crate) fn shape<R: FromRow>(row: &dyn Columns) -> Result<()> {
    if row.width() != R::WIDTH {
        return Err(Error::Bug(format!("{} columns where {} are read", row.width(), R::WIDTH)));
    }
    for (index, wanted) in R::COLUMNS.iter().enumerate() {
        let found = row.name(index);
        if found != Some(wanted) {
            return Err(Error::Bug(format!("column {index} is {found:?}, not “{wanted}”")));
        }
    }
    Ok(())
}

macro_rules! single {
    ($($type:ty)*) => {$(
        impl FromRow for $type {
            const COLUMNS: &'static [&'static str] = &[];
            const WIDTH: usize = 1;
            fn from_row(row: &dyn Columns) -> Result<Self> {
                column(row, 0)
            }
        }
        impl FromRow for Option<$type> {
            const COLUMNS: &'static [&'static str] = &[];
            const WIDTH: usize = 1;
            fn from_row(row: &dyn Columns) -> Result<Self> {
                column(row, 0)
            }
        }
    )*};
}

single!(i64 i32 u32 bool f64 String Vec<u8>);

macro_rules! tuple {
    ($width:literal: $($name:ident $index:literal),*) => {
        impl<$($name: FromColumn),*> FromRow for ($($name,)*) {
            const COLUMNS: &'static [&'static str] = &[];
            const WIDTH: usize = $width;
            fn from_row(row: &dyn Columns) -> Result<Self> {
                Ok(($(column::<$name>(row, $index)?,)*))
            }
        }
    };
}

tuple!(1: A 0);
tuple!(2: A 0, B 1);
tuple!(3: A 0, B 1, C 2);
tuple!(4: A 0, B 1, C 2, D 3);
tuple!(5: A 0, B 1, C 2, D 3, F 4);
tuple!(6: A 0, B 1, C 2, D 3, F 4, G 5);

/// Declares structs that are read from rows: field by field in the order of the columns, which must have the
/// fields' names.
///
/// ```
/// store::row! {
///     /// An idea in a list.
///     pub struct Item { id: i64, title: String, open: bool, cost: Option<i64> }
/// }
/// ```
#[macro_export]
macro_rules! row {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),* $(,)?
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
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            const WIDTH: usize = Self::COLUMNS.len();

            fn from_row(row: &dyn $crate::Columns) -> $crate::Result<Self> {
                let mut index = 0..;
                Ok(Self { $($field: $crate::column(row, index.next().unwrap_or_default())?),* })
            }
        }
    )*};
}
