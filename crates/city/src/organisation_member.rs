//! Who belongs to an organisation, who speaks for it, how one comes in and goes.

use jiff::{SignedDuration, Timestamp};

use crate::{Actor, Author, Flaws, Id, Organisation, Person, Refusal, Role};

crate::stored! {
    /// What somebody is to an organisation.
    pub enum MemberRole {
        /// They speak for it: in its name they bring ideas, and they say who belongs to it.
        Spokesperson = "spokesperson",
        /// They belong to it.
        Member = "member",
    }
}

crate::stored! {
    /// How far somebody has come in.
    pub enum MemberState {
        /// They belong to it.
        In = "in",
        /// They asked to, and nobody has answered yet.
        Asked = "asked",
    }
}

/// Somebody's part in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// In which.
    pub organisation: Id<Organisation>,
    /// Whose.
    pub person: Author,
    /// What they are to it.
    pub role: MemberRole,
    /// How far they have come in.
    pub state: MemberState,
    /// Whether they agreed to be named on its page.
    pub shown: bool,
    /// Since when.
    pub made: Timestamp,
}

impl Membership {
    /// Whether they belong to it.
    pub fn is_in(&self) -> bool {
        self.state == MemberState::In
    }

    /// Whether they speak for it.
    pub fn speaks(&self) -> bool {
        self.is_in() && self.role == MemberRole::Spokesperson
    }
}

/// How many belong to an organisation, and how many of them speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belonging {
    /// Everybody, those who speak for it too.
    pub members: i64,
    /// Those who speak for it.
    pub speakers: i64,
}

/// How long an invitation may be answered.
pub const INVITED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The most characters of the words that a claim is proved with, of an answer to it, and the fewest of either.
pub const PROOF: (usize, usize) = (20, 1_000);
/// The fewest and most characters of an answer to a claim.
pub const REASON: (usize, usize) = (10, 1_000);

