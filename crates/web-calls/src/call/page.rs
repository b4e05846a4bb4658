//! Calls as they are read: one that this reader may see, and all of them.

use calls::Call;
use city::{Id, Slug};
use store::calls as rows;

/// A call this reader may see, and whether they follow it.
pub(crate) fn readable(act: &mut acts::Act, slug: &Slug) -> acts::Done<(Call, bool)> {
    let call = rows::call::by_slug(act.tx, slug)?;
    if !calls::may_read_call(&act.actor, &call) {
        return Err(city::Refusal::NotFound.into());
    }
    let follows = match act.actor.person {
        Some(person) => store::things::follow::has(act.tx, call.id.thing(), person)?,
        None => false,
    };
    Ok((call, follows))
}

/// Every call this reader may see with the number of its ideas, the newest first.
pub(crate) fn readable_calls(act: &mut acts::Act) -> acts::Done<Vec<(Call, i64)>> {
    let counts = rows::numbers::per_call(act.tx)?;
    let ideas =
        |id: Id<Call>| counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, ideas)| *ideas);
    let found = rows::call::list(act.tx)?.into_iter();
    let readable = found.filter(|call| calls::may_read_call(&act.actor, call));
    Ok(readable
        .map(|call| {
            let ideas = ideas(call.id);
            (call, ideas)
        })
        .collect())
}
