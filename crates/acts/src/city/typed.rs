//! What is being typed in any form, kept until it is sent: nothing typed is ever lost.

use city::{Id, Person};
use jiff::SignedDuration;
pub use store::city::typed::Typed as Row;
use store::city::typed::{self as rows, Fields};

use crate::{Act, Done};

/// How long it is kept after its last change.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

/// What became of something to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept, as this version.
    Kept(i64),
    /// A page that is open elsewhere has kept a newer version, which stays.
    Newer(i64),
}

/// What whoever acts has typed in a form, in this browser or signed in.
pub fn of(act: &mut Act, browser_hash: &[u8], form: &str) -> Done<Option<Row>> {
    Ok(rows::of(act.tx, browser_hash, act.actor.person, form)?)
}

/// Keeps what is typed in a form. `from` is the version the page was made from, 0 for a form that began empty: what a
/// newer page kept is not overwritten by an older one, whichever comes last. None is a button, which says what holds.
pub fn keep(
    act: &mut Act,
    browser_hash: &[u8],
    form: &str,
    fields: &Fields,
    from: Option<i64>,
) -> Done<Keeping> {
    let earlier = of(act, browser_hash, form)?;
    let stored = earlier.as_ref().map_or(0, |typed| typed.version);
    if from.is_some_and(|from| from < stored) {
        return Ok(Keeping::Newer(stored));
    }
    let typed = Row {
        id: earlier.as_ref().map_or_else(|| act.new_id(), |typed| typed.id),
        form: form.to_owned(),
        browser_hash: browser_hash.to_vec(),
        person: act.actor.person,
        fields: store::Json(fields.clone()),
        version: stored + 1,
        changed_at: act.now,
        expires_at: act.now.checked_add(KEPT).unwrap_or(act.now),
    };
    rows::save(act.tx, &typed)?;
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
