//! The home page of a city: what its systems show, and what the city says of itself.

use askama::Template;

use crate::art;
use crate::html::SafeHtml;
use crate::system::Band;
use crate::views::{Fact, Frame, Link};

/// The home page.
#[derive(Debug, Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What to do first: the buttons of each system.
    pub(crate) actions: Vec<SafeHtml>,
    /// What waits for the reader.
    pub(crate) waits: Vec<Link>,
    /// What was counted.
    pub(crate) numbers: Vec<Fact>,
    /// What the systems show.
    pub(crate) bands: Vec<Band>,
    /// What the city says of itself.
    pub(crate) about_html: SafeHtml,
}

impl HomePage {
    pub(crate) fn quilt(&self) -> SafeHtml {
        art::quilt(&self.frame.city, 14, 7)
    }
}
