//! What letters ask their readers. What an answer does, the system says whose question it is.

use city::{Ask, AskKind, Id, Person, Refusal, Thing};
use jiff::{SignedDuration, Timestamp};
use store::letters::ask as rows;

use crate::{Act, Done};

/// How long a question can be answered that has no end of its own.
const WORKS_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);
/// The longest any can.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 366);

/// Notes a question that a letter to somebody asks, answered until a moment or for a month.
pub fn begin(
    act: &mut Act,
    person: Id<Person>,
    kind: AskKind,
    thing: Id<Thing>,
    until: Option<Timestamp>,
) -> Done<Ask> {
    let after = |time| act.now.checked_add(time).unwrap_or(act.now);
    let expires = until.map_or(after(WORKS_FOR), |until| until.min(after(LONGEST)));
    let made = act.now;
    let ask =
        Ask { id: act.new_id(), person, kind, thing, made, expires, answered: None, said: None };
    rows::insert(act.tx, &ask)?;
    Ok(ask)
}

/// A question, whoever asks: its link has proved who they are.
pub fn get(act: &mut Act, id: Id<Ask>) -> Done<Ask> {
    Ok(rows::get(act.tx, id)?)
}

/// Acts in the name of whoever was asked from here on, once: a question that was answered, or is over, takes nothing.
pub fn open(act: &mut Act, id: Id<Ask>, said: &str) -> Done<Ask> {
    let ask = rows::get(act.tx, id)?;
    if !ask.is_open(act.now) || !rows::answered(act.tx, id, said, act.now)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    act.go_on_as(ask.person)?;
    Ok(ask)
}
