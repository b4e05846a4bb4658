//! What “My page” shows of organisations: which the reader belongs to, and what waits for them there.

use acts::Done;
use acts::organisations::member;
use acts::things::Found;
use city::{Membership, Noun, Organisation};
use web::http::Visit;
use web::system::{Line, MyPart, Shown};
use web::views::Link;
use web::words::Words;

use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// What the reader belongs to, each with their part in it and whether somebody asks to belong to it.
type Mine = Vec<(Organisation, Membership, Asked)>;

/// Whether somebody waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Yes,
    No,
}

fn load(act: &mut acts::Act) -> Done<Mine> {
    let mut all = Vec::new();
    for (one, part) in member::mine(act)? {
        let asking = (city::MemberState::Asked, city::MemberRole::Member);
        let asked = part.speaks()
            && !store::organisations::member::list(act.tx, one.id, asking, None, 1)?.is_empty();
        all.push((one, part, if asked { Asked::Yes } else { Asked::No }));
    }
    Ok(all)
}

/// The organisations where somebody waits for the reader's answer.
pub(crate) fn waits(act: &mut acts::Act) -> Done<Vec<Organisation>> {
    if act.actor.person.is_none() {
        return Ok(Vec::new());
    }
    let all = load(act)?.into_iter();
    Ok(all.filter(|(.., asked)| *asked == Asked::Yes).map(|(one, ..)| one).collect())
}

/// Where an answer is given.
pub(crate) fn wait(visit: &Visit, one: &Organisation) -> Link {
    Link::new(visit.words.waits_to_belong(one.name(&visit.wished())), visit.to.members(one.id))
}

/// The reader's organisations, and what waits there.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<MyPart>> {
    let mine = load(act)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let waiting = mine.iter().filter(|(.., asked)| *asked == Asked::Yes);
        let said = |part: &Membership| match (part.is_in(), part.speaks()) {
            (false, _) => w.organisation_you_asked(),
            (true, true) => w.organisation_you_speak(),
            (true, false) => w.organisation_you_belong(),
        };
        let belongs =
            mine.iter().map(|(one, part, _)| (shape::link(visit, one), said(part).to_owned()));
        Ok(MyPart {
            waits: waiting.map(|(one, ..)| wait(visit, one)).collect(),
            belongs: belongs.collect(),
            ..MyPart::default()
        })
    }))
}

/// What erasing the account does to organisations.
pub(crate) fn erased(act: &mut acts::Act) -> Done<Shown<Vec<String>>> {
    let mine = load(act)?;
    let me = act.person()?;
    let mut alone = 0_i64;
    for (one, part, _) in &mine {
        let of = store::organisations::member::count(act.tx, one.id)?;
        alone += i64::from(part.speaks() && of.speakers == 1);
    }
    let entered = store::organisations::organisation::entered_by(act.tx, me)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let count = i64::try_from(mine.len()).unwrap_or(i64::MAX);
        let mut said = Vec::new();
        if count > 0 {
            said.push(w.erase_memberships(count));
        }
        if alone > 0 {
            said.push(w.erase_alone(alone));
        }
        if entered > 0 {
            said.push(w.erase_organisations(entered));
        }
        Ok(said)
    }))
}

/// What the things of a noun are called.
pub(crate) fn noun(w: &Words, noun: Noun) -> Option<&'static str> {
    (noun == Noun::Organisation).then(|| w.organisations())
}

/// Where an organisation stands.
pub(crate) fn line(visit: &Visit, found: &Found) -> Option<Line> {
    let Found::Organisation(one) = found else { return None };
    let w = &visit.words;
    let mut meta = vec![shape::sector(w, one.input.sector).to_owned()];
    meta.extend(one.verified().map(|_| w.organisation_is_verified().to_owned()));
    Some(Line { state: None, next: String::new(), meta })
}
