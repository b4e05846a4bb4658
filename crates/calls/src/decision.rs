//! Deciding: each eligible idea is selected or not, each with a reason, by the published rule.

use city::{Flaw, Flaws, Id};

use crate::{Call, Idea, IdeaState, Refusal, Rule, passed_over, rank};

/// What was decided about one idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The city will do it.
    Selected,
    /// It will not.
    NotSelected,
}

impl Verdict {
    /// The verdict's key, as stored and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::NotSelected => "not_selected",
        }
    }

    /// The verdict with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Selected, Self::NotSelected].into_iter().find(|verdict| verdict.key() == key)
    }

    /// The state an idea comes into.
    pub fn state(self) -> IdeaState {
        match self {
            Self::Selected => IdeaState::Selected,
            Self::NotSelected => IdeaState::NotSelected,
        }
    }
}

/// What an officer chose for one idea; a blank may stand while the decision is being prepared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Selected or not, once chosen.
    pub verdict: Option<Verdict>,
    /// The reason, public.
    pub reason: String,
    /// Why the order of support was not followed, public; blank where it was.
    pub deviation: String,
}

/// One idea's decision, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The idea.
    pub idea: Id<Idea>,
    /// Selected or not.
    pub verdict: Verdict,
    /// Its place in the order of support, from 1.
    pub place: usize,
    /// The reason.
    pub reason: String,
    /// Why the order of support was not followed, where it was not.
    pub deviation: Option<String>,
}

/// A whole call decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Every eligible idea's decision, in the order of support.
    pub decisions: Vec<Decision>,
}

/// Decides a call: `ideas` are all its listed ideas, `choice` gives what was chosen for one.
///
/// Refused while an idea is unscreened, has no verdict or no reason (10 to 2,000 characters), while
/// more are selected than there are places, or, under [`Rule::SupportOrder`], while an idea was
/// passed over without a public reason. Fields are `verdict_ID`, `reason_ID`, `deviation_ID`.
pub fn decide(
    call: &Call,
    ideas: Vec<Idea>,
    choice: impl Fn(Id<Idea>) -> Choice,
) -> Result<Decided, Refusal> {
    if call.published.is_none() || call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let mut flaws = Flaws::default();
    for idea in ideas.iter().filter(|idea| idea.state == IdeaState::Published && !idea.hidden) {
        flaws.add(format!("idea_{}", idea.id), Flaw::Missing);
    }
    let mut eligible: Vec<Idea> =
        ideas.into_iter().filter(|idea| idea.state == IdeaState::Eligible).collect();
    if eligible.is_empty() {
        flaws.add("ideas", Flaw::Missing);
    }
    rank(&mut eligible);

    let mut decisions = Vec::with_capacity(eligible.len());
    for (place, idea) in (1..).zip(&eligible) {
        let choice = choice(idea.id);
        let reason = flaws.text(&format!("reason_{}", idea.id), &choice.reason, 10, 2_000);
        let Some(verdict) = choice.verdict else {
            flaws.add(format!("verdict_{}", idea.id), Flaw::Missing);
            continue;
        };
        let deviation = Some(choice.deviation.trim().to_owned()).filter(|text| !text.is_empty());
        decisions.push(Decision {
            idea: idea.id,
            verdict,
            place,
            reason: reason.unwrap_or_default(),
            deviation,
        });
    }

    let selected = decisions.iter().filter(|d| d.verdict == Verdict::Selected).count();
    if let Some(places) = call.content.places.and_then(|p| usize::try_from(p).ok())
        && selected > places
    {
        flaws.add("places", Flaw::TooMany { most: places });
    }
    if call.content.rule == Rule::SupportOrder {
        let passed = passed_over(&decisions);
        for decision in &mut decisions {
            if !passed.contains(&decision.idea) {
                decision.deviation = None;
            } else if decision.deviation.as_ref().is_none_or(|text| text.chars().count() < 10) {
                flaws.add(format!("deviation_{}", decision.idea), Flaw::NeedsAReason);
            }
        }
    } else {
        decisions.iter_mut().for_each(|d| d.deviation = None);
    }
    flaws.into_result()?;
    Ok(Decided { decisions })
}

/// Decides one idea of a call without an end: `ideas` are all its listed ideas.
///
/// Refused while the idea is unscreened, has no verdict or no reason (10 to 2,000 characters), when
/// the places are filled, or, under [`Rule::SupportOrder`], when an idea with less support was
/// selected before it and no public reason says why. Fields are as in [`decide`].
pub fn decide_one(
    call: &Call,
    mut ideas: Vec<Idea>,
    id: Id<Idea>,
    choice: &Choice,
) -> Result<Decision, Refusal> {
    if call.published.is_none() || call.results.is_some() || !call.is_endless() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let chosen: Vec<i64> = ideas
        .iter()
        .filter(|idea| idea.state == IdeaState::Selected)
        .map(|idea| idea.supports)
        .collect();
    ideas.retain(|idea| idea.state == IdeaState::Eligible && !idea.hidden);
    rank(&mut ideas);
    let (place, idea) =
        (1..).zip(&ideas).find(|(_, idea)| idea.id == id).ok_or(Refusal::AlreadyElsewhere)?;
    let mut flaws = Flaws::default();
    let reason = flaws.text(&format!("reason_{id}"), &choice.reason, 10, 2_000);
    if choice.verdict.is_none() {
        flaws.add(format!("verdict_{id}"), Flaw::Missing);
    }
    let places = call.content.places.and_then(|places| usize::try_from(places).ok());
    if let Some(most) = places
        && choice.verdict == Some(Verdict::Selected)
        && chosen.len() >= most
    {
        flaws.add("places", Flaw::TooMany { most });
    }
    let passed_over = call.content.rule == Rule::SupportOrder
        && choice.verdict == Some(Verdict::NotSelected)
        && chosen.iter().any(|supports| *supports < idea.supports);
    let deviation = Some(choice.deviation.trim().to_owned()).filter(|_| passed_over);
    if deviation.as_ref().is_some_and(|text| text.chars().count() < 10) {
        flaws.add(format!("deviation_{id}"), Flaw::NeedsAReason);
    }
    flaws
        .into_result_with(|| {
            Some(Decision { idea: id, verdict: choice.verdict?, place, reason: reason?, deviation })
        })
        .map_err(Refusal::from)
}
