//! What the site says about itself: accessibility, privacy, open data.

use askama::Template;

use crate::views::{Fact, Frame, Link};

/// The accessibility statement.
#[derive(Debug, Template)]
#[template(path = "accessibility.html")]
pub(crate) struct AccessibilityPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The office that answers, as the city wrote it; may be empty.
    pub(crate) office: String,
    /// The address to write to.
    pub(crate) contact: String,
}

/// What is kept about people, why, and for how long.
#[derive(Debug, Template)]
#[template(path = "privacy.html")]
pub(crate) struct PrivacyPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The office that answers, as the city wrote it; may be empty.
    pub(crate) office: String,
    /// The address to write to.
    pub(crate) contact: String,
}

/// Open data: every public list, and the API.
#[derive(Debug, Template)]
#[template(path = "data.html")]
pub(crate) struct DataPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Lists: the name, and its address in each format.
    pub(crate) lists: Vec<(String, Vec<Link>)>,
    /// The description of the API, where it is served.
    pub(crate) api: Option<Link>,
    /// Terms: licence, newest entry of the log.
    pub(crate) facts: Vec<Fact>,
}
