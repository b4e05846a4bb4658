//! Getting an account back whose mailbox is lost. An officer who sees somebody at the desk notes another address; the new
//! mailbox takes it up, the old one can agree or stop it, and so can whoever is signed in. One officer is enough: a small
//! town has one desk, and what a second would have to look at is a person who has left. What protects instead is time, a
//! warning to the old mailbox and in the account, the log, a limit to each officer, and that nobody who works for the city
//! is given another address by less than an admin, or an admin by anybody here.

use std::fmt;
use std::str::FromStr;

use city::audit::Action;
use city::recovery::{Barred, Stopper, may_recover};
use city::{Flaw, Flaws, Id, Mailbox, Person, Progress, Recovery, RecoveryInput, Refusal, Role};
use jiff::SignedDuration;
use serde_json::json;
use store::city::letter;
use store::city::person;
use store::city::recovery::{self as rows, Entry};
use store::jobs::Urgency;

use super::address::{Sent, is_taken};
use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// The kind of the job that does what is due, and tells of it by letter.
pub const RECOVERY_JOB: &str = "recovery";
/// How many an officer begins in a day.
const A_DAY: i64 = 20;
/// How many are begun for one person in a day, and how many letters one address gets, whoever begins them.
const OF_ONE_A_DAY: i64 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How many earlier ones of somebody are shown.
const SHOWN: i64 = 10;

/// What a job is to do about a recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Its waiting time is over.
    Waited,
    /// It was done, and both mailboxes are told.
    Done,
    /// It was stopped, and the new mailbox is told.
    Stopped,
}

impl Due {
    const ALL: [(Self, &str); 3] =
        [(Self::Waited, "waited"), (Self::Done, "done"), (Self::Stopped, "stopped")];
}

/// What is due of which recovery, as a job carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Of which.
    pub recovery: Id<Recovery>,
    /// What.
    pub due: Due,
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = Due::ALL.iter().find(|(due, _)| *due == self.due).map_or("", |(_, key)| key);
        write!(f, "{} {key}", self.recovery)
    }
}

impl FromStr for Task {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (recovery, key) = text.split_once(' ').ok_or(Refusal::NotFound)?;
        let due = Due::ALL.iter().find(|(_, own)| *own == key).map(|(due, _)| *due);
        let recovery = recovery.parse().map_err(|_| Refusal::NotFound)?;
        Ok(Self { recovery, due: due.ok_or(Refusal::NotFound)? })
    }
}

/// What there is to see of one person at the desk.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The newest first.
    pub recoveries: Vec<Recovery>,
    /// Why none can be begun.
    pub barred: Option<Barred>,
}

/// What became of the accounts of one person, for an officer.
pub fn of_person(act: &mut Act, person: Id<Person>) -> Done<Seen> {
    act.require(Role::Officer)?;
    if person::get(act.tx, person)?.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let barred = barred(act, person)?;
    Ok(Seen { recoveries: rows::of_person(act.tx, person, SHOWN)?, barred })
}

fn barred(act: &mut Act, person: Id<Person>) -> Done<Option<Barred>> {
    let holds = person::held(act.tx, person, act.now)?;
    Ok(may_recover(&act.actor, person, &holds).err())
}

/// Those under way, for an officer.
pub fn list(act: &mut Act, before: Id<Recovery>, limit: i64) -> Done<Vec<Entry>> {
    act.require(Role::Officer)?;
    Ok(rows::list(act.tx, act.now, before, limit)?)
}

/// Begins one: a letter goes to each mailbox. Nothing when too many were begun today. One that was under way for the same
/// person is over.
pub fn begin(
    act: &mut Act,
    person: Id<Person>,
    input: &RecoveryInput,
    (to_old, to_new): (&Sent, &Sent),
) -> Done<Option<Id<Recovery>>> {
    let officer = act.require(Role::Officer)?;
    let old = person::get(act.tx, person)?.mail.ok_or(Refusal::NotFound)?;
    if barred(act, person)?.is_some() {
        return Err(Refusal::NotYours.into());
    }
    let mut flaws = Flaws::default();
    if is_taken(act, &input.new)? {
        flaws.add("mail", Flaw::Taken);
    }
    flaws.into_result()?;
    if to_old.letter.mail != old.as_str() || to_new.letter.mail != input.new.as_str() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let (Some(old_hash), Some(new_hash)) = (&to_old.hash, &to_new.hash) else {
        return Err(Refusal::NotFound.into());
    };
    let yesterday = act.now.checked_sub(DAY).unwrap_or(act.now);
    if rows::begun_by(act.tx, officer, yesterday)? >= A_DAY
        || rows::begun_for(act.tx, person, yesterday)? >= OF_ONE_A_DAY
        || rows::asked_for(act.tx, &input.new, yesterday)? >= OF_ONE_A_DAY
    {
        return Ok(None);
    }
    overtake(act, person)?;
    let waits = act.stage.city.proof.recovery_waits();
    let (from, times) = ((old, input.clone()), (waits, act.now));
    let new = Recovery::begin(act.new_id(), person, &act.actor, from, times);
    rows::insert(act.tx, &new, (to_old.letter.id, old_hash), (to_new.letter.id, new_hash))?;
    for sent in [to_old, to_new] {
        letter::insert(act.tx, &sent.letter)?;
        act.enqueue(POST_JOB, &sent.letter.id.to_string(), Urgency::Now, act.now)?;
    }
    act.audit_person(Action::BeginRecovery, person, &json!({ "shown": new.shown.key() }))?;
    Ok(Some(new.id))
}

