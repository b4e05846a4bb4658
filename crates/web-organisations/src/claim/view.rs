//! What the pages about claims show.

use askama::Template;
use web::views::{Fact, FieldError, Frame, Link};

use crate::words::OrganisationWords as _;

/// Says that one speaks for an organisation.
#[derive(Debug, Template)]
#[template(path = "claim.html")]
pub(crate) struct ClaimPage {
    pub(crate) frame: Frame,
    pub(crate) path: Vec<Link>,
    pub(crate) lead: String,
    pub(crate) action: String,
    pub(crate) proof: String,
    pub(crate) named: bool,
    pub(crate) back: String,
    pub(crate) errors: Vec<FieldError>,
}

/// An officer answers it.
#[derive(Debug, Template)]
#[template(path = "desk_claim.html")]
pub(crate) struct AnswerPage {
    pub(crate) frame: Frame,
    pub(crate) organisation: Link,
    /// What is known of the organisation.
    pub(crate) about: Vec<Fact>,
    /// What is known of who says so.
    pub(crate) who: Vec<Fact>,
    /// Whether their address lies at the organisation's website, in a sentence.
    pub(crate) same_host: Option<String>,
    /// Why that can be believed, in their words; nothing where nothing waits.
    pub(crate) proof: Option<String>,
    pub(crate) claim: String,
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) errors: Vec<FieldError>,
}

/// An officer takes the city's mark back.
#[derive(Debug, Template)]
#[template(path = "desk_unverify.html")]
pub(crate) struct UnverifyPage {
    pub(crate) frame: Frame,
    pub(crate) organisation: Link,
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) errors: Vec<FieldError>,
}
