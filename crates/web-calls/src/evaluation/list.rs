//! The calls whose ideas the reader evaluates, each with how far they are.

use axum::response::{IntoResponse, Response};
use calls::Call;
use calls::evaluation::{EvaluationState, evaluates_as};
use city::Role;
use web::Page;
use web::http::{Problem, Visit};
use web::views::Link;

use crate::evaluation::view::{EvaluatedCall, ListPage};
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// How many calls are looked at.
const MOST: i64 = 50;

/// A call whose ideas the reader evaluates.
pub(crate) struct Mine {
    pub(crate) call: Call,
    /// As what.
    role: Role,
    /// How many of their ideas they have handed in, and how many there are.
    done: i64,
    all: i64,
    /// How many wait for their marks; none once marks can be given no more.
    pub(crate) waits: usize,
    closed: bool,
}

/// The calls in which whoever acts evaluates, the newest first.
pub(crate) fn load(act: &mut acts::Act) -> acts::Done<Vec<Mine>> {
    let me = act.person()?;
    let mut mine = Vec::new();
    for id in store::calls::evaluator::of_person(act.tx, me, MOST)? {
        let call = store::calls::call::get(act.tx, id)?;
        let Some(role) = evaluates_as(&act.actor, call.ground()) else { continue };
        let evaluating = store::calls::evaluator::of(act.tx, id)?;
        let closed = evaluating.is_none_or(|it| it.closed.is_some());
        let waits = match closed {
            true => 0,
            false => store::calls::evaluation::waiting(act.tx, me, id, MOST)?.len(),
        };
        let states = store::calls::evaluation::states(act.tx, me, id)?;
        let count = |is: fn(EvaluationState) -> bool| {
            let number = states.iter().filter(|(_, state)| is(*state)).count();
            i64::try_from(number).unwrap_or(i64::MAX)
        };
        mine.push(Mine {
            done: count(|state| state == EvaluationState::Done),
            all: count(|state| state != EvaluationState::Away),
            call,
            role,
            waits,
            closed,
        });
    }
    Ok(mine)
}

/// What waits for the marks of the reader, each leading there.
pub(crate) fn waiting(visit: &Visit, mine: &[Mine]) -> Vec<Link> {
    let shape = Shape::new(visit);
    let waits = mine.iter().filter(|one| one.waits > 0).map(|one| {
        let label = visit.words.me_evaluation_waits(shape.title(&one.call), one.waits);
        Link::new(label, visit.to.desk_evaluate(&one.call.slug))
    });
    waits.collect()
}

/// The page.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    let mine = visit.read(load).await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let row = |one: &Mine| EvaluatedCall {
        call: Link::new(shape.title(&one.call), visit.to.desk_evaluate(&one.call.slug)),
        role: web::people::role_word(w, one.role),
        state: match (one.closed, one.waits) {
            (true, _) => ("a3", w.evaluation_is_closed()),
            (false, 0) => ("ok a6", w.evaluation_nothing_waits()),
            (false, _) => ("info a1", w.evaluation_something_waits()),
        },
        progress: w.evaluate_progress(one.done, one.all),
    };
    let page = ListPage {
        calls: mine.iter().map(row).collect(),
        frame: visit.frame(w.evaluations_title()),
    };
    Ok(Page(page).into_response())
}
