//! Which language a reader is answered in.
//!
//! In this order: the one asked for in the address (`?lang=`, then remembered), the remembered
//! one, the person's own, the browser's, the city's.

use axum::http::{HeaderMap, Uri, header};

use crate::http::cookies;
use crate::http::visit::LANGUAGE_COOKIE;
use crate::words::Locale;

/// What is known of the reader's wishes before they are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wished {
    /// Asked for in the address.
    pub(super) asked: Option<Locale>,
    /// Chosen before.
    pub(super) remembered: Option<Locale>,
    /// Preferred by the browser.
    pub(super) preferred: Option<Locale>,
}

/// The wishes of a request, among the languages a city has.
pub(super) fn of(uri: &Uri, headers: &HeaderMap, offered: &[Locale]) -> Wished {
    let offered_one = |tag: &str| Locale::from_tag(tag).filter(|locale| offered.contains(locale));
    let query = uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, tag)| offered_one(&tag));
    let remembered = cookies::get(headers, LANGUAGE_COOKIE).and_then(offered_one);
    Wished { asked, remembered, preferred: preferred(headers, offered) }
}

/// The best of the offered languages by `Accept-Language` (RFC 9110, section 12.5.4).
pub(super) fn preferred(headers: &HeaderMap, offered: &[Locale]) -> Option<Locale> {
    let line = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(u32, Locale)> = None;
    for item in line.split(',').take(20) {
        let (tag, parameter) = item.split_once(';').unwrap_or((item, ""));
        let weight = weight(parameter.trim());
        let locale = Locale::from_tag(tag.trim()).filter(|locale| offered.contains(locale));
        let Some(locale) = locale else { continue };
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// `q=0.8` → 800; no weight → 1000; one that cannot be read → 0.
fn weight(parameter: &str) -> u32 {
    let Some(value) = parameter.strip_prefix("q=") else {
        return if parameter.is_empty() { 1000 } else { 0 };
    };
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), thousandths.parse::<u32>()) {
        (Ok(whole), Ok(part)) if whole <= 1 => (whole * 1000 + part).min(1000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn preferred_by(line: &'static str) -> Option<Locale> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(line));
        preferred(&headers, &[Locale::Nl, Locale::Hu])
    }

    #[test]
    fn the_browser_s_order_counts() {
        assert_eq!(preferred_by("nl-BE,nl;q=0.9,en;q=0.8"), Some(Locale::Nl));
        assert_eq!(preferred_by("en,hu;q=0.5,nl;q=0.45"), Some(Locale::Hu));
        assert_eq!(preferred_by("nl;q=0,hu;q=0.1"), Some(Locale::Hu));
        assert_eq!(preferred_by("fr,de;q=0.9"), None);
        assert_eq!(preferred_by("nl;q=NaN,;;;,=,hu;q=9"), None);
    }
}
