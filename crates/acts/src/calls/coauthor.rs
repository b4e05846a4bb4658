//! Writing an idea together: asked by a letter, a link or on one's page; joined, left, let go; given to another.

use calls::{Call, Idea, Lasts, MOST_COAUTHORS, Part, team_name};
use city::{Audience, Flaw, Flaws, Id, Mail, Person, Refusal, StepKind};
use jiff::SignedDuration;
use store::calls::coauthor as rows;
pub use store::calls::coauthor::Authoring;
use store::city::letter::{self, Letter};
use store::city::person;
use store::jobs::Urgency;

use super::evaluation;
use super::idea::readable;
use super::screening::undecided;
use crate::things::notice::{self, News, POST_JOB};
use crate::{Act, Done, Refused};

/// How many invitations one person makes in a day, and how many letters one address gets from all of them.
const MADE_A_DAY: i64 = 30;
const GOT_A_DAY: i64 = 5;
/// How many that were not answered are shown.
const SHOWN: i64 = 50;

/// Whom an invitation asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Whoever has its link.
    Link(Lasts),
    /// Whoever reads a letter to this address.
    Letter(Mail),
    /// One of those who write it.
    Coauthor(Id<Person>),
}

fn flawed(field: &str, flaw: Flaw) -> Refused {
    let mut flaws = Flaws::default();
    flaws.add(field, flaw);
    Refusal::Flawed(flaws).into()
}

/// The idea, if whoever acts may say now who writes it.
fn shared(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea)> {
    act.person()?;
    let (call, idea) = readable(act, id)?;
    calls::may_share(&act.actor, &call, &idea, act.now)?;
    undecided(act, id)?;
    Ok((call, idea))
}

/// Asks somebody to write an idea too, or to be its main author. `letter` goes with it where it is one; it has the identifier.
pub fn ask(
    act: &mut Act,
    id: Id<Idea>,
    (part, whom): (Part, &Whom),
    (asked, hash): (Id<Authoring>, &[u8]),
    letter: Option<&Letter>,
) -> Done<()> {
    let (_, idea) = shared(act, id)?;
    let me = act.person()?;
    let field = match whom {
        Whom::Link(_) => "until",
        Whom::Letter(_) => "mail",
        Whom::Coauthor(_) => "to",
    };
    let yesterday = act.now.checked_sub(SignedDuration::from_hours(24)).unwrap_or(act.now);
    let most = usize::try_from(MADE_A_DAY).unwrap_or_default();
    if rows::made_by(act.tx, me, yesterday)? >= MADE_A_DAY {
        return Err(flawed(field, Flaw::TooMany { most }));
    }
    if part == Part::With && idea.coauthors.len() >= MOST_COAUTHORS {
        return Err(flawed(field, Flaw::Full));
    }
    let (mut mail, mut to, mut lasts) = (None, None, Lasts::Once);
    match whom {
        Whom::Link(how) => lasts = *how,
        Whom::Letter(address) => {
            if rows::sent_to(act.tx, address, yesterday)? >= GOT_A_DAY {
                return Err(flawed(field, Flaw::TooMany { most }));
            }
            rows::end_to(act.tx, id, address)?;
            mail = Some(address.clone());
        }
        Whom::Coauthor(one) => {
            if part != Part::Over || idea.coauthors.iter().all(|known| known.id != *one) {
                return Err(flawed(field, Flaw::NotAChoice));
            }
            to = Some(*one);
        }
    }
    // An idea is given away once.
    if part == Part::Over {
        rows::end_handing(act.tx, id)?;
        lasts = Lasts::Once;
    }
    let authoring = Authoring {
        id: asked,
        idea: id,
        part,
        mail,
        person: to,
        hash: hash.to_vec(),
        once: lasts == Lasts::Once,
        inviter: Some(me),
        made_at: act.now,
        expires_at: lasts.ends(act.now),
    };
    rows::ask(act.tx, &authoring)?;
    if let Some(to) = to {
        let news = News { kind: StepKind::HandOffered, thing: id.thing(), reason: "", other: None };
        notice::one(act, news, to, Audience::Own)?;
    }
    let Some(letter) = letter else { return Ok(()) };
    letter::insert(act.tx, letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), Urgency::Now, act.now)
}

/// Notes the digest of the key of a letter that leaves now. False when the invitation is over: it need not leave.
pub fn renew(act: &mut Act, letter: i64, hash: &[u8]) -> Done<bool> {
    Ok(rows::renew(act.tx, Id::new(letter), hash, act.now)? == 1)
}

/// What is open of an idea, for its main author.
pub fn open(act: &mut Act, idea: &Idea) -> Done<Vec<Authoring>> {
    if !idea.is_by(&act.actor) {
        return Err(Refusal::NotYours.into());
    }
    Ok(rows::asked(act.tx, idea.id, act.now, SHOWN)?)
}

/// What asks whoever acts on their own page, each with its idea.
pub fn asked_of_me(act: &mut Act) -> Done<Vec<(Authoring, Call, Idea)>> {
    let me = act.person()?;
    let mut asked = Vec::new();
    for one in rows::asked_of(act.tx, me, act.now, SHOWN)? {
        if let Ok((call, idea)) = readable(act, one.idea) {
            asked.push((one, call, idea));
        }
    }
    Ok(asked)
}

/// The invitation with this key, as long as it can be answered and the rules of the call allow what it asks.
pub fn find(act: &mut Act, hash: &[u8]) -> Done<(Authoring, Call, Idea)> {
    let asked = rows::by_key(act.tx, hash, act.now)?.ok_or(Refusal::NotFound)?;
    standing(act, asked)
}

