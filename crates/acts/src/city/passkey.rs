//! Passkeys: added by whoever is signed in, named, removed; and signing in with one. What a browser is asked to sign is a row
//! that is answered once, in time, by the browser that was asked. Whether an answer is right says whoever calls, by a
//! function without effects.

use city::passkey::{ANSWERED_WITHIN, MOST};
use city::{Flaw, Flaws, Id, Intent, Passkey, Refusal};
use store::city::letter::{self, Letter};
use store::city::passkey::{self as rows, ChallengeRow, PasskeyRow};
use store::city::{block, person, session};
use store::jobs::Urgency;

use super::sign_in::{Asker, Entered, NewSession};
use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// What a browser is asked to sign.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The challenge.
    pub challenge: Vec<u8>,
    /// The digest of the browser's key.
    pub browser: Vec<u8>,
    /// What is needed to check the answer.
    pub state: Vec<u8>,
}

/// What a device says of a new passkey.
#[derive(Debug, Clone)]
pub struct New {
    /// What the device calls it.
    pub credential: Vec<u8>,
    /// What it knows the owner by.
    pub handle: Vec<u8>,
    /// How it can be reached.
    pub transports: u8,
    /// What stays: the public key.
    pub fixed: Vec<u8>,
    /// What changes: the counter.
    pub state: Vec<u8>,
}

/// Why an answer lets nobody in and adds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It was answered before, too late, or by another browser.
    Over,
    /// It is not signed as it must be, or the key is not known here.
    Unknown,
}

/// The passkeys of whoever acts.
pub fn own(act: &mut Act) -> Done<Vec<PasskeyRow>> {
    let me = act.person()?;
    Ok(rows::of_person(act.tx, me)?)
}

/// Notes what the browser of whoever acts is asked to sign, to add a passkey.
pub fn ask_new(act: &mut Act, asked: &Asked) -> Done<()> {
    let has = own(act)?.len();
    if has >= MOST {
        let mut flaws = Flaws::default();
        flaws.add("passkey", Flaw::TooMany { most: MOST });
        return Err(flaws.into());
    }
    ask(act, asked)
}

/// Notes what a browser is asked to sign.
pub fn ask(act: &mut Act, asked: &Asked) -> Done<()> {
    let row = ChallengeRow {
        challenge: asked.challenge.clone(),
        person: act.actor.person,
        browser_hash: asked.browser.clone(),
        state: asked.state.clone(),
        made_at: act.now,
        expires_at: act.now.checked_add(ANSWERED_WITHIN).unwrap_or(act.now),
    };
    Ok(rows::ask(act.tx, &row)?)
}

/// What was asked of a browser, in time; it is asked no more, whatever becomes of the answer.
fn take(act: &mut Act, challenge: &[u8], browser: &[u8]) -> Done<Option<ChallengeRow>> {
    let now = act.now;
    let found = rows::take(act.tx, challenge)?;
    // What was made while the clock was ahead would else be open for as long as the clock was wrong.
    let fits = |row: &ChallengeRow| {
        row.made_at <= now && now < row.expires_at && row.browser_hash == browser
    };
    Ok(found.filter(fits))
}

/// An answer of a browser, with the function that says whether it is right.
pub struct Answer<'a, T> {
    /// What it answers.
    pub challenge: &'a [u8],
    /// The digest of the browser's key.
    pub browser: &'a [u8],
    /// What it proves, by what was asked; nothing where it is not right.
    pub check: T,
}

/// Adds a passkey, and tells its owner by letter. A wrong answer uses up what was asked, so this answers `Ok(Err(…))`.
pub fn add<C>(
    act: &mut Act,
    answer: &Answer<C>,
    name: &str,
    letter: &Letter,
) -> Done<Result<Id<Passkey>, Wrong>>
where
    C: Fn(&[u8]) -> Option<New>,
{
    let me = act.person()?;
    let asked = take(act, answer.challenge, answer.browser)?;
    let Some(asked) = asked.filter(|asked| asked.person == Some(me)) else {
        return Ok(Err(Wrong::Over));
    };
    let Some(new) = (answer.check)(&asked.state) else { return Ok(Err(Wrong::Unknown)) };
    let is_known = rows::by_credential(act.tx, &new.credential)?.is_some();
    if is_known || own(act)?.len() >= MOST {
        return Ok(Err(Wrong::Unknown));
    }
    let mail = person::get(act.tx, me)?.mail.ok_or(Refusal::NotFound)?;
    if letter.mail != mail.as_str() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let row = PasskeyRow {
        id: act.new_id(),
        person: me,
        name: name.to_owned(),
        credential: new.credential,
        handle: new.handle,
        transports: i64::from(new.transports),
        fixed: new.fixed,
        state: new.state,
        made_at: act.now,
        used_at: None,
    };
    rows::insert(act.tx, &row)?;
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)?;
    Ok(Ok(row.id))
}

/// Where somebody wants to go who signs in.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A page.
    pub next: String,
    /// Something to do.
    pub intent: Option<Intent>,
}

/// Lets somebody in by a passkey. A wrong answer uses up what was asked, so this answers `Ok(Err(…))`. `check` gives what the
/// device counts from now on.
pub fn enter<C>(
    act: &mut Act,
    answer: &Answer<C>,
    credential: &[u8],
    wanted: &Wanted,
    new: &NewSession,
) -> Done<Result<Entered, Wrong>>
where
    C: Fn(&[u8], &PasskeyRow) -> Option<Vec<u8>>,
{
    let asked = take(act, answer.challenge, answer.browser)?;
    let Some(asked) = asked.filter(|asked| asked.person.is_none()) else {
        return Ok(Err(Wrong::Over));
    };
    let Some(known) = rows::by_credential(act.tx, credential)? else {
        return Ok(Err(Wrong::Unknown));
    };
    let Some(state) = (answer.check)(&asked.state, &known) else {
        return Ok(Err(Wrong::Unknown));
    };
    rows::used(act.tx, known.id, &state, act.now)?;
    let id = act.stage.store.new_id();
    session::insert(act.tx, id, &new.hash, known.person, &new.agent, act.now, new.expires)?;
    person::seen(act.tx, known.person, act.now)?;
    let person = person::get(act.tx, known.person)?;
    let blocked = block::blocked(act.tx, known.person, act.now)?;
    let (next, intent) = (wanted.next.clone(), wanted.intent);
    Ok(Ok(Entered { person, draft: None, intent, by: Asker::Same, next, blocked }))
}

/// Gives one's own passkey another name.
pub fn rename(act: &mut Act, id: Id<Passkey>, name: &str) -> Done<()> {
    let me = act.person()?;
    Ok(rows::rename(act.tx, id, me, name)?)
}

/// Removes one's own passkey.
pub fn remove(act: &mut Act, id: Id<Passkey>) -> Done<()> {
    let me = act.person()?;
    Ok(rows::remove(act.tx, id, me)?)
}
