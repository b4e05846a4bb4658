//! Letters: mail to be sent, being sent, sent or refused. A letter is a row of the same transaction
//! as what it tells about, and a job sends it after the commit.

use city::{Id, Language, Person};
use jiff::Timestamp;

use crate::{Result, Tx, args};

crate::row! {
    /// A letter.
    pub struct Letter {
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
    INSERT = "insert into letter (id, person, mail, language, kind, subject, text, html, unsubscribe, made_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    GET -> Letter = "select id, person, mail, language, kind, subject, text, html, unsubscribe, made_at, sent_at, failed from letter where id = ?1";
    LIST -> Letter = "select id, person, mail, language, kind, subject, text, html, unsubscribe, made_at, sent_at, failed from letter where id < ?1 order by id desc limit ?2";
    SENT = "update letter set sent_at = ?2, failed = null where id = ?1";
    FAILED = "update letter set failed = ?2 where id = ?1";
    PURGE = "delete from letter where made_at < ?1";
}

/// Puts a letter into the outbox.
pub fn insert(tx: &mut Tx, new: &Letter) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            new.id,
            new.person,
            new.mail,
            new.language,
            new.kind,
            new.subject,
            new.text,
            new.html,
            new.unsubscribe,
            new.made_at
        ],
    )
    .map(|_| ())
}

/// A letter.
pub fn get(tx: &mut Tx, id: Id<Letter>) -> Result<Letter> {
    tx.one(GET, args![id])
}

/// Letters before one, the newest first.
pub fn list(tx: &mut Tx, before: i64, limit: i64) -> Result<Vec<Letter>> {
    tx.query(LIST, args![before, limit])
}

/// Notes that it was sent.
pub fn sent(tx: &mut Tx, id: Id<Letter>, now: Timestamp) -> Result<()> {
    tx.execute(SENT, args![id, now]).map(|_| ())
}

/// Notes why it was refused.
pub fn failed(tx: &mut Tx, id: Id<Letter>, why: &str) -> Result<()> {
    tx.execute(FAILED, args![id, why]).map(|_| ())
}

/// Removes letters made before a moment: they may hold personal words.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute(PURGE, args![before])
}
