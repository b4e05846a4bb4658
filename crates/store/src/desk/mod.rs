//! The rows of the desk: what waits there, whose it is, and how each colleague looks at it.

pub mod deed;
pub mod note;
pub mod numbers;
pub mod reply;
pub mod task;
pub mod view;
