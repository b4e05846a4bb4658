//! Everything whoever acts has to do with, each thing once, with their part in it.

use std::collections::HashMap;

use city::{Id, Noun, Thing};
use jiff::Timestamp;
use store::things::mine::{self, Touched};

use crate::{Act, Done};

city::stored! {
    /// Somebody's part in a thing.
    pub enum Part {
        /// They have begun it, and nobody else sees it.
        Draft = "draft",
        /// They brought it, or joined it by a merge.
        Brought = "brought",
        /// They said it.
        Said = "said",
        /// They support it.
        Supported = "supported",
        /// They follow it.
        Followed = "followed",
    }
}

/// A thing of whoever acts.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The thing.
    pub thing: Id<Thing>,
    /// What it is.
    pub noun: Noun,
    /// Their parts in it.
    pub parts: Vec<Part>,
    /// When they last took one.
    pub at: Timestamp,
}

/// What whoever acts has to do with, the newest first.
pub fn of(act: &mut Act) -> Done<Vec<Mine>> {
    let me = act.person()?;
    let mut all: HashMap<Id<Thing>, Mine> = HashMap::new();
    let mut add = |touched: Vec<Touched>, part: fn(Noun) -> Part| {
        for Touched { thing, noun, made_at: at } in touched {
            let mine = all.entry(thing).or_insert_with(|| Mine { thing, noun, parts: vec![], at });
            mine.parts.push(part(noun));
            mine.at = mine.at.max(at);
        }
    };
    add(mine::brought(act.tx, me)?, |noun| match noun {
        Noun::Comment => Part::Said,
        Noun::Call | Noun::Idea | Noun::Event | Noun::Organisation | Noun::Amendment => {
            Part::Brought
        }
    });
    add(mine::supported(act.tx, me)?, |_| Part::Supported);
    add(mine::followed(act.tx, me)?, |_| Part::Followed);
    let mut all: Vec<Mine> = all.into_values().collect();
    all.sort_by_key(|mine| std::cmp::Reverse((mine.at, mine.thing)));
    Ok(all)
}
