//! Newsletters, and which letters are copies of which.

use city::{Id, Newsletter, NewsletterContent, NewsletterState, Person, Thing, Topic};
use jiff::Timestamp;

use crate::city::letter::Letter;
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct NewsletterRow in "newsletter" key (id) {
        id: Id<Newsletter>,
        topic: Topic,
        call: Option<Id<Thing>>,
        author: Option<Id<Person>>,
        state: NewsletterState,
        version: i64,
        send_at: Option<Timestamp>,
        sent_at: Option<Timestamp>,
        readers: i64,
        returned: i64,
        reached: i64,
        content: Json<NewsletterContent>,
    }
    /// A letter that is a copy of a newsletter.
    pub struct Copy in "newsletter_copy" key (letter) {
        letter: Id<Letter>,
        newsletter: Id<Newsletter>,
        person: Id<Person>,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn row(id: Id<Newsletter>) -> Option<NewsletterRow> = select "where id = ?1";
    fn rows(before: i64, limit: i64) -> Vec<NewsletterRow> = select "where id < ?1 order by id desc limit ?2";
    fn rows_of(call: Id<Thing>, before: i64, limit: i64) -> Vec<NewsletterRow> = select "where call = ?1 and id < ?2 order by id desc limit ?3";
    /// Throws a draft away.
    pub fn remove(id: Id<Newsletter>) -> () = "delete from newsletter where id = ?1 and state = 'draft'";
    fn copied_to(letter: Id<Letter>) -> Option<Id<Newsletter>> = "select newsletter from newsletter_copy where letter = ?1";
    fn count_returned(id: Id<Newsletter>) = "update newsletter set returned = returned + 1 where id = ?1";
    /// Forgets which letters were copies, once they are gone themselves.
    pub fn purge(before: Timestamp) = "delete from newsletter_copy where made_at < ?1";
    fn drop_copies(call: Id<Thing>) = "delete from newsletter_copy where newsletter in (select n.id from newsletter n where n.call = ?1)";
    fn drop_of(call: Id<Thing>) = "delete from newsletter where call = ?1";
}

fn whole(row: NewsletterRow) -> Newsletter {
    Newsletter {
        id: row.id,
        topic: row.topic,
        author: row.author,
        state: row.state,
        version: row.version,
        send_at: row.send_at,
        sent_at: row.sent_at,
        readers: row.readers,
        returned: row.returned,
        reached: row.reached,
        content: row.content.0,
    }
}

fn row_of(one: &Newsletter) -> NewsletterRow {
    NewsletterRow {
        id: one.id,
        call: one.topic.call(),
        topic: one.topic.clone(),
        author: one.author,
        state: one.state,
        version: one.version,
        send_at: one.send_at,
        sent_at: one.sent_at,
        readers: one.readers,
        returned: one.returned,
        reached: one.reached,
        content: Json(one.content.clone()),
    }
}

/// A newsletter.
pub fn get(tx: &mut Tx, id: Id<Newsletter>) -> Result<Newsletter> {
    row(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// Newsletters before one, the newest first: all, or those about a call.
pub fn list(
    tx: &mut Tx,
    call: Option<Id<Thing>>,
    before: i64,
    limit: i64,
) -> Result<Vec<Newsletter>> {
    let found = match call {
        Some(call) => rows_of(tx, call, before, limit)?,
        None => rows(tx, before, limit)?,
    };
    Ok(found.into_iter().map(whole).collect())
}

/// Keeps a newsletter, new or changed.
pub fn keep(tx: &mut Tx, one: &Newsletter) -> Result<()> {
    row_of(one).put(tx)
}

/// Notes that a letter is a copy of a newsletter.
pub fn copied(tx: &mut Tx, copy: &Copy) -> Result<()> {
    copy.insert(tx)
}

/// Counts that a letter came back, where it was a copy of a newsletter.
pub(super) fn came_back(tx: &mut Tx, letter: Id<Letter>) -> Result<()> {
    match copied_to(tx, letter)? {
        Some(newsletter) => count_returned(tx, newsletter).map(drop),
        None => Ok(()),
    }
}

/// Forgets everything about a draft of a call that is thrown away.
pub(crate) fn forget_call(tx: &mut Tx, call: Id<Thing>) -> Result<()> {
    drop_copies(tx, call)?;
    drop_of(tx, call)?;
    super::choice::forget_call(tx, call)?;
    super::subscription::end_topic(tx, &Topic::Call(call))
}
