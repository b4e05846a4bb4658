//! Steps: the rows of a thing's journey.

use city::{Id, Person, Step, StepKind, Texts, Thing};
use jiff::Timestamp;

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct StepRow in "step" key (id) {
        id: i64,
        thing: Id<Thing>,
        kind: StepKind,
        actor: Option<Id<Person>>,
        office: Json<Texts>,
        reason: String,
        criterion: Option<String>,
        other: Option<Id<Thing>>,
        made_at: Timestamp,
    }
}

crate::row! {
    struct Happened from "step s join thing t on t.id = s.thing left join thing o on o.id = s.other" {
        thing: Id<Thing>,
        kind: StepKind,
        office: Json<Texts>,
        reason: String,
        criterion: Option<String>,
        other: Option<Id<Thing>>,
        // What is hidden is not told by the journey of another.
        named: Option<String> = "case when o.hidden = false then o.title end",
        made_at: Timestamp,
    }
}

crate::row! {
    struct Said from "step s join thing t on t.id = s.thing left join thing o on o.id = s.other" {
        thing: Id<Thing>,
        kind: StepKind,
        office: Json<Texts>,
        reason: String,
        criterion: Option<String>,
        other: Option<Id<Thing>>,
        named: Option<String> = "case when o.hidden = false then o.title end",
        // What the city answered, while it can be read.
        answer: Option<String> = "(select c.text from comment c join thing ct on ct.id = c.id where s.kind = 'answered' and c.about = s.thing and c.office is not null and c.withdrawn = false and ct.hidden = false and ct.published_at <= s.made_at order by ct.published_at desc, c.id desc limit 1)",
        made_at: Timestamp,
    }
}

const OF_KIND: &str =
    "select k.id from (select n.id from step n join thing h on h.id = n.thing where n.kind = ";
const SEEN: &str =
    " and h.hidden = false and h.listed = true order by n.made_at desc, n.id desc limit ?1) k";

crate::statements! {
    fn to(thing: Id<Thing>) -> Vec<Happened> = select "where s.thing = ?1 order by s.made_at, s.id";
    // The newest of each kind, then of these: however much else happens, nobody goes through it.
    fn newest(limit: i64) -> Vec<Said> = select "where s.id in (", OF_KIND, "'selected'", SEEN, " union all ", OF_KIND, "'not_selected'", SEEN, " union all ", OF_KIND, "'answered'", SEEN, " union all ", OF_KIND, "'took_in'", SEEN, ") order by s.made_at desc, s.id desc limit ?1";
    fn drop_newest(thing: Id<Thing>, kind: StepKind, since: Timestamp) = "delete from step where thing = ?1 and kind = ?2 and made_at >= ?3 and id = (select max(e.id) from step e where e.thing = ?1)";
    fn drop_with(thing: Id<Thing>, kind: StepKind, other: Id<Thing>, since: Timestamp) = "delete from step where thing = ?1 and kind = ?2 and other = ?3 and made_at >= ?4";
}

fn whole(row: Happened) -> (Id<Thing>, Step) {
    let Happened { thing, kind, office, reason, criterion, other, named, made_at } = row;
    let reason = if other.is_some() { named.unwrap_or_default() } else { reason };
    (thing, Step { kind, made: made_at, office: office.0, reason, criterion })
}

/// What happened to a thing, in order.
pub fn of(tx: &mut Tx, thing: Id<Thing>) -> Result<Vec<Step>> {
    Ok(to(tx, thing)?.into_iter().map(|row| whole(row).1).collect())
}

/// What the city decided, answered and brought together last, over all things that can be seen. The reason of an answer
/// is what was answered, if that can still be read.
pub fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<(Id<Thing>, Step)>> {
    let told = |row: Said| {
        let Said { thing, kind, office, reason, criterion, other, named, answer, made_at } = row;
        let reason = answer.unwrap_or(reason);
        whole(Happened { thing, kind, office, reason, criterion, other, named, made_at })
    };
    Ok(newest(tx, limit)?.into_iter().map(told).collect())
}

/// Enters a step. Where `other` had a part in it, its title stands for the reason, as it is when the step is read.
pub fn insert(
    tx: &mut Tx,
    id: i64,
    thing: Id<Thing>,
    actor: Option<Id<Person>>,
    step: &Step,
    other: Option<Id<Thing>>,
) -> Result<()> {
    let row = StepRow {
        id,
        thing,
        kind: step.kind,
        actor,
        office: Json(step.office.clone()),
        reason: step.reason.clone(),
        criterion: step.criterion.clone(),
        other,
        made_at: step.made,
    };
    row.insert(tx)
}

/// Takes back what happened last to a thing, if it was this and no earlier than `since`; whether it was.
pub fn drop_last(tx: &mut Tx, thing: Id<Thing>, kind: StepKind, since: Timestamp) -> Result<bool> {
    Ok(drop_newest(tx, thing, kind, since)? == 1)
}

/// Takes back what happened to a thing with another, if it was no earlier than `since`; whether it was.
pub fn drop_joint(
    tx: &mut Tx,
    thing: Id<Thing>,
    kind: StepKind,
    other: Id<Thing>,
    since: Timestamp,
) -> Result<bool> {
    Ok(drop_with(tx, thing, kind, other, since)? > 0)
}
