//! Belonging to an organisation: asking to, being taken in, speaking for it, going.

use city::audit::Action;
use city::organisation_member::{Goes, may_ask, may_say_who, may_step_down};
use city::{
    Audience, Author, Id, MemberRole, MemberState, Membership, Organisation, Person, Refusal,
    StepKind,
};
use serde_json::json;
use store::city::person;
use store::organisations::{member as rows, organisation};

use super::organisation::{own_part, readable};
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// How many of those who speak for an organisation are told of something.
const TOLD: i64 = 20;

/// How somebody's wish to belong is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They belong to it from now on.
    TakeIn,
    /// They do not.
    Refuse,
}

/// Whether somebody agrees to be named on the page of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// They do.
    Yes,
    /// They do not.
    No,
}

impl Named {
    fn is_shown(self) -> bool {
        self == Self::Yes
    }
}

impl From<Named> for bool {
    fn from(named: Named) -> Self {
        named.is_shown()
    }
}

/// Asks to belong to an organisation. Those who speak for it are told.
pub fn ask(act: &mut Act, id: Id<Organisation>, named: Named) -> Done<()> {
    let me = act.person()?;
    let organisation = readable(act, id)?;
    may_ask(&organisation, own_part(act, id)?.as_ref())?;
    let membership = Membership {
        organisation: id,
        person: Author { id: me, name: String::new() },
        role: MemberRole::Member,
        state: MemberState::Asked,
        shown: named.is_shown(),
        made: act.now,
    };
    rows::put(act.tx, &membership)?;
    tell_speakers(act, id, StepKind::JoinAsked, "")
}

/// Tells those who speak for an organisation what happened, but not whoever acts.
pub(super) fn tell_speakers(
    act: &mut Act,
    id: Id<Organisation>,
    kind: StepKind,
    reason: &str,
) -> Done<()> {
    let sort = (MemberState::In, MemberRole::Spokesperson);
    for speaker in rows::list(act.tx, id, sort, None, TOLD)? {
        if Some(speaker.person.id) != act.actor.person {
            tell(act, id, speaker.person.id, kind, reason)?;
        }
    }
    Ok(())
}

/// The same, where another organisation had a part in it.
pub(super) fn tell_speakers_of(
    act: &mut Act,
    id: Id<Organisation>,
    kind: StepKind,
    other: Id<Organisation>,
) -> Done<()> {
    let sort = (MemberState::In, MemberRole::Spokesperson);
    for speaker in rows::list(act.tx, id, sort, None, TOLD)? {
        if Some(speaker.person.id) != act.actor.person {
            let other = Some(other.thing());
            let news = News { kind, thing: id.thing(), reason: "", other };
            notice::one(act, news, speaker.person.id, Audience::Own)?;
        }
    }
    Ok(())
}

/// Tells one person what happened to them in an organisation.
pub(super) fn tell(
    act: &mut Act,
    id: Id<Organisation>,
    person: Id<Person>,
    kind: StepKind,
    reason: &str,
) -> Done<()> {
    let news = News { kind, thing: id.thing(), reason, other: None };
    notice::one(act, news, person, Audience::Own)
}

/// Whoever acts may say who belongs to it; somebody's part in it.
fn answering(
    act: &mut Act,
    id: Id<Organisation>,
    person: Id<Person>,
) -> Done<(Organisation, Membership)> {
    act.person()?;
    let organisation = readable(act, id)?;
    let own = own_part(act, id)?;
    may_say_who(&act.actor, &organisation, own.as_ref())?;
    let part = rows::get(act.tx, id, person)?.ok_or(Refusal::NotFound)?;
    if own.is_none_or(|own| !own.speaks()) {
        act.audit(Action::Save, id, &json!({ "part": "members" }))?;
    }
    Ok((organisation, part))
}

