//! Ideas that somebody told the city: entered by an officer, followed with the code of a card, claimed by whoever holds it.

use calls::{Call, Idea, IdeaInput, Telling};
use city::audit::Action;
use city::{
    Author, Id, InClear, MailChoice, Module, NameShown, Person, Refusal, Role, Standing, StepKind,
};
use jiff::SignedDuration;
use serde_json::json;
use store::calls as rows;
use store::calls::told::Told;
use store::city::person;
use store::events::list::{self, Cursor, Wanted};

use super::idea::{enter as publish, find, readable};
use crate::things::Found;
use crate::{Act, Done, sealed};

/// How many events of a call can be chosen from.
const EVENTS: i64 = 20;

/// Enters an idea that somebody told: in the name they agreed to be shown by, as somebody without an address. `hash` is the
/// digest of the code of their card; `key` makes a repeat harmless. Where they can be reached is kept sealed.
pub fn enter(
    act: &mut Act,
    call: Id<Call>,
    input: &IdeaInput,
    (telling, contact): (&Telling, &InClear),
    hash: &[u8],
    key: &str,
) -> Done<Id<Idea>> {
    act.once(key, |act| {
        let officer = act.person()?;
        let call = rows::call::get(act.tx, call)?;
        calls::may_enter(&act.actor, &call, telling.how, act.now)?;
        if let Some(event) = telling.event {
            let found = crate::things::readable(act, event)?;
            if found.noun() != city::Noun::Event || found.whole().id() != call.id.thing() {
                return Err(Refusal::NotFound.into());
            }
        }
        let teller = Person {
            id: act.new_id(),
            mail: None,
            name: NameShown::stored(telling.name.clone()),
            language: input.language.clone(),
            mail_choice: MailChoice::NONE,
            standing: Standing::Known,
            roles: Vec::new(),
            posts: Vec::new(),
            proven: city::Level::Address,
        };
        person::insert(act.tx, &teller, act.now)?;
        let author = Author { id: teller.id, name: telling.name.clone() };
        let idea = Idea::new(act.new_id(), call.id, author, input.clone(), act.now);
        publish(act, &call, &idea)?;
        let contact = sealed::take_contact(act, idea.id, contact)?;
        let told = Told {
            id: idea.id,
            how: telling.how,
            consent: telling.consent,
            event: telling.event,
            entered_by: Some(officer),
            hash: Some(hash.to_vec()),
            contact,
            made_at: act.now,
            claimed_at: None,
        };
        rows::told::insert(act.tx, &told, call.id)?;
        let details = json!({ "how": telling.how.key(), "consent": telling.consent.key() });
        act.audit(Action::EnterFor, idea.id, &details)?;
        Ok(idea.id)
    })
}

/// The last events of a call at which ideas can have been written down, in a city that has events.
pub fn events(act: &mut Act, call: &Call) -> Done<Vec<Found>> {
    if !act.stage.city.modules.contains(&Module::Events) {
        return Ok(Vec::new());
    }
    // Also one that goes on while its papers are typed in.
    let ends = act.now.checked_add(SignedDuration::from_hours(24)).unwrap_or(act.now);
    let before = Cursor { ends, id: i64::MAX };
    let events = list::past(act.tx, Wanted::Of(call.id), before, EVENTS)?.into_iter();
    Ok(events.map(|event| Found::Event(Some(Box::new(call.clone())), Box::new(event))).collect())
}

/// An idea that was told, if whoever acts answers for it.
pub fn of_office(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea, Told)> {
    act.person()?;
    let (call, idea) = readable(act, id)?;
    act.require_on(Role::Officer, idea.ground())?;
    let told = rows::told::of(act.tx, id)?.ok_or(Refusal::NotFound)?;
    Ok((call, idea, told))
}

/// Gives an idea another card: the code of the one before opens nothing any more.
pub fn renew_card(act: &mut Act, id: Id<Idea>, hash: &[u8]) -> Done<()> {
    let (.., told) = of_office(act, id)?;
    if told.claimed_at.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::told::update(act.tx, &Told { hash: Some(hash.to_vec()), ..told })?;
    act.audit(Action::RenewCard, id, &json!({}))
}

/// Takes the name of whoever told an idea away, as they asked; the card opens nothing any more.
pub fn forget_name(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, idea, told) = of_office(act, id)?;
    if told.claimed_at.is_some() || told.hash.is_none() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::told::update(
        act.tx,
        &Told { hash: None, contact: None, consent: calls::Consent::No, ..told },
    )?;
    person::erase(act.tx, idea.author.id, act.now)?;
    act.audit(Action::ForgetName, id, &json!({}))
}

/// The idea that the code of a card opens, with what only its author is told. It is not more than whoever may read the call
/// reads, but for what concerns manners.
pub fn by_code(act: &mut Act, hash: &[u8]) -> Done<(Call, Idea, Told)> {
    let told = rows::told::by_code(act.tx, hash)?.ok_or(Refusal::NotFound)?;
    let (call, idea) = find(act, told.id)?;
    Ok((call, idea, told))
}

/// Whoever holds the card and is signed in becomes the author; what stood for them until then is gone, and so is the code.
pub fn claim(act: &mut Act, hash: &[u8]) -> Done<(Call, Id<Idea>)> {
    let me = act.person()?;
    let (call, idea, told) = by_code(act, hash)?;
    if idea.coauthors.iter().any(|one| one.id == me) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::told::give_to(act.tx, &idea, me, act.now)?;
    rows::told::update(
        act.tx,
        &Told { hash: None, contact: None, claimed_at: Some(act.now), ..told },
    )?;
    person::erase(act.tx, idea.author.id, act.now)?;
    let step = act.happened(StepKind::HandedOver);
    act.step(idea.id, &step)?;
    Ok((call, idea.id))
}
