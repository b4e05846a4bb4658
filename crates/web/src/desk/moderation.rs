//! What waits for moderators, whatever its noun.

use city::Work;

use super::{Task, Waiting};
use crate::http::Visit;
use crate::things::moderation::heap::Heap;
use crate::things::written::{self, Written};
use crate::words::{Words, name};

/// The kinds of work that every noun brings.
pub(super) const KINDS: [Work; 3] = [Work::Report, Work::First, Work::Appeal];

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
