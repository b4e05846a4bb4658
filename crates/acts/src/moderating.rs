//! Reports, hiding with a reason, appeals, restoring.

use calls::{Audience, CommentState, EventKind, Idea, NoticeKind, Refusal, Report, Subject};
use city::{Actor, Flaw, Flaws, Id, Person, Role};
use serde_json::json;
use store::Tx;
use store::calls::moderation::Hiding;
use store::{calls as rows, city as city_rows};

use crate::ideas::event;
use crate::telling::{self, News};
use crate::{Act, Stage, require};

/// The idea something stands with, whose it is, and whether it is hidden.
struct Place {
    idea: Idea,
    call: calls::Call,
    author: Id<Person>,
    hidden: bool,
}

fn place(tx: &mut Tx, stage: &Stage, actor: &Actor, subject: Subject) -> Act<Place> {
    match subject {
        Subject::Idea(id) => {
            let (call, idea) = stage.readable_idea(tx, actor, id)?;
            Ok(Place { author: idea.author.id, hidden: idea.hidden, idea, call })
        }
        Subject::Comment(id) => {
            let comment = rows::comment::get(tx, id)?;
            let (call, idea) = stage.readable_idea(tx, actor, comment.idea)?;
            if comment.state == CommentState::Withdrawn {
                return Err(Refusal::NotFound.into());
            }
            Ok(Place {
                author: comment.author.id,
                hidden: comment.state == CommentState::Hidden,
                idea,
                call,
            })
        }
    }
}

/// Reports something to the moderators. Anyone may; a second report of the same person adds nothing.
pub fn report(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    subject: Subject,
    report: &Report,
) -> Act<Id<Idea>> {
    let place = place(tx, stage, actor, subject)?;
    rows::moderation::report(
        tx,
        stage.store.new_id(),
        subject,
        place.idea.id,
        actor.person,
        report,
        stage.now,
    )?;
    Ok(place.idea.id)
}

/// Hides something, with a reason its author reads and can answer.
pub fn hide(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    subject: Subject,
    reason: &str,
) -> Act<Id<Idea>> {
    let moderator = require(actor, Role::Moderator)?;
    let place = place(tx, stage, actor, subject)?;
    let input = calls::hide(place.hidden, reason)?;
    set_hidden(tx, stage, &place, subject, Hidden::Yes)?;
    rows::moderation::hide(
        tx,
        &Hiding {
            id: stage.store.new_id(),
            subject,
            idea: place.idea.id,
            author: place.author,
            reason: input.reason.clone(),
            made_at: stage.now,
            appeal: None,
            appealed_at: None,
            answer: None,
            answered_at: None,
            restored_at: None,
        },
        moderator,
    )?;
    rows::moderation::close_reports(tx, subject, "hidden", stage.now)?;
    if matches!(subject, Subject::Idea(_)) {
        let happened = event(stage, EventKind::Hidden, "", &input.reason);
        rows::event::insert(tx, stage.store.new_id(), place.idea.id, actor.person, &happened)?;
    }
    tell(tx, stage, &place, NoticeKind::Hidden, &input.reason)?;
    audit(tx, actor, "hide", subject, &json!({ "reason": input.reason }))?;
    Ok(place.idea.id)
}

/// Whether something is to be hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Yes,
    No,
}

fn set_hidden(
    tx: &mut Tx,
    stage: &Stage,
    place: &Place,
    subject: Subject,
    hidden: Hidden,
) -> Act<()> {
    match subject {
        Subject::Idea(_) => {
            let after = Idea {
                hidden: hidden == Hidden::Yes,
                version: place.idea.version + 1,
                ..place.idea.clone()
            };
            rows::idea::update(tx, &place.idea, &after, stage.now)?;
        }
        Subject::Comment(id) => {
            let comment = rows::comment::get(tx, id)?;
            let state =
                if hidden == Hidden::Yes { CommentState::Hidden } else { CommentState::Shown };
            rows::comment::set_state(tx, &comment, state)?;
        }
    }
    Ok(())
}

