//! Supporting an idea that is there already instead of publishing one's draft, which goes with it as a comment.

use acts::calls::{idea, instead};
use axum::response::Response;
use calls::Idea;
use city::{Deed, Id, Language};

use crate::paths::CallLinks as _;
use crate::share::page::{Here, Tab, begun};
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit};

/// At once for somebody signed in; else as soon as they are.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let wanted: Id<Idea> = posted.get("idea").parse().map_err(|_| Problem::NotFound)?;
    let begun = begun(&visit, slug, &tab).await?;
    let (call, _) = visit.read(move |act| idea::readable(act, wanted)).await?;
    let there = visit.to.idea(&call.slug, wanted);
    // The button was pressed twice.
    let Some(draft) = begun.draft else { return Ok(visit.go(there)) };
    let (browser, id) = (visit.browser().0, draft.id);
    if visit.reader.id().is_none() {
        visit.write(move |act| instead::wish(act, &browser, id, wanted)).await?;
        let mut response = visit.go(visit.to.sign_in_to(Deed::Instead, wanted.thing()));
        visit.keep_browser(&mut response);
        return Ok(response);
    }
    let language = Language::from_tag_or_english(visit.words.tag());
    visit
        .write(move |act| instead::support_it(act, &browser, id, wanted, &language).map(drop))
        .await?;
    Ok(visit.go_saying(format!("{there}#support"), Said::SupportedInstead))
}
