//! One act of somebody in a city: the transaction, the city, who acts and when.

use std::sync::Arc;

use city::audit::Action;
use city::{
    Actor, CitySettings, Ground, Id, IsThing, Noun, Person, Refusal, Role, Step, StepKind, Thing,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use store::jobs::Urgency;
use store::{Store, Tx};

use crate::{Done, Refused};

/// What use cases need to know of a city. Cheap to clone.
#[derive(Clone)]
pub struct Stage {
    /// The city's settings.
    pub city: Arc<CitySettings>,
    /// Where identifiers come from.
    pub store: Store,
    /// How long notices are gathered before a letter is written.
    pub gather: SignedDuration,
    /// When it happens, where that is not now: what happened elsewhere is entered with its own moment.
    pub at: Option<Timestamp>,
}

/// Who wants to act. Keys are looked up anew in each transaction, so that a session that was ended or a role that was
/// taken away a moment ago opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody in particular.
    Nobody,
    /// Whoever holds the session with this digest.
    Session(Vec<u8>),
    /// Whoever holds the personal token with this digest.
    Token(Vec<u8>),
    /// This person: for what nobody asks from outside, such as the command line.
    Person(Id<Person>),
    /// Somebody who was recognised in this very moment: for reading.
    Recognised(Actor),
    /// The installation itself, which may do everything.
    System,
}

/// One act: a body's transaction with the city, the time and who acts.
pub struct Act<'a, 'tx> {
    /// The transaction.
    pub tx: &'a mut Tx<'tx>,
    /// The city.
    pub stage: &'a Stage,
    /// Who acts.
    pub actor: Actor,
    /// What time it is.
    pub now: Timestamp,
}

impl<'a, 'tx> Act<'a, 'tx> {
    /// Begins an act that changes something: takes the time of the transaction and looks up who acts. Here, and nowhere
    /// else, whoever is blocked is turned away from all that writes.
    ///
    /// # Errors
    /// [`Refusal::Blocked`] and the database's faults. A key that opens nothing any more makes its holder nobody.
    pub fn begin(tx: &'a mut Tx<'tx>, stage: &'a Stage, who: &Who) -> Done<Self> {
        let act = Self::reading(tx, stage, who)?;
        act.actor.may_write()?;
        Ok(act)
    }

    /// Begins an act that reads, or that concerns nobody but whoever acts: their account, what they typed and nobody
    /// sees, their appeal. Somebody who is blocked may do so.
    ///
    /// # Errors
    /// The database's faults. A key that opens nothing any more makes its holder nobody.
    pub fn reading(tx: &'a mut Tx<'tx>, stage: &'a Stage, who: &Who) -> Done<Self> {
        let now = match stage.at {
            Some(moment) => moment,
            None => Timestamp::from_microsecond(tx.now())
                .map_err(|_| store::Error::Bug("the clock is out of bounds".to_owned()))?,
        };
        let actor = match who {
            Who::Nobody => Actor::anonymous(),
            Who::Session(digest) => store::city::person::holding_session(tx, digest, now)?,
            Who::Token(digest) => store::city::person::holding_token(tx, digest, now)?,
            Who::Person(person) => store::city::person::actor(tx, *person)?,
            Who::Recognised(actor) => actor.clone(),
            Who::System => Actor { roles: vec![Role::Admin], ..Actor::anonymous() },
        };
        Ok(Self { tx, stage, actor, now })
    }

    /// Goes on as somebody who has just shown who they are. Whoever is blocked is turned away here too.
    pub fn go_on_as(&mut self, person: Id<Person>) -> Done<()> {
        let actor = store::city::person::actor(self.tx, person)?;
        actor.may_write()?;
        self.actor = actor;
        Ok(())
    }

    /// A new identifier.
    pub fn new_id<T>(&self) -> Id<T> {
        Id::new(self.stage.store.new_id())
    }

    /// The person who acts, or the request to sign in.
    pub fn person(&self) -> Done<Id<Person>> {
        self.actor.person.ok_or(Refused::Rule(Refusal::SignInFirst))
    }

