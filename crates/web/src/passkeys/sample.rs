//! Samples of the page of passkeys.

use super::view::{PasskeyRow, PasskeysPage};
use crate::sample::*;
use crate::views::Frame;
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let none = PasskeysPage {
        rows: Vec::new(),
        can_add: false,
        cannot: w.passkeys_no_host(),
        errors: Vec::new(),
        ..page(w)
    };
    vec![show("me-passkeys", &page(w)), show("me-passkeys-none", &none)]
}

fn page(w: &Words) -> PasskeysPage {
    let row = |name: &str| PasskeyRow {
        name: name.to_owned(),
        meta: strings(["since 3 October", "used 2 days ago"]),
        action: "/leuven/me/passkeys/7".to_owned(),
    };
    PasskeysPage {
        tabs: vec![tab(w.my_page(), None, false), tab(w.my_settings(), None, true)],
        rows: vec![row("Telephone"), row("The key on my desk")],
        can_add: true,
        cannot: "",
        name: "Telephone".to_owned(),
        errors: vec![wrong("name", w.passkeys_not_made())],
        frame: Frame { has_errors: true, ..frame(w, w.passkeys_title()) },
    }
}
