//! Signing in without a password: a code and a link in one letter, each usable once and briefly.

use city::{Begun, Blocked, Id, Intent, Language, Mail, NameShown, Person, Refusal};
use jiff::{SignedDuration, Timestamp};
use store::city::person as rows;
use store::city::sign_in::{self, SignIn, TRIES};
use store::city::{block, letter, session};
use store::jobs::Urgency;

use super::person::{arrive, is_nameless};
use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// How long a code and its link work.
pub const WORKS_FOR: SignedDuration = SignedDuration::from_mins(30);
/// How many letters with codes one address gets in an hour, whoever asks for them from wherever.
const LETTERS_AN_HOUR: i64 = 20;
/// How many more it gets when its owner's own browsers ask, which no stranger can use up.
const LETTERS_KEPT_BACK: i64 = 6;

/// Whether the browser that asks for a letter proved that the owner of its address signed in with it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acquaintance {
    /// It did.
    Known,
    /// Anybody may be asking.
    Stranger,
}

/// Why a code or a link does not let somebody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The code is another one; so many tries are left.
    WrongCode {
        /// Tries left.
        left: i64,
    },
    /// It is over, was used, or was tried too often: a new one is needed.
    Over,
    /// Nobody knows yet by which name they want to be seen. The same code or link works once they say so.
    Nameless,
}

/// By which name somebody wants to be seen who comes in for the first time, perhaps with a draft.
pub type Naming<'a> = &'a dyn Fn(&mut Act, Option<Begun>) -> Done<Option<NameShown>>;

/// A letter with a code, ready to be noted and sent.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// What is noted.
    pub sign_in: SignIn,
    /// What is sent.
    pub letter: letter::Letter,
    /// Who asks for it.
    pub acquaintance: Acquaintance,
    /// When it leaves.
    pub leaves: Timestamp,
}

/// Notes a letter and puts it into the outbox; false when this address got enough already. Whoever it belongs to is
/// not locked out by that: the link of each letter it got lets them in with any browser.
pub fn invite(act: &mut Act, invitation: &Invitation) -> Done<bool> {
    let mail: Mail = invitation.sign_in.mail.parse().map_err(|_| Refusal::NotFound)?;
    let hour_ago = act.now.checked_sub(SignedDuration::from_hours(1)).unwrap_or(act.now);
    let most = match invitation.acquaintance {
        Acquaintance::Known => LETTERS_AN_HOUR + LETTERS_KEPT_BACK,
        Acquaintance::Stranger => LETTERS_AN_HOUR,
    };
    if sign_in::recent(act.tx, &mail, hour_ago, act.now)? >= most {
        return Ok(false);
    }
    sign_in::insert(act.tx, &invitation.sign_in)?;
    letter::insert(act.tx, &invitation.letter)?;
    let (letter, leaves) = (invitation.letter.id.to_string(), invitation.leaves.max(act.now));
    act.enqueue(POST_JOB, &letter, Urgency::Now, leaves)?;
    Ok(true)
}

/// Notes the digests of a code and a key that leave now; only they open from now on. False when signing in by this
/// letter is over: it need not leave any more. A letter with a code has the identifier of its signing in.
pub fn renew(act: &mut Act, id: Id<SignIn>, code_hash: &[u8], link_hash: &[u8]) -> Done<bool> {
    Ok(sign_in::renew(act.tx, id, code_hash, link_hash, act.now)? == 1)
}

/// Who came in, and where they wanted to go.
#[derive(Debug, Clone)]
pub struct Entered {
    /// Who.
    pub person: Person,
    /// The draft they were writing.
    pub draft: Option<Begun>,
    /// What they wanted to do.
    pub intent: Option<Intent>,
    /// Whether they came in with the browser that asked for the letter.
    pub by: Asker,
    /// The page they wanted.
    pub next: String,
    /// That they may not write, and nothing of that is done.
    pub blocked: Option<Blocked>,
}

/// Whose browser somebody comes in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The one that asked for the letter.
    Same,
    /// Another: who asked may have been somebody else, who knew the address.
    Other,
}

impl Asker {
    /// Whether the browser with this digest asked for a letter.
    pub fn of(found: &SignIn, browser_hash: &[u8]) -> Self {
        if found.browser_hash == browser_hash { Self::Same } else { Self::Other }
    }
}

/// A session to begin.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The digest of its key.
    pub hash: Vec<u8>,
    /// The browser, in a few words.
    pub agent: String,
    /// When it ends unless it is used.
    pub expires: Timestamp,
}

/// Lets somebody in by the code they typed, in the browser that asked for it. A wrong code counts
/// as a try also when nothing else happens, so this answers `Ok(Err(…))` and the count is kept.
pub fn enter_by_code(
    act: &mut Act,
    id: Id<SignIn>,
    browser_hash: &[u8],
    code_hash: &[u8],
    new: &NewSession,
    naming: Naming,
) -> Done<Result<Entered, Closed>> {
    let Some(found) = sign_in::get(act.tx, id)?.filter(|found| found.browser_hash == browser_hash)
    else {
        return Err(Refusal::NotFound.into());
    };
    if found.used_at.is_some() || is_over(&found, act.now) || found.tries >= TRIES {
        return Ok(Err(Closed::Over));
    }
    if found.code_hash != code_hash {
        sign_in::count_try(act.tx, id)?;
        let left = TRIES - found.tries - 1;
        return Ok(Err(if left > 0 { Closed::WrongCode { left } } else { Closed::Over }));
    }
    enter(act, &found, Asker::Same, new, naming)
}

