//! How a mandate is said: its part of the city, where it stands, what it lets somebody do.

use acts::things::find;
use acts::{Act, Done, Refused};
use city::{Id, Mandate, MandateState, Person, Reach, Role};
use jiff::{SignedDuration, Timestamp};

use crate::http::{CityHere, Visit};
use crate::paths::Links;
use crate::things::Systems;
use crate::views::Link;
use crate::words::Words;

/// The call that a mandate is for, by its title and leading to its page. Nothing where it is for none, or where that is
/// gone.
pub(crate) fn call_of(
    act: &mut Act,
    systems: &Systems,
    to: &Links,
    wished: &[&str],
    mandate: &Mandate,
) -> Done<Option<Link>> {
    let Reach::Call(call) = mandate.reach else { return Ok(None) };
    match find(act, call) {
        Ok(found) => Ok(systems.iter().find_map(|system| system.link(to, wished, &found))),
        Err(Refused::Store(store::Error::NotFound)) => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// The part of the city in words; `call` is that of the mandate.
pub(crate) fn reach_words(
    w: &Words,
    city: &CityHere,
    reach: &Reach,
    call: Option<&Link>,
) -> String {
    match reach {
        Reach::City => w.mandate_whole_city().to_owned(),
        Reach::Call(_) => call
            .map_or_else(|| w.mandate_call_gone().to_owned(), |call| format!("“{}”", call.label)),
        Reach::Neighbourhoods(keys) => {
            let named = |key: &String| {
                city.settings.neighbourhood(key).map_or_else(|| key.clone(), |it| it.name.clone())
            };
            keys.iter().map(named).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The last whole day before an end, as it is said and typed.
pub(crate) fn last_day(until: Timestamp) -> Timestamp {
    until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until)
}

/// What such a role lets somebody do there.
pub(crate) fn can(w: &Words, role: Role, reach: &Reach) -> &'static str {
    match (role, reach) {
        (Role::Admin, _) => w.mandate_can_admin(),
        (Role::Officer, Reach::City) => w.mandate_can_officer_city(),
        (Role::Officer, Reach::Call(_) | Reach::Neighbourhoods(_)) => w.mandate_can_officer_call(),
        (Role::Juror, _) => w.mandate_can_juror(),
        (Role::Moderator, Reach::City) => w.mandate_can_moderator_city(),
        (Role::Moderator, Reach::Call(_)) => w.mandate_can_moderator_call(),
        (Role::Moderator, Reach::Neighbourhoods(_)) => w.mandate_can_moderator_places(),
    }
}

/// Where a mandate stands, as a class of the stylesheet and in a word.
pub(crate) fn state(w: &Words, state: MandateState) -> (&'static str, &'static str) {
    match state {
        MandateState::Offered => ("info a1", w.mandate_state_offered()),
        MandateState::Lapsed => ("a3", w.mandate_state_lapsed()),
        MandateState::Declined => ("a3", w.mandate_state_declined()),
        MandateState::Withdrawn => ("a3", w.mandate_state_withdrawn()),
        MandateState::InForce => ("ok a6", w.mandate_state_in_force()),
        MandateState::Over => ("a3", w.mandate_state_over()),
        MandateState::Ended => ("a3", w.mandate_state_ended()),
    }
}

/// Until when it is, in words.
pub(crate) fn until(w: &Words, mandate: &Mandate) -> String {
    match mandate.until {
        Some(until) => w.mandate_until(w.date(last_day(until))),
        None => w.mandate_open_end().to_owned(),
    }
}

/// Since when and until when, or what became of it.
pub(crate) fn when(w: &Words, mandate: &Mandate, now: Timestamp) -> Vec<String> {
    let on = |at: Option<Timestamp>| w.date(at.unwrap_or(mandate.made));
    match mandate.state(now) {
        MandateState::Offered => {
            vec![w.mandate_waits(w.date(mandate.answer_by)), until(w, mandate)]
        }
        MandateState::Lapsed => vec![w.mandate_lapsed(w.date(mandate.answer_by))],
        MandateState::Declined => vec![w.mandate_declined(on(mandate.declined))],
        MandateState::Withdrawn => vec![w.mandate_withdrawn(on(mandate.ended))],
        MandateState::InForce => {
            vec![w.mandate_since(on(mandate.accepted)), until(w, mandate)]
        }
        MandateState::Over => vec![w.mandate_over(on(mandate.until))],
        MandateState::Ended => vec![w.mandate_ended(on(mandate.ended))],
    }
}

/// What somebody has in force, each with the call it is for.
pub(crate) fn in_force(
    act: &mut Act,
    visit: &Visit,
    person: Id<Person>,
) -> Done<Vec<(Mandate, Option<Link>)>> {
    let mut all = Vec::new();
    for mandate in store::city::mandate::of_person(act.tx, person)? {
        if mandate.state(act.now) == MandateState::InForce {
            let call = call_of(act, &visit.systems(), &visit.to, &visit.wished(), &mandate)?;
            all.push((mandate, call));
        }
    }
    Ok(all)
}

impl Visit {
    /// The part of the city that a mandate is for, in words.
    pub(crate) fn reach(&self, reach: &Reach, call: Option<&Link>) -> String {
        reach_words(&self.words, &self.city, reach, call)
    }
}
