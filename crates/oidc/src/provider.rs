//! A provider: where a browser is sent, and who came back.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use form_urlencoded::{Serializer, byte_serialize};
use http::Uri;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::discovery::{By, Discovery};
use crate::outside::{Ask, NoAnswer, Outside};
use crate::place::Place;
use crate::token::{About, Expected, Keys, Refused, check};

/// For how long what a provider says of itself, and its keys, are taken as said.
const KEPT: Duration = Duration::from_secs(3600);
/// How soon its keys are fetched again where a token names one that is not among them.
const AGAIN: Duration = Duration::from_secs(60);
/// The largest answers that are read.
const DOCUMENT: usize = 1 << 16;
const KEY_SET: usize = 1 << 17;

/// Why nobody was recognised, for the log. A token, a code or a name stands in none of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// It gave no answer.
    #[error("the provider gave no answer: {0}")]
    NoAnswer(#[from] NoAnswer),
    /// What it answered cannot be right.
    #[error("the provider’s answer is not taken: {0}")]
    Wrong(&'static str),
}

/// What is asked of somebody beside who they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants {
    /// Their address.
    pub mail: bool,
    /// The day they were born.
    pub born: bool,
    /// The postal code of where they live.
    pub postcode: bool,
}

/// A way there.
pub struct Begin<'a> {
    /// Where the browser comes back to.
    pub back: &'a str,
    /// What it brings back with it.
    pub state: &'a str,
    /// What the token must say.
    pub nonce: &'a str,
    /// What the code is redeemed with; only its digest goes there.
    pub verifier: &'a str,
    /// What is asked.
    pub wants: Wants,
    /// The language its pages should have.
    pub language: &'a str,
}

/// A way back.
pub struct Finish<'a> {
    /// The code.
    pub code: &'a str,
    /// Who the answer says that it is from (RFC 9207).
    pub issuer: Option<&'a str>,
    /// Where the browser came back to.
    pub back: &'a str,
    /// What the token must say.
    pub nonce: &'a str,
    /// What the code is redeemed with.
    pub verifier: &'a str,
    /// What was asked.
    pub wants: Wants,
    /// Seconds since 1970.
    pub now: i64,
}

/// Who came back. It is about a person, so it cannot be printed.
pub struct Known {
    /// Whom the provider knows by this name, and nobody else.
    pub subject: String,
    /// Their address, if the provider says that it verified it.
    pub mail: Option<String>,
    /// The day they were born, as it is told.
    pub born: Option<String>,
    /// The postal code of where they live, as it is told.
    pub postcode: Option<String>,
}

/// A provider. What it says of itself is kept for an hour.
pub struct Provider {
    place: Place,
    outside: Box<dyn Outside>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    discovery: Option<(Duration, Arc<Discovery>)>,
    keys: Option<(Duration, Arc<Keys>)>,
}

/// What a code is redeemed for. It holds keys, so it cannot be printed.
#[derive(Deserialize)]
struct Redeemed {
    id_token: String,
    access_token: Option<String>,
}

impl Provider {
    /// The provider at a place.
    pub fn new(place: Place, outside: Box<dyn Outside>) -> Self {
        Self { place, outside, kept: Mutex::default() }
    }

    /// Its issuer.
    pub fn issuer(&self) -> &str {
        self.place.issuer()
    }

    /// Whether it answers, and says of itself what it must. `elapsed` is how long the process has been running.
    pub async fn look(&self, elapsed: Duration) -> Result<(), Failed> {
        self.discovered(elapsed).await.map(drop)
    }

    /// Where a browser is sent.
    pub async fn begin(&self, begin: &Begin<'_>, elapsed: Duration) -> Result<String, Failed> {
        let discovery = self.discovered(elapsed).await?;
        let Wants { mail, born, postcode } = begin.wants;
        let scopes = [(true, "openid"), (mail, "email"), (born, "profile"), (postcode, "address")];
        let scopes: Vec<_> = scopes.iter().filter(|(asked, _)| *asked).map(|(_, it)| *it).collect();
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(begin.verifier));
        let query = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", self.place.client())
            .append_pair("redirect_uri", begin.back)
            .append_pair("scope", &scopes.join(" "))
            .append_pair("state", begin.state)
            .append_pair("nonce", begin.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("ui_locales", begin.language)
            .finish();
        let at = &discovery.authorization;
        let between = if at.query().is_some() { '&' } else { '?' };
        Ok(format!("{at}{between}{query}"))
    }

