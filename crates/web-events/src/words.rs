//! The words of events: each message of `locales/*/*.ftl` of this crate is a method that [`web::words::Words`] has where
//! [`EventWords`] is known.

use web::words::{Arg, Locale, Words};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
