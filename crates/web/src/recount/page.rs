//! A vote counted again in the reader's own browser.

use axum::response::IntoResponse;

use crate::http::{Problem, Visit};
use crate::page::Page;
use crate::recount::view::RecountPage;

/// The page on which anybody counts a bundle again. Nothing of it comes back to us.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(RecountPage { frame: visit.frame(visit.words.recount_title()) }))
}
