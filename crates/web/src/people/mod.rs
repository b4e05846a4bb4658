//! People of the city and their roles.

pub(crate) mod api;
pub(crate) mod letter;
pub(crate) mod page;
pub(crate) mod view;

pub use page::role_word;
