//! Comments, answers, the city's official answers.

use calls::{Audience, Comment, CommentInput, CommentState, EventKind, Idea, NoticeKind, Refusal};
use city::{Actor, Author, Flaw, Flaws, Id, Role};
use serde_json::json;
use store::Tx;
use store::{calls as rows, city as city_rows};

use crate::ideas::event;
use crate::telling::{self, News};
use crate::{Act, Stage, require, signed_in};

/// Writes a comment, or an answer to one. `key` makes a repeat harmless.
pub fn write(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    idea: Id<Idea>,
    parent: Option<Id<Comment>>,
    input: &CommentInput,
    key: &str,
) -> Act<Id<Comment>> {
    let once = tx.write_once::<crate::Refused>(key, |tx| {
        let (call, idea) = stage.idea(tx, idea)?;
        calls::may_comment(actor, &call, &idea, stage.now)?;
        let id = insert(tx, stage, actor, &idea, parent, input, None)?;
        let news = News {
            kind: NoticeKind::Commented,
            call: &call,
            idea: Some(&idea),
            reason: &input.text,
        };
        telling::authors(tx, stage, news, actor.person)?;
        tell_parent(tx, stage, actor, news, parent)?;
        Ok(id.to_string())
    })?;
    let written = match &once {
        store::Once::Done(id) | store::Once::Before(id) => id,
    };
    written.parse().map_err(|_| Refusal::NotFound.into())
}

/// Tells whoever is answered, unless they brought the idea (and heard already) or answer themselves.
fn tell_parent(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    news: News,
    parent: Option<Id<Comment>>,
) -> Act<()> {
    let (Some(parent), Some(idea)) = (parent, news.idea) else { return Ok(()) };
    let parent = rows::comment::get(tx, parent)?;
    let is_author = rows::idea::authors(tx, idea.id)?.contains(&parent.author.id);
    if !is_author && actor.person != Some(parent.author.id) {
        telling::one(tx, stage, news, parent.author.id, Audience::Own)?;
    }
    Ok(())
}

fn insert(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    idea: &Idea,
    parent: Option<Id<Comment>>,
    input: &CommentInput,
    office: Option<String>,
) -> Act<Id<Comment>> {
    let person = signed_in(actor)?;
    let parent = match parent {
        None => None,
        Some(id) => {
            let parent = rows::comment::get(tx, id)?;
            if parent.idea != idea.id || parent.state != CommentState::Shown {
                let mut flaws = Flaws::default();
                flaws.add("parent", Flaw::NotAChoice);
                return Err(flaws.into());
            }
            // Answers stand one level deep: an answer to an answer joins the same thread.
            Some(parent.parent.unwrap_or(parent.id))
        }
    };
    let author = city_rows::person::get(tx, person)?;
    let comment = Comment {
        id: stage.new_id(),
        idea: idea.id,
        parent,
        author: Author { id: person, name: author.name.as_str().to_owned() },
        office,
        language: input.language.clone(),
        text: input.text.clone(),
        made: stage.now,
        state: CommentState::Shown,
    };
    rows::comment::insert(tx, &comment)?;
    Ok(comment.id)
}

/// Takes one's own comment back.
pub fn withdraw(tx: &mut Tx, stage: &Stage, actor: &Actor, id: Id<Comment>) -> Act<Id<Idea>> {
    let comment = rows::comment::get(tx, id)?;
    let (_, idea) = stage.readable_idea(tx, actor, comment.idea)?;
    if !actor.is_person(Some(comment.author.id)) {
        return Err(Refusal::NotYours.into());
    }
    if comment.state != CommentState::Shown {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::comment::set_state(tx, &comment, CommentState::Withdrawn)?;
    Ok(idea.id)
}

/// Answers an idea in the city's name, whether or not its discussion is open.
pub fn answer_officially(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    id: Id<Idea>,
    parent: Option<Id<Comment>>,
    input: &CommentInput,
) -> Act<Id<Comment>> {
    require(actor, Role::Officer)?;
    let (call, idea) = stage.readable_idea(tx, actor, id)?;
    let office = stage.office(&call);
    let comment = insert(tx, stage, actor, &idea, parent, input, Some(office.clone()))?;
    rows::event::insert(
        tx,
        stage.store.new_id(),
        id,
        actor.person,
        &event(stage, EventKind::Answered, &office, ""),
    )?;
    let news =
        News { kind: NoticeKind::Answered, call: &call, idea: Some(&idea), reason: &input.text };
    telling::authors(tx, stage, news, actor.person)?;
    tell_parent(tx, stage, actor, news, parent)?;
    city_rows::audit::append(
        tx,
        actor.person,
        "idea.answer",
        &format!("idea {id}"),
        &json!({ "comment": comment }),
    )?;
    Ok(comment)
}
