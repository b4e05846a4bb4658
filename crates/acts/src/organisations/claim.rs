//! Saying that one speaks for an organisation, and the city's answer.

use city::audit::Action;
use city::organisation_member::{may_claim, proof, reason};
use city::{Claim, Id, MemberRole, Organisation, Refusal, Role, Step, StepKind};
use serde_json::json;
use store::organisations::{claim as rows, organisation};

use super::member::{Named, take_in, tell, tell_speakers};
use super::organisation::{own_part, readable, save};
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// Says that one speaks for an organisation, and why that can be believed. It waits for the city's answer.
pub fn claim(act: &mut Act, id: Id<Organisation>, typed: &str, named: Named) -> Done<()> {
    let person = act.person()?;
    let organisation = readable(act, id)?;
    may_claim(&organisation, own_part(act, id)?.as_ref())?;
    if rows::waiting(act.tx, id)?.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let proof = proof(typed)?;
    let made = act.now;
    let claim =
        Claim { id: act.new_id(), organisation: id, person, proof, shown: named.into(), made };
    Ok(rows::insert(act.tx, &claim)?)
}

/// The claim that waits, with its organisation, for whoever answers for the city.
pub fn waiting(act: &mut Act, id: Id<Organisation>) -> Done<(Organisation, Option<Claim>)> {
    act.require(Role::Officer)?;
    let organisation = readable(act, id)?;
    Ok((organisation, rows::waiting(act.tx, id)?))
}

/// The claim that an officer has looked at. Nobody answers their own.
fn looked_at(act: &mut Act, id: Id<Organisation>, claim: Id<Claim>) -> Done<(Organisation, Claim)> {
    let officer = act.require(Role::Officer)?;
    let organisation = readable(act, id)?;
    let waiting = rows::waiting(act.tx, id)?.filter(|waiting| waiting.id == claim);
    let waiting = waiting.ok_or(Refusal::AlreadyElsewhere)?;
    if waiting.person == officer {
        return Err(Refusal::NotYours.into());
    }
    organisation.is_there()?;
    Ok((organisation, waiting))
}

/// The city finds that whoever claimed it speaks for it. From now on they do, if they did not before.
pub fn verify(act: &mut Act, id: Id<Organisation>, claim: Id<Claim>) -> Done<()> {
    let (before, claim) = looked_at(act, id, claim)?;
    let named = if claim.shown { Named::Yes } else { Named::No };
    rows::close(act.tx, &claim)?;
    let after = Organisation { verified: Some(act.now), ..before.clone() };
    save(act, &before, &after)?;
    organisation::take_over(act.tx, id, claim.person, act.now)?;
    take_in(act, id, claim.person, (MemberRole::Spokesperson, named))?;
    let step = act.happened(StepKind::Verified);
    act.step(id, &step)?;
    tell(act, id, claim.person, StepKind::Verified, "")?;
    let news = News { kind: StepKind::Verified, thing: id.thing(), reason: "", other: None };
    notice::followers(act, news)?;
    act.audit(Action::Verify, id, &json!({}))
}

/// The city does not find so, and says why.
pub fn refuse(act: &mut Act, id: Id<Organisation>, claim: Id<Claim>, typed: &str) -> Done<()> {
    let (_, claim) = looked_at(act, id, claim)?;
    let reason = reason(typed)?;
    rows::close(act.tx, &claim)?;
    tell(act, id, claim.person, StepKind::ClaimRefused, &reason)?;
    act.audit(Action::RefuseClaim, id, &json!({}))
}

/// The city takes its mark back, and says why.
pub fn withdraw(act: &mut Act, id: Id<Organisation>, typed: &str) -> Done<()> {
    act.require(Role::Officer)?;
    let before = readable(act, id)?;
    if before.verified().is_none() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let reason = reason(typed)?;
    save(act, &before, &Organisation { verified: None, ..before.clone() })?;
    let step = Step { reason: reason.clone(), ..act.happened(StepKind::Unverified) };
    act.step(id, &step)?;
    tell_speakers(act, id, StepKind::Unverified, &reason)?;
    act.audit(Action::Unverify, id, &json!({ "reason": reason }))
}
