//! Settings of a city, its people and their roles, and the log of decisions.

use askama::Template;

use super::{Choice, FieldError, Frame, Link, Pages};
use crate::html::SafeHtml;

/// Settings of a city: one multipart form posts `name-TAG`, `tagline-TAG`, `about-TAG`, `contact-TAG`,
/// `version`, `language`
/// (several), `default_language`, `time_zone`, `currency`, `hue` (0 to 359), `chroma` (0 to 18),
/// `logo` (a picture), `sender`, `neighbourhoods` (a GeoJSON file), `backdrop` (one too) and
/// `module` (several).
#[derive(Debug, Template)]
#[template(path = "settings.html")]
pub struct CitySettingsPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the form posts to.
    pub action: String,
    /// The version of the settings that the form was filled from.
    pub version: String,
    /// Texts in each language.
    pub texts: Vec<CityTexts>,
    /// Languages of the interface.
    pub languages: Vec<Choice>,
    /// The language used when nothing else is known.
    pub default_languages: Vec<Choice>,
    /// An IANA name, as typed.
    pub time_zone: String,
    /// An ISO 4217 code, as typed.
    pub currency: String,
    /// The hue, as typed.
    pub hue: String,
    /// The chroma times 100, as typed.
    pub chroma: String,
    /// The logo that is kept.
    pub logo: Option<String>,
    /// The address mails come from, as typed.
    pub sender: String,
    /// The map as it is; empty when there is none.
    pub map: SafeHtml,
    /// Names of the neighbourhoods.
    pub neighbourhoods: Vec<String>,
    /// Parts of the site that can be switched on.
    pub modules: Vec<Choice>,
    /// People, log, …
    pub links: Vec<Link>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The texts of a city in one language.
#[derive(Debug, Clone)]
pub struct CityTexts {
    /// The language tag.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// `name-TAG`.
    pub city: String,
    /// `tagline-TAG`.
    pub tagline: String,
    /// `about-TAG`.
    pub about: String,
    /// `contact-TAG`: who answers, and where.
    pub contact: String,
}

impl CityTexts {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.tag)
    }
}

/// People of a city and their roles. Searching is a GET form with `q`.
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub struct PeoplePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Words looked for.
    pub q: String,
    /// Where the search leads (GET).
    pub search: String,
    /// "1,204 people".
    pub found: String,
    /// People; those with a role first.
    pub people: Vec<PersonRow>,
    /// More of them.
    pub pages: Pages,
    /// Gives a role to somebody by address: posts `mail` and `role` (several).
    pub invite: String,
    /// What has been typed.
    pub mail: String,
    /// The roles.
    pub roles: Vec<Choice>,
    /// What is wrong with the invitation.
    pub errors: Vec<FieldError>,
}

/// A person in the list: the form posts `role` (several).
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The name shown.
    pub name: String,
    /// Roles in words, since when, last seen.
    pub meta: Vec<String>,
    /// Where the form posts to.
    pub action: String,
    /// The roles, with those the person has.
    pub roles: Vec<Choice>,
    /// Why they could not be changed, or nothing.
    pub error: String,
}

/// The log of decisions. Filtering is a GET form with `kind`.
#[derive(Debug, Template)]
#[template(path = "audit.html")]
pub struct AuditPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Whether the log is whole, in a sentence; how long it is while nobody has checked.
    pub checked: String,
    /// Whether the check found a changed entry.
    pub broken: bool,
    /// Where the whole log is checked, when it has not been.
    pub check: Option<String>,
    /// The digest of the newest entry, which stands for the whole log.
    pub head: String,
    /// Where the filter leads (GET).
    pub action: String,
    /// Kinds of entries; the first is all of them.
    pub kinds: Vec<Choice>,
    /// Entries, newest first. Residents see the public ones without names of staff.
    pub entries: Vec<AuditEntry>,
    /// More of them.
    pub pages: Pages,
    /// The log as data.
    pub feeds: Vec<Link>,
}

/// An entry of the log.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// Its number.
    pub number: i64,
    /// When.
    pub when: String,
    /// The office or the person.
    pub who: String,
    /// What was done, in a sentence.
    pub what: String,
    /// Where it is.
    pub link: Option<Link>,
    /// The start of its digest.
    pub digest: String,
}