/// `Ok` when whoever acts may change what is said of an organisation. `own` is their part in it.
pub fn may_edit(
    actor: &Actor,
    organisation: &Organisation,
    own: Option<&Membership>,
) -> Result<(), Refusal> {
    organisation.is_there()?;
    if own.is_some_and(Membership::speaks) || actor.is(Role::Officer) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// `Ok` when whoever acts may say who belongs to it.
pub fn may_say_who(
    actor: &Actor,
    organisation: &Organisation,
    own: Option<&Membership>,
) -> Result<(), Refusal> {
    may_edit(actor, organisation, own)
}

/// `Ok` when whoever has this part may speak for it.
pub fn may_speak(organisation: &Organisation, own: Option<&Membership>) -> Result<(), Refusal> {
    organisation.is_there()?;
    if own.is_some_and(Membership::speaks) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// `Ok` when somebody with this part may ask to belong to it: there is somebody who can answer.
pub fn may_ask(organisation: &Organisation, own: Option<&Membership>) -> Result<(), Refusal> {
    organisation.is_there()?;
    if organisation.claimed && own.is_none() { Ok(()) } else { Err(Refusal::AlreadyElsewhere) }
}

/// `Ok` when somebody with this part may claim it, or ask the city to find that they speak for it.
pub fn may_claim(organisation: &Organisation, own: Option<&Membership>) -> Result<(), Refusal> {
    organisation.is_there()?;
    let open = organisation.verified().is_none();
    if open && (!organisation.claimed || own.is_some_and(Membership::speaks)) {
        Ok(())
    } else {
        Err(Refusal::AlreadyElsewhere)
    }
}

/// `Ok` when somebody may go, or may be only a member from now on: an organisation with members keeps somebody who speaks
/// for it. The very last one may go; then nobody does.
pub fn may_step_down(leaving: &Membership, of: Belonging, goes: Goes) -> Result<(), Refusal> {
    let alone = match goes {
        Goes::Away => of.members <= 1,
        Goes::ToMember => false,
    };
    if leaving.speaks() && of.speakers <= 1 && !alone {
        Err(Refusal::AlreadyElsewhere)
    } else {
        Ok(())
    }
}

/// Where somebody who speaks for an organisation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// Out of it.
    Away,
    /// Into the rows of its members.
    ToMember,
}

/// Why somebody says that they speak for an organisation: in words that an officer can check.
pub fn proof(typed: &str) -> Result<String, Flaws> {
    words("proof", typed, PROOF)
}

/// Why the city says no, or takes back that it said yes.
pub fn reason(typed: &str) -> Result<String, Flaws> {
    words("reason", typed, REASON)
}

fn words(field: &str, typed: &str, (least, most): (usize, usize)) -> Result<String, Flaws> {
    let mut flaws = Flaws::default();
    let text = flaws.text(field, typed, least, most);
    flaws.into_result_with(|| text)
}

/// Somebody who says that they speak for an organisation, and how the city answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its identifier.
    pub id: Id<Claim>,
    /// For which.
    pub organisation: Id<Organisation>,
    /// Who.
    pub person: Id<Person>,
    /// Why that can be believed, in their words.
    pub proof: String,
    /// Whether they agree to be named on its page.
    pub shown: bool,
    /// When they said so.
    pub made: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, OrganisationInput, Sector, Texts};
    use proptest::prelude::*;

    fn organisation(claimed: bool, verified: bool) -> Organisation {
        Organisation {
            id: Id::new(7),
            author: None,
            input: OrganisationInput {
                language: Language::english(),
                name: Texts::of(Language::english(), "Bike kitchen"),
                sector: Sector::Residents,
                about: String::new(),
                website: None,
                kbo: None,
                lei: None,
                ror: None,
            },
            hidden: false,
            made: Timestamp::UNIX_EPOCH,
            version: 1,
            verified: verified.then_some(Timestamp::UNIX_EPOCH),
            claimed,
            merged_into: None,
        }
    }

    fn part(role: MemberRole, state: MemberState) -> Membership {
        Membership {
            organisation: Id::new(7),
            person: Author { id: Id::new(1), name: "An V.".to_owned() },
            role,
            state,
            shown: true,
            made: Timestamp::UNIX_EPOCH,
        }
    }

    fn actor(roles: &[Role]) -> Actor {
        Actor { person: Some(Id::new(1)), roles: roles.to_vec(), ..Actor::default() }
    }

    #[test]
    fn only_who_speaks_for_it_and_officers_change_it() {
        use MemberRole::{Member, Spokesperson};
        use MemberState::{Asked, In};
        let there = organisation(true, false);
        let may = |part: Option<&Membership>| may_edit(&actor(&[]), &there, part).is_ok();
        assert!(may(Some(&part(Spokesperson, In))));
        assert!(!may(Some(&part(Spokesperson, Asked))), "who has asked is not in");
        assert!(!may(Some(&part(Member, In))));
        assert!(!may(None));
        assert!(may_edit(&actor(&[Role::Officer]), &there, None).is_ok());
        assert!(may_edit(&actor(&[Role::Moderator]), &there, None).is_err());
        let gone = Organisation { merged_into: Some(Id::new(8)), ..there.clone() };
        assert!(may_edit(&actor(&[Role::Officer]), &gone, None).is_err());
        assert!(may_speak(&gone, Some(&part(Spokesperson, In))).is_err());
        assert!(may_speak(&there, Some(&part(Spokesperson, In))).is_ok());
        assert!(may_speak(&there, Some(&part(Member, In))).is_err());
        let hidden = Organisation { hidden: true, ..there };
        assert!(may_speak(&hidden, Some(&part(Spokesperson, In))).is_err());
    }

    #[test]
    fn a_mark_ends_when_nobody_speaks_for_it() {
        assert!(organisation(true, true).verified().is_some());
        assert!(organisation(false, true).verified().is_none());
    }

    #[test]
    fn who_may_ask_and_who_may_claim() {
        use MemberRole::{Member, Spokesperson};
        use MemberState::In;
        let (free, taken) = (organisation(false, false), organisation(true, false));
        let verified = organisation(true, true);
        assert!(may_ask(&taken, None).is_ok());
        assert!(may_ask(&free, None).is_err(), "nobody could answer");
        assert!(may_ask(&taken, Some(&part(Member, In))).is_err());
        assert!(may_claim(&free, None).is_ok());
        assert!(may_claim(&taken, None).is_err());
        assert!(may_claim(&taken, Some(&part(Member, In))).is_err());
        assert!(may_claim(&taken, Some(&part(Spokesperson, In))).is_ok());
        assert!(may_claim(&verified, Some(&part(Spokesperson, In))).is_err());
    }

    #[test]
    fn words_that_are_checked_have_a_length() {
        assert!(proof("too short").is_err());
        assert_eq!(proof(&format!(" {} ", "x".repeat(20))), Ok("x".repeat(20)));
        assert!(reason(&"x".repeat(1_001)).is_err());
    }

    proptest! {
        /// Whoever goes, an organisation that has members afterwards has somebody who speaks for it.
        #[test]
        fn members_are_never_left_without_a_voice(speakers in 1i64..4, others in 0i64..4, speaks: bool, away: bool) {
            let role = if speaks { MemberRole::Spokesperson } else { MemberRole::Member };
            prop_assume!(speaks || others > 0);
            let goes = if away { Goes::Away } else { Goes::ToMember };
            let of = Belonging { members: speakers + others, speakers };
            if may_step_down(&part(role, MemberState::In), of, goes).is_ok() {
                let left = of.members - i64::from(away);
                let voices = speakers - i64::from(speaks);
                prop_assert!(left == 0 || voices > 0);
            }
        }
    }
}