    /// Who came back.
    pub async fn finish(&self, finish: &Finish<'_>, elapsed: Duration) -> Result<Known, Failed> {
        let discovery = self.discovered(elapsed).await?;
        // The answer of another provider would take our code there (RFC 9207, section 2.4).
        match finish.issuer {
            Some(issuer) if issuer != self.place.issuer() => {
                return Err(Failed::Wrong("the browser came back from another issuer"));
            }
            None if discovery.names_itself => {
                return Err(Failed::Wrong("the browser came back without saying from whom"));
            }
            _ => {}
        }
        let redeemed = self.redeem(&discovery, finish).await?;
        let expected = Expected {
            issuer: self.place.issuer(),
            client: self.place.client(),
            nonce: finish.nonce,
            now: finish.now,
        };
        let token = self.checked(&discovery, &redeemed.id_token, &expected, elapsed).await?;
        let more = match (lacks(&token, finish.wants), &discovery.about, &redeemed.access_token) {
            (true, Some(at), Some(key)) => Some(self.about(at, key, &token.sub).await?),
            _ => None,
        };
        let either = |told: fn(&About) -> Option<&str>| {
            let told = told(&token).or_else(|| more.as_ref().and_then(told));
            told.map(ToOwned::to_owned)
        };
        Ok(Known {
            mail: either(About::mail),
            born: either(About::born),
            postcode: either(About::postcode),
            subject: token.sub,
        })
    }

    async fn redeem(&self, discovery: &Discovery, finish: &Finish<'_>) -> Result<Redeemed, Failed> {
        let ask = self.redemption(discovery, finish);
        let bytes = self.outside.ask(ask, DOCUMENT).await?;
        serde_json::from_slice(&bytes).map_err(|_| Failed::Wrong("it gives no token for a code"))
    }

    fn redemption(&self, discovery: &Discovery, finish: &Finish<'_>) -> Ask {
        let (client, secret) = (self.place.client(), self.place.secret());
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", finish.code)
            .append_pair("redirect_uri", finish.back)
            .append_pair("code_verifier", finish.verifier);
        let authorization = match discovery.by {
            By::Header => {
                // Each half as a form has it (RFC 6749, section 2.3.1).
                let half = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
                let both = format!("{}:{}", half(client), half(secret));
                Some(format!("Basic {}", STANDARD.encode(both)))
            }
            By::Form => {
                form.append_pair("client_id", client).append_pair("client_secret", secret);
                None
            }
        };
        Ask { address: discovery.token.clone(), form: Some(form.finish()), authorization }
    }

    /// What a token says, if it is right. Where it names a key that is not among those we know, they are fetched anew, once.
    async fn checked(
        &self,
        discovery: &Discovery,
        token: &str,
        expected: &Expected<'_>,
        elapsed: Duration,
    ) -> Result<About, Failed> {
        let kept = self.lock().keys.clone();
        let kept = kept.filter(|(since, _)| elapsed.saturating_sub(*since) < KEPT);
        let mut refused = None;
        if let Some((since, keys)) = kept {
            match check(token, &keys, expected) {
                Ok(claims) => return Ok(claims.about),
                Err(Refused::UnknownKey) if elapsed.saturating_sub(since) >= AGAIN => {}
                Err(why) => refused = Some(why),
            }
        }
        let refused = match refused {
            Some(refused) => refused,
            None => {
                let keys = Arc::new(self.fetch_keys(discovery).await?);
                self.lock().keys = Some((elapsed, Arc::clone(&keys)));
                match check(token, &keys, expected) {
                    Ok(claims) => return Ok(claims.about),
                    Err(refused) => refused,
                }
            }
        };
        Err(Failed::Wrong(match refused {
            Refused::UnknownKey => "its token is signed by a key it does not publish",
            Refused::Wrong(why) => why,
        }))
    }

    async fn fetch_keys(&self, discovery: &Discovery) -> Result<Keys, Failed> {
        Keys::read(&self.outside.ask(fetch(&discovery.keys, None), KEY_SET).await?)
    }

    /// What the provider tells of somebody beside the token; of nobody else.
    async fn about(&self, at: &Uri, key: &str, subject: &str) -> Result<About, Failed> {
        let authorization = Some(format!("Bearer {key}"));
        let bytes = self.outside.ask(fetch(at, authorization), DOCUMENT).await?;
        let about: About = serde_json::from_slice(&bytes)
            .map_err(|_| Failed::Wrong("what it tells of somebody does not read"))?;
        match about.sub == subject {
            true => Ok(about),
            false => Err(Failed::Wrong("it tells of somebody else than its token")),
        }
    }

    async fn discovered(&self, elapsed: Duration) -> Result<Arc<Discovery>, Failed> {
        let kept = self.lock().discovery.clone();
        if let Some((since, known)) = kept
            && elapsed.saturating_sub(since) < KEPT
        {
            return Ok(known);
        }
        let at = self.place.discovery().ok_or(Failed::Wrong("its issuer is no address"))?;
        let bytes = self.outside.ask(fetch(&at, None), DOCUMENT).await?;
        let known = Arc::new(Discovery::read(&self.place, &bytes)?);
        self.lock().discovery = Some((elapsed, Arc::clone(&known)));
        Ok(known)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fetch(at: &Uri, authorization: Option<String>) -> Ask {
    Ask { address: at.clone(), form: None, authorization }
}

/// Whether a token says less than was asked.
fn lacks(token: &About, wants: Wants) -> bool {
    wants.mail && token.mail().is_none()
        || wants.born && token.born().is_none()
        || wants.postcode && token.postcode().is_none()
}
