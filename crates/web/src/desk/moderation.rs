//! What waits for moderators, whatever its noun.

use acts::things::{hiding, order, report};
use city::{Id, Refusal, Standing, Thing, Work};
use jiff::Timestamp;

use super::{Judgement, Needs, Task, Verdict, Waiting};
use crate::http::{CityHere, Visit};
use crate::things::moderation::Sentence;
use crate::things::moderation::heap::Heap;
use crate::things::written::{self, Written};
use crate::words::{Words, name};

/// The kinds of work that every noun brings.
pub(super) const KINDS: [Work; 5] =
    [Work::Report, Work::Held, Work::Confirm, Work::First, Work::Appeal];

/// The heap on which what waits so lies; none for the work of a system.
fn heap(work: Work) -> Option<Heap> {
    Heap::ALL.iter().copied().find(|heap| heap.work() == Some(work))
}

/// What such work is called.
pub(super) fn word(work: Work, w: &Words) -> Option<&'static str> {
    heap(work).map(|heap| heap.task(w))
}

/// Loads the posts behind tasks; what has gone meanwhile is left out.
pub(super) fn load(act: &mut acts::Act, tasks: &[Task]) -> acts::Done<Vec<(Task, Written)>> {
    let mut all = Vec::new();
    for task in tasks.iter().filter(|task| KINDS.contains(&task.work)) {
        let written = written::load_all(act, &[task.thing])?;
        all.extend(written.into_iter().map(|written| (task.clone(), written)));
    }
    Ok(all)
}

/// A post as the queue shows it.
pub(super) fn item(visit: &Visit, (task, post): &(Task, Written)) -> Option<Waiting> {
    let (w, heap) = (&visit.words, heap(task.work)?);
    let mut what = post.link(visit);
    what.href = format!("{}?show={heap}", visit.to.moderate(post.found.noun(), post.id()));
    let author = post.found.written().map(|it| name(w, &it.author.name).to_owned());
    Some(Waiting {
        thing: task.thing,
        work: task.work,
        since: task.since_at,
        task: heap.task(w).to_owned(),
        what,
        meta: author.into_iter().collect(),
        late: false,
    })
}

/// What can be said of many posts at once.
pub(super) fn verdicts(work: Work) -> &'static [Verdict] {
    match work {
        Work::Report | Work::Held | Work::First => &[
            Verdict {
                key: "fine",
                needs: Needs::Nothing,
                word: |w| w.mod_keep(),
                done: |w, count| w.done_fine(count),
            },
            Verdict {
                key: "hide",
                needs: Needs::Reason,
                word: |w| w.mod_hide(),
                done: |w, count| w.done_hide(count),
            },
        ],
        Work::Confirm => &[
            Verdict {
                key: "confirm",
                needs: Needs::Nothing,
                word: |w| w.mod_confirm(),
                done: |w, count| w.done_hide(count),
            },
            Verdict {
                key: "dismiss",
                needs: Needs::Nothing,
                word: |w| w.mod_dismiss(),
                done: |w, count| w.done_dismiss(count),
            },
        ],
        Work::Appeal => &[
            Verdict {
                key: "restore",
                needs: Needs::Page,
                word: |w| w.mod_restore(),
                done: |w, count| w.done_restore(count),
            },
            Verdict {
                key: "stay",
                needs: Needs::Page,
                word: |w| w.mod_stay_hidden(),
                done: |w, count| w.done_stay(count),
            },
        ],
        _ => &[],
    }
}

/// Gives a verdict on one post; what must be known to take it back.
pub(super) fn judge(
    act: &mut acts::Act,
    city: &CityHere,
    thing: Id<Thing>,
    said: &Judgement,
) -> acts::Done<&'static str> {
    match said.verdict.as_str() {
        "fine" => {
            let found = acts::things::readable(act, thing)?;
            let before = before(act, &found)?;
            report::approve(act, thing)?;
            Ok(before)
        }
        "confirm" => hiding::confirm(act, thing).map(|_| ""),
        "dismiss" => hiding::dismiss(act, thing).map(|_| ""),
        "hide" => {
            let (rule, text) = (said.rule.clone(), said.reason.clone());
            let sentence = Sentence { rule, law: String::new(), text };
            let ruling = crate::things::moderation::ruling(act, city, thing, &sentence)?;
            hiding::hide(act, thing, ruling)?;
            Ok("")
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

/// What is noted where an approval made somebody known.
const NEW: &str = "new";
/// The same, where it let something be seen that waited.
const HELD_NEW: &str = "held-new";
/// What is noted where an approval let something be seen, whose author was known already.
const HELD: &str = "held";

/// What has to be known to take an approval back.
pub(crate) fn before(act: &mut acts::Act, found: &acts::things::Found) -> acts::Done<&'static str> {
    let is_new = report::is_new(act, found)?;
    let waits = order::why(act, found.id())?.is_some();
    Ok(match (waits, is_new) {
        (true, true) => HELD_NEW,
        (true, false) => HELD,
        (false, true) => NEW,
        (false, false) => "",
    })
}

/// Takes a verdict back that was given since a moment.
pub(super) fn take_back(
    act: &mut acts::Act,
    verdict: &str,
    (thing, before): (Id<Thing>, &str),
    since: Timestamp,
) -> acts::Done<()> {
    match verdict {
        "fine" => {
            let is_new = matches!(before, NEW | HELD_NEW);
            let author = if is_new { Standing::New } else { Standing::Known };
            match before {
                HELD | HELD_NEW => order::unrelease(act, thing, author),
                _ => report::unapprove(act, thing, author, since),
            }
        }
        "hide" | "confirm" => hiding::unhide(act, thing, since),
        "restore" => hiding::unrestore(act, thing, since),
        "stay" => hiding::unkeep(act, thing, since),
        _ => Err(Refusal::NotFound.into()),
    }
}
