//! Signing in without a password: an address, then a link or a six-digit code from a mail.

use askama::Template;

use crate::views::{FieldError, Frame};

/// Asks for an address: posts `mail` and `next`.
#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where to go afterwards.
    pub(crate) next: String,
    /// What it is needed for ("to support this idea"), or nothing.
    pub(crate) why: String,
    /// The address, as typed.
    pub(crate) mail: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Asks for the code: posts `code`. The link in the mail does the same.
#[derive(Debug, Template)]
#[template(path = "code.html")]
pub(crate) struct CodePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where the mail went.
    pub(crate) mail: String,
    /// How long the code works, in words.
    pub(crate) valid: String,
    /// What happens with it: "Your idea is then published."
    pub(crate) then: String,
    /// Sends another one (POST).
    pub(crate) resend: String,
    /// Back to the address.
    pub(crate) other: String,
    /// The page with the mails of the demo.
    pub(crate) demo_mails: Option<String>,
    /// The code, as typed.
    pub(crate) code: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
