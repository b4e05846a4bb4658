//! What is the same for every thing, whatever its noun: how it is called and found, what people are told of it, the
//! conversation about it, support, following, reports, moderation, appeals. A system names its nouns and says what
//! differs ([`System`]); nothing here knows which systems there are.

pub(crate) mod acting;
pub(crate) mod appeal;
pub mod conversation;
mod headline;
pub(crate) mod moderation;
pub(crate) mod named;
pub mod news;
pub(crate) mod removals;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod statement;
pub mod write;
pub(crate) mod written;

pub use named::On;

use std::sync::Arc;

use acts::things::Found;
use acts::things::notice::Told;
use city::StepKind;

use crate::http::{Visit, field_errors};
use crate::paths::Links;
use crate::system::System;
use crate::views::{FieldError, Link};
use crate::words::Words;

/// The systems an application has.
pub type Systems = [Arc<dyn System>];

/// What a thing is called for somebody who reads these languages, leading to where it stands.
pub fn link(
    systems: &Systems,
    to: &Links,
    w: &Words,
    wished: &[&str],
    found: &Found,
) -> Option<Link> {
    let Found::Comment(comment, about) = found else {
        return systems.iter().find_map(|system| system.link(to, wished, found));
    };
    let there = link(systems, to, w, wished, about)?;
    let label = w.comment_on(there.label.as_str());
    Some(Link::new(label, format!("{0}?comment={1}#comment-{1}", there.href, comment.id)))
}

/// What somebody is told, in one sentence, leading to where they can look at it.
pub fn told(
    systems: &Systems,
    to: &Links,
    w: &Words,
    wished: &[&str],
    told: &Told,
) -> Option<Link> {
    let there = link(systems, to, w, wished, &told.found)?;
    let title = link(systems, to, w, wished, told.found.page())?.label;
    let label = headline::of(w, told.kind, &title)
        .or_else(|| systems.iter().find_map(|system| system.headline(w, told, &title)))?;
    // Whose work it is finds it where they work.
    let href = if told.kind == StepKind::Assigned { to.desk_mine() } else { there.href };
    Some(Link { label, href })
}

impl Visit {
    /// What a thing is called for this reader, leading to where it stands.
    pub fn link_to(&self, found: &Found) -> Option<Link> {
        link(&self.systems(), &self.to, &self.words, &self.wished(), found)
    }

    /// What this reader is told, in one sentence, leading to where they can look at it.
    pub fn link_told(&self, one: &Told) -> Option<Link> {
        told(&self.systems(), &self.to, &self.words, &self.wished(), one)
    }
}

/// Flaws of a form with one text, beside its field `text`, whatever the rule calls that text.
pub(crate) fn beside_text(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    let named = |error: FieldError| match error.field.as_str() {
        "appeal" | "answer" => FieldError { field: "text".to_owned(), ..error },
        _ => error,
    };
    field_errors(w, flaws).into_iter().map(named).collect()
}
