//! Changes of addresses that both mailboxes have to confirm. Only digests of the links' keys lie here, and only until they
//! were used.

use city::{AddressChange, Id, Mail, Mailbox, Person};
use jiff::Timestamp;

use super::letter::Letter;
use super::session::Session;
use super::{passkey, provider};
use crate::{Error, Result, Table, Tx};

crate::table! {
    pub(crate) struct Row in "address_change" key (id) {
        id: Id<AddressChange>,
        person: Id<Person>,
        session: Option<Id<Session>>,
        old_mail: Mail,
        new_mail: Mail,
        old_hash: Option<Vec<u8>>,
        new_hash: Option<Vec<u8>>,
        old_letter: Id<Letter>,
        new_letter: Id<Letter>,
        made_at: Timestamp,
        expires_at: Timestamp,
        old_confirmed_at: Option<Timestamp>,
        new_confirmed_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
    }
}

crate::statements! {
    fn by_old_key(hash: &[u8]) -> Option<Row> = select "where old_hash = ?1";
    fn by_new_key(hash: &[u8]) -> Option<Row> = select "where new_hash = ?1";
    fn newest_of(person: Id<Person>) -> Option<Row> = select "where person = ?1 and ended_at is null order by id desc limit 1";
    /// How many changes somebody asked for after a moment.
    pub fn asked_by(person: Id<Person>, since: Timestamp) -> i64 = "select count(*) as changes from address_change where person = ?1 and made_at > ?2";
    /// How many letters about changes an address got after a moment, whoever asked for them.
    pub fn asked_for(mail: &Mail, since: Timestamp) -> i64 = "select count(*) as changes from address_change where new_mail = ?1 and made_at > ?2";
    fn change(id: Id<AddressChange>, old_confirmed: Option<Timestamp>, new_confirmed: Option<Timestamp>, ended: Option<Timestamp>) = "update address_change set old_confirmed_at = ?2, new_confirmed_at = ?3, ended_at = ?4, old_hash = case when cast(?2 as bigint) is null and cast(?4 as bigint) is null then old_hash else null end, new_hash = case when cast(?3 as bigint) is null and cast(?4 as bigint) is null then new_hash else null end where id = ?1";
    fn note_old_key(letter: Id<Letter>, hash: &[u8], now: Timestamp) = "update address_change set old_hash = ?2 where old_letter = ?1 and old_hash is not null and ended_at is null and expires_at > ?3";
    fn note_new_key(letter: Id<Letter>, hash: &[u8], now: Timestamp) = "update address_change set new_hash = ?2 where new_letter = ?1 and new_hash is not null and ended_at is null and expires_at > ?3";
    fn letters_of(person: Id<Person>) -> Vec<(Id<Letter>, Id<Letter>)> = "select old_letter, new_letter from address_change where person = ?1 order by id";
    /// Removes changes that could not be confirmed any more before a moment.
    pub fn purge(before: Timestamp) = "delete from address_change where expires_at < ?1";
    fn set_mail(person: Id<Person>, mail: &Mail) = "update person set mail = ?2 where id = ?1 and erased_at is null";
    fn end_other_sessions(person: Id<Person>, kept: Option<Id<Session>>) -> () = "delete from session where person = ?1 and (cast(?2 as bigint) is null or id <> ?2)";
    fn end_all_tokens(person: Id<Person>) -> () = "delete from token where person = ?1";
    fn close_codes(mail: &Mail, now: Timestamp) -> () = "update sign_in set used_at = ?2 where mail = ?1 and used_at is null and tries <> -1";
    fn move_doors(old: &Mail, new: &Mail) -> () = "update sign_in set mail = ?2 where mail = ?1 and tries = -1";
    fn move_offers(old: &Mail, new: &Mail) -> () = "update mandate set mail = ?2 where mail = ?1";
    fn move_invitations(old: &Mail, new: &Mail) -> () = "update invitation set mail = ?2 where mail = ?1";
    fn move_letters(old: &Mail, new: &Mail) -> () = "update letter set mail = ?2 where mail = ?1 and sent_at is null and kind not in ('address', 'recovery', 'sign-in')";
    fn own_letters(old: &Mail, person: Id<Person>) -> () = "update letter set person = ?2 where mail = ?1 and person is null and sent_at is not null";
}

fn whole(row: Row) -> AddressChange {
    AddressChange {
        id: row.id,
        person: row.person,
        old: row.old_mail,
        new: row.new_mail,
        made: row.made_at,
        expires: row.expires_at,
        old_confirmed: row.old_confirmed_at,
        new_confirmed: row.new_confirmed_at,
        ended: row.ended_at,
    }
}

