//! Mandates: roles offered by letter, for a part of the city and perhaps until a day. Only a digest of the link's key
//! lies here, and only until it was used.

use city::{Id, Mail, Mandate, Person, Reach, ReachKind, Role, Thing};
use jiff::Timestamp;

use super::letter::Letter;
use crate::{Error, Json, Result, Table, Tx};

crate::table! {
    pub(crate) struct Row in "mandate" key (id) {
        id: Id<Mandate>,
        mail: Option<Mail>,
        person: Option<Id<Person>>,
        role: Role,
        reach: ReachKind,
        call: Option<Id<Thing>>,
        neighbourhoods: Json<Vec<String>>,
        until_at: Option<Timestamp>,
        given_by: Option<Id<Person>>,
        made_at: Timestamp,
        answer_by_at: Timestamp,
        hash: Option<Vec<u8>>,
        letter: Option<Id<Letter>>,
        accepted_at: Option<Timestamp>,
        declined_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        end_reason: String,
        reminded_at: Option<Timestamp>,
        closed_at: Option<Timestamp>,
    }
}

// What a list asks: of role ?1, reaching so (?2), in part ?3 at ?4, ending before ?5, after ?6.
const LISTED: &str = "where m.id < ?6 and (cast(?1 as text) is null or m.role = ?1) \
    and (cast(?2 as text) is null or m.reach = ?2) \
    and (?3 <> 'offered' or m.accepted_at is null and m.declined_at is null and m.ended_at is null) \
    and (?3 not in ('force', 'ending') or m.accepted_at is not null and m.ended_at is null and (m.until_at is null or m.until_at > ?4)) \
    and (?3 <> 'ending' or m.until_at <= ?5) \
    and (?3 <> 'past' or m.declined_at is not null or m.ended_at is not null or (m.until_at is not null and m.until_at <= ?4)) \
    order by m.id desc limit ?7";

crate::row! {
    struct Listed from "mandate m left join person p on p.id = m.person left join person g on g.id = m.given_by" {
        id: Id<Mandate> = "m.id",
        name: Option<String> = "p.name",
        giver: Option<String> = "g.name",
    }
    /// Who works for a call, by the name others see.
    pub struct Named from "mandate m join person p on p.id = m.person" {
        role: Role = "m.role",
        name: String = "p.name",
    }
}

crate::statements! {
    fn by_id(id: Id<Mandate>) -> Option<Row> = select "where id = ?1";
    fn by_hash(hash: &[u8]) -> Option<Row> = select "where hash = ?1";
    fn accepted_by(person: Id<Person>) -> Vec<Row> = select "where person = ?1 and accepted_at is not null and ended_at is null order by id";
    fn all_accepted(now: Timestamp) -> Vec<Row> = select "where accepted_at is not null and ended_at is null and (until_at is null or until_at > ?1) order by id";
    fn waiting_for(mail: &Mail, now: Timestamp) -> Vec<Row> = select "where mail = ?1 and accepted_at is null and declined_at is null and ended_at is null and answer_by_at > ?2 and (until_at is null or until_at > ?2) order by id limit 50";
    fn of_call(call: Id<Thing>) -> Vec<Row> = select "where call = ?1 and ended_at is null and declined_at is null order by id";
    #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
    fn listed(role: Option<Role>, reach: Option<ReachKind>, part: &str, now: Timestamp, soon: Timestamp, before: Id<Mandate>, limit: i64) -> Vec<Listed> = select "", LISTED;
    fn ending(now: Timestamp, soon: Timestamp) -> Vec<Row> = select "where accepted_at is not null and ended_at is null and reminded_at is null and until_at > ?1 and until_at <= ?2 order by until_at, id limit 50";
    fn over(now: Timestamp) -> Vec<Row> = select "where accepted_at is not null and ended_at is null and closed_at is null and until_at <= ?1 order by until_at, id limit 50";
    fn note_reminded(id: Id<Mandate>, now: Timestamp) -> () = "update mandate set reminded_at = ?2 where id = ?1";
    fn note_closed(id: Id<Mandate>, now: Timestamp) -> () = "update mandate set closed_at = ?2 where id = ?1";
    fn note_key(letter: Id<Letter>, hash: &[u8], now: Timestamp) = "update mandate set hash = ?2 where letter = ?1 and accepted_at is null and declined_at is null and ended_at is null and answer_by_at > ?3";
    #[expect(clippy::too_many_arguments, reason = "one for each column that changes")]
    fn change(id: Id<Mandate>, person: Option<Id<Person>>, until: Option<Timestamp>, answer_by: Timestamp, accepted: Option<Timestamp>, declined: Option<Timestamp>, ended: Option<Timestamp>, end_reason: &str) = "update mandate set person = ?2, until_at = ?3, answer_by_at = ?4, accepted_at = ?5, declined_at = ?6, ended_at = ?7, end_reason = ?8 where id = ?1";
    fn drop_key(id: Id<Mandate>) -> () = "update mandate set hash = null where id = ?1";
    fn remind_again(id: Id<Mandate>) -> () = "update mandate set reminded_at = null where id = ?1";
    fn send_by(id: Id<Mandate>, letter: Id<Letter>, hash: &[u8]) -> () = "update mandate set letter = ?2, hash = ?3 where id = ?1";
    /// Those who work for a call, as others see them, at a moment.
    pub fn named_on(call: Id<Thing>, now: Timestamp) -> Vec<Named> = select "where m.call = ?1 and m.accepted_at is not null and m.ended_at is null and (m.until_at is null or m.until_at > ?2) and p.erased_at is null and p.name <> '' order by m.role, p.name limit 50";
    /// Removes offers that nobody accepted and that could not be accepted any more at a moment.
    pub fn purge(before: Timestamp) = "delete from mandate where accepted_at is null and answer_by_at < ?1";
}

