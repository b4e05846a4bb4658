//! What looks suspicious waits for a moderator before others see it. Its writer is told so, with the reasons, and a moderator
//! reads the same; nothing is thrown away, and nothing is hidden for good by a machine.

use city::audit::Action;
use city::hiding::What;
use city::{
    Audience, Id, Noun, Person, Print, Refusal, ReportReason, Role, Signs, Standing, StepKind,
    Suspicion, Thing,
};
use jiff::SignedDuration;
use serde_json::json;
use store::city::person;
use store::things as rows;

use super::found::Hidden;
use super::notice::{self, News};
use super::{Found, find, readable};
use crate::{Act, Done};

/// For how long the same words are remembered.
pub(crate) const ECHO: SignedDuration = SignedDuration::from_hours(24 * 3);
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// What comes within this time comes at one moment.
const MOMENT: SignedDuration = SignedDuration::from_mins(10);
/// Accounts made within this time were made together.
const TOGETHER: SignedDuration = SignedDuration::from_hours(1);

/// How suspicious it is that whoever acts says this in a place: the thing that is commented on, the call of an idea.
/// `own` is the thing itself, where it is there already. People who work for the city there are not doubted.
pub(crate) fn judge(
    act: &mut Act,
    place: &Found,
    own: Option<Id<Thing>>,
    text: &str,
) -> Done<Suspicion> {
    let author = act.person()?;
    if act.actor.works_on(place.ground()) {
        return Ok(Suspicion::default());
    }
    let order = act.stage.city.order;
    let ago = |act: &Act, time| act.now.checked_sub(time).unwrap_or(act.now);
    let standing = person::get(act.tx, author)?.standing;
    let came = rows::echo::came(act.tx, author)?.unwrap_or(act.now);
    let is_new = order.is_new(standing, came, act.now);
    // Whoever is known may say in other words what they have said.
    if own.is_some() && !is_new {
        return Ok(Suspicion::default());
    }
    let (day, moment) = (ago(act, A_DAY), ago(act, MOMENT));
    let posts = if is_new { rows::echo::posts(act.tx, author, day)? } else { 0 };
    let crowd = if is_new {
        let made = [came - TOGETHER, came + TOGETHER];
        rows::echo::crowd(act.tx, place.id(), author, moment, made)?
    } else {
        0
    };
    let (repeats, copies) = echoes(act, author, own, text)?;
    let signs = Signs {
        is_new,
        links: city::order::links(text),
        posts: usize::try_from(posts).unwrap_or_default(),
        repeats,
        copies,
        crowd: usize::try_from(crowd).unwrap_or_default(),
        is_loud: city::order::is_loud(text),
    };
    Ok(Suspicion::of(&signs, &order))
}

/// How often the same, or nearly, was said of late: by whoever says it now, and by how many others.
fn echoes(
    act: &mut Act,
    author: Id<Person>,
    own: Option<Id<Thing>>,
    text: &str,
) -> Done<(usize, usize)> {
    let print = Print::of(text);
    let since = act.now.checked_sub(ECHO).unwrap_or(act.now);
    let (mut repeats, mut others) = (0, Vec::new());
    for thing in rows::echo::alike(act.tx, &print, since)? {
        if own == Some(thing) {
            continue;
        }
        let found = find(act, thing)?;
        let Some(said) = spoken(&found) else { continue };
        let Some(by) = found.author().filter(|_| Print::of(&said).is_like(&print)) else {
            continue;
        };
        if by == author {
            repeats += 1;
        } else if !others.contains(&by) {
            others.push(by);
        }
    }
    Ok((repeats, others.len()))
}

/// What is compared of a thing: an idea's title is part of what it says.
fn spoken(found: &Found) -> Option<String> {
    match found {
        Found::Idea(_, idea) => Some(said(&idea.input.title, &idea.input.text)),
        found => found.written().map(|it| it.text.to_owned()),
    }
}

