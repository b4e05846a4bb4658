//! Registrations: who wants to come to an event, in which order they asked, and whether they were there.

use city::{Id, Language, Person};
use events::{Event, Registration, RegistrationState, Waits};
use forms::Answers;
use jiff::Timestamp;

use super::event;
use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct RegistrationRow in "registration" key (id) {
        id: Id<Registration>,
        event: Id<Event>,
        person: Option<Id<Person>>,
        state: RegistrationState,
        seats: i64,
        turn: i64,
        language: Language,
        answers: Json<Answers>,
        came: Option<bool>,
        made_at: Timestamp,
        changed_at: Timestamp,
    }
}

crate::row! {
    /// A registration with the name its person is shown by.
    pub struct Named from "registration r left join person p on p.id = r.person" {
        id: Id<Registration>,
        event: Id<Event>,
        person: Option<Id<Person>>,
        state: RegistrationState,
        seats: i64,
        turn: i64,
        language: Language,
        answers: Json<Answers>,
        came: Option<bool>,
        made_at: Timestamp,
        changed_at: Timestamp,
        name: Option<String> = "p.name",
    }
}

crate::row! {
    struct Queued from "registration" { id: Id<Registration>, seats: i64 }
}

crate::statements! {
    fn of_person(event: Id<Event>, person: Id<Person>) -> Option<RegistrationRow> = select "where event = ?1 and person = ?2";
    fn with_id(id: Id<Registration>) -> Option<RegistrationRow> = select "where id = ?1";
    fn first_who_wait(event: Id<Event>, most: i64, limit: i64) -> Vec<Queued> = select "where event = ?1 and state = 'waiting' and seats <= ?2 order by turn limit ?3";
    fn waiting_before(event: Id<Event>, turn: i64) -> i64 = "select count(*) as before from registration where event = ?1 and state = 'waiting' and turn < ?2";
    fn note_taken(id: Id<Registration>, now: Timestamp) = "update registration set state = 'taken', changed_at = ?2 where id = ?1 and state = 'waiting'";
    fn wishes_after(event: Id<Event>, after: i64, limit: i64) -> Vec<RegistrationRow> = select "where event = ?1 and id > ?2 order by id limit ?3";
    fn named_after(event: Id<Event>, after: i64, limit: i64) -> Vec<Named> = select "where r.event = ?1 and r.id > ?2 order by r.id limit ?3";
    fn unreminded(event: Id<Event>, begins: Timestamp, after: i64, limit: i64) -> Vec<RegistrationRow> = select "where event = ?1 and id > ?3 and state = 'taken' and person is not null and (reminded_of is null or reminded_of <> ?2) order by id limit ?4";
    fn remind(id: Id<Registration>, begins: Timestamp) = "update registration set reminded_of = ?2 where id = ?1";
    fn note_came(id: Id<Registration>, came: Option<bool>) = "update registration set came = ?2 where id = ?1";
    fn of_anyone(person: Id<Person>, after: i64, limit: i64) -> Vec<RegistrationRow> = select "where person = ?1 and id > ?2 order by id limit ?3";
    fn newest_of(person: Id<Person>, limit: i64) -> Vec<RegistrationRow> = select "where person = ?1 order by id desc limit ?2";
    fn drop_one(id: Id<Registration>) = "delete from registration where id = ?1";
    fn drop_of(event: Id<Event>) = "delete from registration where event = ?1";
    fn forget_person(id: Id<Registration>) = "update registration set person = null, answers = '{}' where id = ?1";
}

/// How many registrations of a person are read in one go.
const AT_ONCE: i64 = 100;

fn whole(row: RegistrationRow) -> Registration {
    Registration {
        id: row.id,
        event: row.event,
        person: row.person,
        state: row.state,
        seats: row.seats,
        turn: row.turn,
        language: row.language,
        answers: row.answers.0,
        came: row.came,
        made: row.made_at,
        changed: row.changed_at,
    }
}

fn row(one: &Registration) -> RegistrationRow {
    RegistrationRow {
        id: one.id,
        event: one.event,
        person: one.person,
        state: one.state,
        seats: one.seats,
        turn: one.turn,
        language: one.language.clone(),
        answers: Json(one.answers.clone()),
        came: one.came,
        made_at: one.made,
        changed_at: one.changed,
    }
}

