//! Ideas that say the same: of this and earlier calls, in whichever language, as far as whoever asks may read them.
//!
//! What is near an idea is kept with it. A job looks for it once the idea was published or changed, and has those beside
//! it looked at too; what is near a text that is still being written is looked up while it is.

use std::collections::HashMap;

use ::calls::{Call, Idea};
use city::{Access, Id};
use likeness::{Asked, Candidate, Match, NEAREST, Reason};
use store::calls as rows;
use store::jobs::Urgency;
use store::things::likeness::{self as terms, Sought};

use crate::{Act, Done};

/// The job that looks for what is near an idea which was published or changed, and then at those beside it.
pub const CHANGED_JOB: &str = "near";
/// The job that looks once more for what is near an idea, because another beside it has changed.
pub const BESIDE_JOB: &str = "near-beside";
/// The job that goes through all ideas of a city, in turns: the lexicon has changed, or nobody ever looked.
pub const ALL_JOB: &str = "near-all";

/// Among how many ideas what is near is chosen: for a reader who waits, and by a job, which chooses for every reader.
const CLOSELY: usize = 32;
const CLOSELY_FOR_ALL: usize = 48;

/// How many ideas one turn goes through, and how many ideas that name one are looked at in one.
const TURN: i64 = 5;
const NAMING: i64 = 50;

/// An idea that is near, and why.
#[derive(Debug, Clone)]
pub struct Near {
    /// Its call.
    pub call: Call,
    /// The idea.
    pub idea: Idea,
    /// What both are about.
    pub reason: Reason,
}

/// What is near an idea of a call, as it was kept; nothing while nobody has looked.
pub fn to_idea(act: &mut Act, call: &Call, idea: &Idea) -> Done<Vec<Near>> {
    let mut near = all_to_idea(act, call, idea)?;
    near.truncate(NEAREST);
    Ok(near)
}

/// The same, as far as it was kept.
pub fn all_to_idea(act: &mut Act, call: &Call, idea: &Idea) -> Done<Vec<Near>> {
    let kept = rows::near::of(act.tx, idea.id)?;
    let mut calls = HashMap::from([(call.id, call.clone())]);
    if kept.iter().any(|(other, _)| other.call != call.id) {
        calls.extend(rows::near::calls(act.tx, idea.id)?.into_iter().map(|call| (call.id, call)));
    }
    let readable = |(idea, reason): (Idea, Reason)| {
        let call = calls.get(&idea.call)?;
        ::calls::may_read_idea(&act.actor, call, &idea).then(|| Near {
            call: call.clone(),
            idea,
            reason,
        })
    };
    Ok(kept.into_iter().filter_map(readable).collect())
}

/// What is near a text.
pub fn to_text(act: &mut Act, asked: &Asked) -> Done<Vec<Near>> {
    let Sought { postings, candidates } = terms::sought(act.tx, asked, None, CLOSELY)?;
    let mut calls = Calls::default();
    let mut readable: Vec<Candidate> = Vec::new();
    for (candidate, call) in candidates {
        let call = calls.get(act, call)?;
        if ::calls::may_read_call(&act.actor, call) {
            readable.push(candidate);
        }
    }
    let mut near = Vec::new();
    for found in asked.nearest(&postings, &readable) {
        let idea = rows::idea::get(act.tx, Id::new(found.thing))?;
        let call = calls.get(act, idea.call)?;
        if ::calls::may_read_idea(&act.actor, call, &idea) {
            near.push(Near { call: call.clone(), idea, reason: found.reason });
        }
    }
    Ok(near)
}

/// Has what is near an idea looked for after the commit.
pub(crate) fn look_later(act: &mut Act, idea: Id<Idea>) -> Done<()> {
    act.enqueue(CHANGED_JOB, &idea.to_string(), Urgency::Later, act.now)
}

/// The same, where a change may have made it another.
pub(crate) fn look_if_changed(act: &mut Act, before: &Idea, after: &Idea) -> Done<()> {
    let said = |idea: &Idea| {
        let Idea { input, .. } = idea.clone();
        let place = (input.place, input.neighbourhood);
        (idea.is_listed(), input.title, input.text, input.language, place)
    };
    if said(before) == said(after) { Ok(()) } else { look_later(act, after.id) }
}

/// Does a job of this module: what it is about are an idea and, where it comes again, where it left off.
pub fn work(act: &mut Act, job: &str, payload: &str) -> Done<()> {
    let mut ideas = payload.split(' ').map(|id| id.parse().unwrap_or(Id::new(0)));
    let mut next = || ideas.next().unwrap_or(Id::new(0));
    match job {
        CHANGED_JOB => changed(act, next(), next()),
        BESIDE_JOB => look(act, next()).map(drop),
        _ => all(act, next(), next()),
    }
}

