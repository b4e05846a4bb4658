//! Statements: functions whose body is an SQL text, and a list of them that a test prepares on both databases.
//!
//! A statement declares its arguments and its row, and the macro writes the function and the list of columns:
//!
//! ```
//! use store::{Each, Error, Table, Tx};
//!
//! store::table! {
//!     /// A row of `item`.
//!     pub struct Item in "item" key (id) { id: i64, title: String, cost: Option<i64> }
//! }
//! store::row! {
//!     struct Listed from "item i" { id: i64, title: String, supports: i64 = "(select count(*) from support s where s.item = i.id)" }
//! }
//! store::statements! {
//!     /// An item, if there is such.
//!     pub fn get(id: i64) -> Option<Item> = select "where id = ?1";
//!     fn listed(after: i64, limit: i64) -> Vec<Listed> = select "where i.id > ?1 order by i.id limit ?2";
//!     fn all() -> Each<Item> = select "order by id";
//!     fn count() -> i64 = "select count(*) as n from item";
//!     fn close(id: i64) = "update item set open = false where id = ?1";
//! }
//!
//! fn sum(tx: &mut Tx) -> Result<i64, Error> {
//!     Item { id: 1, title: "Trees".into(), cost: None }.insert(tx)?;
//!     let closed: u64 = close(tx, 1)?;
//!     let mut sum = 0;
//!     all(tx)?.for_each(tx, |item| { sum += item.cost.unwrap_or(0); Ok::<_, Error>(()) })?;
//!     Ok(sum)
//! }
//! ```
//!
//! What a statement answers says how many rows there are: `Vec` all, `Option` none or one, [`Each`] one after the
//! other, a row or a single value exactly one; no answer stands for how many rows it changed, and `()` for nothing.

use std::marker::PhantomData;

use super::{
    error::{Error, Result},
    row::{Field, FromRow, One},
    tx::Tx,
    value::Value,
};

/// One SQL text of the program, as the statement test sees it.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The module and the function.
    pub name: &'static str,
    /// The text, in the common subset.
    pub sql: &'static str,
    /// What `?1`, `?2`, … are, when it is declared.
    pub arguments: Option<&'static [Field]>,
    /// The columns that are read, when that is declared; none for a statement that only changes rows.
    pub columns: Option<&'static [Field]>,
    /// Whether a column may be declared optional only where the schema lets it be null.
    pub exact: bool,
}

/// What a statement answers: it says how many rows there are.
pub trait Answer: Sized {
    /// What is read from a row.
    type Row;

    /// The columns that are read.
    const COLUMNS: &'static [Field];

    /// Runs the statement.
    ///
    /// # Errors
    /// As [`Tx::query`]; [`Error::NotFound`] when one row is wanted and there is none.
    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self>;
}

/// Exactly one row.
impl<R: One> Answer for R {
    type Row = R;
    const COLUMNS: &'static [Field] = R::FIELDS;

    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        tx.one(sql, &values)
    }
}

/// None or one; none also for a single value that is null.
impl<R: FromRow> Answer for Option<R> {
    type Row = R;
    const COLUMNS: &'static [Field] = R::OPTIONAL;

    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        tx.opt_or_null(sql, &values)
    }
}

/// All.
impl<R: FromRow> Answer for Vec<R> {
    type Row = R;
    const COLUMNS: &'static [Field] = R::FIELDS;

    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        tx.query(sql, &values)
    }
}

/// How many rows were changed.
impl Answer for u64 {
    type Row = ();
    const COLUMNS: &'static [Field] = &[];

    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        tx.execute(sql, &values)
    }
}

/// Nothing: how many rows were changed does not matter.
impl Answer for () {
    type Row = ();
    const COLUMNS: &'static [Field] = &[];

    fn ask(tx: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        tx.execute(sql, &values).map(drop)
    }
}

/// Rows that are read one after the other, however many there are. Nothing is asked before
/// [`Each::for_each`].
#[derive(Debug)]
#[must_use = "nothing is read before `for_each`"]
pub struct Each<R> {
    sql: &'static str,
    values: Vec<Value>,
    row: PhantomData<fn() -> R>,
}