/// The letter to one mailbox: its identifier, and the digest of the key in its link, where it has one.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// The letter.
    pub letter: Id<Letter>,
    /// The digest.
    pub hash: Option<Vec<u8>>,
}

/// Enters a change with its two letters.
pub fn insert(
    tx: &mut Tx,
    new: &AddressChange,
    session: Option<Id<Session>>,
    (to_old, to_new): (Addressed, Addressed),
) -> Result<()> {
    let row = Row {
        id: new.id,
        person: new.person,
        session,
        old_mail: new.old.clone(),
        new_mail: new.new.clone(),
        old_hash: to_old.hash,
        new_hash: to_new.hash,
        old_letter: to_old.letter,
        new_letter: to_new.letter,
        made_at: new.made,
        expires_at: new.expires,
        old_confirmed_at: new.old_confirmed,
        new_confirmed_at: new.new_confirmed,
        ended_at: new.ended,
    };
    row.insert(tx)
}

/// The change that a key opens.
#[derive(Debug, Clone)]
pub struct Found {
    /// The change.
    pub change: AddressChange,
    /// The mailbox that the key was sent to.
    pub mailbox: Mailbox,
    /// The session that asked.
    pub session: Option<Id<Session>>,
}

/// By the digest of a key, whichever mailbox it was sent to.
pub fn by_key(tx: &mut Tx, hash: &[u8]) -> Result<Option<Found>> {
    let (row, mailbox) = match by_old_key(tx, hash)? {
        Some(row) => (Some(row), Mailbox::Old),
        None => (by_new_key(tx, hash)?, Mailbox::New),
    };
    Ok(row.map(|row| Found { session: row.session, mailbox, change: whole(row) }))
}

/// The change somebody asked for last, unless it has ended.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Option<AddressChange>> {
    Ok(newest_of(tx, person)?.map(whole))
}

/// Saves what became of a change. A key that was used opens nothing any more, nor does any of one that has ended.
pub fn update(tx: &mut Tx, it: &AddressChange) -> Result<()> {
    match change(tx, it.id, it.old_confirmed, it.new_confirmed, it.ended)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Another key for a letter that leaves now; false when what it would confirm is over.
pub fn renew(tx: &mut Tx, letter: Id<Letter>, hash: &[u8], now: Timestamp) -> Result<bool> {
    Ok(note_old_key(tx, letter, hash, now)? + note_new_key(tx, letter, hash, now)? == 1)
}

/// Gives somebody their new address. Whoever is signed in elsewhere signs in with it anew; codes on their way to either
/// address are over; what was offered to the old one, or waits to be sent there, is for the new one; and what was sent
/// there stays theirs, so that it goes with them.
pub fn give(
    tx: &mut Tx,
    it: &AddressChange,
    kept: Option<Id<Session>>,
    now: Timestamp,
) -> Result<()> {
    let (old, new) = (&it.old, &it.new);
    if set_mail(tx, it.person, new)? == 0 {
        return Err(Error::NotFound);
    }
    end_other_sessions(tx, it.person, kept)?;
    close_codes(tx, old, now)?;
    close_codes(tx, new, now)?;
    move_doors(tx, old, new)?;
    move_offers(tx, old, new)?;
    move_invitations(tx, old, new)?;
    move_letters(tx, old, new)?;
    own_letters(tx, old, it.person)
}

/// Gives somebody an address in the place of one they cannot read any more. Nobody is in their account any more: sessions,
/// tokens, and codes on their way to either address are over.
pub(super) fn hand_over(
    tx: &mut Tx,
    person: Id<Person>,
    (old, new): (&Mail, &Mail),
    now: Timestamp,
) -> Result<()> {
    if set_mail(tx, person, new)? == 0 {
        return Err(Error::NotFound);
    }
    shut_out(tx, person, old, now)?;
    close_codes(tx, new, now)?;
    move_doors(tx, old, new)?;
    move_invitations(tx, old, new)?;
    move_letters(tx, old, new)?;
    own_letters(tx, old, person)
}

/// Shuts everybody out who is in somebody's account: sessions, tokens, passkeys, a login elsewhere, and codes on their way.
pub fn shut_out(tx: &mut Tx, person: Id<Person>, mail: &Mail, now: Timestamp) -> Result<()> {
    end_other_sessions(tx, person, None)?;
    end_all_tokens(tx, person)?;
    passkey::end_all(tx, person)?;
    provider::end_all(tx, person)?;
    close_codes(tx, mail, now)
}

/// Takes away what was written to either address about somebody's changes.
pub(super) fn take_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    for (old, new) in letters_of(tx, person)? {
        for letter in [old, new] {
            crate::jobs::drop_for(tx, &letter.to_string())?;
            super::letter::remove(tx, letter)?;
        }
    }
    Ok(())
}
