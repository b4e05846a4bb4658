//! The page that leads to the provider, and what other pages say of it.

use askama::Template;

use crate::views::{Choice, Frame};

/// Says what the provider will be asked, and leads there.
#[derive(Debug, Template)]
#[template(path = "provider_go.html")]
pub(crate) struct GoPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What it will tell.
    pub(crate) told: Vec<&'static str>,
    /// Where it is.
    pub(crate) there: String,
    /// What the link says.
    pub(crate) button: String,
    /// Where to go on instead.
    pub(crate) stay: String,
}

/// What the page of proofs says of the provider.
#[derive(Debug, Clone)]
pub(crate) struct OwnPart {
    /// What people call it.
    pub(crate) title: String,
    /// What it is for, and what is kept.
    pub(crate) text: String,
    /// Since when the account is tied, and when it was used; nothing where it is not.
    pub(crate) tied: Vec<String>,
    /// What the button says that goes there; empty where there is none.
    pub(crate) button: String,
}

/// What the city does with it.
#[derive(Debug, Clone)]
pub(crate) struct RulesForm {
    /// Its issuer.
    pub(crate) issuer: String,
    /// Where browsers come back to, which the provider must know.
    pub(crate) back: String,
    /// What it is used for.
    pub(crate) uses: Vec<Choice>,
    /// What people call it, in each language: the field, the language, the text.
    pub(crate) names: Vec<(String, &'static str, String)>,
    /// The postal codes of the city.
    pub(crate) postcodes: String,
}
