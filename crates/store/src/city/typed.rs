//! What somebody is typing in a form, kept whatever is wrong with it, also before they sign in. Each browser, or
//! whoever is signed in there, has one of each form.

use city::{Id, Person, Sealed};
use jiff::Timestamp;

use crate::{Json, Result, Table as _, Tx};

/// Fields in the order of their form, each with what was typed.
pub type Fields = Vec<(String, String)>;

crate::table! {
    /// A form as it is being typed.
    pub struct Typed in "typed" key (id) {
        id: Id<Typed>,
        form: String,
        browser_hash: Vec<u8>,
        person: Option<Id<Person>>,
        fields: Json<Fields>,
        sealed: Option<Sealed>,
        version: i64,
        changed_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::statements! {
    fn newest(browser_hash: &[u8], person: Option<Id<Person>>, form: &str) -> Option<Typed> = select "where form = ?3 and (person = ?2 or person is null and browser_hash = ?1) order by id desc limit 1";
    fn give_to(browser_hash: &[u8], person: Id<Person>) = "update typed set person = ?2 where browser_hash = ?1 and person is null";
    fn drop_all(browser_hash: &[u8], person: Option<Id<Person>>, form: &str) = "delete from typed where form = ?3 and (person = ?2 or person is null and browser_hash = ?1)";
    fn drop_older(browser_hash: &[u8], person: Option<Id<Person>>, newest: i64) = "delete from typed where id in (select t.id from typed t where t.person = ?2 or t.person is null and t.browser_hash = ?1 order by t.id desc limit 1000 offset ?3)";
    fn drop_ended(now: Timestamp) = "delete from typed where expires_at < ?1";
}

/// What a browser, or whoever is signed in there, has typed in a form.
pub fn of(
    tx: &mut Tx,
    browser_hash: &[u8],
    person: Option<Id<Person>>,
    form: &str,
) -> Result<Option<Typed>> {
    newest(tx, browser_hash, person, form)
}

/// Keeps it.
pub fn save(tx: &mut Tx, typed: &Typed) -> Result<()> {
    if typed.update(tx)? == 0 { typed.insert(tx) } else { Ok(()) }
}

/// Keeps so many forms of a browser, or of whoever is signed in there, and throws older ones away.
pub fn keep_newest(
    tx: &mut Tx,
    browser_hash: &[u8],
    person: Option<Id<Person>>,
    newest: i64,
) -> Result<()> {
    drop_older(tx, browser_hash, person, newest).map(|_| ())
}

/// Gives a person everything a browser has typed that is nobody's yet.
pub fn adopt(tx: &mut Tx, browser_hash: &[u8], person: Id<Person>) -> Result<()> {
    give_to(tx, browser_hash, person).map(|_| ())
}

/// Throws it away: it was sent.
pub fn remove(
    tx: &mut Tx,
    browser_hash: &[u8],
    person: Option<Id<Person>>,
    form: &str,
) -> Result<()> {
    drop_all(tx, browser_hash, person, form).map(|_| ())
}

/// Removes what was left alone.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    drop_ended(tx, now)
}
