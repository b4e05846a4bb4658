//! What is being typed in any form, kept until it is sent: nothing typed is ever lost.

use city::{Id, Person, Role, ToSeal};
use jiff::SignedDuration;
pub use store::city::typed::Typed as Row;
use store::city::typed::{self as rows, Fields};

use store::seal::Holder;

use crate::{Act, Done, sealed};

/// How long it is kept after its last change: of somebody who is known, and of a browser.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
const KEPT_OF_BROWSER: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The most bytes of a form that are kept, so that nobody fills the disk with what is never sent.
const MOST: usize = 256 << 10;
const MOST_OF_BROWSER: usize = 16 << 10;
/// Of an admin as much as a form can bring: outlines of neighbourhoods travel with the settings.
const MOST_OF_ADMIN: usize = 1 << 20;

/// How many forms are kept for each; the oldest go first.
const FORMS: i64 = 50;

/// What became of something to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept, as this version.
    Kept(i64),
    /// A page that is open elsewhere has kept a newer version, which stays.
    Newer(i64),
    /// It is more than is kept.
    TooMuch,
}

/// What whoever acts has typed in a form, in this browser or signed in.
pub fn of(act: &mut Act, browser_hash: &[u8], form: &str) -> Done<Option<Row>> {
    Ok(rows::of(act.tx, browser_hash, act.actor.person, form)?)
}

/// Keeps what is typed in a form. `from` is the version the page was made from, 0 for a form that began empty: what a
/// newer page kept is not overwritten by an older one, whichever comes last. None is a button, which says what holds. What is
/// asked for sealed is kept sealed here too.
pub fn keep(
    act: &mut Act,
    browser_hash: &[u8],
    form: &str,
    (fields, to_seal): (&Fields, &ToSeal),
    from: Option<i64>,
) -> Done<Keeping> {
    let (most, kept) = match act.actor.person {
        Some(_) if act.actor.is(Role::Admin) => (MOST_OF_ADMIN, KEPT),
        Some(_) => (MOST, KEPT),
        None => (MOST_OF_BROWSER, KEPT_OF_BROWSER),
    };
    let in_clear = fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
    let sealed = to_seal.iter().filter_map(|(_, words)| Some(words.as_ref()?.reveal().len()));
    if in_clear + sealed.sum::<usize>() > most {
        return Ok(Keeping::TooMuch);
    }
    let earlier = of(act, browser_hash, form)?;
    let stored = earlier.as_ref().map_or(0, |typed| typed.version);
    if from.is_some_and(|from| from < stored) {
        return Ok(Keeping::Newer(stored));
    }
    let id = earlier.as_ref().map_or_else(|| act.new_id(), |typed| typed.id);
    let before = earlier.as_ref().and_then(|typed| typed.sealed.as_ref());
    let sealed = sealed::keep(act, Holder::Typed, id.get(), to_seal, before)?;
    let typed = Row {
        id,
        sealed,
        form: form.to_owned(),
        browser_hash: browser_hash.to_vec(),
        person: act.actor.person,
        fields: store::Json(fields.clone()),
        version: stored + 1,
        changed_at: act.now,
        expires_at: act.now.checked_add(kept).unwrap_or(act.now),
    };
    rows::save(act.tx, &typed)?;
    if earlier.is_none() {
        rows::keep_newest(act.tx, browser_hash, act.actor.person, FORMS)?;
    }
    Ok(Keeping::Kept(typed.version))
}

/// Throws it away: it was sent, or its writer wants so.
pub fn forget(act: &mut Act, browser_hash: &[u8], form: &str) -> Done<()> {
    Ok(rows::remove(act.tx, browser_hash, act.actor.person, form)?)
}

/// Gives everything a browser has typed to the person who has just signed in there.
pub fn adopt(act: &mut Act, browser_hash: &[u8], person: Id<Person>) -> Done<()> {
    Ok(rows::adopt(act.tx, browser_hash, person)?)
}
