//! Ideas that are brought for an organisation by somebody who speaks for it.
//!
//! That an idea was brought for an organisation stays when its author leaves the organisation or erases their account: it was
//! said in its name, and its name is nobody's. Where the organisation is hidden, or the city has no organisations, nothing is
//! said.

use std::collections::HashMap;

use calls::Idea;
use city::organisation_member::may_speak;
use city::{Id, Membership, Module, Organisation, Refusal};
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
    let speaks = mine.filter(|(one, part): &(Organisation, Membership)| {
        may_speak(one, Some(part)).is_ok()
    });
    Ok(speaks.map(|(one, _)| one).collect())
}

/// Says for which organisation an idea of one's own is brought, or that it is one's own. Whether the idea may be changed has
/// been looked at.
pub fn set(act: &mut Act, idea: Id<Idea>, chosen: Option<Id<Organisation>>) -> Done<()> {
    if !is_on(act) {
        return Ok(());
    }
    let was = rows::of(act.tx, idea)?;
    if was == chosen {
        return Ok(());
    }
    if let Some(id) = chosen {
        let organisation = organisation::get(act.tx, id)?;
        let own = own_part(act, id)?;
        may_speak(&organisation, own.as_ref()).map_err(|_| Refusal::NotFound)?;
    }
    Ok(rows::set(act.tx, idea, chosen)?)
}

/// For which organisation an idea was brought, where that may be said.
pub fn of(act: &mut Act, idea: Id<Idea>) -> Done<Option<Organisation>> {
    Ok(of_these(act, &[idea])?.remove(&idea))
}

/// For which organisations these ideas were brought, where that may be said.
pub fn of_these(act: &mut Act, ideas: &[Id<Idea>]) -> Done<HashMap<Id<Idea>, Organisation>> {
    if !is_on(act) {
        return Ok(HashMap::new());
    }
    let mut known: HashMap<Id<Organisation>, Organisation> = HashMap::new();
    let mut all = HashMap::new();
    for (idea, id) in rows::of_these(act.tx, ideas)? {
        let one = match known.get(&id) {
            Some(one) => one.clone(),
            None => organisation::get(act.tx, id)?,
        };
        known.insert(id, one.clone());
        if one.is_listed() {
            all.insert(idea, one);
        }
    }
    Ok(all)
}
