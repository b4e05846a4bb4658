//! Statistics of a call and of the city: who takes part, how long answers took, what became of ideas; as pages, as
//! tables and for programs. Only what was counted by the hour is shown, and nothing that is not public yet.

pub(crate) mod api;
mod charts;
pub(crate) mod feed;
mod found;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
mod view;
