//! What its reader did last, named on each page of the desk with a button that takes it back while it can.

use acts::desk::{assign, deed};
use acts::things::{Found, find};
use acts::{Act, Done, Refused};
use askama::Template;
use axum::response::Response;
use city::{Id, Thing};

use store::desk::task;

use super::along::Along;
use super::bulk::TAKE;
use super::moderation;
use super::queue::{load_shown, shown_items};
use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{Problem, Said, Visit};
use crate::views::{Frame, LastDone, Link};

/// What was left as it is when much was done at once, loaded.
pub struct Last {
    refused: Vec<(Found, String)>,
}

impl Last {
    /// Loads it; nothing where everything was done.
    pub fn load(act: &mut Act) -> Done<Option<Self>> {
        let Some(deed) = deed::last(act)? else { return Ok(None) };
        let mut refused = Vec::new();
        for (thing, why) in &deed.refused.0 {
            let Ok(thing) = thing.parse::<Id<Thing>>() else { continue };
            match find(act, thing) {
                Ok(found) if found.may_read(&act.actor) => refused.push((found, why.clone())),
                Ok(_) | Err(Refused::Rule(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok((!refused.is_empty()).then_some(Self { refused }))
    }

    /// As a part of the desk.
    pub fn html(last: Option<&Self>, visit: &Visit, frame: &Frame) -> Result<SafeHtml, Problem> {
        let Some(last) = last else { return Ok(SafeHtml::empty()) };
        SafeHtml::of_template(&last.part(visit, frame)).map_err(Problem::internal)
    }

    fn part<'a>(&self, visit: &Visit, frame: &'a Frame) -> LastPart<'a> {
        let w = &visit.words;
        let why = |key: &str| match key {
            "changed" => w.bulk_changed(),
            "gone" => w.bulk_gone(),
            _ => w.bulk_rule(),
        };
        let named = |(found, key): &(Found, String)| Some((visit.link_to(found)?, why(key)));
        LastPart { frame, refused: self.refused.iter().filter_map(named).collect() }
    }
}

/// What was done last, named; nothing where nothing can be taken back.
pub(crate) fn shown(visit: &Visit) -> Option<LastDone> {
    let deed = visit.reader.last.as_ref().filter(|deed| !deed.things.0.is_empty())?;
    let (w, systems) = (&visit.words, visit.systems());
    let count = i64::try_from(deed.things.0.len()).unwrap_or(i64::MAX);
    let own = systems.iter().flat_map(|system| system.verdicts(deed.work));
    let verdict =
        own.chain(moderation::verdicts(deed.work)).find(|verdict| verdict.key == deed.verdict);
    Some(LastDone {
        text: verdict.map_or_else(|| w.done_take(count), |verdict| (verdict.done)(w, count)),
        until: w.last_until(w.date_time(deed.until_at)),
        back: visit.here(),
    })
}

/// What was left as it is when much was done at once.
#[derive(Debug, Template)]
#[template(path = "desk_left.html")]
pub(crate) struct LastPart<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// What could not be done, and why.
    pub(crate) refused: Vec<(Link, &'static str)>,
}

/// Takes back what the reader did last, each thing in a transaction of its own.
pub(crate) async fn undo(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    // A write, so that who may is who may by now.
    let Some(last) = visit.write(deed::last).await? else { return Err(Problem::Gone) };
    let mut said = Said::Undone;
    for (thing, before) in last.things.0.clone() {
        let Ok(thing) = thing.parse::<Id<Thing>>() else { continue };
        let (own, deed) = (visit.clone(), last.clone());
        let undone = visit.attempt(move |act| take_back(act, &own, &deed, thing, &before)).await;
        match undone {
            Ok(Ok(())) => {}
            Ok(Err(_)) | Err(Problem::Conflict) => said = Said::UndonePartly,
            Err(problem) => return Err(problem),
        }
    }
    visit.write(deed::forget).await?;
    let back = visit.safe_next(posted.get("back")).map(ToOwned::to_owned);
    let mut back = back.unwrap_or_else(|| visit.to.desk());
    // Where one thing was judged on a page of its own, that page shows it again; whoever goes along a queue is led back
    // to it, of whichever call it is.
    let (path, place) = (back.split('?').next().unwrap_or_default(), again(&visit, &last).await?);
    match (place, Along::of_address(&back)) {
        (Some(place), Some(along)) => back = along.carry(&place),
        (Some(place), None) if place.split('?').next() == Some(path) => back = place,
        _ => {}
    }
    Ok(visit.go_saying(back, said))
}

/// Where the one thing that was judged waits again.
async fn again(visit: &Visit, last: &deed::Deed) -> Result<Option<String>, Problem> {
    let [(thing, _)] = last.things.0.as_slice() else { return Ok(None) };
    let Ok(thing) = thing.parse::<Id<Thing>>() else { return Ok(None) };
    let (own, work) = (visit.clone(), last.work);
    let loaded = visit
        .read(move |act| {
            let waiting: Vec<_> = task::get(act.tx, thing, work)?.into_iter().collect();
            load_shown(act, &own, &waiting)
        })
        .await?;
    let frame = visit.frame("");
    Ok(shown_items(loaded, visit, &frame)?.into_iter().next().map(|item| item.what.href))
}

fn take_back(
    act: &mut Act,
    visit: &Visit,
    deed: &deed::Deed,
    thing: Id<Thing>,
    before: &str,
) -> Done<()> {
    let ground = acts::things::readable(act, thing)?;
    act.require_on(deed.work.role(), ground.ground())?;
    if deed.verdict == TAKE {
        return assign::give(act, thing, deed.work, None);
    }
    if moderation::KINDS.contains(&deed.work) {
        return moderation::take_back(act, &deed.verdict, (thing, before), deed.made_at);
    }
    let systems = visit.systems();
    let own = systems.iter().find(|it| it.work().iter().any(|(work, _)| *work == deed.work));
    own.ok_or(city::Refusal::NotFound)?.take_back(act, &deed.verdict, thing)
}
