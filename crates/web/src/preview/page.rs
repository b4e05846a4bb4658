//! The picture that is drawn for a page without one. It shows nothing of any thing but a pattern made of a theme and
//! a name, both in the address, so that everybody may ask for it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use city::Slug;

use super::draw;
use crate::http::{InPath, Problem, Visit};

/// The picture. It changes only when the city takes other colours.
pub(crate) async fn show(
    visit: Visit,
    InPath((theme, id)): InPath<(Slug, Slug)>,
) -> Result<Response, Problem> {
    let brand = visit.city.settings.brand;
    let drawing = move || draw::png(theme.as_str(), id.as_str(), brand);
    let made = visit.app.pictures().draw(drawing).await.ok_or(Problem::NotFound)?;
    let headers =
        [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, made).into_response())
}
