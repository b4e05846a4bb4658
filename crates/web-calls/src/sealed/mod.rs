//! Opening what is kept sealed: an answer, or where whoever told an idea can be reached. What is opened is shown once, as the
//! answer to a press, and kept nowhere.

pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
