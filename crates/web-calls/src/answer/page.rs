//! Answering the questions of a call on a page of their own. Whoever has no account yet gets one on the way; what they have
//! filled in stays.

use axum::response::{IntoResponse as _, Response};
use calls::{Call, GoesWith, KeptForm, Sheet};
use city::{Language, Refusal, Slug};
use forms::Typed;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::questions::Asking;
use web::typed::KeptForm as Unsaved;
use web::views::{Banner, FieldError, Link, Tone};
use web::{Page, Unfinished};

use super::view::AnswerPage;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// A call with what it asks, and what its reader has answered.
pub(super) struct Found {
    pub(super) call: Call,
    pub(super) kept: KeptForm,
    pub(super) own: Option<Sheet>,
}

/// A call that asks its questions on a page of their own.
pub(super) async fn load(visit: &Visit, slug: &Slug) -> Result<Found, Problem> {
    let slug = slug.clone();
    visit
        .read(move |act| {
            let (call, kept) = acts::calls::form::load(act, &slug)?;
            if call.form_goes_with() != GoesWith::Answers || kept.form.is_empty() {
                return Err(Refusal::NotFound.into());
            }
            let own = acts::calls::answer::own(act, &call)?;
            Ok(Found { call, kept, own })
        })
        .await
}

impl Found {
    /// The name under which what is typed is kept.
    fn form_name(&self) -> String {
        format!("answer-{}", self.call.id)
    }

    fn typed(&self, posted: &Posted) -> Typed {
        Typed::of(&self.kept.form, |field| posted.all(field).collect::<Vec<_>>().into_iter())
    }

    /// Whether this reader can answer now, perhaps after signing in.
    pub(super) fn is_open_to(&self, visit: &Visit) -> bool {
        let may = calls::may_answer(&visit.reader.actor(), &self.call, visit.now);
        calls::may_come_to(&may)
    }
}

/// What has to be said with the questions.
#[derive(Default)]
struct Say {
    errors: Vec<FieldError>,
    banner: Option<Banner>,
    kept: Unsaved,
}

fn page(visit: &Visit, found: &Found, typed: &Typed, say: Say) -> AnswerPage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &found.call);
    let wished = visit.wished();
    let open = found.is_open_to(visit);
    let mut frame = visit.frame(shape.title(call));
    frame.has_errors = !say.errors.is_empty();
    let then = match visit.reader.id() {
        Some(_) => w.survey_then().to_owned(),
        None => w.survey_then_sign_in().to_owned(),
    };
    AnswerPage {
        frame,
        call: Link::new(shape.title(call), visit.to.call(&call.slug)),
        question: shape.text(&call.content.question).to_owned(),
        facts: facts(visit, found),
        banner: say.banner.or_else(|| banner(visit, found, open)),
        action: open.then(|| visit.to.call_answer(&call.slug)),
        version: found.kept.version,
        questions: if open {
            Asking::of(visit, &wished).questions(&found.kept.form, typed)
        } else {
            Default::default()
        },
        button: if found.own.is_some() { w.survey_send_again() } else { w.survey_send() },
        then,
        kept: say.kept,
        errors: say.errors,
    }
}

fn facts(visit: &Visit, found: &Found) -> Vec<String> {
    let w = &visit.words;
    let window = found.call.window(found.call.answered_in());
    let closes = window.and_then(|window| window.closes());
    let mut facts = vec![w.survey_questions(found.kept.form.questions().count())];
    facts.extend(closes.map(|closes| w.window_until(w.date_time(closes))));
    facts
}

