//! Roles: what people do for the city, given and taken by its admins.

use city::audit::Action;
use city::{Id, Mail, Person, Refusal, Role};
use serde_json::json;
use store::city::person as rows;

use super::person::arrive;
use crate::{Act, Done};

/// Gives a role to whoever has this address; they get an account if they had none.
pub fn give(act: &mut Act, mail: &Mail, role: Role) -> Done<Id<Person>> {
    act.require(Role::Admin)?;
    let person = match rows::by_mail(act.tx, mail)? {
        Some(person) => person,
        None => {
            let language = act.stage.city.own_language();
            arrive(act, mail, &language)?
        }
    };
    if !person.roles.contains(&role) {
        grant(act, person.id, role)?;
    }
    Ok(person.id)
}

/// Gives and takes roles so that somebody has exactly these. The last admin stays one.
pub fn set(act: &mut Act, person: Id<Person>, wished: &[Role]) -> Done<()> {
    act.require(Role::Admin)?;
    let known = rows::get(act.tx, person)?;
    // An erased account has no address, and nobody who could use a role.
    if known.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    for role in Role::ALL {
        match (known.roles.contains(role), wished.contains(role)) {
            (false, true) => grant(act, person, *role)?,
            (true, false) => take(act, person, *role)?,
            _ => {}
        }
    }
    Ok(())
}

fn grant(act: &mut Act, person: Id<Person>, role: Role) -> Done<()> {
    rows::add_role(act.tx, person, role, act.now)?;
    act.audit_person(Action::GiveRole, person, &json!({ "role": role.key() }))
}

/// Takes a role away. The last admin stays one.
pub fn take(act: &mut Act, person: Id<Person>, role: Role) -> Done<()> {
    act.require(Role::Admin)?;
    if role == Role::Admin && rows::with_role(act.tx, Role::Admin)? == [person] {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::remove_role(act.tx, person, role)?;
    act.audit_person(Action::TakeRole, person, &json!({ "role": role.key() }))
}
