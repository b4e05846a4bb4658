//! Who writes an idea with its main author, by which name they sign, and who was asked to join.

use calls::{Idea, Part};
use city::{Author, Id, Mail, Person};
use jiff::Timestamp;

use crate::things::{author, thing};
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct CoauthorRow in "coauthor" key (idea, person) {
        idea: Id<Idea>,
        person: Id<Person>,
        made_at: Timestamp,
    }
    pub(crate) struct TeamRow in "team" key (id) {
        id: Id<Idea>,
        name: String,
    }
    /// Somebody is asked to write an idea too, or to be its main author. Its letter, if there is one, has the same identifier.
    pub struct Authoring in "authoring" key (id) {
        id: Id<Authoring>,
        idea: Id<Idea>,
        part: Part,
        mail: Option<Mail>,
        person: Option<Id<Person>>,
        hash: Vec<u8>,
        once: bool,
        inviter: Option<Id<Person>>,
        made_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::row! {
    struct Named { person: Id<Person>, name: String }
}

crate::statements! {
    fn named(idea: Id<Idea>) -> Vec<Named> = "select c.person as person, p.name as name from coauthor c join person p on p.id = c.person where c.idea = ?1 order by c.made_at, c.person";
    fn drop_one(idea: Id<Idea>, person: Id<Person>) = "delete from coauthor where idea = ?1 and person = ?2";
    // Whoever came with an idea that was merged into this one stays with it.
    fn drop_author(idea: Id<Idea>, person: Id<Person>) = "delete from author where thing = ?1 and person = ?2 and not exists (select 1 from idea m join author a on a.thing = m.id where m.merged_into = ?1 and a.person = ?2)";
    fn drop_team(idea: Id<Idea>) = "delete from team where id = ?1";
    /// The ideas that somebody writes with their main authors, the newest first.
    pub fn written_by(person: Id<Person>, limit: i64) -> Vec<Id<Idea>> = "select idea from coauthor where person = ?1 order by idea desc limit ?2";
    /// How many ideas somebody is the main author of that others write with them.
    pub fn led_by(person: Id<Person>) -> i64 = "select count(*) as ideas from (select 1 as one from thing t where t.author = ?1 and t.noun = 'idea' and (select 1 from coauthor c where c.idea = t.id limit 1) is not null limit 500) few";
    /// By the digest of its key, as long as it can be answered.
    pub fn by_key(hash: &[u8], now: Timestamp) -> Option<Authoring> = select "where hash = ?1 and expires_at > ?2";
    /// By identifier, as long as it can be answered.
    pub fn get(id: Id<Authoring>, now: Timestamp) -> Option<Authoring> = select "where id = ?1 and expires_at > ?2";
    /// Those of an idea that can be answered, the newest first.
    pub fn asked(idea: Id<Idea>, now: Timestamp, limit: i64) -> Vec<Authoring> = select "where idea = ?1 and expires_at > ?2 order by id desc limit ?3";
    /// Those to somebody that can be answered, the newest first.
    pub fn asked_of(person: Id<Person>, now: Timestamp, limit: i64) -> Vec<Authoring> = select "where person = ?1 and expires_at > ?2 order by id desc limit ?3";
    /// How many somebody made since a moment.
    pub fn made_by(inviter: Id<Person>, since: Timestamp) -> i64 = "select count(*) as asked from authoring where inviter = ?1 and made_at > ?2";
    /// How many an address got since a moment.
    pub fn sent_to(mail: &Mail, since: Timestamp) -> i64 = "select count(*) as asked from authoring where mail = ?1 and made_at > ?2";
    /// Another key, as its letter leaves; none when it is over.
    pub fn renew(id: Id<Authoring>, hash: &[u8], now: Timestamp) = "update authoring set hash = ?2 where id = ?1 and expires_at > ?3";
    /// Ends it: it was answered, or taken back.
    pub fn end(id: Id<Authoring>) = "delete from authoring where id = ?1";
    /// Ends those of an idea that give it away: there is one at most.
    pub fn end_handing(idea: Id<Idea>) = "delete from authoring where idea = ?1 and part = 'over'";
    /// Ends those of an idea to an address.
    pub fn end_to(idea: Id<Idea>, mail: &Mail) = "delete from authoring where idea = ?1 and mail = ?2";
    /// Removes those that were over before a moment.
    pub fn purge(before: Timestamp) = "delete from authoring where expires_at < ?1";
}

/// Everyone who writes an idea with its main author, in the order in which they joined.
pub(super) fn of(tx: &mut Tx, idea: Id<Idea>) -> Result<Vec<Author>> {
    let named = named(tx, idea)?.into_iter();
    Ok(named.map(|one| Author { id: one.person, name: one.name }).collect())
}

/// Lets somebody write an idea too; from now on they are told what those hear who brought it.
pub fn add(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>, now: Timestamp) -> Result<()> {
    CoauthorRow { idea, person, made_at: now }.put(tx)?;
    author::add(tx, idea.thing(), person, now).map(|_| ())
}

/// Lets them write it no more; false when they did not.
pub fn remove(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>) -> Result<bool> {
    if drop_one(tx, idea, person)? == 0 {
        return Ok(false);
    }
    drop_author(tx, idea, person)?;
    Ok(true)
}

/// Makes somebody the main author, and whoever was it one of those who write it too.
pub fn hand_over(tx: &mut Tx, idea: &Idea, to: Id<Person>, now: Timestamp) -> Result<()> {
    drop_one(tx, idea.id, to)?;
    thing::give_to(tx, idea.id.thing(), to, now)?;
    CoauthorRow { idea: idea.id, person: idea.author.id, made_at: now }.put(tx)
}

/// Notes by which name they sign together; an empty one takes it away.
pub fn set_team(tx: &mut Tx, idea: Id<Idea>, name: &str) -> Result<()> {
    match name {
        "" => drop_team(tx, idea).map(|_| ()),
        name => TeamRow { id: idea, name: name.to_owned() }.put(tx),
    }
}

/// Notes that somebody is asked.
pub fn ask(tx: &mut Tx, asked: &Authoring) -> Result<()> {
    asked.insert(tx)
}
