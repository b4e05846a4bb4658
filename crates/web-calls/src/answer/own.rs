//! What one answered: thanks, what happens next, changing it and taking it back.

use axum::response::{IntoResponse as _, Response};
use calls::{Call, GoesWith, Idea, Sheet};
use city::{Id, Slug};
use forms::{Answers, Form, Question};
use web::Page;
use web::http::{InPath, Problem, Said, Visit};
use web::questions::Telling;
use web::things::write::WritePage;
use web::views::Link;

use super::page::load;
use super::view::{AnswerOwnPage, Answered};
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// What was answered, in the order of the questions. What is not asked any more is left out.
pub(crate) fn said(
    visit: &Visit,
    call: &Call,
    form: &Form,
    (sheet, answers): (&Sheet, &Answers),
) -> Vec<Answered> {
    form.questions().filter_map(|question| one(visit, call, question, (sheet, answers))).collect()
}

/// What was answered to one question. What is sealed leads to where it is opened.
pub(super) fn one(
    visit: &Visit,
    call: &Call,
    question: &Question,
    (sheet, answers): (&Sheet, &Answers),
) -> Option<Answered> {
    let answer = answers.get(question.key)?;
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let reader = visit.reader.actor();
    let may_open = (sheet.person.is_some() && sheet.person == reader.person)
        || calls::may_read_answers(&reader, call);
    let opens = may_open && matches!(answer, forms::Answer::Sealed(_));
    Some(Answered {
        label: telling.text(&question.label).to_owned(),
        value: telling.answer(question, answer),
        open: opens.then(|| visit.to.call_sealed(&call.slug, sheet.id, question.key)),
    })
}

/// What was answered with an idea, and what was asked. An idea of a call without a form costs nothing.
pub(crate) fn with_idea(
    act: &mut acts::Act,
    call: &Call,
    idea: Id<Idea>,
) -> acts::Done<Option<(Form, Sheet)>> {
    let Some(sheet) = acts::calls::answer::of_idea(act, call, idea)? else { return Ok(None) };
    Ok(Some((acts::calls::form::of(act, call)?, sheet)))
}

/// What a call asks of whoever shares an idea; nothing where its questions have a page of their own.
pub(crate) fn asked_with_ideas(act: &mut acts::Act, call: &Call) -> acts::Done<Form> {
    match call.form_goes_with() {
        GoesWith::Ideas => acts::calls::form::of(act, call),
        GoesWith::Answers => Ok(Form::default()),
    }
}

/// Thanks, with what was answered.
pub(crate) async fn show(visit: Visit, InPath(slug): InPath<Slug>) -> Result<Response, Problem> {
    let found = load(&visit, &slug).await?;
    let (w, call) = (&visit.words, &found.call);
    let Some(own) = &found.own else { return Ok(visit.go(visit.to.call_answer(&slug))) };
    let open = found.is_open_to(&visit);
    let (now, shape) = (visit.now, Shape::new(&visit));
    let page = AnswerOwnPage {
        frame: visit.frame(w.survey_thanks()),
        call: Link::new(shape.title(call), visit.to.call(&slug)),
        next: next(&visit, call),
        answers: said(&visit, call, &found.kept.form, (own, &own.answers)),
        change: open.then(|| visit.to.call_answer(&slug)),
        withdraw: open.then(|| visit.to.call_answer_withdraw(&slug)),
        all: call.has_closed_answers(now).then(|| visit.to.call_answers(&slug)),
    };
    Ok(Page(page).into_response())
}

/// What happens next and by when.
fn next(visit: &Visit, call: &Call) -> Vec<String> {
    let w = &visit.words;
    let closes = call.window(call.answered_in()).and_then(|window| window.closes());
    let mut next = Vec::new();
    match closes {
        Some(closes) if closes > visit.now => next.push(w.survey_next_until(w.date_time(closes))),
        Some(_) => next.push(w.survey_next_closed().to_owned()),
        None => next.push(w.survey_next_always().to_owned()),
    }
    next.push(match Shape::new(visit).text(&call.content.promise) {
        "" => w.call_promise(i64::from(call.content.promise_days)),
        own => own.to_owned(),
    });
    next
}

/// Asks whether one's answers shall be taken back.
pub(crate) async fn ask_withdraw(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<Response, Problem> {
    let found = load(&visit, &slug).await?;
    if found.own.is_none() || !found.is_open_to(&visit) {
        return Ok(visit.go(visit.to.call_answer_own(&slug)));
    }
    let w = &visit.words;
    let back = Link::new(w.survey_own(), visit.to.call_answer_own(&slug));
    let words = [w.survey_withdraw(), w.survey_withdraw_lead(), "", "", w.survey_withdraw_button()];
    let action = visit.to.call_answer_withdraw(&slug);
    let page = WritePage::new(visit.frame(w.survey_withdraw()), action, back, words);
    Ok(Page(WritePage { stops: true, ..page }).into_response())
}

/// Takes them back.
pub(crate) async fn withdraw(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<Response, Problem> {
    let found = load(&visit, &slug).await?;
    let call = found.call.id;
    visit.write(move |act| acts::calls::answer::withdraw(act, call)).await?;
    Ok(visit.go_saying(visit.to.call(&slug), Said::AnswersWithdrawn))
}
