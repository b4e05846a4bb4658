//! People: arriving, choosing, roles, and leaving.

use city::{
    Actor, CitySettings, Id, Language, Mail, MailChoice, NameShown, Person, Role, Standing,
};
use serde_json::json;
use store::Tx;
use store::city::person::Traces;
use store::{calls as rows, city as city_rows};

use crate::{Act, Stage, require, signed_in};
use calls::Refusal;

/// The person with a confirmed address: who it was, or a new account.
pub fn arrive(tx: &mut Tx, stage: &Stage, mail: &Mail, language: &Language) -> Act<Person> {
    if let Some(person) = city_rows::person::by_mail(tx, mail)? {
        city_rows::person::seen(tx, person.id, stage.now)?;
        return Ok(person);
    }
    let person = Person {
        id: stage.new_id(),
        mail: Some(mail.clone()),
        name: NameShown::stored(name_from(mail)),
        language: language.clone(),
        mail_choice: MailChoice::default(),
        standing: Standing::New,
        roles: Vec::new(),
    };
    city_rows::person::insert(tx, &person, stage.now)?;
    Ok(person)
}

/// A first name to begin with, from the address, until they choose one: `wendy.b@…` is "Wendy".
fn name_from(mail: &Mail) -> String {
    let name = mail.as_str().split(['@', '.', '+', '_', '-']).next().unwrap_or_default();
    let letters: String = name.chars().filter(|c| c.is_alphabetic()).take(20).collect();
    let mut rest = letters.chars();
    match rest.next() {
        Some(first) if letters.chars().count() > 1 => first.to_uppercase().chain(rest).collect(),
        _ => "Neighbour".to_owned(),
    }
}

/// Saves what somebody chose about themselves.
pub fn choose(
    tx: &mut Tx,
    actor: &Actor,
    name: &NameShown,
    language: &Language,
    choice: &MailChoice,
) -> Act<()> {
    Ok(city_rows::person::update(tx, signed_in(actor)?, name, language, choice)?)
}

/// Stops all mail but codes, from a link in a letter.
pub fn unsubscribe(tx: &mut Tx, person: Id<Person>) -> Act<()> {
    let none = MailChoice { own: city::Pace::Never, followed: city::Pace::Never };
    choose_mail(tx, person, &none)
}

/// Takes that back: mail comes again as it does to somebody new.
pub fn resubscribe(tx: &mut Tx, person: Id<Person>) -> Act<()> {
    choose_mail(tx, person, &MailChoice::default())
}

fn choose_mail(tx: &mut Tx, person: Id<Person>, choice: &MailChoice) -> Act<()> {
    let known = city_rows::person::get(tx, person)?;
    Ok(city_rows::person::update(tx, person, &known.name, &known.language, choice)?)
}

/// Gives a role to whoever has this address; they get an account if they had none.
pub fn give_role(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    mail: &Mail,
    role: Role,
) -> Act<Id<Person>> {
    require(actor, Role::Admin)?;
    let person = match city_rows::person::by_mail(tx, mail)? {
        Some(person) => person,
        None => arrive(tx, stage, mail, &stage.city.own_language())?,
    };
    if !person.roles.contains(&role) {
        grant(tx, stage, actor, person.id, role)?;
    }
    Ok(person.id)
}

/// Gives and takes roles so that somebody has exactly these. The last admin stays one.
pub fn set_roles(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    person: Id<Person>,
    wished: &[Role],
) -> Act<()> {
    require(actor, Role::Admin)?;
    let known = city_rows::person::get(tx, person)?;
    // An erased account has no address, and nobody who could use a role.
    if known.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    for role in Role::ALL {
        match (known.roles.contains(role), wished.contains(role)) {
            (false, true) => grant(tx, stage, actor, person, *role)?,
            (true, false) => take_role(tx, actor, person, *role)?,
            _ => {}
        }
    }
    Ok(())
}

