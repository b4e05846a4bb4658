//! What events have to be found: what comes and what was.

use acts::Done;
use acts::things::Found;
use city::Noun;
use web::markdown;
use web::search::{Entry, Kind, Seek};
use web::system::Shown;
use web::views::Link;

use crate::shape;
use crate::words::EventWords as _;

/// As much of a text as is looked through for what to show of it.
const WHOLE: usize = 5_000;

/// Events.
pub(crate) fn kinds(act: &mut acts::Act, seek: &Seek) -> Done<Shown<Vec<Kind>>> {
    let found = seek.matches(act, Noun::Event)?;
    let events = seek.load(act, "events", &found)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let entry = |found: &Found| {
            let Found::Event(_, event) = found else { return None };
            Some(Entry {
                link: Link::new(shape::title(w, event, &visit.wished()), shape::href(visit, event)),
                text: markdown::excerpt(visit.text(&event.content.text), WHOLE),
                language: w.tag().to_owned(),
                meta: vec![shape::when(w, event), shape::place(w, event)],
            })
        };
        Ok(vec![events.told(w.nav_events(), entry)])
    }))
}
