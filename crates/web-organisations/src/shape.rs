//! Organisations in words: what several pages say of one.

use city::{Organisation, Sector, Website};
use web::http::Visit;
use web::markdown;
pub(crate) use web::questions::sector_word as sector;
use web::views::{Choice, Chosen, Link};
use web::words::Words;

use crate::paths::OrganisationLinks as _;
use crate::words::OrganisationWords as _;

/// How much of what it does stands in a list.
const EXCERPT: usize = 160;

/// The sectors to choose from; none is chosen where nothing was.
pub(crate) fn sectors(w: &Words, chosen: &str) -> Vec<Choice> {
    let choice = |one: &Sector| Choice {
        hint: match one {
            Sector::Government => w.sector_government_hint(),
            Sector::Knowledge => w.sector_knowledge_hint(),
            Sector::Company => w.sector_company_hint(),
            Sector::CivilSociety => w.sector_civil_society_hint(),
            Sector::Residents => w.sector_residents_hint(),
        }
        .to_owned(),
        ..Choice::new(one.key(), sector(w, *one), Chosen::from(one.key() == chosen))
    };
    Sector::ALL.iter().map(choice).collect()
}

/// A line of a list.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its name, leading to it.
    pub(crate) link: Link,
    /// The language of its name.
    pub(crate) tag: String,
    /// Whether the city found that those who speak for it do.
    pub(crate) verified: bool,
    /// Its sector and where it is on the web.
    pub(crate) meta: Vec<String>,
    /// The first words of what it does.
    pub(crate) text: String,
    /// The language of these.
    pub(crate) language: String,
}

/// An organisation as a line of a list.
pub(crate) fn row(visit: &Visit, one: &Organisation) -> Row {
    let mut meta = vec![sector(&visit.words, one.input.sector).to_owned()];
    meta.extend(one.input.website.as_ref().map(|website| website.host().to_owned()));
    Row {
        link: link(visit, one),
        tag: one.name_language(&visit.wished()).to_string(),
        verified: one.verified().is_some(),
        meta,
        text: markdown::excerpt(&one.input.about, EXCERPT),
        language: one.input.language.to_string(),
    }
}

/// Its name, leading to it.
pub(crate) fn link(visit: &Visit, one: &Organisation) -> Link {
    Link::new(one.name(&visit.wished()), visit.to.organisation(one.id))
}

/// A website as it is shown: by its host.
pub(crate) fn website(website: &Website) -> Link {
    Link::new(website.host(), website.as_str())
}
