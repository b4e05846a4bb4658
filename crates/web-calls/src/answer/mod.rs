//! What people answer to the form of a call: on a page of their own, what each answered, what all answers say together; and
//! the same for programs and as a data set.

pub(crate) mod api;
pub(crate) mod charts;
pub(crate) mod data;
pub(crate) mod json;
pub(crate) mod own;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod summary;
pub(crate) mod view;
