//! What “My page” shows of events: where the reader is expected, and where an event stands in a line.

use acts::Done;
use acts::events::registration;
use acts::things::Found;
use city::Noun;
use web::http::Visit;
use web::system::{Line, MyPart, Shown};
use web::views::Link;
use web::words::Words;

use crate::shape;
use crate::words::EventWords as _;

/// How many of the reader's registrations are looked through.
const LOOKED_THROUGH: i64 = 100;

/// The events to come for which the reader has registered, the next first.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<MyPart>> {
    let me = act.person()?;
    let mut found = Vec::new();
    for own in store::events::registration::by(act.tx, me, LOOKED_THROUGH)? {
        let Some(standing) = registration::standing(act, &own)? else { continue };
        let event = store::events::event::get(act.tx, own.event)?;
        if event.is_coming(act.now) {
            found.push((event, own, standing));
        }
    }
    found.sort_by_key(|(event, ..)| event.begins);
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let coming = found.iter().map(|(event, own, standing)| {
            let title = shape::title(w, event, &visit.wished());
            let said = [shape::when(w, event), shape::standing(w, *standing, own)].join(" · ");
            (Link::new(title, shape::href(visit, event)), said)
        });
        Ok(MyPart { coming: coming.collect(), ..MyPart::default() })
    }))
}

/// What erasing the account does to what one registered for.
pub(crate) fn erased(act: &mut acts::Act) -> Done<Shown<Vec<String>>> {
    let me = act.person()?;
    let registered = store::events::registration::by(act.tx, me, LOOKED_THROUGH)?.len();
    Ok(Box::new(move |visit, _| {
        let said = (registered > 0).then(|| visit.words.event_erased().to_owned());
        Ok(Vec::from_iter(said))
    }))
}

/// What the things of a noun are called.
pub(crate) fn noun(w: &Words, noun: Noun) -> Option<&'static str> {
    (noun == Noun::Event).then(|| w.nav_events())
}

/// Where an event stands.
pub(crate) fn line(visit: &Visit, found: &Found) -> Option<Line> {
    let Found::Event(call, event) = found else { return None };
    let w = &visit.words;
    let state = shape::state(event, visit.now).map(|state| (state.class(), state.word(w)));
    let call = shape::call_link(visit, call.as_deref()).map(|link| link.label);
    Some(Line { state, next: shape::when(w, event), meta: call.into_iter().collect() })
}
