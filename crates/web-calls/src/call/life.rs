//! A call's turns: begun from a template, closed early, opened again, put away.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{Call, CallTemplate};
use city::Refusal;
use city::{Flaw, Flaws, Slug};
use jiff::{Timestamp, ToSpan as _};
use store::calls as rows;

use crate::call::edit_view::CallNewPage;
use crate::call::write;
use crate::desk::{call_link, frame, text_errors};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::things::write::WritePage;
use web::views::{Choice, FieldError, Link};
use web::words::Words;
use web::{Page, Unfinished};

fn template_words(w: &Words, template: CallTemplate) -> (&'static str, &'static str) {
    match template {
        CallTemplate::OpenCall => (w.template_open_call(), w.template_open_call_hint()),
        CallTemplate::NeighbourhoodBudget => {
            (w.template_neighbourhood_budget(), w.template_neighbourhood_budget_hint())
        }
        CallTemplate::QuickQuestion => {
            (w.template_quick_question(), w.template_quick_question_hint())
        }
        CallTemplate::IdeaBox => (w.template_idea_box(), w.template_idea_box_hint()),
    }
}

fn new_page(visit: &Visit, chosen: &str, errors: Vec<FieldError>) -> CallNewPage {
    let w = &visit.words;
    CallNewPage {
        frame: frame(visit, w.desk_new_call(), !errors.is_empty()),
        action: visit.to.desk_new(),
        templates: CallTemplate::ALL
            .iter()
            .map(|template| {
                let (label, hint) = template_words(w, *template);
                Choice {
                    value: template.key().to_owned(),
                    label: label.to_owned(),
                    hint: hint.to_owned(),
                    chosen: template.key() == chosen,
                }
            })
            .collect(),
        errors,
    }
}

/// The templates.
pub(crate) async fn templates(visit: Visit) -> impl IntoResponse {
    Page(new_page(&visit, CallTemplate::OpenCall.key(), Vec::new()))
}

/// Begins a draft, with windows from nine o'clock tomorrow.
pub(crate) async fn begin(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let Some(template) = CallTemplate::from_key(posted.get("template")) else {
        let mut flaws = Flaws::default();
        flaws.add("template", Flaw::NotAChoice);
        let errors = field_errors(&visit.words, &flaws);
        return Ok(Unfinished(new_page(&visit, "", errors)).into_response());
    };
    let start = tomorrow(&visit).unwrap_or(visit.now);
    let slug = visit.write(move |act| acts::calls::call::begin(act, template, start)).await?;
    Ok(visit.go(visit.to.desk_call(slug)))
}

fn tomorrow(visit: &Visit) -> Option<Timestamp> {
    let local = visit.now.to_zoned(visit.city.zone.clone());
    let day = local.date().checked_add(1.day()).ok()?;
    Some(day.at(9, 0, 0, 0).to_zoned(visit.city.zone.clone()).ok()?.timestamp())
}

/// What an officer does with a whole call.
#[derive(Clone, Copy)]
enum Turn {
    Close,
    Reopen,
    Archive,
}

impl Turn {
    fn page(self, visit: &Visit, call: &Call) -> WritePage {
        let back = Link::new(call_link(visit, call).label, visit.to.desk_call(&call.slug));
        let (frame, slug) = (frame(visit, "", false), &call.slug);
        match self {
            Self::Close => {
                let effects = vec![visit.words.close_effect().to_owned()];
                write::close(frame, visit.to.desk_close(slug), back, effects)
            }
            Self::Reopen => write::reopen(frame, visit.to.desk_reopen(slug), back),
            Self::Archive => write::archive(frame, visit.to.desk_archive(slug), back),
        }
    }

    fn said(self) -> Said {
        match self {
            Self::Close => Said::CallClosed,
            Self::Reopen => Said::CallReopened,
            Self::Archive => Said::CallArchived,
        }
    }

    async fn show(self, visit: Visit, slug: Slug) -> Result<Response, Problem> {
        let call = call(&visit, slug).await?;
        self.page(&visit, &call).kept(&visit).await
    }

    async fn take(self, visit: Visit, slug: Slug, posted: Posted) -> Result<Response, Problem> {
        let call = call(&visit, slug).await?;
        let (id, reason) = (call.id, posted.get("text").to_owned());
        let done = visit
            .attempt(move |act| match self {
                Self::Close => acts::calls::call::close_early(act, id, &reason),
                Self::Reopen => acts::calls::call::reopen(act, id, &reason),
                Self::Archive => acts::calls::call::archive(act, id),
            })
            .await?;
        match done {
            Ok(()) => Ok(visit.go_saying(visit.to.call(&call.slug), self.said())),
            Err(Refusal::Flawed(flaws)) => {
                let errors = text_errors(&visit, &flaws);
                Ok(self.page(&visit, &call).again(&visit, &posted, errors))
            }
            Err(refusal) => Err(visit.problem(refusal.into())),
        }
    }
}

async fn call(visit: &Visit, slug: Slug) -> Result<Call, Problem> {
    visit.read(move |act| Ok(rows::call::by_slug(act.tx, &slug)?)).await
}

type Here = InPath<Slug>;

/// Asks why a call is closed early.
pub(crate) async fn close(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Close.show(visit, slug).await
}

/// Closes it.
pub(crate) async fn send_close(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Close.take(visit, slug, posted).await
}

/// Asks why a call is opened again.
pub(crate) async fn reopen(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Reopen.show(visit, slug).await
}

/// Opens it again.
pub(crate) async fn send_reopen(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Reopen.take(visit, slug, posted).await
}

/// Asks whether a call is to be put away.
pub(crate) async fn archive(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Archive.show(visit, slug).await
}

/// Puts it away.
pub(crate) async fn send_archive(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Archive.take(visit, slug, posted).await
}
