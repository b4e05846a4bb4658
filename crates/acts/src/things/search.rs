//! Finding things by words in the whole city. What is found is listed and may be read by whoever asks: what a moderator
//! hid, what is a draft, and what others keep to themselves is not found, not even counted.

use std::collections::HashMap;

use ::calls::{Call, CallState};
use city::{Id, Noun, Thing};
use store::calls as call_rows;
use store::things::found::{self, Hit};

use super::{Found, find};
use crate::{Act, Done};

/// What somebody may read of what was found.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// The things, the best first.
    pub things: Vec<Id<Thing>>,
    /// Whether everything was looked at; else there are some more.
    pub whole: bool,
}

impl Matches {
    /// Some of the things, loaded.
    pub fn load(&self, act: &mut Act, from: usize, most: usize) -> Done<Vec<Found>> {
        self.things.iter().skip(from).take(most).map(|id| find(act, *id)).collect()
    }
}

/// The things of a noun that have all of the words. Comments count where they are about one of the `nouns`.
pub fn of_noun(act: &mut Act, noun: Noun, words: &str, nouns: &[Noun]) -> Done<Matches> {
    let found = found::of_noun(act.tx, noun, words)?;
    let mut calls = Calls::default();
    let mut things = Vec::new();
    for hit in found.hits {
        if may_find(act, &mut calls, noun, &hit, nouns)? {
            things.push(hit.thing);
        }
    }
    Ok(Matches { things, whole: found.whole })
}

/// Whether whoever acts may find a thing that is listed.
fn may_find(act: &mut Act, calls: &mut Calls, noun: Noun, hit: &Hit, nouns: &[Noun]) -> Done<bool> {
    let call = match (noun, hit.parent_noun) {
        (Noun::Call, _) => Some(hit.thing),
        (Noun::Idea, _) => hit.parent,
        (Noun::Comment, Some(about)) if !hit.parent_listed || !nouns.contains(&about) => None,
        (Noun::Comment, Some(Noun::Call)) => hit.parent,
        (Noun::Comment, Some(Noun::Idea)) => hit.around,
        (Noun::Comment, Some(Noun::Comment) | None) => None,
    };
    match call {
        Some(call) => calls.may_read(act, call),
        None => Ok(false),
    }
}

/// Which calls may be read, each looked up once.
#[derive(Default)]
struct Calls(HashMap<Id<Thing>, bool>);

impl Calls {
    fn may_read(&mut self, act: &mut Act, id: Id<Thing>) -> Done<bool> {
        if let Some(known) = self.0.get(&id) {
            return Ok(*known);
        }
        let call: Call = call_rows::call::get(act.tx, id.of())?;
        let may = call.state != CallState::Draft && ::calls::may_read_call(&act.actor, &call);
        self.0.insert(id, may);
        Ok(may)
    }
}
