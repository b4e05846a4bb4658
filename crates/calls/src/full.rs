//! Whether the rule leaves room in a neighbourhood and for a theme.

use std::collections::BTreeMap;

use city::{Id, Theme};

use crate::{Caps, Contender, Idea, Verdict};

/// Counts what is selected in each neighbourhood and of each theme, against what the rule allows.
#[derive(Debug, Clone)]
pub struct Full {
    caps: Caps,
    neighbourhoods: BTreeMap<String, u32>,
    themes: BTreeMap<Theme, u32>,
}

impl Full {
    /// Nothing is selected yet.
    pub fn new(caps: Caps) -> Self {
        Self { caps, neighbourhoods: BTreeMap::new(), themes: BTreeMap::new() }
    }

    /// Counts an idea as selected.
    pub fn select(&mut self, idea: &Contender) {
        if let Some(key) = &idea.neighbourhood {
            *self.neighbourhoods.entry(key.clone()).or_default() += 1;
        }
        if let Some(theme) = idea.theme {
            *self.themes.entry(theme).or_default() += 1;
        }
    }

    /// Whether as many are selected where it lies, or of what it is about, as can be.
    pub fn is_full_for(&self, idea: &Contender) -> bool {
        idea.neighbourhood.as_deref().is_some_and(|key| self.is_full_in(key))
            || idea.theme.is_some_and(|theme| self.is_full_of(theme))
    }

    /// Whether as many are selected in a neighbourhood as can be.
    pub(crate) fn is_full_in(&self, key: &str) -> bool {
        reached(self.caps.neighbourhood, self.neighbourhoods.get(key))
    }

    /// Whether as many of a theme are selected as can be.
    pub(crate) fn is_full_of(&self, theme: Theme) -> bool {
        reached(self.caps.theme, self.themes.get(&theme))
    }

    /// Neighbourhoods in which more are selected than can be, each with how many.
    pub fn neighbourhoods_over(&self) -> impl Iterator<Item = (&str, u32)> {
        let over = |count: u32| self.caps.neighbourhood.is_some_and(|cap| count > cap);
        let all = self.neighbourhoods.iter().map(|(key, count)| (key.as_str(), *count));
        all.filter(move |(_, count)| over(*count))
    }

    /// Themes of which more are selected than can be, each with how many.
    pub fn themes_over(&self) -> impl Iterator<Item = (Theme, u32)> {
        let over = |count: u32| self.caps.theme.is_some_and(|cap| count > cap);
        self.themes.iter().map(|(theme, count)| (*theme, *count)).filter(move |(_, c)| over(*c))
    }
}

fn reached(cap: Option<u32>, count: Option<&u32>) -> bool {
    cap.is_some_and(|cap| count.copied().unwrap_or(0) >= cap)
}

/// The ideas that were not selected because what was selected before them filled their neighbourhood or theme.
/// `ranked` stand in the order of support; nobody passed them over.
pub fn held_back(
    caps: Caps,
    ranked: &[Contender],
    verdict: impl Fn(Id<Idea>) -> Option<Verdict>,
) -> Vec<Id<Idea>> {
    let mut full = Full::new(caps);
    let mut held = Vec::new();
    for idea in ranked {
        match verdict(idea.id) {
            Some(Verdict::Selected) => full.select(idea),
            Some(Verdict::NotSelected) if full.is_full_for(idea) => held.push(idea.id),
            _ => {}
        }
    }
    held
}
