//! Accounts whose mailbox is lost, and the addresses they are to have. Only digests of the links' keys lie here, and only
//! until they were used.

use city::proof::Shown;
use city::recovery::Stopper;
use city::{Id, Mail, Mailbox, Person, Recovery};
use jiff::Timestamp;

use super::address;
use super::letter::Letter;
use crate::{Error, Result, Table, Tx};

crate::table! {
    pub(crate) struct RecoveryRow in "recovery" key (id) {
        id: Id<Recovery>,
        person: Id<Person>,
        begun_by: Option<Id<Person>>,
        by_admin: bool,
        old_mail: Mail,
        new_mail: Mail,
        shown: Shown,
        note: String,
        old_hash: Option<Vec<u8>>,
        new_hash: Option<Vec<u8>>,
        old_letter: Id<Letter>,
        new_letter: Id<Letter>,
        made_at: Timestamp,
        waits_until_at: Timestamp,
        expires_at: Timestamp,
        old_confirmed_at: Option<Timestamp>,
        new_confirmed_at: Option<Timestamp>,
        done_at: Option<Timestamp>,
        stopped_at: Option<Timestamp>,
        stopper: Option<Stopper>,
    }
}

crate::row! {
    struct Listed from "recovery r join person p on p.id = r.person left join person g on g.id = r.begun_by" {
        id: Id<Recovery> = "r.id",
        name: String = "p.name",
        beginner: Option<String> = "g.name",
    }
}

crate::statements! {
    fn by_id(id: Id<Recovery>) -> Option<RecoveryRow> = select "where id = ?1";
    fn by_old_key(hash: &[u8]) -> Option<RecoveryRow> = select "where old_hash = ?1";
    fn by_new_key(hash: &[u8]) -> Option<RecoveryRow> = select "where new_hash = ?1";
    fn open_of(person: Id<Person>, now: Timestamp) -> Option<RecoveryRow> = select "where person = ?1 and done_at is null and stopped_at is null and expires_at > ?2 order by id desc limit 1";
    fn newest_of(person: Id<Person>, limit: i64) -> Vec<RecoveryRow> = select "where person = ?1 order by id desc limit ?2";
    fn under_way(now: Timestamp, before: Id<Recovery>, limit: i64) -> Vec<Listed> = select "where r.expires_at > ?1 and r.done_at is null and r.stopped_at is null and r.id < ?2 order by r.id desc limit ?3";
    /// How many somebody began after a moment.
    pub fn begun_by(person: Id<Person>, since: Timestamp) -> i64 = "select count(*) as recoveries from recovery where begun_by = ?1 and made_at > ?2";
    /// How many were begun for somebody after a moment.
    pub fn begun_for(person: Id<Person>, since: Timestamp) -> i64 = "select count(*) as recoveries from recovery where person = ?1 and made_at > ?2";
    /// How many letters about recoveries an address got after a moment, whoever began them.
    pub fn asked_for(mail: &Mail, since: Timestamp) -> i64 = "select count(*) as recoveries from recovery where new_mail = ?1 and made_at > ?2";
    fn change(id: Id<Recovery>, old_confirmed: Option<Timestamp>, new_confirmed: Option<Timestamp>, done: Option<Timestamp>, stopped: Option<Timestamp>, stopper: Option<Stopper>) = "update recovery set old_confirmed_at = ?2, new_confirmed_at = ?3, done_at = ?4, stopped_at = ?5, stopper = ?6 where id = ?1";
    fn close_old_key(id: Id<Recovery>) -> () = "update recovery set old_hash = null where id = ?1";
    fn close_new_key(id: Id<Recovery>) -> () = "update recovery set new_hash = null where id = ?1";
    fn note_old_key(letter: Id<Letter>, hash: &[u8], now: Timestamp) = "update recovery set old_hash = ?2 where old_letter = ?1 and old_hash is not null and done_at is null and stopped_at is null and expires_at > ?3";
    fn note_new_key(letter: Id<Letter>, hash: &[u8], now: Timestamp) = "update recovery set new_hash = ?2 where new_letter = ?1 and new_hash is not null and done_at is null and stopped_at is null and expires_at > ?3";
    fn letters_of(person: Id<Person>) -> Vec<(Id<Letter>, Id<Letter>)> = "select old_letter, new_letter from recovery where person = ?1 order by id";
    /// Removes those that could not be done any more before a moment.
    pub fn purge(before: Timestamp) = "delete from recovery where expires_at < ?1";
}

fn whole(row: RecoveryRow) -> Recovery {
    Recovery {
        id: row.id,
        person: row.person,
        begun_by: row.begun_by,
        by_admin: row.by_admin,
        old: row.old_mail,
        new: row.new_mail,
        shown: row.shown,
        note: row.note,
        made: row.made_at,
        waits_until: row.waits_until_at,
        expires: row.expires_at,
        old_confirmed: row.old_confirmed_at,
        new_confirmed: row.new_confirmed_at,
        done: row.done_at,
        stopped: row.stopped_at.zip(row.stopper),
    }
}

