//! What people do with organisations: enter and change them, belong to them, claim them, and bring ideas for them.

pub mod claim;
pub mod idea;
pub mod import;
pub mod invitation;
pub mod member;
pub mod merge;
pub mod organisation;
