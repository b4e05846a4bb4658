//! SQL texts as constants that a test can find and prepare on both databases.

/// One SQL text of the program, as the statement test sees it.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The module and the constant.
    pub name: &'static str,
    /// The text, in the common subset.
    pub sql: &'static str,
    /// The columns that the row type reads, when the constant names one.
    pub columns: Option<&'static [&'static str]>,
}

/// Declares SQL constants and `STATEMENTS`, the list of them. `GET -> Item = "…"` also ties the statement to the
/// row type it is read into, so that the statement test compares the columns.
///
/// ```
/// # store::row! { pub struct Item { id: i64, title: String } }
/// store::statements! {
///     GET -> Item = "select id, title from item where id = ?1";
///     CLOSE = "update item set open = false where id = ?1";
/// }
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident $(-> $row:ty)? = $sql:expr;)*) => {
        $($(#[$meta])* $vis const $name: &str = $sql;)*

        /// Every statement of this module, for the statement test.
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[$crate::Statement] = &[$(
            $crate::Statement {
                name: concat!(module_path!(), "::", stringify!($name)),
                sql: $name,
                columns: $crate::statements!(@columns $($row)?),
            }
        ),*];
    };
    (@columns) => { None };
    (@columns $row:ty) => { Some(<$row as $crate::FromRow>::COLUMNS) };
}
