//! Drafts of whatever people bring: nothing typed is ever lost.

use city::{Actor, Id, Person, Refusal};
use jiff::{SignedDuration, Timestamp};
use store::things::draft::{self, Draft, Form};

use store::seal::Holder;

use crate::{Act, Done, sealed};

/// How long a draft is kept after its last change.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The most bytes kept of what was typed: several times what any form takes. Strangers may begin as well, and what they
/// leave has an end.
const MOST: usize = 64 << 10;

fn expires(now: Timestamp) -> Timestamp {
    now.checked_add(KEPT).unwrap_or(now)
}

/// Whether a draft belongs to this browser or this person.
pub fn is_own<F: Form>(draft: &Draft<F>, actor: &Actor, browser_hash: &[u8]) -> bool {
    match draft.person {
        Some(person) => actor.person == Some(person),
        None => draft.browser_hash == browser_hash,
    }
}

/// A draft of one's own.
pub fn own<F: Form>(act: &mut Act, browser_hash: &[u8], id: Id<Draft<F>>) -> Done<Draft<F>> {
    let draft = draft::get(act.tx, id)?;
    if is_own(&draft, &act.actor, browser_hash) { Ok(draft) } else { Err(Refusal::NotFound.into()) }
}

/// How many drafts are offered to be gone on with.
const OFFERED: i64 = 20;

/// The draft of one tab, whose identifier its address names; none while nothing was typed there yet. Somebody else's
/// may as well not exist.
pub fn begun<F: Form>(
    act: &mut Act,
    browser_hash: &[u8],
    id: Id<Draft<F>>,
) -> Done<Option<Draft<F>>> {
    match draft::find(act.tx, id)? {
        Some(found) if is_own(&found, &act.actor, browser_hash) => Ok(Some(found)),
        // Identifiers are given with the page; one that was never given could meet another's.
        None if act.stage.store.has_given(id.get()) => Ok(None),
        Some(_) | None => Err(Refusal::NotFound.into()),
    }
}

/// What whoever acts has begun within a thing, in this browser or signed in.
pub fn unfinished<F: Form>(
    act: &mut Act,
    browser_hash: &[u8],
    within: Id<F::Within>,
) -> Done<Vec<Draft<F>>> {
    Ok(draft::begun(act.tx, browser_hash, act.actor.person, within, OFFERED)?)
}

/// What became of something to be kept.
#[derive(Debug, Clone)]
pub enum Keeping<F: Form> {
    /// It is kept.
    Kept(Draft<F>),
    /// A page that is open elsewhere has kept this newer version, which stays.
    Newer(Draft<F>),
    /// It is far longer than any form may be: whoever typed it has it back, and nothing is kept.
    TooLong,
}

/// Keeps what was typed on a page that was made from a version of its draft, 0 where it began empty. What a newer page
/// kept is not overwritten by an older one, whichever comes last.
pub fn keep_from<F: Form + Clone + PartialEq>(
    act: &mut Act,
    browser_hash: &[u8],
    within: Id<F::Within>,
    id: Id<Draft<F>>,
    form: &F,
    version: i64,
) -> Done<Keeping<F>> {
    if draft::size(form)? > MOST {
        return Ok(Keeping::TooLong);
    }
    match begun(act, browser_hash, id)? {
        Some(newer) if version < newer.version && newer.form != *form => Ok(Keeping::Newer(newer)),
        _ => keep(act, browser_hash, within, id, form).map(Keeping::Kept),
    }
}

/// Keeps what was typed in a tab, whatever is wrong with it and whatever was kept before. It is no longer than
/// [`keep_from`] would keep.
pub fn keep<F: Form + Clone>(
    act: &mut Act,
    browser_hash: &[u8],
    within: Id<F::Within>,
    id: Id<Draft<F>>,
    form: &F,
) -> Done<Draft<F>> {
    let earlier = begun(act, browser_hash, id)?;
    let before = earlier.as_ref().and_then(|draft| draft.sealed.as_ref());
    let sealed = sealed::keep(act, Holder::Draft, id.get(), &form.to_seal(), before)?;
    let draft = Draft {
        id,
        within,
        browser_hash: browser_hash.to_vec(),
        person: act.actor.person.or(earlier.as_ref().and_then(|draft| draft.person)),
        form: form.clone(),
        sealed,
        version: earlier.as_ref().map_or(0, |draft| draft.version) + 1,
        changed_at: act.now,
    };
    if earlier.is_some() {
        draft::update(act.tx, &draft, expires(act.now))?;
    } else {
        draft::insert(act.tx, &draft, expires(act.now))?;
    }
    if let Some(person) = draft.person {
        draft::own_photos(act.tx, person)?;
    }
    Ok(draft)
}

/// Gives the draft of a browser to the person who has just signed in with it.
pub fn claim<F: Form>(act: &mut Act, id: Id<Draft<F>>) -> Done<Draft<F>> {
    let mut draft = draft::get(act.tx, id)?;
    if draft.person.is_some() && draft.person != act.actor.person {
        return Err(Refusal::NotFound.into());
    }
    draft.person = act.actor.person;
    draft::update(act.tx, &draft, expires(act.now))?;
    if let Some(person) = draft.person {
        draft::own_photos(act.tx, person)?;
    }
    Ok(draft)
}

/// Throws a draft away that somebody else wrote in the name of whoever refuses it now; what it was.
pub fn refuse<F: Form>(act: &mut Act, id: Id<Draft<F>>) -> Done<Draft<F>> {
    let found = draft::get(act.tx, id)?;
    // Once somebody has taken it up as theirs, it is theirs to throw away.
    if found.person.is_some() {
        return Err(Refusal::NotFound.into());
    }
    draft::remove(act.tx, id)?;
    Ok(found)
}

/// Gives everything a browser has begun to the person who has just signed in there, so that nobody
/// who uses the browser after them reads it.
pub fn adopt(act: &mut Act, browser_hash: &[u8], person: Id<Person>) -> Done<()> {
    Ok(draft::adopt(act.tx, browser_hash, person)?)
}

/// Throws a draft of one's own away.
pub fn discard<F: Form>(act: &mut Act, browser_hash: &[u8], id: Id<Draft<F>>) -> Done<()> {
    own(act, browser_hash, id)?;
    Ok(draft::remove(act.tx, id)?)
}
