//! What readers do with an idea: support, follow, report, take back.

use axum::response::{IntoResponse, Response};
use calls::{Comment, Idea, Refusal, Report, Subject};
use city::{Id, Slug};
use store::calls as rows;

use super::idea::report_form;
use super::{Page, Unfinished};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::markdown;
use crate::views::{Choice, FieldError, Link, ReportPage};

type Here = InPath<(Slug, Id<Idea>)>;
type CommentHere = InPath<(Slug, Id<Idea>, Id<Comment>)>;

/// Supports an idea.
pub(super) async fn support(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |tx, scene| acts::ideas::support(tx, &scene.stage, &scene.actor, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Takes a support back.
pub(super) async fn unsupport(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit
        .write(move |tx, scene| acts::ideas::unsupport(tx, &scene.stage, &scene.actor, id))
        .await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Follows an idea.
pub(super) async fn follow(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |tx, scene| acts::ideas::follow(tx, &scene.stage, &scene.actor, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Stops following an idea.
pub(super) async fn unfollow(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |tx, scene| acts::ideas::unfollow(tx, &scene.actor, id)).await?;
    Ok(visit.go(visit.to.idea(&slug, id)))
}

/// Takes one's own comment back.
pub(super) async fn withdraw_comment(
    visit: Visit,
    InPath((slug, id, comment)): CommentHere,
) -> Result<Response, Problem> {
    visit
        .write(move |tx, scene| acts::comments::withdraw(tx, &scene.stage, &scene.actor, comment))
        .await?;
    Ok(visit.go_saying(visit.to.idea(&slug, id), Said::TakenBack))
}

/// What is reported, shortened, as the reader may see it.
async fn quoted(visit: &Visit, subject: Subject) -> Result<(Idea, String), Problem> {
    visit
        .read(move |tx, scene| match subject {
            Subject::Idea(id) => {
                let (_, idea) = scene.stage.readable_idea(tx, &scene.actor, id)?;
                let quote = idea.input.title.clone();
                Ok((idea, quote))
            }
            Subject::Comment(id) => {
                let comment = rows::comment::get(tx, id)?;
                let (_, idea) = scene.stage.readable_idea(tx, &scene.actor, comment.idea)?;
                if comment.state != calls::CommentState::Shown {
                    return Err(Refusal::NotFound.into());
                }
                Ok((idea, markdown::excerpt(&comment.text, 200)))
            }
        })
        .await
}

async fn report_page(
    visit: &Visit,
    slug: &Slug,
    subject: Subject,
    typed: (&str, &str),
    errors: Vec<FieldError>,
) -> Result<ReportPage, Problem> {
    let (idea, quote) = quoted(visit, subject).await?;
    let action = match subject {
        Subject::Idea(id) => visit.to.idea_report(slug, id),
        Subject::Comment(id) => visit.to.comment_report(slug, idea.id, id),
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
        back: Link::new(&idea.input.title, visit.to.idea(slug, idea.id)),
        quote,
        form,
        text: typed.1.to_owned(),
        errors,
    })
}

async fn send_report(
    visit: Visit,
    slug: Slug,
    subject: Subject,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = (posted.get("reason").to_owned(), posted.get("report_text").to_owned());
    let answer = match Report::check(&typed.0, &typed.1) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(report) => {
            visit
                .attempt(move |tx, scene| {
                    acts::moderating::report(tx, &scene.stage, &scene.actor, subject, &report)
                })
                .await?
        }
    };
    match answer {
        Ok(idea) => Ok(visit.go_saying(visit.to.idea(&slug, idea), Said::Reported)),
        Err(Refusal::Flawed(flaws)) => {
            let rename = |error: FieldError| match error.field.as_str() {
                "text" => FieldError { field: "report_text".to_owned(), ..error },
                _ => error,
            };
            let errors = field_errors(&visit.words, &flaws).into_iter().map(rename).collect();
            let page = report_page(&visit, &slug, subject, (&typed.0, &typed.1), errors).await?;
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks what is wrong with an idea.
pub(super) async fn report(
    visit: Visit,
    InPath((slug, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(report_page(&visit, &slug, Subject::Idea(id), ("", ""), Vec::new()).await?))
}

/// Takes the report of an idea.
pub(super) async fn send_idea_report(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    send_report(visit, slug, Subject::Idea(id), posted).await
}

/// Asks what is wrong with a comment.
pub(super) async fn report_comment(
    visit: Visit,
    InPath((slug, _, comment)): CommentHere,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(report_page(&visit, &slug, Subject::Comment(comment), ("", ""), Vec::new()).await?))
}

/// Takes the report of a comment.
pub(super) async fn send_comment_report(
    visit: Visit,
    InPath((slug, _, comment)): CommentHere,
    posted: Posted,
) -> Result<Response, Problem> {
    send_report(visit, slug, Subject::Comment(comment), posted).await
}
