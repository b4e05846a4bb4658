//! Who may see and do what. Pages, API, feeds, exports, search and mail all ask here.

use city::{Access, Actor, Ground, Level, Refusal, Role, WindowState};
use jiff::Timestamp;

use crate::{ActivityKind, Call, CallState, GoesWith, How, Idea, IdeaState};

impl Call {
    /// The ground it stands on: whoever works for it works for what is in it.
    pub fn ground(&self) -> Ground<'_> {
        Ground { within: Some(self.id.thing()), neighbourhood: None }
    }
}

impl Idea {
    /// The ground it stands on: its call, and the neighbourhood it lies in.
    pub fn ground(&self) -> Ground<'_> {
        let neighbourhood = self.input.neighbourhood.as_deref();
        Ground { within: Some(self.call.thing()), neighbourhood }
    }
}

/// Whether a call may be seen. A draft is the officers' own; jurors read what they judge.
pub fn may_read_call(actor: &Actor, call: &Call) -> bool {
    match call.state {
        CallState::Draft => actor.is_on(Role::Officer, call.ground()),
        CallState::Published | CallState::Archived => {
            admits(actor, call, call.content.who.read) || actor.is_on(Role::Juror, call.ground())
        }
    }
}

/// Whether this person is among those who may do a thing in a call. Whoever works for the call is its staff.
fn admits(actor: &Actor, call: &Call, access: Access) -> bool {
    access.admits(actor) || access == Access::Staff && actor.works_on(call.ground())
}

/// Whether an idea of a call may be seen. A hidden one is seen by those who write it and by moderators
/// and officers, who must be able to answer for it.
pub fn may_read_idea(actor: &Actor, call: &Call, idea: &Idea) -> bool {
    may_read_call(actor, call)
        && (!idea.hidden
            || idea.is_of(actor)
            || actor.is_on(Role::Moderator, idea.ground())
            || actor.is_on(Role::Officer, idea.ground()))
}

/// `Ok` when this person may bring an idea now.
pub fn may_write(actor: &Actor, call: &Call, now: Timestamp) -> Result<(), Refusal> {
    let asked = (call.content.who.write, call.content.needs.write);
    may(actor, call, asked, ActivityKind::Collect, now)
}

/// `Ok` when this person may answer the call's questions on their own page now, change what they answered, or take it
/// back. It takes an account, so that everybody answers once.
pub fn may_answer(actor: &Actor, call: &Call, now: Timestamp) -> Result<(), Refusal> {
    if call.form_goes_with() != GoesWith::Answers {
        return Err(Refusal::NotFound);
    }
    let asked = (call.content.who.write.with_account(), call.content.needs.write);
    may(actor, call, asked, ActivityKind::Answer, now)
}

/// Whether this person may read everything that was answered, with what only staff read.
pub fn may_read_answers(actor: &Actor, call: &Call) -> bool {
    actor.is_on(Role::Officer, call.ground()) && may_read_call(actor, call)
}

/// `Ok` when this person may support (and take it back) now.
pub fn may_support(actor: &Actor, call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    let asked = (call.content.who.support, call.content.needs.support);
    on_idea(actor, call, idea, asked, ActivityKind::Support, now)
}

/// `Ok` when this person may comment now.
pub fn may_comment(actor: &Actor, call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    let asked = (call.content.who.comment, call.content.needs.comment);
    on_idea(actor, call, idea, asked, ActivityKind::Discuss, now)
}

/// `Ok` when this person may change the idea's words now: its author, or somebody who writes it with them.
pub fn may_edit(actor: &Actor, call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    if !may_read_idea(actor, call, idea) {
        return Err(Refusal::NotFound);
    }
    if !idea.is_of(actor) {
        return Err(Refusal::NotYours);
    }
    takes_changes(call, idea, now)
}

/// `Ok` when this person may say now who writes the idea with them, and give it away: its main author.
pub fn may_share(actor: &Actor, call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    may_edit(actor, call, idea, now)?;
    if idea.is_by(actor) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// `Ok` when this person may propose a change to those who write the idea now. Whoever writes it changes it.
pub fn may_propose(actor: &Actor, call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    if !may_read_idea(actor, call, idea) {
        return Err(Refusal::NotFound);
    }
    if idea.hidden {
        return Err(Refusal::AlreadyElsewhere);
    }
    takes_changes(call, idea, now)?;
    let access = call.content.who.comment.with_account();
    match actor.person {
        None => Err(Refusal::SignInFirst),
        Some(_) if idea.is_of(actor) || !admits(actor, call, access) => Err(Refusal::NotYours),
        Some(_) => proved(actor, access, call.content.needs.comment),
    }
}

/// `Ok` while the words of an idea may change: while ideas are collected, or when the office asked for it, and until it is
/// decided.
fn takes_changes(call: &Call, idea: &Idea, now: Timestamp) -> Result<(), Refusal> {
    if !idea.state.is_undecided() {
        return Err(Refusal::AlreadyElsewhere);
    }
    if idea.change_asked { Ok(()) } else { call.require(ActivityKind::Collect, now) }
}

/// `Ok` when this person may enter an idea now that somebody told the city so. What was written on paper before the last day may
/// be typed in after it, until there is a result.
pub fn may_enter(actor: &Actor, call: &Call, how: How, now: Timestamp) -> Result<(), Refusal> {
    if !may_read_call(actor, call) {
        return Err(Refusal::NotFound);
    }
    if !actor.is_on(Role::Officer, call.ground()) {
        return Err(Refusal::NotYours);
    }
    let begun =
        call.window(ActivityKind::Collect).is_some_and(|it| it.state(now) != WindowState::Upcoming);
    if how == How::Paper && begun && call.state == CallState::Published && call.results.is_none() {
        return Ok(());
    }
    call.require(ActivityKind::Collect, now)
}

fn on_idea(
    actor: &Actor,
    call: &Call,
    idea: &Idea,
    (access, level): (Access, Level),
    activity: ActivityKind,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !may_read_idea(actor, call, idea) {
        return Err(Refusal::NotFound);
    }
    if idea.hidden || matches!(idea.state, IdeaState::Merged | IdeaState::Withdrawn) {
        return Err(Refusal::AlreadyElsewhere);
    }
    may(actor, call, (access.with_account(), level), activity, now)
}

fn may(
    actor: &Actor,
    call: &Call,
    (access, level): (Access, Level),
    activity: ActivityKind,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !may_read_call(actor, call) {
        return Err(Refusal::NotFound);
    }
    call.require(activity, now)?;
    if admits(actor, call, access) {
        proved(actor, access, level)
    } else if actor.person.is_none() && access == Access::Account {
        Err(Refusal::SignInFirst)
    } else {
        Err(Refusal::NotYours)
    }
}

/// `Ok` when whoever is among those who may do a thing has also proved enough for it. What only the staff does is done in
/// the city's name.
fn proved(actor: &Actor, access: Access, asked: Level) -> Result<(), Refusal> {
    if access == Access::Staff { Ok(()) } else { actor.has_proved(asked) }
}

/// `Ok` when whoever acts has proved enough to be one of those who write an idea of a call.
pub fn may_sign(actor: &Actor, call: &Call) -> Result<(), Refusal> {
    proved(actor, call.content.who.write, call.content.needs.write)
}

/// Whether whoever may not do a thing now may once they have signed in, or proved more: they may begin, and what they type
/// is kept.
pub fn may_come_to(answer: &Result<(), Refusal>) -> bool {
    matches!(answer, Ok(()) | Err(Refusal::SignInFirst | Refusal::Unproven(_)))
}
