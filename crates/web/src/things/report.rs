//! Reports to the moderators: the form beside a thing, and its page.

use acts::things::{self, Found};
use acts::{Act, Done};
use askama::Template;
use axum::response::{IntoResponse, Response};
use city::{Id, Noun, Refusal, Report, ReportReason, Thing};

use super::named::{Here, Named};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::views::{Choice, Chosen, FieldError, Frame, Link};
use crate::words::Words;
use crate::{Page, Unfinished, markdown};

/// The form for a report: posts `reason` and `report_text`.
#[derive(Debug, Clone)]
pub struct ReportForm {
    /// Where it posts to.
    pub action: String,
    /// Spam, insult, private data, somebody else's work, something else.
    pub reasons: Vec<Choice>,
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
    /// What has been typed.
    pub(crate) text: String,
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
    /// The form that reports a thing.
    pub fn report_form(&self, noun: Noun, id: impl Into<Id<Thing>>) -> ReportForm {
        let action = self.to.thing_report(noun, id.into());
        ReportForm { action, reasons: reasons(&self.words, "") }
    }
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

fn page(visit: &Visit, found: &Found, typed: [&str; 2], errors: Vec<FieldError>) -> ReportPage {
    let [reason, text] = typed;
    let quote = match found {
        Found::Comment(comment, _) => markdown::excerpt(&comment.text, 200),
        other => visit.link_to(other).unwrap_or_default().label,
    };
    let mut frame = visit.frame(visit.words.report_title());
    frame.has_errors = !errors.is_empty();
    ReportPage {
        back: visit.link_to(found.page()).unwrap_or_default(),
        quote,
        form: ReportForm {
            action: visit.to.thing_report(found.noun(), found.id()),
            reasons: reasons(&visit.words, reason),
        },
        text: text.to_owned(),
        errors,
        frame,
    }
}

/// Asks what is wrong with a thing.
pub(crate) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let thing = visit.named(&noun, id)?;
    let found = visit.read(move |act| load(act, &thing)).await?;
    Ok(Page(page(&visit, &found, ["", ""], Vec::new())))
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
            let mut thanks = visit.go_saying(visit.place_of(found.page()), Said::Reported);
            // So that a report sent again is known to be the same.
            visit.keep_browser(&mut thanks);
            Ok(thanks)
        }
        Err(Refusal::Flawed(flaws)) => {
            let rename = |error: FieldError| match error.field.as_str() {
                "text" => FieldError { field: "report_text".to_owned(), ..error },
                _ => error,
            };
            let errors = field_errors(&visit.words, &flaws).into_iter().map(rename).collect();
            let found = visit.read(move |act| load(act, &thing)).await?;
            Ok(Unfinished(page(&visit, &found, [&reason, &text], errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
