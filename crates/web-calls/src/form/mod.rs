//! What a call asks besides: its form, built by officers. How questions are answered is in `answer`, their fields in the
//! kit (`web::questions`).

pub(crate) mod condition;
pub(crate) mod kinds;
pub(crate) mod list;
pub(crate) mod page;
pub(crate) mod preview;
pub(crate) mod question;
pub(crate) mod question_page;
pub(crate) mod refused;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod typed;
pub(crate) mod view;
