//! What readers do with an idea: support, follow, report, take back.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Act;
use acts::things::Found;
use axum::response::{IntoResponse, Response};
use calls::Idea;
use city::{Comment, CommentState, Id, Refusal, Report, Slug, Thing};

use crate::idea::page::report_form;
use crate::idea::view::ReportPage;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::markdown;
use web::views::{Choice, FieldError};
use web::{Page, Unfinished};

type Here = InPath<(Slug, Id<Idea>)>;
type CommentHere = InPath<(Slug, Id<Idea>, Id<Comment>)>;

/// Supports an idea.
pub(crate) async fn support(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::things::support::give(act, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Takes a support back.
pub(crate) async fn unsupport(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::things::support::take(act, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Follows an idea.
pub(crate) async fn follow(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::things::follow::start(act, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Stops following an idea.
pub(crate) async fn unfollow(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::things::follow::stop(act, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Takes one's own comment back.
pub(crate) async fn withdraw_comment(
    visit: Visit,
    InPath((slug, id, comment)): CommentHere,
) -> Result<Response, Problem> {
    visit.write(move |act| acts::things::comment::withdraw(act, comment)).await?;
    Ok(visit.go_saying(visit.to.idea(&slug, id), Said::TakenBack))
}

/// What is reported, shortened, as the reader may see it.
async fn quoted(visit: &Visit, thing: Id<Thing>) -> Result<(Found, String), Problem> {
    visit
        .read(move |act| {
            let found = acts::things::readable(act, thing)?;
            let quote = match &found {
                Found::Idea(_, idea) => idea.input.title.clone(),
                Found::Comment(comment, _) if comment.state == CommentState::Shown => {
                    markdown::excerpt(&comment.text, 200)
                }
                Found::Comment(..) | Found::Call(_) => return Err(Refusal::NotFound.into()),
            };
            Ok((found, quote))
        })
        .await
}

async fn report_page(
    visit: &Visit,
    slug: &Slug,
    thing: Id<Thing>,
    typed: (&str, &str),
    errors: Vec<FieldError>,
) -> Result<ReportPage, Problem> {
    let (found, quote) = quoted(visit, thing).await?;
    let action = match &found {
        Found::Comment(comment, about) => visit.to.comment_report(slug, about.id(), comment.id),
        Found::Idea(_, idea) => visit.to.idea_report(slug, idea.id),
        Found::Call(_) => return Err(Problem::NotFound),
    };
    let mut form = report_form(visit, action);
    form.reasons = form
        .reasons
        .into_iter()
        .map(|reason| Choice { chosen: reason.value == typed.0, ..reason })
        .collect();
    let mut frame = visit.frame(visit.words.report_title());
    frame.has_errors = !errors.is_empty();
    Ok(ReportPage {
        frame,
        back: visit.link_to(found.page()).unwrap_or_default(),
        quote,
        form,
        text: typed.1.to_owned(),
        errors,
    })
}

async fn send_report(
    visit: Visit,
    slug: Slug,
    thing: Id<Thing>,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = (posted.get("reason").to_owned(), posted.get("report_text").to_owned());
    let answer = match Report::check(&typed.0, &typed.1) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(report) => {
            let browser = visit.browser().0;
            let send = move |act: &mut Act| {
                acts::things::report::send(act, thing, &report, Some(&browser))
            };
            visit.attempt(send).await?
        }
    };
    match answer {
        Ok(found) => {
            let back = visit.to.idea(&slug, found.page().id());
            let mut thanks = visit.go_saying(back, Said::Reported);
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
            let page = report_page(&visit, &slug, thing, (&typed.0, &typed.1), errors).await?;
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks what is wrong with an idea.
pub(crate) async fn report(
    visit: Visit,
    InPath((slug, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(report_page(&visit, &slug, id.thing(), ("", ""), Vec::new()).await?))
}

/// Takes the report of an idea.
pub(crate) async fn send_idea_report(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    send_report(visit, slug, id.thing(), posted).await
}

/// Asks what is wrong with a comment.
pub(crate) async fn report_comment(
    visit: Visit,
    InPath((slug, _, comment)): CommentHere,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(report_page(&visit, &slug, comment.thing(), ("", ""), Vec::new()).await?))
}

/// Takes the report of a comment.
pub(crate) async fn send_comment_report(
    visit: Visit,
    InPath((slug, _, comment)): CommentHere,
    posted: Posted,
) -> Result<Response, Problem> {
    send_report(visit, slug, comment.thing(), posted).await
}
