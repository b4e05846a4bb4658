//! Secrets that travel: session tokens, one-time links, and the tokens in forms.

use std::fmt::Write as _;

use city::proof::EntryNumber;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use store::city::proof::{Entry, Mark};

use crate::http::app::Wiring;

/// A fresh secret of 256 bits, in hexadecimal, as it goes into a cookie or a link.
#[derive(Clone)]
pub struct Token(String);

/// The SHA-256 of a token: all that the database knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenDigest(pub [u8; 32]);

impl Token {
    /// Draws a token.
    pub fn draw(wiring: &Wiring) -> Self {
        let mut bytes = [0; 32];
        (wiring.random)(&mut bytes);
        Self(hexadecimal(&bytes))
    }

    /// The token as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn digest(&self) -> TokenDigest {
        TokenDigest::of(&self.0)
    }
}

impl TokenDigest {
    /// The digest of a token as a browser sent it.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// Its first bytes as a number: enough to tell tokens apart where little is at stake.
    pub(crate) fn start(&self) -> u64 {
        self.0.first_chunk().map_or(0, |start| u64::from_be_bytes(*start))
    }
}

/// The key with which a server makes form tokens; the same in all processes of an installation.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl Secret {
    /// The token for forms of one browser in one city: bound to its session or its form cookie.
    pub(crate) fn form_token(&self, city: i64, browser: &str) -> String {
        hexadecimal(&self.form_mac(city, browser).finalize().into_bytes())
    }

    /// Whether a form's token was made for this browser in this city. Takes the same time
    /// wherever the first difference is.
    pub(crate) fn is_form_token(&self, city: i64, browser: &str, token: &str) -> bool {
        from_hexadecimal(token)
            .is_some_and(|bytes| self.form_mac(city, browser).verify_slice(&bytes).is_ok())
    }

    /// What a browser keeps that its owner signed in with before, by this address in this city. Nobody else can make
    /// it, and it opens nothing by itself.
    pub(crate) fn acquaintance(&self, city: i64, mail: &str) -> String {
        hexadecimal(&self.acquaintance_mac(city, mail).finalize().into_bytes())
    }

    /// Whether a browser keeps that.
    pub(crate) fn is_acquaintance(&self, city: i64, mail: &str, kept: &str) -> bool {
        from_hexadecimal(kept)
            .is_some_and(|bytes| self.acquaintance_mac(city, mail).verify_slice(&bytes).is_ok())
    }

    fn acquaintance_mac(&self, city: i64, mail: &str) -> Hmac<Sha256> {
        let mut mac = self.mac(b"known\0", city);
        mac.update(mail.as_bytes());
        mac
    }

    /// What stands in the address of a file for one reader, until a moment in seconds.
    pub(crate) fn pass(&self, city: i64, pass: [i64; 3]) -> String {
        hexadecimal(&self.pass_mac(city, pass).finalize().into_bytes())
    }

    /// Whether this server wrote that.
    pub(crate) fn is_pass(&self, city: i64, pass: [i64; 3], mac: &str) -> bool {
        from_hexadecimal(mac)
            .is_some_and(|bytes| self.pass_mac(city, pass).verify_slice(&bytes).is_ok())
    }

    fn pass_mac(&self, city: i64, pass: [i64; 3]) -> Hmac<Sha256> {
        let mut mac = self.mac(b"file\0", city);
        for number in pass {
            mac.update(&number.to_be_bytes());
        }
        mac
    }

    /// What is kept of an entry of a city's list of residents: nobody without this key can make it, or tell whose it is.
    pub fn entry(&self, city: i64, number: &EntryNumber, born: Date) -> Entry {
        let born = born.to_string();
        Entry {
            number: self.mark(b"resident\0", city, &[number.as_str()]),
            both: self.mark(b"resident and birth\0", city, &[number.as_str(), &born]),
        }
    }

    /// What is kept of a code on paper.
    pub fn paper_code(&self, city: i64, code: &str) -> Mark {
        self.mark(b"paper\0", city, &[code])
    }

    /// What is kept of whom a provider knows by a name: no other city has the same, and nobody without this key can make it.
    pub(crate) fn subject(&self, city: i64, issuer: &str, subject: &str) -> Mark {
        self.mark(b"subject\0", city, &[issuer, subject])
    }

    /// What a browser that is sent to a provider need not bring back, made of what it brings: what the token must say, and what
    /// the code is redeemed with. So neither is kept.
    pub(crate) fn way(&self, city: i64, site: &str, state: &str) -> Way {
        let made = |purpose: &[u8]| {
            let mut mac = self.mac(purpose, city);
            for word in [site, state] {
                mac.update(&u64::try_from(word.len()).unwrap_or(u64::MAX).to_be_bytes());
                mac.update(word.as_bytes());
            }
            hexadecimal(&mac.finalize().into_bytes())
        };
        Way { nonce: made(b"nonce\0"), verifier: made(b"verifier\0") }
    }

    /// The first half of a code over words, each with its length in front, so that none flows into the next.
    fn mark(&self, purpose: &[u8], city: i64, words: &[&str]) -> Mark {
        let mut mac = self.mac(purpose, city);
        for word in words {
            mac.update(&u64::try_from(word.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(word.as_bytes());
        }
        mac.finalize().into_bytes().first_chunk().copied().unwrap_or_default()
    }

    fn form_mac(&self, city: i64, browser: &str) -> Hmac<Sha256> {
        let mut mac = self.mac(b"form\0", city);
        mac.update(browser.as_bytes());
        mac
    }

    /// A code over a city, begun for one purpose.
    fn mac(&self, purpose: &[u8], city: i64) -> Hmac<Sha256> {
        // A key shorter than a block is filled up with zeros (RFC 2104, section 2).
        let mut block = [0; 64];
        block.iter_mut().zip(self.0).for_each(|(place, byte)| *place = byte);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose);
        mac.update(&city.to_be_bytes());
        mac
    }
}

