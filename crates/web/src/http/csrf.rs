//! Whether a form was sent from a page of ours: by what the browser says of its origin, and by
//! the token in the form. Either alone would do against today's browsers; both must agree.

use axum::http::{HeaderMap, HeaderName, header};

use crate::forms::Posted;
use crate::http::problem::Problem;
use crate::http::visit::Visit;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses a form from elsewhere, which shows before anything of it is read.
pub(super) fn check_origin(headers: &HeaderMap) -> Result<(), Problem> {
    if comes_from_elsewhere(headers) { Err(Problem::Forged) } else { Ok(()) }
}

/// Refuses a form whose token is not of this browser ([`Problem::Stale`]), which can be sent again
/// from the page that says so.
pub(super) fn check_token(
    visit: &Visit,
    headers: &HeaderMap,
    posted: Option<&Posted>,
) -> Result<(), Problem> {
    let token = posted.map(|posted| posted.get("csrf")).unwrap_or_default();
    if visit.is_form_token(headers, token) { Ok(()) } else { Err(Problem::Stale) }
}

fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text(&SEC_FETCH_SITE) {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(&header::ORIGIN) else { return false };
    let host = text(&header::HOST).unwrap_or_default();
    let named = origin.split_once("://").map(|(_, host)| host);
    named.is_none_or(|named| !named.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn elsewhere(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        comes_from_elsewhere(&headers.collect())
    }

    #[test]
    fn what_the_browser_says_decides() {
        assert!(!elsewhere(&[("sec-fetch-site", "same-origin")]));
        assert!(!elsewhere(&[("sec-fetch-site", "none")]));
        assert!(elsewhere(&[("sec-fetch-site", "cross-site")]));
        assert!(elsewhere(&[("sec-fetch-site", "same-site")]));
        assert!(elsewhere(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a"),
            ("host", "a")
        ]));
        assert!(!elsewhere(&[("origin", "https://a.example:8080"), ("host", "a.example:8080")]));
        assert!(elsewhere(&[("origin", "https://b.example"), ("host", "a.example")]));
        assert!(elsewhere(&[("origin", "null"), ("host", "a.example")]));
        assert!(
            !elsewhere(&[("host", "a.example")]),
            "old browsers say nothing: the token decides"
        );
    }
}
