//! Lets a browser keep what it has: a weak tag of the content, and 304 when it still holds.

use axum::body::{Body, HttpBody as _};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::http::problem::Problem;
use crate::http::token::hexadecimal;

/// The digest of an answer's content: what equal content has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Content([u8; 16]);

impl Content {
    /// The digest of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut half = [0; 16];
        half.copy_from_slice(blake3::hash(bytes).as_bytes().split_at(16).0);
        Self(half)
    }
}

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
    let content = Content::of(&bytes);
    parts.extensions.insert(content);
    let tag = format!("W/\"{}\"", hexadecimal(&content.0));
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
