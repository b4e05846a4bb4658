//! People of the city, each with their roles.

use askama::Template;

use crate::views::{Choice, FieldError, Frame, Pages};

/// People of a city and their roles. Searching is a GET form with `q`.
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub(crate) struct PeoplePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Words looked for.
    pub(crate) q: String,
    /// Where the search leads (GET).
    pub(crate) search: String,
    /// "1,204 people".
    pub(crate) found: String,
    /// People; those with a role first.
    pub(crate) people: Vec<PersonRow>,
    /// More of them.
    pub(crate) pages: Pages,
    /// Gives a role to somebody by address: posts `mail` and `role` (several).
    pub(crate) invite: String,
    /// What has been typed.
    pub(crate) mail: String,
    /// The roles.
    pub(crate) roles: Vec<Choice>,
    /// What is wrong with the invitation.
    pub(crate) errors: Vec<FieldError>,
}

/// A person in the list: the form posts `role` (several).
#[derive(Debug, Clone)]
pub(crate) struct PersonRow {
    /// The name shown.
    pub(crate) name: String,
    /// Roles in words, since when, last seen.
    pub(crate) meta: Vec<String>,
    /// Where they can be blocked.
    pub(crate) block: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The roles, with those the person has.
    pub(crate) roles: Vec<Choice>,
    /// Why they could not be changed, or nothing.
    pub(crate) error: String,
}