/// What is under way for whoever acts.
pub fn own(act: &mut Act) -> Done<Option<Recovery>> {
    let me = act.person()?;
    Ok(rows::open(act.tx, me, act.now)?)
}

/// Whoever is signed in calls it off.
pub fn stop_own(act: &mut Act) -> Done<()> {
    let found = own(act)?.ok_or(Refusal::AlreadyElsewhere)?;
    stop(act, found, Stopper::Owner)
}

/// The office calls one off; whose it is.
pub fn stop_at_desk(act: &mut Act, id: Id<Recovery>) -> Done<Id<Person>> {
    act.require(Role::Officer)?;
    let found = rows::get(act.tx, id)?;
    let person = found.person;
    stop(act, found, Stopper::Desk)?;
    Ok(person)
}

/// What happened meanwhile ends the one that is under way for somebody.
pub(crate) fn overtake(act: &mut Act, person: Id<Person>) -> Done<()> {
    match rows::open(act.tx, person, act.now)? {
        Some(found) => stop(act, found, Stopper::Overtaken),
        None => Ok(()),
    }
}

fn stop(act: &mut Act, mut it: Recovery, by: Stopper) -> Done<()> {
    it.stop(by, act.now)?;
    rows::update(act.tx, &it)?;
    act.audit_person(Action::StopRecovery, it.person, &json!({ "by": by.key() }))?;
    enqueue(act, &it, Due::Stopped)
}

fn enqueue(act: &mut Act, it: &Recovery, due: Due) -> Done<()> {
    let task = Task { recovery: it.id, due }.to_string();
    let at = if due == Due::Waited { it.waits_until } else { act.now };
    act.enqueue(RECOVERY_JOB, &task, Urgency::Soon, at)
}

/// What the key in a letter would agree to, and the mailbox it was sent to, while it can. Opening it changes nothing.
pub fn behind(act: &mut Act, hash: &[u8]) -> Done<Option<(Recovery, Mailbox)>> {
    let now = act.now;
    let found = rows::by_key(act.tx, hash)?;
    Ok(found.filter(|(it, mailbox)| it.is_open(now) && it.confirmed(*mailbox).is_none()))
}

/// Agrees from the mailbox that got the key; nothing where what happened meanwhile has ended it. Who presses is nobody
/// the city knows: whoever reads that mailbox.
pub fn confirm(act: &mut Act, hash: &[u8]) -> Done<Option<Progress>> {
    let (mut it, mailbox) = rows::by_key(act.tx, hash)?.ok_or(Refusal::AlreadyElsewhere)?;
    let progress = it.confirm(mailbox, act.now)?;
    rows::update(act.tx, &it)?;
    act.actor.person = None;
    let details = json!({ "mailbox": if mailbox == Mailbox::Old { "old" } else { "new" } });
    act.audit_person(Action::ConfirmRecovery, it.person, &details)?;
    if progress == Progress::Whole {
        return Ok(carry_out(act, it)?.then_some(progress));
    }
    if mailbox == Mailbox::New {
        enqueue(act, &it, Due::Waited)?;
    }
    Ok(Some(progress))
}

/// Stops it from a mailbox.
pub fn refuse(act: &mut Act, hash: &[u8]) -> Done<Mailbox> {
    let (it, mailbox) = rows::by_key(act.tx, hash)?.ok_or(Refusal::AlreadyElsewhere)?;
    act.actor.person = None;
    let by = match mailbox {
        Mailbox::Old => Stopper::OldMailbox,
        Mailbox::New => Stopper::NewMailbox,
    };
    stop(act, it, by)?;
    Ok(mailbox)
}

/// Does what has waited long enough, unless something became of it meanwhile.
pub fn fall_due(act: &mut Act, id: Id<Recovery>) -> Done<()> {
    match rows::get(act.tx, id) {
        Ok(it) if it.is_due(act.now) => carry_out(act, it).map(drop),
        Ok(_) | Err(store::Error::NotFound) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Gives the account its new address; false where what happened meanwhile forbids it, which ends the recovery. A refusal
/// would take back that it has ended.
fn carry_out(act: &mut Act, mut it: Recovery) -> Done<bool> {
    let known = person::get(act.tx, it.person)?;
    let holds = person::held(act.tx, it.person, act.now)?;
    let role = if it.by_admin { Role::Admin } else { Role::Officer };
    let by = city::Actor { person: None, roles: vec![role], ..city::Actor::default() };
    let fits = known.mail.as_ref() == Some(&it.old)
        && may_recover(&by, it.person, &holds).is_ok()
        && !is_taken(act, &it.new)?;
    if !fits {
        stop(act, it, Stopper::Overtaken)?;
        return Ok(false);
    }
    it.done = Some(act.now);
    rows::update(act.tx, &it)?;
    rows::give(act.tx, &it, act.now)?;
    act.audit_person(Action::Recover, it.person, &json!({}))?;
    enqueue(act, &it, Due::Done)?;
    Ok(true)
}

/// Another key for a letter that leaves now; false when what it would agree to is over.
pub fn renew(act: &mut Act, letter: Id<letter::Letter>, hash: &[u8]) -> Done<bool> {
    Ok(rows::renew(act.tx, letter, hash, act.now)?)
}
