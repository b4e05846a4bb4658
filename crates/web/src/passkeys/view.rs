//! The page of one's passkeys.

use askama::Template;

use crate::views::{FieldError, Frame, Tab};

/// One's passkeys; adds one (posts `name` and `answer`, which a script fills), names or removes one (posts `do`).
#[derive(Debug, Template)]
#[template(path = "me_passkeys.html")]
pub(crate) struct PasskeysPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// My page, letters, proof, settings.
    pub(crate) tabs: Vec<Tab>,
    /// Those there are.
    pub(crate) rows: Vec<PasskeyRow>,
    /// Whether one can be added here, and one more is allowed.
    pub(crate) can_add: bool,
    /// Why not, where the site has none or there are enough.
    pub(crate) cannot: &'static str,
    /// What it is called, as typed.
    pub(crate) name: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A passkey.
#[derive(Debug, Clone)]
pub(crate) struct PasskeyRow {
    /// What it is called.
    pub(crate) name: String,
    /// Since when, and when it was used.
    pub(crate) meta: Vec<String>,
    /// Where naming and removing post to.
    pub(crate) action: String,
}

impl PasskeysPage {
    pub(crate) fn script(&self) -> &'static str {
        crate::assets::PASSKEYS_MJS.path
    }
}
