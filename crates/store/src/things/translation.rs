//! What a machine translated, kept as long as its original says the same. One translation a thing and language.

use city::{Id, Language, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

crate::row! {
    /// A translation that is kept.
    pub struct Kept from "translation" {
        thing: Id<Thing>,
        digest: Vec<u8>,
        title: String,
        text: String,
    }
}

crate::statements! {
    fn kept(thing: Id<Thing>, language: &Language) -> Option<Kept> = select "where thing = ?1 and language = ?2";
    fn on_comments(about: Id<Thing>, language: &Language, limit: i64) -> Vec<Kept> = "select r.thing, r.digest, r.title, r.text from translation r join comment c on c.id = r.thing where c.about = ?1 and r.language = ?2 limit ?3";
    fn enter(thing: Id<Thing>, language: &Language, digest: &[u8], title: &str, text: &str, made_at: Timestamp) = "insert into translation (thing, language, digest, title, text, made_at) values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (thing, language) do update set digest = excluded.digest, title = excluded.title, text = excluded.text, made_at = excluded.made_at";
    fn remove(thing: Id<Thing>) = "delete from translation where thing = ?1";
    fn purge_before(before: Timestamp) = "delete from translation where made_at < ?1";
}

/// The translation of a thing, whatever its original says now.
pub fn of(tx: &mut Tx, thing: Id<Thing>, language: &Language) -> Result<Option<Kept>> {
    kept(tx, thing, language)
}

/// The translations of comments on a thing, up to a number.
pub fn within(tx: &mut Tx, about: Id<Thing>, language: &Language) -> Result<Vec<Kept>> {
    on_comments(tx, about, language, 500)
}

/// Keeps a translation in place of an older one.
pub fn keep(tx: &mut Tx, kept: &Kept, language: &Language, now: Timestamp) -> Result<()> {
    enter(tx, kept.thing, language, &kept.digest, &kept.title, &kept.text, now).map(|_| ())
}

/// Forgets what was translated of a thing: it cannot be seen any more.
pub fn forget(tx: &mut Tx, thing: Id<Thing>) -> Result<()> {
    remove(tx, thing).map(|_| ())
}

/// Forgets what was translated before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<()> {
    purge_before(tx, before).map(|_| ())
}
