//! Comments, answers, the city's official answers: about any thing that takes them.

use city::audit::Action;
use city::{
    Audience, Author, Comment, CommentInput, CommentState, Flaw, Flaws, Id, Role, Step, StepKind,
    Texts, Thing,
};
use serde_json::json;
use store::{city as city_rows, things as rows};

use super::notice::{self, News};
use super::{Found, find, readable};
use crate::{Act, Done};

/// The form in which comments on a thing are typed.
pub fn form(about: Id<Thing>) -> String {
    format!("comment-{about}")
}

/// Writes a comment, or an answer to one. `key` makes a repeat harmless.
pub fn write(
    act: &mut Act,
    about: impl Into<Id<Thing>>,
    answers: Option<Id<Comment>>,
    input: &CommentInput,
    key: &str,
) -> Done<Id<Comment>> {
    let about = about.into();
    act.once(key, |act| {
        let found = find(act, about)?;
        found.may_comment(&act.actor, act.now)?;
        let comment = insert(act, &found, answers, input, None)?;
        tell(act, &found, &comment, answers, StepKind::Commented)?;
        Ok(comment.id)
    })
}

/// Answers a thing in the city's name, whether or not its discussion is open.
pub fn answer_officially(
    act: &mut Act,
    about: impl Into<Id<Thing>>,
    answers: Option<Id<Comment>>,
    input: &CommentInput,
) -> Done<Id<Comment>> {
    act.person()?;
    let found = readable(act, about.into())?;
    act.require_on(Role::Officer, found.ground())?;
    found.takes_comments()?;
    let office = found.office().clone();
    let comment = insert(act, &found, answers, input, Some(office.clone()))?;
    let step = Step { office, ..act.happened(StepKind::Answered) };
    act.step(found.id(), &step)?;
    tell(act, &found, &comment, answers, StepKind::Answered)?;
    let details = json!({ "comment": comment.id });
    act.audit_thing(Action::Answer, found.noun(), found.id(), &details)?;
    Ok(comment.id)
}

fn insert(
    act: &mut Act,
    found: &Found,
    answers: Option<Id<Comment>>,
    input: &CommentInput,
    office: Option<Texts>,
) -> Done<Comment> {
    let person = act.person()?;
    let answers = match answers {
        Some(id) => Some(top_of_thread(act, found, id)?),
        None => None,
    };
    let author = city_rows::person::get(act.tx, person)?;
    let comment = Comment {
        id: act.new_id(),
        about: found.id(),
        answers,
        author: Author { id: person, name: author.name.as_str().to_owned() },
        office,
        language: input.language.clone(),
        text: input.text.clone(),
        made: act.now,
        state: CommentState::Shown,
    };
    rows::comment::insert(act.tx, &comment)?;
    Ok(comment)
}

/// The comment that begins the thread of another: answers stand one level deep.
fn top_of_thread(act: &mut Act, found: &Found, id: Id<Comment>) -> Done<Id<Comment>> {
    let answered = rows::comment::get(act.tx, id)?;
    if answered.about != found.id() || answered.state != CommentState::Shown {
        let mut flaws = Flaws::default();
        flaws.add("parent", Flaw::NotAChoice);
        return Err(flaws.into());
    }
    Ok(answered.answers.unwrap_or(answered.id))
}

/// Tells those who brought the thing, and whoever is answered, unless they heard already or answer themselves.
fn tell(
    act: &mut Act,
    found: &Found,
    comment: &Comment,
    answered: Option<Id<Comment>>,
    kind: StepKind,
) -> Done<()> {
    let news = News { kind, thing: comment.id.thing(), reason: "", other: None };
    let authors = rows::author::of(act.tx, found.id())?;
    for author in &authors {
        if Some(*author) != act.actor.person {
            notice::one(act, news, *author, Audience::Own)?;
        }
    }
    let Some(answered) = answered else { return Ok(()) };
    let answered = rows::comment::get(act.tx, answered)?;
    if act.actor.is_person(Some(answered.author.id)) || authors.contains(&answered.author.id) {
        return Ok(());
    }
    notice::one(act, news, answered.author.id, Audience::Own)
}

/// Takes one's own comment back; what it was about.
pub fn withdraw(act: &mut Act, id: Id<Comment>) -> Done<Found> {
    let before = rows::comment::get(act.tx, id)?;
    let found = readable(act, before.about)?;
    let mut comment = before.clone();
    comment.withdraw(&act.actor)?;
    rows::comment::update(act.tx, &before, &comment, act.now)?;
    Ok(found)
}
