//! Drafts: nothing typed is ever lost.

use calls::{Call, IdeaForm, Refusal};
use city::{Actor, Id};
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::calls::draft::{self, Draft};

use crate::{Act, Stage};

/// How long a draft is kept after its last change.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

fn expires(now: Timestamp) -> Timestamp {
    now.checked_add(KEPT).unwrap_or(now)
}

/// Whether a draft belongs to this browser or this person.
pub fn is_own(draft: &Draft, actor: &Actor, browser_hash: &[u8]) -> bool {
    match draft.person {
        Some(person) => actor.person == Some(person),
        None => draft.browser_hash == browser_hash,
    }
}

/// A draft of one's own.
pub fn own(tx: &mut Tx, actor: &Actor, browser_hash: &[u8], id: Id<Draft>) -> Act<Draft> {
    let draft = draft::get(tx, id)?;
    if is_own(&draft, actor, browser_hash) { Ok(draft) } else { Err(Refusal::NotFound.into()) }
}

/// The draft a browser has begun for a call, if it may go on with it.
pub fn begun(
    tx: &mut Tx,
    actor: &Actor,
    browser_hash: &[u8],
    call: Id<Call>,
) -> Act<Option<Draft>> {
    Ok(draft::of_browser(tx, browser_hash, call)?
        .filter(|draft| is_own(draft, actor, browser_hash)))
}

/// Keeps what was typed, whatever is wrong with it: in the draft that was begun, or a new one.
pub fn keep(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    browser_hash: &[u8],
    call: Id<Call>,
    form: &IdeaForm,
) -> Act<Draft> {
    let earlier = begun(tx, actor, browser_hash, call)?;
    let draft = Draft {
        id: earlier.as_ref().map_or_else(|| stage.new_id(), |draft| draft.id),
        call,
        browser_hash: browser_hash.to_vec(),
        person: actor.person.or(earlier.as_ref().and_then(|draft| draft.person)),
        form: form.clone(),
        changed_at: stage.now,
    };
    if earlier.is_some() {
        draft::update(tx, &draft, expires(stage.now))?;
    } else {
        draft::insert(tx, &draft, expires(stage.now))?;
    }
    Ok(draft)
}

/// Gives the drafts of a browser to the person who has just signed in with it.
pub fn claim(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Draft>) -> Act<Draft> {
    let mut draft = draft::get(tx, id)?;
    if draft.person.is_some() && draft.person != actor.person {
        return Err(Refusal::NotFound.into());
    }
    draft.person = actor.person;
    draft::update(tx, &draft, expires(stage.now))?;
    Ok(draft)
}

/// Throws a draft of one's own away.
pub fn discard(tx: &mut Tx, actor: &Actor, browser_hash: &[u8], id: Id<Draft>) -> Act<()> {
    own(tx, actor, browser_hash, id)?;
    Ok(draft::remove(tx, id)?)
}
