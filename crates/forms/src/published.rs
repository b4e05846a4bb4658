//! What may be published of a summary: nothing that tells of fewer than five people, directly or by computing it back.

use std::collections::BTreeMap;

use city::{LEAST, crosstab};

use crate::summary::{Bar, Bin, Summary};
use crate::{Form, Holds, Key, Kind, Question};

type Counts = BTreeMap<Key, BTreeMap<String, i64>>;

/// The summary of each question of a form, of how often each value was counted.
pub fn summaries(form: &Form, counts: &Counts) -> Vec<(Question, Summary)> {
    let none = BTreeMap::new();
    let of =
        |question: &Question| Summary::of(question, counts.get(&question.key).unwrap_or(&none));
    form.questions().map(|question| (question.clone(), of(question))).collect()
}

/// What everybody may read of it. Private questions are left out; so is a question that is asked of some only, where how
/// many answered it would tell what was left out of the question it depends on.
pub fn published(form: &Form, counts: &Counts) -> Vec<(Question, Summary)> {
    let mut told: Vec<(Question, Summary)> = Vec::new();
    for (question, summary) in summaries(form, counts) {
        let people = summary.people();
        if question.private || !tells_nothing_else(&question, people, &told) {
            continue;
        }
        told.extend(summary.published().map(|summary| (question, summary)));
    }
    told
}

/// Whether so many people at a question tell nothing of the question it depends on that is not told there.
fn tells_nothing_else(question: &Question, people: i64, told: &[(Question, Summary)]) -> bool {
    let Some(only_if) = &question.only_if else { return true };
    let Some((earlier, summary)) = told.iter().find(|(told, _)| told.key == only_if.question)
    else {
        return false;
    };
    let named = match (&only_if.holds, summary) {
        (Holds::AnyOf(keys), Summary::Chosen { bars, several, .. }) => {
            let is_told = |key: &Key| bars.iter().any(|bar| bar.choice == Some(*key));
            // How many chose any of several tells how many chose two.
            keys.iter().all(is_told) && (!several || keys.len() == 1)
        }
        (Holds::AtLeast(_), _) => matches!(earlier.kind, Kind::Number { .. }),
        (Holds::Agreed, _) => true,
        _ => false,
    };
    named && is_fit(summary.people() - people)
}

/// Whether a number may be told: nobody, or enough people.
fn is_fit(many: i64) -> bool {
    many == 0 || many >= LEAST
}

impl Summary {
    /// What may be published of it; nothing where it is about fewer than five people. What is left out is not there: a choice
    /// that too few made, or too few did not make.
    pub fn published(self) -> Option<Self> {
        let people = self.people();
        if !is_fit(people) {
            return None;
        }
        Some(match self {
            Self::Chosen { several: false, bars, .. } => {
                let bars = parts(bars, None, |bar| bar.many);
                Self::Chosen { people, several: false, bars }
            }
            Self::Chosen { several: true, mut bars, .. } => {
                bars.retain(|bar| is_fit(bar.many) && is_fit(people - bar.many));
                Self::Chosen { people, several: true, bars }
            }
            Self::Ranked { bars, .. } => Self::Ranked { people, bars: ranked(bars, people) },
            Self::Numbers { half, bins, .. } => Self::Numbers { people, half, bins: wide(bins) },
            Self::Months { months, .. } => {
                Self::Months { people, months: parts(months, None, |(_, many)| *many) }
            }
            Self::Slots { mut slots, .. } => {
                slots.retain(|(_, many)| is_fit(*many) && is_fit(people - many));
                Self::Slots { people, slots }
            }
            Self::Places { neighbourhoods, .. } => {
                let neighbourhoods = parts(neighbourhoods, Some(people), |(_, many)| *many);
                Self::Places { people, neighbourhoods }
            }
            Self::Sectors { sectors, .. } => {
                let sectors = parts(sectors, Some(people), |(_, many)| *many);
                Self::Sectors { people, sectors }
            }
            Self::Said { .. } => self,
        })
    }
}

/// The parts of a whole that may be told: small ones are left out, and so much beside them that nothing gives them away.
/// Where the parts need not make a `whole`, what is missing is a part as well; elsewhere everybody knows that nothing is.
fn parts<T>(parts: Vec<T>, whole: Option<i64>, many: impl Fn(&T) -> i64) -> Vec<T> {
    let mut counted: Vec<i64> = parts.iter().map(&many).collect();
    let told: i64 = counted.iter().sum();
    counted.extend(whole.map(|whole| (whole - told).max(0)));
    if counted.iter().all(|many| is_fit(*many)) {
        return parts;
    }
    let row = crosstab(&[counted]).and_then(|table| table.rows.into_iter().next());
    let mut cells = row.map(|row| row.cells).unwrap_or_default().into_iter();
    parts.into_iter().filter(|_| cells.next().flatten().is_some()).collect()
}

/// Points that at least five people gave, and of which at least five held something back: each gives one choice at most as
/// many points as there are choices.
fn ranked(mut bars: Vec<Bar>, people: i64) -> Vec<Bar> {
    let most = i64::try_from(bars.len()).unwrap_or(i64::MAX);
    let least = LEAST.saturating_mul(most);
    let fits = |points: i64| points == 0 || points >= least;
    bars.retain(|bar| fits(bar.many) && fits(people.saturating_mul(most) - bar.many));
    bars
}

/// Neighbouring bins put together until each has enough people.
fn wide(bins: Vec<Bin>) -> Vec<Bin> {
    let mut wide: Vec<Bin> = Vec::new();
    for bin in bins {
        match wide.last_mut() {
            Some(last) if last.many < LEAST => {
                last.most = bin.most;
                last.many += bin.many;
            }
            _ => wide.push(bin),
        }
    }
    if wide.last().is_some_and(|last| last.many < LEAST)
        && let Some(rest) = wide.pop()
        && let Some(last) = wide.last_mut()
    {
        last.most = rest.most;
        last.many += rest.many;
    }
    wide
}