    /// `Ok` when whoever acts has the role for the whole city; what they may not do may as well not exist.
    pub fn require(&self, role: Role) -> Done<Id<Person>> {
        let person = self.person()?;
        if self.actor.is(role) { Ok(person) } else { Err(Refusal::NotYours.into()) }
    }

    /// `Ok` when whoever acts has the role for what stands on a ground, were it for that part of the city alone.
    pub fn require_on(&self, role: Role, ground: Ground) -> Done<Id<Person>> {
        let person = self.person()?;
        if self.actor.is_on(role, ground) { Ok(person) } else { Err(Refusal::NotYours.into()) }
    }

    /// A step that happens now, by nobody's office and without a reason.
    pub fn happened(&self, kind: StepKind) -> Step {
        Step {
            kind,
            made: self.now,
            office: city::Texts::default(),
            reason: String::new(),
            criterion: None,
        }
    }

    /// Enters what happened to a thing into its journey.
    pub fn step(&mut self, thing: impl Into<Id<Thing>>, step: &Step) -> Done<()> {
        self.enter_step(thing.into(), step, None)
    }

    /// The same, where another thing had a part in it.
    pub fn step_with(
        &mut self,
        thing: impl Into<Id<Thing>>,
        step: &Step,
        other: impl Into<Id<Thing>>,
    ) -> Done<()> {
        self.enter_step(thing.into(), step, Some(other.into()))
    }

    fn enter_step(&mut self, thing: Id<Thing>, step: &Step, other: Option<Id<Thing>>) -> Done<()> {
        let (id, actor) = (self.stage.store.new_id(), self.actor.person);
        Ok(store::things::step::insert(self.tx, id, thing, actor, step, other)?)
    }

    /// Notes in the log what was done to a thing. `details` hold no personal data.
    pub fn audit<T: IsThing>(&mut self, action: Action, on: Id<T>, details: &Value) -> Done<()> {
        self.audit_thing(action, T::NOUN, on.thing(), details)
    }

    /// The same, where the noun is only known when it runs.
    pub fn audit_thing(
        &mut self,
        action: Action,
        noun: Noun,
        on: Id<Thing>,
        details: &Value,
    ) -> Done<()> {
        let subject = format!("{noun} {on}");
        self.log(action, &subject, Some(on), details)
    }

    /// Notes in the log what was done to a person.
    pub fn audit_person(&mut self, action: Action, on: Id<Person>, details: &Value) -> Done<()> {
        self.log(action, &format!("person {on}"), None, details)
    }

    /// Notes in the log what was done to the city itself.
    pub fn audit_city(&mut self, action: Action, details: &Value) -> Done<()> {
        self.log(action, "city", None, details)
    }

    fn log(
        &mut self,
        action: Action,
        subject: &str,
        thing: Option<Id<Thing>>,
        details: &Value,
    ) -> Done<()> {
        let actor = self.actor.person;
        Ok(store::city::audit::append(self.tx, actor, action, subject, thing, details)?)
    }

    /// Has something done after the commit, at `at` at the earliest.
    pub fn enqueue(
        &mut self,
        job: &str,
        payload: &str,
        urgency: Urgency,
        at: Timestamp,
    ) -> Done<()> {
        let id = self.stage.store.new_id();
        Ok(store::jobs::enqueue(self.tx, id, job, payload, urgency, at.as_microsecond())?)
    }

    /// Does something once for a key of whoever acts: asked again, it answers what was written then. Others' keys are
    /// others': a key that two people happen to choose loses nobody's words.
    pub fn once<T: std::str::FromStr + ToString>(
        &mut self,
        key: &str,
        body: impl FnOnce(&mut Act<'_, 'tx>) -> Done<T>,
    ) -> Done<T> {
        let Self { tx, stage, actor, now } = self;
        let key = format!("{}/{key}", actor.person.map_or(0, Id::get));
        let once = tx.write_once::<Refused>(&key, |tx| {
            let mut act = Act { tx, stage, actor: actor.clone(), now: *now };
            Ok(body(&mut act)?.to_string())
        })?;
        let written = match &once {
            store::Once::Done(written) | store::Once::Before(written) => written,
        };
        written.parse().map_err(|_| Refusal::NotFound.into())
    }
}
