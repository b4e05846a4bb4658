//! What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as we need it.

use http::Uri;
use serde::Deserialize;

use crate::place::Place;
use crate::provider::Failed;

#[derive(Deserialize)]
struct Said {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// How the provider knows that it is us who redeem a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// By a header.
    Header,
    /// By fields of the form.
    Form,
}

/// What a provider says of itself, looked through.
pub(crate) struct Discovery {
    /// Where browsers are sent.
    pub(crate) authorization: Uri,
    /// Where a code is redeemed.
    pub(crate) token: Uri,
    /// Where its keys lie.
    pub(crate) keys: Uri,
    /// Where more is told of somebody.
    pub(crate) about: Option<Uri>,
    /// How it knows that it is us.
    pub(crate) by: By,
    /// Whether it says who it is with each answer (RFC 9207).
    pub(crate) names_itself: bool,
}

impl Discovery {
    /// Reads it. What another issuer says of itself is not taken, nor an address that may not be asked.
    pub(crate) fn read(place: &Place, bytes: &[u8]) -> Result<Self, Failed> {
        let said: Said = serde_json::from_slice(bytes)
            .map_err(|_| Failed::Wrong("what it says of itself does not read"))?;
        if said.issuer != place.issuer() {
            return Err(Failed::Wrong("it says that it is another issuer"));
        }
        if said
            .code_challenge_methods_supported
            .is_some_and(|all| !all.iter().any(|it| it == "S256"))
        {
            return Err(Failed::Wrong("it does not know PKCE with S256"));
        }
        let methods = said.token_endpoint_auth_methods_supported;
        let by = match methods.as_deref() {
            None => By::Header,
            Some(all) if all.iter().any(|it| it == "client_secret_basic") => By::Header,
            Some(all) if all.iter().any(|it| it == "client_secret_post") => By::Form,
            Some(_) => return Err(Failed::Wrong("it knows no client by a secret")),
        };
        let at = |text: &str| {
            place.address(text).ok_or(Failed::Wrong("it names an address that may not be asked"))
        };
        Ok(Self {
            authorization: at(&said.authorization_endpoint)?,
            token: at(&said.token_endpoint)?,
            keys: at(&said.jwks_uri)?,
            about: said.userinfo_endpoint.as_deref().map(at).transpose()?,
            by,
            names_itself: said.authorization_response_iss_parameter_supported,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::Plain;

    fn read(change: impl FnOnce(&mut Value)) -> Result<Discovery, Failed> {
        let place = Place::new("https://a.example", "kalaka", "sesame", Plain::Never).unwrap();
        let mut said = json!({
            "issuer": "https://a.example",
            "authorization_endpoint": "https://a.example/go",
            "token_endpoint": "https://b.example/token",
            "jwks_uri": "https://b.example/keys",
        });
        change(&mut said);
        Discovery::read(&place, said.to_string().as_bytes())
    }

    fn wrong(change: impl FnOnce(&mut Value)) -> String {
        read(change).err().map(|failed| failed.to_string()).unwrap_or_default()
    }

    #[test]
    fn it_says_who_it_is_and_names_addresses_that_may_be_asked() {
        let plain = read(|_| {}).unwrap();
        assert!(plain.by == By::Header && plain.about.is_none() && !plain.names_itself);
        let by =
            |methods: Value| read(|said| said["token_endpoint_auth_methods_supported"] = methods);
        assert_eq!(by(json!(["client_secret_post"])).unwrap().by, By::Form);
        assert_eq!(by(json!(["private_key_jwt", "client_secret_basic"])).unwrap().by, By::Header);
        assert!(by(json!(["private_key_jwt"])).is_err());
        for issuer in ["https://a.example/", "https://A.example", "https://b.example"] {
            assert!(
                wrong(|said| said["issuer"] = issuer.into()).contains("another issuer"),
                "{issuer}"
            );
        }
        for field in ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"] {
            for address in ["http://a.example/x", "javascript:alert(1)", "/x", "http://127.0.0.1/x"]
            {
                let told = wrong(|said| said[field] = address.into());
                assert!(told.contains("may not be asked"), "{field} {address}: {told}");
            }
        }
        let plain = |said: &mut Value| said["code_challenge_methods_supported"] = json!(["plain"]);
        assert!(wrong(plain).contains("PKCE"));
        assert!(wrong(|said| *said = json!([])).contains("does not read"));
        assert!(wrong(|said| said["jwks_uri"] = Value::Null).contains("does not read"));
    }
}
