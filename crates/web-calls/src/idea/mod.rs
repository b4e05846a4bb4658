//! An idea: its page, what its author and neighbours do, what the office writes.

pub(crate) mod api;
pub(crate) mod beside;
pub(crate) mod comment_api;
pub(crate) mod edit;
pub(crate) mod edit_view;
pub(crate) mod more;
pub(crate) mod office;
pub(crate) mod office_api;
pub(crate) mod page;
pub(crate) mod poster;
pub(crate) mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
pub(crate) mod write;
