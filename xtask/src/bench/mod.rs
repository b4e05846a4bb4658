//! Measurements, one module per part.

pub(crate) mod assign;