/// A registration.
pub fn get(tx: &mut Tx, id: Id<Registration>) -> Result<Registration> {
    with_id(tx, id)?.map(whole).ok_or(crate::Error::NotFound)
}

/// Somebody's registration for an event, withdrawn or not.
pub fn own(tx: &mut Tx, event: Id<Event>, person: Id<Person>) -> Result<Option<Registration>> {
    Ok(of_person(tx, event, person)?.map(whole))
}

/// Enters a registration.
pub fn insert(tx: &mut Tx, one: &Registration) -> Result<()> {
    row(one).insert(tx)
}

/// Saves a registration as it was changed.
pub fn update(tx: &mut Tx, one: &Registration) -> Result<()> {
    row(one).update(tx).map(|_| ())
}

/// Those who wait for no more places than there can be, the first first.
pub fn queue(tx: &mut Tx, event: Id<Event>, most: i64, limit: i64) -> Result<Vec<Waits>> {
    let waits = |Queued { id, seats }| Waits { registration: id, seats };
    Ok(first_who_wait(tx, event, most, limit)?.into_iter().map(waits).collect())
}

/// How many registrations wait before a turn.
pub fn before(tx: &mut Tx, event: Id<Event>, turn: i64) -> Result<i64> {
    waiting_before(tx, event, turn)
}

/// Gives somebody who waits their place.
pub fn take(tx: &mut Tx, id: Id<Registration>, now: Timestamp) -> Result<()> {
    note_taken(tx, id, now).map(|_| ())
}

/// The registrations of an event in the order they came, after one of them.
pub fn page(tx: &mut Tx, event: Id<Event>, after: i64, limit: i64) -> Result<Vec<Registration>> {
    Ok(wishes_after(tx, event, after, limit)?.into_iter().map(whole).collect())
}

/// The same, with the names people are shown by.
pub fn named(
    tx: &mut Tx,
    event: Id<Event>,
    after: i64,
    limit: i64,
) -> Result<Vec<(Registration, String)>> {
    let one = |row: Named| {
        let name = row.name.unwrap_or_default();
        let one = Registration {
            id: row.id,
            event: row.event,
            person: row.person,
            state: row.state,
            seats: row.seats,
            turn: row.turn,
            language: row.language,
            answers: row.answers.0,
            came: row.came,
            made: row.made_at,
            changed: row.changed_at,
        };
        (one, name)
    };
    Ok(named_after(tx, event, after, limit)?.into_iter().map(one).collect())
}

/// Those with a place who were not reminded of this beginning yet, after one of them.
pub fn to_remind(
    tx: &mut Tx,
    event: Id<Event>,
    begins: Timestamp,
    after: i64,
    limit: i64,
) -> Result<Vec<Registration>> {
    Ok(unreminded(tx, event, begins, after, limit)?.into_iter().map(whole).collect())
}

/// Notes that somebody is reminded of this beginning.
pub fn reminded(tx: &mut Tx, id: Id<Registration>, begins: Timestamp) -> Result<()> {
    remind(tx, id, begins).map(|_| ())
}

/// Notes whether somebody was there.
pub fn came(tx: &mut Tx, id: Id<Registration>, came: Option<bool>) -> Result<()> {
    note_came(tx, id, came).map(|_| ())
}

/// The newest registrations of somebody.
pub fn by(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Registration>> {
    Ok(newest_of(tx, person, limit)?.into_iter().map(whole).collect())
}

/// Nobody is registered for an event any more.
pub(crate) fn drop_all(tx: &mut Tx, event: Id<Event>) -> Result<()> {
    drop_of(tx, event).map(|_| ())
}

/// Takes somebody out of everything they registered for: they leave. What is still to come has their places back; of
/// what is over stays that somebody was there, without a name. Answers the events in which places became free.
pub fn take_all(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Vec<Id<Event>>> {
    let (mut after, mut freed) = (0, Vec::new());
    loop {
        let page = of_anyone(tx, person, after, AT_ONCE)?;
        for one in &page {
            let mut event = event::get(tx, one.event)?;
            if event.is_over(now) && one.state != RegistrationState::Withdrawn {
                forget_person(tx, one.id)?;
                continue;
            }
            event.places.give_back(one.state, one.seats);
            event::keep_places(tx, &event)?;
            drop_one(tx, one.id)?;
            if one.state.is_wish() {
                freed.push(event.id);
            }
        }
        match page.last() {
            Some(last) => after = last.id.get(),
            None => return Ok(freed),
        }
    }
}
