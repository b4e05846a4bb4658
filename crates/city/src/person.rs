//! People: who they are to the city, and what they may be told.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Serialize};

use crate::{Blocked, Flaw, Id, Language, Level, Post, Quiet};

/// Somebody with an account in a city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: Id<Person>,
    /// Their address; gone once the account is erased.
    pub mail: Option<Mail>,
    /// The name others see.
    pub name: NameShown,
    /// The language they are written to in.
    pub language: Language,
    /// How often they want mail.
    pub mail_choice: MailChoice,
    /// Whether a moderator has seen a post of theirs.
    pub standing: Standing,
    /// What they may do for the whole city.
    pub roles: Vec<Role>,
    /// What they may do for parts of it.
    pub posts: Vec<Post>,
    /// What they have proved.
    pub proven: Level,
}

/// The author of something, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// Their identifier.
    pub id: Id<Person>,
    /// The name others see; empty once the account is erased.
    pub name: String,
}

/// Whether a moderator has looked at a person's first post yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet: their posts are shown, and listed for the moderators.
    New,
    /// Yes.
    Known,
}

crate::stored! {
    /// What somebody does for the city.
    pub enum Role {
        /// Runs the installation of this city: settings, people, audit log.
        Admin = "admin",
        /// Opens calls, screens, answers, decides.
        Officer = "officer",
        /// Looks after manners: reports, first posts, hiding.
        Moderator = "moderator",
        /// Gives marks to the ideas of one call, without working for the city.
        Juror = "juror",
    }
}

impl Role {
    /// The roles that admins give for the whole city, without a letter.
    pub const OF_CITY: [Self; 3] = [Self::Admin, Self::Officer, Self::Moderator];

    /// Whether who has it works for the city. A juror does not, and sees nothing that only who works here sees.
    pub fn is_office(self) -> bool {
        self != Self::Juror
    }
}

/// Who is asking: a signed-in person with roles, or nobody in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The signed-in person.
    pub person: Option<Id<Person>>,
    /// Their roles for the whole of this city.
    pub roles: Vec<Role>,
    /// Their roles for parts of it.
    pub posts: Vec<Post>,
    /// That they may not write, while they may not.
    pub blocked: Option<Blocked>,
    /// What they have proved.
    pub proven: Level,
}

impl Actor {
    /// Somebody who is not signed in.
    pub fn anonymous() -> Self {
        Self::default()
    }

    /// Whether they have this role for the whole city. An admin has every role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role) || self.roles.contains(&Role::Admin)
    }

    /// Whether they work for the city as a whole in any role.
    pub fn is_staff(&self) -> bool {
        !self.roles.is_empty()
    }

    /// Whether this is that person.
    pub fn is_person(&self, person: Option<Id<Person>>) -> bool {
        self.person.is_some() && self.person == person
    }
}

/// An e-mail address, normalised to lower case, its domain in ASCII (UTS 46): one person is one address, whichever way
/// they write it.
///
/// Checked for shape only (RFC 5321 lengths, one `@`, a dot in the domain, no blanks or control
/// characters): whether it exists is found out by writing to it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mail(String);

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write an e-mail address such as name@example.org")]
pub struct MailError;

impl Mail {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with most of its name hidden, for pages: `a…@example.org`.
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        format!("{}…@{domain}", name.chars().next().unwrap_or('…'))
    }
}

impl FromStr for Mail {
    type Err = MailError;

    fn from_str(text: &str) -> Result<Self, MailError> {
        let text = text.trim();
        let (name, domain) = text.rsplit_once('@').ok_or(MailError)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
        let fine = (1..=64).contains(&name.len())
            && !name.contains('@')
            && !name.chars().any(odd)
            && name.is_ascii()
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..");
        let domain = ascii_domain(domain).filter(|_| fine).ok_or(MailError)?;
        let whole = format!("{}@{domain}", name.to_ascii_lowercase());
        if whole.len() <= 254 { Ok(Self(whole)) } else { Err(MailError) }
    }
}

/// A domain as mail servers know it, whichever way it is written; nothing when there cannot be such a domain.
pub(crate) fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
        DnsLength::Verify,
    );
    ascii.ok().filter(|ascii| ascii.contains('.')).map(Cow::into_owned)
}

impl TryFrom<String> for Mail {
    type Error = MailError;

    fn try_from(text: String) -> Result<Self, MailError> {
        text.parse()
    }
}

impl From<Mail> for String {
    fn from(mail: Mail) -> Self {
        mail.0
    }
}

