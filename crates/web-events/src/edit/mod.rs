//! What officers write: an event from its draft to what is public, called off, copied, thrown away.

pub(crate) mod form;
pub(crate) mod life;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
