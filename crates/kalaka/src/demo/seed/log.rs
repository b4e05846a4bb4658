//! What the log says of the example: what staff did to its calls and ideas, in the order in which it was done.

use calls::{Call, IdeaState, Verdict};
use city::audit::Action;
use city::{Id, Noun, Person, Role, StepKind, Thing};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::Tx;
use store::city::audit;

use super::Seeder;
use super::preparing::PreparedIdea;

/// Something that somebody who works for the city did.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    pub(super) made: Timestamp,
    by: Role,
    action: Action,
    noun: Noun,
    thing: Id<Thing>,
    details: Value,
}

impl Seeder {
    /// Somebody with a role.
    pub(super) fn with(&self, role: Role) -> Option<Id<Person>> {
        self.people.all.iter().find(|person| person.roles.contains(&role)).map(|person| person.id)
    }

    pub(super) fn insert_log(&self, tx: &mut Tx, deeds: &[Deed]) -> store::Result<()> {
        for Deed { made, by, action, noun, thing, details } in deeds {
            let subject = format!("{noun} {thing}");
            audit::append_at(tx, *made, self.with(*by), *action, &subject, Some(*thing), details)?;
        }
        Ok(())
    }
}

/// What was done to a call and its ideas.
pub(super) fn deeds(call: &Call, ideas: &[PreparedIdea]) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = ideas.iter().flat_map(|idea| of_idea(call, idea)).collect();
    let mut add = |made, action, details| {
        let (by, noun, thing) = (Role::Officer, Noun::Call, call.id.thing());
        deeds.push(Deed { made, by, action, noun, thing, details });
    };
    if let Some(published) = call.published {
        add(published, Action::Begin, json!({}));
        add(published, Action::Publish, json!({}));
    }
    if let Some(closing) = &call.closing {
        add(closing.at, Action::CloseEarly, json!({ "reason": closing.reason }));
    }
    for turn in &call.content.reopenings {
        add(turn.at, Action::Reopen, json!({ "reason": turn.reason }));
    }
    if let Some(public_at) = call.last_result() {
        let decisions = || ideas.iter().filter_map(|idea| idea.decision.as_ref());
        let open = ideas.iter().filter(|one| one.idea.state == IdeaState::Eligible);
        let open = if call.results.is_some() { 0 } else { open.count() };
        let of = |verdict| {
            decisions().filter(|one| one.verdict == verdict).map(|one| one.idea).collect::<Vec<_>>()
        };
        let details = json!({
            "public_at": public_at.to_string(),
            "selected": of(Verdict::Selected),
            "not_selected": of(Verdict::NotSelected),
            "deviations": decisions().filter(|one| one.deviation.is_some()).count(),
            "open": open,
        });
        let made = public_at.checked_sub(calls::AUTHORS_FIRST).unwrap_or(public_at);
        add(made, Action::Decide, details);
    }
    deeds
}

fn of_idea(call: &Call, prepared: &PreparedIdea) -> Vec<Deed> {
    let idea = &prepared.idea;
    let deed = |made, by, action, details| {
        let (noun, thing) = (Noun::Idea, idea.id.thing());
        Deed { made, by, action, noun, thing, details }
    };
    let of_step = |step: &city::Step| {
        let (by, action, details) = match step.kind {
            StepKind::Eligible => {
                let details = json!({ "state": IdeaState::Eligible.key() });
                (Role::Officer, Action::Screen, details)
            }
            StepKind::Ineligible => {
                let (state, criterion) = (IdeaState::Ineligible.key(), &step.criterion);
                let details =
                    json!({ "state": state, "criterion": criterion, "reason": step.reason });
                (Role::Officer, Action::Screen, details)
            }
            StepKind::ChangeAsked => (Role::Officer, Action::AskChange, json!({})),
            StepKind::Merged => (Role::Officer, Action::Merge, json!({ "into": idea.merged_into })),
            StepKind::Answered => (Role::Officer, Action::Answer, json!({})),
            StepKind::Hidden => (Role::Moderator, Action::Hide, json!({ "reason": step.reason })),
            _ => return None,
        };
        Some(deed(step.made, by, action, details))
    };
    let mut deeds: Vec<Deed> = prepared.steps.iter().filter_map(of_step).collect();
    if let Some(decision) = prepared.decision.as_ref().filter(|_| call.last_result().is_none()) {
        let details = json!({
            "public_at": prepared.decided.to_string(),
            "verdict": decision.verdict.key(),
            "deviation": decision.deviation.is_some(),
        });
        deeds.push(deed(prepared.decided, Role::Officer, Action::Decide, details));
    }
    deeds
}
