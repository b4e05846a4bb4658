//! Reading what people type: texts, numbers, dates and pictures, each into a domain value or a
//! flaw that is told beside its field.

mod posted;
mod text;

pub use posted::{Posted, Upload};
pub use text::clean;
