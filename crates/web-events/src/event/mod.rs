//! Events as everybody reads them: what comes, what is over, and one of them.

pub(crate) mod list;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
