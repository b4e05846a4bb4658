//! Reading and setting cookies (RFC 6265).

use axum::http::{HeaderMap, HeaderValue, header};

/// The value of a cookie, if the browser sent it.
pub(crate) fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// How a cookie is to be kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keep<'a> {
    /// The path it is sent to; a city's prefix, so that cities do not see each other's cookies.
    pub(crate) path: &'a str,
    /// Seconds until the browser forgets it; 0 forgets it at once.
    pub(crate) seconds: u32,
    /// Whether the page came over https, and the cookie may only go back that way.
    pub(crate) secure: Transport,
}

/// How the reader is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// Encrypted.
    Https,
    /// In the clear: a laptop, a test, or a proxy that does not say.
    Http,
}

/// The header that sets a cookie no script can read. Nothing is set when the value could not
/// stand in a header; ours are hexadecimal or words of our own.
pub(crate) fn set(name: &str, value: &str, keep: Keep<'_>) -> Option<HeaderValue> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    if !value.bytes().all(plain) {
        return None;
    }
    let path = if keep.path.is_empty() { "/" } else { keep.path };
    let secure = if keep.secure == Transport::Https { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path={path}; Max-Age={}; HttpOnly; SameSite=Lax{secure}",
        keep.seconds
    ))
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; session=abc; b=2"));
        assert_eq!(get(&headers, "session"), Some("abc"));
        assert_eq!(get(&headers, "ession"), None);
    }

    #[test]
    fn a_value_cannot_add_a_header_or_an_attribute() {
        let keep = Keep { path: "/leuven", seconds: 60, secure: Transport::Https };
        assert_eq!(
            set("session", "ab12", keep).unwrap(),
            "session=ab12; Path=/leuven; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
        for value in ["a\r\nX: y", "a; Path=/", "a b", "é"] {
            assert_eq!(set("session", value, keep), None, "{value}");
        }
    }
}
