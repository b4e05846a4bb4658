//! What the office writes about one idea: a request to its author, an answer for everyone.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::Response;
use calls::{Call, Idea};
use city::{CommentInput, Refusal};
use city::{Id, Language};
use serde::Deserialize;

use crate::desk::{frame, text_errors};
use crate::idea::write;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, once_key};
use web::markdown;
use web::things::write::{About, WritePage};
use web::views::Link;

/// The comment that is answered, when it is not the idea itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    comment: String,
}

async fn load(visit: &Visit, id: Id<Idea>) -> Result<(Call, Idea), Problem> {
    visit.read(move |act| acts::calls::idea::readable(act, id)).await
}

fn about(idea: &Idea) -> Option<About> {
    Some(About {
        title: idea.input.title.clone(),
        language: idea.input.language.to_string(),
        html: markdown::html(&idea.input.text),
    })
}

fn ask_page(visit: &Visit, call: &Call, idea: &Idea) -> WritePage {
    let screening = format!("{}?idea={}", visit.to.desk_screen(&call.slug), idea.id);
    let back = Link::new(visit.words.screen_title(), screening);
    let page = write::ask_change(frame(visit, "", false), visit.to.desk_ask(idea.id), back);
    WritePage { about: about(idea), ..page }
}

fn answer_page(visit: &Visit, call: &Call, idea: &Idea, asked: &Asked) -> WritePage {
    let back = Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id));
    let mut action = visit.to.desk_answer(idea.id);
    if let Ok(comment) = asked.comment.parse::<Id<city::Comment>>() {
        action.push_str(&format!("?comment={comment}"));
    }
    let page = write::official_answer(frame(visit, "", false), action, back);
    WritePage { about: about(idea), ..page }
}

/// The page once more, with what was typed and what has to be put right.
fn again(
    visit: &Visit,
    page: WritePage,
    posted: &Posted,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Refusal::Flawed(flaws) = refusal else { return Err(visit.problem(refusal.into())) };
    Ok(page.again(visit, posted, text_errors(visit, &flaws)))
}

/// Asks what should change.
pub(crate) async fn ask(visit: Visit, InPath(id): InPath<Id<Idea>>) -> Result<Response, Problem> {
    let (call, idea) = load(&visit, id).await?;
    ask_page(&visit, &call, &idea).kept(&visit).await
}

/// Sends the request to the author.
pub(crate) async fn send_ask(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let (call, idea) = load(&visit, id).await?;
    let text = posted.get("text").to_owned();
    let asked =
        visit.attempt(move |act| acts::calls::screening::ask_change(act, id, &text)).await?;
    match asked {
        Ok(()) => Ok(visit.go_saying(visit.to.desk_screen(&call.slug), Said::Asked)),
        Err(refusal) => again(&visit, ask_page(&visit, &call, &idea), &posted, refusal),
    }
}

/// Asks for the city's answer.
pub(crate) async fn answer(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let (call, idea) = load(&visit, id).await?;
    answer_page(&visit, &call, &idea, &asked).kept(&visit).await
}

/// Publishes the answer; sent twice, it is published once.
pub(crate) async fn send_answer(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let (call, idea) = load(&visit, id).await?;
    let language = Language::from_tag_or_english(visit.words.tag());
    let parent = asked.comment.parse().ok();
    let key = format!("answer/{id}/{}", once_key(&posted));
    let answered = match CommentInput::check(posted.get("text"), language) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(input) => {
            visit
                .attempt(move |act| {
                    act.once(&key, |act| {
                        acts::things::comment::answer_officially(act, id, parent, &input)
                    })
                })
                .await?
        }
    };
    match answered {
        Ok(_) => Ok(visit.go_saying(visit.to.idea(&call.slug, id), Said::Answered)),
        Err(refusal) => again(&visit, answer_page(&visit, &call, &idea, &asked), &posted, refusal),
    }
}
