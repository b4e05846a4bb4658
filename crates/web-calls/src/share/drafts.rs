//! Drafts from “My page”: throwing one away.

use axum::response::Response;
use city::Id;
use store::calls as rows;
use web::http::{InPath, Problem, Said, Visit};

/// Throws a draft away.
pub(crate) async fn discard(
    visit: Visit,
    InPath(id): InPath<Id<rows::draft::Draft>>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit.write(move |act| acts::calls::draft::discard(act, &browser, id)).await?;
    Ok(visit.go_saying(visit.to.me(), Said::Discarded))
}
