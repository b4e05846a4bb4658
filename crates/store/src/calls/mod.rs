//! The rows of calls: ideas and everything that happens to them.

pub mod call;
pub mod comment;
pub mod decision;
pub mod draft;
pub mod event;
pub mod follow;
pub mod idea;
pub mod moderation;
pub mod numbers;
pub mod search;
pub mod support;
