//! What waits for a moderator before others see it, and why. Its thing is hidden as long as it waits.

use city::{Id, Suspicion, Thing, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Result, Tx};

crate::row! {
    struct Kept from "held" {
        score: i64,
        reasons: String,
    }
}

crate::statements! {
    fn kept(thing: Id<Thing>) -> Option<Kept> = select "where thing = ?1";
    fn enter(thing: Id<Thing>, score: i64, reasons: &str, made_at: Timestamp) = "insert into held (thing, score, reasons, made_at) values (?1, ?2, ?3, ?4)";
    fn remove(thing: Id<Thing>) = "delete from held where thing = ?1";
}

/// Why a thing waits; nothing where it does not.
pub fn of(tx: &mut Tx, thing: Id<Thing>) -> Result<Option<Suspicion>> {
    let kept = kept(tx, thing)?;
    Ok(kept.map(|kept| Suspicion::read(kept.score, &kept.reasons)))
}

/// Enters that a thing waits, for whoever moderates there.
pub fn insert(tx: &mut Tx, thing: Id<Thing>, why: &Suspicion, now: Timestamp) -> Result<()> {
    enter(tx, thing, i64::from(why.score), &why.stored(), now)?;
    let waiting = Waiting { work: Work::Held, waits: Waits::Here, since: now, until: None };
    task::open(tx, thing, &waiting)
}

/// It waits no more; false where it did not.
pub fn drop(tx: &mut Tx, thing: Id<Thing>) -> Result<bool> {
    let waited = remove(tx, thing)? > 0;
    task::close(tx, thing, Work::Held)?;
    Ok(waited)
}
