//! An idea on one sheet of paper, for a window or a notice board.

use askama::Template;
use axum::response::IntoResponse;
use calls::{ActivityKind, Idea};
use city::{Id, Refusal, Slug};
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, Problem, Visit};
use web::views::{Frame, Link, Picture};
use web::{markdown, qr};

use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// Characters of the idea's text on the sheet.
const TEXT: usize = 420;

/// The sheet.
#[derive(Debug, Template)]
#[template(path = "idea_poster.html")]
pub(crate) struct PosterPage {
    /// What surrounds it on the screen.
    pub(crate) frame: Frame,
    /// The call it answers.
    pub(crate) call: Link,
    /// The idea.
    pub(crate) idea: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its picture.
    pub(crate) picture: Picture,
    /// The beginning of its text.
    pub(crate) text: String,
    /// Until when it can be supported, or how many do.
    pub(crate) note: String,
    /// Its address, to be typed.
    pub(crate) address: String,
    /// Its address, for a telephone's camera.
    pub(crate) square: Option<SafeHtml>,
}

/// The sheet of an idea that this reader can read.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, id)): InPath<(Slug, Id<Idea>)>,
) -> Result<impl IntoResponse, Problem> {
    let (call, idea) = visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            if call.slug == slug { Ok((call, idea)) } else { Err(Refusal::NotFound.into()) }
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let here = visit.to.idea(&call.slug, idea.id);
    let address = format!("{}{here}", visit.site());
    let until = call.window(ActivityKind::Support).filter(|window| window.is_open(visit.now));
    let until = until.and_then(|window| window.closes());
    Ok(Page(PosterPage {
        frame: visit.frame(w.poster_of(idea.input.title.as_str())),
        call: Link::new(shape.title(&call), visit.to.call(&call.slug)),
        language: idea.input.language.to_string(),
        picture: shape.picture(&call, &idea),
        text: markdown::excerpt(&idea.input.text, TEXT),
        note: until.map_or_else(
            || w.neighbours_support(idea.supports),
            |until| w.poster_support_until(w.date(until)),
        ),
        square: qr::square(&address, w.poster_square()),
        idea: Link::new(idea.input.title, here),
        address,
    }))
}
