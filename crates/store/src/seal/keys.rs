//! The keys of a city, wrapped in its own rows, and what they seal.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use city::Sealed;

use super::SealError;
use super::cipher::{Holder, KEY, Key, open, place, place_of_key, seal};
use super::operator::{KeyFileError, KeyPlace, OperatorKeys};
use crate::{Scope, Table as _, Tx};

crate::table! {
    pub(crate) struct KeyRow in "seal_key" key (number) {
        number: i64,
        operator: i64,
        wrapped: Vec<u8>,
        made_at: i64,
    }
}

crate::row! {
    /// A key of a city: its number, and that of the operator's key that wraps it.
    pub struct Wrapped from "seal_key" { number: i64, operator: i64 }
}

crate::statements! {
    fn newest() -> Option<KeyRow> = select "order by number desc limit 1";
    fn every() -> Vec<KeyRow> = select "order by number";
    fn one(number: i64) -> Option<KeyRow> = select "where number = ?1";
    /// The keys of a city, the oldest first.
    fn wrapped() -> Vec<Wrapped> = select "order by number";
    fn drop_before(number: i64) = "delete from seal_key where number < ?1";
}

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Seals(Arc<Inner>);

struct Inner {
    place: KeyPlace,
    random: fn(&mut [u8]),
    /// As they were read last; another process may have changed the file since.
    known: RwLock<OperatorKeys>,
}

impl fmt::Debug for Seals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Seals").field(&self.0.place).finish()
    }
}

impl Seals {
    /// With the keys of a place, and a source of chance that is fit for secrets.
    pub fn new(place: KeyPlace, random: fn(&mut [u8])) -> Self {
        Self(Arc::new(Inner { place, random, known: RwLock::default() }))
    }

    /// Without any key: nothing is sealed, and nothing opens.
    #[must_use]
    pub fn none() -> Self {
        Self::new(KeyPlace::Nowhere, |_| ())
    }

    /// Where the keys lie.
    #[must_use]
    pub fn place(&self) -> &KeyPlace {
        &self.0.place
    }

    /// Whether something can be sealed.
    #[must_use]
    pub fn are_ready(&self) -> bool {
        self.with(|keys| keys.newest().map(|_| ())).is_some()
    }

