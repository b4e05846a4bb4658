//! Mandates: a role that somebody has for a part of the city or until a day, offered by a letter and accepted by whoever
//! got it. What has not been accepted, is over or was ended gives nothing: the clock says so, not a job.

use jiff::{SignedDuration, Timestamp};

use crate::{Actor, CitySettings, Flaw, Flaws, Id, Mail, Person, Refusal, Role, Thing};

crate::stored! {
    /// How far a role reaches, without saying which part.
    pub enum ReachKind {
        /// The whole city.
        City = "city",
        /// One call with what is in it.
        Call = "call",
        /// What lies in some neighbourhoods.
        Neighbourhoods = "neighbourhoods",
    }
}

/// How far a role reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole city.
    City,
    /// One call with what is in it.
    Call(Id<Thing>),
    /// What lies in these neighbourhoods, by key.
    Neighbourhoods(Vec<String>),
}

/// Where something stands and lies, as far as a role is asked for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ground<'a> {
    /// What it belongs to: a call, also for the call itself.
    pub within: Option<Id<Thing>>,
    /// The neighbourhood in which it lies, by key.
    pub neighbourhood: Option<&'a str>,
}

/// A role in force for a part of the city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The part.
    pub reach: Reach,
}

impl Reach {
    /// What sort of reach it is.
    pub fn kind(&self) -> ReachKind {
        match self {
            Self::City => ReachKind::City,
            Self::Call(_) => ReachKind::Call,
            Self::Neighbourhoods(_) => ReachKind::Neighbourhoods,
        }
    }

    /// Whether it reaches what stands on this ground. What stands nowhere is only reached from the whole city.
    pub fn covers(&self, ground: Ground) -> bool {
        match self {
            Self::City => true,
            Self::Call(call) => ground.within == Some(*call),
            Self::Neighbourhoods(keys) => {
                ground.neighbourhood.is_some_and(|own| keys.iter().any(|key| key == own))
            }
        }
    }
}

impl Role {
    /// How far such a role can be offered by letter. Who runs a city is named by those who do, for the whole of it.
    pub fn reaches(self) -> &'static [ReachKind] {
        match self {
            Self::Admin => &[],
            Self::Officer => &[ReachKind::City, ReachKind::Call],
            Self::Moderator => &[ReachKind::City, ReachKind::Call, ReachKind::Neighbourhoods],
            Self::Juror => &[ReachKind::Call],
        }
    }
}

impl Actor {
    /// Somebody with roles of their own and with what their mandates give them now.
    pub fn holding(
        person: Id<Person>,
        own: Vec<Role>,
        mandates: &[Mandate],
        now: Timestamp,
    ) -> Self {
        let (mut roles, mut posts) = (own, Vec::new());
        let theirs = mandates.iter().filter(|it| it.person == Some(person));
        for post in theirs.filter_map(|mandate| mandate.post(now)) {
            match post.reach {
                Reach::City if roles.contains(&post.role) => {}
                Reach::City => roles.push(post.role),
                Reach::Call(_) | Reach::Neighbourhoods(_) => posts.push(post),
            }
        }
        roles.sort_unstable();
        Self { person: Some(person), roles, posts, ..Self::default() }
    }

    /// Whether they have this role for what stands on a ground: for the whole city, or for a part that it belongs to.
    pub fn is_on(&self, role: Role, ground: Ground) -> bool {
        self.is(role)
            || self.posts.iter().any(|post| post.role == role && post.reach.covers(ground))
    }

    /// Whether they have this role, were it for a part of the city alone.
    pub fn holds(&self, role: Role) -> bool {
        self.is(role) || self.posts.iter().any(|post| post.role == role)
    }

    /// Whether they have any role, were it for a part of the city alone.
    pub fn works_here(&self) -> bool {
        self.is_staff() || !self.posts.is_empty()
    }

    /// Whether they work for the city on a ground, in any role. Jurors do not.
    pub fn works_on(&self, ground: Ground) -> bool {
        let works = |post: &Post| post.role.is_office() && post.reach.covers(ground);
        self.is_staff() || self.posts.iter().any(works)
    }

    /// The parts of the city for which they have a role; the whole of it stands alone.
    pub fn reach_as(&self, role: Role) -> Vec<Reach> {
        if self.is(role) {
            return vec![Reach::City];
        }
        let own = self.posts.iter().filter(|post| post.role == role);
        own.map(|post| post.reach.clone()).collect()
    }
}

/// A role that was offered to somebody by letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its identifier.
    pub id: Id<Mandate>,
    /// The address it was offered to; gone when its owner left.
    pub mail: Option<Mail>,
    /// Who accepted or declined it.
    pub person: Option<Id<Person>>,
    /// The role.
    pub role: Role,
    /// How far it reaches.
    pub reach: Reach,
    /// When it ends by itself, if it does.
    pub until: Option<Timestamp>,
    /// Who gave it.
    pub given_by: Option<Id<Person>>,
    /// When it was offered.
    pub made: Timestamp,
    /// Until when it can be accepted.
    pub answer_by: Timestamp,
    /// When it was accepted.
    pub accepted: Option<Timestamp>,
    /// When it was declined.
    pub declined: Option<Timestamp>,
    /// When it was ended or, before anybody answered, withdrawn.
    pub ended: Option<Timestamp>,
    /// Why.
    pub end_reason: String,
}

