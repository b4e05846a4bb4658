//! Screening: does an idea meet the call's rules? Twins are merged, gaps asked about.

use city::{Actor, Flaw, Flaws, Refusal};

use crate::{Call, Idea, IdeaState};

/// What an officer says about one idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screening {
    /// It meets the conditions.
    Eligible,
    /// It does not meet this criterion, and this is why.
    Ineligible {
        /// A criterion's key.
        criterion: String,
        /// A free sentence to the author, public.
        reason: String,
    },
}

/// A request to the author, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What to change or add.
    pub text: String,
}

/// Screens an idea. It may be screened again until it is decided: people err.
///
/// An early screening is refused only before the call is published; officers who answer sooner
/// than planned do nobody harm.
pub fn screen(
    call: &Call,
    idea: &mut Idea,
    screening: &Screening,
    version: i64,
) -> Result<(), Refusal> {
    if call.published.is_none() {
        return Err(Refusal::NotOpen { opens: None });
    }
    if !matches!(idea.state, IdeaState::Published | IdeaState::Eligible | IdeaState::Ineligible) {
        return Err(Refusal::AlreadyElsewhere);
    }
    if idea.version != version {
        return Err(Refusal::ChangedMeanwhile);
    }
    let state = match screening {
        Screening::Eligible => IdeaState::Eligible,
        Screening::Ineligible { criterion, reason } => {
            let mut flaws = Flaws::default();
            if criterion.is_empty() && !call.content.criteria.is_empty() {
                flaws.add("criterion", Flaw::Missing);
            } else if !criterion.is_empty() && call.content.criterion(criterion).is_none() {
                flaws.add("criterion", Flaw::NotAChoice);
            }
            flaws.text("reason", reason, city::hiding::REASON.0, city::hiding::REASON.1);
            flaws.into_result()?;
            IdeaState::Ineligible
        }
    };
    idea.state = state;
    idea.version += 1;
    Ok(())
}

/// Takes a verdict back, so that the idea waits again.
pub fn unscreen(idea: &mut Idea) -> Result<(), Refusal> {
    if !matches!(idea.state, IdeaState::Eligible | IdeaState::Ineligible) {
        return Err(Refusal::AlreadyElsewhere);
    }
    idea.state = IdeaState::Published;
    idea.version += 1;
    Ok(())
}

/// Asks the author for a change, in at most 1,000 characters.
pub fn ask_change(idea: &mut Idea, text: &str) -> Result<Change, Refusal> {
    if !idea.state.is_undecided() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let change = Change { text: city::hiding::reason("change", text)? };
    idea.change_asked = true;
    idea.version += 1;
    Ok(change)
}

/// Takes such a question back before its author read it.
pub fn unask_change(idea: &mut Idea) -> Result<(), Refusal> {
    if !idea.state.is_undecided() || !idea.change_asked {
        return Err(Refusal::AlreadyElsewhere);
    }
    idea.change_asked = false;
    idea.version += 1;
    Ok(())
}

/// Merges `twin` into `kept`: supporters, followers and the author go along; nothing is lost.
///
/// Both must be ideas of the same call, undecided, and neither merged already. Chains cannot
/// arise: what was merged cannot take another in, and ideas that point at `twin` are redirected
/// by whoever saves this.
pub fn merge(twin: &mut Idea, kept: &mut Idea) -> Result<(), Refusal> {
    if twin.id == kept.id || twin.call != kept.call {
        let mut flaws = Flaws::default();
        flaws.add("into", Flaw::NotAChoice);
        return Err(flaws.into());
    }
    if !twin.state.is_undecided() || !kept.state.is_undecided() || twin.hidden || kept.hidden {
        return Err(Refusal::AlreadyElsewhere);
    }
    twin.state = IdeaState::Merged;
    twin.merged_into = Some(kept.id);
    twin.version += 1;
    kept.version += 1;
    Ok(())
}

/// Undoes a merge: the twin is in the state again that it was in. What points at it is led back by whoever saves this.
pub fn unmerge(twin: &mut Idea, kept: &mut Idea, was: IdeaState) -> Result<(), Refusal> {
    let merged = twin.state == IdeaState::Merged && twin.merged_into == Some(kept.id);
    if !merged || kept.state == IdeaState::Merged || !was.is_undecided() {
        return Err(Refusal::AlreadyElsewhere);
    }
    twin.state = was;
    twin.merged_into = None;
    twin.version += 1;
    kept.version += 1;
    Ok(())
}

/// Takes an idea back. Its author may, until it is decided; it keeps its page without its words
/// counting for anything.
pub fn withdraw(actor: &Actor, idea: &mut Idea) -> Result<(), Refusal> {
    if !idea.is_by(actor) {
        return Err(Refusal::NotYours);
    }
    if !idea.state.is_undecided() && idea.state != IdeaState::Ineligible {
        return Err(Refusal::AlreadyElsewhere);
    }
    idea.state = IdeaState::Withdrawn;
    idea.version += 1;
    Ok(())
}
