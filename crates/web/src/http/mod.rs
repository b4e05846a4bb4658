//! Everything between a connection and a handler.

mod acting;
mod app;
mod cookies;
mod csrf;
mod directory;
mod etag;
mod extract;
mod figures;
mod flight;
mod front;
mod guard;
mod headers;
mod here;
mod language;
mod limits;
mod metrics;
mod policy;
mod pressed;
mod problem;
mod records;
mod route;
mod said;
mod served;
#[cfg(test)]
mod tests;
mod token;
mod translator;
mod visit;

pub use acting::{field_errors, once_key};
pub use app::{Answer, App, LiveSession, Proxy, Records, Settings, Wiring};
pub use cookies::Transport;
pub use directory::{CityHere, Directory};
pub use extract::{InPath, InQuery};
pub use figures::{Amount, Course, Figure};
pub use flight::Load;
pub(crate) use front::PACKED;
pub use limits::{Action, Key, Limits, Pace, range_of};
pub use policy::{Policy, Reader, Recognised, Scope};
pub use problem::Problem;
pub use records::{Mails, SESSION_LASTS, Service, StoreRecords};
pub use route::{Kind, Route, Table};
pub use said::Said;
pub use token::hexadecimal;
pub use token::{Secret, Token, TokenDigest};
pub use translator::{NotTranslated, Translate, Translating, Translator};
pub use visit::Visit;
