//! Registering for an event, changing that and taking it back; and moving up from its waiting list.

use city::audit::Action;
use city::{Audience, Flaw, Flaws, Id, Language, Person, Refusal, Role, StepKind, Thing};
use events::{Event, MOST_PLACES, Registration, RegistrationState, Standing};
use forms::{Answers, Form};
use serde_json::json;
use store::events as rows;
use store::jobs::Urgency;

use super::event::{find, readable};
use crate::things::notice::{self, News};
use crate::things::{Found, find as find_thing};
use crate::{Act, Done};

/// The kind of the job that goes on moving people up where many do.
pub const MOVE_UP_JOB: &str = "event-move-up";
/// How many people move up at a time.
const TURN: i64 = 50;

/// What somebody wants who registers.
#[derive(Debug, Clone)]
pub struct Wish {
    /// How many others they bring.
    pub companions: i64,
    /// The language they registered in.
    pub language: Language,
    /// What they answered.
    pub answers: Answers,
}

/// What whoever acts has registered, withdrawn or not.
pub fn own(act: &mut Act, event: Id<Event>) -> Done<Option<Registration>> {
    match act.actor.person {
        Some(person) => Ok(rows::registration::own(act.tx, event, person)?),
        None => Ok(None),
    }
}

/// Where a registration stands; nothing once it is withdrawn.
pub fn standing(act: &mut Act, one: &Registration) -> Done<Option<Standing>> {
    Ok(match one.state {
        RegistrationState::Taken => Some(Standing::Taken),
        RegistrationState::Waiting => {
            Some(Standing::Waiting(rows::registration::before(act.tx, one.event, one.turn)?))
        }
        RegistrationState::Withdrawn => None,
    })
}

/// Whether somebody has registered for a thing and not withdrawn.
pub(crate) fn is_registered(act: &mut Act, thing: Id<Thing>, person: Id<Person>) -> Done<bool> {
    let own = rows::registration::own(act.tx, thing.of(), person)?;
    Ok(own.is_some_and(|own| own.state.is_wish()))
}

/// Registers without a companion for an event that asks nothing, as the button on its page does.
pub fn register_plainly(act: &mut Act, id: Id<Event>, language: &Language) -> Done<Found> {
    let wish = Wish { companions: 0, language: language.clone(), answers: Answers::default() };
    register(act, id, &wish)?;
    find_thing(act, id.thing())
}

/// Registers, or changes what one has registered: a place where there is one, else a place on the waiting list. Repeated
/// it changes nothing.
pub fn register(act: &mut Act, id: Id<Event>, wish: &Wish) -> Done<Registration> {
    let (call, mut event) = readable(act, id)?;
    events::may_register(&act.actor, call.as_ref(), &event, act.now)?;
    let person = act.person()?;
    let seats = seats(&event, wish.companions)?;
    let answers = checked(act, &event.content.form, wish)?;
    let before = rows::registration::own(act.tx, id, person)?;
    let one = match before {
        Some(before) if before.state.is_wish() => {
            event.places.change(before.state, before.seats, seats)?;
            let language = wish.language.clone();
            let one = Registration { seats, answers, language, changed: act.now, ..before };
            rows::registration::update(act.tx, &one)?;
            one
        }
        before => enter(act, &mut event, before.as_ref(), person, (seats, answers, wish))?,
    };
    rows::event::keep_places(act.tx, &event)?;
    settle(act, &mut event)?;
    Ok(rows::registration::get(act.tx, one.id)?)
}

/// Registers somebody who had not, or who had withdrawn: they stand behind everybody who waits.
fn enter(
    act: &mut Act,
    event: &mut Event,
    before: Option<&Registration>,
    person: Id<Person>,
    (seats, answers, wish): (i64, Answers, &Wish),
) -> Done<Registration> {
    let state = event.places.ask(seats, event.content.waiting_list)?;
    event.turns += 1;
    let one = Registration {
        id: before.map_or_else(|| act.new_id(), |before| before.id),
        event: event.id,
        person: Some(person),
        state,
        seats,
        turn: event.turns,
        language: wish.language.clone(),
        answers,
        came: None,
        made: act.now,
        changed: act.now,
    };
    match before {
        Some(_) => rows::registration::update(act.tx, &one)?,
        None => rows::registration::insert(act.tx, &one)?,
    }
    let kind = match state {
        RegistrationState::Taken => StepKind::Registered,
        _ => StepKind::Waitlisted,
    };
    told(act, event, kind, person)?;
    Ok(one)
}

