//! My page, my settings, my data, and mail to me.

pub(crate) mod address;
pub(crate) mod address_letter;
pub(crate) mod address_link;
pub(crate) mod api;
pub(crate) mod data;
pub(crate) mod erase;
pub(crate) mod letters;
pub(crate) mod letters_view;
pub(crate) mod list;
pub(crate) mod page;
pub(crate) mod settings;
pub(crate) mod unsubscribe;
pub(crate) mod view;

pub(crate) use crate::letters::page::kind as letter_kind;