/// Whether a link would let somebody in, without using it up: mail scanners open links.
pub fn peek(act: &mut Act, link_hash: &[u8]) -> Done<Option<SignIn>> {
    let found = sign_in::by_link(act.tx, link_hash)?;
    Ok(found.filter(|found| found.used_at.is_none() && !is_over(found, act.now)))
}

/// Whether a code and its link have ended. What was made while the clock was ahead by more than they work for would
/// else work for as long as the clock was wrong.
fn is_over(found: &SignIn, now: Timestamp) -> bool {
    let ahead = now.checked_add(WORKS_FOR).unwrap_or(now);
    found.expires_at <= now || (found.made_at > ahead && found.tries != STANDING)
}

/// Lets somebody in by the link of a letter.
pub fn enter_by_link(
    act: &mut Act,
    link_hash: &[u8],
    browser_hash: &[u8],
    new: &NewSession,
    naming: Naming,
) -> Done<Result<Entered, Closed>> {
    match peek(act, link_hash)? {
        Some(found) => enter(act, &found, Asker::of(&found, browser_hash), new, naming),
        None => Ok(Err(Closed::Over)),
    }
}

/// Whoever got the letter says that the draft it would publish is not theirs: no code and no link publishes it any
/// more, and nobody is let in.
pub fn refuse(act: &mut Act, link_hash: &[u8]) -> Done<Option<Begun>> {
    let Some(draft) = peek(act, link_hash)?.and_then(|found| found.draft) else { return Ok(None) };
    sign_in::close_for_draft(act.tx, draft.draft, act.now)?;
    Ok(Some(draft))
}

fn enter(
    act: &mut Act,
    found: &SignIn,
    by: Asker,
    new: &NewSession,
    naming: Naming,
) -> Done<Result<Entered, Closed>> {
    let mail: Mail = found.mail.parse().map_err(|_| Refusal::NotFound)?;
    let name = match is_nameless(act, &mail)? {
        true => match naming(act, found.draft)? {
            Some(name) => Some(name),
            None => return Ok(Err(Closed::Nameless)),
        },
        false => None,
    };
    // The demo's own links can be used again; a letter's cannot.
    if found.tries != STANDING && !sign_in::use_up(act.tx, found.id, act.now)? {
        return Ok(Err(Closed::Over));
    }
    let mut person = arrive(act, &mail, &found.language)?;
    if let Some(name) = name {
        rows::update(act.tx, person.id, &name, &person.language, &person.mail_choice)?;
        person.name = name;
    }
    // In another browser whoever asked may have been somebody else, whose login would open the account then.
    if let Some(subject) = found.subject.as_ref().filter(|_| by == Asker::Same) {
        super::provider::tie_by_letter(act, person.id, subject)?;
    }
    let id = act.stage.store.new_id();
    session::insert(act.tx, id, &new.hash, person.id, &new.agent, act.now, new.expires)?;
    let (draft, intent) = (found.draft, found.intent());
    let blocked = block::blocked(act.tx, person.id, act.now)?;
    Ok(Ok(Entered { person, draft, intent, by, next: found.next.clone(), blocked }))
}

/// The number of tries that marks a link of the demo, which can be used again.
pub const STANDING: i64 = -1;

/// A link for somebody who runs the city: from the command line, without a letter.
pub fn direct_link(
    act: &mut Act,
    mail: &Mail,
    link_hash: &[u8],
    language: &Language,
    works_for: SignedDuration,
) -> Done<()> {
    let new = SignIn {
        id: act.new_id(),
        mail: mail.as_str().to_owned(),
        code_hash: Vec::new(),
        link_hash: link_hash.to_vec(),
        browser_hash: Vec::new(),
        draft: None,
        deed: None,
        thing: None,
        next: String::new(),
        language: language.clone(),
        tries: 0,
        made_at: act.now,
        expires_at: act.now.checked_add(works_for).unwrap_or(act.now),
        used_at: None,
        subject: None,
    };
    Ok(sign_in::insert(act.tx, &new)?)
}

/// The same, usable again until it ends, and leading to a page: only for the demo.
pub fn standing_link(
    act: &mut Act,
    mail: &Mail,
    link_hash: &[u8],
    language: &Language,
    next: &str,
) -> Done<()> {
    direct_link(act, mail, link_hash, language, SignedDuration::from_hours(24 * 30))?;
    let found = sign_in::by_link(act.tx, link_hash)?.ok_or(Refusal::NotFound)?;
    Ok(sign_in::keep_standing(act.tx, found.id, next)?)
}
