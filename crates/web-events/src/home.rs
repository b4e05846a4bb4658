//! What other pages show of events: the home page what comes, a call its own.

use acts::Done;
use city::{Id, Noun, Thing};
use store::events::list::{self as rows, Cursor, Wanted};
use web::html::SafeHtml;
use web::http::Problem;
use web::system::{Band, HomePart, Shown};

use crate::event::list::{With, card, listed};
use crate::event::view::{EventsBeside, HomeEvents};
use crate::paths::EventLinks as _;

/// How many events are shown.
const SHOWN: i64 = 4;

/// The next events; nothing where none comes.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<HomePart>> {
    let cursor = Cursor { ends: act.now, id: 0 };
    let events = rows::coming(act.tx, Wanted::All, cursor, SHOWN)?;
    let events = listed(act, events)?;
    Ok(Box::new(move |visit, frame| {
        let cards: Vec<_> = events.iter().map(|one| card(visit, one, With::Day)).collect();
        if cards.is_empty() {
            return Ok(HomePart::default());
        }
        let band = Band::new(15, &HomeEvents { frame, events: cards })?;
        Ok(HomePart { bands: vec![band], ..HomePart::default() })
    }))
}

/// The events of a call, on its page: those that come, else the last.
pub(crate) fn beside(act: &mut acts::Act, thing: Id<Thing>) -> Done<Shown<SafeHtml>> {
    if store::things::thing::noun(act.tx, thing)? != Noun::Call {
        return Ok(Box::new(|_, _| Ok(SafeHtml::empty())));
    }
    let (wanted, cursor) = (Wanted::Of(thing.of()), Cursor { ends: act.now, id: 0 });
    let mut events = rows::coming(act.tx, wanted, cursor, SHOWN)?;
    if events.is_empty() {
        events = rows::past(act.tx, wanted, cursor, SHOWN)?;
    }
    let events = listed(act, events)?;
    Ok(Box::new(move |visit, frame| {
        let Some(call) = events.first().and_then(|one| one.call.as_ref()) else {
            return Ok(SafeHtml::empty());
        };
        let all = format!("{}?call={}", visit.to.events(), call.slug);
        let events = events.iter().map(|one| card(visit, one, With::Day)).collect();
        SafeHtml::of_template(&EventsBeside { frame, events, all }).map_err(Problem::internal)
    }))
}
