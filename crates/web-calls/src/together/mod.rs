//! Writing an idea together: who does, who was asked, by which name they sign; joining and leaving; giving it to another.

pub(crate) mod join;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
