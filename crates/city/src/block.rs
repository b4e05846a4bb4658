//! Blocking somebody: with a rule and a reason they read, until a day or without end. They read along and write nothing;
//! they can appeal once, and it ends by itself or is lifted.

use jiff::Timestamp;

use crate::hiding::{APPEAL, REASON};
use crate::{Actor, Flaw, Flaws, Id, Person, Refusal, ReportReason, Role};

/// That somebody may not write for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocked {
    /// Until when, where it ends by itself.
    pub until: Option<Timestamp>,
}

/// That somebody was blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its identifier.
    pub id: Id<Block>,
    /// Who was blocked.
    pub person: Id<Person>,
    /// Who blocked them; nobody once they have left.
    pub given_by: Option<Id<Person>>,
    /// The rule of the city that was broken.
    pub rule: ReportReason,
    /// Why, in a sentence that they read.
    pub reason: String,
    /// Since when.
    pub made: Timestamp,
    /// Until when, where it ends by itself.
    pub until: Option<Timestamp>,
    /// What they say to that.
    pub appeal: Option<String>,
    /// When.
    pub appealed: Option<Timestamp>,
    /// What the moderators answer.
    pub answer: Option<String>,
    /// When.
    pub answered: Option<Timestamp>,
    /// When it was lifted.
    pub lifted: Option<Timestamp>,
}

/// How a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockState {
    /// Whoever is blocked does not write.
    InForce,
    /// It ended by itself.
    Over,
    /// It was lifted.
    Lifted,
}

/// What a moderator says who blocks somebody, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockInput {
    /// The rule that was broken.
    pub rule: ReportReason,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Option<Timestamp>,
}

impl BlockInput {
    /// Checks what was typed. `until` is what became of the last day, or what is wrong with it.
    pub fn check(
        rule: &str,
        reason: &str,
        until: Result<Option<Timestamp>, Flaw>,
        now: Timestamp,
    ) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let rule = flaws.keep("rule", ReportReason::from_key(rule).ok_or(Flaw::Missing));
        let reason = flaws.text("reason", reason, REASON.0, REASON.1);
        let ahead = until.and_then(|until| match until {
            Some(until) if until <= now => Err(Flaw::InThePast),
            until => Ok(until),
        });
        let until = flaws.keep("until", ahead);
        flaws.into_result_with(|| Some(Self { rule: rule?, reason: reason?, until: until? }))
    }
}

/// `Ok` when whoever acts may block a person who has these roles and is or is not blocked already. Whoever works for the
/// city loses their role first, so that nobody silences a colleague and no city is left to somebody who cannot act.
pub fn may_block(
    actor: &Actor,
    person: Id<Person>,
    holds: &Actor,
    blocked: Option<Blocked>,
) -> Result<(), Refusal> {
    if !actor.is(Role::Moderator) {
        return Err(Refusal::NotYours);
    }
    let flaw = if actor.is_person(Some(person)) {
        Flaw::NotAChoice
    } else if holds.works_here() {
        Flaw::Settled
    } else if blocked.is_some() {
        Flaw::Taken
    } else {
        return Ok(());
    };
    let mut flaws = Flaws::default();
    flaws.add("person", flaw);
    Err(flaws.into())
}

impl Actor {
    /// The same person while they are blocked: what they have been given for the city gives them nothing.
    #[must_use]
    pub fn silenced(self, blocked: Option<Blocked>) -> Self {
        match blocked {
            None => self,
            Some(_) => Self { roles: Vec::new(), posts: Vec::new(), blocked, ..self },
        }
    }

    /// `Ok` when they may write.
    pub fn may_write(&self) -> Result<(), Refusal> {
        match self.blocked {
            None => Ok(()),
            Some(blocked) => Err(Refusal::Blocked(blocked)),
        }
    }
}

