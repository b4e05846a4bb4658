//! What the reminder of an event asks whoever has a place: do you still come? One press says so, another gives the place
//! to whoever waits.

use acts::Done;
use acts::events::event::readable;
use acts::events::registration as acting;
use acts::things::Found;
use acts::things::notice::Told;
use city::{Ask, AskKind, Audience, Id, StepKind};
use events::{Event, RegistrationState};
use web::ask::{Given, Question};
use web::system::{Asking, Shown};
use web::views::{Fact, Link};
use web::words::Words;

use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// The button of whoever comes.
pub(crate) const YES: &str = "yes";
/// The button of whoever does not.
const NO: &str = "no";

/// Asked with the reminder, until it begins.
pub(crate) fn asks(w: &Words, told: &Told) -> Option<Asking> {
    let Found::Event(_, event) = &told.found else { return None };
    let asks = told.kind == StepKind::Reminded && told.audience == Audience::Own;
    asks.then(|| Asking {
        kind: AskKind::Coming,
        label: w.coming_link().to_owned(),
        until: event.begins,
    })
}

/// The question, while whoever is asked has a place.
pub(crate) fn asked(act: &mut acts::Act, ask: &Ask) -> Done<Option<Shown<Question>>> {
    if ask.kind != AskKind::Coming {
        return Ok(None);
    }
    let id: Id<Event> = ask.thing.of();
    let event = store::events::event::get(act.tx, id)?;
    let own = store::events::registration::own(act.tx, id, ask.person)?;
    let Some(own) = own.filter(|own| own.state == RegistrationState::Taken) else {
        return Ok(None);
    };
    if !event.is_coming(act.now) {
        return Ok(None);
    }
    Ok(Some(Box::new(move |visit, _| {
        let w = &visit.words;
        let title = shape::title(w, &event, &visit.wished());
        let when = shape::when(w, &event);
        Ok(Question {
            title: w.coming_title(title.as_str()),
            lead: w.coming_lead(when),
            about: Link::new(title, visit.to.event(event.id)),
            before: vec![Fact::new(
                w.people_since(w.date_time(own.made)),
                w.coming_places(own.seats),
            )],
            field: None,
            buttons: vec![(YES, w.coming_yes().to_owned()), (NO, w.coming_no().to_owned())],
        })
    })))
}

/// Whoever does not come gives their place back; that somebody comes, the answer itself says.
pub(crate) fn take(act: &mut acts::Act, ask: &Ask, given: &Given) -> Done<bool> {
    if ask.kind != AskKind::Coming {
        return Ok(false);
    }
    if given.said == NO {
        let (_, event) = readable(act, ask.thing.of())?;
        acting::withdraw_of(act, event.id, ask.person)?;
    }
    Ok(true)
}