impl<R: FromRow> Each<R> {
    /// Reads the rows without holding them.
    ///
    /// # Errors
    /// What `each` refuses with, which ends the reading; else as [`Tx::query`].
    pub fn for_each<E: From<Error>>(
        self,
        tx: &mut Tx<'_>,
        each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        tx.for_each(self.sql, &self.values, each)
    }
}

impl<R: FromRow> Answer for Each<R> {
    type Row = R;
    const COLUMNS: &'static [Field] = R::FIELDS;

    fn ask(_: &mut Tx<'_>, sql: &'static str, values: Vec<Value>) -> Result<Self> {
        Ok(Self { sql, values, row: PhantomData })
    }
}

/// Declares statements as functions, and `STATEMENTS`, the list of them. `select` puts the columns of the row and
/// what it is selected from before the text; further pieces behind commas are constants that several statements
/// share. Which of several statements is asked is a choice between functions of one type.
///
/// ```
/// # store::row! { pub struct Item from "item" { id: i64, title: String } }
/// const OPEN: &str = " and open = true";
/// store::statements! {
///     /// The newest.
///     pub fn newest(limit: i64) -> Vec<Item> = select "where id > 0", OPEN, " order by id desc limit ?1";
///     /// In order of their titles.
///     pub fn by_title(limit: i64) -> Vec<Item> = select "where id > 0", OPEN, " order by title limit ?1";
/// }
/// let ask = if true { newest } else { by_title };
/// # let _: fn(&mut store::Tx<'_>, i64) -> store::Result<Vec<Item>> = ask;
/// ```
#[macro_export]
macro_rules! statements {
    (@answer) => { u64 };
    (@answer $answer:ty) => { $answer };
    (@sql [$answer:ty] select $first:expr $(, $more:expr)*) => {
        $crate::text![
            $crate::Piece::Text("select "),
            $crate::Piece::Selected(
                <<$answer as $crate::Answer>::Row as $crate::FromRow>::FIELDS,
                <<$answer as $crate::Answer>::Row as $crate::Source>::FROM,
            ),
            $crate::Piece::Text(" from "),
            $crate::Piece::Text(<<$answer as $crate::Answer>::Row as $crate::Source>::FROM),
            $crate::Piece::Text(" "),
            $crate::Piece::Text($first)
            $(, $crate::Piece::Text($more))*
        ]
    };
    (@sql [$answer:ty] $first:expr $(, $more:expr)*) => {
        $crate::text![$crate::Piece::Text($first) $(, $crate::Piece::Text($more))*]
    };
    ($(
        $(#[$meta:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $answer:ty)?
            = $($how:ident)? $first:literal $(, $more:expr)*;
    )*) => {
        $(
            $(#[$meta])*
            $vis fn $name(
                tx: &mut $crate::Tx<'_>,
                $($argument: $type),*
            ) -> $crate::Result<$crate::statements!(@answer $($answer)?)> {
                const SQL: &str = $crate::statements!(
                    @sql [$crate::statements!(@answer $($answer)?)] $($how)? $first $(, $more)*
                );
                let values = $crate::values!($($argument),*);
                $crate::Answer::ask(tx, SQL, values)
            }
        )*

        /// Every statement of this module, for the statement test.
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[$crate::Statement] = &[$(
            $crate::Statement {
                name: concat!(module_path!(), "::", stringify!($name)),
                sql: $crate::statements!(
                    @sql [$crate::statements!(@answer $($answer)?)] $($how)? $first $(, $more)*
                ),
                arguments: Some(&[$($crate::Field::of::<$type>(stringify!($argument), "")),*]),
                exact: false,
                columns: Some(
                    <$crate::statements!(@answer $($answer)?) as $crate::Answer>::COLUMNS
                ),
            }
        ),*];
    };
}

/// The values of arguments, in the order of `?1`, `?2`, …: one for each column of their types.
#[doc(hidden)]
#[macro_export]
macro_rules! values {
    () => { Vec::new() };
    ($($argument:ident),+) => {{
        let mut values = Vec::new();
        $($crate::ToParts::to_parts(&$argument, &mut values)?;)+
        values
    }};
}
