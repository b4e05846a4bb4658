//! Mandates: roles offered by letter to whoever has an address, accepted or declined, prolonged and ended. What one gives
//! is looked up with who acts, so that an end that passes while a form is on its way refuses it.

use std::fmt;
use std::str::FromStr;

use city::audit::Action;
use city::mandate::{REMIND_BEFORE, answer_by, may_offer};
use city::{
    Flaw, Flaws, Id, Language, Mail, Mandate, MandateState, NameShown, Noun, Person, Reach,
    Refusal, Role,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::city::letter::{self, Letter};
use store::city::mandate as rows;
use store::city::{person, session};
use store::jobs::Urgency;

use super::person::arrive;
use super::sign_in::NewSession;
use crate::things::notice::POST_JOB;
use crate::things::readable;
use crate::{Act, Done};

/// The kind of the job that writes somebody a letter about a mandate.
pub const MANDATE_JOB: &str = "mandate";
/// How long an offer that nobody accepted is kept: it holds an address.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What is offered, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The address.
    pub mail: Mail,
    /// The role.
    pub role: Role,
    /// How far it reaches.
    pub reach: Reach,
    /// When it ends by itself, if it does.
    pub until: Option<Timestamp>,
}

/// A letter with a key, whose digest is kept.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The letter.
    pub letter: Letter,
    /// The digest of the key in its link.
    pub hash: Vec<u8>,
}

/// What a letter tells somebody of a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Whoever gave it hears that it was accepted.
    Accepted,
    /// And that it was declined.
    Declined,
    /// Whoever has it hears that it was ended, and why.
    Ended,
    /// That it is over.
    Over,
    /// That it goes on longer, or ends sooner.
    Prolonged,
    /// That it ends soon.
    EndsSoon,
    /// Whoever gave it hears that it ends soon.
    TheirsEndsSoon,
}

impl Told {
    const ALL: [(Self, &str); 7] = [
        (Self::Accepted, "accepted"),
        (Self::Declined, "declined"),
        (Self::Ended, "ended"),
        (Self::Over, "over"),
        (Self::Prolonged, "prolonged"),
        (Self::EndsSoon, "ends_soon"),
        (Self::TheirsEndsSoon, "theirs_ends_soon"),
    ];
}

/// Who is to be told what, as a job carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// About which mandate.
    pub mandate: Id<Mandate>,
    /// Whom.
    pub person: Id<Person>,
    /// What.
    pub told: Told,
}

impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = Told::ALL.iter().find(|(told, _)| *told == self.told).map_or("", |(_, key)| key);
        write!(f, "{} {} {key}", self.mandate, self.person)
    }
}

impl FromStr for Telling {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let gone = |_| Refusal::NotFound;
        let mut parts = text.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let (mandate, person) = (part().parse().map_err(gone)?, part().parse().map_err(gone)?);
        let key = part();
        let told = Told::ALL.iter().find(|(_, own)| *own == key).map(|(told, _)| *told);
        Ok(Self { mandate, person, told: told.ok_or(Refusal::NotFound)? })
    }
}

/// `Ok` when whoever acts may offer this, and nobody has it or was offered it already.
pub fn check(act: &mut Act, offer: &Offer) -> Done<()> {
    act.require(Role::Admin)?;
    may_offer(offer.role, &offer.reach, offer.until, &act.stage.city, act.now)?;
    let mut flaws = Flaws::default();
    if let Reach::Call(call) = offer.reach
        && !is_call(act, call)?
    {
        flaws.add("call", Flaw::NotAChoice);
    }
    let mut known = rows::offered_to(act.tx, &offer.mail, act.now)?;
    if let Some(person) = person::by_mail(act.tx, &offer.mail)? {
        known.extend(rows::of_person(act.tx, person.id)?);
    }
    let now = act.now;
    let open =
        |it: &Mandate| matches!(it.state(now), MandateState::Offered | MandateState::InForce);
    if known.iter().any(|it| open(it) && it.role == offer.role && it.reach == offer.reach) {
        flaws.add("mail", Flaw::Taken);
    }
    Ok(flaws.into_result()?)
}

