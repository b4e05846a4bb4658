//! Getting an account back whose mailbox is lost: begun at a desk, taken up from the new mailbox, done after a waiting
//! time or as soon as the old mailbox agrees, and called off by whoever still has the old mailbox or a session.

use jiff::{SignedDuration, Timestamp};

use crate::proof::Shown;
use crate::{Actor, Flaw, Flaws, Id, Mail, Mailbox, Person, Progress, Refusal, Role};

crate::stored! {
    /// What ended a recovery before it was done.
    pub enum Stopper {
        /// Whoever is signed in with the account.
        Owner = "owner",
        /// Whoever has the old mailbox.
        OldMailbox = "old_mailbox",
        /// Whoever has the new one.
        NewMailbox = "new_mailbox",
        /// The office.
        Desk = "desk",
        /// What happened meanwhile: another address, another recovery, or a role.
        Overtaken = "overtaken",
    }
}

/// An account that is to have another address, because its mailbox is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Its identifier.
    pub id: Id<Recovery>,
    /// Whose account it is.
    pub person: Id<Person>,
    /// Who began it; nobody where they have left.
    pub begun_by: Option<Id<Person>>,
    /// Whether an admin did, who alone may for somebody who works here.
    pub by_admin: bool,
    /// The address that is lost.
    pub old: Mail,
    /// The one that takes its place.
    pub new: Mail,
    /// What was shown at the desk.
    pub shown: Shown,
    /// What else the officer noted.
    pub note: String,
    /// When it was begun.
    pub made: Timestamp,
    /// Until when it waits, unless the old mailbox agrees.
    pub waits_until: Timestamp,
    /// Until when it can be done.
    pub expires: Timestamp,
    /// When the old mailbox agreed.
    pub old_confirmed: Option<Timestamp>,
    /// When the new one did.
    pub new_confirmed: Option<Timestamp>,
    /// When it was done.
    pub done: Option<Timestamp>,
    /// When it was stopped, and by whom.
    pub stopped: Option<(Timestamp, Stopper)>,
}

/// Where a recovery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryState {
    /// The new mailbox has not taken it up.
    Asked,
    /// It has; the waiting time is not over.
    Waits,
    /// It is done.
    Done,
    /// It was stopped.
    Stopped(Stopper),
    /// Nobody took it up in time.
    Over,
}

/// Why somebody cannot be given another address at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// It is who would do it.
    Oneself,
    /// They work here, so an admin does it.
    Staff,
    /// They run this city, so whoever runs the server does it.
    Admin,
}

/// `Ok` when somebody may begin a recovery for an account that holds what it holds.
pub fn may_recover(by: &Actor, person: Id<Person>, holds: &Actor) -> Result<(), Barred> {
    if by.is_person(Some(person)) {
        Err(Barred::Oneself)
    } else if holds.roles.contains(&Role::Admin) {
        Err(Barred::Admin)
    } else if holds.works_here() && !by.is(Role::Admin) {
        Err(Barred::Staff)
    } else {
        Ok(())
    }
}

/// What an officer notes to begin one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryInput {
    /// The new address.
    pub new: Mail,
    /// What was shown.
    pub shown: Shown,
    /// What else there is to say of it.
    pub note: String,
}

impl RecoveryInput {
    /// How long a note may be.
    pub const NOTE: usize = 300;
    /// How many digits in a row, whatever stands between their groups, are taken for the number of a document.
    const DIGITS: usize = 6;

