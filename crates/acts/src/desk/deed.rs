//! What somebody at the desk did last, so that it can be named and taken back from any page of the desk.

use city::{Id, Thing, Work};
use store::Json;
use store::desk::deed as rows;
pub use store::desk::deed::Deed;

use super::require_desk;
use crate::calls::screening::SECOND_THOUGHTS;
use crate::{Act, Done};

/// Notes that a verdict was given on a thing. What is done at once shares a batch. `before` is what must be known to
/// take it back.
pub fn add(
    act: &mut Act,
    batch: Id<Deed>,
    said: (Work, &str),
    thing: Id<Thing>,
    before: &str,
) -> Done<()> {
    let mut deed = of_batch(act, batch, said)?;
    deed.things.0.push((thing.to_string(), before.to_owned()));
    Ok(rows::note(act.tx, &deed)?)
}

/// Notes what could not be done of a batch, each with why.
pub fn refuse(
    act: &mut Act,
    batch: Id<Deed>,
    said: (Work, &str),
    refused: &[(String, String)],
) -> Done<()> {
    let mut deed = of_batch(act, batch, said)?;
    deed.refused.0.extend_from_slice(refused);
    Ok(rows::note(act.tx, &deed)?)
}

/// What is known of a batch already, or its beginning.
fn of_batch(act: &mut Act, batch: Id<Deed>, (work, verdict): (Work, &str)) -> Done<Deed> {
    let person = act.person()?;
    let known = rows::last(act.tx, person)?.filter(|deed| deed.batch == batch);
    Ok(known.unwrap_or_else(|| Deed {
        person,
        batch,
        work,
        verdict: verdict.to_owned(),
        things: Json(Vec::new()),
        refused: Json(Vec::new()),
        made_at: act.now,
        until_at: act.now.checked_add(SECOND_THOUGHTS).unwrap_or(act.now),
    }))
}

/// What whoever acts did last, while it can be taken back.
pub fn last(act: &mut Act) -> Done<Option<Deed>> {
    let person = require_desk(act)?;
    let now = act.now;
    Ok(rows::last(act.tx, person)?.filter(|deed| deed.until_at > now))
}

/// Forgets it.
pub fn forget(act: &mut Act) -> Done<()> {
    let person = act.person()?;
    Ok(rows::forget(act.tx, person)?)
}
