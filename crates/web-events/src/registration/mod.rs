//! Registering for an event, changing that, and taking it back.

pub(crate) mod coming;
pub(crate) mod leave;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
