//! Belonging to an organisation: asking to, being asked by letter, who belongs to it.

pub(crate) mod invitation;
pub(crate) mod own;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
