//! Letters that ask somebody to belong to an organisation.

use city::organisation_member::may_say_who;
use city::{Flaw, Flaws, Id, Mail, MemberRole, Membership, Organisation, Refusal};
use jiff::SignedDuration;
use store::city::letter::{self, Letter};
use store::jobs::Urgency;
use store::organisations::invitation as rows;
pub use store::organisations::invitation::Invitation;

use super::member::{Named, has, take_in};
use super::organisation::{own_part, readable};
use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// How many letters one person sends in a day, and how many one address gets from all of them.
const SENT_A_DAY: i64 = 50;
const GOT_A_DAY: i64 = 5;
/// How many that were not answered are shown.
const SHOWN: i64 = 100;

/// Asks somebody by letter to belong to an organisation. An earlier letter to the same address is over.
pub fn invite(act: &mut Act, invitation: &Invitation, letter: &Letter) -> Done<()> {
    let me = act.person()?;
    let id = invitation.organisation;
    let organisation = readable(act, id)?;
    let own = own_part(act, id)?;
    may_say_who(&act.actor, &organisation, own.as_ref())?;
    let mail: Mail = invitation.mail.parse().map_err(|_| Refusal::NotFound)?;
    let known = has(act, id, &mail)?;
    if known.is_some_and(|known| known.speaks() || known.role == invitation.role) {
        return Err(flawed(Flaw::Taken));
    }
    let yesterday = act.now.checked_sub(SignedDuration::from_hours(24)).unwrap_or(act.now);
    let sent = rows::sent_by(act.tx, me, yesterday)?;
    if sent >= SENT_A_DAY || rows::sent_to(act.tx, &mail, yesterday)? >= GOT_A_DAY {
        return Err(flawed(Flaw::TooMany {
            most: usize::try_from(SENT_A_DAY).unwrap_or_default(),
        }));
    }
    rows::end_to(act.tx, id, mail.as_str())?;
    rows::insert(act.tx, &Invitation { inviter: Some(me), ..invitation.clone() })?;
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)
}

fn flawed(flaw: Flaw) -> crate::Refused {
    let mut flaws = Flaws::default();
    flaws.add("mail", flaw);
    Refusal::Flawed(flaws).into()
}

/// Notes the digest of the key of a letter that leaves now. False when the invitation is over: it need not leave.
pub fn renew(act: &mut Act, letter: i64, hash: &[u8]) -> Done<bool> {
    Ok(rows::renew(act.tx, Id::new(letter), hash, act.now)? == 1)
}

/// The invitation with this key, as long as it can be answered.
pub fn find(act: &mut Act, hash: &[u8]) -> Done<(Invitation, Organisation)> {
    let invitation = rows::by_key(act.tx, hash, act.now)?.ok_or(Refusal::NotFound)?;
    let organisation = store::organisations::organisation::get(act.tx, invitation.organisation)?;
    if organisation.is_listed() {
        Ok((invitation, organisation))
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Whoever holds the key of an invitation and is signed in belongs to the organisation from now on.
pub fn accept(act: &mut Act, hash: &[u8], named: Named) -> Done<Id<Organisation>> {
    let me = act.person()?;
    let (invitation, organisation) = find(act, hash)?;
    rows::end(act.tx, invitation.id)?;
    take_in(act, organisation.id, me, (invitation.role, named))?;
    Ok(organisation.id)
}

/// Whoever holds the key does not want to.
pub fn refuse(act: &mut Act, hash: &[u8]) -> Done<()> {
    let (invitation, _) = find(act, hash)?;
    rows::end(act.tx, invitation.id).map(|_| ()).map_err(Into::into)
}

/// Takes an invitation back.
pub fn take_back(act: &mut Act, id: Id<Organisation>, invitation: Id<Invitation>) -> Done<()> {
    act.person()?;
    let organisation = readable(act, id)?;
    let own = own_part(act, id)?;
    may_say_who(&act.actor, &organisation, own.as_ref())?;
    let found = rows::get(act.tx, invitation, act.now)?.filter(|found| found.organisation == id);
    let found = found.ok_or(Refusal::NotFound)?;
    rows::end(act.tx, found.id).map(|_| ()).map_err(Into::into)
}

/// The invitations of an organisation that were not answered, for whoever may say who belongs to it.
pub fn open(
    act: &mut Act,
    organisation: &Organisation,
    own: Option<&Membership>,
) -> Done<Vec<Invitation>> {
    may_say_who(&act.actor, organisation, own)?;
    Ok(rows::of(act.tx, organisation.id, act.now, SHOWN)?)
}

/// What somebody who speaks for it may be asked to be.
pub fn role_of(key: &str) -> MemberRole {
    MemberRole::from_key(key).unwrap_or(MemberRole::Member)
}
