//! What belongs to the installation, not to a city: assets, health, figures, robots.

use std::net::{IpAddr, SocketAddr};

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};

use crate::assets;
use crate::http::app::App;
use crate::http::etag::Content;
use crate::http::figures::{Amount, Course, Figure};
use crate::http::front::Front;

/// Kalaka's mark: four tiles of a quilt.
const MARK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#8c2f26" d="M0 0h24v24H0zM24 24h24v24H24z"/><path fill="#e8b25c" d="M24 0h24a24 24 0 0 1-24 24z"/><path fill="#d06a4f" d="M24 24v24H0a24 24 0 0 1 24-24z"/><path fill="#fff" d="M0 24V0a24 24 0 0 1 24 24z" opacity=".9"/></svg>"##;

const ROBOTS: &str = "User-agent: *\nDisallow: /*/sign-in\nDisallow: /sign-in\n";

/// A worker lives under the policy of its own script (HTML, "run a worker"), so that no page needs
/// to allow WebAssembly: this one script may compile it, and fetch it from here.
const ENGINE_POLICY: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

pub(super) fn routes(_app: &App) -> Router<Front> {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .route("/assets/{file}", get(asset))
        .route("/favicon.svg", get(|| async { favicon() }))
        .route("/robots.txt", get(|| async { ROBOTS }))
        .route("/.well-known/security.txt", get(security))
}

/// An answer that never changes under its name.
pub(super) fn immutable(kind: &'static str, bytes: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    let content = Content::of(&bytes);
    (Extension(content), headers, Body::from(bytes)).into_response()
}

async fn asset(Path(file): Path<String>) -> Response {
    let asset = assets::ALL.iter().find(|asset| asset.path.rsplit('/').next() == Some(&file));
    match asset {
        Some(asset) => {
            let mut response = immutable(asset.kind, Bytes::from_static(asset.bytes));
            if asset.path == assets::RECOUNT_WORKER_MJS.path {
                let policy = HeaderValue::from_static(ENGINE_POLICY);
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn favicon() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, MARK).into_response()
}

async fn ready(State(front): State<Front>) -> Response {
    match front.app.records().ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(problem) => {
            (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", problem.key())).into_response()
        }
    }
}

/// Figures are for the machine's own monitoring: asked from the machine itself, not through a
/// proxy.
async fn metrics(State(front): State<Front>, request: Request) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let through_proxy = request.headers().contains_key("x-forwarded-for");
    let near = |ip: IpAddr| ip.to_canonical().is_loopback();
    if through_proxy || !peer.is_none_or(near) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut figures = front.app.records().figures();
    let held = u64::try_from(front.app.flight().bytes()).unwrap_or(u64::MAX);
    let help = "Bytes of what people are sending that this process holds.";
    figures
        .push(Figure::new("kalaka_body_bytes_held", Course::Gauge, help).of(Amount::Whole(held)));
    let downloads = u64::try_from(front.app.downloads().going_on()).unwrap_or(u64::MAX);
    let help = "Long lists that are being sent.";
    figures.push(Figure::new("kalaka_downloads", Course::Gauge, help).of(Amount::Whole(downloads)));
    let text = front.app.metrics().text(&figures);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

async fn security(State(front): State<Front>) -> Response {
    let Some(contact) = &front.app.settings().security_contact else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // RFC 9116 wants an end date; it moves on with every year the installation is alive.
    let year = front.app.now().to_zoned(jiff::tz::TimeZone::UTC).year().saturating_add(1);
    let text = format!("Contact: {contact}\nExpires: {year}-12-31T00:00:00Z\n");
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    ([(header::CONTENT_TYPE, plain)], text).into_response()
}