/// Takes somebody in who asked, or does not.
pub fn answer(act: &mut Act, id: Id<Organisation>, person: Id<Person>, answer: Answer) -> Done<()> {
    let (_, part) = answering(act, id, person)?;
    if part.is_in() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    match answer {
        Answer::TakeIn => {
            rows::put(act.tx, &Membership { state: MemberState::In, made: act.now, ..part })?;
            tell(act, id, person, StepKind::Joined, "")
        }
        Answer::Refuse => {
            rows::remove(act.tx, id, person)?;
            tell(act, id, person, StepKind::Removed, "")
        }
    }
}

/// Lets somebody speak for it, or be a member like others.
pub fn set_role(
    act: &mut Act,
    id: Id<Organisation>,
    person: Id<Person>,
    role: MemberRole,
) -> Done<()> {
    let (_, part) = answering(act, id, person)?;
    if !part.is_in() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    if part.role == role {
        return Ok(());
    }
    may_step_down(&part, rows::count(act.tx, id)?, Goes::ToMember)?;
    Ok(rows::put(act.tx, &Membership { role, ..part })?)
}

/// Lets somebody belong to it no more.
pub fn remove(act: &mut Act, id: Id<Organisation>, person: Id<Person>) -> Done<()> {
    let (_, part) = answering(act, id, person)?;
    may_step_down(&part, rows::count(act.tx, id)?, Goes::Away)?;
    rows::remove(act.tx, id, person)?;
    if Some(person) == act.actor.person {
        return Ok(());
    }
    tell(act, id, person, StepKind::Removed, "")
}

/// Leaves an organisation, or takes back that one asked to belong to it.
pub fn leave(act: &mut Act, id: Id<Organisation>) -> Done<()> {
    let me = act.person()?;
    let part = rows::get(act.tx, id, me)?.ok_or(Refusal::NotFound)?;
    if part.is_in() {
        may_step_down(&part, rows::count(act.tx, id)?, Goes::Away)?;
    }
    Ok(rows::remove(act.tx, id, me)?)
}

/// Agrees to be named on its page, or does not any more.
pub fn show(act: &mut Act, id: Id<Organisation>, named: Named) -> Done<()> {
    let me = act.person()?;
    let part = rows::get(act.tx, id, me)?.ok_or(Refusal::NotFound)?;
    Ok(rows::put(act.tx, &Membership { shown: named.is_shown(), ..part })?)
}

/// Takes somebody in as what they were asked to be; who speaks for it already goes on doing so.
pub(super) fn take_in(
    act: &mut Act,
    id: Id<Organisation>,
    me: Id<Person>,
    (role, named): (MemberRole, Named),
) -> Done<()> {
    let known = rows::get(act.tx, id, me)?.filter(Membership::is_in);
    let role = if known.as_ref().is_some_and(Membership::speaks) {
        MemberRole::Spokesperson
    } else {
        role
    };
    let membership = Membership {
        organisation: id,
        person: Author { id: me, name: String::new() },
        role,
        state: MemberState::In,
        shown: named.is_shown(),
        made: known.map_or(act.now, |known| known.made),
    };
    Ok(rows::put(act.tx, &membership)?)
}

/// What whoever acts belongs to or has asked to, each with their part in it.
pub fn mine(act: &mut Act) -> Done<Vec<(Organisation, Membership)>> {
    let me = act.person()?;
    let mut all = Vec::new();
    for part in rows::of_person(act.tx, me)? {
        let organisation = organisation::get(act.tx, part.organisation)?;
        if organisation.may_read(&act.actor) && organisation.merged_into.is_none() {
            all.push((organisation, part));
        }
    }
    Ok(all)
}

/// Whether somebody with this address belongs to it already.
pub(super) fn has(
    act: &mut Act,
    id: Id<Organisation>,
    mail: &city::Mail,
) -> Done<Option<Membership>> {
    let Some(known) = person::by_mail(act.tx, mail)? else { return Ok(None) };
    Ok(rows::get(act.tx, id, known.id)?.filter(Membership::is_in))
}
