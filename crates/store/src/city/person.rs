//! People and their roles.

use city::{Actor, Id, Language, Mail, MailChoice, NameShown, Person, Role, Standing};
use jiff::Timestamp;

use crate::nouns::{document, known, text_of};
use crate::{Error, Result, Tx, args};

crate::row! {
    struct Stored {
        id: Id<Person>,
        mail: Option<String>,
        name: String,
        language: Language,
        mail_choice: String,
        known: bool,
    }
    /// A person in the list that admins see.
    pub struct Listed { id: Id<Person>, mail: Option<String>, name: String, made_at: Timestamp, seen_at: Timestamp }
    /// What was erased with an account.
    pub struct Traces { ideas: i64, comments: i64, supports: i64, follows: i64, sessions: i64 }
    struct PersonRole { person: Id<Person>, role: String }
}

crate::statements! {
    GET -> Stored = "select id, mail, name, language, mail_choice, known from person where id = ?1";
    BY_MAIL -> Stored = "select id, mail, name, language, mail_choice, known from person where mail = ?1";
    INSERT = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
    UPDATE = "update person set name = ?2, language = ?3, mail_choice = ?4 where id = ?1 and erased_at is null";
    MARK_KNOWN = "update person set known = true where id = ?1";
    SEEN = "update person set seen_at = ?2 where id = ?1";
    NEWS_READ = "select news_read from person where id = ?1";
    READ_NEWS = "update person set news_read = ?2 where id = ?1";
    ROLES = "select role from role where person = ?1 order by role";
    ALL_ROLES -> PersonRole = "select person, role from role order by person, role";
    WITH_ROLE = "select person from role where role = ?1 order by person";
    ADD_ROLE = "insert into role (person, role, made_at) values (?1, ?2, ?3) on conflict (person, role) do nothing";
    REMOVE_ROLE = "delete from role where person = ?1 and role = ?2";
    REMOVE_ROLES = "delete from role where person = ?1";
    LIST -> Listed = "select id, mail, name, made_at, seen_at from person where erased_at is null and id > ?1 order by id limit ?2";
    BY_NAME -> Listed = "select id, mail, name, made_at, seen_at from person where erased_at is null and name >= ?1 and name < ?2 order by name, id limit ?3";
    LISTED_BY_MAIL -> Listed = "select id, mail, name, made_at, seen_at from person where erased_at is null and mail = ?1";
    STAFF -> Listed = "select p.id as id, p.mail as mail, p.name as name, p.made_at as made_at, p.seen_at as seen_at from person p where p.erased_at is null and exists (select 1 from role r where r.person = p.id) order by p.name, p.id";
    COUNT = "select people from person_count where id = 1";
    COUNT_IN = "insert into person_count (id, people) values (1, ?1) on conflict (id) do update set people = person_count.people + excluded.people";
    TRACES -> Traces = "select (select count(*) from idea where author = ?1) as ideas, (select count(*) from comment where author = ?1) as comments, (select count(*) from support where person = ?1) as supports, (select count(*) from follow where person = ?1) as follows, (select count(*) from session where person = ?1) as sessions";
    ERASE = "update person set mail = null, name = '', mail_choice = ?2, erased_at = ?3 where id = ?1 and erased_at is null";
    DROP_SESSIONS = "delete from session where person = ?1";
    DROP_TOKENS = "delete from token where person = ?1";
    DROP_FOLLOWS = "delete from follow where person = ?1";
    DROP_DRAFTS = "delete from draft where person = ?1";
    DROP_NOTICES = "delete from notice where person = ?1";
    DROP_LETTERS = "delete from letter where person = ?1";
    DROP_SIGN_INS = "delete from sign_in where mail = ?1";
    SUPPORTED_IDEAS = "select idea from support where person = ?1 order by idea";
    DROP_SUPPORTS = "delete from support where person = ?1";
    LOWER_SUPPORT = "update idea set supports = supports - 1 where id = ?1";
}

fn whole(tx: &mut Tx, stored: Stored) -> Result<Person> {
    let roles = roles(tx, stored.id)?;
    Ok(Person {
        id: stored.id,
        mail: stored.mail.and_then(|mail| mail.parse().ok()),
        name: NameShown::stored(stored.name),
        language: stored.language,
        mail_choice: document(&stored.mail_choice)?,
        standing: if stored.known { Standing::Known } else { Standing::New },
        roles,
    })
}

/// A person.
pub fn get(tx: &mut Tx, id: Id<Person>) -> Result<Person> {
    let stored = tx.one(GET, args![id])?;
    whole(tx, stored)
}

/// The person with this address, if there is one.
pub fn by_mail(tx: &mut Tx, mail: &Mail) -> Result<Option<Person>> {
    match tx.opt(BY_MAIL, args![mail.as_str()])? {
        Some(stored) => whole(tx, stored).map(Some),
        None => Ok(None),
    }
}

