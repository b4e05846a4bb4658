//! Reports to the moderators: the form beside a thing, and its page.

use acts::city::typed;
use acts::things::{self, Found};
use acts::{Act, Done};
use askama::Template;
use axum::response::{IntoResponse, Response};
use city::{Flaw, Id, Noun, Refusal, Report, ReportReason, Thing};

use super::acting::placed;
use super::named::{Here, Named};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit};
use crate::typed::{KeptForm, Typed};
use crate::views::{Choice, Chosen, FieldError, Frame, Link};
use crate::words::Words;
use crate::{Page, Unfinished, asked_anew, markdown};

/// The form for a report: posts `reason` and `report_text`.
#[derive(Debug, Clone)]
pub struct ReportForm {
    /// Where it posts to.
    pub action: String,
    /// Spam, insult, private data, somebody else's work, something else.
    pub reasons: Vec<Choice>,
    /// What has been typed.
    pub text: String,
    /// How it is kept.
    pub kept: KeptForm,
}

/// A report on a page of its own (for a comment, or after an error): posts `reason` and `report_text`.
#[derive(Debug, Template)]
#[template(path = "report.html")]
pub(crate) struct ReportPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the thing is.
    pub(crate) back: Link,
    /// What is reported, shortened.
    pub(crate) quote: String,
    /// The form.
    pub(crate) form: ReportForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What is wrong with something reported or hidden, in words.
pub(crate) fn reason_word(w: &Words, reason: ReportReason) -> &'static str {
    match reason {
        ReportReason::Insult => w.report_insult(),
        ReportReason::Privacy => w.report_privacy(),
        ReportReason::Spam => w.report_spam(),
        ReportReason::Other => w.report_other(),
    }
}

/// The reasons there are, one of them perhaps chosen already.
pub(crate) fn reasons(w: &Words, chosen: &str) -> Vec<Choice> {
    let choice = |reason: &ReportReason| {
        let chosen = Chosen::from(reason.key() == chosen);
        Choice::new(reason.key(), reason_word(w, *reason), chosen)
    };
    ReportReason::ALL.iter().map(choice).collect()
}

impl Visit {
    /// The form that reports a thing, with what this reader has typed there.
    pub fn report_form(
        &self,
        noun: Noun,
        id: impl Into<Id<Thing>>,
        kept: Option<typed::Row>,
    ) -> ReportForm {
        let id = id.into();
        let Typed { form, fields } = Typed::of(self, &form_name(id), kept);
        let fields = fields.unwrap_or_default();
        ReportForm {
            action: self.to.thing_report(noun, id),
            reasons: reasons(&self.words, fields.get("reason")),
            text: fields.get("report_text").to_owned(),
            kept: form,
        }
    }
}

/// The name under which a report of a thing is kept while it is typed.
pub fn form_name(thing: Id<Thing>) -> String {
    format!("report-{thing}")
}

/// Loads what is reported. A comment that is hidden is no longer there to be reported.
fn load(act: &mut Act, thing: &Named) -> Done<Found> {
    let id = thing.id(act)?;
    let found = things::readable(act, id)?;
    found.may_report()?;
    match &found {
        Found::Comment(..) if found.is_hidden() => Err(Refusal::NotFound.into()),
        _ => Ok(found),
    }
}

fn page(visit: &Visit, found: &Found, form: ReportForm, errors: Vec<FieldError>) -> ReportPage {
    let quote = match found {
        Found::Comment(comment, _) => markdown::excerpt(&comment.text, 200),
        other => visit.link_to(other).unwrap_or_default().label,
    };
    let mut frame = visit.frame(visit.words.report_title());
    frame.has_errors = !errors.is_empty();
    ReportPage { back: visit.link_to(found.page()).unwrap_or_default(), quote, form, errors, frame }
}

/// Asks what is wrong with a thing.
pub(crate) async fn show(visit: Visit, InPath((noun, id)): Here) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let browser = visit.browser().0;
    let (found, kept) = visit
        .read(move |act| {
            let found = load(act, &thing)?;
            let kept = typed::of(act, &browser, &form_name(found.id()))?;
            Ok((found, kept))
        })
        .await?;
    let form = visit.report_form(found.noun(), found.id(), kept);
    let mut response = asked_anew(Page(page(&visit, &found, form, Vec::new())).into_response());
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Takes the report.
pub(crate) async fn send(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let (reason, text) = (posted.get("reason").to_owned(), posted.get("report_text").to_owned());
    let answer = match Report::check(&reason, &text) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(report) => {
            let (thing, browser) = (thing.clone(), visit.browser().0);
            visit
                .attempt(move |act| {
                    let id = thing.id(act)?;
                    things::report::send(act, id, &report, Some(&browser))
                })
                .await?
        }
    };
    match answer {
        Ok(found) => {
            let there = placed(visit.place_of(&found), Said::Reported);
            let mut thanks = match &found {
                Found::Comment(comment, _) => {
                    visit.go_saying_at(&there, Said::Reported, comment.id)
                }
                _ => visit.go_saying(there, Said::Reported),
            };
            // So that a report sent again is known to be the same.
            visit.keep_browser(&mut thanks);
            Ok(thanks)
        }
        Err(Refusal::Flawed(flaws)) => {
            let w = &visit.words;
            let beside = |(field, flaw): (&str, &Flaw)| match field {
                "text" => FieldError { field: "report_text".to_owned(), text: w.flaw(flaw) },
                field => {
                    FieldError { field: field.to_owned(), text: w.flaw_report_reason().to_owned() }
                }
            };
            let errors = flaws.iter().map(beside).collect();
            let found = visit.read(move |act| load(act, &thing)).await?;
            let form = ReportForm {
                action: visit.to.thing_report(found.noun(), found.id()),
                reasons: reasons(&visit.words, &reason),
                text,
                kept: visit.sent_form(&posted),
            };
            Ok(Unfinished(page(&visit, &found, form, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
