//! Which provider it is, and who we are to it: as the operator set it.

use std::fmt;
use std::net::IpAddr;

use http::Uri;

/// Whether addresses without TLS are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Plain {
    /// Never.
    #[default]
    Never,
    /// Those of this machine alone: for trying.
    Loopback,
}

/// What is wrong with a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The issuer is no such address.
    Issuer,
    /// There is no client, or it has signs that cannot be sent.
    Client,
    /// There is no secret, or it has signs that cannot be sent.
    Secret,
}

/// A provider, and who we are to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    issuer: String,
    client: String,
    secret: String,
    plain: Plain,
}

/// The secret stands in no log.
impl fmt::Debug for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} as {}", self.issuer, self.client)
    }
}

impl Place {
    /// A provider by its issuer, and the client and secret that it gave us.
    pub fn new(issuer: &str, client: &str, secret: &str, plain: Plain) -> Result<Self, Unfit> {
        let issuer = issuer.trim();
        if issuer.contains(['?', '#']) || address(issuer, plain).is_none() {
            return Err(Unfit::Issuer);
        }
        let fits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        match (fits(client), fits(secret)) {
            (false, _) => Err(Unfit::Client),
            (true, false) => Err(Unfit::Secret),
            (true, true) => Ok(Self {
                issuer: issuer.to_owned(),
                client: client.to_owned(),
                secret: secret.to_owned(),
                plain,
            }),
        }
    }

    /// The issuer, exactly as it was set: two of them are one only where they are the same to the letter.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Who we are to it.
    pub(crate) fn client(&self) -> &str {
        &self.client
    }

    /// How it knows that it is us.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// Where it says of itself what it can (OpenID Connect Discovery 1.0, section 4).
    pub(crate) fn discovery(&self) -> Option<Uri> {
        let base = self.issuer.trim_end_matches('/');
        self.address(&format!("{base}/.well-known/openid-configuration"))
    }

    /// An address that the provider names, if it is one we may ask.
    pub(crate) fn address(&self, text: &str) -> Option<Uri> {
        address(text, self.plain)
    }
}

/// An https: address with a host and without a password; where it is allowed, also an http: one of this machine.
fn address(text: &str, plain: Plain) -> Option<Uri> {
    let uri: Uri = text.parse().ok()?;
    let open = uri.authority().is_some_and(|it| !it.as_str().contains('@'));
    let host = uri.host().filter(|host| !host.is_empty())?;
    let fits = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => plain == Plain::Loopback && is_loopback(host),
        _ => false,
    };
    (open && fits).then_some(uri)
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(issuer: &str, plain: Plain) -> Result<Place, Unfit> {
        Place::new(issuer, "kalaka", "sesame", plain)
    }

    #[test]
    fn a_provider_is_asked_over_tls_unless_it_is_this_machine_for_trying() {
        for issuer in ["https://login.example", "https://login.example/city/", "https://[::1]:1"] {
            assert!(place(issuer, Plain::Never).is_ok(), "{issuer}");
        }
        for issuer in ["http://127.0.0.1:9/x", "http://localhost:9", "http://[::1]:9"] {
            assert_eq!(place(issuer, Plain::Never), Err(Unfit::Issuer), "{issuer}");
            assert!(place(issuer, Plain::Loopback).is_ok(), "{issuer}");
        }
        for issuer in [
            "",
            "login.example",
            "ftp://login.example",
            "https://me:word@login.example",
            "https://login.example/?a=b",
            "https://login.example/#a",
            "http://login.example",
            "http://127.0.0.1.example",
            "http://10.0.0.1",
        ] {
            assert_eq!(place(issuer, Plain::Loopback), Err(Unfit::Issuer), "{issuer}");
        }
    }

    #[test]
    fn the_secret_is_needed_and_never_printed() {
        let new = |client, secret| Place::new("https://a.example", client, secret, Plain::Never);
        assert_eq!(new("", "sesame").unwrap_err(), Unfit::Client);
        assert_eq!(new("kalaka", "").unwrap_err(), Unfit::Secret);
        assert_eq!(new("kalaka", "two\nlines").unwrap_err(), Unfit::Secret);
        let told = format!("{:?}", new("kalaka", "sesame").unwrap());
        assert_eq!(told, "https://a.example as kalaka");
    }

    #[test]
    fn what_it_says_of_itself_lies_under_its_issuer() {
        let at = |issuer| place(issuer, Plain::Never).unwrap().discovery().unwrap().to_string();
        let same = "https://a.example/city/.well-known/openid-configuration";
        assert_eq!(at("https://a.example/city"), same);
        assert_eq!(at("https://a.example/city/"), same);
    }
}
