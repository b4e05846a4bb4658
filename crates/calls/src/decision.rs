//! Deciding: each eligible idea is selected or not, each with a reason, by the published rule.

use std::collections::{BTreeMap, BTreeSet};

use city::{Flaw, Flaws, Id, Refusal, Texts};
use jiff::{SignedDuration, Timestamp};

use crate::{Call, Contender, Enough, Full, Idea, IdeaState, Rule, departures, enough, rank};

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
    /// Whether it is left for a later step of the result.
    pub later: bool,
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

/// A call decided, or a step of its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What is decided now, in the order of support.
    pub decisions: Vec<Decision>,
    /// How many ideas are left for a later step.
    pub open: usize,
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

/// The moment for which a call's decision, or a step of it, is scheduled, while it can still be changed, moved and called back: until
/// its authors hear.
pub fn scheduled(call: &Call, now: Timestamp) -> Option<Timestamp> {
    call.last_result().filter(|public_at| now < authors_hear(*public_at))
}

/// The fewest and the most characters of a decision's reason, and of the one for departing from the order.
pub const REASON_LENGTH: (usize, usize) = (10, 2_000);
/// The most characters of the words above a result.
const RESULT: usize = 8_000;

/// `Ok` when a call can be decided now: residents have done taking part, else neither the ideas nor their order
/// stand, the words above the result fit, and no step of it waits to come out.
pub fn may_decide(call: &Call, result: &Texts, now: Timestamp) -> Result<(), Refusal> {
    if scheduled(call, now).is_some() {
        return Err(Refusal::AlreadyElsewhere);
    }
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
    choose_rest_by_order(call, &[], eligible)
}

/// The same with what earlier steps leave, which `selected` these.
pub fn choose_rest_by_order(
    call: &Call,
    selected: &[Contender],
    eligible: &[Contender],
) -> BTreeMap<Id<Idea>, Verdict> {
    let mut places = call.content.places.unwrap_or(u32::MAX);
    let mut money = call.content.budget.map_or(i64::MAX, |budget| budget.minor);
    let mut full = Full::new(call.content.caps);
    for idea in selected {
        places = places.saturating_sub(1);
        money = money.saturating_sub(idea.cost.map_or(0, |cost| cost.minor));
        full.select(idea);
    }
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
    decide_after(call, &[], ideas, choice)
}

/// The same after earlier steps of the result, which decided `before` and stand. What is chosen to come later stays
/// open; then an idea that is not screened does too. Places, money and the order of support count over all steps.
pub fn decide_after(
    call: &Call,
    before: &[(Contender, Decision)],
    ideas: impl IntoIterator<Item = impl Into<Contender>>,
    choice: impl Fn(Id<Idea>) -> Choice,
) -> Result<Decided, Refusal> {
    if call.published.is_none() || call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let settled: BTreeMap<Id<Idea>, &Decision> =
        before.iter().map(|(idea, made)| (idea.id, made)).collect();
    let ideas: Vec<Contender> = ideas.into_iter().map(Into::into).collect();
    let unscreened: Vec<Id<Idea>> = ideas
        .iter()
        .filter(|idea| idea.state == IdeaState::Published && !idea.hidden)
        .map(|idea| idea.id)
        .collect();
    let is_open =
        |idea: &Contender| idea.state == IdeaState::Eligible && !settled.contains_key(&idea.id);
    let mut ranked: Vec<Contender> = ideas.into_iter().filter(is_open).collect();
    let later = ranked.iter().filter(|idea| choice(idea.id).later).count();
    let mut flaws = Flaws::default();
    if later == 0 {
        for id in unscreened {
            flaws.add(format!("idea_{id}"), Flaw::Missing);
        }
    }
    if ranked.len() == later {
        flaws.add("ideas", Flaw::Missing);
    }
    ranked.extend(before.iter().map(|(idea, _)| idea.clone()));
    rank(&mut ranked);

    let mut decisions = Vec::with_capacity(ranked.len());
    for (place, idea) in (1..).zip(&ranked) {
        if let Some(made) = settled.get(&idea.id) {
            decisions.push(Decision::clone(made));
            continue;
        }
        let choice = choice(idea.id);
        if !choice.later {
            decisions.extend(weigh(&mut flaws, idea.id, place, &choice));
        }
    }
    let selected = decisions.iter().filter(|d| d.verdict == Verdict::Selected).count();
    if let Some(places) = call.content.places.and_then(|p| usize::try_from(p).ok())
        && selected > places
    {
        flaws.add("places", Flaw::TooMany { most: places });
    }
    ask_why(call, &ranked, &settled, &mut decisions, &mut flaws);
    flaws.into_result()?;
    if later == 0 {
        say_enough(call, &ranked, &mut decisions);
    }
    decisions.retain(|made| !settled.contains_key(&made.idea));
    Ok(Decided { decisions, open: later })
}

/// One idea's decision, as it was chosen; nothing without a verdict.
fn weigh(flaws: &mut Flaws, idea: Id<Idea>, place: usize, choice: &Choice) -> Option<Decision> {
    let (least, most) = REASON_LENGTH;
    let reason = flaws.text(&format!("reason_{idea}"), &choice.reason, least, most);
    let Some(verdict) = choice.verdict else {
        flaws.add(format!("verdict_{idea}"), Flaw::Missing);
        return None;
    };
    let deviation = flaws
        .text(&format!("deviation_{idea}"), &choice.deviation, 0, most)
        .filter(|text| !text.is_empty());
    let reason = reason.unwrap_or_default();
    Some(Decision { idea, verdict, place, reason, deviation, enough: None })
}

/// Asks why the order of support is not followed, where it is not, and drops what was said of it elsewhere. What stands
/// from earlier steps keeps its words.
fn ask_why(
    call: &Call,
    ranked: &[Contender],
    settled: &BTreeMap<Id<Idea>, &Decision>,
    decisions: &mut [Decision],
    flaws: &mut Flaws,
) {
    let verdicts: BTreeMap<Id<Idea>, Verdict> =
        decisions.iter().map(|one| (one.idea, one.verdict)).collect();
    let departing = match call.content.rule {
        Rule::SupportOrder => {
            departures(call.content.caps, ranked, settled, |id| verdicts.get(&id).copied())
        }
        Rule::Office => BTreeSet::new(),
    };
    let lacks = |said: &Option<String>| {
        said.as_ref().is_none_or(|text| text.chars().count() < REASON_LENGTH.0)
    };
    for decision in decisions.iter_mut().filter(|one| !settled.contains_key(&one.idea)) {
        if !departing.contains(&decision.idea) {
            decision.deviation = None;
        } else if lacks(&decision.deviation) {
            flaws.add(format!("deviation_{}", decision.idea), Flaw::NeedsAReason);
        }
    }
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
