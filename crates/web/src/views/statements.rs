//! What the site says about itself: accessibility, privacy, open data.

use askama::Template;

use super::{Fact, Frame, Link};

/// The accessibility statement.
#[derive(Debug, Template)]
#[template(path = "accessibility.html")]
pub struct AccessibilityPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The office that answers, as the city wrote it; may be empty.
    pub office: String,
    /// The address to write to.
    pub contact: String,
}

/// What is kept about people, why, and for how long.
#[derive(Debug, Template)]
#[template(path = "privacy.html")]
pub struct PrivacyPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The office that answers, as the city wrote it; may be empty.
    pub office: String,
    /// The address to write to.
    pub contact: String,
}

/// Open data: every public list, and the API.
#[derive(Debug, Template)]
#[template(path = "data.html")]
pub struct DataPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Lists: the name, and its address in each format.
    pub lists: Vec<(String, Vec<Link>)>,
    /// The description of the API, where it is served.
    pub api: Option<Link>,
    /// Terms: licence, newest entry of the log.
    pub facts: Vec<Fact>,
}
