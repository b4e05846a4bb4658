//! Events: the rows of an idea's journey.

use calls::{Call, Event, EventKind, Idea};
use city::{Id, Person};
use jiff::Timestamp;

use crate::nouns::known;
use crate::{Result, Tx, args};

crate::row! {
    struct Stored {
        id: i64,
        idea: Id<Idea>,
        kind: String,
        office: String,
        reason: String,
        criterion: Option<String>,
        made_at: Timestamp,
    }
}

crate::statements! {
    OF_IDEA -> Stored = "select id, idea, kind, office, reason, criterion, made_at from event where idea = ?1 order by made_at, id";
    LATEST -> Stored = "select e.id as id, e.idea as idea, e.kind as kind, e.office as office, e.reason as reason, e.criterion as criterion, e.made_at as made_at from event e join idea i on i.id = e.idea where i.hidden = false and i.listed = true and e.kind in ('eligible', 'selected', 'not_selected', 'answered', 'took_in') order by e.made_at desc, e.id desc limit ?1";
    DROP_LAST = "delete from event where idea = ?1 and kind = ?2 and made_at >= ?3 and id = (select max(e.id) from event e where e.idea = ?1)";
    ASKED_AND_CHANGED = "select i.id from idea i where i.call = ?1 and i.state = 'published' and i.hidden = false and i.change_asked = false and exists (select 1 from event e where e.idea = i.id and e.kind = 'change_asked') order by i.published_at, i.id limit 500";
    INSERT = "insert into event (id, idea, kind, actor, office, reason, criterion, made_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
}

fn whole(stored: Stored) -> Result<(Id<Idea>, Event)> {
    let kind = known(EventKind::from_key(&stored.kind), "event")?;
    let event = Event {
        kind,
        made: stored.made_at,
        office: stored.office,
        reason: stored.reason,
        criterion: stored.criterion,
    };
    Ok((stored.idea, event))
}

/// What happened to an idea, in order.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Vec<Event>> {
    let stored: Vec<Stored> = tx.query(OF_IDEA, args![idea])?;
    stored.into_iter().map(|row| whole(row).map(|(_, event)| event)).collect()
}

/// What the city did last, over all ideas.
pub fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<(Id<Idea>, Event)>> {
    let stored: Vec<Stored> = tx.query(LATEST, args![limit])?;
    stored.into_iter().map(whole).collect()
}

/// Enters an event.
pub fn insert(
    tx: &mut Tx,
    id: i64,
    idea: Id<Idea>,
    actor: Option<Id<Person>>,
    event: &Event,
) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            id,
            idea,
            event.kind.key(),
            actor,
            event.office,
            event.reason,
            event.criterion,
            event.made
        ],
    )
    .map(|_| ())
}

/// Takes back what happened last to an idea, if it was this and no earlier than `since`; whether it
/// was.
pub fn drop_last(tx: &mut Tx, idea: Id<Idea>, kind: EventKind, since: Timestamp) -> Result<bool> {
    Ok(tx.execute(DROP_LAST, args![idea, kind.key(), since])? == 1)
}

/// The ideas of a call that were changed after the office asked for it, and wait to be screened.
pub fn asked_and_changed(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Id<Idea>>> {
    let ids: Vec<i64> = tx.query(ASKED_AND_CHANGED, args![call])?;
    Ok(ids.into_iter().map(Id::new).collect())
}
