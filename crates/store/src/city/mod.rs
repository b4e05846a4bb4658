//! The rows of a city that belong to no call: settings, people, sessions, letters, files, the audit log.

pub mod audit;
pub mod directory;
pub mod file;
pub mod letter;
pub mod notice;
pub mod person;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod token;
