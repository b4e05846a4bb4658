//! What a page of a result is made from. A result may have any number of rows: they are read on from where the page
//! before ended, so that no page costs more than the first.

use std::collections::{BTreeMap, HashMap, HashSet};

use acts::{Act, Done};
use calls::{Call, Contender, Idea, IdeaState, Range, Verdict};
use city::{Id, Step, StepKind};
use jiff::Timestamp;
use serde::Deserialize;
use store::calls as rows;
use store::calls::correction::Former;
use store::calls::decision::{Made, Standing};
use store::calls::result::Numbers;

/// How many rows a page has.
const ROWS: usize = 100;
/// How many winners stand above the table.
const WINNERS: usize = 60;
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
    /// How many ideas are open, while it is public in part.
    pub(crate) open: Option<i64>,
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
    pub(crate) numbers: Option<Numbers>,
    /// What was decided before it was corrected, the first first.
    pub(crate) formers: Vec<Former>,
    /// From what to what the ideas of this page cost by the office, as far as it said so.
    pub(crate) ranges: HashMap<Id<Idea>, Range>,
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
    let those = |fits: &dyn Fn(IdeaState) -> bool| {
        counts.iter().filter(|count| fits(count.state)).map(|count| count.ideas).sum()
    };
    let (last_selected, first_departing) = rows::decision::turns(act.tx, call.id, now)?;
    let winners = match asked.is_first() {
        true => rows::idea::selected(act.tx, call.id, now, count(WINNERS))?,
        false => Vec::new(),
    };
    let is_open = |state| matches!(state, IdeaState::Eligible | IdeaState::Published);
    let step = call.open_step(now);
    let mut found = Found {
        public_at: step.map_or(call.results, |step| Some(step.public_at)),
        open: step.map(|_| those(&is_open)),
        follows,
        ideas: those(&|_| true),
        selected: those(&|state| state == IdeaState::Selected),
        winners,
        decided: Vec::new(),
        before: BEGINNING,
        last_selected,
        first_departing,
        others: Vec::new(),
        numbers: numbers(act, &call)?,
        formers: rows::correction::of_call(act.tx, call.id)?,
        ranges: HashMap::new(),
        next: None,
        call,
    };
    fill(act, &mut found, asked.start())?;
    found.cost(act)?;
    Ok(found)
}

/// What it says in numbers, once it is whole: until then they are not counted.
fn numbers(act: &mut Act, call: &Call) -> Done<Option<Numbers>> {
    match call.open_step(act.now) {
        Some(_) => Ok(None),
        None => Ok(Some(rows::result::numbers(act.tx, call.id)?)),
    }
}

