//! Letters that came back, and addresses to which none goes any more.

use city::{Id, Return, Trouble};
use jiff::Timestamp;

use super::newsletter;
use crate::city::letter::Letter;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct TroubleRow in "trouble" key (mail) {
        mail: String,
        status: String,
        times: i64,
        first_at: Timestamp,
        last_at: Timestamp,
        stopped_at: Option<Timestamp>,
    }
    /// A letter that came back.
    pub struct Returned in "returned" key (letter) {
        letter: Id<Letter>,
        mail: String,
        status: String,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn row(mail: &str) -> Option<TroubleRow> = select "where mail = ?1";
    fn known(letter: Id<Letter>) -> Option<Returned> = select "where letter = ?1";
    /// Letters to an address that came back.
    pub fn of(mail: &str, limit: i64) -> Vec<Returned> = select "where mail = ?1 order by letter desc limit ?2";
    /// Letters go to an address again: its owner says so, or has come in by a letter to it.
    pub fn clear(mail: &str) -> () = "delete from trouble where mail = ?1";
    fn drop_trouble(before: Timestamp) = "delete from trouble where last_at < ?1 and stopped_at is null";
    fn drop_returned(before: Timestamp) = "delete from returned where made_at < ?1";
}

/// What is known of an address, and the last status a mail server gave.
pub fn trouble(tx: &mut Tx, mail: &str) -> Result<Option<(Trouble, String)>> {
    let whole = |row: TroubleRow| {
        let TroubleRow { mail: _, status, times, first_at, last_at, stopped_at } = row;
        (Trouble { times, first: first_at, last: last_at, stopped: stopped_at }, status)
    };
    Ok(row(tx, mail)?.map(whole))
}

/// Whether no letter goes to an address, but codes.
pub fn is_stopped(tx: &mut Tx, mail: &str) -> Result<bool> {
    Ok(trouble(tx, mail)?.is_some_and(|(trouble, _)| trouble.stopped.is_some()))
}

/// Notes that a letter came back; nothing where that is known.
pub fn note(
    tx: &mut Tx,
    letter: &Letter,
    (what, status): (Return, &str),
    now: Timestamp,
) -> Result<Option<Trouble>> {
    if known(tx, letter.id)?.is_some() {
        return Ok(None);
    }
    let (mail, status) = (letter.mail.clone(), status.to_owned());
    let before = trouble(tx, &mail)?.map(|(trouble, _)| trouble);
    let after = Trouble::after(before, what, now);
    let row = TroubleRow {
        mail: mail.clone(),
        status: status.clone(),
        times: after.times,
        first_at: after.first,
        last_at: after.last,
        stopped_at: after.stopped,
    };
    row.put(tx)?;
    Returned { letter: letter.id, mail, status, made_at: now }.insert(tx)?;
    newsletter::came_back(tx, letter.id)?;
    Ok(Some(after))
}

/// Removes what came back before a moment; an address to which nothing goes stays so.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<()> {
    drop_trouble(tx, before)?;
    drop_returned(tx, before).map(drop)
}