/// Enters a person without roles.
pub fn insert(tx: &mut Tx, person: &Person, now: Timestamp) -> Result<()> {
    let mail = person.mail.as_ref().map(Mail::as_str);
    let known = person.standing == Standing::Known;
    let choice = text_of(&person.mail_choice)?;
    tx.execute(
        INSERT,
        args![person.id, mail, person.name.as_str(), person.language, choice, known, now],
    )?;
    tx.execute(COUNT_IN, args![1])?;
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
    match tx.execute(UPDATE, args![id, name.as_str(), language, text_of(choice)?])? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Notes that a moderator has seen a post of theirs.
pub fn mark_known(tx: &mut Tx, id: Id<Person>) -> Result<()> {
    tx.execute(MARK_KNOWN, args![id]).map(|_| ())
}

/// The newest of their news that somebody has seen.
pub fn news_read(tx: &mut Tx, id: Id<Person>) -> Result<i64> {
    tx.one(NEWS_READ, args![id])
}

/// Notes that somebody has seen their news up to this.
pub fn read_news(tx: &mut Tx, id: Id<Person>, newest: i64) -> Result<()> {
    tx.execute(READ_NEWS, args![id, newest]).map(|_| ())
}

/// Notes that they were here.
pub fn seen(tx: &mut Tx, id: Id<Person>, now: Timestamp) -> Result<()> {
    tx.execute(SEEN, args![id, now]).map(|_| ())
}

/// Their roles.
pub fn roles(tx: &mut Tx, id: Id<Person>) -> Result<Vec<Role>> {
    let keys: Vec<String> = tx.query(ROLES, args![id])?;
    keys.iter().map(|key| known(key.parse().ok(), "role")).collect()
}

/// Who somebody is when they act.
pub fn actor(tx: &mut Tx, id: Id<Person>) -> Result<Actor> {
    Ok(Actor { person: Some(id), roles: roles(tx, id)? })
}

/// Everybody's roles.
pub fn all_roles(tx: &mut Tx) -> Result<Vec<(Id<Person>, Role)>> {
    let stored: Vec<PersonRole> = tx.query(ALL_ROLES, args![])?;
    stored.into_iter().map(|row| Ok((row.person, known(row.role.parse().ok(), "role")?))).collect()
}

/// The people with a role.
pub fn with_role(tx: &mut Tx, role: Role) -> Result<Vec<Id<Person>>> {
    let ids: Vec<i64> = tx.query(WITH_ROLE, args![role.key()])?;
    Ok(ids.into_iter().map(Id::new).collect())
}

/// Gives a role.
pub fn add_role(tx: &mut Tx, id: Id<Person>, role: Role, now: Timestamp) -> Result<()> {
    tx.execute(ADD_ROLE, args![id, role.key(), now]).map(|_| ())
}

/// Takes a role away.
pub fn remove_role(tx: &mut Tx, id: Id<Person>, role: Role) -> Result<()> {
    tx.execute(REMOVE_ROLE, args![id, role.key()]).map(|_| ())
}

/// People in order of arrival, after an identifier.
pub fn list(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Listed>> {
    tx.query(LIST, args![after, limit])
}

/// People whose name begins so (as it is spelt).
pub fn by_name(tx: &mut Tx, start: &str, limit: i64) -> Result<Vec<Listed>> {
    let end = format!("{start}\u{10ffff}");
    tx.query(BY_NAME, args![start, end, limit])
}

/// The person with this address, as listed.
pub fn listed_by_mail(tx: &mut Tx, mail: &Mail) -> Result<Option<Listed>> {
    tx.opt(LISTED_BY_MAIL, args![mail.as_str()])
}

/// Everyone with a role.
pub fn staff(tx: &mut Tx) -> Result<Vec<Listed>> {
    tx.query(STAFF, args![])
}

/// How many people have an account.
pub fn count(tx: &mut Tx) -> Result<i64> {
    Ok(tx.opt(COUNT, args![])?.unwrap_or(0))
}

/// Erases an account: address, name, supports, follows, drafts, letters, sessions and tokens go; ideas
/// and comments stay without a name, so that conversations and decisions can still be followed.
pub fn erase(tx: &mut Tx, id: Id<Person>, now: Timestamp) -> Result<Traces> {
    let person = get(tx, id)?;
    let traces: Traces = tx.one(TRACES, args![id])?;
    let supported: Vec<i64> = tx.query(SUPPORTED_IDEAS, args![id])?;
    for idea in supported {
        tx.execute(LOWER_SUPPORT, args![idea])?;
    }
    for statement in [
        DROP_SUPPORTS,
        DROP_SESSIONS,
        DROP_TOKENS,
        DROP_FOLLOWS,
        DROP_DRAFTS,
        DROP_NOTICES,
        DROP_LETTERS,
        REMOVE_ROLES,
    ] {
        tx.execute(statement, args![id])?;
    }
    if let Some(mail) = &person.mail {
        tx.execute(DROP_SIGN_INS, args![mail.as_str()])?;
    }
    let none = text_of(&MailChoice { own: city::Pace::Never, followed: city::Pace::Never })?;
    match tx.execute(ERASE, args![id, none, now])? {
        0 => Err(Error::NotFound),
        _ => tx.execute(COUNT_IN, args![-1]).map(|_| traces),
    }
}
