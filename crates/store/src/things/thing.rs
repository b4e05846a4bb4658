//! Things: one row for each, which its noun's own row and everything people do refer to.

use city::{Id, Language, Noun, Person, Thing, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ThingRow in "thing" key (id) {
        id: Id<Thing>,
        noun: Noun,
        parent: Option<Id<Thing>>,
        author: Option<Id<Person>>,
        language: Language,
        title: String,
        listed: bool,
        hidden: bool,
        supports: i64,
        comments: i64,
        published_at: Option<Timestamp>,
        changed_at: Timestamp,
    }
}

crate::statements! {
    fn noun_of(id: Id<Thing>) -> Option<Noun> = "select noun from thing where id = ?1";
    /// When a thing last changed.
    pub fn changed(id: Id<Thing>) -> Option<Timestamp> = "select changed_at from thing where id = ?1";
    /// When something that belongs to a thing last changed, whether it can be seen or not.
    pub fn changed_within(parent: Id<Thing>) -> Option<Timestamp> = "select changed_at from thing where parent = ?1 order by changed_at desc limit 1";
    #[expect(clippy::too_many_arguments, reason = "one for each column")]
    fn change(id: Id<Thing>, language: &Language, title: &str, listed: bool, hidden: bool, published_at: Option<Timestamp>, changed_at: Timestamp)
        = "update thing set language = ?2, title = ?3, listed = ?4, hidden = ?5, published_at = ?6, changed_at = ?7 where id = ?1";
    fn raise_supports(id: Id<Thing>, by: i64) = "update thing set supports = supports + ?2 where id = ?1";
    fn raise_comments(id: Id<Thing>, by: i64) = "update thing set comments = comments + ?2 where id = ?1";
    fn note_unreviewed(id: Id<Thing>, author: Id<Person>) = "update thing set unreviewed = true where id = ?1 and exists (select 1 from person p where p.id = ?2 and p.known = false)";
    fn note_all_unreviewed(author: Id<Person>) = "update thing set unreviewed = true where author = ?1";
    fn set_author(id: Id<Thing>, author: Id<Person>) = "update thing set author = ?2 where id = ?1";
    fn written_by(author: Id<Person>, limit: i64) -> Vec<Id<Thing>> = "select id from thing where author = ?1 order by id desc limit ?2";
    fn note_reviewed(author: Id<Person>) = "update thing set unreviewed = false where author = ?1 and unreviewed = true";
}

/// What kind of thing it is.
pub fn noun(tx: &mut Tx, id: Id<Thing>) -> Result<Noun> {
    noun_of(tx, id)?.ok_or(crate::Error::NotFound)
}

/// Enters a thing, with who brought it. Its noun's own row comes next.
pub(crate) fn insert(tx: &mut Tx, thing: &Thing) -> Result<()> {
    let row = ThingRow {
        id: thing.id,
        noun: thing.noun,
        parent: thing.parent,
        author: thing.author,
        language: thing.language.clone(),
        title: thing.title.clone(),
        listed: thing.listed,
        hidden: thing.hidden,
        supports: 0,
        comments: 0,
        published_at: thing.published,
        changed_at: thing.changed,
    };
    row.insert(tx)?;
    match thing.author {
        Some(author) => {
            note_unreviewed(tx, thing.id, author)?;
            super::author::add(tx, thing.id, author, thing.changed).map(|_| ())
        }
        None => Ok(()),
    }
}

/// Makes somebody its author in the place of whoever was it. Where nobody knows them yet, it waits to be looked at.
pub(crate) fn give_to(tx: &mut Tx, id: Id<Thing>, to: Id<Person>, now: Timestamp) -> Result<()> {
    set_author(tx, id, to)?;
    super::author::add(tx, id, to, now)?;
    note_unreviewed(tx, id, to)?;
    task::keep_first(tx, id)
}

/// Somebody looked at what a person wrote and found it fine.
pub(crate) fn reviewed(tx: &mut Tx, author: Id<Person>) -> Result<()> {
    note_reviewed(tx, author)?;
    task::close_all_by(tx, author, Work::First)
}

/// What a person wrote is to be looked at once more. Somebody new has written little.
pub(crate) fn unreviewed(tx: &mut Tx, author: Id<Person>) -> Result<()> {
    note_all_unreviewed(tx, author)?;
    for thing in written_by(tx, author, 1_000)? {
        task::keep_first(tx, thing)?;
    }
    Ok(())
}

/// Saves a thing as its noun was changed. Who brought it, what it belongs to and how much is done with it stay.
pub(crate) fn update(tx: &mut Tx, thing: &Thing) -> Result<()> {
    change(
        tx,
        thing.id,
        &thing.language,
        &thing.title,
        thing.listed,
        thing.hidden,
        thing.published,
        thing.changed,
    )
    .map(|_| ())
}

/// Counts supports in or out.
pub(crate) fn count_supports(tx: &mut Tx, id: Id<Thing>, by: i64) -> Result<()> {
    raise_supports(tx, id, by).map(|_| ())
}

/// Counts comments in or out.
pub(crate) fn count_comments(tx: &mut Tx, id: Id<Thing>, by: i64) -> Result<()> {
    raise_comments(tx, id, by).map(|_| ())
}
