//! The words of organisations: each message of `locales/*/*.ftl` of this crate is a method that
//! [`web::words::Words`] has where [`OrganisationWords`] is known.

use web::words::{Arg, Locale, Words};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
