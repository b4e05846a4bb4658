//! The desk: another address for somebody who cannot read their mailbox any more.

use acts::city::recovery as acting;
use axum::response::{IntoResponse as _, Response};
use city::proof::Shown;
use city::recovery::{Barred, Stopper};
use city::{Flaw, Flaws, Id, Mail, Person, Recovery, RecoveryInput, RecoveryState, Refusal};
use store::city::person;

use super::letter::{To, compose};
use super::link::waiting;
use super::view::{RecoveryPage, RecoveryRow};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit};
use crate::page::{Page, Unfinished};
use crate::proofs::said::shown;
use crate::sign_in::letter::allow;
use crate::views::{Choice, FieldError, Frame};
use crate::words::{Words, name};

/// How long to wait who began too many.
const WAIT: u32 = 86_400;

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    mail: String,
    shown: String,
    note: String,
    errors: Vec<FieldError>,
}

async fn page(visit: &Visit, id: Id<Person>, typed: Typed) -> Result<RecoveryPage, Problem> {
    let (seen, who) =
        visit.read(move |act| Ok((acting::of_person(act, id)?, person::get(act.tx, id)?))).await?;
    let old = who.mail.ok_or(Problem::NotFound)?;
    let w = &visit.words;
    let called = name(w, who.name.as_str()).to_owned();
    let choice =
        |it: &Shown| Choice::new(it.key(), shown(w, *it), (it.key() == typed.shown).into());
    Ok(RecoveryPage {
        back: visit.to.proof_of(id),
        old: old.masked(),
        waiting: waiting(visit),
        cannot: seen.barred.map(|barred| why_not(w, barred).to_owned()).unwrap_or_default(),
        action: visit.to.proof_recovery(id),
        mail: typed.mail,
        shown: Shown::ALL.iter().map(choice).collect(),
        note: typed.note,
        rows: seen.recoveries.iter().map(|it| row(visit, it)).collect(),
        frame: Frame {
            desk: true,
            has_errors: !typed.errors.is_empty(),
            ..visit.frame(w.recovery_title(called.as_str()))
        },
        name: called,
        errors: typed.errors,
    })
}

fn why_not(w: &Words, barred: Barred) -> &'static str {
    match barred {
        Barred::Oneself => w.recovery_oneself(),
        Barred::Staff => w.recovery_staff(),
        Barred::Admin => w.recovery_admin(),
    }
}

fn row(visit: &Visit, it: &Recovery) -> RecoveryRow {
    let w = &visit.words;
    let state = it.state(visit.now);
    let is_open = matches!(state, RecoveryState::Asked | RecoveryState::Waits);
    RecoveryRow {
        mail: it.new.masked(),
        state: (if is_open { "warn" } else { "" }, state_said(w, it, state)),
        meta: vec![w.recovery_begun(w.date_time(it.made)), shown(w, it.shown).to_owned()],
        note: it.note.clone(),
        stop: if is_open { visit.to.recovery_stop(it.id) } else { String::new() },
    }
}

/// Where a recovery stands, in words.
fn state_said(w: &Words, it: &Recovery, state: RecoveryState) -> String {
    match state {
        RecoveryState::Asked => w.recovery_asked().to_owned(),
        RecoveryState::Waits => w.recovery_waits(w.date_time(it.waits_until)),
        RecoveryState::Done => w.recovery_done().to_owned(),
        RecoveryState::Over => w.recovery_over().to_owned(),
        RecoveryState::Stopped(by) => stopped(w, by).to_owned(),
    }
}

fn stopped(w: &Words, by: Stopper) -> &'static str {
    match by {
        Stopper::Owner => w.recovery_stopped_owner(),
        Stopper::OldMailbox => w.recovery_stopped_old(),
        Stopper::NewMailbox => w.recovery_stopped_new(),
        Stopper::Desk => w.recovery_stopped_desk(),
        Stopper::Overtaken => w.recovery_stopped_overtaken(),
    }
}

/// What was begun for somebody, and the form.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
) -> Result<Response, Problem> {
    Ok(Page(page(&visit, id, Typed::default()).await?).into_response())
}

/// What is wrong with what was typed, in sentences.
pub(super) fn errors(w: &Words, flaws: &Flaws) -> Vec<FieldError> {
    let own = |field: &str, flaw: &Flaw| match (field, flaw) {
        ("shown", _) => Some(w.proofs_shown_missing().to_owned()),
        ("mail", Flaw::Taken) => Some(w.recovery_taken().to_owned()),
        ("note", Flaw::Malformed) => Some(w.recovery_note_number().to_owned()),
        ("note", Flaw::Missing) => Some(w.recovery_note_missing().to_owned()),
        _ => None,
    };
    FieldError::list(w, flaws, own)
}

/// Notes another address: a letter goes to each mailbox.
pub(super) async fn begin(
    visit: &Visit,
    id: Id<Person>,
    input: RecoveryInput,
) -> Result<Result<Id<Recovery>, Flaws>, Problem> {
    allow(visit, &input.new)?;
    let found = visit.read(move |act| {
        acting::of_person(act, id)?;
        Ok(person::get(act.tx, id)?)
    });
    let who = found.await?;
    let old: Mail = who.mail.ok_or(Problem::NotFound)?;
    let to_old = compose(visit, &who.language, To::Old { old: &old, new: &input.new })?;
    let to_new = compose(visit, &who.language, To::New { new: &input.new })?;
    match visit.attempt(move |act| acting::begin(act, id, &input, (&to_old, &to_new))).await? {
        Ok(Some(begun)) => Ok(Ok(begun)),
        Ok(None) => Err(Problem::EnoughLetters { wait: WAIT }),
        Err(Refusal::Flawed(flaws)) => Ok(Err(flaws)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Takes the form.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let text = |field: &str| posted.get(field).trim().to_owned();
    let read = RecoveryInput::check(posted.get("mail"), posted.get("shown"), posted.get("note"));
    let begun = match read {
        Ok(input) => begin(&visit, id, input).await?,
        Err(flaws) => Err(flaws),
    };
    match begun {
        Ok(_) => Ok(visit.go_saying(visit.to.proof_recovery(id), Said::RecoveryBegun)),
        Err(flaws) => {
            let errors = errors(&visit.words, &flaws);
            let typed =
                Typed { mail: text("mail"), shown: text("shown"), note: text("note"), errors };
            Ok(Unfinished(page(&visit, id, typed).await?).into_response())
        }
    }
}

/// Calls one off.
pub(crate) async fn stop(
    visit: Visit,
    InPath(id): InPath<Id<Recovery>>,
) -> Result<Response, Problem> {
    let person = visit.write(move |act| acting::stop_at_desk(act, id)).await?;
    Ok(visit.go_saying(visit.to.proof_recovery(person), Said::RecoveryStopped))
}
