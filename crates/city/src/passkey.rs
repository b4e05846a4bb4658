//! Passkeys: keys on somebody's own device that sign them in.

use jiff::{SignedDuration, Timestamp};

use crate::{Flaw, Id, Person};

/// How long a browser has to answer.
pub const ANSWERED_WITHIN: SignedDuration = SignedDuration::from_mins(5);
/// The most passkeys that one person has.
pub const MOST: usize = 10;
/// How long the name of one may be.
pub const NAME: usize = 60;

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its identifier.
    pub id: Id<Passkey>,
    /// Whose it is.
    pub person: Id<Person>,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub made: Timestamp,
    /// When somebody signed in with it last.
    pub used: Option<Timestamp>,
}

/// The name of a passkey as typed.
pub fn name(typed: &str) -> Result<String, Flaw> {
    let name = typed.trim();
    match name.chars().count() {
        0 => Err(Flaw::Missing),
        long if long > NAME => Err(Flaw::TooLong { most: NAME }),
        _ if name.chars().any(char::is_control) => Err(Flaw::Malformed),
        _ => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_one_line() {
        assert_eq!(name("  Telephone "), Ok("Telephone".to_owned()));
        assert_eq!(name(" "), Err(Flaw::Missing));
        assert_eq!(name(&"x".repeat(60)).map(|name| name.len()), Ok(60));
        assert_eq!(name(&"x".repeat(61)), Err(Flaw::TooLong { most: 60 }));
        assert_eq!(name("a\nb"), Err(Flaw::Malformed));
    }
}
