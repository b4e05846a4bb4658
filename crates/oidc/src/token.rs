//! Whether an ID token is right (OpenID Connect Core 1.0, section 3.1.3.7): whose signature it carries, for whom it was made, in
//! answer to what, and until when. The library says whether a signature fits a key; everything else is said here, with the time
//! as an argument.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use serde_json::Value;

use crate::provider::Failed;

/// How far the provider's clock may be from ours, in seconds.
const ASTRAY: i64 = 60;
/// The fewest bytes of an RSA modulus: 2048 bits.
const MODULUS: usize = 256;
/// The most keys that are looked at.
const KEYS: usize = 40;
/// The longest subject (OpenID Connect Core 1.0, section 2).
const SUBJECT: usize = 255;

/// The keys of a provider.
pub(crate) struct Keys(Vec<Jwk>);

impl Keys {
    /// Reads a set of keys. Kinds we do not know are passed over.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Failed> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Value>,
        }
        let wrong = Failed::Wrong("its keys do not read");
        let Ok(Set { keys }) = serde_json::from_slice(bytes) else { return Err(wrong) };
        let known = keys.into_iter().take(KEYS).filter_map(|key| serde_json::from_value(key).ok());
        Ok(Self(known.filter(signs).collect()))
    }

    /// The key that a token names; where it names none, the only one there is.
    fn find(&self, kid: Option<&str>, by: Algorithm) -> Option<&Jwk> {
        let mut fitting = self.0.iter().filter(|key| algorithm(key) == Some(by));
        match kid {
            Some(kid) => fitting.find(|key| key.common.key_id.as_deref() == Some(kid)),
            None => fitting.next().filter(|_| fitting.next().is_none()),
        }
    }
}

fn signs(key: &Jwk) -> bool {
    !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption)) && algorithm(key).is_some()
}

/// What a key signs by. A key of any other kind checks nothing: one that is shared would let whoever knows our secret, or
/// the provider's public key, make tokens.
fn algorithm(key: &Jwk) -> Option<Algorithm> {
    match &key.algorithm {
        AlgorithmParameters::RSA(it) => {
            let bytes = URL_SAFE_NO_PAD.decode(&it.n).ok()?.len();
            (bytes >= MODULUS).then_some(Algorithm::RS256)
        }
        AlgorithmParameters::EllipticCurve(it) => {
            (it.curve == EllipticCurve::P256).then_some(Algorithm::ES256)
        }
        AlgorithmParameters::OctetKeyPair(it) => {
            (it.curve == EllipticCurve::Ed25519).then_some(Algorithm::EdDSA)
        }
        AlgorithmParameters::OctetKey(_) => None,
    }
}

/// One, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What a token says.
#[derive(Deserialize)]
pub(crate) struct Claims {
    iss: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    #[serde(flatten)]
    pub(crate) about: About,
}

/// What is told of somebody, by a token or by the provider's answer about them.
#[derive(Deserialize)]
pub(crate) struct About {
    pub(crate) sub: String,
    email: Option<String>,
    email_verified: Option<Value>,
    birthdate: Option<String>,
    address: Option<Address>,
}

#[derive(Deserialize)]
struct Address {
    postal_code: Option<String>,
}

impl About {
    /// Their address, if the provider says itself that it was verified.
    pub(crate) fn mail(&self) -> Option<&str> {
        let verified = self.email_verified == Some(Value::Bool(true));
        self.email.as_deref().filter(|_| verified)
    }

    /// The day they were born, as it is told.
    pub(crate) fn born(&self) -> Option<&str> {
        self.birthdate.as_deref()
    }

    /// The postal code of where they live.
    pub(crate) fn postcode(&self) -> Option<&str> {
        self.address.as_ref()?.postal_code.as_deref()
    }
}

/// What a token must be the answer to.
pub(crate) struct Expected<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client: &'a str,
    pub(crate) nonce: &'a str,
    /// Seconds since 1970.
    pub(crate) now: i64,
}

/// Why a token is not taken.
pub(crate) enum Refused {
    /// It names a key that is not among these.
    UnknownKey,
    /// It is wrong.
    Wrong(&'static str),
}

/// Looks whether a token is right.
pub(crate) fn check(token: &str, keys: &Keys, expected: &Expected) -> Result<Claims, Refused> {
    let header = decode_header(token).map_err(|_| Refused::Wrong("its token has no head"))?;
    if !matches!(header.alg, Algorithm::RS256 | Algorithm::ES256 | Algorithm::EdDSA) {
        return Err(Refused::Wrong("its token is signed in a way we do not take"));
    }
    if header.crit.is_some() {
        return Err(Refused::Wrong("its token asks for what we do not know"));
    }
    let key = keys.find(header.kid.as_deref(), header.alg).ok_or(Refused::UnknownKey)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| Refused::Wrong("its key does not read"))?;
    let mut signed = Validation::new(header.alg);
    // The library would ask the machine for the time; what a token says is looked at below.
    signed.validate_exp = false;
    signed.validate_nbf = false;
    signed.validate_aud = false;
    signed.required_spec_claims.clear();
    let claims: Claims = decode(token, &key, &signed)
        .map_err(|_| Refused::Wrong("its token is not signed by its key, or does not read"))?
        .claims;
    said(claims, expected).map_err(Refused::Wrong)
}

fn said(claims: Claims, expected: &Expected) -> Result<Claims, &'static str> {
    let Expected { issuer, client, nonce, now } = *expected;
    if claims.iss != issuer {
        return Err("its token is of another issuer");
    }
    let (for_us, for_others) = match &claims.aud {
        Audience::One(one) => (one == client, false),
        Audience::Several(all) => (all.iter().any(|it| it == client), all.len() > 1),
    };
    if !for_us {
        return Err("its token is for somebody else");
    }
    match claims.azp.as_deref() {
        Some(azp) if azp != client => return Err("its token was given to somebody else"),
        None if for_others => return Err("its token does not say whom it was given to"),
        _ => {}
    }
    if now.saturating_sub(ASTRAY) >= claims.exp {
        return Err("its token is over");
    }
    let soon = now.saturating_add(ASTRAY);
    if claims.iat > soon || claims.nbf.is_some_and(|begins| begins > soon) {
        return Err("its token is not good yet");
    }
    if claims.nonce.as_deref() != Some(nonce) {
        return Err("its token answers another question");
    }
    let subject = &claims.about.sub;
    if subject.is_empty() || subject.len() > SUBJECT {
        return Err("its token says of nobody");
    }
    Ok(claims)
}
