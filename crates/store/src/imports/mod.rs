//! Files that people brought: how far each is, its rows with what became of them, where ideas came from; and streets.

pub mod import;
pub mod origin;
pub mod part;
pub mod street;
