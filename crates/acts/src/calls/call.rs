//! The officer's calls: begin from a template, write, publish, close early, reopen, put away.

use calls::{Call, CallContent, CallState};
use city::audit::Action;
use city::{Id, Refusal, Role, Slug, StepKind, Texts};
use forms::Form;
use serde_json::{Value, json};
use store::calls as rows;

use super::form;
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// A call that whoever acts may read.
pub fn readable(act: &mut Act, slug: &Slug) -> Done<Call> {
    let call = rows::call::by_slug(act.tx, slug)?;
    if calls::may_read_call(&act.actor, &call) { Ok(call) } else { Err(Refusal::NotFound.into()) }
}

/// A call that whoever acts works on as an officer: of the city, or of this call.
pub(super) fn to_work_on(act: &mut Act, id: Id<Call>) -> Done<Call> {
    act.person()?;
    let call = rows::call::get(act.tx, id)?;
    act.require_on(Role::Officer, call.ground())?;
    Ok(call)
}

/// Begins a draft with content of its own, and with a form.
pub fn insert(act: &mut Act, content: CallContent, form: &Form, fallback: &str) -> Done<Slug> {
    act.require(Role::Officer)?;
    let own = act.stage.city.own_language();
    let title = content.title.pick(&[own.as_str()]).map_or("", |(_, title)| title);
    let slug = free_slug(act, &Slug::from_title(title, fallback))?;
    let call = Call {
        id: act.new_id(),
        slug: slug.clone(),
        state: CallState::Draft,
        version: 1,
        published: None,
        closing: None,
        results: None,
        asks: !form.is_empty(),
        content,
    };
    rows::call::insert(act.tx, &call, &act.stage.city, act.now)?;
    form::begin(act, call.id, form)?;
    act.audit(Action::Begin, call.id, &json!({}))?;
    Ok(slug)
}

fn free_slug(act: &mut Act, wished: &Slug) -> Done<Slug> {
    let mut slug = wished.clone();
    let mut number = 2;
    while rows::call::slug_is_taken(act.tx, &slug)? {
        slug = wished.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Saves what an officer wrote, as [`Call::revise`] allows. While it is a draft its address follows its title.
pub fn save(act: &mut Act, id: Id<Call>, version: i64, content: &CallContent) -> Done<Slug> {
    let mut call = to_work_on(act, id)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let has_ideas = rows::idea::any(act.tx, id)?;
    let wished = call.revise(content.clone(), &act.stage.city, has_ideas, act.now)?;
    if let Some(wished) = wished {
        call.slug = free_slug(act, &wished)?;
    }
    rows::call::update(act.tx, &call, &act.stage.city, act.now)?;
    act.audit(Action::Save, id, &json!({}))?;
    Ok(call.slug)
}

/// Loads, lets `change` work on the call, saves it if nobody was faster, and notes it.
fn change(
    act: &mut Act,
    id: Id<Call>,
    action: Action,
    details: &Value,
    change: impl FnOnce(&mut Call) -> Result<(), Refusal>,
) -> Done<Call> {
    let mut call = to_work_on(act, id)?;
    change(&mut call)?;
    rows::call::update(act.tx, &call, &act.stage.city, act.now)?;
    act.audit(action, id, details)?;
    Ok(call)
}

/// Begins a draft with the content and the form of another call, called `title`; its windows begin today.
pub fn copy(act: &mut Act, id: Id<Call>, title: Texts) -> Done<Slug> {
    act.require(Role::Officer)?;
    let call = rows::call::get(act.tx, id)?;
    let zone = act.stage.city.time_zone.zone();
    let content = CallContent { title, ..call.content.once_more(act.now, &zone) };
    let form = form::of(act, &call)?;
    insert(act, content, &form, call.slug.as_str())
}

/// Throws a draft away, for good. What was noted of it stays in the log.
pub fn discard(act: &mut Act, id: Id<Call>) -> Done<()> {
    act.require(Role::Officer)?;
    let call = rows::call::get(act.tx, id)?;
    if call.state != CallState::Draft {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    crate::city::mandate::end_on(act, id.thing())?;
    rows::call::remove(act.tx, &call, &act.stage.city, act.now)?;
    act.audit(Action::Discard, id, &json!({}))
}

/// Puts a draft before the public.
pub fn publish(act: &mut Act, id: Id<Call>) -> Done<()> {
    let (now, city) = (act.now, std::sync::Arc::clone(&act.stage.city));
    change(act, id, Action::Publish, &json!({}), |call| call.publish(now, &city.languages))?;
    Ok(())
}

/// Ends what residents can do now, with a public reason; followers hear.
pub fn close_early(act: &mut Act, id: Id<Call>, reason: &str) -> Done<()> {
    let (now, details) = (act.now, json!({ "reason": reason.trim() }));
    change(act, id, Action::CloseEarly, &details, |call| call.close_early(reason, now))?;
    turn(act, id, StepKind::ClosedEarly, reason.trim())
}

/// Opens a call again that was closed early, with a public reason; followers hear.
pub fn reopen(act: &mut Act, id: Id<Call>, reason: &str) -> Done<()> {
    let (now, details) = (act.now, json!({ "reason": reason.trim() }));
    change(act, id, Action::Reopen, &details, |call| call.reopen(reason, now))?;
    turn(act, id, StepKind::Reopened, reason.trim())
}

fn turn(act: &mut Act, id: Id<Call>, kind: StepKind, reason: &str) -> Done<()> {
    let step = city::Step { reason: reason.to_owned(), ..act.happened(kind) };
    act.step(id, &step)?;
    notice::followers(act, News { kind, thing: id.thing(), reason, other: None })
}

/// Puts a call away; it stays readable.
pub fn archive(act: &mut Act, id: Id<Call>) -> Done<()> {
    change(act, id, Action::Archive, &json!({}), Call::archive)?;
    Ok(())
}

/// Brings a call back that was put away, with a public reason; followers hear.
pub fn bring_back(act: &mut Act, id: Id<Call>, reason: &str) -> Done<()> {
    let (now, details) = (act.now, json!({ "reason": reason.trim() }));
    change(act, id, Action::BringBack, &details, |call| call.bring_back(reason, now))?;
    turn(act, id, StepKind::BroughtBack, reason.trim())
}

/// Saves the call's address if it is free.
pub fn rename(act: &mut Act, id: Id<Call>, slug: &Slug) -> Done<()> {
    let taken = rows::call::slug_is_taken(act.tx, slug)?;
    let details = json!({ "slug": slug.as_str() });
    change(act, id, Action::Rename, &details, |call| call.rename(slug, taken))?;
    Ok(())
}