fn grant(tx: &mut Tx, stage: &Stage, actor: &Actor, person: Id<Person>, role: Role) -> Act<()> {
    city_rows::person::add_role(tx, person, role, stage.now)?;
    let details = json!({ "role": role.key() });
    let subject = format!("person {person}");
    Ok(city_rows::audit::append(tx, actor.person, "person.give_role", &subject, &details)?)
}

/// Takes a role away. The last admin stays one.
pub fn take_role(tx: &mut Tx, actor: &Actor, person: Id<Person>, role: Role) -> Act<()> {
    require(actor, Role::Admin)?;
    if role == Role::Admin && city_rows::person::with_role(tx, Role::Admin)? == [person] {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    city_rows::person::remove_role(tx, person, role)?;
    let details = json!({ "role": role.key() });
    city_rows::audit::append(
        tx,
        actor.person,
        "person.take_role",
        &format!("person {person}"),
        &details,
    )?;
    Ok(())
}

/// Erases one's own account. What others built upon stays without a name; the last admin stays.
pub fn erase(tx: &mut Tx, stage: &Stage, actor: &Actor) -> Act<Traces> {
    let person = signed_in(actor)?;
    if city_rows::person::with_role(tx, Role::Admin)? == [person] {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let traces = city_rows::person::erase(tx, person, stage.now)?;
    let details = json!({
        "ideas": traces.ideas, "comments": traces.comments, "supports": traces.supports, "follows": traces.follows,
    });
    city_rows::audit::append::<Person>(
        tx,
        None,
        "person.erase",
        &format!("person {person}"),
        &details,
    )?;
    Ok(traces)
}

/// Everything kept about somebody, as JSON.
pub fn data(tx: &mut Tx, stage: &Stage, actor: &Actor) -> Act<serde_json::Value> {
    let id = signed_in(actor)?;
    let person = city_rows::person::get(tx, id)?;
    let ideas = rows::idea::by_author(tx, id, stage.city.currency)?;
    let comments = rows::comment::by_author(tx, id)?;
    let supports = rows::support::of_person(tx, id)?;
    let follows = rows::follow::of_person(tx, id)?;
    let sessions = city_rows::session::list(tx, id, stage.now)?;
    let tokens = city_rows::token::list(tx, id)?;
    let drafts = rows::draft::of_person(tx, id)?;
    Ok(json!({
        "person": {
            "id": id,
            "mail": person.mail,
            "name": person.name.as_str(),
            "language": person.language,
            "mail_choice": person.mail_choice,
            "roles": person.roles,
        },
        "ideas": ideas.iter().map(|idea| json!({
            "id": idea.id, "call": idea.call, "state": idea.state, "title": idea.input.title, "text": idea.input.text,
            "place": idea.input.place, "published": idea.published,
        })).collect::<Vec<_>>(),
        "comments": comments.iter().map(|c| json!({ "id": c.id, "idea": c.idea, "text": c.text, "made": c.made })).collect::<Vec<_>>(),
        "supports": supports,
        "follows": follows.iter().map(|f| json!({ "noun": f.noun, "id": Id::<calls::Idea>::new(f.subject), "since": f.made_at })).collect::<Vec<_>>(),
        "sessions": sessions.iter().map(|s| json!({ "agent": s.agent, "began": s.made_at, "last_used": s.seen_at })).collect::<Vec<_>>(),
        "tokens": tokens.iter().map(|t| json!({ "name": t.name, "scopes": t.scopes, "made": t.made_at, "ends": t.expires_at })).collect::<Vec<_>>(),
        "drafts": drafts.iter().map(|d| json!({ "call": d.call, "form": d.form, "changed": d.changed_at })).collect::<Vec<_>>(),
    }))
}

/// Saves the city's settings.
pub fn save_city(tx: &mut Tx, actor: &Actor, settings: &CitySettings, version: i64) -> Act<()> {
    require(actor, Role::Admin)?;
    settings.flaws().into_result()?;
    city_rows::settings::update(tx, settings, version)?;
    city_rows::audit::append(
        tx,
        actor.person,
        "city.save",
        "city",
        &json!({ "version": version + 1 }),
    )?;
    Ok(())
}
