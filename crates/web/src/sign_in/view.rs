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
    /// What is to be done then, and with which thing; or nothing.
    pub(crate) deed: String,
    /// Its identifier.
    pub(crate) thing: String,
    /// What happens then, as a sentence, or nothing.
    pub(crate) why: String,
    /// Whether the site has passkeys.
    pub(crate) passkey: bool,
    /// What the button says that signs in by a provider, where the city has that.
    pub(crate) provider: Option<String>,
    /// The address, as typed.
    pub(crate) mail: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

impl SignInPage {
    pub(crate) fn script(&self) -> &'static str {
        crate::assets::PASSKEYS_MJS.path
    }
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
    /// The name others are to see, as typed: asked of whoever comes in for the first time.
    pub(crate) name: Option<String>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Asks whoever comes in by a link for the first time for the name others are to see: posts `name` and `seen`.
#[derive(Debug, Template)]
#[template(path = "enter.html")]
pub(crate) struct EnterPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What happens then.
    pub(crate) then: String,
    /// The state of the draft that they saw, or nothing.
    pub(crate) seen: String,
    /// The name, as typed.
    pub(crate) name: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
