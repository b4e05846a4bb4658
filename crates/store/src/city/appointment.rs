//! Appointments: what somebody is to be told of a role that was given to them or taken away.

use city::{Id, Person, Role};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct Row in "appointment" key (id) {
        id: Id<Appointment>,
        person: Id<Person>,
        role: Role,
        given: bool,
        made_at: Timestamp,
        letter: Option<i64>,
    }
}

/// A change of somebody's roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Its identifier.
    pub id: Id<Appointment>,
    /// Whose roles.
    pub person: Id<Person>,
    /// Which role.
    pub role: Role,
    /// What became of it.
    pub change: Change,
    /// When.
    pub made_at: Timestamp,
}

/// What became of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was given.
    Given,
    /// It was taken away.
    Taken,
}

crate::statements! {
    fn newest(person: Id<Person>, limit: i64) -> Vec<Row> = select "where person = ?1 order by id desc limit ?2";
    fn waiting(person: Id<Person>) -> Vec<Row> = select "where person = ?1 and letter is null order by id limit 50";
    fn note_told(person: Id<Person>, letter: i64, last: Id<Appointment>) = "update appointment set letter = ?2 where person = ?1 and letter is null and id <= ?3";
    fn drop_before(before: Timestamp) = "delete from appointment where made_at < ?1";
}

fn whole(row: &Row) -> Appointment {
    let Row { id, person, role, given, made_at, letter: _ } = *row;
    let change = if given { Change::Given } else { Change::Taken };
    Appointment { id, person, role, change, made_at }
}

/// Notes a change.
pub fn insert(tx: &mut Tx, new: &Appointment) -> Result<()> {
    let row = Row {
        id: new.id,
        person: new.person,
        role: new.role,
        given: new.change == Change::Given,
        made_at: new.made_at,
        letter: None,
    };
    row.insert(tx)
}

/// The newest changes of somebody's roles, told by letter or not.
pub fn recent(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Appointment>> {
    Ok(newest(tx, person, limit)?.iter().map(whole).collect())
}

/// What no letter has told yet, the oldest first.
pub fn untold(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Appointment>> {
    Ok(waiting(tx, person)?.iter().map(whole).collect())
}

/// Notes that a letter tells it, up to the last.
pub fn told(tx: &mut Tx, person: Id<Person>, letter: i64, last: Id<Appointment>) -> Result<()> {
    note_told(tx, person, letter, last).map(|_| ())
}

/// Removes what happened before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    drop_before(tx, before)
}
