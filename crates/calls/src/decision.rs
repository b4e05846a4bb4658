//! Deciding: each eligible idea is selected or not, each with a reason, by the published rule.

use std::collections::{BTreeMap, BTreeSet};

use city::{Flaw, Flaws, Id, Refusal, Texts};
use jiff::{SignedDuration, Timestamp};

use crate::{
    Call, Contender, Enough, Full, Idea, IdeaState, Rule, enough, held_back, passed_over, rank,
};

city::stored! {
    /// What was decided about one idea.
    pub enum Verdict {
        /// The city will do it.
        Selected = "selected",
        /// It will not.
        NotSelected = "not_selected",
    }
}

impl Verdict {
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
    /// What would have been enough to be selected, where the order of support was followed to the letter.
    pub enough: Option<Enough>,
}

/// A whole call decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Every eligible idea's decision, in the order of support.
    pub decisions: Vec<Decision>,
}

/// How long before everyone else authors hear of a decision.
pub const AUTHORS_FIRST: SignedDuration = SignedDuration::from_mins(15);

/// When the authors hear of a decision that becomes public at `public_at`.
pub fn authors_hear(public_at: Timestamp) -> Timestamp {
    public_at.checked_sub(AUTHORS_FIRST).unwrap_or(public_at)
}

/// When everybody sees what is decided at `now` and should come out at `asked`: at that moment, put off where authors
/// would not have their time.
pub fn comes_out(asked: Timestamp, now: Timestamp) -> Timestamp {
    asked.max(now.checked_add(AUTHORS_FIRST).unwrap_or(now))
}

/// The moment for which a call's decision is scheduled, while it can still be changed, moved and called back: until
/// its authors hear.
pub fn scheduled(call: &Call, now: Timestamp) -> Option<Timestamp> {
    call.results.filter(|public_at| now < authors_hear(*public_at))
}

/// The fewest and the most characters of a decision's reason, and of the one for departing from the order.
pub const REASON_LENGTH: (usize, usize) = (10, 2_000);
/// The most characters of the words above a result.
const RESULT: usize = 8_000;

/// `Ok` when a call can be decided now: residents have done taking part, else neither the ideas nor their order
/// stand, and the words above the result fit.
pub fn may_decide(call: &Call, result: &Texts, now: Timestamp) -> Result<(), Refusal> {
    if let Some(opens) = call.residents_until().filter(|until| *until > now) {
        return Err(Refusal::NotOpen { opens: Some(opens) });
    }
    if result.iter().any(|(_, text)| text.chars().count() > RESULT) {
        let mut flaws = Flaws::default();
        flaws.add("result", Flaw::TooLong { most: RESULT });
        return Err(flaws.into());
    }
    Ok(())
}

/// Selects in the order of support (`eligible` stand in it) until the places or the money are used up: the verdict of
/// each. The first one that does not fit ends it, since going on would depart from the order; where the rule lets a
/// neighbourhood or a theme be full, the place goes to the next.
pub fn choose_by_order(call: &Call, eligible: &[Contender]) -> BTreeMap<Id<Idea>, Verdict> {
    let mut places = call.content.places.unwrap_or(u32::MAX);
    let mut money = call.content.budget.map_or(i64::MAX, |budget| budget.minor);
    let mut full = Full::new(call.content.caps);
    let verdict = |idea: &Contender| {
        let cost = idea.cost.map_or(0, |cost| cost.minor);
        if full.is_full_for(idea) {
            return (idea.id, Verdict::NotSelected);
        }
        let fits = places > 0 && cost <= money;
        if fits {
            places -= 1;
            money -= cost;
            full.select(idea);
        } else {
            places = 0;
        }
        (idea.id, if fits { Verdict::Selected } else { Verdict::NotSelected })
    };
    eligible.iter().map(verdict).collect()
}