/// What asks whoever acts on their page about an idea.
fn mine(act: &mut Act, id: Id<Idea>) -> Done<(Authoring, Call, Idea)> {
    let me = act.person()?;
    let asked = rows::asked_of(act.tx, me, act.now, SHOWN)?;
    let asked = asked.into_iter().find(|one| one.idea == id).ok_or(Refusal::NotFound)?;
    standing(act, asked)
}

/// An invitation says no more than whoever made it may still say.
fn standing(act: &mut Act, asked: Authoring) -> Done<(Authoring, Call, Idea)> {
    let (call, idea) = super::idea::find(act, asked.idea)?;
    let inviter = asked.inviter.filter(|one| *one == idea.author.id).ok_or(Refusal::NotFound)?;
    let inviter = person::actor(act.tx, inviter)?;
    if calls::may_share(&inviter, &call, &idea, act.now).is_err() || idea.hidden {
        return Err(Refusal::NotFound.into());
    }
    undecided(act, idea.id)?;
    Ok((asked, call, idea))
}

/// Whoever holds the key and is signed in takes the part that it asks them to.
pub fn accept(act: &mut Act, hash: &[u8]) -> Done<(Call, Id<Idea>)> {
    let found = find(act, hash)?;
    take_part(act, found)
}

/// The same, where one is asked on one's own page.
pub fn accept_mine(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let found = mine(act, id)?;
    take_part(act, found).map(|_| ())
}

fn take_part(
    act: &mut Act,
    (asked, call, idea): (Authoring, Call, Idea),
) -> Done<(Call, Id<Idea>)> {
    let me = act.person()?;
    if idea.is_by(&act.actor) || asked.person.is_some_and(|one| one != me) {
        return Err(Refusal::NotYours.into());
    }
    // Whoever may not read the call cannot write in it.
    if !calls::may_read_idea(&act.actor, &call, &idea) {
        return Err(Refusal::NotFound.into());
    }
    match asked.part {
        Part::With if idea.is_of(&act.actor) => {}
        Part::With if idea.coauthors.len() >= MOST_COAUTHORS => {
            return Err(flawed("join", Flaw::Full));
        }
        Part::With => {
            calls::may_sign(&act.actor, &call)?;
            rows::add(act.tx, idea.id, me, act.now)?;
            evaluation::stand_aside(act, idea.id)?;
            happened(act, &idea, StepKind::Joined, idea.author.id)?;
        }
        Part::Over => {
            calls::may_sign(&act.actor, &call)?;
            rows::hand_over(act.tx, &idea, me, act.now)?;
            evaluation::stand_aside(act, idea.id)?;
            happened(act, &idea, StepKind::HandedOver, idea.author.id)?;
        }
    }
    if asked.once {
        rows::end(act.tx, asked.id)?;
    }
    Ok((call, idea.id))
}

/// Enters it into the journey of the idea and tells one of those who write it.
fn happened(act: &mut Act, idea: &Idea, kind: StepKind, tell: Id<Person>) -> Done<()> {
    let step = act.happened(kind);
    act.step(idea.id, &step)?;
    let news = News { kind, thing: idea.id.thing(), reason: "", other: None };
    notice::one(act, news, tell, Audience::Own)
}

/// Whoever holds the key does not want to. A link for many stays for the others.
pub fn refuse(act: &mut Act, hash: &[u8]) -> Done<()> {
    let asked = rows::by_key(act.tx, hash, act.now)?.ok_or(Refusal::NotFound)?;
    if asked.once {
        rows::end(act.tx, asked.id)?;
    }
    Ok(())
}

/// Whoever is asked on their own page does not want to.
pub fn refuse_mine(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (asked, ..) = mine(act, id)?;
    Ok(rows::end(act.tx, asked.id).map(|_| ())?)
}

/// Takes an invitation back.
pub fn take_back(act: &mut Act, id: Id<Idea>, asked: Id<Authoring>) -> Done<()> {
    act.person()?;
    let (_, idea) = readable(act, id)?;
    if !idea.is_by(&act.actor) {
        return Err(Refusal::NotYours.into());
    }
    let found = rows::get(act.tx, asked, act.now)?.filter(|found| found.idea == id);
    let found = found.ok_or(Refusal::NotFound)?;
    Ok(rows::end(act.tx, found.id).map(|_| ())?)
}

/// Lets somebody write an idea no more, who is told. One's main author may say so as long as it may be changed; what they wrote
/// stays.
pub fn remove(act: &mut Act, id: Id<Idea>, one: Id<Person>) -> Done<()> {
    let (_, idea) = shared(act, id)?;
    if !rows::remove(act.tx, id, one)? {
        return Err(Refusal::NotFound.into());
    }
    happened(act, &idea, StepKind::Removed, one)
}

/// Writes an idea no more: at any time.
pub fn leave(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let me = act.person()?;
    let (_, idea) = readable(act, id)?;
    if !rows::remove(act.tx, id, me)? {
        return Err(Refusal::NotYours.into());
    }
    let step = act.happened(StepKind::Removed);
    act.step(idea.id, &step)
}

/// Says by which name those who write an idea sign.
pub fn sign_as(act: &mut Act, id: Id<Idea>, typed: &str) -> Done<()> {
    shared(act, id)?;
    let name = team_name(typed)?;
    Ok(rows::set_team(act.tx, id, &name)?)
}
