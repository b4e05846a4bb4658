//! The rows that every thing has, whatever its noun: the thing itself, who brought it, what people did with it, what
//! happened to it, and who is to be told.

pub mod asked;
pub mod author;
pub mod comment;
pub mod document;
pub mod draft;
pub mod echo;
pub mod file_use;
pub mod follow;
pub mod found;
pub mod held;
pub mod hiding;
pub mod likeness;
pub mod mine;
pub mod notice;
pub mod proposal;
pub mod reading;
pub mod removal;
pub mod report;
pub mod search;
pub(crate) mod spelling;
pub mod step;
pub mod support;
pub mod thing;
pub mod translation;
