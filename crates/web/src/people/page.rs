//! People of the city and their roles.

use axum::response::{IntoResponse, Response};
use city::Refusal;
use city::{Flaw, Flaws, Id, Mail, Person, Role};
use serde::Deserialize;
use store::city::person::{self as rows, Listed};

use crate::forms::Posted;
use crate::http::{InPath, InQuery, Problem, Said, Visit};
use crate::page::{Page, Unfinished};
use crate::people::view::{PeoplePage, PersonRow};
use crate::views::{Choice, FieldError, Pages};
use crate::words::{Words, name};

/// How many are listed on one page, besides everyone with a role.
const SHOWN: usize = 50;
/// How many a search finds at most.
const FOUND: i64 = 100;

/// Who is looked for, and where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    after: String,
}

/// What the page shows.
struct Found {
    people: Vec<Listed>,
    roles: Vec<(Id<Person>, Role)>,
    total: i64,
    next: Option<Id<Person>>,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    mail: String,
    roles: Vec<Role>,
    errors: Vec<FieldError>,
    /// Whose roles could not be changed, and why.
    refused: Option<(Id<Person>, String)>,
}

/// The list: everyone with a role first, then the others in order of arrival; or who was found.
pub(crate) async fn list(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, asked, Typed::default()).await?))
}

/// Gives roles to whoever has an address.
pub(crate) async fn invite(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let roles = chosen(&posted);
    let mut flaws = Flaws::default();
    let mail = flaws.keep("mail", posted.get("mail").parse::<Mail>().map_err(|_| Flaw::NotAMail));
    if roles.is_empty() {
        flaws.add("role", Flaw::Missing);
    }
    let Some(mail) = mail.filter(|_| flaws.is_empty()) else {
        let w = &visit.words;
        let own =
            |field: &str, _: &Flaw| (field == "role").then(|| w.people_role_missing().to_owned());
        let errors = FieldError::list(w, &flaws, own);
        let mail = posted.get("mail").to_owned();
        let typed = Typed { mail, roles, errors, refused: None };
        return Ok(Unfinished(page(&visit, Asked::default(), typed).await?).into_response());
    };
    visit
        .write(move |act| {
            for role in &roles {
                acts::city::role::give(act, &mail, *role)?;
            }
            Ok(())
        })
        .await?;
    Ok(visit.go_saying(visit.to.people(), Said::Saved))
}

/// Gives and takes one person's roles. The last administrator stays one.
pub(crate) async fn change(
    visit: Visit,
    InPath(person): InPath<Id<Person>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let roles = chosen(&posted);
    let outcome = visit.attempt(move |act| acts::city::role::set(act, person, &roles)).await?;
    match outcome {
        Ok(()) => Ok(visit.go_saying(visit.to.people(), Said::Saved)),
        Err(Refusal::AlreadyElsewhere) => {
            let why = visit.words.people_last_admin().to_owned();
            let typed = Typed { refused: Some((person, why)), ..Typed::default() };
            Ok(Unfinished(page(&visit, Asked::default(), typed).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn chosen(posted: &Posted) -> Vec<Role> {
    let roles = posted.all("role").filter_map(|key| key.parse().ok());
    roles.filter(|role| Role::OF_CITY.contains(role)).collect()
}

fn load(tx: &mut store::Tx, q: &str, after: Option<Id<Person>>) -> acts::Done<Found> {
    let (roles, total) = (rows::all_roles(tx)?, rows::count(tx)?);
    if !q.is_empty() {
        return Ok(Found { people: search(tx, q)?, roles, total, next: None });
    }
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut others = rows::list(tx, after.map_or(0, Id::get), most)?;
    let more = others.len() > SHOWN;
    others.truncate(SHOWN);
    let next = others.last().map(|last| last.id).filter(|_| more);
    others.retain(|person| !roles.iter().any(|(id, _)| *id == person.id));
    let mut people = if after.is_none() { rows::staff(tx)? } else { Vec::new() };
    people.extend(others);
    Ok(Found { people, roles, total, next })
}

/// Somebody with this address, or whose name begins so; a small first letter will do.
fn search(tx: &mut store::Tx, q: &str) -> acts::Done<Vec<Listed>> {
    if let Ok(mail) = q.parse::<Mail>() {
        return Ok(rows::listed_by_mail(tx, &mail)?.into_iter().collect());
    }
    let found = rows::by_name(tx, q, FOUND)?;
    let mut letters = q.chars();
    match letters.next() {
        Some(first) if found.is_empty() && first.is_lowercase() => {
            let capital: String = first.to_uppercase().chain(letters).collect();
            Ok(rows::by_name(tx, &capital, FOUND)?)
        }
        _ => Ok(found),
    }
}

async fn page(visit: &Visit, asked: Asked, typed: Typed) -> Result<PeoplePage, Problem> {
    let q = asked.q.trim().to_owned();
    let (wanted, after) = (q.clone(), asked.after.parse().ok());
    let found = visit.read(move |act| load(act.tx, &wanted, after)).await?;
    let (w, list) = (&visit.words, visit.to.people());
    let mut frame = visit.frame(w.people_title());
    frame.desk = true;
    frame.has_errors = !typed.errors.is_empty() || typed.refused.is_some();
    let one = |person: &Listed| row(visit, &found.roles, person, typed.refused.as_ref());
    let matching = i64::try_from(found.people.len()).unwrap_or(i64::MAX);
    Ok(PeoplePage {
        found: if q.is_empty() { w.people_all(found.total) } else { w.people_found(matching) },
        people: found.people.iter().map(one).collect(),
        pages: Pages {
            first: after.is_some().then(|| list.clone()),
            next: found.next.map(|last| format!("{list}?after={last}")),
            ..Pages::default()
        },
        search: list.clone(),
        invite: list,
        q,
        mail: typed.mail,
        roles: role_choices(w, &typed.roles),
        errors: typed.errors,
        frame,
    })
}

fn row(
    visit: &Visit,
    roles: &[(Id<Person>, Role)],
    person: &Listed,
    refused: Option<&(Id<Person>, String)>,
) -> PersonRow {
    let w = &visit.words;
    let own: Vec<Role> =
        roles.iter().filter(|(id, _)| *id == person.id).map(|(_, role)| *role).collect();
    let mut meta: Vec<String> = own.iter().map(|role| role_word(w, *role).to_owned()).collect();
    meta.push(w.person_since(w.date(person.made_at)));
    meta.push(w.person_seen(w.ago(person.seen_at, visit.now)));
    let error = refused.filter(|(id, _)| *id == person.id).map(|(_, why)| why.clone());
    PersonRow {
        name: called(w, person),
        meta,
        block: visit.to.block(person.id),
        action: visit.to.person(person.id),
        roles: role_choices(w, &own),
        error: error.unwrap_or_default(),
    }
}

/// What a person is called in the list: by their address until they have said by which name they want to be seen.
fn called(w: &Words, person: &Listed) -> String {
    match &person.mail {
        Some(mail) if person.name.is_empty() => mail.clone(),
        _ => name(w, &person.name).to_owned(),
    }
}

fn role_choices(w: &Words, own: &[Role]) -> Vec<Choice> {
    let choice =
        |role: &Role| Choice::new(role.key(), role_word(w, *role), own.contains(role).into());
    Role::OF_CITY.iter().map(choice).collect()
}

/// A role in words.
pub fn role_word(w: &Words, role: Role) -> &'static str {
    match role {
        Role::Admin => w.role_admin(),
        Role::Officer => w.role_officer(),
        Role::Moderator => w.role_moderator(),
        Role::Juror => w.role_juror(),
    }
}
