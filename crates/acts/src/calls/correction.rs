//! Correcting a decision that is public: what was decided first stays readable, and whoever heard of it hears again.

use calls::{Choice, Contender, Decision, Idea, Verdict};
use city::audit::Action;
use city::{Id, Refusal, Step, StepKind};
use serde_json::json;
use store::calls as rows;
use store::calls::correction::Former;

use super::call::to_work_on;
use super::idea::readable;
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// Corrects what was decided about an idea, with a public reason `why`; authors and followers hear at once, and everybody
/// sees it. `seen` is how many corrections there were as the officer saw them.
pub fn correct(act: &mut Act, id: Id<Idea>, seen: usize, choice: &Choice, why: &str) -> Done<()> {
    let officer = act.person()?;
    let (call, idea) = readable(act, id)?;
    let call = to_work_on(act, call.id)?;
    let made = rows::decision::of_idea(act.tx, id)?.ok_or(Refusal::AlreadyElsewhere)?;
    if made.public_at > act.now || idea.state != made.decision.verdict.state() || idea.hidden {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let before = rows::correction::of_idea(act.tx, id)?;
    if before.len() != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let decided = decided(act, &call)?;
    let (decision, why) = calls::correct(&call, &decided, id, choice, why)?;
    let former = Former {
        idea: id,
        verdict: made.decision.verdict,
        reason: made.decision.reason,
        deviation: made.decision.deviation,
        office: made.office,
        public_at: before.last().map_or(made.public_at, |last| last.corrected_at),
        why,
        corrected_at: act.now,
    };
    let number = i64::try_from(before.len()).unwrap_or(i64::MAX).saturating_add(1);
    let office = call.content.office.clone();
    rows::correction::correct(act.tx, call.id, (number, &former), (&decision, &office), officer)?;
    if decision.verdict != former.verdict {
        rows::correction::forget_enough(act.tx, call.id)?;
    }
    rows::idea::set_state(act.tx, &idea, decision.verdict.state(), act.now)?;
    let verdict = match decision.verdict {
        Verdict::Selected => StepKind::Selected,
        Verdict::NotSelected => StepKind::NotSelected,
    };
    for (kind, reason) in [(StepKind::Corrected, &former.why), (verdict, &decision.reason)] {
        let step = Step { office: office.clone(), reason: reason.clone(), ..act.happened(kind) };
        act.step(id, &step)?;
        notice::authors(act, News { kind, thing: id.thing(), reason, other: None })?;
    }
    let details = json!({
        "was": former.verdict.key(),
        "verdict": decision.verdict.key(),
        "deviation": decision.deviation.is_some(),
    });
    act.audit(Action::CorrectDecision, id, &details)
}

/// All public decisions of a call, each with its idea, as far as it stands in lists.
fn decided(act: &mut Act, call: &calls::Call) -> Done<Vec<(Contender, Decision)>> {
    let made = rows::decision::of_call(act.tx, call.id)?.into_iter();
    let public = made.filter(|made| made.public_at <= act.now).map(|made| made.decision);
    let mut made: std::collections::BTreeMap<Id<Idea>, Decision> =
        public.map(|made| (made.idea, made)).collect();
    let ideas = rows::idea::contenders(act.tx, call.id)?.into_iter();
    Ok(ideas.filter_map(|idea| Some((idea.clone(), made.remove(&idea.id)?))).collect())
}
