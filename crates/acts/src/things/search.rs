//! Finding things by words in the whole city. What is found is listed and may be read by whoever asks: what a moderator
//! hid, what is a draft, and what others keep to themselves is not found, not even counted.

use std::collections::{BTreeSet, HashMap};

use ::calls::{Call, CallState};
use city::{Id, Noun, Thing};
use store::calls as call_rows;
use store::things::asked::Asked;
use store::things::found::{self, Place};

use super::{Found, find};
use crate::{Act, Done};

/// How many things of a word are looked at for what is suggested while somebody types.
const SUGGESTED_OF: i64 = 60;

/// What somebody may read of what was found.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// The things, the best first.
    pub things: Vec<Id<Thing>>,
    /// Whether everything was looked at; else there are some more.
    pub whole: bool,
    /// The words that they have instead of ones that were mistyped.
    pub instead: BTreeSet<String>,
}

/// How many of the words a thing must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Having {
    /// All of them.
    All,
    /// One at least.
    Some,
}

impl Matches {
    /// Some of the things, loaded.
    pub fn load(&self, act: &mut Act, from: usize, most: usize) -> Done<Vec<Found>> {
        self.things.iter().skip(from).take(most).map(|id| find(act, *id)).collect()
    }
}

/// The things of a noun that have the words. Comments count where they are about one of the `nouns`.
pub fn of_noun(
    act: &mut Act,
    noun: Noun,
    asked: &Asked,
    having: Having,
    nouns: &[Noun],
) -> Done<Matches> {
    let found = found::of_noun(act.tx, noun, asked, found::LOOKED_AT)?;
    let mut calls = Calls::default();
    let mut matches = Matches { whole: found.whole, ..Matches::default() };
    for hit in found.hits.into_iter().filter(|hit| hit.all || having == Having::Some) {
        if may_find(act, &mut calls, noun, &hit.place, nouns)? {
            matches.things.push(hit.place.thing);
            matches.instead.extend(hit.instead);
        }
    }
    Ok(matches)
}

/// Things whose titles have all of the words, as far as whoever acts may read them.
pub fn titled(act: &mut Act, noun: Noun, asked: &Asked, most: usize) -> Done<Vec<Found>> {
    let found = found::of_noun(act.tx, noun, asked, SUGGESTED_OF)?;
    let mut calls = Calls::default();
    let mut things = Vec::new();
    for hit in found.hits.into_iter().filter(|hit| hit.title) {
        if things.len() < most && may_find(act, &mut calls, noun, &hit.place, &[])? {
            things.push(find(act, hit.place.thing)?);
        }
    }
    Ok(things)
}

/// Whether whoever acts may find a thing that is listed.
fn may_find(
    act: &mut Act,
    calls: &mut Calls,
    noun: Noun,
    place: &Place,
    nouns: &[Noun],
) -> Done<bool> {
    // What is listed of organisations may be read by everybody.
    if noun == Noun::Organisation {
        return Ok(true);
    }
    let is_listed = place.parent_listed.unwrap_or_default();
    let call = match (noun, place.parent_noun) {
        // What the city itself invites to is open to everybody, and so is what is said about it.
        (Noun::Event, None) => return Ok(true),
        (Noun::Comment, Some(Noun::Event)) if is_listed && nouns.contains(&Noun::Event) => {
            match place.around {
                None => return Ok(true),
                call => call,
            }
        }
        (Noun::Event, _) => place.parent,
        (Noun::Call, _) => Some(place.thing),
        (Noun::Idea, _) => place.parent,
        (Noun::Comment, Some(about)) if !is_listed || !nouns.contains(&about) => None,
        (Noun::Comment, Some(Noun::Call)) => place.parent,
        (Noun::Comment, Some(Noun::Idea)) => place.around,
        (
            Noun::Comment,
            Some(Noun::Event | Noun::Comment | Noun::Organisation | Noun::Amendment) | None,
        )
        | (Noun::Organisation | Noun::Amendment, _) => None,
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
