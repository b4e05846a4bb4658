//! Ideas that say the same: of this and earlier calls, in whichever language, as far as whoever asks may read them.

use std::collections::HashMap;

use ::calls::{Call, Idea};
use city::Id;
use likeness::{Asked, Candidate, Reason};
use store::calls as rows;
use store::things::likeness as terms;

use crate::{Act, Done};

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

/// What is near an idea.
pub fn to_idea(act: &mut Act, idea: &Idea) -> Done<Vec<Near>> {
    let input = &idea.input;
    let text = format!("{} {}", input.place, input.text);
    let place = input.neighbourhood.as_deref();
    let asked = Asked::new(&input.title, &text, input.language.as_str(), place);
    nearest(act, &asked, Some(idea.id))
}

/// What is near a text.
pub fn to_text(act: &mut Act, asked: &Asked) -> Done<Vec<Near>> {
    nearest(act, asked, None)
}

fn nearest(act: &mut Act, asked: &Asked, but: Option<Id<Idea>>) -> Done<Vec<Near>> {
    let sought = terms::sought(act.tx, asked, but.map(Id::thing))?;
    let mut calls: HashMap<Id<Call>, Option<Call>> = HashMap::new();
    let mut readable: Vec<Candidate> = Vec::new();
    for (candidate, call) in sought.candidates {
        if let std::collections::hash_map::Entry::Vacant(unknown) = calls.entry(call) {
            let found = rows::call::get(act.tx, call)?;
            let may = ::calls::may_read_call(&act.actor, &found);
            unknown.insert(Some(found).filter(|_| may));
        }
        if calls.get(&call).is_some_and(Option::is_some) {
            readable.push(candidate);
        }
    }
    let mut near = Vec::new();
    for found in asked.nearest(&sought.postings, &readable) {
        let idea = rows::idea::get(act.tx, Id::new(found.thing))?;
        let Some(Some(call)) = calls.get(&idea.call) else { continue };
        if ::calls::may_read_idea(&act.actor, call, &idea) {
            near.push(Near { call: call.clone(), idea, reason: found.reason });
        }
    }
    Ok(near)
}
