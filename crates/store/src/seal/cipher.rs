//! Sealing and opening bytes with a key: XChaCha20-Poly1305 (RFC 8439, with the nonce of 24 bytes of
//! draft-irtf-cfrg-xchacha-03), which is long enough to be drawn by chance.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};

use super::SealError;
use crate::{CityId, Scope};

/// The length of a key in bytes.
pub(super) const KEY: usize = 32;
/// The length of a nonce.
const NONCE: usize = 24;
/// How it is sealed, in its first byte: another way gets another number.
const WAY: u8 = 1;

/// A key. It prints nothing of itself.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key(pub(super) [u8; KEY]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The column that holds something sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Answers to a form.
    Sheet,
    /// Answers that go with something begun.
    Draft,
    /// Fields of a form that was not sent.
    Typed,
    /// Where whoever told an idea can be reached.
    Told,
}

impl Holder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sheet, Self::Draft, Self::Typed, Self::Told];

    /// Its table and column.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Sheet => "sheet.sealed",
            Self::Draft => "draft.sealed",
            Self::Typed => "typed.sealed",
            Self::Told => "told.contact",
        }
    }
}

/// What is bound to what is sealed: it opens nowhere else.
pub(super) fn place(scope: Scope, holder: Holder, row: i64, key: i64) -> String {
    format!("kalaka sealed\n{}\n{}\n{row}\n{key}", city(scope), holder.column())
}

/// What is bound to a key of a city that is wrapped.
pub(super) fn place_of_key(scope: Scope, number: i64, operator: i64) -> String {
    format!("kalaka key\n{}\n{number}\n{operator}", city(scope))
}

fn city(scope: Scope) -> i64 {
    match scope {
        Scope::City(CityId(city)) => city,
        Scope::Install => 0,
    }
}

/// Seals bytes: the way, the nonce, and what the cipher makes of them.
pub(super) fn seal(
    key: &Key,
    place: &str,
    bytes: &[u8],
    random: fn(&mut [u8]),
) -> Result<Vec<u8>, SealError> {
    let mut nonce = [0; NONCE];
    random(&mut nonce);
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    let payload = Payload { msg: bytes, aad: place.as_bytes() };
    // It fails on more bytes than fit into memory only.
    let made = cipher.encrypt(&nonce.into(), payload).map_err(|_| SealError::Broken)?;
    Ok([[WAY].as_slice(), &nonce, &made].concat())
}

/// Opens bytes that were sealed in this place.
pub(super) fn open(key: &Key, place: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let Some((&[WAY], rest)) = sealed.split_first_chunk::<1>() else {
        return Err(SealError::Broken);
    };
    let (nonce, made) = rest.split_first_chunk::<NONCE>().ok_or(SealError::Broken)?;
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    let payload = Payload { msg: made, aad: place.as_bytes() };
    cipher.decrypt(&(*nonce).into(), payload).map_err(|_| SealError::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(bytes: &mut [u8]) {
        bytes.iter_mut().zip(7..).for_each(|(byte, at)| *byte = at);
    }

    #[test]
    fn what_is_sealed_opens_where_it_stands_and_nowhere_else() {
        let (key, other) = (Key([5; KEY]), Key([6; KEY]));
        let here = place(Scope::City(CityId(3)), Holder::Sheet, 8, 1);
        let sealed = seal(&key, &here, b"0470 12 34 56", counting).unwrap();
        assert_eq!(open(&key, &here, &sealed).unwrap(), b"0470 12 34 56");
        assert!(!sealed.windows(4).any(|part| part == b"0470"));
        assert_eq!(open(&other, &here, &sealed), Err(SealError::Broken));
        for elsewhere in [
            place(Scope::City(CityId(4)), Holder::Sheet, 8, 1),
            place(Scope::City(CityId(3)), Holder::Draft, 8, 1),
            place(Scope::City(CityId(3)), Holder::Sheet, 9, 1),
            place(Scope::City(CityId(3)), Holder::Sheet, 8, 2),
        ] {
            assert_eq!(open(&key, &elsewhere, &sealed), Err(SealError::Broken), "{elsewhere}");
        }
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(&key, &here, &changed), Err(SealError::Broken), "byte {at}");
            assert_eq!(open(&key, &here, &sealed[..at]), Err(SealError::Broken), "{at} bytes");
        }
    }
}
