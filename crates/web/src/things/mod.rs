//! What is the same for every thing: how it is called and found, and what people are told of it. Which system a
//! thing belongs to, the systems say themselves.

pub mod news;

use std::sync::Arc;

use acts::things::Found;
use acts::things::notice::Told;

use crate::http::Visit;
use crate::paths::Links;
use crate::system::System;
use crate::views::Link;
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
    systems.iter().find_map(|system| system.link(to, w, wished, found))
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
    let label = systems.iter().find_map(|system| system.headline(w, told, &title))?;
    Some(Link { label, ..there })
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
