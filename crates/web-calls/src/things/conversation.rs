//! The conversation under an idea: what was said, the form, a comment being sent.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::Idea;
use city::{CommentState, Refusal};
use city::{Id, Role, Slug};
use web::html::SafeHtml;

use crate::call::head::sign_in_then;
use crate::idea::page::{Found, load, page};
use crate::idea::view as views;
use crate::idea::view::CommentForm;
use web::Unfinished;
use web::forms::Posted;
use web::http::{InPath, Problem, Visit, field_errors};
use web::markdown;
use web::views::FieldError;
use web::words::name;

/// What was typed into the form for a comment, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    pub(crate) text: String,
    pub(crate) parent: Option<Id<city::Comment>>,
    pub(crate) errors: Vec<FieldError>,
}

/// Writes a comment; what cannot be taken is given back beside its field.
pub(crate) async fn comment(
    visit: Visit,
    InPath((slug, id)): InPath<(Slug, Id<Idea>)>,
    posted: Posted,
) -> Result<Response, Problem> {
    let parent: Option<Id<city::Comment>> = posted.get("parent").parse().ok();
    let language = city::Language::from_tag_or_english(visit.words.tag());
    let input = city::CommentInput::check(posted.get("text"), language);
    // A second click on the same form must not say it twice.
    let key = format!("comment/{id}/{:?}/{}", visit.reader.id(), web::http::once_key(&posted));
    let answer = match input {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(input) => {
            visit
                .attempt(move |act| acts::things::comment::write(act, id, parent, &input, &key))
                .await?
        }
    };
    match answer {
        Ok(comment) => Ok(visit.go(format!("{}#comment-{comment}", visit.to.idea(&slug, id)))),
        Err(Refusal::Flawed(flaws)) => {
            let found = visit.read(move |act| load(act, &slug, id)).await?;
            let errors = field_errors(&visit.words, &flaws)
                .into_iter()
                .map(|error| FieldError { field: "text".to_owned(), ..error })
                .collect();
            let typed = Typed { text: posted.get("text").to_owned(), parent, errors };
            Ok(Unfinished(page(&visit, &found, typed)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

pub(crate) fn comments(visit: &Visit, found: &Found) -> Vec<views::Comment> {
    let one = |comment: &city::Comment| comment_view(visit, found, comment);
    found
        .comments
        .iter()
        .filter(|comment| comment.answers.is_none())
        .filter_map(|top| {
            let replies: Vec<_> = found
                .comments
                .iter()
                .filter(|reply| reply.answers == Some(top.id))
                .filter_map(one)
                .collect();
            // What was taken back stays as a gap only where somebody answered it.
            let view = match one(top) {
                None if replies.is_empty() => return None,
                None => gap(visit, top),
                Some(view) => view,
            };
            Some(views::Comment { replies, ..view })
        })
        .collect()
}

fn gap(visit: &Visit, comment: &city::Comment) -> views::Comment {
    views::Comment {
        id: comment.id.to_string(),
        author: String::new(),
        when: visit.words.ago(comment.made, visit.now),
        language: visit.words.tag().to_owned(),
        html: SafeHtml::empty(),
        office: None,
        hidden: Some(visit.words.comment_taken_back().to_owned()),
        appeal: None,
        reply: None,
        report: None,
        delete: None,
        replies: Vec::new(),
    }
}

fn comment_view(visit: &Visit, found: &Found, comment: &city::Comment) -> Option<views::Comment> {
    if comment.state == CommentState::Withdrawn {
        return None;
    }
    let (w, to, slug, idea) = (&visit.words, &visit.to, &found.call.slug, found.idea.id);
    let actor = visit.reader.actor();
    let own = actor.is_person(Some(comment.author.id));
    let hidden = comment.state == CommentState::Hidden;
    let shown = !hidden || own || actor.is(Role::Moderator);
    let open = calls::may_comment(&actor, &found.call, &found.idea, visit.now).is_ok();
    let hiding = found
        .hidden_comments
        .iter()
        .find(|(id, _)| *id == comment.id.get())
        .map(|(_, hiding)| hiding);
    Some(views::Comment {
        id: comment.id.to_string(),
        author: name(w, &comment.author.name).to_owned(),
        when: w.ago(comment.made, visit.now),
        language: comment.language.to_string(),
        html: if shown { markdown::html(&comment.text) } else { SafeHtml::empty() },
        office: comment.office.clone(),
        hidden: hidden.then(|| match hiding {
            Some(hiding) => w.comment_hidden_why(hiding.reason.as_str()),
            None => w.comment_hidden().to_owned(),
        }),
        appeal: hiding
            .filter(|hiding| hiding.appealed_at.is_none())
            .map(|_| to.appeal("comment", comment.id)),
        reply: (open && !hidden).then(|| {
            let top = comment.answers.unwrap_or(comment.id);
            format!("{}?reply={top}#comment", to.idea(slug, idea))
        }),
        report: (!own && !hidden && comment.office.is_none())
            .then(|| to.comment_report(slug, idea, comment.id)),
        delete: (own && !hidden).then(|| to.comment_withdraw(slug, idea, comment.id)),
        replies: Vec::new(),
    })
}

pub(crate) fn comment_form(visit: &Visit, found: &Found, typed: Typed) -> CommentForm {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let parent = typed.parent.and_then(|id| found.comments.iter().find(|comment| comment.id == id));
    let mut form = CommentForm {
        action: None,
        note: String::new(),
        sign_in: None,
        text: typed.text,
        parent: parent
            .map(|comment| (comment.id.to_string(), name(w, &comment.author.name).to_owned())),
        errors: typed.errors,
    };
    match calls::may_comment(&visit.reader.actor(), call, idea, visit.now) {
        Ok(()) => {
            form.action = Some(visit.to.idea_comment(&call.slug, idea.id));
            let own = visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned());
            form.note = w.comment_appears_as(own.unwrap_or_default());
        }
        Err(Refusal::SignInFirst) => {
            form.note = w.comment_sign_in().to_owned();
            form.sign_in = Some(sign_in_then(
                visit,
                &format!("{}#comment", visit.to.idea(&call.slug, idea.id)),
            ));
        }
        Err(Refusal::NotOpen { opens: Some(opens), .. }) => {
            form.note = w.comment_from(w.date_time(opens));
        }
        Err(Refusal::NotYours) => form.note = w.comment_not_yours().to_owned(),
        Err(_) => form.note = w.comment_closed().to_owned(),
    }
    form
}
