//! Sharing ideas out among evaluators: evenly, to nobody who is not impartial, and to those who look after what an idea is about.
//! Whoever has an idea keeps it.

use assign::juries::{Jury, Panel, assign_readers};
use city::{Id, Person, Theme};

use crate::Idea;

city::stored! {
    /// What comes first when ideas are shared out.
    pub enum Sharing {
        /// That nobody has more than others; then who looks after what.
        Evenly = "evenly",
        /// Who looks after what; then that nobody has more than others.
        ByField = "by_field",
    }
}

/// Somebody who evaluates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: Id<Person>,
    /// The themes they look after.
    pub themes: Vec<Theme>,
    /// The neighbourhoods they look after, by key.
    pub neighbourhoods: Vec<String>,
    /// How many ideas they have.
    pub has: u32,
}

/// An idea that is to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRead {
    /// Which.
    pub idea: Id<Idea>,
    /// What it is about.
    pub theme: Option<Theme>,
    /// Where it lies.
    pub neighbourhood: Option<String>,
    /// How many evaluate it.
    pub has: u32,
    /// Who cannot get it: who has it, or is not impartial.
    pub not: Vec<Id<Person>>,
}

/// What was shared out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Who gets what.
    pub given: Vec<(Id<Idea>, Id<Person>)>,
    /// How many evaluators are still missing, over all ideas.
    pub missing: u32,
}

/// Gives each idea as many evaluators as are `wanted`, as far as there are any for it.
///
/// One after the other: in each turn every idea that lacks one gets one more, by the exact assignment of juries
/// ([`assign::juries`]), with loads that lie as near each other as that allows.
#[must_use]
pub fn share_out(ideas: &[ToRead], readers: &[Reader], wanted: u8, how: Sharing) -> Shared {
    let mut ideas = ideas.to_vec();
    let mut has: Vec<u32> = readers.iter().map(|reader| reader.has).collect();
    let mut shared = Shared::default();
    for _ in 0..wanted {
        let lacking: Vec<usize> = (0..ideas.len())
            .filter(|at| {
                ideas.get(*at).is_some_and(|idea| {
                    idea.has < u32::from(wanted)
                        && readers.iter().any(|reader| !idea.not.contains(&reader.person))
                })
            })
            .collect();
        let turn: Vec<&ToRead> = lacking.iter().filter_map(|at| ideas.get(*at)).collect();
        let Some(jury) = turn_of(&turn, readers, &has, how) else { break };
        let pairs: Vec<(usize, usize)> = jury
            .readings
            .iter()
            .filter_map(|one| {
                let at = lacking.get(usize::try_from(one.submission).ok()?)?;
                Some((*at, usize::try_from(one.reviewer).ok()?))
            })
            .collect();
        if pairs.is_empty() {
            break;
        }
        for (idea, reader) in pairs {
            if let (Some(idea), Some(reader), Some(load)) =
                (ideas.get_mut(idea), readers.get(reader), has.get_mut(reader))
            {
                idea.not.push(reader.person);
                idea.has += 1;
                *load += 1;
                shared.given.push((idea.idea, reader.person));
            }
        }
    }
    shared.missing = ideas.iter().map(|idea| u32::from(wanted).saturating_sub(idea.has)).sum();
    shared
}

/// One more evaluator for each of these ideas.
fn turn_of(ideas: &[&ToRead], readers: &[Reader], has: &[u32], how: Sharing) -> Option<Jury> {
    let many = u32::try_from(ideas.len()).ok().filter(|many| *many > 0)?;
    let busiest = has.iter().copied().max()?;
    let with = |loads: Vec<u32>| assign_readers(&panel(ideas, readers, many, loads)?).ok();
    if how == Sharing::Evenly
        && let Some(jury) = with(even(has, many))
    {
        return Some(jury);
    }
    let at = |level: u32| with(has.iter().map(|has| level.saturating_sub(*has)).collect());
    let (mut low, mut high) = (0, busiest.saturating_add(many));
    let mut found = at(high)?;
    let best = found.total;
    // Each level from `high` on can serve them all, each below `low` cannot.
    while low < high {
        let middle = low.midpoint(high);
        let enough = |jury: &Jury| how == Sharing::Evenly || jury.total == best;
        match at(middle).filter(enough) {
            Some(jury) => (found, high) = (jury, middle),
            None => low = middle + 1,
        }
    }
    Some(found)
}

/// How much each gets at most so that all have as many, but for one: `many` more are given out.
fn even(has: &[u32], many: u32) -> Vec<u32> {
    let room = |level: u32| -> u32 { has.iter().map(|has| level.saturating_sub(*has)).sum() };
    let (mut low, mut high) = (0, has.iter().copied().max().unwrap_or(0).saturating_add(many));
    while low < high {
        let middle = low.midpoint(high);
        if room(middle) < many { low = middle + 1 } else { high = middle }
    }
    let mut over = room(low).saturating_sub(many);
    let load = |has: &u32| {
        let load = low.saturating_sub(*has);
        let less = u32::from(load > 0 && over > 0);
        over -= less;
        load - less
    };
    has.iter().map(load).collect()
}

fn panel(ideas: &[&ToRead], readers: &[Reader], many: u32, loads: Vec<u32>) -> Option<Panel> {
    let mut panel = Panel::new(many, 1, loads).ok()?;
    for (submission, idea) in (0..).zip(ideas) {
        for (reviewer, reader) in (0..).zip(readers) {
            if idea.not.contains(&reader.person) {
                panel.bar(submission, reviewer).ok()?;
            } else {
                panel.score(submission, reviewer, fit(idea, reader)).ok()?;
            }
        }
    }
    Some(panel)
}

/// How well somebody fits an idea: what they look after weighs, and to look after nothing is to take anything.
fn fit(idea: &ToRead, reader: &Reader) -> i16 {
    let theme = idea.theme.is_some_and(|theme| reader.themes.contains(&theme));
    let place =
        idea.neighbourhood.as_ref().is_some_and(|place| reader.neighbourhoods.contains(place));
    let free = reader.themes.is_empty() && reader.neighbourhoods.is_empty();
    1 + 4 * i16::from(theme) + 4 * i16::from(place) + i16::from(free)
}
