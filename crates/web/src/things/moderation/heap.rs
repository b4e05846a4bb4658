//! What waits for moderators, by why it waits.

use city::{Hiding, Id, Thing};
use jiff::Timestamp;
use store::things as rows;
use store::things::report::Open;
use store::things::thing::FirstPost;

use crate::words::Words;

/// How many of each sort are looked up; whoever has dealt with them sees the next.
const MOST: i64 = 200;

city::stored! {
    /// What waits for a moderator, by why it waits.
    pub(crate) enum Heap {
        /// Somebody reported it.
        Reports = "reports",
        /// Its writer is new.
        First = "first",
        /// Its author answered a hiding.
        Appeals = "appeals",
        /// It is hidden.
        Hidden = "hidden",
    }
}

impl Heap {
    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.heap_reports(),
            Self::First => w.heap_first(),
            Self::Appeals => w.heap_appeals(),
            Self::Hidden => w.heap_hidden(),
        }
    }

    /// What is to be done with what lies on it.
    pub(crate) fn task(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.desk_task_report(),
            Self::First => w.desk_task_first(),
            Self::Appeals => w.desk_task_appeal(),
            Self::Hidden => w.heap_hidden(),
        }
    }
}

/// All heaps.
#[derive(Debug)]
pub(crate) struct Heaps {
    pub(crate) reports: Vec<Open>,
    first: Vec<FirstPost>,
    appeals: Vec<Hiding>,
    hidden: Vec<Hiding>,
}

impl Heaps {
    pub(crate) fn load(tx: &mut store::Tx) -> acts::Done<Self> {
        let mut hidden = rows::hiding::recent(tx, MOST)?;
        hidden.retain(|hiding| hiding.restored_at.is_none());
        Ok(Self {
            reports: rows::report::open(tx, MOST)?,
            first: rows::thing::first_posts(tx, MOST)?,
            appeals: rows::hiding::appeals(tx, MOST)?,
            hidden,
        })
    }

    /// What lies on a heap, each thing once.
    pub(crate) fn things(&self, heap: Heap) -> Vec<Id<Thing>> {
        let all: Vec<Id<Thing>> = match heap {
            Heap::Reports => self.reports.iter().map(|report| report.thing).collect(),
            Heap::First => self.first.iter().map(|post| post.id).collect(),
            Heap::Appeals => self.appeals.iter().map(|hiding| hiding.thing).collect(),
            Heap::Hidden => self.hidden.iter().map(|hiding| hiding.thing).collect(),
        };
        let mut once = Vec::new();
        for thing in all {
            if !once.contains(&thing) {
                once.push(thing);
            }
        }
        once
    }

    /// Since when a thing lies on a heap.
    pub(crate) fn since(&self, heap: Heap, thing: Id<Thing>) -> Option<Timestamp> {
        let hiding = |all: &[Hiding], at: fn(&Hiding) -> Option<Timestamp>| {
            all.iter().find(|hiding| hiding.thing == thing).and_then(at)
        };
        match heap {
            Heap::Reports => self.reports.iter().find(|it| it.thing == thing).map(|it| it.made_at),
            Heap::First => self.first.iter().find(|it| it.id == thing).map(|it| it.made_at),
            Heap::Appeals => hiding(&self.appeals, |it| it.appealed_at),
            Heap::Hidden => hiding(&self.hidden, |it| Some(it.made_at)),
        }
    }

    /// The heap somebody wants to see; without a wish the first that is not empty.
    pub(crate) fn heap(&self, wish: &str) -> Heap {
        let waits = |heap: &Heap| !self.things(*heap).is_empty();
        let first = || Heap::ALL.iter().copied().filter(|heap| *heap != Heap::Hidden).find(waits);
        Heap::from_key(wish).or_else(first).unwrap_or(Heap::Reports)
    }
}