/// What belongs to one browser's way to a provider and back. Not for logs, so it cannot be printed.
pub(crate) struct Way {
    /// What the token must say.
    pub(crate) nonce: String,
    /// What the code is redeemed with.
    pub(crate) verifier: String,
}

/// Bytes as lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
        .collect();
    let digits = digits?;
    if digits.len() != 64 {
        return None;
    }
    Some(
        digits
            .chunks_exact(2)
            .map(|pair| pair.iter().fold(0, |byte, half| byte * 16 + half))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_token_is_for_one_browser_in_one_city() {
        let secret = Secret([7; 32]);
        let token = secret.form_token(1, "browser");
        assert!(secret.is_form_token(1, "browser", &token));
        assert!(!secret.is_form_token(2, "browser", &token));
        assert!(!secret.is_form_token(1, "other", &token));
        assert!(!Secret([8; 32]).is_form_token(1, "browser", &token));
        for odd in ["", "zz", &token[1..], &format!("{token}00")] {
            assert!(!secret.is_form_token(1, "browser", odd), "{odd}");
        }
    }

    #[test]
    fn a_browser_is_known_to_one_address_in_one_city() {
        let secret = Secret([7; 32]);
        let kept = secret.acquaintance(1, "ann@example.org");
        assert!(secret.is_acquaintance(1, "ann@example.org", &kept));
        assert!(!secret.is_acquaintance(2, "ann@example.org", &kept));
        assert!(!secret.is_acquaintance(1, "bob@example.org", &kept));
        assert!(!secret.is_form_token(1, "ann@example.org", &kept), "it opens nothing else");
    }

    #[test]
    fn the_database_learns_nothing_it_could_use() {
        let wiring = Wiring {
            now: || jiff::Timestamp::UNIX_EPOCH,
            elapsed: Default::default,
            random: |bytes| bytes.fill(3),
        };
        let token = Token::draw(&wiring);
        assert_eq!(token.as_str().len(), 64);
        assert_ne!(hexadecimal(&token.digest().0), token.as_str());
        assert_eq!(TokenDigest::of(token.as_str()), token.digest());
    }
}
