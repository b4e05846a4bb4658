//! Drafts from “My page”: going on with one, throwing one away.

use crate::paths::CallLinks as _;
use axum::response::Response;
use city::Id;
use store::calls as rows;
use web::http::{InPath, Problem, Said, Visit};

/// Goes on with a draft: this browser takes it up again.
pub(crate) async fn resume(
    visit: Visit,
    InPath((slug, id)): InPath<(city::Slug, Id<rows::draft::Draft>)>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit
        .write(move |act| {
            let draft = acts::calls::draft::own(act, &browser, id)?;
            Ok(rows::draft::rehome(act.tx, draft.id, &browser)?)
        })
        .await?;
    let mut response = visit.go(visit.to.share(&slug));
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Throws a draft away.
pub(crate) async fn discard(
    visit: Visit,
    InPath(id): InPath<Id<rows::draft::Draft>>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit.write(move |act| acts::calls::draft::discard(act, &browser, id)).await?;
    Ok(visit.go_saying(visit.to.me(), Said::Discarded))
}
