//! The officer's screening: eligible or not, merge twins, ask for a change.

use calls::{EventKind, Idea, IdeaState, NoticeKind, Refusal, Screening};
use city::{Actor, Id, Role};
use jiff::SignedDuration;
use serde_json::json;
use store::Tx;
use store::{calls as rows, city as city_rows};

use crate::ideas::event;
use crate::telling::{self, News};
use crate::{Act, Stage, require};

/// Screens an idea; its author hears.
pub fn screen(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    id: Id<Idea>,
    screening: &Screening,
    version: i64,
) -> Act<()> {
    require(actor, Role::Officer)?;
    let (call, before) = stage.readable_idea(tx, actor, id)?;
    undecided(tx, id)?;
    let mut idea = before.clone();
    calls::screen(&call, &mut idea, screening, version)?;
    rows::idea::update(tx, &before, &idea, stage.now)?;
    let office = stage.office(&call);
    let (mut happened, kind, reason) = match screening {
        Screening::Eligible => {
            (event(stage, EventKind::Eligible, &office, ""), NoticeKind::Eligible, "")
        }
        Screening::Ineligible { reason, .. } => (
            event(stage, EventKind::Ineligible, &office, reason.trim()),
            NoticeKind::Ineligible,
            reason.trim(),
        ),
    };
    let mut details = json!({ "state": idea.state.key() });
    if let Screening::Ineligible { criterion, reason } = screening {
        happened.criterion = Some(criterion.clone()).filter(|key| !key.is_empty());
        details =
            json!({ "state": idea.state.key(), "criterion": criterion, "reason": reason.trim() });
    }
    rows::event::insert(tx, stage.store.new_id(), id, actor.person, &happened)?;
    telling::authors(
        tx,
        stage,
        News { kind, call: &call, idea: Some(&idea), reason },
        actor.person,
    )?;
    city_rows::audit::append(tx, actor.person, "idea.screen", &format!("idea {id}"), &details)?;
    Ok(())
}

/// How long a verdict can be taken back as if it had never been given.
pub const SECOND_THOUGHTS: SignedDuration = SignedDuration::from_mins(15);

/// Takes back the verdict just given, before anybody is told: the idea waits again. Later, it can be
/// screened anew, and its journey shows both.
pub fn take_back(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>) -> Act<()> {
    require(actor, Role::Officer)?;
    let (_, before) = stage.readable_idea(tx, actor, id)?;
    undecided(tx, id)?;
    let mut idea = before.clone();
    calls::unscreen(&mut idea)?;
    let (event, notice) = match before.state {
        IdeaState::Eligible => (EventKind::Eligible, NoticeKind::Eligible),
        _ => (EventKind::Ineligible, NoticeKind::Ineligible),
    };
    let since = stage.now.checked_sub(SECOND_THOUGHTS).unwrap_or(stage.now);
    if !rows::event::drop_last(tx, id, event, since)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    city_rows::notice::take_back(tx, id, notice)?;
    rows::idea::update(tx, &before, &idea, stage.now)?;
    let details = json!({ "was": before.state.key() });
    city_rows::audit::append(tx, actor.person, "idea.unscreen", &format!("idea {id}"), &details)?;
    Ok(())
}

/// What was decided is not screened or merged any more, even while only its authors know.
fn undecided(tx: &mut Tx, id: Id<Idea>) -> Act<()> {
    match rows::decision::of_idea(tx, id)? {
        Some(_) => Err(Refusal::AlreadyElsewhere.into()),
        None => Ok(()),
    }
}

/// Asks the author for a change; they can make it even when collecting is over.
pub fn ask_change(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>, text: &str) -> Act<()> {
    require(actor, Role::Officer)?;
    let (call, before) = stage.readable_idea(tx, actor, id)?;
    let mut idea = before.clone();
    let change = calls::ask_change(&mut idea, text)?;
    rows::idea::update(tx, &before, &idea, stage.now)?;
    let office = stage.office(&call);
    rows::event::insert(
        tx,
        stage.store.new_id(),
        id,
        actor.person,
        &event(stage, EventKind::ChangeAsked, &office, &change.text),
    )?;
    let news = News {
        kind: NoticeKind::ChangeAsked,
        call: &call,
        idea: Some(&idea),
        reason: &change.text,
    };
    telling::authors(tx, stage, news, actor.person)?;
    city_rows::audit::append(
        tx,
        actor.person,
        "idea.ask_change",
        &format!("idea {id}"),
        &json!({}),
    )?;
    Ok(())
}

/// Merges a twin into the idea that is kept: both authors stay, supporters count once, both hear.
pub fn merge(tx: &mut Tx, stage: &Stage, actor: &Actor, twin: Id<Idea>, into: Id<Idea>) -> Act<()> {
    require(actor, Role::Officer)?;
    let (call, twin_before) = stage.readable_idea(tx, actor, twin)?;
    let (_, kept_before) = stage.readable_idea(tx, actor, into)?;
    undecided(tx, twin)?;
    undecided(tx, into)?;
    let (mut gone, mut kept) = (twin_before.clone(), kept_before.clone());
    calls::merge(&mut gone, &mut kept)?;

    let office = stage.office(&call);
    let news = News {
        kind: NoticeKind::Merged,
        call: &call,
        idea: Some(&gone),
        reason: &kept.input.title,
    };
    telling::authors(tx, stage, news, actor.person)?;
    let news = News {
        kind: NoticeKind::TookIn,
        call: &call,
        idea: Some(&kept),
        reason: &gone.input.title,
    };
    telling::authors(tx, stage, news, actor.person)?;

    rows::idea::update(tx, &twin_before, &gone, stage.now)?;
    rows::idea::update(tx, &kept_before, &kept, stage.now)?;
    rows::idea::join_authors(tx, twin, into, stage.now)?;
    let moved = rows::support::join(tx, twin, into)?;
    rows::follow::join(tx, twin, into)?;
    for (idea, kind, other) in [(twin, EventKind::Merged, &kept), (into, EventKind::TookIn, &gone)]
    {
        let happened = event(stage, kind, &office, &other.input.title);
        rows::event::insert(tx, stage.store.new_id(), idea, actor.person, &happened)?;
    }
    let details = json!({ "into": into, "supports_moved": moved });
    city_rows::audit::append(tx, actor.person, "idea.merge", &format!("idea {twin}"), &details)?;
    Ok(())
}