/// Where a mandate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateState {
    /// It waits for an answer.
    Offered,
    /// Nobody answered in time.
    Lapsed,
    /// It was declined.
    Declined,
    /// It was taken back before it was answered.
    Withdrawn,
    /// It is in force.
    InForce,
    /// Its day has come.
    Over,
    /// It was ended before its day.
    Ended,
}

/// How long an offer can be accepted.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(24 * 14);
/// How long before its end people are reminded of it.
pub const REMIND_BEFORE: SignedDuration = SignedDuration::from_hours(24 * 14);
/// How long a reason may be, at least and at most.
pub const REASON: (usize, usize) = (10, 1_000);

impl Mandate {
    /// Where it stands now.
    pub fn state(&self, now: Timestamp) -> MandateState {
        let is_over = self.until.is_some_and(|until| until <= now);
        match (self.accepted, self.declined, self.ended) {
            (_, Some(_), _) => MandateState::Declined,
            (None, None, Some(_)) => MandateState::Withdrawn,
            (None, None, None) if is_over || self.answer_by <= now => MandateState::Lapsed,
            (None, None, None) => MandateState::Offered,
            (Some(_), None, Some(ended)) if self.until.is_none_or(|until| ended < until) => {
                MandateState::Ended
            }
            (Some(_), None, _) if is_over || self.ended.is_some() => MandateState::Over,
            (Some(_), None, _) => MandateState::InForce,
        }
    }

    /// The role that it gives now; none unless it is in force, or where such a role cannot be given so.
    pub fn post(&self, now: Timestamp) -> Option<Post> {
        let fits = self.role.reaches().contains(&self.reach.kind());
        let post = || Post { role: self.role, reach: self.reach.clone() };
        (fits && self.state(now) == MandateState::InForce).then(post)
    }

    /// Accepts it, as whoever got the letter.
    pub fn accept(&mut self, person: Id<Person>, now: Timestamp) -> Result<(), Refusal> {
        self.wait(now)?;
        (self.person, self.accepted) = (Some(person), Some(now));
        Ok(())
    }

    /// Declines it.
    pub fn decline(&mut self, person: Option<Id<Person>>, now: Timestamp) -> Result<(), Refusal> {
        self.wait(now)?;
        (self.person, self.declined) = (person, Some(now));
        Ok(())
    }

    fn wait(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.state(now) {
            MandateState::Offered => Ok(()),
            _ => Err(Refusal::AlreadyElsewhere),
        }
    }

    /// Ends it now, for a reason that whoever has it reads; what nobody answered yet is taken back without one.
    pub fn end(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        let mut flaws = Flaws::default();
        match self.state(now) {
            MandateState::Offered | MandateState::Lapsed => {}
            MandateState::InForce => {
                let (least, most) = REASON;
                self.end_reason = flaws.text("reason", reason, least, most).unwrap_or_default();
            }
            _ => return Err(Refusal::AlreadyElsewhere),
        }
        flaws.into_result()?;
        self.ended = Some(now);
        Ok(())
    }

    /// Gives it another end, or none.
    pub fn prolong(&mut self, until: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
        if self.state(now) != MandateState::InForce {
            return Err(Refusal::AlreadyElsewhere);
        }
        let mut flaws = Flaws::default();
        if until.is_some_and(|until| until <= now) {
            flaws.add("until", Flaw::InThePast);
        }
        flaws.into_result()?;
        self.until = until;
        Ok(())
    }

    /// Offers it once more, to be answered within the time for that.
    pub fn offer_again(&mut self, now: Timestamp) -> Result<(), Refusal> {
        let is_over = self.until.is_some_and(|until| until <= now);
        match self.state(now) {
            MandateState::Offered | MandateState::Lapsed if !is_over => {
                self.answer_by = answer_by(now);
                Ok(())
            }
            _ => Err(Refusal::AlreadyElsewhere),
        }
    }
}

/// Until when what is offered now can be accepted.
pub fn answer_by(now: Timestamp) -> Timestamp {
    now.checked_add(ANSWER_WITHIN).unwrap_or(Timestamp::MAX)
}

/// `Ok` when such a role can be offered so in a city. Whether there is such a call is asked elsewhere.
pub fn may_offer(
    role: Role,
    reach: &Reach,
    until: Option<Timestamp>,
    city: &CitySettings,
    now: Timestamp,
) -> Result<(), Flaws> {
    let mut flaws = Flaws::default();
    if role.reaches().is_empty() {
        flaws.add("role", Flaw::NotAChoice);
    } else if !role.reaches().contains(&reach.kind()) {
        flaws.add("reach", Flaw::NotAChoice);
    }
    if let Reach::Neighbourhoods(keys) = reach {
        let known = |key: &String| city.neighbourhoods.iter().any(|it| it.key.as_str() == key);
        if keys.is_empty() {
            flaws.add("neighbourhood", Flaw::Missing);
        } else if !keys.iter().all(known) {
            flaws.add("neighbourhood", Flaw::NotAChoice);
        }
    }
    if until.is_some_and(|until| until <= now) {
        flaws.add("until", Flaw::InThePast);
    }
    flaws.into_result()
}

#[cfg(test)]
mod tests;
