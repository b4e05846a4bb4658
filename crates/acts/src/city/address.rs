//! Changing one's address: two letters, two confirmations, and nobody learns whether an address is somebody else's.

use city::audit::Action;
use city::{AddressChange, Id, Mail, Mailbox, Person, Progress, Refusal};
use jiff::SignedDuration;
use serde_json::json;
use store::city::address::{self as rows, Addressed};
use store::city::letter::{self, Letter};
use store::city::{person, session};
use store::jobs::Urgency;

use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// How many changes one person may ask for in a day.
const A_DAY: i64 = 5;
/// How many letters about changes one address gets in a day, whoever asks.
const LETTERS_A_DAY: i64 = 5;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A letter, and the digest of the key in its link, where it has one.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The letter.
    pub letter: Letter,
    /// The digest.
    pub hash: Option<Vec<u8>>,
}

impl Sent {
    fn addressed(&self) -> Addressed {
        Addressed { letter: self.letter.id, hash: self.hash.clone() }
    }
}

/// Whether an address is that of another account. For what a letter to it says, and for nothing that whoever asks sees.
pub fn is_taken(act: &mut Act, mail: &Mail) -> Done<bool> {
    Ok(person::by_mail(act.tx, mail)?.is_some())
}

/// Asks for another address: one letter goes to each. False when too many were asked for today. A change that was under
/// way is over. `session` is the digest of the session that asks, which goes on when the others end.
pub fn ask(
    act: &mut Act,
    new: &Mail,
    (to_old, to_new): (&Sent, &Sent),
    session: &[u8],
) -> Done<bool> {
    let me = act.person()?;
    let old = person::get(act.tx, me)?.mail.ok_or(Refusal::NotFound)?;
    if old != parsed(&to_old.letter)? || *new != parsed(&to_new.letter)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let yesterday = act.now.checked_sub(DAY).unwrap_or(act.now);
    if rows::asked_by(act.tx, me, yesterday)? >= A_DAY
        || rows::asked_for(act.tx, new, yesterday)? >= LETTERS_A_DAY
    {
        return Ok(false);
    }
    end_open(act, me)?;
    let session = session::find(act.tx, session, act.now)?.map(|found| found.session);
    let change = AddressChange::ask(act.new_id(), me, (old, new.clone()), act.now);
    rows::insert(act.tx, &change, session, (to_old.addressed(), to_new.addressed()))?;
    for sent in [to_old, to_new] {
        post(act, &sent.letter)?;
    }
    Ok(true)
}

fn parsed(letter: &Letter) -> Done<Mail> {
    letter.mail.parse().map_err(|_| Refusal::NotFound.into())
}

fn post(act: &mut Act, letter: &Letter) -> Done<()> {
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)
}

/// The change that whoever acts has asked for and that can still be confirmed.
pub fn under_way(act: &mut Act) -> Done<Option<AddressChange>> {
    let me = act.person()?;
    let now = act.now;
    Ok(rows::of_person(act.tx, me)?.filter(|change| change.is_open(now)))
}

/// Takes back what one asked for.
pub fn take_back(act: &mut Act) -> Done<()> {
    let me = act.person()?;
    end_open(act, me)
}

fn end_open(act: &mut Act, person: Id<Person>) -> Done<()> {
    let Some(mut change) = rows::of_person(act.tx, person)? else { return Ok(()) };
    change.ended = Some(act.now);
    Ok(rows::update(act.tx, &change)?)
}

/// What the key in a letter would confirm, and the mailbox it was sent to, while it can. Opening it changes nothing.
pub fn behind(act: &mut Act, hash: &[u8]) -> Done<Option<(AddressChange, Mailbox)>> {
    let now = act.now;
    let found = rows::by_key(act.tx, hash)?;
    let waits =
        |it: &rows::Found| it.change.is_open(now) && it.change.confirmed(it.mailbox).is_none();
    Ok(found.filter(waits).map(|it| (it.change, it.mailbox)))
}

/// Confirms a change from the mailbox that got the key. With the second the address is changed, and `farewell` goes to
/// the old one. Where somebody else has the new address by now, the change is over like any other that is.
pub fn confirm(act: &mut Act, hash: &[u8], farewell: &Letter) -> Done<Progress> {
    let rows::Found { mut change, mailbox, session } =
        rows::by_key(act.tx, hash)?.ok_or(Refusal::AlreadyElsewhere)?;
    let known = person::get(act.tx, change.person)?;
    if known.mail.as_ref() != Some(&change.old) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let progress = change.confirm(mailbox, act.now)?;
    if progress == Progress::Whole {
        if is_taken(act, &change.new)? {
            return Err(Refusal::AlreadyElsewhere.into());
        }
        rows::update(act.tx, &change)?;
        super::recovery::overtake(act, change.person)?;
        rows::give(act.tx, &change, session, act.now)?;
        post(act, farewell)?;
        act.actor.person = Some(change.person);
        act.audit_person(Action::ChangeAddress, change.person, &json!({}))?;
        return Ok(progress);
    }
    rows::update(act.tx, &change)?;
    Ok(progress)
}

/// Refuses a change from a mailbox. Whoever holds the old one did not ask for it, so somebody else sits in their account:
/// all sessions, tokens and codes of it are over.
pub fn refuse(act: &mut Act, hash: &[u8]) -> Done<Mailbox> {
    let rows::Found { mut change, mailbox, .. } =
        rows::by_key(act.tx, hash)?.ok_or(Refusal::AlreadyElsewhere)?;
    change.stop(act.now)?;
    rows::update(act.tx, &change)?;
    if mailbox == Mailbox::Old {
        rows::shut_out(act.tx, change.person, &change.old, act.now)?;
        act.actor.person = Some(change.person);
        act.audit_person(Action::RefuseAddress, change.person, &json!({}))?;
    }
    Ok(mailbox)
}

/// Another key for a letter that leaves now; false when what it would confirm is over.
pub fn renew(act: &mut Act, letter: Id<Letter>, hash: &[u8]) -> Done<bool> {
    Ok(rows::renew(act.tx, letter, hash, act.now)?)
}
