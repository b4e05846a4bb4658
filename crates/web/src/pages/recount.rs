//! A vote counted again in the reader's own browser.

use axum::response::IntoResponse;

use super::Page;
use crate::http::{Problem, Visit};
use crate::views::RecountPage;

/// The page on which anybody counts a bundle again. Nothing of it comes back to us.
pub(super) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(RecountPage { frame: visit.frame(visit.words.recount_title()) }))
}
