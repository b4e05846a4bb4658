//! Comments, answers, the city's official answers: about any thing that takes them.

use city::audit::Action;
use city::{
    Audience, Author, Comment, CommentInput, CommentState, Flaw, Flaws, Id, Noun, Refusal, Replied,
    Role, Side, Sides, Step, StepKind, Texts, Thing,
};
use serde_json::json;
use store::{city as city_rows, things as rows};

use super::notice::{self, News};
use super::{Found, find, order, readable};
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
        let why = order::judge(act, &found, None, &input.text)?;
        let state = if why.waits() { CommentState::Held } else { CommentState::Shown };
        let comment = insert(act, &found, answers, input, None, state)?;
        order::remember(act, comment.id.thing(), &comment.text)?;
        if state == CommentState::Held {
            order::hold(act, Noun::Comment, comment.id.thing(), &why)?;
        } else {
            tell(act, &found, &comment, answers, StepKind::Commented)?;
        }
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
    let said = Some(office.clone());
    let comment = insert(act, &found, answers, input, said, CommentState::Shown)?;
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
    state: CommentState,
) -> Done<Comment> {
    let person = act.person()?;
    let answers = match answers {
        Some(id) => Some(top_of_thread(act, found, id)?),
        None => None,
    };
    let author = city_rows::person::get(act.tx, person)?;
    // Only who begins a thread stands on a side, and the city on none.
    let has_sides = found.sides() == Sides::ForAgainst && answers.is_none() && office.is_none();
    let comment = Comment {
        id: act.new_id(),
        about: found.id(),
        answers,
        author: Author { id: person, name: author.name.as_str().to_owned() },
        office,
        language: input.language.clone(),
        text: input.text.clone(),
        side: input.side.filter(|_| has_sides),
        supports: 0,
        made: act.now,
        state,
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
pub(super) fn tell(
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

/// Chooses the side of one's own comment, or none, as long as nobody answered it; what it is about.
pub fn choose(act: &mut Act, id: Id<Comment>, side: Option<Side>) -> Done<Found> {
    let before = rows::comment::get(act.tx, id)?;
    let found = readable(act, before.about)?;
    if found.sides() != Sides::ForAgainst {
        return Err(Refusal::NotFound.into());
    }
    found.may_comment(&act.actor, act.now)?;
    let replied = match rows::comment::is_answered(act.tx, id)? {
        true => Replied::Yes,
        false => Replied::No,
    };
    let mut comment = before.clone();
    comment.choose(&act.actor, replied, side)?;
    rows::comment::choose(act.tx, &before, &comment)?;
    Ok(found)
}

/// Takes one's own comment back; what it was about.
pub fn withdraw(act: &mut Act, id: Id<Comment>) -> Done<Found> {
    let before = rows::comment::get(act.tx, id)?;
    let found = readable(act, before.about)?;
    let mut comment = before.clone();
    comment.withdraw(&act.actor)?;
    rows::comment::update(act.tx, &before, &comment, act.now)?;
    rows::translation::forget(act.tx, id.thing())?;
    rows::proposal::drop(act.tx, id.thing())?;
    Ok(found)
}
