//! What the pages about belonging to an organisation show.

use askama::Template;
use web::views::{Banner, Choice, FieldError, Frame, Link, Pages};

use crate::paths::OrganisationLinks as _;
use crate::words::OrganisationWords as _;

/// Who belongs to an organisation, for whoever says so.
#[derive(Debug, Template)]
#[template(path = "members.html")]
pub(crate) struct MembersPage {
    pub(crate) frame: Frame,
    pub(crate) organisation: Link,
    pub(crate) banner: Option<Banner>,
    /// Those who asked.
    pub(crate) asked: Vec<Line>,
    /// Those who speak for it.
    pub(crate) speakers: Vec<Line>,
    /// The other members.
    pub(crate) members: Vec<Line>,
    pub(crate) pages: Pages,
    /// Letters that were not answered.
    pub(crate) invited: Vec<Invited>,
    pub(crate) invite: String,
    pub(crate) mail: String,
    pub(crate) roles: Vec<Choice>,
    pub(crate) errors: Vec<FieldError>,
}

/// Somebody who belongs to it, or asked to.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) meta: Vec<String>,
    /// Where what is done about them posts to.
    pub(crate) action: String,
    /// What can be done: its key and its word.
    pub(crate) turns: Vec<(&'static str, String)>,
}

/// A letter that was not answered.
#[derive(Debug, Clone)]
pub(crate) struct Invited {
    pub(crate) mail: String,
    pub(crate) meta: Vec<String>,
    pub(crate) take_back: String,
}

/// What a letter asks, for whoever opened its link.
#[derive(Debug, Template)]
#[template(path = "invitation.html")]
pub(crate) struct InvitationPage {
    pub(crate) frame: Frame,
    /// The organisation that asks.
    pub(crate) organisation: Link,
    /// What one is asked to be, in a sentence.
    pub(crate) text: String,
    pub(crate) action: String,
    /// Where one signs in first.
    pub(crate) sign_in: Option<String>,
    /// By which name one would be named.
    pub(crate) name: String,
}
