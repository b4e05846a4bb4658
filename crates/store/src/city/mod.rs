//! The rows of a city that belong to no call: settings, people, sessions, letters, files, the audit log.

pub mod address;
pub mod amount;
pub mod appointment;
pub mod audit;
pub mod block;
pub mod directory;
pub mod file;
pub mod letter;
pub mod mandate;
pub mod passkey;
pub mod person;
pub mod proof;
pub mod provider;
pub mod recovery;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod token;
pub mod typed;