impl Block {
    /// A block that begins now.
    pub fn begin(
        id: Id<Block>,
        person: Id<Person>,
        by: Id<Person>,
        input: BlockInput,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            person,
            given_by: Some(by),
            rule: input.rule,
            reason: input.reason,
            made: now,
            until: input.until,
            appeal: None,
            appealed: None,
            answer: None,
            answered: None,
            lifted: None,
        }
    }

    /// How it stands.
    pub fn state(&self, now: Timestamp) -> BlockState {
        match (self.lifted, self.until) {
            (Some(_), _) => BlockState::Lifted,
            (None, Some(until)) if until <= now => BlockState::Over,
            (None, _) => BlockState::InForce,
        }
    }

    /// What it does to whoever was blocked.
    pub fn blocked(&self, now: Timestamp) -> Option<Blocked> {
        (self.state(now) == BlockState::InForce).then_some(Blocked { until: self.until })
    }

    /// Whether whoever was blocked can still answer it.
    pub fn can_be_appealed(&self, now: Timestamp) -> bool {
        self.blocked(now).is_some() && self.appealed.is_none()
    }

    /// Whether they have answered and nobody has come back to it.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.blocked(now).is_some() && self.appealed.is_some() && self.answered.is_none()
    }

    /// Answers it: whoever was blocked may, once, while it lasts.
    pub fn appeal(&mut self, actor: &Actor, typed: &str, now: Timestamp) -> Result<(), Refusal> {
        if !actor.is_person(Some(self.person)) {
            return Err(Refusal::NotFound);
        }
        if !self.can_be_appealed(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.appeal = Some(text("text", typed, APPEAL)?);
        self.appealed = Some(now);
        Ok(())
    }

    /// Keeps it after that, and says why.
    pub fn keep(&mut self, typed: &str, now: Timestamp) -> Result<(), Refusal> {
        if !self.waits(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.answer = Some(text("answer", typed, REASON)?);
        self.answered = Some(now);
        Ok(())
    }

    /// Ends it before its time.
    pub fn lift(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if self.blocked(now).is_none() {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.lifted = Some(now);
        Ok(())
    }
}

fn text(field: &str, typed: &str, (least, most): (usize, usize)) -> Result<String, Flaws> {
    let mut flaws = Flaws::default();
    let text = flaws.text(field, typed, least, most);
    flaws.into_result_with(|| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
    }

    fn somebody(id: i64, roles: &[Role]) -> Actor {
        Actor { person: Some(Id::new(id)), roles: roles.to_vec(), ..Actor::default() }
    }

    fn block(until: Option<i64>) -> Block {
        let reason = "Names a neighbour again and again.";
        let input = BlockInput::check("insult", reason, Ok(until.map(at)), at(0)).unwrap();
        Block::begin(Id::new(1), Id::new(2), Id::new(3), input, at(0))
    }

    #[test]
    fn what_is_said_is_complete() {
        let flaws = |rule: &str, reason: &str, until| {
            let flaws = BlockInput::check(rule, reason, until, at(5)).unwrap_err();
            flaws.iter().map(|(field, flaw)| (field.to_owned(), flaw.clone())).collect::<Vec<_>>()
        };
        let flaw = |field: &str, flaw| (field.to_owned(), flaw);
        assert_eq!(
            flaws("", "short", Err(Flaw::NotADate)),
            [
                flaw("rule", Flaw::Missing),
                flaw("reason", Flaw::TooShort { least: 10 }),
                flaw("until", Flaw::NotADate)
            ]
        );
        let sentence = "Ten letters at least.";
        assert_eq!(flaws("spam", sentence, Ok(Some(at(5)))), [flaw("until", Flaw::InThePast)]);
        assert!(BlockInput::check("spam", sentence, Ok(None), at(5)).is_ok());
    }

    #[test]
    fn only_moderators_block_and_nobody_who_works_here() {
        let moderator = somebody(1, &[Role::Moderator]);
        let whom = |actor: &Actor, id, roles: &[Role], blocked| {
            may_block(actor, Id::new(id), &somebody(id, roles), blocked)
        };
        let flawed = |flaw| {
            let mut flaws = Flaws::default();
            flaws.add("person", flaw);
            Err(Refusal::Flawed(flaws))
        };
        assert_eq!(whom(&moderator, 2, &[], None), Ok(()));
        assert_eq!(whom(&somebody(1, &[Role::Admin]), 2, &[], None), Ok(()));
        for actor in [Actor::anonymous(), somebody(1, &[]), somebody(1, &[Role::Officer])] {
            assert_eq!(whom(&actor, 2, &[], None), Err(Refusal::NotYours));
        }
        assert_eq!(whom(&moderator, 1, &[], None), flawed(Flaw::NotAChoice), "not oneself");
        for role in Role::ALL {
            assert_eq!(whom(&moderator, 2, &[*role], None), flawed(Flaw::Settled), "{role}");
        }
        let already = Some(Blocked { until: None });
        assert_eq!(whom(&moderator, 2, &[], already), flawed(Flaw::Taken));
    }

    #[test]
    fn who_is_blocked_has_no_role_and_no_voice() {
        let officer = somebody(1, &[Role::Officer]);
        assert_eq!(officer.clone().silenced(None), officer);
        assert_eq!(officer.may_write(), Ok(()));
        let blocked = Blocked { until: Some(at(4)) };
        let silent = officer.silenced(Some(blocked));
        assert!(!silent.works_here() && silent.is_person(Some(Id::new(1))));
        assert_eq!(silent.may_write(), Err(Refusal::Blocked(blocked)));
    }

    #[test]
    fn only_whoever_was_blocked_appeals_and_once() {
        let (own, other) = (somebody(2, &[]), somebody(4, &[Role::Admin]));
        let mut it = block(Some(9));
        let words = "It was a joke among friends.";
        assert_eq!(it.appeal(&other, words, at(1)), Err(Refusal::NotFound));
        assert_eq!(it.appeal(&Actor::anonymous(), words, at(1)), Err(Refusal::NotFound));
        assert!(matches!(it.appeal(&own, "no", at(1)), Err(Refusal::Flawed(_))));
        assert_eq!(it.keep(words, at(1)), Err(Refusal::AlreadyElsewhere), "nobody appealed");
        assert_eq!(it.appeal(&own, words, at(1)), Ok(()));
        assert!(it.waits(at(1)) && !it.waits(at(9)), "what is over waits for nobody");
        assert_eq!(it.appeal(&own, words, at(2)), Err(Refusal::AlreadyElsewhere));
        assert_eq!(it.keep(words, at(2)), Ok(()));
        assert_eq!(it.keep(words, at(2)), Err(Refusal::AlreadyElsewhere));
        assert_eq!(it.lift(at(3)), Ok(()), "it can be lifted all the same");
    }

    proptest! {
        /// From its beginning to its end or lifting, and not one moment longer, whoever is blocked cannot write.
        #[test]
        fn it_holds_until_its_end(until in prop::option::of(1_i64..50), lifted in prop::option::of(0_i64..60), now in 0_i64..70) {
            let mut it = block(until);
            let lifts = lifted.filter(|lifted| *lifted <= now);
            let ended = |moment: i64| until.is_some_and(|until| until <= moment);
            if let Some(moment) = lifts {
                prop_assert_eq!(it.lift(at(moment)).is_ok(), !ended(moment));
            }
            let was_lifted = lifts.is_some_and(|moment| !ended(moment));
            let holds = !was_lifted && !ended(now);
            prop_assert_eq!(it.blocked(at(now)).is_some(), holds);
            prop_assert_eq!(it.can_be_appealed(at(now)), holds);
            let actor = somebody(2, &[Role::Officer]).silenced(it.blocked(at(now)));
            prop_assert_eq!(actor.may_write().is_ok(), !holds);
            prop_assert_eq!(actor.works_here(), !holds);
        }
    }
}
