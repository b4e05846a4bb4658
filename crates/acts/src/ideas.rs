//! Ideas: publish, change, withdraw, support, follow.

use calls::{Event, EventKind, Idea, IdeaInput, IdeaState, NoticeKind, Refusal};
use city::{Actor, Author, Id};
use store::Tx;
use store::calls::draft::Draft;
use store::calls::follow::Followed;
use store::{calls as rows, city as city_rows};

use crate::telling::{self, News};
use crate::{Act, Stage, signed_in};

/// An event nobody's office stands behind.
pub(crate) fn event(stage: &Stage, kind: EventKind, office: &str, reason: &str) -> Event {
    Event {
        kind,
        made: stage.now,
        office: office.to_owned(),
        reason: reason.to_owned(),
        criterion: None,
    }
}

/// Publishes an idea, and throws the draft it came from away. `key` makes a repeat harmless: the
/// same key answers with the same idea.
pub fn publish(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    call: Id<calls::Call>,
    input: &IdeaInput,
    draft: Option<Id<Draft>>,
    key: &str,
) -> Act<Id<Idea>> {
    let once = tx.write_once::<crate::Refused>(key, |tx| {
        let person = signed_in(actor)?;
        let call = rows::call::get(tx, call)?;
        calls::may_write(actor, &call, stage.now)?;
        let name = city_rows::person::get(tx, person)?.name;
        let idea = Idea {
            id: stage.new_id(),
            call: call.id,
            author: Author { id: person, name: name.as_str().to_owned() },
            state: IdeaState::Published,
            hidden: false,
            input: input.clone(),
            published: stage.now,
            version: 1,
            supports: 0,
            comments: 0,
            merged_into: None,
            change_asked: false,
        };
        rows::idea::insert(tx, &idea)?;
        rows::event::insert(
            tx,
            stage.store.new_id(),
            idea.id,
            actor.person,
            &event(stage, EventKind::Published, "", ""),
        )?;
        if let Some(draft) = draft {
            rows::draft::remove(tx, draft)?;
        }
        let news = News { kind: NoticeKind::Published, call: &call, idea: Some(&idea), reason: "" };
        telling::authors(tx, stage, news, None)?;
        Ok(idea.id.to_string())
    })?;
    let written = match &once {
        store::Once::Done(id) | store::Once::Before(id) => id,
    };
    written.parse().map_err(|_| Refusal::NotFound.into())
}

/// Puts an author's new words in place of the old.
pub fn edit(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    id: Id<Idea>,
    input: &IdeaInput,
    version: i64,
) -> Act<()> {
    let (call, before) = stage.readable_idea(tx, actor, id)?;
    calls::may_edit(actor, &call, &before, stage.now)?;
    let mut idea = before.clone();
    idea.edit(&call, input.clone(), version, stage.now)?;
    rows::idea::update(tx, &before, &idea, stage.now)?;
    if before.input != idea.input {
        rows::event::insert(
            tx,
            stage.store.new_id(),
            id,
            actor.person,
            &event(stage, EventKind::Changed, "", ""),
        )?;
    }
    Ok(())
}

/// Takes one's own idea back.
pub fn withdraw(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>) -> Act<()> {
    let (_, before) = stage.readable_idea(tx, actor, id)?;
    let mut idea = before.clone();
    calls::withdraw(actor, &mut idea)?;
    rows::idea::update(tx, &before, &idea, stage.now)?;
    rows::event::insert(
        tx,
        stage.store.new_id(),
        id,
        actor.person,
        &event(stage, EventKind::Withdrawn, "", ""),
    )?;
    Ok(())
}

/// Supports an idea. A second support changes nothing.
pub fn support(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>) -> Act<()> {
    let (call, idea) = stage.idea(tx, id)?;
    calls::may_support(actor, &call, &idea, stage.now)?;
    rows::support::give(tx, id, signed_in(actor)?, stage.now)?;
    Ok(())
}

/// Takes a support back.
pub fn unsupport(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>) -> Act<()> {
    let (call, idea) = stage.idea(tx, id)?;
    calls::may_support(actor, &call, &idea, stage.now)?;
    rows::support::take(tx, id, signed_in(actor)?)?;
    Ok(())
}

/// Follows an idea, to hear its result.
pub fn follow(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Idea>) -> Act<()> {
    stage.readable_idea(tx, actor, id)?;
    rows::follow::start(tx, Followed::Idea(id), signed_in(actor)?, stage.now)?;
    Ok(())
}

/// Stops following an idea.
pub fn unfollow(tx: &mut Tx, actor: &Actor, id: Id<Idea>) -> Act<()> {
    rows::follow::stop(tx, Followed::Idea(id), signed_in(actor)?)?;
    Ok(())
}

/// Follows a call, to hear its result.
pub fn follow_call(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<calls::Call>) -> Act<()> {
    let call = rows::call::get(tx, id)?;
    if !calls::may_read_call(actor, &call) {
        return Err(Refusal::NotFound.into());
    }
    rows::follow::start(tx, Followed::Call(id), signed_in(actor)?, stage.now)?;
    Ok(())
}

/// Stops following a call.
pub fn unfollow_call(tx: &mut Tx, actor: &Actor, id: Id<calls::Call>) -> Act<()> {
    rows::follow::stop(tx, Followed::Call(id), signed_in(actor)?)?;
    Ok(())
}
