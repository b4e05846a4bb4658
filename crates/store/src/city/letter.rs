//! Letters: mail to be sent, being sent, sent or refused. A letter is a row of the same transaction
//! as what it tells about, and a job sends it after the commit.

use city::{Id, Language, Mail, Person};
use jiff::Timestamp;

use crate::{Result, Table, Tx};

crate::table! {
    /// A letter.
    pub struct Letter in "letter" key (id) {
        id: Id<Letter>,
        person: Option<Id<Person>>,
        mail: String,
        language: Language,
        kind: String,
        subject: String,
        text: String,
        html: String,
        unsubscribe: Option<String>,
        made_at: Timestamp,
        sent_at: Option<Timestamp>,
        failed: Option<String>,
    }
}

crate::statements! {
    /// A letter.
    pub fn get(id: Id<Letter>) -> Letter = select "where id = ?1";
    /// Letters before one, the newest first.
    pub fn list(before: i64, limit: i64) -> Vec<Letter> = select "where id < ?1 order by id desc limit ?2";
    /// Letters to somebody, the newest first.
    pub fn of(person: Id<Person>, limit: i64) -> Vec<Letter> = select "where person = ?1 order by id desc limit ?2";
    /// Notes that it was sent.
    pub fn sent(id: Id<Letter>, now: Timestamp) -> () = "update letter set sent_at = ?2, failed = null where id = ?1";
    /// Notes why it was refused.
    pub fn failed(id: Id<Letter>, why: &str) -> () = "update letter set failed = ?2 where id = ?1";
    /// Letters to somebody, or to their address, that were not sent.
    pub(super) fn unsent_to(person: Id<Person>, mail: Option<&Mail>) -> Vec<Id<Letter>> = "select id from letter where (person = ?1 or mail = ?2) and sent_at is null order by id";
    pub(super) fn remove(id: Id<Letter>) -> () = "delete from letter where id = ?1";
    /// Removes letters made before a moment: they may hold personal words.
    pub fn purge(before: Timestamp) = "delete from letter where made_at < ?1";
}

/// Puts a letter into the outbox.
pub fn insert(tx: &mut Tx, new: &Letter) -> Result<()> {
    new.insert(tx)
}
