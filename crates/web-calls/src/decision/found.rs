//! A call with what is to be decided in it, and how far the deciding is.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use acts::calls::evaluation::Blinders;
use calls::{Call, Choice, Contender, Decision, Idea, IdeaState, Rule, Verdict};
use city::{Id, SavedReply, Slug};
use jiff::Timestamp;
use store::calls as rows;
use store::calls::decision::Made;
use store::calls::evaluation::Evaluated;
use store::desk::note::NoteOn;

use crate::decision::asked::Asked;

/// What was chosen, by idea.
pub(crate) type Choices = HashMap<Id<Idea>, Choice>;

/// How far the deciding of a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Stage {
    /// The whole call is prepared, to be decided at once.
    Whole,
    /// It is decided for a moment, and nobody has heard.
    Scheduled(Timestamp),
    /// Each idea is decided on its own.
    OneByOne,
}

/// A call with what is to be decided in it.
pub(crate) struct Found {
    pub(crate) call: Call,
    /// All listed ideas.
    pub(crate) ideas: Vec<Contender>,
    /// Those to be decided, by support.
    pub(crate) eligible: Vec<Contender>,
    /// Their places, counting what earlier steps of the result decided.
    pub(crate) places: HashMap<Id<Idea>, usize>,
    /// What was prepared.
    pub(crate) choices: Choices,
    /// What stands, because it was decided before.
    pub(crate) made: Vec<Made>,
    /// How far the deciding is.
    pub(crate) stage: Stage,
    /// What may be seen of marks, where the call is evaluated.
    pub(crate) blinders: Option<Blinders>,
    /// What colleagues noted about ideas, the newest first.
    pub(crate) notes: Vec<NoteOn>,
    /// What colleagues write often.
    pub(crate) replies: Vec<SavedReply>,
}

/// Loads what an officer decides about. The words of ideas are read where they are shown, with [`words`].
pub(crate) fn load(act: &mut acts::Act, slug: &Slug) -> acts::Done<Found> {
    let call = rows::call::by_slug(act.tx, slug)?;
    let ideas = rows::idea::contenders(act.tx, call.id)?;
    let mut made = rows::decision::of_call(act.tx, call.id)?;
    let stage = stage(&call, &made, act.now);
    if let Stage::Scheduled(at) = stage {
        made.retain(|made| made.public_at != at);
    }
    let decided: HashSet<Id<Idea>> = made.iter().map(|made| made.decision.idea).collect();
    let open = |idea: &&Contender| idea.state == IdeaState::Eligible && !decided.contains(&idea.id);
    let mut eligible: Vec<Contender> = ideas.iter().filter(open).cloned().collect();
    calls::rank(&mut eligible);
    let places = places(&call, &ideas, &eligible, &decided);
    let step = call.step_number(act.now);
    let choices = rows::decision::choices(act.tx, call.id, step)?.into_iter().collect();
    let replies = acts::desk::reply::all(act)?;
    let notes = acts::desk::note::within(act, call.id.thing())?;
    let blinders = acts::calls::evaluation::blinders(act, call.id)?;
    Ok(Found { call, ideas, eligible, places, choices, made, stage, blinders, notes, replies })
}

/// The places of what is to be decided: among all that were decided too, where the result comes out in steps.
fn places(
    call: &Call,
    ideas: &[Contender],
    eligible: &[Contender],
    decided: &HashSet<Id<Idea>>,
) -> HashMap<Id<Idea>, usize> {
    let mut all = eligible.to_vec();
    if !call.content.steps.is_empty() {
        all.extend(ideas.iter().filter(|idea| decided.contains(&idea.id)).cloned());
    }
    calls::rank(&mut all);
    all.iter().map(|idea| idea.id).zip(1..).collect()
}

/// What is chosen for an idea in this step; nothing where it is left for a later one.
pub(crate) fn verdict(choices: &Choices, idea: Id<Idea>) -> Option<Verdict> {
    choices.get(&idea).filter(|choice| !choice.later)?.verdict
}

