//! A provider that knows who somebody is: an account is tied to one login there, people prove by it that they live here, and
//! sign in by it. A browser that is sent there is a row that is answered once, in time, by the browser that was sent. Whom the
//! provider knows comes here as a digest, after whoever calls has looked whether it is so.

use city::provider::{BACK_WITHIN, Purpose, Tie};
use city::{Band, Id, Person, Proof, Refusal};
use store::city::letter::{self, Letter};
use store::city::proof::{self as proofs, Mark};
use store::city::provider::{self as rows, WayRow};
use store::city::{block, person, session};
use store::jobs::Urgency;

use super::passkey::Wanted;
use super::sign_in::{Asker, Entered, NewSession};
use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// Why an account is not tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The login is another account's here.
    Taken,
    /// The account is tied to another login.
    Tied,
}

/// A browser that is sent to the provider.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The digest of what it brings back.
    pub state: Vec<u8>,
    /// The digest of the browser's key.
    pub browser: Vec<u8>,
    /// What for.
    pub purpose: Purpose,
    /// What follows, as a form says it.
    pub wanted: String,
}

/// Notes that a browser is sent there.
pub fn send(act: &mut Act, sent: &Sent) -> Done<()> {
    let person = match sent.purpose {
        Purpose::Prove | Purpose::Tie => Some(act.person()?),
        Purpose::SignIn => None,
    };
    let row = WayRow {
        state: sent.state.clone(),
        person,
        browser_hash: sent.browser.clone(),
        purpose: sent.purpose,
        wanted: sent.wanted.clone(),
        made_at: act.now,
        expires_at: act.now.checked_add(BACK_WITHIN).unwrap_or(act.now),
    };
    Ok(rows::go(act.tx, &row)?)
}

/// What a browser was sent for that comes back in time; it is over with that, whatever becomes of the answer.
pub fn take(act: &mut Act, state: &[u8], browser: &[u8]) -> Done<Option<WayRow>> {
    let (now, me) = (act.now, act.actor.person);
    let found = rows::take(act.tx, state)?;
    // What was made while the clock was ahead would else be open for as long as the clock was wrong.
    let fits =
        |row: &WayRow| row.made_at <= now && now < row.expires_at && row.browser_hash == browser;
    // Whoever signed out meanwhile, or is somebody else, has nothing tied.
    let is_theirs = |row: &WayRow| row.person.is_none() || row.person == me;
    Ok(found.filter(|row| fits(row) && is_theirs(row)))
}

/// What the account of whoever acts is tied to.
pub fn own(act: &mut Act) -> Done<Option<Tie>> {
    let me = act.person()?;
    Ok(rows::of_person(act.tx, me)?.map(Tie::from))
}

/// Ties the account of whoever acts to a login, and tells them by letter; one that is tied to it stays so.
pub fn tie(act: &mut Act, subject: &Mark, letter: &Letter) -> Done<Result<(), Wrong>> {
    let me = act.person()?;
    match fits(act, me, subject)? {
        Err(wrong) => return Ok(Err(wrong)),
        Ok(Before::Tied) => return Ok(Ok(())),
        Ok(Before::Free) => {}
    }
    let mail = person::get(act.tx, me)?.mail.ok_or(Refusal::NotFound)?;
    if letter.mail != mail.as_str() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    rows::tie(act.tx, me, subject, act.now)?;
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)?;
    Ok(Ok(()))
}

/// What an account and a login are to each other.
enum Before {
    /// They are tied.
    Tied,
    /// Neither is tied to anything.
    Free,
}

fn fits(act: &mut Act, person: Id<Person>, subject: &Mark) -> Done<Result<Before, Wrong>> {
    if let Some(by) = rows::by_subject(act.tx, subject)? {
        return Ok(if by.person == person { Ok(Before::Tied) } else { Err(Wrong::Taken) });
    }
    let own = rows::of_person(act.tx, person)?;
    Ok(if own.is_some() { Err(Wrong::Tied) } else { Ok(Before::Free) })
}

/// Proves by a login that whoever acts lives here, and ties their account to it. Nobody proves with the same login while
/// somebody else's proof by it holds, even where it was untied.
pub fn prove(
    act: &mut Act,
    subject: &Mark,
    band: Option<Band>,
    letter: &Letter,
) -> Done<Result<Id<Proof>, Wrong>> {
    let me = act.person()?;
    let before = proofs::with(act.tx, subject)?;
    if before.as_ref().is_some_and(|before| before.person != me && before.holds(act.now)) {
        return Ok(Err(Wrong::Taken));
    }
    if let Err(wrong) = tie(act, subject, letter)? {
        return Ok(Err(wrong));
    }
    super::proof::by_provider(act, me, before, subject, band).map(Ok)
}

/// Lets somebody in whose account is tied to a login; nothing where none is.
pub fn enter(
    act: &mut Act,
    subject: &Mark,
    wanted: &Wanted,
    new: &NewSession,
) -> Done<Option<Entered>> {
    let Some(tied) = rows::by_subject(act.tx, subject)? else { return Ok(None) };
    rows::used(act.tx, tied.person, act.now)?;
    let id = act.stage.store.new_id();
    session::insert(act.tx, id, &new.hash, tied.person, &new.agent, act.now, new.expires)?;
    person::seen(act.tx, tied.person, act.now)?;
    let person = person::get(act.tx, tied.person)?;
    let blocked = block::blocked(act.tx, tied.person, act.now)?;
    let (next, intent) = (wanted.next.clone(), wanted.intent);
    Ok(Some(Entered { person, draft: None, intent, by: Asker::Same, next, blocked }))
}

/// Ties the account of somebody whose mailbox has just answered a letter that said so, where nothing stands in the way.
pub(super) fn tie_by_letter(act: &mut Act, person: Id<Person>, subject: &[u8]) -> Done<()> {
    let Some(subject) = subject.first_chunk::<16>() else { return Ok(()) };
    if let Ok(Before::Free) = fits(act, person, subject)? {
        rows::tie(act.tx, person, subject, act.now)?;
        rows::used(act.tx, person, act.now)?;
    }
    Ok(())
}

/// Unties the account of whoever acts. What they proved by it stays until its end.
pub fn untie(act: &mut Act) -> Done<()> {
    let me = act.person()?;
    Ok(rows::untie(act.tx, me)?)
}
