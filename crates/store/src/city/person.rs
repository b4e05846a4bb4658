//! People and their roles.

use city::{Actor, Id, Language, Mail, MailChoice, NameShown, Person, Role, Standing, Work};
use jiff::Timestamp;

use super::{address, block, letter, mandate, proof, recovery};
use crate::calls::{evaluation, sheet};
use crate::desk::task;
use crate::events::registration;
use crate::organisations::claim;
use crate::things::{document, proposal, support};
use crate::{Error, Json, Result, Tx, jobs};

crate::row! {
    struct Kept from "person" {
        id: Id<Person>,
        mail: Option<Mail>,
        name: String,
        language: Language,
        mail_choice: Json<MailChoice>,
        known: bool,
    }
    /// A person in the list that admins see.
    pub struct Listed from "person p" {
        id: Id<Person>,
        mail: Option<String>,
        name: String,
        made_at: Timestamp,
        seen_at: Timestamp,
    }
    /// What was erased with an account.
    pub struct Traces { ideas: i64, comments: i64, supports: i64, follows: i64, sessions: i64 }
}

crate::statements! {
    fn kept(id: Id<Person>) -> Option<Kept> = select "where id = ?1";
    fn kept_by_mail(mail: &Mail) -> Option<Kept> = select "where mail = ?1";
    #[expect(clippy::too_many_arguments, reason = "one for each column")]
    fn enter(id: Id<Person>, mail: Option<&Mail>, name: &str, language: &Language, mail_choice: Json<&MailChoice>, known: bool, now: Timestamp) = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
    fn change(id: Id<Person>, name: &str, language: &Language, mail_choice: Json<&MailChoice>) = "update person set name = ?2, language = ?3, mail_choice = ?4 where id = ?1 and erased_at is null";
    fn note_new(id: Id<Person>) = "update person set known = false where id = ?1";
    fn note_known(id: Id<Person>) = "update person set known = true where id = ?1";
    fn note_seen(id: Id<Person>, now: Timestamp) = "update person set seen_at = ?2 where id = ?1";
    fn read_up_to(id: Id<Person>) -> i64 = "select news_read from person where id = ?1";
    fn note_read(id: Id<Person>, newest: i64) = "update person set news_read = ?2 where id = ?1";
    /// Their own roles: those for the whole city and without an end.
    pub fn roles(id: Id<Person>) -> Vec<Role> = "select role from role where person = ?1 order by role";
    /// Everybody's roles.
    pub fn all_roles() -> Vec<(Id<Person>, Role)> = "select person, role from role order by person, role";
    /// The people with a role.
    pub fn with_role(role: Role) -> Vec<Id<Person>> = "select person from role where role = ?1 order by person";
    fn enter_role(id: Id<Person>, role: Role, now: Timestamp) = "insert into role (person, role, made_at) values (?1, ?2, ?3) on conflict (person, role) do nothing";
    fn drop_role(id: Id<Person>, role: Role) = "delete from role where person = ?1 and role = ?2";
    fn with_session(hash: &[u8], now: Timestamp) -> Option<Id<Person>> = "select person from session where hash = ?1 and expires_at > ?2";
    fn with_token(hash: &[u8], now: Timestamp) -> Option<Id<Person>> = "select person from token where hash = ?1 and expires_at > ?2";
    /// People in order of arrival, after an identifier.
    pub fn list(after: i64, limit: i64) -> Vec<Listed> = select "where p.erased_at is null and p.id > ?1 order by p.id limit ?2";
    fn named(from: &str, to: &str, limit: i64) -> Vec<Listed> = select "where p.erased_at is null and p.name >= ?1 and p.name < ?2 order by p.name, p.id limit ?3";
    /// The person with this address, as listed.
    pub fn listed_by_mail(mail: &Mail) -> Option<Listed> = select "where p.erased_at is null and p.mail = ?1";
    /// Everyone with a role of their own.
    pub fn staff() -> Vec<Listed> = select "where p.erased_at is null and p.id in (select r.person from role r) order by p.name, p.id";
    /// Everyone with a role, were it for a part of the city or until a day.
    pub fn colleagues(now: Timestamp) -> Vec<Listed> = select "where p.erased_at is null and (p.id in (select r.person from role r) or p.id in (select m.person from mandate m where m.accepted_at is not null and m.ended_at is null and (m.until_at is null or m.until_at > ?1))) order by p.name, p.id";
    fn counted() -> Option<i64> = "select people from person_count where id = 1";
    fn count_in(by: i64) = "insert into person_count (id, people) values (1, ?1) on conflict (id) do update set people = person_count.people + excluded.people";
    fn traces(id: Id<Person>) -> Traces = "select (select count(*) from thing where author = ?1 and noun = 'idea') as ideas, (select count(*) from thing where author = ?1 and noun = 'comment') as comments, (select count(*) from support where person = ?1) as supports, (select count(*) from follow where person = ?1) as follows, (select count(*) from session where person = ?1) as sessions";
    fn blank(id: Id<Person>, mail_choice: Json<&MailChoice>, now: Timestamp) = "update person set mail = null, name = '', mail_choice = ?2, seen_at = ?3, news_read = 0, erased_at = ?3 where id = ?1 and erased_at is null";
}

fn whole(tx: &mut Tx, row: Kept) -> Result<Person> {
    let Actor { roles, posts, proven, .. } = actor(tx, row.id)?;
    Ok(Person {
        id: row.id,
        mail: row.mail,
        name: NameShown::stored(row.name),
        language: row.language,
        mail_choice: row.mail_choice.0,
        standing: if row.known { Standing::Known } else { Standing::New },
        roles,
        posts,
        proven,
    })
}

