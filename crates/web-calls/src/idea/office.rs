//! What the office writes about one idea: a request to its author, an answer for everyone.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::Response;
use calls::{Call, Idea};
use city::{CommentInput, Id, Language, Refusal, Work};
use serde::Deserialize;

use crate::desk::{frame, text_errors};
use crate::idea::write;
use crate::screening::many::ASKED;
use crate::shape::Shape;
use acts::things::Found;
use web::desk::replies::Replies;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, once_key};
use web::markdown;
use web::things::write::{About, WritePage};
use web::views::{Link, Reply};

/// The comment that is answered, when it is not the idea itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    comment: String,
}

/// The idea with its call, and the replies that its author could be written.
async fn load(visit: &Visit, id: Id<Idea>) -> Result<(Call, Idea, Vec<Reply>), Problem> {
    let (call, idea, replies) = visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            let found = Found::Idea(Box::new(call.clone()), Box::new(idea.clone()));
            let replies = Replies::load(act, &found)?;
            Ok((call, idea, (found, replies)))
        })
        .await?;
    let (found, replies) = replies;
    let replies = replies.choices(visit, &found, &Shape::new(visit).title(&call));
    Ok((call, idea, replies))
}

fn about(idea: &Idea) -> Option<About> {
    Some(About {
        title: idea.input.title.clone(),
        language: idea.input.language.to_string(),
        html: markdown::html(&idea.input.text),
    })
}

fn ask_page(visit: &Visit, (call, idea, replies): &(Call, Idea, Vec<Reply>)) -> WritePage {
    let screening = format!("{}?idea={}", visit.to.desk_screen(&call.slug), idea.id);
    let back = Link::new(visit.words.screen_title(), screening);
    let page = write::ask_change(frame(visit, "", false), visit.to.desk_ask(idea.id), back);
    WritePage { about: about(idea), replies: replies.clone(), ..page }
}

fn answer_page(
    visit: &Visit,
    (call, idea, replies): &(Call, Idea, Vec<Reply>),
    asked: &Asked,
) -> WritePage {
    let back = Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id));
    let mut action = visit.to.desk_answer(idea.id);
    if let Ok(comment) = asked.comment.parse::<Id<city::Comment>>() {
        action.push_str(&format!("?comment={comment}"));
    }
    let page = write::official_answer(frame(visit, "", false), action, back);
    WritePage { about: about(idea), replies: replies.clone(), ..page }
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
    let found = load(&visit, id).await?;
    ask_page(&visit, &found).kept(&visit).await
}

/// Sends the request to the author.
pub(crate) async fn send_ask(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = load(&visit, id).await?;
    let text = posted.get("text").to_owned();
    let asked = visit
        .attempt(move |act| {
            acts::calls::screening::ask_change(act, id, &text)?;
            let batch = act.new_id();
            acts::desk::deed::add(act, batch, (Work::Screen, ASKED), id.thing(), "")
        })
        .await?;
    match asked {
        Ok(()) => Ok(visit.go_saying(visit.to.desk_screen(&found.0.slug), Said::Asked)),
        Err(refusal) => again(&visit, ask_page(&visit, &found), &posted, refusal),
    }
}

/// Asks for the city's answer.
pub(crate) async fn answer(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let found = load(&visit, id).await?;
    answer_page(&visit, &found, &asked).kept(&visit).await
}

/// Publishes the answer; sent twice, it is published once.
pub(crate) async fn send_answer(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = load(&visit, id).await?;
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
        Ok(_) => Ok(visit.go_saying(visit.to.idea(&found.0.slug, id), Said::Answered)),
        Err(refusal) => again(&visit, answer_page(&visit, &found, &asked), &posted, refusal),
    }
}