/// Enters one with its two letters, each with the digest of the key in its link.
pub fn insert(
    tx: &mut Tx,
    new: &Recovery,
    (old_letter, old_hash): (Id<Letter>, &[u8]),
    (new_letter, new_hash): (Id<Letter>, &[u8]),
) -> Result<()> {
    let row = RecoveryRow {
        id: new.id,
        person: new.person,
        begun_by: new.begun_by,
        by_admin: new.by_admin,
        old_mail: new.old.clone(),
        new_mail: new.new.clone(),
        shown: new.shown,
        note: new.note.clone(),
        old_hash: Some(old_hash.to_vec()),
        new_hash: Some(new_hash.to_vec()),
        old_letter,
        new_letter,
        made_at: new.made,
        waits_until_at: new.waits_until,
        expires_at: new.expires,
        old_confirmed_at: new.old_confirmed,
        new_confirmed_at: new.new_confirmed,
        done_at: new.done,
        stopped_at: new.stopped.map(|(at, _)| at),
        stopper: new.stopped.map(|(_, by)| by),
    };
    row.insert(tx)
}

/// A recovery.
pub fn get(tx: &mut Tx, id: Id<Recovery>) -> Result<Recovery> {
    by_id(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// By the digest of a key, with the mailbox it was sent to.
pub fn by_key(tx: &mut Tx, hash: &[u8]) -> Result<Option<(Recovery, Mailbox)>> {
    let found = match by_old_key(tx, hash)? {
        Some(row) => Some((row, Mailbox::Old)),
        None => by_new_key(tx, hash)?.map(|row| (row, Mailbox::New)),
    };
    Ok(found.map(|(row, mailbox)| (whole(row), mailbox)))
}

/// The one that is under way for somebody.
pub fn open(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Option<Recovery>> {
    Ok(open_of(tx, person, now)?.map(whole).filter(|it| it.is_open(now)))
}

/// Those of somebody, the newest first.
pub fn of_person(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Recovery>> {
    Ok(newest_of(tx, person, limit)?.into_iter().map(whole).collect())
}

/// A recovery with the names of whose account it is and who began it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The recovery.
    pub recovery: Recovery,
    /// Whose account it is.
    pub name: String,
    /// Who began it; empty where they have left.
    pub beginner: String,
}

/// Those under way before one, the newest first.
pub fn list(tx: &mut Tx, now: Timestamp, before: Id<Recovery>, limit: i64) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for Listed { id, name, beginner } in under_way(tx, now, before, limit)? {
        let beginner = beginner.unwrap_or_default();
        entries.push(Entry { recovery: get(tx, id)?, name, beginner });
    }
    Ok(entries)
}

/// Saves what became of one. A key that was used opens nothing any more, nor does the one of a mailbox that has nothing
/// left to say; the old mailbox can stop it until it is done.
pub fn update(tx: &mut Tx, it: &Recovery) -> Result<()> {
    let (stopped, stopper) = (it.stopped.map(|(at, _)| at), it.stopped.map(|(_, by)| by));
    if change(tx, it.id, it.old_confirmed, it.new_confirmed, it.done, stopped, stopper)? == 0 {
        return Err(Error::NotFound);
    }
    let ended = it.done.is_some() || stopped.is_some();
    if ended || it.old_confirmed.is_some() {
        close_old_key(tx, it.id)?;
    }
    if ended || it.new_confirmed.is_some() {
        close_new_key(tx, it.id)?;
    }
    Ok(())
}

/// Another key for a letter that leaves now; false when what it would confirm is over.
pub fn renew(tx: &mut Tx, letter: Id<Letter>, hash: &[u8], now: Timestamp) -> Result<bool> {
    Ok(note_old_key(tx, letter, hash, now)? + note_new_key(tx, letter, hash, now)? == 1)
}

/// Gives somebody their new address. Nobody is in their account any more: sessions, tokens and codes on their way to either
/// address are over. What waits to be sent to the old one is for the new one. Roles offered to the old mailbox are not: who
/// reads that one is not known any more.
pub fn give(tx: &mut Tx, it: &Recovery, now: Timestamp) -> Result<()> {
    address::hand_over(tx, it.person, (&it.old, &it.new), now)?;
    if let Some(mut change) = address::of_person(tx, it.person)? {
        change.ended = Some(now);
        address::update(tx, &change)?;
    }
    Ok(())
}

/// Takes away what was written to either address about somebody's recoveries.
pub(super) fn take_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    for (old, new) in letters_of(tx, person)? {
        for letter in [old, new] {
            crate::jobs::drop_for(tx, &letter.to_string())?;
            super::letter::remove(tx, letter)?;
        }
    }
    Ok(())
}
