//! Correcting what was decided about one idea and is public: with a public reason, while what was decided first stays
//! readable. It decides nothing that was not decided before.

use std::collections::BTreeMap;

use city::{Flaw, Flaws, Id, Refusal};

use crate::{
    Call, Choice, Contender, Decision, Idea, REASON_LENGTH, Rule, Verdict, departures, rank,
};

/// Puts another decision in place of the one that stands about an idea; answers it with the reason for the change.
///
/// `decided` are all public decisions of the call. Refused while nothing differs, without a verdict, a reason or a reason
/// for the change (10 to 2,000 characters each), where more would be selected than there are places, or, under
/// [`Rule::SupportOrder`], where it departs from the order of support without a public reason. Fields are `verdict`,
/// `reason`, `deviation`, `why`.
pub fn correct(
    call: &Call,
    decided: &[(Contender, Decision)],
    id: Id<Idea>,
    choice: &Choice,
    why: &str,
) -> Result<(Decision, String), Refusal> {
    let stands = decided.iter().find(|(idea, _)| idea.id == id);
    let (_, stands) = stands.ok_or(Refusal::AlreadyElsewhere)?;
    let mut flaws = Flaws::default();
    let (least, most) = REASON_LENGTH;
    let reason = flaws.text("reason", &choice.reason, least, most);
    let why = flaws.text("why", why, least, most);
    let mut deviation = None;
    match choice.verdict {
        None => flaws.add("verdict", Flaw::Missing),
        Some(verdict) => {
            if verdict == Verdict::Selected {
                check_places(call, decided, id, &mut flaws);
            }
            if departs(call, decided, id, verdict) {
                match choice.deviation.trim().chars().count() < least {
                    true => flaws.add("deviation", Flaw::NeedsAReason),
                    false => deviation = flaws.text("deviation", &choice.deviation, least, most),
                }
            }
            let same = verdict == stands.verdict
                && choice.reason.trim() == stands.reason
                && deviation == stands.deviation;
            if same {
                flaws.add("verdict", Flaw::NotAChoice);
            }
        }
    }
    let place = stands.place;
    flaws
        .into_result_with(|| {
            let (verdict, reason) = (choice.verdict?, reason?);
            Some((Decision { idea: id, verdict, place, reason, deviation, enough: None }, why?))
        })
        .map_err(Refusal::from)
}

fn check_places(call: &Call, decided: &[(Contender, Decision)], id: Id<Idea>, flaws: &mut Flaws) {
    let others = decided
        .iter()
        .filter(|(idea, made)| idea.id != id && made.verdict == Verdict::Selected)
        .count();
    let places = call.content.places.and_then(|places| usize::try_from(places).ok());
    if let Some(most) = places.filter(|most| others >= *most) {
        flaws.add("verdict", Flaw::TooMany { most });
    }
}

/// Whether it would not follow the order of support, beside all others as they stand.
fn departs(call: &Call, decided: &[(Contender, Decision)], id: Id<Idea>, verdict: Verdict) -> bool {
    if call.content.rule != Rule::SupportOrder {
        return false;
    }
    let others: BTreeMap<Id<Idea>, &Decision> = decided
        .iter()
        .filter(|(idea, _)| idea.id != id)
        .map(|(idea, made)| (idea.id, made))
        .collect();
    let mut ranked: Vec<Contender> = decided.iter().map(|(idea, _)| idea.clone()).collect();
    rank(&mut ranked);
    departures(call.content.caps, &ranked, &others, |_| Some(verdict)).contains(&id)
}
