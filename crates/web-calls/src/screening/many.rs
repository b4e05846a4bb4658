//! Screening many ideas at once.

use calls::{Call, Screening};
use city::{Id, Refusal, Work};
use store::calls as rows;
use web::desk::{Judgement, Needs, Task, Verdict};
use web::system::Shown;
use web::views::{Choice, Chosen};

use crate::shape::Shape;
use crate::words::CallWords as _;

/// What can be said of many at once.
pub(crate) fn verdicts(work: Work) -> &'static [Verdict] {
    match work {
        Work::Screen => &[
            Verdict {
                key: ELIGIBLE,
                needs: Needs::Nothing,
                word: |w| w.screen_eligible(),
                done: |w, count| w.done_eligible(count),
            },
            Verdict {
                key: "ineligible",
                needs: Needs::Reason,
                word: |w| w.screen_ineligible(),
                done: |w, count| w.done_ineligible(count),
            },
            Verdict {
                key: ASKED,
                needs: Needs::Page,
                word: |w| w.screen_ask(),
                done: |w, count| w.done_asked(count),
            },
            Verdict {
                key: MERGED,
                needs: Needs::Page,
                word: |w| w.screen_merge(),
                done: |w, count| w.done_merged(count),
            },
        ],
        _ => &[],
    }
}

const ELIGIBLE: &str = "eligible";
/// A question to the author, which waits for its answer.
pub(crate) const ASKED: &str = "asked";

/// Made one with another.
pub(crate) const MERGED: &str = "merged";

/// The conditions of the one call that all are about; none where they are about several.
pub(crate) fn rules(act: &mut acts::Act, tasks: &[Task]) -> acts::Done<Shown<Vec<Choice>>> {
    let mut of: Option<Id<Call>> = None;
    for task in tasks {
        let call = rows::idea::get(act.tx, task.thing.of())?.call;
        if of.is_some_and(|of| of != call) {
            return Ok(Box::new(|_, _| Ok(Vec::new())));
        }
        of = Some(call);
    }
    let Some(of) = of else { return Ok(Box::new(|_, _| Ok(Vec::new()))) };
    let call = rows::call::get(act.tx, of)?;
    Ok(Box::new(move |visit, _| {
        let shape = Shape::new(visit);
        let criteria = call.content.criteria.iter();
        let choice = |it: &calls::Criterion| Choice::new(&it.key, shape.text(&it.text), Chosen::No);
        Ok(criteria.map(choice).collect())
    }))
}

/// Screens one of them as it is now.
pub(crate) fn judge(act: &mut acts::Act, task: &Task, said: &Judgement) -> acts::Done<()> {
    if task.work != Work::Screen {
        return Err(Refusal::NotFound.into());
    }
    let idea = rows::idea::get(act.tx, task.thing.of())?;
    let screening = if said.verdict == ELIGIBLE {
        Screening::Eligible
    } else {
        Screening::Ineligible { criterion: said.rule.clone(), reason: said.reason.clone() }
    };
    acts::calls::screening::screen(act, idea.id, &screening, idea.version)
}
