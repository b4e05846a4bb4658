//! Saying that one speaks for an organisation, and what the city answers.

pub(crate) mod ask;
pub(crate) mod office;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
pub(crate) mod waiting;
