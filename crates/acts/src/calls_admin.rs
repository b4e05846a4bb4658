//! The officer's calls: begin from a template, write, publish, close early, reopen, put away.

use calls::{Call, CallContent, CallState, CallTemplate, NoticeKind, Refusal};
use city::{Actor, Flaw, Flaws, Id, Role, Slug};
use jiff::Timestamp;
use serde_json::json;
use store::Tx;
use store::{calls as rows, city as city_rows};

use crate::telling::{self, News};
use crate::{Act, Stage, require};

/// Begins a draft from a template; its windows start at `start`.
pub fn begin(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    template: CallTemplate,
    start: Timestamp,
) -> Act<Slug> {
    insert(tx, stage, actor, template.content(start), template.key())
}

/// Begins a draft with content of its own.
pub fn insert(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    content: CallContent,
    fallback: &str,
) -> Act<Slug> {
    require(actor, Role::Officer)?;
    let own = stage.city.own_language();
    let title = content.title.pick(&[own.as_str()]).map_or("", |(_, title)| title);
    let slug = free_slug(tx, &Slug::from_title(title, fallback))?;
    let call = Call {
        id: stage.new_id(),
        slug: slug.clone(),
        state: CallState::Draft,
        version: 1,
        published: None,
        closing: None,
        results: None,
        content,
    };
    rows::call::insert(tx, &call, stage.now)?;
    audit(tx, actor, "call.begin", &call, &json!({}))?;
    Ok(slug)
}

fn free_slug(tx: &mut Tx, wished: &Slug) -> Act<Slug> {
    let mut slug = wished.clone();
    let mut number = 2;
    while rows::call::slug_is_taken(tx, slug.as_str())? {
        slug = wished.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Saves what an officer wrote. A draft may be incomplete; what is published may not become so, and
/// its windows cannot be moved so that something already done was never allowed: what has opened
/// stays opened. While it is a draft its address follows its title.
pub fn save(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    id: Id<Call>,
    version: i64,
    content: &CallContent,
) -> Act<Slug> {
    require(actor, Role::Officer)?;
    let mut call = rows::call::get(tx, id)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    if call.state != CallState::Draft {
        let mut flaws = content.flaws(&stage.city.languages);
        for before in &call.content.activities {
            let opened = before.window.opens().is_none_or(|opens| opens <= stage.now);
            let after = content.activities.iter().find(|a| a.kind == before.kind);
            let moved = after
                .is_none_or(|after| after.window.opens().is_some_and(|opens| opens > stage.now));
            if opened && moved {
                flaws.add(format!("{}_opens", before.kind.key()), Flaw::InThePast);
            }
        }
        // People bring ideas under a rule that is published; it stays.
        if !rows::idea::latest(tx, id, 1, stage.city.currency)?.is_empty() {
            if content.rule != call.content.rule {
                flaws.add("rule", Flaw::Settled);
            }
            for (language, text) in call.content.rule_text.iter() {
                if content.rule_text.exact(language.as_str()) != Some(text) {
                    flaws.add(format!("rule_text_{language}"), Flaw::Settled);
                }
            }
        }
        flaws.into_result()?;
    }
    let mut content = content.clone();
    content.reopenings = call.content.reopenings.clone();
    content.result = call.content.result.clone();
    call.content = content;
    if call.state == CallState::Draft {
        let own = stage.city.own_language();
        let wished = call
            .content
            .title
            .pick(&[own.as_str()])
            .map(|(_, title)| Slug::from_title(title, "call"));
        if let Some(wished) =
            wished.filter(|wished| !call.slug.as_str().starts_with(wished.as_str()))
        {
            call.slug = free_slug(tx, &wished)?;
        }
    }
    rows::call::update(tx, &call)?;
    audit(tx, actor, "call.save", &call, &json!({}))?;
    Ok(call.slug)
}

/// Loads, lets `change` work on the call, saves it if nobody was faster, and notes it.
fn change(
    tx: &mut Tx,
    actor: &Actor,
    id: Id<Call>,
    action: &str,
    details: &serde_json::Value,
    change: impl FnOnce(&mut Call) -> Result<(), Refusal>,
) -> Act<Call> {
    require(actor, Role::Officer)?;
    let mut call = rows::call::get(tx, id)?;
    change(&mut call)?;
    rows::call::update(tx, &call)?;
    audit(tx, actor, action, &call, details)?;
    Ok(call)
}

/// Puts a draft before the public.
pub fn publish(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Call>) -> Act<()> {
    change(tx, actor, id, "call.publish", &json!({}), |call| {
        call.publish(stage.now, &stage.city.languages)
    })?;
    Ok(())
}

/// Ends what residents can do now, with a public reason; followers hear.
pub fn close_early(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    id: Id<Call>,
    reason: &str,
) -> Act<()> {
    let details = json!({ "reason": reason.trim() });
    let call = change(tx, actor, id, "call.close_early", &details, |call| {
        call.close_early(reason, stage.now)
    })?;
    let news =
        News { kind: NoticeKind::ClosedEarly, call: &call, idea: None, reason: reason.trim() };
    telling::call_followers(tx, stage, news)
}

/// Opens a call again that was closed early, with a public reason; followers hear.
pub fn reopen(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Call>, reason: &str) -> Act<()> {
    let details = json!({ "reason": reason.trim() });
    let call =
        change(tx, actor, id, "call.reopen", &details, |call| call.reopen(reason, stage.now))?;
    let news = News { kind: NoticeKind::Reopened, call: &call, idea: None, reason: reason.trim() };
    telling::call_followers(tx, stage, news)
}

/// Puts a call away, or takes it out again; it stays readable.
pub fn archive(tx: &mut Tx, actor: &Actor, id: Id<Call>) -> Act<()> {
    change(tx, actor, id, "call.archive", &json!({}), |call| {
        if call.state != CallState::Published {
            return Err(Refusal::AlreadyElsewhere);
        }
        call.state = CallState::Archived;
        Ok(())
    })?;
    Ok(())
}

/// Saves the call's address if it is free.
pub fn rename(tx: &mut Tx, actor: &Actor, id: Id<Call>, slug: &Slug) -> Act<()> {
    let taken = rows::call::slug_is_taken(tx, slug.as_str())?;
    change(tx, actor, id, "call.rename", &json!({ "slug": slug.as_str() }), |call| {
        if call.slug == *slug {
            return Ok(());
        }
        if taken || call.state != CallState::Draft {
            let mut flaws = Flaws::default();
            flaws.add("slug", Flaw::Taken);
            return Err(flaws.into());
        }
        call.slug = slug.clone();
        Ok(())
    })?;
    Ok(())
}

fn audit(
    tx: &mut Tx,
    actor: &Actor,
    action: &str,
    call: &Call,
    details: &serde_json::Value,
) -> Act<()> {
    city_rows::audit::append(tx, actor.person, action, &format!("call {}", call.id), details)?;
    Ok(())
}
