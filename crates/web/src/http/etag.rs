//! Lets a browser keep what it has: a weak tag of the content, and 304 when it still holds.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::body::{Body, HttpBody as _};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::problem::Problem;

/// Pages larger than this go out untagged.
const MOST_BYTES: u64 = 2 << 20;

/// Tags a 200 answer whose whole content is at hand, and empties it when the browser has it.
pub(crate) async fn tag(asked: &HeaderMap, response: Response) -> Response {
    let size = response.body().size_hint().exact();
    let is_ours = response.status() == StatusCode::OK
        && !response.headers().contains_key(header::ETAG)
        && size.is_some_and(|size| size <= MOST_BYTES);
    if !is_ours {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return Problem::Internal.into_response();
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    let known = asked.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        let value = value.to_str().unwrap_or_default();
        value.split(',').any(|one| one.trim() == tag || one.trim() == "*")
    });
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
