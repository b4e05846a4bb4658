//! Organisations as programs read them.

use city::{Id, Organisation, Sector, Texts};
use schemars::JsonSchema;
use serde::Serialize;
use web::http::Visit;

use crate::paths::OrganisationLinks as _;

/// An organisation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct OrganisationJson {
    /// Its identifier.
    id: String,
    /// Its page.
    address: String,
    /// Its name, by language.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    name: Texts,
    /// What kind of partner it is.
    sector: Sector,
    /// What it does, as Markdown.
    about: String,
    /// The language that is written in.
    language: String,
    /// Its website.
    website: Option<String>,
    /// Its Belgian enterprise number: ten digits.
    kbo: Option<String>,
    /// Its Legal Entity Identifier.
    lei: Option<String>,
    /// Its address in the Research Organization Registry.
    ror: Option<String>,
    /// Whether anybody speaks for it.
    claimed: bool,
    /// When the city found that those who speak for it do.
    #[schemars(with = "Option<String>")]
    verified: Option<jiff::Timestamp>,
    /// When it was entered.
    #[schemars(with = "String")]
    entered: jiff::Timestamp,
    /// The organisation it turned out to be.
    merged_into: Option<String>,
}

/// Its whole address.
pub(crate) fn address(visit: &Visit, id: Id<Organisation>) -> String {
    format!("{}{}", visit.site(), visit.to.organisation(id))
}

impl OrganisationJson {
    /// An organisation as it stands.
    pub(crate) fn of(visit: &Visit, one: &Organisation) -> Self {
        let input = &one.input;
        Self {
            id: one.id.to_string(),
            address: address(visit, one.id),
            name: input.name.clone(),
            sector: input.sector,
            about: input.about.clone(),
            language: input.language.to_string(),
            website: input.website.as_ref().map(|website| website.as_str().to_owned()),
            kbo: input.kbo.as_ref().map(|kbo| kbo.as_str().to_owned()),
            lei: input.lei.as_ref().map(|lei| lei.as_str().to_owned()),
            ror: input.ror.as_ref().map(ToString::to_string),
            claimed: one.claimed,
            verified: one.verified(),
            entered: one.made,
            merged_into: one.merged_into.map(|into| into.to_string()),
        }
    }
}