/// Says that something reported or new is fine; its author counts as known.
pub fn approve(tx: &mut Tx, stage: &Stage, actor: &Actor, subject: Subject) -> Act<Id<Idea>> {
    require(actor, Role::Moderator)?;
    let place = place(tx, stage, actor, subject)?;
    rows::moderation::close_reports(tx, subject, "fine", stage.now)?;
    city_rows::person::mark_known(tx, place.author)?;
    audit(tx, actor, "approve", subject, &json!({}))?;
    Ok(place.idea.id)
}

/// Shows something again; an appeal that waits is answered by it.
pub fn restore(tx: &mut Tx, stage: &Stage, actor: &Actor, subject: Subject) -> Act<Id<Idea>> {
    require(actor, Role::Moderator)?;
    let place = place(tx, stage, actor, subject)?;
    calls::restore(place.hidden)?;
    set_hidden(tx, stage, &place, subject, Hidden::No)?;
    if let Some(hiding) = rows::moderation::last_hiding(tx, subject)? {
        rows::moderation::restore(tx, hiding.id, stage.now)?;
    }
    if matches!(subject, Subject::Idea(_)) {
        let happened = event(stage, EventKind::Restored, "", "");
        rows::event::insert(tx, stage.store.new_id(), place.idea.id, actor.person, &happened)?;
    }
    tell(tx, stage, &place, NoticeKind::Restored, "")?;
    audit(tx, actor, "restore", subject, &json!({}))?;
    Ok(place.idea.id)
}

/// Answers a hiding of something of one's own.
pub fn appeal(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    subject: Subject,
    text: &str,
) -> Act<Id<Idea>> {
    let place = place(tx, stage, actor, subject)?;
    let hiding = rows::moderation::last_hiding(tx, subject)?.ok_or(Refusal::NotFound)?;
    let appeal = calls::appeal(actor, place.author, hiding.appealed_at, place.hidden, text)?;
    rows::moderation::appeal(tx, hiding.id, &appeal.text, stage.now)?;
    Ok(place.idea.id)
}

/// Keeps something hidden after its author answered, and says why.
pub fn keep_hidden(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    subject: Subject,
    answer: &str,
) -> Act<Id<Idea>> {
    require(actor, Role::Moderator)?;
    let place = place(tx, stage, actor, subject)?;
    let hiding = rows::moderation::last_hiding(tx, subject)?.ok_or(Refusal::NotFound)?;
    if !place.hidden || hiding.appealed_at.is_none() || hiding.answered_at.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let mut flaws = Flaws::default();
    let answer = flaws.text("answer", answer, 10, 1_000);
    flaws.into_result()?;
    let answer = answer.unwrap_or_default();
    rows::moderation::answer(tx, hiding.id, &answer, stage.now)?;
    tell(tx, stage, &place, NoticeKind::StaysHidden, &answer)?;
    audit(tx, actor, "keep_hidden", subject, &json!({ "answer": answer }))?;
    Ok(place.idea.id)
}

fn tell(tx: &mut Tx, stage: &Stage, place: &Place, kind: NoticeKind, reason: &str) -> Act<()> {
    let news = News { kind, call: &place.call, idea: Some(&place.idea), reason };
    telling::one(tx, stage, news, place.author, Audience::Own)
}

fn audit(
    tx: &mut Tx,
    actor: &Actor,
    action: &str,
    subject: Subject,
    details: &serde_json::Value,
) -> Act<()> {
    let id: Id<Idea> = Id::new(subject.id());
    let action = format!("{}.{action}", subject.noun());
    city_rows::audit::append(
        tx,
        actor.person,
        &action,
        &format!("{} {id}", subject.noun()),
        details,
    )?;
    Ok(())
}

/// What a flawed reason looks like when nothing was typed at all.
pub fn missing(field: &str) -> Flaws {
    let mut flaws = Flaws::default();
    flaws.add(field, Flaw::Missing);
    flaws
}