/// A person.
pub fn get(tx: &mut Tx, id: Id<Person>) -> Result<Person> {
    let row = kept(tx, id)?.ok_or(Error::NotFound)?;
    whole(tx, row)
}

/// The person with this address, if there is one.
pub fn by_mail(tx: &mut Tx, mail: &Mail) -> Result<Option<Person>> {
    match kept_by_mail(tx, mail)? {
        Some(row) => whole(tx, row).map(Some),
        None => Ok(None),
    }
}

/// Enters a person without roles.
pub fn insert(tx: &mut Tx, person: &Person, now: Timestamp) -> Result<()> {
    let known = person.standing == Standing::Known;
    let (mail, choice) = (person.mail.as_ref(), Json(&person.mail_choice));
    enter(tx, person.id, mail, person.name.as_str(), &person.language, choice, known, now)?;
    count_in(tx, 1)?;
    for role in &person.roles {
        add_role(tx, person.id, *role, now)?;
    }
    Ok(())
}

/// Changes what a person chose about themselves.
pub fn update(
    tx: &mut Tx,
    id: Id<Person>,
    name: &NameShown,
    language: &Language,
    choice: &MailChoice,
) -> Result<()> {
    match change(tx, id, name.as_str(), language, Json(choice))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Notes that a moderator has seen a post of theirs.
pub fn mark_known(tx: &mut Tx, id: Id<Person>) -> Result<()> {
    note_known(tx, id)?;
    crate::things::thing::reviewed(tx, id)
}

/// Takes that back: nobody knows them yet, and what they wrote waits to be read.
pub fn mark_new(tx: &mut Tx, id: Id<Person>) -> Result<()> {
    note_new(tx, id)?;
    crate::things::thing::unreviewed(tx, id)
}

/// The newest of their news that somebody has seen.
pub fn news_read(tx: &mut Tx, id: Id<Person>) -> Result<i64> {
    read_up_to(tx, id)
}

/// Notes that somebody has seen their news up to this.
pub fn read_news(tx: &mut Tx, id: Id<Person>, newest: i64) -> Result<()> {
    note_read(tx, id, newest).map(|_| ())
}

/// Notes that they were here.
pub fn seen(tx: &mut Tx, id: Id<Person>, now: Timestamp) -> Result<()> {
    note_seen(tx, id, now).map(|_| ())
}

/// Who somebody is when they act in this transaction: with their own roles, and with what they were given for a part of
/// the city or until a day that has not come.
pub fn actor(tx: &mut Tx, id: Id<Person>) -> Result<Actor> {
    let own = roles(tx, id)?;
    let mandates = mandate::of_person(tx, id)?;
    let now = Timestamp::from_microsecond(tx.now())
        .map_err(|_| Error::Bug("the clock is out of bounds".to_owned()))?;
    let blocked = block::blocked(tx, id, now)?;
    let proven = proof::level(tx, id, now)?;
    Ok(Actor { proven, ..Actor::holding(id, own, &mandates, now).silenced(blocked) })
}

/// What somebody was given for the city, whether or not they are blocked.
pub fn held(tx: &mut Tx, id: Id<Person>, now: Timestamp) -> Result<Actor> {
    let (own, mandates) = (roles(tx, id)?, mandate::of_person(tx, id)?);
    Ok(Actor::holding(id, own, &mandates, now))
}

/// Who holds the session with this digest; nobody when it is over.
pub fn holding_session(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Actor> {
    match with_session(tx, hash, now)? {
        Some(person) => actor(tx, person),
        None => Ok(Actor::anonymous()),
    }
}

/// Who holds the personal token with this digest; nobody when it is over.
pub fn holding_token(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Actor> {
    match with_token(tx, hash, now)? {
        Some(person) => actor(tx, person),
        None => Ok(Actor::anonymous()),
    }
}

/// Gives a role.
pub fn add_role(tx: &mut Tx, id: Id<Person>, role: Role, now: Timestamp) -> Result<()> {
    enter_role(tx, id, role, now).map(|_| ())
}

/// Takes a role away; false when they did not have it.
pub fn remove_role(tx: &mut Tx, id: Id<Person>, role: Role) -> Result<bool> {
    Ok(drop_role(tx, id, role)? == 1)
}

/// People whose name begins so (as it is spelt).
pub fn by_name(tx: &mut Tx, start: &str, limit: i64) -> Result<Vec<Listed>> {
    let end = format!("{start}\u{10ffff}");
    named(tx, start, &end, limit)
}

/// How many people have an account.
pub fn count(tx: &mut Tx) -> Result<i64> {
    Ok(counted(tx)?.unwrap_or(0))
}

/// Erases an account, as the register of personal data says: ideas and comments stay without a name, so that
/// conversations and decisions can still be followed.
pub fn erase(tx: &mut Tx, id: Id<Person>, now: Timestamp) -> Result<Traces> {
    let person = get(tx, id)?;
    let traces = traces(tx, id)?;
    support::take_all(tx, id)?;
    sheet::take_all(tx, id)?;
    evaluation::take_all(tx, id)?;
    document::take_all(tx, id, now)?;
    registration::take_all(tx, id, now)?;
    jobs::drop_for(tx, &id.to_string())?;
    address::take_all(tx, id)?;
    recovery::take_all(tx, id)?;
    for letter in letter::unsent_to(tx, id, person.mail.as_ref())? {
        jobs::drop_for(tx, &letter.to_string())?;
    }
    task::close_all_by(tx, id, Work::Appeal)?;
    claim::close_all_of(tx, id)?;
    proposal::close_all_of(tx, id)?;
    crate::register::erase(tx, id, person.mail.as_ref())?;
    let none = MailChoice::NONE;
    match blank(tx, id, Json(&none), now)? {
        0 => Err(Error::NotFound),
        _ => count_in(tx, -1).map(|_| traces),
    }
}
