//! Headers that every answer carries.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::http::cookies::Transport;

/// Nothing may be loaded, framed or posted but what is ours; no inline script or style.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// Features of the browser no page of ours uses, but for the reader's own place on a map.
const PERMISSIONS_POLICY: &str = "camera=(), microphone=(), payment=(), usb=(), serial=(), \
    hid=(), midi=(), display-capture=(), browsing-topics=(), geolocation=(self)";

const FIXED: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // One-time links must not leak to other sites.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// Adds the headers, but never over one the answer has already.
pub(crate) fn add(headers: &mut HeaderMap, transport: Transport) {
    let policy = headers.get(header::CONTENT_SECURITY_POLICY);
    let framed = policy.is_some_and(|policy| policy.as_bytes().ends_with(b"frame-ancestors *"));
    for (name, value) in FIXED {
        if framed && name == header::X_FRAME_OPTIONS {
            continue;
        }
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if transport == Transport::Https {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static("max-age=31536000"));
    }
}
