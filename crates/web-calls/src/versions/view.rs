//! What changed in an idea, on a page.

use askama::Template;
use web::views::{Frame, Link};

use crate::versions::compare::Compared;
use crate::words::CallWords as _;

/// The versions of an idea, with one of them beside the one before it.
#[derive(Debug, Template)]
#[template(path = "idea_versions.html")]
pub(crate) struct VersionsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// What is compared, in a sentence; empty where the idea was never changed.
    pub(crate) heading: String,
    /// Who made the change and when, and who proposed it.
    pub(crate) meta: Vec<String>,
    /// The fields that differ.
    pub(crate) changes: Vec<Compared>,
    /// All versions, the newest first: each with who and when, leading to what changed with it, and whether it is shown.
    pub(crate) versions: Vec<(Link, Vec<String>, bool)>,
    /// Older ones.
    pub(crate) older: Option<String>,
}