fn banner(visit: &Visit, found: &Found, open: bool) -> Option<Banner> {
    let (w, call) = (&visit.words, &found.call);
    let said = |tone, title: String, text: &str, link| {
        Some(Banner { tone, title, text: text.to_owned(), link })
    };
    if open {
        let own = found.own.as_ref()?;
        let link = Link::new(w.survey_see_own(), visit.to.call_answer_own(&call.slug));
        return said(
            Tone::Info,
            w.survey_again(w.date(own.changed)),
            w.survey_again_text(),
            Some(link),
        );
    }
    let about = Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug));
    match calls::may_answer(&visit.reader.actor(), call, visit.now) {
        Err(Refusal::NotOpen { opens: Some(opens) }) => {
            said(Tone::Info, w.survey_opens(w.date_time(opens)), w.survey_opens_text(), Some(about))
        }
        Err(Refusal::NotOpen { opens: None }) => {
            let link = Link::new(w.answers_title(), visit.to.call_answers(&call.slug));
            said(Tone::Info, w.survey_closed().to_owned(), w.survey_closed_text(), Some(link))
        }
        _ => said(Tone::Info, w.survey_not_yours().to_owned(), "", Some(about)),
    }
}

/// The questions, with what was typed or answered until now.
pub(crate) async fn show(visit: Visit, InPath(slug): InPath<Slug>) -> Result<Response, Problem> {
    let found = load(&visit, &slug).await?;
    let kept = visit.typed(&found.form_name()).await?;
    let mut say = Say { kept: kept.form, ..Say::default() };
    let typed = match (&kept.fields, &found.own) {
        (Some(posted), own) => {
            if visit.reader.id().is_some() && own.is_none() {
                say.banner = still_here(&visit);
            }
            found.typed(posted)
        }
        (None, Some(own)) => Typed::from_answers(&found.kept.form, &own.answers, &visit.words),
        (None, None) => Typed::default(),
    };
    let mut response = web::asked_anew(Page(page(&visit, &found, &typed, say)).into_response());
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Said to whoever comes back, from signing in or another day.
fn still_here(visit: &Visit) -> Option<Banner> {
    let w = &visit.words;
    let (title, text) = (w.survey_still_here().to_owned(), w.survey_still_here_text().to_owned());
    Some(Banner { tone: Tone::Info, title, text, link: None })
}

/// Takes the answers.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = load(&visit, &slug).await?;
    let say = Say { kept: visit.sent_form(&posted), ..Say::default() };
    let typed = found.typed(&posted);
    let again =
        |found: &Found, say: Say| Unfinished(page(&visit, found, &typed, say)).into_response();
    if !found.is_open_to(&visit) {
        return Ok(again(&found, say));
    }
    let answers = match found.kept.form.check(&typed, &visit.city.settings, &visit.words) {
        Ok(answers) => answers,
        Err(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            return Ok(again(&found, Say { errors, ..say }));
        }
    };
    if visit.reader.id().is_none() {
        let there = visit.to.sign_in_for(&visit.to.call_answer(&slug));
        return Ok(web::typed::not_taken(visit.go(there)));
    }
    let version = posted.get("version").parse().unwrap_or(found.kept.version);
    let (call, language) = (found.call.id, Language::from_tag_or_english(visit.words.tag()));
    let (browser, form) = (visit.browser().0, found.form_name());
    let given = visit
        .attempt(move |act| {
            let mut answers = answers.clone();
            acts::sealed::fill_from_typed(act, &mut answers, &browser, &form)?;
            acts::calls::answer::give(act, call, version, &language, &answers)
        })
        .await?;
    match given {
        Ok(_) => Ok(visit.go_saying(visit.to.call_answer_own(&slug), Said::AnswersTaken)),
        Err(Refusal::ChangedMeanwhile) => {
            let found = load(&visit, &slug).await?;
            let banner = changed(&visit);
            Ok(again(&found, Say { banner, ..say }))
        }
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            Ok(again(&found, Say { errors, ..say }))
        }
        Err(Refusal::NotOpen { .. }) => Ok(again(&load(&visit, &slug).await?, say)),
        // It is kept until they have proved what is asked, and sent from there.
        Err(Refusal::Unproven(level)) => {
            let there = visit.to.me_proof_for(level, &visit.to.call_answer(&slug));
            Ok(web::typed::not_taken(visit.go(there)))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn changed(visit: &Visit) -> Option<Banner> {
    let w = &visit.words;
    let (title, text) = (w.survey_changed().to_owned(), w.survey_changed_text().to_owned());
    Some(Banner { tone: Tone::Warn, title, text, link: None })
}