/// How many places somebody takes with so many companions.
fn seats(event: &Event, companions: i64) -> Result<i64, Flaws> {
    let most = event.content.companions;
    if (0..=most).contains(&companions) {
        return Ok(companions + 1);
    }
    let mut flaws = Flaws::default();
    flaws.add("companions", Flaw::OutOfRange { least: 0, most });
    Err(flaws)
}

fn checked(act: &Act, form: &Form, wish: &Wish) -> Result<Answers, Flaws> {
    form.check_answers(&wish.answers.of(form), &act.stage.city)
}

fn told(act: &mut Act, event: &Event, kind: StepKind, person: Id<Person>) -> Done<()> {
    let news = News { kind, thing: event.id.thing(), reason: "", other: None };
    notice::one(act, news, person, Audience::Own)
}

/// Takes back what one has registered.
pub fn withdraw(act: &mut Act, id: Id<Event>) -> Done<()> {
    let person = act.person()?;
    withdraw_of(act, id, person)
}

/// Takes back what somebody has registered, who proved by a link from a letter that they may. Repeated it changes nothing;
/// once an event has begun it stays.
pub fn withdraw_of(act: &mut Act, id: Id<Event>, person: Id<Person>) -> Done<()> {
    let (_, mut event) = find(act, id)?;
    let one = rows::registration::own(act.tx, id, person)?.ok_or(Refusal::NotFound)?;
    if !one.state.is_wish() {
        return Ok(());
    }
    if event.begins.is_some_and(|begins| begins <= act.now) || !event.is_coming(act.now) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    event.places.give_back(one.state, one.seats);
    rows::event::keep_places(act.tx, &event)?;
    let state = RegistrationState::Withdrawn;
    rows::registration::update(act.tx, &Registration { state, changed: act.now, ..one })?;
    settle(act, &mut event)
}

/// Takes somebody out of everything they registered for, and gives their places to those who wait.
pub(crate) fn leave_all(act: &mut Act, person: Id<Person>) -> Done<()> {
    for id in rows::registration::take_all(act.tx, person, act.now)? {
        let mut event = rows::event::get(act.tx, id)?;
        settle(act, &mut event)?;
    }
    Ok(())
}

/// Gives free places to those who wait, in their order, while they move up by themselves.
pub(super) fn settle(act: &mut Act, event: &mut Event) -> Done<()> {
    if event.moves_up(act.now) { move_up(act, event).map(|_| ()) } else { Ok(()) }
}

/// Gives free places to those who wait; how many moved up. Where very many do, a job goes on.
fn move_up(act: &mut Act, event: &mut Event) -> Done<usize> {
    let most = event.places.capacity.unwrap_or(MOST_PLACES);
    if event.places.waiting == 0 || event.places.free() == Some(0) {
        return Ok(0);
    }
    let queue = rows::registration::queue(act.tx, event.id, most, TURN)?;
    let moved = event.places.move_up(&queue);
    for up in &moved {
        rows::registration::take(act.tx, up.registration, act.now)?;
        let one = rows::registration::get(act.tx, up.registration)?;
        if let Some(person) = one.person {
            told(act, event, StepKind::MovedUp, person)?;
        }
    }
    rows::event::keep_places(act.tx, event)?;
    if i64::try_from(moved.len()) == Ok(TURN) {
        act.enqueue(MOVE_UP_JOB, &event.id.to_string(), Urgency::Soon, act.now)?;
    }
    Ok(moved.len())
}

/// Goes on moving people up. A job.
pub(super) fn go_on(act: &mut Act, id: Id<Event>) -> Done<()> {
    let mut event = rows::event::get(act.tx, id)?;
    settle(act, &mut event)
}

/// Gives free places to those who wait, when an officer says so, whatever the day; how many moved up.
pub fn move_up_now(act: &mut Act, id: Id<Event>) -> Done<usize> {
    act.require(Role::Officer)?;
    let mut event = rows::event::get(act.tx, id)?;
    if !event.is_coming(act.now) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let moved = move_up(act, &mut event)?;
    if moved > 0 {
        act.audit(Action::MoveUp, id, &json!({ "people": moved }))?;
    }
    Ok(moved)
}
