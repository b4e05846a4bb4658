//! What a page of a result is made from. A result may have any number of rows: they are read on from where the page
//! before ended, so that no page costs more than the first.

use std::collections::BTreeMap;

use acts::{Act, Done};
use calls::{Call, Idea, IdeaState, Verdict};
use city::{Id, Step, StepKind};
use jiff::Timestamp;
use serde::Deserialize;
use store::calls as rows;
use store::calls::decision::{Made, Standing};
use store::calls::result::Numbers;

/// How many rows a page has.
const ROWS: usize = 100;
/// How many winners stand above the table.
const WINNERS: i64 = 60;
/// The states of ideas that did not take part in the decision, in the order of the table.
const OTHERS: [IdeaState; 3] = [IdeaState::Eligible, IdeaState::Published, IdeaState::Ineligible];

/// Where a page of the table begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// After the decided idea that stands so: `12.6yhsmkg0`, its place and its identifier.
    after: String,
    /// After an idea that did not take part: `ineligible.6yhsmkg0`.
    others: String,
}

/// Where the rows of a page begin.
#[derive(Debug, Clone, Copy)]
enum Start {
    Decided(Standing),
    Others(IdeaState, i64),
}

/// Before every row.
const BEGINNING: Standing = (i64::MIN, Id::new(0));

impl Asked {
    fn start(&self) -> Start {
        let other = self.others.split_once('.').and_then(|(state, id)| {
            let state = IdeaState::from_key(state).filter(|state| OTHERS.contains(state))?;
            Some(Start::Others(state, id.parse::<Id<Idea>>().ok()?.get()))
        });
        let decided = || {
            let (place, idea) = self.after.split_once('.')?;
            Some(Start::Decided((place.parse().ok()?, idea.parse().ok()?)))
        };
        other.or_else(decided).unwrap_or(Start::Decided(BEGINNING))
    }

    /// Whether it is the first page.
    pub(crate) fn is_first(&self) -> bool {
        matches!(self.start(), Start::Decided(before) if before == BEGINNING)
    }
}

/// A decided idea and what was decided.
pub(crate) type Decided = (Idea, Made);
/// An idea that did not take part, with the step that says why, where there is one.
pub(crate) type Other = (Idea, Option<Step>);

/// A call with what a page of its result says.
pub(crate) struct Found {
    pub(crate) call: Call,
    pub(crate) follows: bool,
    /// When everybody sees it.
    pub(crate) public_at: Option<Timestamp>,
    /// How many ideas its list has.
    pub(crate) ideas: i64,
    /// How many ideas were selected.
    pub(crate) selected: i64,
    /// The first of them.
    pub(crate) winners: Vec<Idea>,
    /// Decided ideas, in the order of support.
    pub(crate) decided: Vec<Decided>,
    /// Where the page before ended.
    pub(crate) before: Standing,
    /// The last that was selected.
    pub(crate) last_selected: Option<Standing>,
    /// The first for which the order of support was departed from.
    pub(crate) first_departing: Option<Standing>,
    /// Ideas that did not take part in the decision.
    pub(crate) others: Vec<Other>,
    pub(crate) numbers: Numbers,
    /// The query of the page after this one.
    pub(crate) next: Option<String>,
}

/// Where a decision stands.
pub(crate) fn standing(made: &Made) -> Standing {
    let place = i64::try_from(made.decision.place).unwrap_or(i64::MAX);
    (place, made.decision.idea)
}

/// Loads a page of a call's public result.
pub(crate) fn load(act: &mut Act, call: Call, follows: bool, asked: &Asked) -> Done<Found> {
    let now = act.now;
    let counts = rows::numbers::of_call(act.tx, call.id)?;
    let count = |fits: &dyn Fn(IdeaState) -> bool| {
        counts.iter().filter(|count| fits(count.state)).map(|count| count.ideas).sum()
    };
    let (last_selected, first_departing) = rows::decision::turns(act.tx, call.id, now)?;
    let winners = match asked.is_first() {
        true => rows::idea::selected(act.tx, call.id, now, WINNERS)?,
        false => Vec::new(),
    };
    let mut found = Found {
        public_at: call.results,
        follows,
        ideas: count(&|_| true),
        selected: count(&|state| state == IdeaState::Selected),
        winners,
        decided: Vec::new(),
        before: BEGINNING,
        last_selected,
        first_departing,
        others: Vec::new(),
        numbers: rows::result::numbers(act.tx, call.id)?,
        next: None,
        call,
    };
    fill(act, &mut found, asked.start())?;
    Ok(found)
}

