//! Sharing an idea, step by step.

pub(crate) mod check;
pub(crate) mod drafts;
pub(crate) mod fields;
pub(crate) mod instead;
pub(crate) mod offer;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod street;
pub(crate) mod view;
pub(crate) mod which;

/// An idea that is being written.
pub(crate) type Draft = store::things::draft::Draft<calls::IdeaForm>;