/// Which mandates are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All.
    All,
    /// Those in force.
    InForce,
    /// Those in force that end soon.
    Ending,
    /// Those that nobody answered yet.
    Offered,
    /// Those that are over, were ended, declined or taken back.
    Past,
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::InForce => "force",
            Self::Ending => "ending",
            Self::Offered => "offered",
            Self::Past => "past",
        }
    }
}

/// What is wanted of the list.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Only this role.
    pub role: Option<Role>,
    /// Only what reaches so.
    pub reach: Option<ReachKind>,
    /// Which part.
    pub part: Part,
}

/// A mandate as it is listed, with who has it and who gave it as others see them.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The mandate.
    pub mandate: Mandate,
    /// The name of who has it; nothing before they accepted it.
    pub name: Option<String>,
    /// The name of who gave it.
    pub giver: Option<String>,
}

fn whole(row: Row) -> Mandate {
    Mandate {
        id: row.id,
        mail: row.mail,
        person: row.person,
        role: row.role,
        reach: match (row.reach, row.call) {
            (ReachKind::City, _) => Reach::City,
            (ReachKind::Call, Some(call)) => Reach::Call(call),
            // A call that is not named reaches nothing.
            (ReachKind::Call, None) => Reach::Neighbourhoods(Vec::new()),
            (ReachKind::Neighbourhoods, _) => Reach::Neighbourhoods(row.neighbourhoods.0),
        },
        until: row.until_at,
        given_by: row.given_by,
        made: row.made_at,
        answer_by: row.answer_by_at,
        accepted: row.accepted_at,
        declined: row.declined_at,
        ended: row.ended_at,
        end_reason: row.end_reason,
    }
}

fn all(rows: Vec<Row>) -> Vec<Mandate> {
    rows.into_iter().map(whole).collect()
}

