//! Notes among colleagues.

use city::{Flaws, Id, Refusal, Thing};
use store::desk::note as rows;

use super::at_desk;
use crate::{Act, Done};

/// How long a note may be.
pub const LONGEST: usize = 2_000;
/// How many notes of a thing are shown, the newest.
const SHOWN: i64 = 200;

/// Writes a note about a thing. Only whoever works at the desk reads it.
pub fn write(act: &mut Act, thing: Id<Thing>, text: &str) -> Done<()> {
    let author = act.person()?;
    at_desk(act, thing)?;
    let mut flaws = Flaws::default();
    let text = flaws.text("note", text, 1, LONGEST).ok_or(Refusal::Flawed(flaws))?;
    Ok(rows::insert(act.tx, act.new_id(), thing, author, &text, act.now)?)
}

/// The newest notes about what belongs to a thing, such as the ideas of a call, the newest first.
pub fn within(act: &mut Act, whole: Id<Thing>) -> Done<Vec<rows::NoteOn>> {
    at_desk(act, whole)?;
    Ok(rows::within(act.tx, whole, SHOWN)?)
}

/// The notes about a thing, the newest first.
pub fn of(act: &mut Act, thing: Id<Thing>) -> Done<Vec<rows::Note>> {
    at_desk(act, thing)?;
    Ok(rows::of_thing(act.tx, thing, SHOWN)?)
}
