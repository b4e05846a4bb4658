//! The city itself: its people and their roles, signing in, settings, pictures.

pub mod address;
pub mod block;
pub mod file;
pub mod letter;
pub mod mandate;
pub mod passkey;
pub mod person;
pub mod proof;
pub mod provider;
pub mod recovery;
pub mod role;
pub mod settings;
pub mod sign_in;
pub mod street;
pub mod sweep;
pub mod typed;