    /// Reads what was typed. A note never holds the number of a document; where nothing was shown, it says how the officer
    /// knows them.
    pub fn check(mail: &str, shown: &str, note: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let new = match mail.trim() {
            "" => Err(Flaw::Missing),
            typed => typed.parse().map_err(|_| Flaw::NotAMail),
        };
        let new = flaws.keep("mail", new);
        let known = match shown {
            "" => Err(Flaw::Missing),
            typed => Shown::from_key(typed).ok_or(Flaw::NotAChoice),
        };
        let shown = flaws.keep("shown", known);
        let least = usize::from(shown == Some(Shown::Known));
        let note = flaws.text("note", note, least, Self::NOTE);
        if note.as_deref().is_some_and(Self::has_a_number) {
            flaws.add("note", Flaw::Malformed);
        }
        flaws.into_result_with(|| Some(Self { new: new?, shown: shown?, note: note? }))
    }

    fn has_a_number(note: &str) -> bool {
        let mut digits = 0;
        note.chars().any(|c| {
            digits = match c {
                _ if c.is_numeric() => digits + 1,
                '.' | '-' | '/' | ' ' => digits,
                _ => 0,
            };
            digits >= Self::DIGITS
        })
    }
}

impl Recovery {
    /// How long after its waiting time it can be taken up.
    const OPEN_AFTER: SignedDuration = SignedDuration::from_hours(24 * 7);
    /// The longest waiting time there is.
    const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 30);

    /// One that is begun now, and waits so long.
    pub fn begin(
        id: Id<Self>,
        person: Id<Person>,
        by: &Actor,
        (old, input): (Mail, RecoveryInput),
        (waits, now): (SignedDuration, Timestamp),
    ) -> Self {
        let waits_until = now.checked_add(waits).unwrap_or(now);
        Self {
            id,
            person,
            begun_by: by.person,
            by_admin: by.is(Role::Admin),
            old,
            new: input.new,
            shown: input.shown,
            note: input.note,
            made: now,
            waits_until,
            expires: waits_until.checked_add(Self::OPEN_AFTER).unwrap_or(waits_until),
            old_confirmed: None,
            new_confirmed: None,
            done: None,
            stopped: None,
        }
    }

    /// Whether something can still become of it. What was begun while the clock was ahead is over.
    pub fn is_open(&self, now: Timestamp) -> bool {
        let longest = Self::LONGEST + Self::OPEN_AFTER;
        let ahead = now.checked_add(longest).unwrap_or(now);
        let ended = self.done.is_some() || self.stopped.is_some();
        !ended && self.expires > now && self.expires <= ahead
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> RecoveryState {
        match (self.done, self.stopped, self.new_confirmed) {
            (Some(_), _, _) => RecoveryState::Done,
            (None, Some((_, by)), _) => RecoveryState::Stopped(by),
            (None, None, _) if !self.is_open(now) => RecoveryState::Over,
            (None, None, Some(_)) => RecoveryState::Waits,
            (None, None, None) => RecoveryState::Asked,
        }
    }

    /// When a mailbox agreed.
    pub fn confirmed(&self, mailbox: Mailbox) -> Option<Timestamp> {
        match mailbox {
            Mailbox::Old => self.old_confirmed,
            Mailbox::New => self.new_confirmed,
        }
    }

    /// Agrees from one mailbox, once.
    pub fn confirm(&mut self, mailbox: Mailbox, now: Timestamp) -> Result<Progress, Refusal> {
        if !self.is_open(now) || self.confirmed(mailbox).is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        match mailbox {
            Mailbox::Old => self.old_confirmed = Some(now),
            Mailbox::New => self.new_confirmed = Some(now),
        }
        Ok(if self.is_due(now) { Progress::Whole } else { Progress::Half })
    }

    /// Whether the account gets its new address now: nobody but the new mailbox can take it up, and either the old one agreed
    /// or the waiting time is over.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let waited = self.old_confirmed.is_some() || now >= self.waits_until;
        self.is_open(now) && self.new_confirmed.is_some() && waited
    }

    /// Stops it.
    pub fn stop(&mut self, by: Stopper, now: Timestamp) -> Result<(), Refusal> {
        if !self.is_open(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.stopped = Some((now, by));
        Ok(())
    }
}

#[cfg(test)]
#[path = "recovery/tests.rs"]
mod tests;
