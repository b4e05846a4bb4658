//! What is suggested while somebody types: things whose titles have what was typed, as far as they may read them.

use acts::things::{Found, search};
use axum::response::IntoResponse;
use city::Noun;
use serde::Deserialize;

use super::view::{Suggested, Suggestions};
use super::{Seek, marked};
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;

/// How many are suggested, and how many of them are calls and organisations at most.
const MOST: usize = 8;
const CALLS: usize = 3;
const ORGANISATIONS: usize = 2;

/// What was typed until now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// The words.
    q: String,
}

/// Calls and ideas, a part of the search page.
pub(crate) async fn show(
    visit: Visit,
    InQuery(typed): InQuery<Typed>,
) -> Result<impl IntoResponse, Problem> {
    let seek = Seek::new(&visit, &typed.q, "", 0);
    if seek.is_empty() {
        return Ok(Page(Suggestions { options: Vec::new() }));
    }
    let (seek, found) = visit
        .read(move |act| {
            let seek = seek.understood(act)?;
            let mut found = search::titled(act, Noun::Call, &seek.asked, CALLS)?;
            found.extend(search::titled(act, Noun::Organisation, &seek.asked, ORGANISATIONS)?);
            let left = MOST.saturating_sub(found.len());
            found.extend(search::titled(act, Noun::Idea, &seek.asked, left)?);
            Ok((seek, found))
        })
        .await?;
    let systems = visit.systems();
    let noun = |noun| systems.iter().find_map(|system| system.noun(&visit.words, noun));
    let suggested = |found: &Found| {
        let link = visit.link_to(found)?;
        Some(Suggested {
            title: marked(&link.label, |word| seek.asked.meets(word)),
            href: link.href,
            language: match found.written() {
                Some(written) => written.language.to_string(),
                None => visit.words.tag().to_owned(),
            },
            kind: noun(found.noun())?.to_owned(),
        })
    };
    Ok(Page(Suggestions { options: found.iter().filter_map(suggested).collect() }))
}
