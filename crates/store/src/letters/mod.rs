//! Letters beyond the outbox: what people chose, newsletters, what came back, what letters ask.

pub mod ask;
pub mod choice;
pub mod newsletter;
pub mod returned;
pub mod subscription;