fn fill(act: &mut Act, found: &mut Found, start: Start) -> Done<()> {
    let (from, id) = match start {
        Start::Decided(before) => {
            found.before = before;
            found.decided = decided(act, found.call.id, before)?;
            if found.decided.len() > ROWS {
                found.decided.truncate(ROWS);
                found.next = found.query();
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

/// What a page of a result would say, if `made` were all that is decided among a call's listed `ideas`.
pub(crate) fn would_be(
    act: &mut Act,
    call: Call,
    ideas: &[Contender],
    mut made: Vec<Made>,
    asked: &Asked,
) -> Done<Found> {
    let listed: HashSet<Id<Idea>> = ideas.iter().map(|idea| idea.id).collect();
    made.retain(|made| listed.contains(&made.decision.idea));
    made.sort_by_key(standing);
    let selected: Vec<&Made> =
        made.iter().filter(|made| made.decision.verdict == Verdict::Selected).collect();
    let winners = match asked.is_first() {
        true => selected.iter().map(|made| made.decision.idea).take(WINNERS).collect(),
        false => Vec::new(),
    };
    let departing = made.iter().find(|made| made.decision.deviation.is_some());
    let undecided = |idea: &&Contender| {
        let is_open = matches!(idea.state, IdeaState::Eligible | IdeaState::Published);
        is_open && !idea.hidden && made.iter().all(|made| made.decision.idea != idea.id)
    };
    let open = call.open_step(act.now).map(|_| count(ideas.iter().filter(undecided).count()));
    let mut found = Found {
        public_at: call.results,
        open,
        follows: false,
        ideas: count(ideas.len()),
        selected: count(selected.len()),
        winners: in_order(act, &winners)?,
        decided: Vec::new(),
        before: BEGINNING,
        last_selected: selected.last().map(|made| standing(made)),
        first_departing: departing.map(standing),
        others: Vec::new(),
        numbers: numbers(act, &call)?,
        formers: rows::correction::of_call(act.tx, call.id)?,
        ranges: HashMap::new(),
        next: None,
        call,
    };
    let (rows, others) = rows_would_be(ideas, made, asked.start());
    if let Start::Decided(before) = asked.start() {
        found.before = before;
    }
    let ids: Vec<Id<Idea>> = rows.iter().map(|made| made.decision.idea).chain(others).collect();
    let (here, next) = ids.split_at(ids.len().min(ROWS));
    let words = in_order(act, here)?;
    let mut made: HashMap<Id<Idea>, Made> =
        rows.into_iter().map(|made| (made.decision.idea, made)).collect();
    for idea in words {
        match made.remove(&idea.id) {
            Some(made) => {
                found.decided.push((Idea { state: made.decision.verdict.state(), ..idea }, made));
            }
            None => {
                let why = why(act, &idea)?;
                found.others.push((idea, why));
            }
        }
    }
    if !next.is_empty() {
        found.next = found.query();
    }
    found.cost(act)?;
    Ok(found)
}

/// The decisions and the identifiers of others that a page of such a result begins with, at least one more than it has
/// where there are more.
fn rows_would_be(ideas: &[Contender], made: Vec<Made>, start: Start) -> (Vec<Made>, Vec<Id<Idea>>) {
    let decided: HashSet<Id<Idea>> = made.iter().map(|made| made.decision.idea).collect();
    let place = |idea: &Contender| {
        let state = OTHERS.iter().position(|state| *state == idea.state)?;
        (!decided.contains(&idea.id)).then_some((state, idea.id.get()))
    };
    let mut others: Vec<(usize, i64)> = ideas.iter().filter_map(place).collect();
    others.sort_unstable();
    let rows = match start {
        Start::Decided(before) => {
            made.into_iter().filter(|made| standing(made) > before).take(ROWS + 1).collect()
        }
        Start::Others(state, id) => {
            let state = OTHERS.iter().position(|other| *other == state).unwrap_or_default();
            others.retain(|other| *other > (state, id));
            Vec::new()
        }
    };
    others.truncate(ROWS + 1 - rows.len());
    (rows, others.into_iter().map(|(_, id)| Id::new(id)).collect())
}

/// These ideas with their words, in this order.
fn in_order(act: &mut Act, ids: &[Id<Idea>]) -> Done<Vec<Idea>> {
    let ideas = rows::idea::these(act.tx, ids)?;
    let mut ideas: HashMap<Id<Idea>, Idea> =
        ideas.into_iter().map(|idea| (idea.id, idea)).collect();
    Ok(ids.iter().filter_map(|id| ideas.remove(id)).collect())
}

impl Found {
    /// Looks up what the ideas of this page cost by the office.
    fn cost(&mut self, act: &mut Act) -> Done<()> {
        let decided = self.decided.iter().map(|(idea, _)| idea.id);
        let others = self.others.iter().map(|(idea, _)| idea.id);
        let winners = self.winners.iter().map(|idea| idea.id);
        let ideas: HashSet<Id<Idea>> = decided.chain(others).chain(winners).collect();
        let ideas: Vec<Id<Idea>> = ideas.into_iter().collect();
        self.ranges = rows::estimate::ranges(act.tx, &ideas)?.into_iter().collect();
        Ok(())
    }

    /// The query of a page that begins after the last row of this one.
    fn query(&self) -> Option<String> {
        let other =
            self.others.last().map(|(idea, _)| format!("?others={}.{}", idea.state.key(), idea.id));
        let decided = || {
            let (place, idea) = standing(&self.decided.last()?.1);
            Some(format!("?after={place}.{idea}"))
        };
        other.or_else(decided)
    }
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
