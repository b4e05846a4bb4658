//! A provider that answers as it is told, rightly or wrongly, for tests. It listens nowhere.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{Answering, Ask, NoAnswer, Outside, Place, Plain};

/// Its issuer.
pub const ISSUER: &str = "https://login.example";
/// Who we are to it.
pub const CLIENT: &str = "kalaka";
/// How it knows that it is us.
pub const SECRET: &str = "sesame:& open";
/// The kid of its key.
const KID: &str = "first";
/// The head of a P-256 key in PKCS#8, before its 32 bytes.
const EC_HEAD: [u8; 35] = [
    0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
    0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25, 0x02, 0x01,
    0x01, 0x04, 0x20,
];

/// The provider as it was set up.
pub fn place() -> Place {
    Place::new(ISSUER, CLIENT, SECRET, Plain::Never).expect("these settings are fine")
}

/// A P-256 key, a different one for each number.
pub fn key(number: u8) -> EncodingKey {
    let own = [number.max(1); 32];
    EncodingKey::from_ec_der(&[&EC_HEAD[..], &own].concat())
}

/// A public key as a provider publishes it.
pub fn public(key: &EncodingKey, by: Algorithm, kid: &str) -> Value {
    let mut jwk = Jwk::from_encoding_key(key, by).expect("a key with a public half");
    jwk.common.key_id = Some(kid.to_owned());
    serde_json::to_value(jwk).expect("a key is JSON")
}

/// What it does, to be changed by a test. What it is asked is counted.
pub struct Told {
    /// What it says of itself.
    pub discovery: Value,
    /// Its keys.
    pub keys: Value,
    /// What it signs tokens with: by what, naming which key, with which.
    pub signs: (Algorithm, Option<String>, EncodingKey),
    /// What its tokens say beside what was asked, or instead of it; `null` takes a claim away.
    pub claims: Value,
    /// A token that it gives whatever was asked.
    pub token: Option<String>,
    /// What it tells about somebody.
    pub about: Value,
    /// Whether it is away.
    pub away: bool,
    /// How often each address was asked.
    pub asked: BTreeMap<String, usize>,
    /// The forms it got.
    pub forms: Vec<(String, Option<String>)>,
    now: i64,
    codes: BTreeMap<String, Way>,
}

/// What somebody was sent with.
struct Way {
    nonce: String,
    challenge: String,
    back: String,
}

/// A provider that answers as it is told. Cloning it gives the same one.
#[derive(Clone)]
pub struct Pretend(Arc<Mutex<Told>>);

impl Default for Pretend {
    fn default() -> Self {
        let told = Told {
            discovery: json!({
                "issuer": ISSUER,
                "authorization_endpoint": "https://login.example/go?theme=city",
                "token_endpoint": "https://login.example/token",
                "jwks_uri": "https://login.example/keys",
                "userinfo_endpoint": "https://login.example/about",
                "code_challenge_methods_supported": ["S256"],
            }),
            keys: json!({ "keys": [public(&key(1), Algorithm::ES256, KID)] }),
            signs: (Algorithm::ES256, Some(KID.to_owned()), key(1)),
            claims: json!({}),
            token: None,
            about: json!({}),
            away: false,
            asked: BTreeMap::new(),
            forms: Vec::new(),
            now: 0,
            codes: BTreeMap::new(),
        };
        Self(Arc::new(Mutex::new(told)))
    }
}

impl Pretend {
    /// What it does.
    pub fn told(&self) -> MutexGuard<'_, Told> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its pages: somebody comes by an address we made, is known by this name at this time, and goes back with what stands in
    /// the address.
    pub fn visit(&self, address: &str, subject: &str, now: i64) -> String {
        let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let sent: BTreeMap<String, String> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let field = |name: &str| sent.get(name).cloned().unwrap_or_default();
        assert_eq!(field("client_id"), CLIENT);
        assert_eq!(field("response_type"), "code");
        assert_eq!(field("code_challenge_method"), "S256");
        let mut told = self.told();
        let code = format!("code-{}-{}", told.codes.len(), field("state").get(..6).unwrap_or(""));
        let way = Way {
            nonce: field("nonce"),
            challenge: field("code_challenge"),
            back: field("redirect_uri"),
        };
        told.codes.insert(code.clone(), way);
        told.now = now;
        if let Value::Object(claims) = &mut told.claims {
            claims.entry("sub").or_insert_with(|| subject.into());
        }
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &field("state"))
            .append_pair("iss", ISSUER)
            .finish();
        format!("{}?{query}", field("redirect_uri"))
    }
}

impl Told {
    /// A token that answers a nonce.
    fn make(&self, nonce: &str) -> String {
        let mut claims = json!({
            "iss": ISSUER, "aud": CLIENT, "exp": self.now + 300, "iat": self.now, "nonce": nonce,
        });
        merge(&mut claims, &self.claims);
        let (by, kid, key) = &self.signs;
        let head = Header { kid: kid.clone(), ..Header::new(*by) };
        encode(&head, &claims, key).expect("a key that signs")
    }

    fn answer(&mut self, ask: &Ask) -> Result<String, NoAnswer> {
        let at = ask.address.path().to_owned();
        *self.asked.entry(at.clone()).or_default() += 1;
        let no = |why: &str| Err(NoAnswer(why.to_owned()));
        match at.as_str() {
            _ if self.away => no("it is away"),
            "/.well-known/openid-configuration" => Ok(self.discovery.to_string()),
            "/keys" => Ok(self.keys.to_string()),
            "/about" => Ok(self.about.to_string()),
            "/token" => {
                let form = ask.form.clone().unwrap_or_default();
                self.forms.push((form.clone(), ask.authorization.clone()));
                let sent: BTreeMap<String, String> =
                    form_urlencoded::parse(form.as_bytes()).into_owned().collect();
                let field = |name: &str| sent.get(name).cloned().unwrap_or_default();
                // A code is good once.
                let Some(way) = self.codes.remove(&field("code")) else {
                    return no("it answered 400 Bad Request");
                };
                let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
                if digest != way.challenge || field("redirect_uri") != way.back {
                    return no("it answered 400 Bad Request");
                }
                let token = self.token.clone().unwrap_or_else(|| self.make(&way.nonce));
                Ok(json!({ "id_token": token, "access_token": "opener" }).to_string())
            }
            _ => no("it answered 404 Not Found"),
        }
    }
}

impl Outside for Pretend {
    fn ask(&self, ask: Ask, most: usize) -> Answering<'_> {
        let answer = self.told().answer(&ask);
        let answer = answer.and_then(|text| match text.len() <= most {
            true => Ok(text.into_bytes()),
            false => Err(NoAnswer("length limit exceeded".to_owned())),
        });
        Box::pin(async move { answer })
    }
}

/// Puts fields over others; `null` takes one away.
pub fn merge(into: &mut Value, over: &Value) {
    let (Value::Object(into), Value::Object(over)) = (into, over) else { return };
    for (name, value) in over {
        match value {
            Value::Null => drop(into.remove(name)),
            value => drop(into.insert(name.clone(), value.clone())),
        }
    }
}
