//! Mandates as admins list and change them, and as whoever got the letter sees what is offered.

use askama::Template;

use crate::views::{Choice, Fact, FieldError, Frame, Link, Pages};

/// The list, with the form that offers a role. Narrowing is a GET form with `of-role`, `of-reach` and `show`.
#[derive(Debug, Template)]
#[template(path = "mandates.html")]
pub(crate) struct MandatesPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Which part of them.
    pub(crate) shows: Vec<Choice>,
    /// Only one role.
    pub(crate) roles: Vec<Choice>,
    /// Only one sort of reach.
    pub(crate) reaches: Vec<Choice>,
    /// Those that are so, the newest first.
    pub(crate) rows: Vec<MandateRow>,
    /// More of them.
    pub(crate) pages: Pages,
    /// The form.
    pub(crate) offer: OfferForm,
}

/// A mandate in the list.
#[derive(Debug, Clone)]
pub(crate) struct MandateRow {
    /// Who has it or was offered it, leading to its page.
    pub(crate) who: Link,
    /// Role and reach.
    pub(crate) what: String,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// Since when, until when, by whom.
    pub(crate) meta: Vec<String>,
}

/// What is offered, as it is typed: posts `mail`, `role`, `reach`, `call`, `neighbourhood` (several), `until`.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferForm {
    /// The address.
    pub(crate) mail: String,
    /// The roles.
    pub(crate) roles: Vec<Choice>,
    /// How far.
    pub(crate) reaches: Vec<Choice>,
    /// The calls.
    pub(crate) calls: Vec<Choice>,
    /// The neighbourhoods.
    pub(crate) places: Vec<Choice>,
    /// The last day.
    pub(crate) until: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// One mandate.
#[derive(Debug, Template)]
#[template(path = "mandate.html")]
pub(crate) struct MandatePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Role and reach.
    pub(crate) what: String,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// What is known of it.
    pub(crate) facts: Vec<Fact>,
    /// Why it was ended, or nothing.
    pub(crate) ended_why: String,
    /// The call it is for.
    pub(crate) call: Option<Link>,
    /// Where the forms post to (POST `do`: `prolong` with `until`, `end` with `reason`, `withdraw`, `again`).
    pub(crate) action: String,
    /// Whether it is in force: it can be ended and prolonged.
    pub(crate) in_force: bool,
    /// Whether it waits: it can be taken back, and sent again.
    pub(crate) waits: bool,
    /// The last day as typed.
    pub(crate) until: String,
    /// The reason as typed.
    pub(crate) reason: String,
    /// Who reads the reason.
    pub(crate) reader: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What a letter offers, for whoever got it. Accepting posts `name` where they are new here.
#[derive(Debug, Template)]
#[template(path = "mandate_offered.html")]
pub(crate) struct OfferedPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Until when it can be answered.
    pub(crate) lead: String,
    /// Role and reach.
    pub(crate) what: String,
    /// What it lets one do.
    pub(crate) can: &'static str,
    /// When it ends, who offers it, as whom one is signed in by it.
    pub(crate) notes: Vec<String>,
    /// The name somebody new wants to be seen by, as typed; nothing where they have one.
    pub(crate) name: Option<String>,
    /// Where accepting posts to.
    pub(crate) accept: String,
    /// Where declining posts to.
    pub(crate) decline: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
