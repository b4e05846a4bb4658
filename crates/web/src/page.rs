//! A view as an answer.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::http::Problem;
use crate::views::name_fields;

/// A page made of a view: `Ok(Page(view))`.
pub struct Page<T>(pub T);

/// A page with a form in which something must be put right (422): `Ok(Unfinished(view))`.
pub struct Unfinished<T>(pub T);

/// Room for all but the longest pages, so that a page does not move about in memory while it grows.
const ROOM: usize = 64 << 10;

fn render(view: &impl Template) -> askama::Result<String> {
    let mut page = String::with_capacity(ROOM);
    view.render_into(&mut page)?;
    Ok(page)
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match render(&self.0) {
            Ok(page) => Html(name_fields(page)).into_response(),
            Err(error) => Problem::internal(error).into_response(),
        }
    }
}

impl<T: Template> IntoResponse for Unfinished<T> {
    fn into_response(self) -> Response {
        match render(&self.0) {
            Ok(page) => (StatusCode::UNPROCESSABLE_ENTITY, Html(name_fields(page))).into_response(),
            Err(error) => Problem::internal(error).into_response(),
        }
    }
}

/// The same answer, asked for anew each time, also by Back: what it shows is being changed as somebody types.
pub fn asked_anew(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
