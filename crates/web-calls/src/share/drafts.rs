//! Drafts from “My page”: throwing one away.

use axum::response::Response;
use city::Id;
use web::http::{InPath, Problem, Said, Visit};

use super::Draft;

/// Throws a draft away.
pub(crate) async fn discard(
    visit: Visit,
    InPath(id): InPath<Id<Draft>>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit.write(move |act| acts::things::draft::discard(act, &browser, id)).await?;
    Ok(visit.go_saying(visit.to.me(), Said::Discarded))
}
