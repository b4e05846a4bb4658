//! Events at the desk: what officers have to do with them, and the calendar.

use acts::Done;
use city::Role;
use events::EventState;
use jiff::Timestamp;
use store::events::list::{self as rows, Cursor, Wanted};
use web::desk::{DeskPart, Due};
use web::html::SafeHtml;
use web::system::{Band, Shown};
use web::views::Link;

use crate::event::list::{With, card, listed};
use crate::event::page::all_tools;
use crate::event::view::DeskEvents;
use crate::shape;
use crate::words::EventWords as _;

/// How many events stand beside the queue.
const SHOWN: i64 = 6;

/// What is being prepared and what comes.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<DeskPart>> {
    if !act.actor.is(Role::Officer) {
        return Ok(Box::new(|_, _| Ok(DeskPart::default())));
    }
    let mut events = rows::drafts(act.tx)?;
    events.truncate(usize::try_from(SHOWN).unwrap_or_default());
    events.extend(rows::coming(act.tx, Wanted::All, Cursor { ends: act.now, id: 0 }, SHOWN)?);
    let events = listed(act, events)?;
    Ok(Box::new(move |visit, frame| {
        let one = |one| (card(visit, one, With::Day), all_tools(visit, &one.event));
        let view = DeskEvents { frame, events: events.iter().map(one).collect() };
        Ok(DeskPart { actions: SafeHtml::empty(), bands: vec![Band::new(30, &view)?] })
    }))
}

/// What begins between two moments.
pub(crate) fn calendar(
    act: &mut acts::Act,
    from: Timestamp,
    until: Timestamp,
) -> Done<Shown<Vec<Due>>> {
    let events = rows::ending(act.tx, from, until)?;
    let mut found = Vec::new();
    for listed in listed(act, events)? {
        let changed = store::things::thing::changed(act.tx, listed.event.id.thing())?;
        found.push((listed.event, changed.unwrap_or(act.now)));
    }
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let due = |(event, changed): &(events::Event, Timestamp)| {
            let title = shape::title(w, event, &visit.wished());
            Some(Due {
                at: event.begins?,
                what: w.event_begins().to_owned(),
                about: Link::new(title, shape::href(visit, event)),
                late: false,
                key: format!("event-begins-{}", event.id),
                changed: *changed,
            })
        };
        let published = found.iter().filter(|(event, _)| event.state == EventState::Published);
        Ok(published.filter_map(due).collect())
    }))
}
