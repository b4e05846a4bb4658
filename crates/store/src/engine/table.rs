//! Tables: row types of all columns, with the statements that write whole rows.

use super::{error::Result, row::FromRow, statements::Statement, tx::Tx, value::Value};

/// A row type that is a whole row of a table; `table!` makes one.
pub trait Table: FromRow {
    /// Enters a row: the columns of [`FromRow::FIELDS`] in order.
    const INSERT: &'static str;
    /// Changes all columns of the row with this key.
    const UPDATE: &'static str;
    /// Enters a row, or changes the one with this key.
    const PUT: &'static str;
    /// The statements above and one that reads, for the statement test.
    const STATEMENTS: &'static [Statement];

    /// The values, in the order of the columns.
    ///
    /// # Errors
    /// [`crate::Error::Bug`] when a document cannot be written.
    fn values(&self) -> Result<Vec<Value>>;

    /// Enters the row.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when a rule of the schema refuses.
    fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.execute(Self::INSERT, &self.values()?).map(drop)
    }

    /// Changes all columns of the row with this key, and says how many rows there were: one or none.
    ///
    /// # Errors
    /// As [`Table::insert`].
    fn update(&self, tx: &mut Tx<'_>) -> Result<u64> {
        tx.execute(Self::UPDATE, &self.values()?)
    }

    /// Enters the row, or changes the one with this key. A row that is nothing but a key is left as it is.
    ///
    /// # Errors
    /// As [`Table::insert`].
    fn put(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.execute(Self::PUT, &self.values()?).map(drop)
    }
}

/// Declares structs that are whole rows of a table: like `row!` with `from`, and with [`Table::insert`],
/// [`Table::update`] and [`Table::put`]. The key is the table's primary key.
///
/// ```
/// store::table! {
///     /// A row of `item`.
///     pub struct ItemRow in "item" key (id) { id: i64, title: String, cost: Option<i64> }
/// }
/// # use store::Table;
/// assert_eq!(ItemRow::INSERT, "insert into item (id, title, cost) values (?1, ?2, ?3)");
/// assert_eq!(ItemRow::UPDATE, "update item set title = ?2, cost = ?3 where id = ?1");
/// ```
#[macro_export]
macro_rules! table {
    (@list $first:ident $(, $more:ident)*) => {
        concat!(stringify!($first) $(, ", ", stringify!($more))*)
    };
    ($($(#[$meta:meta])* $vis:vis struct $name:ident in $table:literal key ($($key:ident),+ $(,)?) {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),* $(,)?
    })*) => {$(
        $crate::row! {
            $(#[$meta])* $vis struct $name from $table {
                $($(#[$field_meta])* $field_vis $field: $type),*
            }
        }

        impl $crate::Table for $name {
            const INSERT: &'static str = $crate::text![
                $crate::Piece::Text(concat!("insert into ", $table, " (")),
                $crate::Piece::Names(<$name as $crate::FromRow>::FIELDS),
                $crate::Piece::Text(") values ("),
                $crate::Piece::Places(<$name as $crate::FromRow>::FIELDS),
                $crate::Piece::Text(")"),
            ];
            const UPDATE: &'static str = $crate::text![
                $crate::Piece::Text(concat!("update ", $table, " set ")),
                $crate::Piece::Others(<$name as $crate::FromRow>::FIELDS, &[$(stringify!($key)),+]),
                $crate::Piece::Text(" where "),
                $crate::Piece::Keys(<$name as $crate::FromRow>::FIELDS, &[$(stringify!($key)),+]),
            ];
            const PUT: &'static str = $crate::text![
                $crate::Piece::Text(<$name as $crate::Table>::INSERT),
                $crate::Piece::Text(concat!(" on conflict (", $crate::table!(@list $($key),+), ") do ")),
                $crate::Piece::Replacing(<$name as $crate::FromRow>::FIELDS, &[$(stringify!($key)),+]),
            ];
            const STATEMENTS: &'static [$crate::Statement] = &[
                $crate::Statement {
                    name: concat!(module_path!(), "::", stringify!($name), "::select"),
                    sql: $crate::text![
                        $crate::Piece::Text("select "),
                        $crate::Piece::Selected(<$name as $crate::FromRow>::FIELDS, ""),
                        $crate::Piece::Text(concat!(" from ", $table)),
                    ],
                    arguments: Some(&[]),
                    columns: Some(<$name as $crate::FromRow>::FIELDS),
                    exact: true,
                },
                $crate::Statement {
                    name: concat!(module_path!(), "::", stringify!($name), "::insert"),
                    sql: <$name as $crate::Table>::INSERT,
                    arguments: Some(<$name as $crate::FromRow>::FIELDS),
                    columns: Some(&[]),
                    exact: false,
                },
                $crate::Statement {
                    name: concat!(module_path!(), "::", stringify!($name), "::update"),
                    sql: <$name as $crate::Table>::UPDATE,
                    arguments: Some(<$name as $crate::FromRow>::FIELDS),
                    columns: Some(&[]),
                    exact: false,
                },
                $crate::Statement {
                    name: concat!(module_path!(), "::", stringify!($name), "::put"),
                    sql: <$name as $crate::Table>::PUT,
                    arguments: Some(<$name as $crate::FromRow>::FIELDS),
                    columns: Some(&[]),
                    exact: false,
                },
            ];

            fn values(&self) -> $crate::Result<Vec<$crate::Value>> {
                let mut values = Vec::new();
                $($crate::ToParts::to_parts(&self.$field, &mut values)?;)*
                Ok(values)
            }
        }

        // A key that is no field does not compile.
        const _: fn(&$name) = |row| { $(let _ = &row.$key;)+ };
    )*};
}
