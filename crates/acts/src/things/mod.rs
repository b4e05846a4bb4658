//! What people do with any thing: comment, support, follow, report; what moderators do; who is told.
//!
//! A noun is declared in [`found`], once: how it is loaded, who may read it, what it takes. Everything else here
//! works on whatever was found.

pub mod comment;
pub mod document;
pub mod draft;
pub mod follow;
pub mod found;
pub mod hiding;
pub mod intent;
pub mod mine;
pub mod notice;
pub mod order;
pub mod reading;
pub mod report;
pub mod search;
pub mod support;
pub mod translating;

pub use found::{Found, find, readable};
