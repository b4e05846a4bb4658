//! What people answer to the form of a call: on a page of their own, what each answered, and what all answers say together.

pub(crate) mod charts;
pub(crate) mod own;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod summary;
pub(crate) mod view;