fn is_call(act: &mut Act, call: Id<city::Thing>) -> Done<bool> {
    match store::things::thing::noun(act.tx, call) {
        Ok(Noun::Call) => match readable(act, call) {
            Ok(_) => Ok(true),
            Err(crate::Refused::Rule(_) | crate::Refused::Store(store::Error::NotFound)) => {
                Ok(false)
            }
            Err(refused) => Err(refused),
        },
        Ok(_) | Err(store::Error::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Offers a role by letter.
pub fn offer(act: &mut Act, offer: &Offer, sent: &Sent) -> Done<Id<Mandate>> {
    check(act, offer)?;
    let mandate = Mandate {
        id: act.new_id(),
        mail: Some(offer.mail.clone()),
        person: None,
        role: offer.role,
        reach: offer.reach.clone(),
        until: offer.until,
        given_by: act.actor.person,
        made: act.now,
        answer_by: answer_by(act.now),
        accepted: None,
        declined: None,
        ended: None,
        end_reason: String::new(),
    };
    rows::insert(act.tx, &mandate, sent.letter.id, &sent.hash)?;
    post(act, &sent.letter)?;
    note(act, Action::OfferRole, &mandate, &json!({}))?;
    Ok(mandate.id)
}

fn post(act: &mut Act, letter: &Letter) -> Done<()> {
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)
}

/// Offers it once more, by another letter; the link in the one before opens nothing any more.
pub fn send_again(act: &mut Act, id: Id<Mandate>, sent: &Sent) -> Done<()> {
    act.require(Role::Admin)?;
    let mut mandate = rows::get(act.tx, id)?;
    mandate.offer_again(act.now)?;
    rows::update(act.tx, &mandate)?;
    rows::sent_by(act.tx, id, sent.letter.id, &sent.hash)?;
    post(act, &sent.letter)?;
    note(act, Action::OfferRole, &mandate, &json!({ "again": true }))
}

/// Another key for a letter that leaves now; false when what it offers was answered, taken back or is over.
pub fn renew(act: &mut Act, letter: Id<Letter>, hash: &[u8]) -> Done<bool> {
    Ok(rows::renew(act.tx, letter, hash, act.now)?)
}

/// What the link with this key offers, while it can be answered.
pub fn offered(act: &mut Act, hash: &[u8]) -> Done<Option<Mandate>> {
    let now = act.now;
    let found = rows::by_key(act.tx, hash)?;
    Ok(found.filter(|it| it.state(now) == MandateState::Offered))
}

/// Accepts what the link with this key offers, in the name of whoever has its address: they get an account if they had
/// none, and the session that they sign in with.
pub fn accept(
    act: &mut Act,
    hash: &[u8],
    name: Option<&NameShown>,
    language: &Language,
    new: Option<&NewSession>,
) -> Done<Id<Person>> {
    let mut mandate = offered(act, hash)?.ok_or(Refusal::NotFound)?;
    let mail = mandate.mail.clone().ok_or(Refusal::NotFound)?;
    let mut who = arrive(act, &mail, language)?;
    if who.name.as_str().is_empty() {
        let Some(name) = name else {
            let mut flaws = Flaws::default();
            flaws.add("name", Flaw::Missing);
            return Err(flaws.into());
        };
        who.name = name.clone();
        person::update(act.tx, who.id, name, &who.language, &who.mail_choice)?;
    }
    mandate.accept(who.id, act.now)?;
    rows::update(act.tx, &mandate)?;
    act.go_on_as(who.id)?;
    if let Some(new) = new {
        let id = act.stage.store.new_id();
        session::insert(act.tx, id, &new.hash, who.id, &new.agent, act.now, new.expires)?;
    }
    note(act, Action::AcceptRole, &mandate, &json!({}))?;
    tell(act, &mandate, mandate.given_by, Told::Accepted)?;
    Ok(who.id)
}

/// Declines what the link with this key offers. Nobody gets an account by that.
pub fn decline(act: &mut Act, hash: &[u8]) -> Done<()> {
    let mut mandate = offered(act, hash)?.ok_or(Refusal::NotFound)?;
    let mail = mandate.mail.clone().ok_or(Refusal::NotFound)?;
    let who = person::by_mail(act.tx, &mail)?.map(|who| who.id);
    mandate.decline(who, act.now)?;
    rows::update(act.tx, &mandate)?;
    act.actor.person = who;
    note(act, Action::DeclineRole, &mandate, &json!({}))?;
    tell(act, &mandate, mandate.given_by, Told::Declined)
}

/// Ends what somebody has, for a reason that they read; or takes back what nobody answered.
pub fn end(act: &mut Act, id: Id<Mandate>, reason: &str) -> Done<()> {
    act.require(Role::Admin)?;
    let mut mandate = rows::get(act.tx, id)?;
    mandate.end(reason, act.now)?;
    rows::update(act.tx, &mandate)?;
    let details = json!({ "reason": mandate.end_reason });
    note(act, Action::EndRole, &mandate, &details)?;
    release(act, &mandate)?;
    tell(act, &mandate, mandate.person, Told::Ended)
}

/// Gives back what somebody may not do any more without a mandate: work at the desk, and ideas to be evaluated.
fn release(act: &mut Act, mandate: &Mandate) -> Done<()> {
    let Some(person) = mandate.person else { return Ok(()) };
    crate::desk::assign::release(act, person)?;
    match mandate.reach {
        Reach::Call(call) => crate::calls::evaluation::release(act, call.of(), person),
        Reach::City | Reach::Neighbourhoods(_) => Ok(()),
    }
}

/// Gives what somebody has another end, or none.
pub fn prolong(act: &mut Act, id: Id<Mandate>, until: Option<Timestamp>) -> Done<()> {
    act.require(Role::Admin)?;
    let mut mandate = rows::get(act.tx, id)?;
    if mandate.until == until {
        return Ok(());
    }
    mandate.prolong(until, act.now)?;
    rows::update(act.tx, &mandate)?;
    note(act, Action::ProlongRole, &mandate, &json!({}))?;
    tell(act, &mandate, mandate.person, Told::Prolonged)
}

/// Ends what there is for a call that is thrown away.
pub(crate) fn end_on(act: &mut Act, call: Id<city::Thing>) -> Done<()> {
    for mut mandate in rows::on_call(act.tx, call)? {
        mandate.ended = Some(act.now);
        rows::update(act.tx, &mandate)?;
        note(act, Action::EndRole, &mandate, &json!({ "reason": "" }))?;
    }
    Ok(())
}

/// Reminds people of what ends soon, and sees to what is over: its work waits for others. That it gives nothing any more
/// does not wait for this.
pub fn keep_up(act: &mut Act) -> Done<()> {
    let soon = act.now.checked_add(REMIND_BEFORE).unwrap_or(act.now);
    for mandate in rows::to_remind(act.tx, act.now, soon)? {
        rows::reminded(act.tx, mandate.id, act.now)?;
        tell(act, &mandate, mandate.person, Told::EndsSoon)?;
        tell(act, &mandate, mandate.given_by, Told::TheirsEndsSoon)?;
    }
    for mandate in rows::to_close(act.tx, act.now)? {
        rows::closed(act.tx, mandate.id, act.now)?;
        note(act, Action::EndRole, &mandate, &json!({ "over": true }))?;
        release(act, &mandate)?;
        tell(act, &mandate, mandate.person, Told::Over)?;
    }
    let before = act.now.checked_sub(KEPT).unwrap_or(act.now);
    rows::purge(act.tx, before)?;
    Ok(())
}

/// Has a letter written to somebody, unless it was them who did it.
fn tell(act: &mut Act, mandate: &Mandate, person: Option<Id<Person>>, told: Told) -> Done<()> {
    let Some(person) = person.filter(|person| Some(*person) != act.actor.person) else {
        return Ok(());
    };
    let telling = Telling { mandate: mandate.id, person, told };
    act.enqueue(MANDATE_JOB, &telling.to_string(), Urgency::Soon, act.now)
}

/// Enters in the log what was done with a mandate: which role, for which part, until when. No address and no name.
fn note(act: &mut Act, action: Action, mandate: &Mandate, more: &Value) -> Done<()> {
    let mut details = json!({
        "mandate": mandate.id,
        "role": mandate.role.key(),
        "reach": mandate.reach.kind().key(),
        "until": mandate.until.map(|until| until.to_string()),
    });
    if let (Some(all), Some(more)) = (details.as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    match (&mandate.reach, mandate.person) {
        (Reach::Call(call), _) => act.audit_thing(action, Noun::Call, *call, &details),
        (_, Some(person)) => act.audit_person(action, person, &details),
        (_, None) => act.audit_city(action, &details),
    }
}