fn fill(act: &mut Act, found: &mut Found, start: Start) -> Done<()> {
    let (from, id) = match start {
        Start::Decided(before) => {
            found.before = before;
            found.decided = decided(act, found.call.id, before)?;
            if found.decided.len() > ROWS {
                found.decided.truncate(ROWS);
                let last = found.decided.last().map(|(_, made)| standing(made));
                found.next = last.map(|(place, idea)| format!("?after={place}.{idea}"));
                return Ok(());
            }
            (OTHERS[0], 0)
        }
        Start::Others(state, id) => (state, id),
    };
    found.others = others(act, found.call.id, (from, id), ROWS + 1 - found.decided.len())?;
    if found.decided.len() + found.others.len() > ROWS {
        found.others.pop();
        let last = found.others.last().map(|(idea, _)| (idea.state, idea.id));
        let (state, id) = last.unwrap_or((from, Id::new(id)));
        found.next = Some(format!("?others={}.{id}", state.key()));
    }
    Ok(())
}

/// Decided ideas after one of them, one more than a page has; without those that a moderator hid.
fn decided(act: &mut Act, call: Id<Call>, mut before: Standing) -> Done<Vec<Decided>> {
    let limit = count(ROWS + 1);
    let mut found = Vec::new();
    while found.len() <= ROWS {
        let made = rows::decision::public_after(act.tx, call, act.now, before, limit)?;
        let ideas = rows::idea::decided_after(act.tx, call, act.now, before, limit)?;
        let mut ideas: BTreeMap<Id<Idea>, Idea> =
            ideas.into_iter().map(|idea| (idea.id, idea)).collect();
        let Some(last) = made.last().map(standing) else { break };
        let whole = made.len() > ROWS;
        let shown = |made: Made| {
            let idea = ideas.remove(&made.decision.idea)?;
            let shown = !idea.hidden && idea.state.is_listed();
            // It comes into that state within a moment.
            shown.then(|| (Idea { state: made.decision.verdict.state(), ..idea }, made))
        };
        found.extend(made.into_iter().filter_map(shown));
        if !whole {
            break;
        }
        before = last;
    }
    Ok(found)
}

/// Ideas that did not take part, after one of them.
fn others(
    act: &mut Act,
    call: Id<Call>,
    (from, mut id): (IdeaState, i64),
    limit: usize,
) -> Done<Vec<Other>> {
    let mut found = Vec::new();
    for state in OTHERS.into_iter().skip_while(|state| *state != from) {
        let left = limit.saturating_sub(found.len());
        for idea in rows::idea::waiting(act.tx, call, state, id, count(left))? {
            let why = why(act, &idea)?;
            found.push((idea, why));
        }
        id = 0;
    }
    Ok(found)
}

/// What a result would say: `made` stands or would stand, and every listed idea of the call is among `ideas`.
pub(crate) fn would_be(
    act: &mut Act,
    call: Call,
    ideas: Vec<Idea>,
    made: Vec<Made>,
) -> Done<Found> {
    let number = count(ideas.len());
    let mut ideas: BTreeMap<Id<Idea>, Idea> =
        ideas.into_iter().map(|idea| (idea.id, idea)).collect();
    let with_idea = |made: Made| {
        let idea = ideas.remove(&made.decision.idea)?;
        Some((Idea { state: made.decision.verdict.state(), ..idea }, made))
    };
    let decided: Vec<Decided> = made.into_iter().filter_map(with_idea).collect();
    let selected = |(_, made): &&Decided| made.decision.verdict == Verdict::Selected;
    let winners: Vec<Idea> =
        decided.iter().filter(selected).map(|(idea, _)| idea.clone()).collect();
    let mut others = Vec::new();
    for idea in ideas.into_values() {
        let why = why(act, &idea)?;
        others.push((idea, why));
    }
    Ok(Found {
        public_at: call.results,
        follows: false,
        ideas: number,
        selected: count(winners.len()),
        winners,
        before: BEGINNING,
        last_selected: decided.iter().rfind(selected).map(|(_, made)| standing(made)),
        first_departing: decided
            .iter()
            .find(|(_, made)| made.decision.deviation.is_some())
            .map(|(_, made)| standing(made)),
        decided,
        others,
        numbers: rows::result::numbers(act.tx, call.id)?,
        next: None,
        call,
    })
}

/// Why an idea did not take part, where it does not meet the conditions.
pub(crate) fn why(act: &mut Act, idea: &Idea) -> Done<Option<Step>> {
    if idea.state != IdeaState::Ineligible {
        return Ok(None);
    }
    let steps = store::things::step::of(act.tx, idea.id.thing())?;
    Ok(steps.into_iter().rfind(|step| step.kind == StepKind::Ineligible))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