/// A mandate.
pub fn get(tx: &mut Tx, id: Id<Mandate>) -> Result<Mandate> {
    by_id(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// The mandate that a letter's link offers.
pub fn by_key(tx: &mut Tx, hash: &[u8]) -> Result<Option<Mandate>> {
    Ok(by_hash(tx, hash)?.map(whole))
}

/// What somebody accepted and nobody ended; whether it is in force, the clock says.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Mandate>> {
    Ok(all(accepted_by(tx, person)?))
}

/// All that are in force at a moment.
pub fn in_force(tx: &mut Tx, now: Timestamp) -> Result<Vec<Mandate>> {
    Ok(all(all_accepted(tx, now)?))
}

/// What waits for an answer of whoever has an address.
pub fn offered_to(tx: &mut Tx, mail: &Mail, now: Timestamp) -> Result<Vec<Mandate>> {
    Ok(all(waiting_for(tx, mail, now)?))
}

/// What is open or in force for a call.
pub fn on_call(tx: &mut Tx, call: Id<Thing>) -> Result<Vec<Mandate>> {
    Ok(all(of_call(tx, call)?))
}

/// Mandates before one, the newest first.
pub fn list(
    tx: &mut Tx,
    filter: &Filter,
    now: Timestamp,
    soon: Timestamp,
    before: Id<Mandate>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let Filter { role, reach, part } = *filter;
    let found = listed(tx, role, reach, part.code(), now, soon, before, limit)?;
    let mut entries = Vec::new();
    for Listed { id, name, giver } in found {
        entries.push(Entry { mandate: get(tx, id)?, name, giver });
    }
    Ok(entries)
}

/// Enters an offer that is sent by a letter, whose link has a key with this digest.
pub fn insert(tx: &mut Tx, new: &Mandate, letter: Id<Letter>, hash: &[u8]) -> Result<()> {
    let (call, neighbourhoods) = match &new.reach {
        Reach::City => (None, Vec::new()),
        Reach::Call(call) => (Some(*call), Vec::new()),
        Reach::Neighbourhoods(keys) => (None, keys.clone()),
    };
    let row = Row {
        id: new.id,
        mail: new.mail.clone(),
        person: new.person,
        role: new.role,
        reach: new.reach.kind(),
        call,
        neighbourhoods: Json(neighbourhoods),
        until_at: new.until,
        given_by: new.given_by,
        made_at: new.made,
        answer_by_at: new.answer_by,
        hash: Some(hash.to_vec()),
        letter: Some(letter),
        accepted_at: new.accepted,
        declined_at: new.declined,
        ended_at: new.ended,
        end_reason: new.end_reason.clone(),
        reminded_at: None,
        closed_at: None,
    };
    row.insert(tx)
}

/// Saves what became of a mandate. The key of one that was answered or ended opens nothing any more.
pub fn update(tx: &mut Tx, it: &Mandate) -> Result<()> {
    let (id, reason) = (it.id, it.end_reason.as_str());
    let before = get(tx, id)?;
    change(tx, id, it.person, it.until, it.answer_by, it.accepted, it.declined, it.ended, reason)?;
    if it.until != before.until {
        remind_again(tx, id)?;
    }
    let answered = it.accepted.is_some() || it.declined.is_some() || it.ended.is_some();
    if answered { drop_key(tx, id) } else { Ok(()) }
}

/// Has another letter offer it: only the key in that one opens it from now on.
pub fn sent_by(tx: &mut Tx, id: Id<Mandate>, letter: Id<Letter>, hash: &[u8]) -> Result<()> {
    send_by(tx, id, letter, hash)
}

/// Another key for a letter that leaves now; false when what it offers is over or was answered.
pub fn renew(tx: &mut Tx, letter: Id<Letter>, hash: &[u8], now: Timestamp) -> Result<bool> {
    Ok(note_key(tx, letter, hash, now)? == 1)
}

/// What ends before a moment and of which nobody was reminded.
pub fn to_remind(tx: &mut Tx, now: Timestamp, soon: Timestamp) -> Result<Vec<Mandate>> {
    Ok(all(ending(tx, now, soon)?))
}

/// Notes that people were reminded of an end.
pub fn reminded(tx: &mut Tx, id: Id<Mandate>, now: Timestamp) -> Result<()> {
    note_reminded(tx, id, now)
}

/// What is over by its day, and was not seen to.
pub fn to_close(tx: &mut Tx, now: Timestamp) -> Result<Vec<Mandate>> {
    Ok(all(over(tx, now)?))
}

/// Notes that the end of one was seen to.
pub fn closed(tx: &mut Tx, id: Id<Mandate>, now: Timestamp) -> Result<()> {
    note_closed(tx, id, now)
}
