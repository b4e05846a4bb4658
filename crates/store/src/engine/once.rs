//! Writes that happen once, however often they are asked for.

use super::{error::Error, tx::Tx};

crate::statements! {
    fn earlier(key: &str) -> Option<String> = "select result from store_once where key = ?1";
    fn remember(key: &str, result: &str, now: i64) -> () = "insert into store_once (key, result, made_at) values (?1, ?2, ?3)";
    fn forget(before: i64) = "delete from store_once where made_at < ?1";
}

/// The result of a write that happens once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// It was done now.
    Done(String),
    /// It had been done before, with this result.
    Before(String),
}

impl Once {
    /// What the write answered, now or then.
    #[must_use]
    pub fn into_result(self) -> String {
        match self {
            Self::Done(result) | Self::Before(result) => result,
        }
    }
}

impl Tx<'_> {
    /// Runs `body` unless a write with this key was done before; then answers what that one answered. The key and
    /// the result (a short text, for example an id) are a row in the same transaction. Two at the same moment are
    /// settled by the key: one is done, the other is a conflict that is tried again or finds the row.
    ///
    /// # Errors
    /// What `body` refuses with, and the database's faults.
    pub fn write_once<E: From<Error>>(
        &mut self,
        key: &str,
        body: impl FnOnce(&mut Self) -> Result<String, E>,
    ) -> Result<Once, E> {
        if let Some(result) = earlier(self, key)? {
            return Ok(Once::Before(result));
        }
        let result = body(self)?;
        let now = self.now();
        remember(self, key, &result, now)?;
        Ok(Once::Done(result))
    }

    /// Forgets keys of writes before `before` (microseconds since 1970), which nobody will repeat any more.
    ///
    /// # Errors
    /// The database's faults.
    pub fn forget_once(&mut self, before: i64) -> Result<u64, Error> {
        forget(self, before)
    }
}