impl fmt::Display for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Mail {
    /// Masked, so that no address gets into a log by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// The name others see: "first name and initial", or a chosen one of 2 to 40 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameShown(String);

impl NameShown {
    /// The fewest and the most characters of a name.
    pub const LENGTH: (usize, usize) = (2, 40);

    /// Reads a name as typed.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = name.chars().count();
        match length {
            0 => Err(Flaw::Missing),
            1 => Err(Flaw::TooShort { least: Self::LENGTH.0 }),
            _ if length > Self::LENGTH.1 => Err(Flaw::TooLong { most: Self::LENGTH.1 }),
            // A name that looks like an address would publish it, or pose as an office.
            _ if name.contains(['@', '<', '>']) || name.chars().any(char::is_control) => {
                Err(Flaw::Malformed)
            }
            _ => Ok(Self(name)),
        }
    }

    /// A stored name, taken as it is. Empty once the account is erased.
    pub fn stored(name: String) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

crate::stored! {
    /// How soon a person wants to hear of one sort of thing.
    pub enum Pace {
        /// Within minutes.
        Soon = "soon",
        /// Once a day at most.
        Daily = "daily",
        /// Once a week at most.
        Weekly = "weekly",
        /// Not by mail.
        Never = "never",
    }
}

/// How often a person wants mail. Codes for signing in always come at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailChoice {
    /// Steps of their own ideas, and answers to them.
    pub own: Pace,
    /// Results of what they follow.
    pub followed: Pace,
    /// When nothing arrives that can wait.
    #[serde(default)]
    pub quiet: Quiet,
}

impl MailChoice {
    /// No mail but codes.
    pub const NONE: Self = Self { own: Pace::Never, followed: Pace::Never, quiet: Quiet::NONE };
}

impl Default for MailChoice {
    fn default() -> Self {
        Self { own: Pace::Soon, followed: Pace::Daily, quiet: Quiet::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_kept_in_one_spelling() {
        assert_eq!(
            " An.Vos+idee@Example.ORG ".parse::<Mail>().unwrap().as_str(),
            "an.vos+idee@example.org"
        );
        for wrong in [
            "",
            "an",
            "an@",
            "@x.org",
            "an@x",
            "a b@x.org",
            "an@x..org",
            "an@-x.org",
            "a@b@x.org",
            "an@x.org\r\nBcc: all@x.org",
            "a\0n@x.org",
            ".an@x.org",
        ] {
            assert!(wrong.parse::<Mail>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_domain_in_any_script_is_one_address_however_it_is_written() {
        for (one, ascii) in [
            ("an@bücher.example", "an@xn--bcher-kva.example"),
            ("An@BU\u{308}CHER.Example", "an@xn--bcher-kva.example"),
            ("an@XN--BCHER-KVA.example", "an@xn--bcher-kva.example"),
            ("an@városháza.példa", "an@xn--vroshza-hwae.xn--plda-bpa"),
            ("an@例え。テスト", "an@xn--r8jz45g.xn--zckzah"),
            ("an@r3--x.example", "an@r3--x.example"),
        ] {
            let mail = one.parse::<Mail>();
            assert_eq!(mail.as_ref().map(Mail::as_str), Ok(ascii), "{one}");
        }
        for wrong in [
            "an@xn--a.example",
            "an@bü cher.example",
            "an@bücher",
            "an@.bücher.example",
            "an@bücher.example.",
            "an@bü_cher.example",
            "an@\u{202e}bücher.example",
            "bü@bücher.example",
            &format!("an@{}.example", "ü".repeat(60)),
            &format!("an@{}example", "bücher.".repeat(20)),
        ] {
            assert!(wrong.parse::<Mail>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_address_never_shows_in_a_log() {
        let mail: Mail = "wendy@example.org".parse().unwrap();
        assert_eq!(format!("{mail:?}"), "w…@example.org");
    }

    #[test]
    fn a_name_is_a_name() {
        assert_eq!(NameShown::parse("  An   V. ").unwrap().as_str(), "An V.");
        assert_eq!(NameShown::parse("").unwrap_err(), Flaw::Missing);
        assert_eq!(NameShown::parse("x@y.org").unwrap_err(), Flaw::Malformed);
    }

    proptest! {
        #[test]
        fn an_accepted_address_has_no_room_for_a_header(text in ".{0,80}") {
            if let Ok(mail) = text.parse::<Mail>() {
                prop_assert!(!mail.as_str().contains(['\r', '\n', ' ', ',', '<', '>']));
                prop_assert_eq!(mail.as_str().parse::<Mail>(), Ok(mail.clone()));
            }
        }
    }
}