/// An idea as it is compared with others.
pub(crate) fn said(title: &str, text: &str) -> String {
    format!("{title}\n{text}")
}

/// Remembers the words of a thing for some days.
pub(crate) fn remember(act: &mut Act, thing: Id<Thing>, text: &str) -> Done<()> {
    Ok(rows::echo::insert(act.tx, thing, &Print::of(text), act.now)?)
}

/// Enters that a thing, which is hidden as yet, waits for a moderator, and tells its writer why.
pub(crate) fn hold(act: &mut Act, noun: Noun, thing: Id<Thing>, why: &Suspicion) -> Done<()> {
    let author = act.person()?;
    rows::held::insert(act.tx, thing, why, act.now)?;
    count(act, What::Held, noun, ReportReason::Spam, 1)?;
    let step = act.happened(StepKind::Held);
    act.step(thing, &step)?;
    let news = News { kind: StepKind::Held, thing, reason: "", other: None };
    notice::one(act, news, author, Audience::Own)
}

/// Why a thing waits; nothing where it does not.
pub fn why(act: &mut Act, thing: Id<Thing>) -> Done<Option<Suspicion>> {
    Ok(rows::held::of(act.tx, thing)?)
}

/// Lets a thing be seen that waited: a moderator has read it. Its writer counts as known.
pub fn release(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    act.person()?;
    let found = readable(act, thing.into())?;
    act.require_on(Role::Moderator, found.ground())?;
    if rows::held::of(act.tx, found.id())?.is_none() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    found.set_hidden(act, Hidden::No)?;
    rows::held::drop(act.tx, found.id())?;
    count(act, What::Released, found.noun(), ReportReason::Spam, 1)?;
    if let Some(author) = found.author() {
        person::mark_known(act.tx, author)?;
    }
    let step = act.happened(StepKind::Released);
    act.step(found.id(), &step)?;
    if let Some(author) = found.author() {
        let news = News { kind: StepKind::Released, thing: found.id(), reason: "", other: None };
        notice::one(act, news, author, Audience::Own)?;
    }
    act.audit_thing(Action::Approve, found.noun(), found.id(), &json!({ "held": true }))?;
    let after = find(act, found.id())?;
    if let Found::Comment(comment, about) = &after {
        super::comment::tell(act, about, comment, comment.answers, StepKind::Commented)?;
    }
    Ok(after)
}

/// Takes back that a thing was let through: it waits again, and its writer is as new as before.
pub fn unrelease(act: &mut Act, thing: Id<Thing>, author: Standing) -> Done<()> {
    act.person()?;
    let found = readable(act, thing)?;
    act.require_on(Role::Moderator, found.ground())?;
    if found.is_hidden() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    wait_again(act, thing)?;
    count(act, What::Released, found.noun(), ReportReason::Spam, -1)?;
    if let (Some(person), Standing::New) = (found.author(), author) {
        person::mark_new(act.tx, person)?;
    }
    rows::notice::take_back(act.tx, thing, StepKind::Released)?;
    act.audit_thing(Action::Unapprove, found.noun(), thing, &json!({ "held": true }))
}

/// Has a thing wait that a moderator had dealt with; why it waited is not known any more.
pub(super) fn wait_again(act: &mut Act, thing: Id<Thing>) -> Done<()> {
    find(act, thing)?.set_hidden(act, Hidden::Yes)?;
    let why = Suspicion { score: Suspicion::WAITS, reasons: Vec::new() };
    Ok(rows::held::insert(act.tx, thing, &why, act.now)?)
}

/// Counts a turn in the public log of removals, in the month it happens in, as the city's clocks have it.
pub(crate) fn count(
    act: &mut Act,
    what: What,
    noun: Noun,
    rule: ReportReason,
    by: i64,
) -> Done<()> {
    let local = act.now.to_zoned(act.stage.city.time_zone.zone());
    let month = local.strftime("%Y-%m").to_string();
    Ok(rows::removal::count(act.tx, &month, (what, noun, rule), by)?)
}
