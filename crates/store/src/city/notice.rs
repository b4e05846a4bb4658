//! Notices: what somebody is to be told, gathered until a letter is due.

use calls::{Audience, Call, Idea, NoticeKind};
use city::{Id, Person};
use jiff::Timestamp;

use crate::nouns::known;
use crate::{Result, Tx, args};

crate::row! {
    struct Stored {
        id: i64,
        person: Id<Person>,
        kind: String,
        audience: String,
        idea: Option<Id<Idea>>,
        call: Option<Id<Call>>,
        reason: String,
        made_at: Timestamp,
        due_at: Timestamp,
    }
}

/// Something to tell somebody.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its identifier.
    pub id: i64,
    /// Whom.
    pub person: Id<Person>,
    /// What.
    pub kind: NoticeKind,
    /// In which role they hear of it.
    pub audience: Audience,
    /// About which idea.
    pub idea: Option<Id<Idea>>,
    /// About which call.
    pub call: Option<Id<Call>>,
    /// The reason or the words that go with it.
    pub reason: String,
    /// Since when.
    pub made_at: Timestamp,
    /// When a letter is due.
    pub due_at: Timestamp,
}

crate::statements! {
    INSERT = "insert into notice (id, person, kind, audience, idea, call, reason, made_at, due_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    DUE = "select distinct person from notice where letter is null and due_at <= ?1 order by person limit ?2";
    OF -> Stored = "select id, person, kind, audience, idea, call, reason, made_at, due_at from notice where person = ?1 and letter is null and due_at <= ?2 order by id limit 200";
    TOLD = "update notice set letter = ?2 where person = ?1 and letter is null and due_at <= ?3";
    TAKE_BACK = "delete from notice where idea = ?1 and kind = ?2 and letter is null";
    NEXT = "select due_at from notice where letter is null order by due_at limit 1";
    PURGE = "delete from notice where letter is not null and made_at < ?1";
    RECENT -> Stored = "select id, person, kind, audience, idea, call, reason, made_at, due_at from notice where person = ?1 order by made_at desc, id desc limit ?2";
}

fn audience(key: &str) -> Option<Audience> {
    match key {
        "own" => Some(Audience::Own),
        "follower" => Some(Audience::Follower),
        _ => None,
    }
}

fn whole(stored: Stored) -> Result<Notice> {
    Ok(Notice {
        id: stored.id,
        person: stored.person,
        kind: known(NoticeKind::from_key(&stored.kind), "notice")?,
        audience: known(audience(&stored.audience), "audience")?,
        idea: stored.idea,
        call: stored.call,
        reason: stored.reason,
        made_at: stored.made_at,
        due_at: stored.due_at,
    })
}

/// Gathers a notice.
pub fn insert(tx: &mut Tx, new: &Notice) -> Result<()> {
    let audience = match new.audience {
        Audience::Own => "own",
        Audience::Follower => "follower",
    };
    tx.execute(
        INSERT,
        args![
            new.id,
            new.person,
            new.kind.key(),
            audience,
            new.idea,
            new.call,
            new.reason,
            new.made_at,
            new.due_at
        ],
    )
    .map(|_| ())
}

/// People to whom a letter is due.
pub fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Id<Person>>> {
    let ids: Vec<i64> = tx.query(DUE, args![now, limit])?;
    Ok(ids.into_iter().map(Id::new).collect())
}

/// What a person has not been told yet and is due.
pub fn of(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Vec<Notice>> {
    let stored: Vec<Stored> = tx.query(OF, args![person, now])?;
    stored.into_iter().map(whole).collect()
}

/// Notes that a letter tells them; 0 stands for "they want none".
pub fn told(tx: &mut Tx, person: Id<Person>, letter: i64, now: Timestamp) -> Result<()> {
    tx.execute(TOLD, args![person, letter, now]).map(|_| ())
}

/// When the next letter is due.
pub fn next_due(tx: &mut Tx) -> Result<Option<Timestamp>> {
    let micros: Option<i64> = tx.opt(NEXT, args![])?;
    Ok(micros.and_then(|micros| Timestamp::from_microsecond(micros).ok()))
}

/// The newest notices of a person, told or not.
pub fn recent(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Notice>> {
    let stored: Vec<Stored> = tx.query(RECENT, args![person, limit])?;
    stored.into_iter().map(whole).collect()
}

/// Removes what was told before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute(PURGE, args![before])
}

/// Takes back what nobody has been told yet about an idea; how many would have heard.
pub fn take_back(tx: &mut Tx, idea: Id<Idea>, kind: NoticeKind) -> Result<u64> {
    tx.execute(TAKE_BACK, args![idea, kind.key()])
}
