//! Signing in without a password: an address, then a link or a six-digit code from a mail.

use askama::Template;

use super::{FieldError, Frame};

/// Asks for an address: posts `mail` and `next`.
#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the form posts to.
    pub action: String,
    /// Where to go afterwards.
    pub next: String,
    /// What it is needed for ("to support this idea"), or nothing.
    pub why: String,
    /// The address, as typed.
    pub mail: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Asks for the code: posts `code`. The link in the mail does the same.
#[derive(Debug, Template)]
#[template(path = "code.html")]
pub struct CodePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the form posts to.
    pub action: String,
    /// Where the mail went.
    pub mail: String,
    /// How long the code works, in words.
    pub valid: String,
    /// What happens with it: "Your idea is then published."
    pub then: String,
    /// Sends another one (POST).
    pub resend: String,
    /// Back to the address.
    pub other: String,
    /// The page with the mails of the demo.
    pub demo_mails: Option<String>,
    /// The code, as typed.
    pub code: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
