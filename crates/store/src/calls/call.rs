//! Calls.

use calls::{Call, CallState, Closing};
use city::Id;
use jiff::Timestamp;

use crate::nouns::{document, known, text_of};
use crate::{Error, Result, Tx, args};

crate::row! {
    struct Stored {
        id: Id<Call>,
        slug: String,
        state: String,
        version: i64,
        published_at: Option<Timestamp>,
        closed_at: Option<Timestamp>,
        closed_reason: Option<String>,
        results_at: Option<Timestamp>,
        content: String,
    }
}

crate::statements! {
    GET -> Stored = "select id, slug, state, version, published_at, closed_at, closed_reason, results_at, content from call where id = ?1";
    BY_SLUG -> Stored = "select id, slug, state, version, published_at, closed_at, closed_reason, results_at, content from call where slug = ?1";
    LIST -> Stored = "select id, slug, state, version, published_at, closed_at, closed_reason, results_at, content from call order by id desc limit 500";
    SLUG_TAKEN = "select count(*) as taken from call where slug = ?1";
    INSERT = "insert into call (id, slug, state, version, made_at, published_at, closed_at, closed_reason, results_at, content) values (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9)";
    UPDATE = "update call set slug = ?3, state = ?4, version = version + 1, published_at = ?5, closed_at = ?6, closed_reason = ?7, results_at = ?8, content = ?9 where id = ?1 and version = ?2";
}

fn whole(stored: Stored) -> Result<Call> {
    Ok(Call {
        id: stored.id,
        slug: known(stored.slug.parse().ok(), "slug")?,
        state: known(CallState::from_key(&stored.state), "state of a call")?,
        version: stored.version,
        published: stored.published_at,
        closing: stored
            .closed_at
            .map(|at| Closing { at, reason: stored.closed_reason.unwrap_or_default() }),
        results: stored.results_at,
        content: document(&stored.content)?,
    })
}

/// A call.
pub fn get(tx: &mut Tx, id: Id<Call>) -> Result<Call> {
    whole(tx.one(GET, args![id])?)
}

/// The call with this short name.
pub fn by_slug(tx: &mut Tx, slug: &str) -> Result<Call> {
    whole(tx.one(BY_SLUG, args![slug])?)
}

/// All calls, the newest first.
pub fn list(tx: &mut Tx) -> Result<Vec<Call>> {
    let stored: Vec<Stored> = tx.query(LIST, args![])?;
    stored.into_iter().map(whole).collect()
}

/// Whether a short name is in use.
pub fn slug_is_taken(tx: &mut Tx, slug: &str) -> Result<bool> {
    Ok(tx.one::<i64>(SLUG_TAKEN, args![slug])? > 0)
}

/// Enters a call.
pub fn insert(tx: &mut Tx, call: &Call, now: Timestamp) -> Result<()> {
    let (closed, reason) = call.closing.as_ref().map(|c| (c.at, c.reason.as_str())).unzip();
    let content = text_of(&call.content)?;
    tx.execute(
        INSERT,
        args![
            call.id,
            call.slug.as_str(),
            call.state.key(),
            now,
            call.published,
            closed,
            reason,
            call.results,
            content
        ],
    )
    .map(|_| ())
}

/// Saves a call as it was changed; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, call: &Call) -> Result<()> {
    let (closed, reason) = call.closing.as_ref().map(|c| (c.at, c.reason.as_str())).unzip();
    let content = text_of(&call.content)?;
    let changed = tx.execute(
        UPDATE,
        args![
            call.id,
            call.version,
            call.slug.as_str(),
            call.state.key(),
            call.published,
            closed,
            reason,
            call.results,
            content
        ],
    )?;
    if changed == 0 { Err(Error::Retry) } else { Ok(()) }
}
