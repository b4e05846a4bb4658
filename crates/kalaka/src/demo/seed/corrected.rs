//! A decision of the demo that was corrected: what it was first, and the turns of the idea.

use calls::{Call, Idea, IdeaState, Verdict};
use city::{Step, StepKind};
use jiff::Timestamp;
use store::calls::correction::Former;

use super::Seeder;
use crate::demo::content::IdeaEntry;

impl Seeder {
    /// What was decided about an idea before it was corrected, where it was; the verdict stays.
    pub(super) fn former(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        idea: &Idea,
        decided: Timestamp,
    ) -> anyhow::Result<Option<Former>> {
        let Some(first) = &entry.corrected else { return Ok(None) };
        let verdict = match idea.state {
            IdeaState::Selected => Verdict::Selected,
            _ => Verdict::NotSelected,
        };
        Ok(Some(Former {
            idea: idea.id,
            verdict,
            reason: first.reason.clone(),
            deviation: None,
            office: call.content.office.clone(),
            public_at: decided,
            why: first.why.clone(),
            corrected_at: self.moments.past(&first.day)?,
        }))
    }
}

/// Has the journey of an idea say first what was decided first, then why it was corrected, and to what.
pub(super) fn corrected(former: &Former, steps: &mut Vec<Step>) {
    let is_verdict = |step: &Step| matches!(step.kind, StepKind::Selected | StepKind::NotSelected);
    let Some(at) = steps.iter().position(is_verdict) else { return };
    let Some(stands) = steps.get(at).cloned() else { return };
    let made = former.corrected_at;
    let turns = [
        Step { reason: former.reason.clone(), ..stands.clone() },
        Step { kind: StepKind::Corrected, made, reason: former.why.clone(), ..stands.clone() },
        Step { made, ..stands },
    ];
    steps.splice(at..=at, turns);
}