/// An idea with its words, and what its evaluations say.
pub(crate) struct Worded {
    pub(crate) idea: Idea,
    pub(crate) evaluated: Option<Evaluated>,
}

/// Some of its ideas with their words.
pub(crate) fn words(
    act: &mut acts::Act,
    ids: &[Id<Idea>],
) -> acts::Done<HashMap<Id<Idea>, Worded>> {
    let mut evaluated: HashMap<Id<Idea>, Evaluated> =
        rows::evaluation::of_these(act.tx, ids)?.into_iter().map(|one| (one.idea, one)).collect();
    let ideas = rows::idea::these(act.tx, ids)?.into_iter();
    let worded = |idea: Idea| (idea.id, Worded { evaluated: evaluated.remove(&idea.id), idea });
    Ok(ideas.map(worded).collect())
}

fn stage(call: &Call, made: &[Made], now: Timestamp) -> Stage {
    let untold = |at: &Timestamp| {
        made.iter().filter(|made| made.public_at == *at).all(|made| made.told_at.is_none())
    };
    match calls::scheduled(call, now).filter(untold) {
        Some(at) => Stage::Scheduled(at),
        None if call.results.is_some() || call.is_endless() => Stage::OneByOne,
        None => Stage::Whole,
    }
}

impl Found {
    /// What the form is made from, so that two officers do not overwrite each other.
    pub(crate) fn stamp(&self) -> String {
        let mut hasher = DefaultHasher::new();
        (self.call.version, self.stage).hash(&mut hasher);
        for idea in &self.eligible {
            let choice = self.choices.get(&idea.id);
            let choice =
                choice.map(|c| (c.verdict, c.reason.as_str(), c.deviation.as_str(), c.later));
            (idea.id, choice).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

/// Ideas that are not to be selected although one with less support is, where support decides.
pub(crate) fn passed_over(found: &Found, choices: &Choices) -> Vec<Id<Idea>> {
    if found.call.content.rule != Rule::SupportOrder {
        return Vec::new();
    }
    if found.stage != Stage::OneByOne && !found.call.content.steps.is_empty() {
        return found.departures(choices);
    }
    let verdict = |idea: &Contender| verdict(choices, idea.id);
    let held: HashSet<Id<Idea>> = held_back(found, choices).into_iter().collect();
    let selected_before = |idea: &&Contender| idea.state == IdeaState::Selected;
    let least = found
        .eligible
        .iter()
        .filter(|idea| verdict(idea) == Some(Verdict::Selected))
        .chain(found.ideas.iter().filter(selected_before))
        .map(|idea| idea.supports)
        .min();
    let last = found.eligible.iter().rposition(|i| verdict(i) == Some(Verdict::Selected));
    (0..)
        .zip(&found.eligible)
        .filter(|(at, idea)| {
            !held.contains(&idea.id)
                && verdict(idea) == Some(Verdict::NotSelected)
                && (last.is_some_and(|last| *at < last)
                    || least.is_some_and(|least| least < idea.supports))
        })
        .map(|(_, idea)| idea.id)
        .collect()
}

/// Ideas whose neighbourhood or theme was full when their turn came.
pub(crate) fn held_back(found: &Found, choices: &Choices) -> Vec<Id<Idea>> {
    let verdict = |id| verdict(choices, id);
    if found.stage != Stage::OneByOne {
        return calls::held_back(found.call.content.caps, &found.eligible, verdict);
    }
    // Each by itself: it finds what was selected before it.
    let full = found.full_before();
    let held = |idea: &&Contender| {
        verdict(idea.id) == Some(Verdict::NotSelected) && full.is_full_for(idea)
    };
    found.eligible.iter().filter(held).map(|idea| idea.id).collect()
}

fn selected_by(choices: &Choices) -> impl Fn(&&Contender) -> bool {
    |idea| verdict(choices, idea.id) == Some(Verdict::Selected)
}

/// What is selected, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// How many ideas.
    pub(crate) ideas: i64,
    /// What they cost together at most, in the smallest units of the city's money.
    pub(crate) cost: i64,
    /// What they cost together at least.
    pub(crate) least: i64,
}

impl Sum {
    fn of<'i>(ideas: impl Iterator<Item = &'i Contender>) -> Self {
        ideas.fold(Self::default(), |sum, idea| Self {
            ideas: sum.ideas + 1,
            cost: sum.cost + idea.cost.map_or(0, |cost| cost.minor),
            least: sum.least + idea.least.map_or(0, |cost| cost.minor),
        })
    }
}

impl Found {
    /// How many ideas are left for a later step: unscreened ones too, once some are.
    pub(crate) fn left(&self, choices: &Choices) -> usize {
        let later = |idea: &&Contender| choices.get(&idea.id).is_some_and(|choice| choice.later);
        let later = self.eligible.iter().filter(later).count();
        let unscreened = |idea: &&Contender| idea.state == IdeaState::Published && !idea.hidden;
        if later == 0 { 0 } else { later + self.ideas.iter().filter(unscreened).count() }
    }

