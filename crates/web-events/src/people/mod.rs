//! Who registered, for officers: the list with answers, the same as a file, and who was there.

pub(crate) mod attendance;
pub(crate) mod data;
pub(crate) mod list;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
