//! What the pages of organisations show.

use askama::Template;
use web::html::SafeHtml;
use web::things::report::ReportForm;
use web::views::{Banner, Choice, FieldError, Frame, Link, Pages, Step, Tab, Toggle};

use crate::paths::OrganisationLinks as _;
use crate::shape::Row;
use crate::words::OrganisationWords as _;

/// The list.
#[derive(Debug, Template)]
#[template(path = "organisations.html")]
pub(crate) struct ListPage {
    pub(crate) frame: Frame,
    /// The words that are looked for.
    pub(crate) q: String,
    /// The key of the sector that is wanted.
    pub(crate) sector: String,
    /// The sectors, each with how many there are.
    pub(crate) sectors: Vec<Tab>,
    /// How many there are, in a sentence.
    pub(crate) found: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) pages: Pages,
    /// Where an officer brings many at once.
    pub(crate) import: Option<Link>,
    /// The whole list, where this is a part of it.
    pub(crate) everything: Option<String>,
    /// The list in other formats.
    pub(crate) downloads: Vec<Link>,
}

/// One organisation.
#[derive(Debug, Template)]
#[template(path = "organisation.html")]
pub(crate) struct OrganisationPage {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    /// The language of that name, by which a long word is parted.
    pub(crate) tag: String,
    /// Its names in other languages, each with its language.
    pub(crate) names: Vec<(String, String)>,
    pub(crate) sector: String,
    /// When the city found that those who speak for it do, in a sentence.
    pub(crate) verified: Option<String>,
    pub(crate) banner: Option<Banner>,
    pub(crate) about: SafeHtml,
    pub(crate) language: String,
    pub(crate) website: Option<Link>,
    /// What its registers call it, each leading there where that can be.
    pub(crate) identifiers: Vec<(String, Link)>,
    /// Those who speak for it and agreed to be named.
    pub(crate) speakers: Vec<String>,
    /// How many belong to it, in a sentence.
    pub(crate) members: String,
    /// The ideas that were brought for it, each with where it stands.
    pub(crate) ideas: Vec<(Link, Vec<String>)>,
    /// Where more of them are.
    pub(crate) more: Option<String>,
    pub(crate) journey: Vec<Step>,
    pub(crate) follow: Option<Toggle>,
    pub(crate) report: Option<ReportForm>,
    pub(crate) tools: Vec<Link>,
    pub(crate) part: Part,
}

/// What the reader is to an organisation, and what they can do about it.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// Nothing, and nothing can be done: it is gone, or a colleague's to answer for.
    None,
    /// They can sign in and ask to belong to it.
    SignIn(String),
    /// They can ask to belong to it.
    Ask(String),
    /// They asked, and can take that back.
    Asked(String),
    /// They belong to it.
    In(Own),
}

/// How somebody belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    /// In a sentence.
    pub(crate) said: String,
    /// Whether they are named.
    pub(crate) shown: bool,
    /// Where that is changed.
    pub(crate) named: String,
    /// Where they leave.
    pub(crate) leave: String,
}

/// Entering or changing one.
#[derive(Debug, Template)]
#[template(path = "organisation_form.html")]
pub(crate) struct FormPage {
    pub(crate) frame: Frame,
    pub(crate) path: Vec<Link>,
    pub(crate) lead: String,
    pub(crate) action: String,
    /// A name in each language of the city: field, label, text, language.
    pub(crate) names: Vec<Named>,
    pub(crate) sectors: Vec<Choice>,
    pub(crate) about: String,
    /// The languages it can be described in; none where there is one.
    pub(crate) languages: Vec<Choice>,
    pub(crate) website: String,
    pub(crate) kbo: String,
    pub(crate) lei: String,
    pub(crate) ror: String,
    /// The version that is changed; 0 for a new one.
    pub(crate) version: i64,
    /// Listed ones that it could be.
    pub(crate) alike: Vec<Row>,
    /// For whom it is entered, where that can be chosen.
    pub(crate) entering: Vec<Choice>,
    /// Whether one agrees to be named; nothing where it is changed.
    pub(crate) named: Option<bool>,
    pub(crate) button: String,
    pub(crate) back: String,
    /// What stands above the form.
    pub(crate) banner: Option<Banner>,
    pub(crate) errors: Vec<FieldError>,
}

/// Making one of two.
#[derive(Debug, Template)]
#[template(path = "desk_merge_organisation.html")]
pub(crate) struct MergePage {
    pub(crate) frame: Frame,
    /// What would be gone.
    pub(crate) organisation: Link,
    /// The words that are looked for.
    pub(crate) q: String,
    pub(crate) action: String,
    /// What could stay.
    pub(crate) others: Vec<Choice>,
    pub(crate) errors: Vec<FieldError>,
}

/// The field of a name in one language.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) field: String,
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) tag: String,
}

impl OrganisationPage {
    /// Its identifiers and its website as facts, where they lead nowhere.
    pub(crate) fn has_facts(&self) -> bool {
        self.website.is_some() || !self.identifiers.is_empty()
    }
}

impl FormPage {
    /// Whether one is changed that is there already.
    pub(crate) fn is_change(&self) -> bool {
        self.version > 0
    }

    /// Whether a number was typed or has something wrong with it.
    pub(crate) fn has_numbers(&self) -> bool {
        let typed = [&self.kbo, &self.lei, &self.ror].iter().any(|text| !text.is_empty());
        typed || self.errors.iter().any(|error| ["kbo", "lei", "ror"].contains(&&*error.field))
    }
}
