//! Compresses equal content once.
//!
//! A page that many read is the same bytes for each of them, and compressing those costs more than
//! making them. So what the compression layer made of a content is kept by that content's digest.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::http::etag::Content;
use crate::http::problem::Problem;

/// How much is kept, in bytes of compressed content.
const MOST_BYTES: u64 = 16 << 20;
/// About how much a compressed page has.
const USUAL_BYTES: u64 = 8 << 10;

/// The contents of late, compressed.
#[derive(Clone)]
pub(super) struct Pressed(Arc<Cache<(Content, HeaderValue), Bytes, ByLength>>);

#[derive(Clone)]
struct ByLength;

impl Weighter<(Content, HeaderValue), Bytes> for ByLength {
    fn weight(&self, _: &(Content, HeaderValue), bytes: &Bytes) -> u64 {
        u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_add(128)
    }
}

impl Pressed {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let items = usize::try_from(MOST_BYTES / USUAL_BYTES).unwrap_or(1);
        Self(Arc::new(Cache::with_weighter(items, MOST_BYTES, ByLength)))
    }
}

/// Stands outside the compression layer, which compresses no sooner than its body is read: takes
/// what is known in its place, or reads it whole and keeps it.
pub(super) async fn press_once(
    State(Pressed(kept)): State<Pressed>,
    request: Request,
    next: Next,
) -> Response {
    let wants_body = request.method() == Method::GET;
    let mut response = next.run(request).await;
    let content = response.extensions_mut().remove::<Content>();
    let encoding = response.headers().get(header::CONTENT_ENCODING).cloned();
    let (true, Some(content), Some(encoding)) = (wants_body, content, encoding) else {
        return response;
    };
    let (parts, body) = response.into_parts();
    let key = (content, encoding);
    if let Some(bytes) = kept.get(&key) {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return Problem::Internal.into_response();
    };
    kept.insert(key, bytes.clone());
    Response::from_parts(parts, Body::from(bytes))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::extract::Path;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt as _;
    use tower_http::compression::CompressionLayer;

    use super::*;

    async fn page(Path(word): Path<String>) -> Response {
        let text = word.repeat(400);
        let mut response = text.clone().into_response();
        response.extensions_mut().insert(Content::of(text.as_bytes()));
        response
    }

    #[tokio::test]
    async fn equal_content_is_compressed_once_and_no_other_is_mistaken_for_it() {
        let pressed = Pressed::new();
        let router = Router::new()
            .route("/{word}", get(page))
            .layer(CompressionLayer::new())
            .layer(from_fn_with_state(pressed.clone(), press_once));
        let ask = async |word: &str, encoding: &str| {
            let request = Request::get(format!("/{word}"))
                .header(header::ACCEPT_ENCODING, encoding)
                .body(Body::empty())
                .unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            let told = response.headers().get(header::CONTENT_ENCODING).cloned();
            assert_eq!(
                told.as_ref().map(HeaderValue::as_bytes).unwrap_or(b""),
                encoding.as_bytes()
            );
            axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap()
        };
        let bench = ask("bench", "br").await;
        assert_eq!(ask("bench", "br").await, bench);
        assert_eq!(pressed.0.hits(), 1);
        let others = [ask("tree", "br").await, ask("bench", "gzip").await, ask("bench", "").await];
        assert!(others.iter().all(|other| *other != bench));
        assert_eq!(others[2], "bench".repeat(400));
        assert_eq!((pressed.0.hits(), pressed.0.len()), (1, 3));
    }
}