    /// The operator's keys as they are now.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn read(&self) -> Result<OperatorKeys, KeyFileError> {
        let keys = self.0.place.read()?;
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = keys.clone();
        Ok(keys)
    }

    /// Makes another key of the operator's, which seals what comes; its number.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn add(&self) -> Result<i64, KeyFileError> {
        let (keys, number) = self.read()?.with_new(self.0.random);
        self.0.place.write(&keys)?;
        self.read().map(|_| number)
    }

    /// Drops one that nothing needs any more.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn drop(&self, number: i64) -> Result<(), KeyFileError> {
        let keys = self.read()?.without(number)?;
        self.0.place.write(&keys)?;
        self.read().map(|_| ())
    }

    /// What is asked of the keys that are known; where it is not there, they are read again, once.
    fn with<T>(&self, ask: impl Fn(&OperatorKeys) -> Option<T>) -> Option<T> {
        let found = ask(&self.0.known.read().unwrap_or_else(PoisonError::into_inner));
        found.or_else(|| match self.read() {
            Ok(keys) => ask(&keys),
            Err(error) => {
                tracing::error!(%error, "the keys that open what is sealed cannot be read");
                None
            }
        })
    }

    fn unwrap(&self, tx: &Tx, row: &KeyRow) -> Result<Key, SealError> {
        let operator = self.with(|keys| keys.get(row.operator).cloned());
        let operator = operator.ok_or(SealError::KeyAway)?;
        let place = place_of_key(tx.scope(), row.number, row.operator);
        let bytes: [u8; KEY] =
            open(&operator, &place, &row.wrapped)?.try_into().map_err(|_| SealError::Broken)?;
        Ok(Key(bytes))
    }

    /// Gives a city another key, wrapped by the operator's newest.
    pub(super) fn give(&self, tx: &mut Tx, number: i64) -> Result<Key, SealError> {
        // As they are now: another process may have made a newer one, after which this one's is dropped.
        let keys = self.now()?;
        let (operator, wrapping) = keys.newest().ok_or(SealError::KeyAway)?;
        let mut bytes = [0; KEY];
        (self.0.random)(&mut bytes);
        let place = place_of_key(tx.scope(), number, operator);
        let wrapped = seal(wrapping, &place, &bytes, self.0.random)?;
        let made_at = tx.now();
        KeyRow { number, operator, wrapped, made_at }.insert(tx)?;
        Ok(Key(bytes))
    }

    /// The number of the operator's newest key.
    pub(super) fn newest_operator(&self) -> Result<Option<i64>, SealError> {
        Ok(self.now()?.newest().map(|(number, _)| number))
    }

    fn now(&self) -> Result<OperatorKeys, SealError> {
        self.read().map_err(|error| {
            tracing::error!(%error, "the keys that open what is sealed cannot be read");
            SealError::KeyAway
        })
    }

    /// All keys of the transaction's city.
    pub(super) fn keys_of(&self, tx: &mut Tx) -> crate::Result<Keys> {
        let rows = every(tx)?.into_iter();
        Ok(Keys(rows.map(|row| (row.number, self.unwrap(tx, &row))).collect()))
    }

    /// Seals bytes for a row of the transaction's city, with its newest key; the first makes one.
    ///
    /// # Errors
    /// [`SealError::KeyAway`] and the database's faults.
    pub fn seal(
        &self,
        tx: &mut Tx,
        holder: Holder,
        row: i64,
        bytes: &[u8],
    ) -> Result<Sealed, SealError> {
        let (number, key) = match newest(tx)? {
            Some(newest) => (newest.number, self.unwrap(tx, &newest)?),
            None => (1, self.give(tx, 1)?),
        };
        let place = place(tx.scope(), holder, row, number);
        Ok(Sealed { key: number, bytes: seal(&key, &place, bytes, self.0.random)? })
    }

    /// Opens what a row of the transaction's city holds. It notes nothing: that is for whoever shows it to somebody.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn open(
        &self,
        tx: &mut Tx,
        holder: Holder,
        row: i64,
        sealed: &Sealed,
    ) -> Result<Vec<u8>, SealError> {
        let wrapped = one(tx, sealed.key)?.ok_or(SealError::KeyAway)?;
        let key = self.unwrap(tx, &wrapped)?;
        open(&key, &place(tx.scope(), holder, row, sealed.key), &sealed.bytes)
    }
}

/// The keys of a city, as far as they open, to open much with.
pub(super) struct Keys(BTreeMap<i64, Result<Key, SealError>>);

impl Keys {
    /// Opens what a row of a city holds.
    pub(super) fn open(
        &self,
        scope: Scope,
        holder: Holder,
        row: i64,
        sealed: &Sealed,
    ) -> Result<Vec<u8>, SealError> {
        let key = self.0.get(&sealed.key).ok_or(SealError::KeyAway)?.as_ref();
        open(key.map_err(Clone::clone)?, &place(scope, holder, row, sealed.key), &sealed.bytes)
    }
}

/// The newest key of a city, if it has any.
pub(super) fn newest_of(tx: &mut Tx) -> crate::Result<Option<KeyRow>> {
    newest(tx)
}

/// Forgets the keys of a city that come before one.
pub(super) fn forget_before(tx: &mut Tx, number: i64) -> crate::Result<u64> {
    drop_before(tx, number)
}

/// The keys of a city, the oldest first.
pub(super) fn all(tx: &mut Tx) -> crate::Result<Vec<Wrapped>> {
    wrapped(tx)
}
