//! In a demo: the mails that would have been sent.

pub(crate) mod page;
pub(crate) mod view;
