//! Claims that wait at the desk, as the queue shows them.

use acts::Done;
use city::{Noun, Organisation, Work};
use store::organisations::{claim, organisation};
use web::desk::{Sort, Task, Waiting};
use web::http::Visit;
use web::system::Shown;
use web::views::Link;
use web::words::{Words, name};

use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// The sort of work that is this system's.
pub(crate) const SORTS: &[Sort] = &[(Work::Claim, Noun::Organisation)];

/// What it is called.
pub(crate) fn word(work: Work, w: &Words) -> Option<&'static str> {
    (work == Work::Claim).then(|| w.desk_task_claim())
}

/// Loads what stands behind tasks.
pub(crate) fn load(act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Waiting>>> {
    let mut found = Vec::new();
    for task in tasks.iter().filter(|task| task.about == Noun::Organisation) {
        let one = organisation::get(act.tx, task.thing.of())?;
        let claim = claim::waiting(act.tx, one.id)?;
        let who = match claim {
            Some(claim) => store::city::person::get(act.tx, claim.person)?.name.as_str().to_owned(),
            None => continue,
        };
        found.push((task.clone(), one, who));
    }
    Ok(Box::new(move |visit, _| {
        Ok(found.iter().map(|(task, one, who)| item(visit, task, one, who)).collect())
    }))
}

fn item(visit: &Visit, task: &Task, one: &Organisation, who: &str) -> Waiting {
    let w = &visit.words;
    Waiting {
        thing: task.thing,
        work: task.work,
        since: task.since_at,
        task: w.desk_task_claim().to_owned(),
        what: Link::new(one.name(&visit.wished()), visit.to.desk_claim(one.id)),
        meta: vec![shape::sector(w, one.input.sector).to_owned(), name(w, who).to_owned()],
        late: false,
    }
}