/// Looks for what is near an idea that has changed, and has those looked at that are near it now, and those that named it
/// so far. What is beside these stays as it is: a change is felt one step away.
fn changed(act: &mut Act, id: Id<Idea>, after: Id<Idea>) -> Done<()> {
    let naming = rows::near::naming(act.tx, id, after, NAMING)?;
    if let Some(last) = naming.last()
        && i64::try_from(naming.len()) == Ok(NAMING)
    {
        act.enqueue(CHANGED_JOB, &format!("{id} {last}"), Urgency::Later, act.now)?;
    }
    let mut beside = naming;
    beside.extend(look(act, id)?);
    beside.sort_unstable();
    beside.dedup();
    for other in beside {
        act.enqueue(BESIDE_JOB, &other.to_string(), Urgency::Later, act.now)?;
    }
    Ok(())
}

/// Keeps what is near an idea now.
fn look(act: &mut Act, id: Id<Idea>) -> Done<Vec<Id<Idea>>> {
    let idea = rows::idea::get(act.tx, id)?;
    let near = if idea.is_listed() { nearest_for_all(act, &idea)? } else { Vec::new() };
    rows::near::keep(act.tx, id, &near)?;
    Ok(near.into_iter().map(|(other, _)| other).collect())
}

/// What is near an idea, for whoever reads it: as many as are shown of the ideas that everybody may read, of those for whom
/// it takes an account, and of those of the staff. So ideas that a reader may not see take nobody's place, and what is
/// left for a reader is the same as if it had been looked up for them.
fn nearest_for_all(act: &mut Act, idea: &Idea) -> Done<Vec<(Id<Idea>, Reason)>> {
    let input = &idea.input;
    let text = format!("{} {}", input.place, input.text);
    let place = input.neighbourhood.as_deref();
    let asked = Asked::new(&input.title, &text, input.language.as_str(), place);
    let Sought { postings, candidates } =
        terms::sought(act.tx, &asked, Some(idea.id.thing()), CLOSELY_FOR_ALL)?;
    let (mut calls, mut call_of) = (Calls::default(), HashMap::new());
    let mut closely: Vec<Candidate> = Vec::new();
    for (candidate, call) in candidates {
        call_of.insert(candidate.thing, calls.get(act, call)?.content.who.read);
        closely.push(candidate);
    }
    let mut taken: Vec<Access> = Vec::new();
    let mut near = Vec::new();
    for Match { thing, reason } in asked.in_order(&postings, &closely) {
        let Some(access) = call_of.get(&thing) else { continue };
        if taken.iter().filter(|other| *other == access).count() < NEAREST {
            taken.push(*access);
            near.push((Id::new(thing), reason));
        }
    }
    Ok(near)
}

/// Has all ideas of a city looked at, if they were not with this lexicon: those that came from a backup or from an
/// earlier version.
pub fn begin(act: &mut Act) -> Done<()> {
    if rows::near::is_of_this_lexicon(act.tx)? {
        return Ok(());
    }
    rows::near::note_lexicon(act.tx)?;
    begin_anew(act)
}

/// Has all ideas of a city looked at: many have come at once, and each beside the others costs more.
pub(crate) fn begin_anew(act: &mut Act) -> Done<()> {
    let payload = format!("{} {}", Id::<Idea>::new(0), Id::<Idea>::new(0));
    act.enqueue(ALL_JOB, &payload, Urgency::Later, act.now)
}

/// Two ways through a city, which say how far they are: first all texts are taken apart, then what is near each is
/// looked for among all of them.
fn all(act: &mut Act, apart: Id<Idea>, looked: Id<Idea>) -> Done<()> {
    let end = Id::new(i64::MAX);
    let ideas = rows::near::after(act.tx, if apart == end { looked } else { apart }, TURN)?;
    for idea in &ideas {
        if apart == end {
            look(act, idea.id)?;
        } else {
            rows::near::take_apart(act.tx, idea)?;
        }
    }
    let last = ideas.last().map_or(end, |idea| idea.id);
    if apart == end && last == end {
        return Ok(());
    }
    let (apart, looked) = if apart == end { (end, last) } else { (last, looked) };
    act.enqueue(ALL_JOB, &format!("{apart} {looked}"), Urgency::Later, act.now)
}

/// Calls that were read once.
#[derive(Default)]
struct Calls(HashMap<Id<Call>, Call>);

impl Calls {
    fn get(&mut self, act: &mut Act, id: Id<Call>) -> Done<&Call> {
        match self.0.entry(id) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(unknown) => {
                Ok(unknown.insert(rows::call::get(act.tx, id)?))
            }
        }
    }
}
