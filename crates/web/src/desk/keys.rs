//! The keys of the desk: a page, which a script shows as a dialog on `?`.

use askama::Template;
use axum::response::IntoResponse;

use crate::Page;
use crate::http::Visit;
use crate::views::Frame;

/// Keys, each with what it does.
#[derive(Debug, Template)]
#[template(path = "keys.html")]
pub(crate) struct KeysPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The keys.
    pub(crate) keys: Vec<(&'static str, &'static str)>,
}

/// All of them.
pub(crate) async fn show(visit: Visit) -> impl IntoResponse {
    let w = visit.words.clone();
    let keys = vec![
        ("J", w.key_next()),
        ("K", w.key_previous()),
        ("E", w.key_good()),
        ("N", w.key_not()),
        ("T", w.item_take()),
        ("R", w.key_many()),
        ("S", w.key_save()),
        ("U", w.last_undo()),
        ("?", w.keys_title()),
    ];
    Page(KeysPage { frame: Frame { desk: true, ..visit.frame(w.keys_title()) }, keys })
}
