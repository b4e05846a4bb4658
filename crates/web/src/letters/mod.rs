//! Letters that have not left: for admins, who send them again or give them up.

pub(crate) mod page;
pub(crate) mod view;