/// Decides a call: `ideas` are all its listed ideas, `choice` gives what was chosen for one.
///
/// Refused while an idea is unscreened, has no verdict or no reason (10 to 2,000 characters), while
/// more are selected than there are places, or, under [`Rule::SupportOrder`], while an idea was
/// passed over without a public reason. Fields are `verdict_ID`, `reason_ID`, `deviation_ID`.
pub fn decide(
    call: &Call,
    ideas: impl IntoIterator<Item = impl Into<Contender>>,
    choice: impl Fn(Id<Idea>) -> Choice,
) -> Result<Decided, Refusal> {
    if call.published.is_none() || call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let ideas: Vec<Contender> = ideas.into_iter().map(Into::into).collect();
    let mut flaws = Flaws::default();
    for idea in ideas.iter().filter(|idea| idea.state == IdeaState::Published && !idea.hidden) {
        flaws.add(format!("idea_{}", idea.id), Flaw::Missing);
    }
    let mut eligible: Vec<Contender> =
        ideas.into_iter().filter(|idea| idea.state == IdeaState::Eligible).collect();
    if eligible.is_empty() {
        flaws.add("ideas", Flaw::Missing);
    }
    rank(&mut eligible);

    let mut decisions = Vec::with_capacity(eligible.len());
    for (place, idea) in (1..).zip(&eligible) {
        let choice = choice(idea.id);
        let reason = flaws.text(
            &format!("reason_{}", idea.id),
            &choice.reason,
            REASON_LENGTH.0,
            REASON_LENGTH.1,
        );
        let Some(verdict) = choice.verdict else {
            flaws.add(format!("verdict_{}", idea.id), Flaw::Missing);
            continue;
        };
        let deviation = flaws
            .text(&format!("deviation_{}", idea.id), &choice.deviation, 0, REASON_LENGTH.1)
            .filter(|text| !text.is_empty());
        decisions.push(Decision {
            idea: idea.id,
            verdict,
            place,
            reason: reason.unwrap_or_default(),
            deviation,
            enough: None,
        });
    }

    let selected = decisions.iter().filter(|d| d.verdict == Verdict::Selected).count();
    if let Some(places) = call.content.places.and_then(|p| usize::try_from(p).ok())
        && selected > places
    {
        flaws.add("places", Flaw::TooMany { most: places });
    }
    if call.content.rule == Rule::SupportOrder {
        let verdicts: BTreeMap<Id<Idea>, Verdict> =
            decisions.iter().map(|one| (one.idea, one.verdict)).collect();
        let held: BTreeSet<Id<Idea>> =
            held_back(call.content.caps, &eligible, |id| verdicts.get(&id).copied())
                .into_iter()
                .collect();
        let passed: BTreeSet<Id<Idea>> =
            passed_over(&decisions).into_iter().filter(|idea| !held.contains(idea)).collect();
        for decision in &mut decisions {
            if !passed.contains(&decision.idea) {
                decision.deviation = None;
            } else if decision
                .deviation
                .as_ref()
                .is_none_or(|text| text.chars().count() < REASON_LENGTH.0)
            {
                flaws.add(format!("deviation_{}", decision.idea), Flaw::NeedsAReason);
            }
        }
    } else {
        decisions.iter_mut().for_each(|d| d.deviation = None);
    }
    flaws.into_result()?;
    say_enough(call, &eligible, &mut decisions);
    Ok(Decided { decisions })
}

/// Says what would have been enough for those that were not selected: known where the order of support was followed to
/// the letter, and not said where people decided otherwise. `eligible` stand in the order of support.
pub fn say_enough(call: &Call, eligible: &[Contender], decisions: &mut [Decision]) {
    let verdicts: BTreeMap<_, _> = decisions.iter().map(|one| (one.idea, one.verdict)).collect();
    if call.content.rule != Rule::SupportOrder || verdicts != choose_by_order(call, eligible) {
        return;
    }
    let enough = enough(call, eligible);
    decisions.iter_mut().for_each(|one| one.enough = enough.get(&one.idea).copied());
}

/// Decides one idea of a call without an end, or of a decided call to which it came afterwards: restored, late or
/// found to meet the conditions after all. `ideas` are all its listed ideas.
///
/// Refused while the idea is unscreened, has no verdict or no reason (10 to 2,000 characters), when
/// the places are filled, or, under [`Rule::SupportOrder`], when an idea with less support was
/// selected before it and no public reason says why, unless its neighbourhood or theme is full. Fields are as in [`decide`].
pub fn decide_one(
    call: &Call,
    ideas: impl IntoIterator<Item = impl Into<Contender>>,
    id: Id<Idea>,
    choice: &Choice,
) -> Result<Decision, Refusal> {
    if call.published.is_none() || call.results.is_none() && !call.is_endless() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let mut ideas: Vec<Contender> = ideas.into_iter().map(Into::into).collect();
    let selected = ideas.iter().filter(|idea| idea.state == IdeaState::Selected);
    let mut full = Full::new(call.content.caps);
    selected.clone().for_each(|idea| full.select(idea));
    let chosen: Vec<i64> = selected.map(|idea| idea.supports).collect();
    // In a decided call its place is the one it would have had among all.
    let ranks = |idea: &Contender| match idea.state {
        IdeaState::Eligible => !idea.hidden,
        IdeaState::Selected | IdeaState::NotSelected => call.results.is_some(),
        _ => false,
    };
    ideas.retain(ranks);
    rank(&mut ideas);
    let (place, idea) = (1..)
        .zip(&ideas)
        .find(|(_, idea)| idea.id == id && idea.state == IdeaState::Eligible)
        .ok_or(Refusal::AlreadyElsewhere)?;
    let mut flaws = Flaws::default();
    let reason =
        flaws.text(&format!("reason_{id}"), &choice.reason, REASON_LENGTH.0, REASON_LENGTH.1);
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
    // Whose neighbourhood or theme is full was passed over by nobody.
    let passed_over = call.content.rule == Rule::SupportOrder
        && !full.is_full_for(idea)
        && choice.verdict == Some(Verdict::NotSelected)
        && chosen.iter().any(|supports| *supports < idea.supports);
    let field = format!("deviation_{id}");
    let deviation = match passed_over {
        true if choice.deviation.trim().chars().count() < REASON_LENGTH.0 => {
            flaws.add(field, Flaw::NeedsAReason);
            None
        }
        true => flaws.text(&field, &choice.deviation, 0, REASON_LENGTH.1),
        false => None,
    };
    flaws
        .into_result_with(|| {
            let (verdict, reason) = (choice.verdict?, reason?);
            Some(Decision { idea: id, verdict, place, reason, deviation, enough: None })
        })
        .map_err(Refusal::from)
}
