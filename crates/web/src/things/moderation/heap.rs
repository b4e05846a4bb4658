//! What waits for moderators, by why it waits.

use acts::things::find;
use acts::{Act, Done};
use city::{Hiding, Id, Noun, Role, SavedReply, Thing, Waits, Work};
use store::desk::task::{self, Filter};
use store::things as rows;
use store::things::report::Open;

use crate::words::Words;

/// How many of each sort are looked up; whoever has dealt with them sees the next.
const MOST: i64 = 200;

city::stored! {
    /// What waits for a moderator, by why it waits.
    pub(crate) enum Heap {
        /// Somebody reported it.
        Reports = "reports",
        /// It looks suspicious, and nobody else sees it yet.
        Held = "held",
        /// A colleague proposed to hide it.
        Confirm = "confirm",
        /// Its writer is new.
        First = "first",
        /// Its author answered a hiding.
        Appeals = "appeals",
        /// It is hidden.
        Hidden = "hidden",
    }
}

impl Heap {
    /// The work that waits on it.
    pub(crate) fn work(self) -> Option<Work> {
        match self {
            Self::Reports => Some(Work::Report),
            Self::Held => Some(Work::Held),
            Self::Confirm => Some(Work::Confirm),
            Self::First => Some(Work::First),
            Self::Appeals => Some(Work::Appeal),
            Self::Hidden => None,
        }
    }

    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.heap_reports(),
            Self::Held => w.heap_held(),
            Self::Confirm => w.heap_confirm(),
            Self::First => w.heap_first(),
            Self::Appeals => w.heap_appeals(),
            Self::Hidden => w.heap_hidden(),
        }
    }

    /// What is to be done with what lies on it.
    pub(crate) fn task(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.desk_task_report(),
            Self::Held => w.desk_task_held(),
            Self::Confirm => w.desk_task_confirm(),
            Self::First => w.desk_task_first(),
            Self::Appeals => w.desk_task_appeal(),
            Self::Hidden => w.heap_hidden(),
        }
    }
}

/// What of these is about things for which whoever acts is a moderator.
pub(super) fn theirs<T>(
    act: &mut Act,
    all: Vec<T>,
    thing: impl Fn(&T) -> Id<Thing>,
) -> Done<Vec<T>> {
    if act.actor.is(Role::Moderator) {
        return Ok(all);
    }
    let mut own = Vec::new();
    for one in all {
        let found = find(act, thing(&one))?;
        if act.actor.is_on(Role::Moderator, found.ground()) {
            own.push(one);
        }
    }
    Ok(own)
}

/// All heaps.
#[derive(Debug)]
pub(crate) struct Heaps {
    pub(crate) reports: Vec<Open>,
    waiting: Vec<(Heap, Vec<Id<Thing>>)>,
    hidden: Vec<Hiding>,
    /// How many who are blocked have appealed.
    pub(crate) block_appeals: i64,
    /// What moderators write often.
    pub(crate) replies: Vec<SavedReply>,
}

impl Heaps {
    /// What waits about things of these nouns: those of the systems that the city has.
    pub(crate) fn load(act: &mut Act, known: &[Noun]) -> Done<Self> {
        let mut hidden = rows::hiding::recent(act.tx, MOST)?;
        hidden.retain(|hiding| hiding.restored_at.is_none());
        let hidden = theirs(act, hidden, |hiding| hiding.thing)?;
        let mut waiting = Vec::new();
        for heap in Heap::ALL {
            let Some(work) = heap.work() else { continue };
            let sorts: Vec<_> = known.iter().map(|noun| (work, *noun)).collect();
            let all = Filter { by: Some(act.actor.clone()), ..Filter::default() };
            let tasks = task::first(act.tx, &sorts, Waits::Here, &all, act.now, MOST)?;
            waiting.push((*heap, tasks.into_iter().map(|task| task.thing).collect()));
        }
        let replies = acts::desk::reply::all(act)?;
        let reports = rows::report::open(act.tx, MOST)?;
        let reports = theirs(act, reports, |report| report.thing)?;
        let block_appeals = store::city::block::appeals(act.tx, act.now)?;
        Ok(Self { reports, waiting, hidden, block_appeals, replies })
    }

    /// What lies on a heap, each thing once.
    pub(crate) fn things(&self, heap: Heap) -> Vec<Id<Thing>> {
        if heap == Heap::Hidden {
            let mut once = Vec::new();
            for hiding in &self.hidden {
                if !once.contains(&hiding.thing) {
                    once.push(hiding.thing);
                }
            }
            return once;
        }
        let found = self.waiting.iter().find(|(of, _)| *of == heap);
        found.map(|(_, things)| things.clone()).unwrap_or_default()
    }

    /// The heap somebody wants to see; without a wish the first that is not empty.
    pub(crate) fn heap(&self, wish: &str) -> Heap {
        let waits = |heap: &Heap| !self.things(*heap).is_empty();
        let first = || Heap::ALL.iter().copied().filter(|heap| *heap != Heap::Hidden).find(waits);
        Heap::from_key(wish).or_else(first).unwrap_or(Heap::Reports)
    }
}
