//! What an invitation to write an idea asks. Opening its link changes nothing.

use acts::calls::coauthor as acting;
use axum::response::{IntoResponse, Response};
use calls::Part;
use city::Refusal;
use web::Page;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, TokenDigest, Visit};
use web::markdown;
use web::views::Link;
use web::words::name;

use crate::paths::CallLinks as _;
use crate::together::view::JoinPage;
use crate::words::CallWords as _;

/// Characters of the idea's text that are shown.
const EXCERPT: usize = 300;

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<impl IntoResponse, Problem> {
    let hash = TokenDigest::of(&key).0;
    let (asked, call, idea) = visit
        .read(move |act| match acting::find(act, &hash) {
            Err(acts::Refused::Rule(Refusal::NotFound | Refusal::AlreadyElsewhere)) => Ok(None),
            found => found.map(Some),
        })
        .await?
        .ok_or(Problem::Gone)?;
    let w = &visit.words;
    let (from, title) = (name(w, &idea.author.name), idea.input.title.as_str());
    let (text, effects) = match asked.part {
        Part::With => {
            (w.join_asked_with(from, title), vec![w.join_may(), w.join_may_not(), w.join_shown()])
        }
        Part::Over => (w.join_asked_over(from, title), vec![w.join_over_may(), w.join_shown()]),
    };
    let signed_in = visit.reader.person.as_ref();
    Ok(Page(JoinPage {
        frame: visit.frame(w.join_title()),
        text,
        idea: Link::new(title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        excerpt: markdown::excerpt(&idea.input.text, EXCERPT),
        effects: effects.into_iter().map(str::to_owned).collect(),
        action: visit.to.join_idea(&key),
        sign_in: signed_in.is_none().then(|| visit.to.sign_in_for(&visit.here())),
        name: signed_in.map(|one| name(w, one.name.as_str()).to_owned()).unwrap_or_default(),
    }))
}

/// Answers it.
pub(crate) async fn answer(
    visit: Visit,
    InPath(key): InPath<String>,
    posted: Posted,
) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0;
    if posted.get("do") == "refuse" {
        visit.write(move |act| acting::refuse(act, &hash)).await?;
        return Ok(visit.go_saying(visit.to.home(), Said::NotJoinedIdea));
    }
    let (call, id, part) = visit
        .write(move |act| {
            let (asked, ..) = acting::find(act, &hash)?;
            let (call, id) = acting::accept(act, &hash)?;
            Ok((call, id, asked.part))
        })
        .await?;
    let said = if part == Part::Over { Said::TookIdea } else { Said::JoinedIdea };
    Ok(visit.go_saying(visit.to.idea(&call.slug, id), said))
}
