//! One reason for several ideas: those that are ticked, or all of a kind that have none yet.

use calls::{Contender, Idea, Verdict};
use city::{Flaw, Flaws, Id, Placeholder, Theme};
use std::collections::HashSet;

use crate::decision::found::{Choices, Found};
use crate::shape::Shape;
use crate::words::CallWords as _;
use web::forms::Posted;
use web::http::Visit;
use web::views::{Choice, Chosen};

/// What was typed to fill in several reasons.
#[derive(Debug, Clone, Default)]
pub(crate) struct Many {
    /// The ideas that are ticked.
    pub(crate) ticked: HashSet<Id<Idea>>,
    /// Which verdicts are meant: `selected`, `not_selected`, or all.
    among: String,
    /// Where or what about: `where-KEY`, `about-KEY`, or all.
    of: String,
    /// The reason.
    pub(crate) reason: String,
}

/// The fewest characters of a reason.
const SHORTEST: usize = calls::REASON_LENGTH.0;

/// Whether a reason still has to be written.
pub(crate) fn lacks_reason(reason: &str) -> bool {
    reason.trim().chars().count() < SHORTEST
}

impl Many {
    /// What the form says.
    pub(crate) fn posted(found: &Found, posted: &Posted) -> Self {
        let ticked = |idea: &&Contender| posted.has(&format!("tick-{}", idea.id));
        Self {
            ticked: found.eligible.iter().filter(ticked).map(|idea| idea.id).collect(),
            among: posted.get("many-among").to_owned(),
            of: posted.get("many-of").to_owned(),
            reason: posted.get("many-reason").to_owned(),
        }
    }

    /// Puts the reason where it is meant: into what is ticked, else into all of the kind that have none.
    ///
    /// What differs from idea to idea stands between braces, and is filled by `value`.
    pub(crate) fn fill(
        &self,
        found: &Found,
        choices: &mut Choices,
        value: impl Fn(Id<Idea>, Placeholder) -> String,
    ) -> Result<(), Flaws> {
        let mut flaws = Flaws::default();
        let reason = flaws.text("many-reason", &self.reason, SHORTEST, calls::REASON_LENGTH.1);
        let meant = self.meant(found, choices);
        if meant.is_empty() {
            flaws.add("many-among", Flaw::Missing);
        }
        let reason = flaws.into_result_with(|| reason)?;
        for idea in meant {
            choices.entry(idea).or_default().reason =
                Placeholder::fill(&reason, |place| value(idea, place));
        }
        Ok(())
    }

    /// The ideas whose reason is meant.
    pub(crate) fn meant(&self, found: &Found, choices: &Choices) -> Vec<Id<Idea>> {
        let meant = found.eligible.iter().filter(|idea| self.means(idea, choices));
        meant.map(|idea| idea.id).collect()
    }

    fn means(&self, idea: &Contender, choices: &Choices) -> bool {
        if !self.ticked.is_empty() {
            return self.ticked.contains(&idea.id);
        }
        let choice = choices.get(&idea.id);
        let verdict = choice.and_then(|choice| choice.verdict).map(Verdict::key);
        let lacks = choice.is_none_or(|choice| !choice.later && lacks_reason(&choice.reason));
        lacks && (self.among.is_empty() || verdict == Some(self.among.as_str())) && self.is_of(idea)
    }

    fn is_of(&self, idea: &Contender) -> bool {
        is_of(&self.of, idea)
    }

    /// Which verdicts can be meant.
    pub(crate) fn among(&self, visit: &Visit) -> Vec<Choice> {
        let w = &visit.words;
        let choice =
            |key: &str, label: &str| Choice::new(key, label, Chosen::from(self.among == key));
        vec![
            choice("", w.decide_many_all()),
            choice(Verdict::Selected.key(), w.state_selected()),
            choice(Verdict::NotSelected.key(), w.state_not_selected()),
        ]
    }

    /// Where, or what about: every neighbourhood and theme that an idea to be decided has.
    pub(crate) fn of(&self, visit: &Visit, found: &Found) -> Vec<Choice> {
        kinds(visit, found, &self.of, visit.words.decide_many_everywhere())
    }
}

/// Whether an idea lies there, or is about that: `where-KEY`, `about-KEY`; else every one is.
pub(crate) fn is_of(kind: &str, idea: &Contender) -> bool {
    match kind.split_once('-') {
        Some(("where", key)) => idea.neighbourhood.as_deref() == Some(key),
        Some(("about", key)) => idea.theme.map(Theme::key) == Some(key),
        _ => true,
    }
}

/// Every neighbourhood and theme that an idea to be decided has, after what stands for none of them.
pub(crate) fn kinds(visit: &Visit, found: &Found, chosen: &str, none: &str) -> Vec<Choice> {
    let shape = Shape::new(visit);
    let choice = |key: String, label: String| {
        let chosen = Chosen::from(chosen == key);
        Choice::new(&key, label, chosen)
    };
    let here =
        |key: &str| found.eligible.iter().any(|idea| idea.neighbourhood.as_deref() == Some(key));
    let about = |theme: &Theme| found.eligible.iter().any(|idea| idea.theme == Some(*theme));
    let places = visit.city.settings.neighbourhoods.iter();
    let mut choices = vec![choice(String::new(), none.to_owned())];
    choices.extend(
        places
            .filter(|place| here(&place.key))
            .map(|place| choice(format!("where-{}", place.key), place.name.clone())),
    );
    choices.extend(
        Theme::ALL
            .iter()
            .filter(|theme| about(theme))
            .map(|theme| choice(format!("about-{}", theme.key()), shape.theme(*theme))),
    );
    choices
}
