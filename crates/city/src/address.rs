//! Changing one's address: asked for by whoever is signed in, confirmed from both mailboxes, refused from either.

use jiff::{SignedDuration, Timestamp};

use crate::{Id, Mail, Person, Refusal};

/// How long a change can be confirmed.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A change of somebody's address that both mailboxes have to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// Its identifier.
    pub id: Id<AddressChange>,
    /// Whose address it is.
    pub person: Id<Person>,
    /// The address they have.
    pub old: Mail,
    /// The one they want to have.
    pub new: Mail,
    /// When it was asked for.
    pub made: Timestamp,
    /// Until when it can be confirmed.
    pub expires: Timestamp,
    /// When it was confirmed from the old mailbox.
    pub old_confirmed: Option<Timestamp>,
    /// When it was confirmed from the new one.
    pub new_confirmed: Option<Timestamp>,
    /// When it was done, stopped, or another one took its place.
    pub ended: Option<Timestamp>,
}

/// Which of the two mailboxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailbox {
    /// That of the address somebody has.
    Old,
    /// That of the address they want to have.
    New,
}

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The other mailbox has not confirmed it yet.
    Half,
    /// Both have: the address can be changed.
    Whole,
}

impl AddressChange {
    /// A change that is asked for now.
    pub fn ask(
        id: Id<AddressChange>,
        person: Id<Person>,
        (old, new): (Mail, Mail),
        now: Timestamp,
    ) -> Self {
        let expires = now.checked_add(OPEN_FOR).unwrap_or(now);
        let (old_confirmed, new_confirmed, ended) = (None, None, None);
        Self { id, person, old, new, made: now, expires, old_confirmed, new_confirmed, ended }
    }

    /// Whether it can still be confirmed and refused. What was made while the clock was ahead is over: it would else be
    /// open for as long as the clock was wrong.
    pub fn is_open(&self, now: Timestamp) -> bool {
        let ahead = now.checked_add(OPEN_FOR).unwrap_or(now);
        self.ended.is_none() && self.expires > now && self.made <= ahead
    }

    /// When a mailbox confirmed it.
    pub fn confirmed(&self, mailbox: Mailbox) -> Option<Timestamp> {
        match mailbox {
            Mailbox::Old => self.old_confirmed,
            Mailbox::New => self.new_confirmed,
        }
    }

    /// Confirms it from one mailbox, once; with the second it is done.
    pub fn confirm(&mut self, mailbox: Mailbox, now: Timestamp) -> Result<Progress, Refusal> {
        if !self.is_open(now) || self.confirmed(mailbox).is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        match mailbox {
            Mailbox::Old => self.old_confirmed = Some(now),
            Mailbox::New => self.new_confirmed = Some(now),
        }
        match (self.old_confirmed, self.new_confirmed) {
            (Some(_), Some(_)) => {
                self.ended = Some(now);
                Ok(Progress::Whole)
            }
            _ => Ok(Progress::Half),
        }
    }

    /// Stops it.
    pub fn stop(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if !self.is_open(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.ended = Some(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    fn asked() -> AddressChange {
        let mail = |text: &str| text.parse().unwrap();
        let both = (mail("old@here.example"), mail("new@here.example"));
        AddressChange::ask(Id::new(1), Id::new(2), both, at(0))
    }

    /// Something that happens to a change.
    #[derive(Debug, Clone, Copy)]
    enum Turn {
        Confirm(Mailbox),
        Stop,
    }

    fn turns() -> impl Strategy<Value = Vec<(Turn, i64)>> {
        let turn = prop_oneof![
            3 => Just(Turn::Confirm(Mailbox::Old)),
            3 => Just(Turn::Confirm(Mailbox::New)),
            1 => Just(Turn::Stop),
        ];
        prop::collection::vec((turn, 0_i64..900), 0..6)
    }

    proptest! {
        /// Whatever happens in whatever order, the address changes only after both mailboxes said so, in time, and
        /// nobody stopped it before.
        #[test]
        fn it_is_done_only_by_both_in_time(turns in turns()) {
            let (mut change, mut now) = (asked(), 0);
            let (mut done, mut said, mut stopped) = (0, Vec::new(), false);
            for (turn, minutes) in turns {
                now += minutes;
                let in_time = now < 24 * 60;
                let was_open = in_time && !stopped && done == 0;
                match turn {
                    Turn::Stop => {
                        prop_assert_eq!(change.stop(at(now)).is_ok(), was_open);
                        stopped |= was_open;
                    }
                    Turn::Confirm(mailbox) => {
                        let fresh = was_open && !said.contains(&mailbox);
                        match change.confirm(mailbox, at(now)) {
                            Err(_) => prop_assert!(!fresh),
                            Ok(progress) => {
                                prop_assert!(fresh);
                                said.push(mailbox);
                                let whole = progress == Progress::Whole;
                                prop_assert_eq!(whole, said.len() == 2);
                                done += usize::from(whole);
                            }
                        }
                    }
                }
                prop_assert_eq!(change.is_open(at(now)), in_time && !stopped && done == 0);
            }
            prop_assert!(done <= 1 && (done == 0 || said.len() == 2));
        }
    }

    #[test]
    fn it_is_over_to_the_minute_and_where_a_clock_was_ahead() {
        assert!(asked().is_open(at(24 * 60 - 1)));
        assert!(!asked().is_open(at(24 * 60)));
        let ahead = AddressChange { made: at(9_000), expires: at(90_000), ..asked() };
        assert!(!ahead.is_open(at(0)), "it was made while the clock was wrong");
        assert!(ahead.is_open(at(9_000)));
    }
}
