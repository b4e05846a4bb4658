//! What somebody chose about letters: in general, about single calls, and which newsletters they asked for.

use city::{Audience, Id, MailChoice, Pace, Person, Refusal, Thing, Topic};
use store::city::letter::{self, Letter};
use store::city::person;
use store::letters::choice::{self as rows, Choice};
use store::letters::{returned, subscription};

use crate::things::{Found, find};
use crate::{Act, Done, Refused};

/// How many calls and letters a page shows.
const SHOWN: i64 = 50;

/// A call with what somebody chose about it; nothing stands for what they chose in general.
#[derive(Debug, Clone)]
pub struct OfCall {
    /// The call.
    pub call: Found,
    /// About what they brought to it.
    pub own: Option<Pace>,
    /// About what they follow in it.
    pub followed: Option<Pace>,
}

/// A letter that was written to somebody.
#[derive(Debug, Clone)]
pub struct Written {
    /// The letter, without what it lets its reader do.
    pub letter: Letter,
    /// What a mail server said, where it came back.
    pub returned: Option<String>,
}

/// Everything somebody chose, and what came of it.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// In general.
    pub general: MailChoice,
    /// About calls they have to do with.
    pub calls: Vec<OfCall>,
    /// What they asked for newsletters about.
    pub topics: Vec<Topic>,
    /// Since when no letter goes to their address, with what a mail server said.
    pub stopped: Option<(jiff::Timestamp, String)>,
    /// What was written to them lately, the newest first.
    pub letters: Vec<Written>,
}

/// What whoever acts chose. `also` is a call to be shown although they have nothing to do with it yet.
pub fn load(act: &mut Act, also: Option<Id<Thing>>) -> Done<Chosen> {
    let me = act.person()?;
    let reader = person::get(act.tx, me)?;
    let own = rows::of(act.tx, me)?;
    let topics = subscription::of(act.tx, me)?;
    let asked = topics.iter().filter_map(Topic::call);
    let mut ids: Vec<Id<Thing>> = also.into_iter().chain(asked).collect();
    ids.extend(rows::calls(act.tx, me, SHOWN)?);
    let mut calls: Vec<OfCall> = Vec::new();
    for id in ids {
        if calls.iter().any(|known| known.call.id() == id) {
            continue;
        }
        let Some(call) = call_of(act, id)? else { continue };
        let pace = |audience| chosen(&own, id, audience);
        let (own, followed) = (pace(Audience::Own), pace(Audience::Follower));
        calls.push(OfCall { call, own, followed });
    }
    let mail = reader.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default();
    let trouble = returned::trouble(act.tx, &mail)?;
    let stopped = trouble.and_then(|(trouble, said)| Some((trouble.stopped?, said)));
    let back = returned::of(act.tx, &mail, 200)?;
    let letters = letter::of(act.tx, me, SHOWN)?.into_iter().map(|letter| Written {
        returned: back.iter().find(|one| one.letter == letter.id).map(|one| one.status.clone()),
        letter,
    });
    let letters = letters.collect();
    Ok(Chosen { general: reader.mail_choice, calls, topics, stopped, letters })
}

/// A call that whoever acts may read.
fn call_of(act: &mut Act, id: Id<Thing>) -> Done<Option<Found>> {
    match find(act, id) {
        Ok(call @ Found::Call(_)) if call.may_read(&act.actor) => Ok(Some(call)),
        Ok(_) | Err(Refused::Rule(_)) => Ok(None),
        Err(refused) => Err(refused),
    }
}

fn chosen(own: &[Choice], call: Id<Thing>, audience: Audience) -> Option<Pace> {
    own.iter().find(|one| one.call == call && one.audience == audience).map(|one| one.pace)
}

/// What somebody wishes from now on.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// In general, where that is said.
    pub general: Option<MailChoice>,
    /// About calls: as one who brought something, and as one who follows something.
    pub calls: Vec<(Id<Thing>, Audience, Option<Pace>)>,
    /// Newsletters they ask for.
    pub begin: Vec<Topic>,
    /// Newsletters they do not want any more.
    pub end: Vec<Topic>,
}

/// Keeps what whoever acts wishes.
pub fn save(act: &mut Act, wish: &Wish) -> Done<()> {
    let me = act.person()?;
    if let Some(general) = &wish.general {
        let known = person::get(act.tx, me)?;
        person::update(act.tx, me, &known.name, &known.language, general)?;
    }
    for (call, audience, pace) in &wish.calls {
        call_of(act, *call)?.ok_or(Refusal::NotFound)?;
        rows::keep(act.tx, me, *call, *audience, *pace)?;
    }
    for topic in &wish.begin {
        let known = match topic.call() {
            Some(call) => call_of(act, call)?.is_some(),
            None => topic.is_of(&act.stage.city),
        };
        if !known {
            return Err(Refusal::NotFound.into());
        }
        subscription::begin(act.tx, topic, me, act.now)?;
    }
    for topic in &wish.end {
        subscription::end(act.tx, topic, me)?;
    }
    Ok(())
}

/// How soon somebody wants to hear of a thing: as they chose about its call, else in general.
pub(crate) fn pace(
    act: &mut Act,
    (reader, general): (Id<Person>, &MailChoice),
    thing: Id<Thing>,
    audience: Audience,
) -> Done<Pace> {
    let in_general = match audience {
        Audience::Own => general.own,
        Audience::Follower => general.followed,
    };
    let own = rows::of(act.tx, reader)?;
    if own.is_empty() {
        return Ok(in_general);
    }
    let found = find(act, thing)?;
    let within = found.ground().within;
    Ok(within.and_then(|call| chosen(&own, call, audience)).unwrap_or(in_general))
}

/// The call about which somebody chose otherwise than in general, if it is the reason that they are told this.
pub fn reason(
    act: &mut Act,
    reader: Id<Person>,
    found: &Found,
    audience: Audience,
) -> Done<Option<Found>> {
    let Some(call) = found.ground().within else { return Ok(None) };
    match rows::pace(act.tx, reader, call, audience)? {
        Some(_) => call_of(act, call),
        None => Ok(None),
    }
}
