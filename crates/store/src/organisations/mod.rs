//! What organisations keep: themselves, who belongs to them, who was asked to, who says that they speak for one, and which
//! ideas were brought for them.

pub mod claim;
pub mod idea;
pub mod invitation;
pub mod member;
pub mod merge;
pub mod organisation;