    /// What is to be decided, by support, with what earlier steps of the result decided.
    pub(crate) fn ranked(&self) -> Vec<Contender> {
        let placed = |idea: &&Contender| self.places.contains_key(&idea.id);
        let mut ranked: Vec<Contender> = self.ideas.iter().filter(placed).cloned().collect();
        calls::rank(&mut ranked);
        ranked
    }

    /// What departs from the order of support, over all steps of the result.
    fn departures(&self, choices: &Choices) -> Vec<Id<Idea>> {
        let before: BTreeMap<Id<Idea>, &Decision> =
            self.made.iter().map(|made| (made.decision.idea, &made.decision)).collect();
        let ranked = self.ranked();
        let chosen = |id| verdict(choices, id);
        let departing = calls::departures(self.call.content.caps, &ranked, &before, chosen);
        self.eligible.iter().map(|idea| idea.id).filter(|id| departing.contains(id)).collect()
    }

    /// The ideas that were selected before, one by one or with the whole call.
    pub(crate) fn stand_selected(&self) -> impl Iterator<Item = &Contender> {
        let verdicts: HashMap<Id<Idea>, Verdict> =
            self.made.iter().map(|made| (made.decision.idea, made.decision.verdict)).collect();
        let stands = move |idea: &&Contender| match verdicts.get(&idea.id) {
            Some(verdict) => *verdict == Verdict::Selected,
            None => idea.state == IdeaState::Selected,
        };
        self.ideas.iter().filter(stands)
    }

    /// What was selected before, and what is chosen on other pages than this.
    pub(crate) fn selected_elsewhere(&self, choices: &Choices, asked: &Asked) -> Sum {
        let here = Sum::of(asked.rows(self).map(|(_, idea)| idea).filter(selected_by(choices)));
        let all = self.selected(choices);
        Sum {
            ideas: all.ideas - here.ideas,
            cost: all.cost - here.cost,
            least: all.least - here.least,
        }
    }

    /// What was selected before in each neighbourhood and of each theme.
    fn full_before(&self) -> calls::Full {
        let mut full = calls::Full::new(self.call.content.caps);
        self.stand_selected().for_each(|idea| full.select(idea));
        full
    }

    /// What is selected in each neighbourhood and of each theme, with what is chosen now.
    pub(crate) fn full(&self, choices: &Choices) -> calls::Full {
        let mut full = self.full_before();
        self.eligible.iter().filter(selected_by(choices)).for_each(|idea| full.select(idea));
        full
    }

    /// What is selected with what is chosen now.
    pub(crate) fn selected(&self, choices: &Choices) -> Sum {
        let before = Sum::of(self.stand_selected());
        let now = Sum::of(self.eligible.iter().filter(selected_by(choices)));
        Sum {
            ideas: before.ideas + now.ideas,
            cost: before.cost + now.cost,
            least: before.least + now.least,
        }
    }
}
