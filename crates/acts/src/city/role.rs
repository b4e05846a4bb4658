//! Roles: what people do for the city, given and taken by its admins.

use city::audit::Action;
use city::{Flaw, Flaws, Id, Mail, Pace, Person, Refusal, Role};
use serde_json::{Value, json};
use store::city::appointment::{self, Appointment, Change};
use store::city::person as rows;
use store::jobs::Urgency;

use super::person::arrive;
use crate::things::notice::LETTERS_JOB;
use crate::{Act, Done};

/// Gives a role to whoever has this address; they get an account if they had none.
pub fn give(act: &mut Act, mail: &Mail, role: Role) -> Done<Id<Person>> {
    act.require(Role::Admin)?;
    of_city(&[role])?;
    let person = match rows::by_mail(act.tx, mail)? {
        Some(person) => person,
        None => {
            let language = act.stage.city.own_language();
            arrive(act, mail, &language)?
        }
    };
    if !rows::roles(act.tx, person.id)?.contains(&role) {
        grant(act, person.id, role, &json!({ "role": role.key() }))?;
    }
    Ok(person.id)
}

/// Gives and takes roles so that somebody has exactly these. The last admin stays one.
pub fn set(act: &mut Act, person: Id<Person>, wished: &[Role]) -> Done<()> {
    act.require(Role::Admin)?;
    of_city(wished)?;
    let known = rows::get(act.tx, person)?;
    // An erased account has no address, and nobody who could use a role.
    if known.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let own = rows::roles(act.tx, person)?;
    for role in Role::OF_CITY {
        match (own.contains(&role), wished.contains(&role)) {
            (false, true) => grant(act, person, role, &json!({ "role": role.key() }))?,
            (true, false) => take(act, person, role)?,
            _ => {}
        }
    }
    Ok(())
}

/// `Ok` when each of these is a role for the whole city; others are offered by letter.
fn of_city(roles: &[Role]) -> Result<(), Flaws> {
    let mut flaws = Flaws::default();
    if !roles.iter().all(|role| Role::OF_CITY.contains(role)) {
        flaws.add("role", Flaw::NotAChoice);
    }
    flaws.into_result()
}

/// Gives a role to somebody who does not have it, whoever may decide so. `details` are for the log.
pub fn grant(act: &mut Act, person: Id<Person>, role: Role, details: &Value) -> Done<()> {
    rows::add_role(act.tx, person, role, act.now)?;
    tell(act, person, role, Change::Given)?;
    act.audit_person(Action::GiveRole, person, details)
}

/// Takes a role away. The last admin stays one.
pub fn take(act: &mut Act, person: Id<Person>, role: Role) -> Done<()> {
    act.require(Role::Admin)?;
    if role == Role::Admin && rows::with_role(act.tx, Role::Admin)? == [person] {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    if rows::remove_role(act.tx, person, role)? {
        crate::desk::assign::release(act, person)?;
        tell(act, person, role, Change::Taken)?;
    }
    act.audit_person(Action::TakeRole, person, &json!({ "role": role.key() }))
}

/// Tells somebody what they may do now: on their page, and by letter where they want letters. Whoever changes their
/// own roles knows.
fn tell(act: &mut Act, person: Id<Person>, role: Role, change: Change) -> Done<()> {
    if act.actor.person == Some(person) {
        return Ok(());
    }
    let told = Appointment { id: act.new_id(), person, role, change, made_at: act.now };
    appointment::insert(act.tx, &told)?;
    if !wants_letters(&rows::get(act.tx, person)?) {
        return Ok(());
    }
    let due = act.now.checked_add(act.stage.gather).unwrap_or(act.now);
    act.enqueue(LETTERS_JOB, &person.to_string(), Urgency::Soon, due)
}

fn wants_letters(person: &Person) -> bool {
    person.mail.is_some() && person.mail_choice.own != Pace::Never
}

/// What a letter is to tell somebody of their roles; nothing when they want no letters any more.
pub fn untold(act: &mut Act, person: &Person) -> Done<Vec<Appointment>> {
    if wants_letters(person) { Ok(appointment::untold(act.tx, person.id)?) } else { Ok(Vec::new()) }
}
