//! The page “What changed”.

use acts::calls::version as acting;
use axum::response::IntoResponse;
use calls::{Call, Idea, Version};
use city::{Id, Refusal, Slug};
use serde::Deserialize;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::views::Link;
use web::words::name;

use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::versions::compare::compared;
use crate::versions::view::VersionsPage;
use crate::words::CallWords as _;

/// Which change is shown, and where the list begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    version: String,
    before: String,
}

struct Found {
    call: Call,
    idea: Idea,
    listed: Vec<Version>,
    /// The change that is shown: what was and what came.
    shown: Option<(Version, Version)>,
    more: bool,
}

fn load(act: &mut acts::Act, slug: &Slug, id: Id<Idea>, asked: &Asked) -> acts::Done<Found> {
    let (call, idea) = acts::calls::idea::readable(act, id)?;
    if call.slug != *slug {
        return Err(Refusal::NotFound.into());
    }
    let before = asked.before.parse().unwrap_or(i64::MAX);
    let listed = acting::page(act, id, before)?;
    let newest = listed.first().map_or(0, |one| one.number);
    let number = asked.version.parse().unwrap_or(newest);
    // The first changed nothing: what is shown then is the change after it.
    let number = number.max(2);
    let now = acting::get(act, id, number)?;
    let was = acting::get(act, id, number.saturating_sub(1))?;
    let shown = was.zip(now);
    if shown.is_none() && !listed.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let more = listed.last().is_some_and(|last| last.number > 1);
    Ok(Found { call, idea, listed, shown, more })
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, id)): InPath<(Slug, Id<Idea>)>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let found = visit.read(move |act| load(act, &slug, id, &asked)).await?;
    Ok(Page(page(&visit, &found)))
}

/// Who made a version and when, and on whose proposal.
fn made(visit: &Visit, version: &Version) -> Vec<String> {
    let w = &visit.words;
    let mut meta = vec![name(w, &version.author.name).to_owned(), w.date_time(version.made)];
    let proposer = version.proposer.as_ref();
    meta.extend(proposer.map(|one| w.version_proposed_by(name(w, &one.name))));
    meta
}

fn page(visit: &Visit, found: &Found) -> VersionsPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let Found { call, idea, .. } = found;
    let here = visit.to.idea_versions(&call.slug, idea.id);
    let at = found.shown.as_ref().map_or(0, |(_, now)| now.number);
    let versions = found.listed.iter().map(|one| {
        let label = w.version_number(one.number);
        let label = if one.number == 1 { w.version_first(label) } else { label };
        let there = format!("{here}?version={}", one.number);
        (Link::new(label, there), made(visit, one), one.number == at)
    });
    VersionsPage {
        frame: visit.frame(w.versions_title()),
        path: vec![
            Link::new(shape.title(call), visit.to.call(&call.slug)),
            Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        ],
        heading: match &found.shown {
            Some((was, now)) => w.version_compared(now.number, was.number),
            None => String::new(),
        },
        meta: found.shown.as_ref().map(|(_, now)| made(visit, now)).unwrap_or_default(),
        changes: match &found.shown {
            Some((was, now)) => compared(visit, &was.wording, &now.wording),
            None => Vec::new(),
        },
        versions: versions.collect(),
        older: found.listed.last().filter(|_| found.more).and_then(|last| {
            let full = i64::try_from(found.listed.len()) == Ok(acting::LISTED);
            full.then(|| format!("{here}?before={}", last.number))
        }),
    }
}
