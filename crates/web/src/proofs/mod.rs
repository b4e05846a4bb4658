//! Proof that somebody lives here: what they have proved and how they get further, and the office that brings the list of
//! residents, prints letters with codes, and looks at documents. What is typed to prove something is compared and not kept.

pub(crate) mod api;
pub(crate) mod letters;
pub mod list;
pub(crate) mod office;
pub(crate) mod own;
pub(crate) mod person;
pub mod said;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
