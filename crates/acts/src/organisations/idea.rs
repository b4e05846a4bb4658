//! Ideas that are brought for an organisation by somebody who speaks for it.
//!
//! That an idea was brought for an organisation stays when its author leaves the organisation or erases their account: it was
//! said in its name, and its name is nobody's.

use calls::Idea;
use city::organisation_member::may_speak;
use city::{Id, Membership, Module, Organisation, Refusal};
use store::calls::idea as ideas;
use store::organisations::{idea as rows, organisation};

use super::member;
use super::organisation::own_part;
use crate::{Act, Done};

/// Whether the city has organisations.
fn is_on(act: &Act) -> bool {
    act.stage.city.modules.contains(&Module::Organisations)
}

/// The organisations for which whoever acts may bring an idea.
pub fn choices(act: &mut Act) -> Done<Vec<Organisation>> {
    if act.actor.person.is_none() || !is_on(act) {
        return Ok(Vec::new());
    }
    let mine = member::mine(act)?.into_iter();
    let speaks =
        mine.filter(|(one, part): &(Organisation, Membership)| may_speak(one, Some(part)).is_ok());
    Ok(speaks.map(|(one, _)| one).collect())
}

/// Says for which organisation an idea of one's own is brought, or that it is one's own. Whether the idea may be changed now
/// has been looked at.
pub fn set(act: &mut Act, id: Id<Idea>, chosen: Option<Id<Organisation>>) -> Done<()> {
    let idea = ideas::get(act.tx, id)?;
    if !idea.is_by(&act.actor) {
        return Err(Refusal::NotYours.into());
    }
    if !is_on(act) || idea.behalf.map(|behalf| behalf.id) == chosen {
        return Ok(());
    }
    if let Some(chosen) = chosen {
        let organisation = organisation::get(act.tx, chosen)?;
        let own = own_part(act, chosen)?;
        may_speak(&organisation, own.as_ref()).map_err(|_| Refusal::NotFound)?;
    }
    Ok(rows::set(act.tx, id, chosen)?)
}

/// The organisation that an idea was brought for, where that may be said.
pub fn of(act: &mut Act, idea: &Idea) -> Done<Option<Organisation>> {
    match &idea.behalf {
        Some(behalf) if is_on(act) => Ok(Some(organisation::get(act.tx, behalf.id)?)),
        _ => Ok(None),
    }
}
