//! Who belongs to an organisation: taken in, made to speak for it, asked by letter, let go.

use acts::organisations::invitation::{self, Invitation};
use acts::organisations::member::{self, Answer};
use acts::organisations::organisation::{own_part, readable};
use axum::response::{IntoResponse, Response};
use city::organisation_member::may_say_who;
use city::{Flaws, Id, MemberRole, MemberState, Membership, Organisation, Person, Refusal};
use jiff::Timestamp;
use serde::Deserialize;
use store::organisations::member as rows;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::views::{Banner, Choice, Chosen, Pages, Tone};
use web::words::name;
use web::{Page, Unfinished};

use crate::member::view::{Invited, Line, MembersPage};
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// How many members stand on a page.
const PAGE: i64 = 50;
/// How many who speak for it, or asked to belong to it, are shown.
const MOST: i64 = 100;

/// Where the list of members goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Since when the last one belongs to it, in microseconds.
    at: i64,
    /// Who that is.
    after: String,
}

impl Asked {
    fn cursor(&self) -> Option<(Timestamp, Id<Person>)> {
        let person = self.after.parse().ok()?;
        Timestamp::from_microsecond(self.at).ok().map(|at| (at, person))
    }
}

/// Everything the page shows.
pub(crate) struct Found {
    pub(crate) organisation: Organisation,
    asked: Vec<Membership>,
    speakers: Vec<Membership>,
    members: Vec<Membership>,
    more: bool,
    further: bool,
    invited: Vec<Invitation>,
}

fn load(act: &mut acts::Act, id: Id<Organisation>, asked: &Asked) -> acts::Done<Found> {
    let organisation = readable(act, id)?;
    let own = own_part(act, id)?;
    may_say_who(&act.actor, &organisation, own.as_ref())?;
    let speaking = (MemberState::In, MemberRole::Spokesperson);
    let asking = (MemberState::Asked, MemberRole::Member);
    let member = (MemberState::In, MemberRole::Member);
    let mut members = rows::list(act.tx, id, member, asked.cursor(), PAGE + 1)?;
    let limit = usize::try_from(PAGE).unwrap_or_default();
    let more = members.len() > limit;
    members.truncate(limit);
    Ok(Found {
        asked: rows::list(act.tx, id, asking, None, MOST)?,
        speakers: rows::list(act.tx, id, speaking, None, MOST)?,
        members,
        more,
        further: asked.cursor().is_some(),
        invited: invitation::open(act, &organisation, own.as_ref())?,
        organisation,
    })
}

/// Loads the page of the first members.
pub(crate) async fn first(visit: &Visit, id: Id<Organisation>) -> Result<Found, Problem> {
    visit.read(move |act| load(act, id, &Asked::default())).await
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let found = visit.read(move |act| load(act, id, &asked)).await?;
    Ok(Page(page(&visit, &found, ("", MemberRole::Member), &Flaws::default())))
}

/// The page with what was typed for a letter.
pub(crate) fn page(
    visit: &Visit,
    found: &Found,
    (mail, role): (&str, MemberRole),
    flaws: &Flaws,
) -> MembersPage {
    let w = &visit.words;
    let id = found.organisation.id;
    let here = visit.to.members(id);
    let choice = |one: MemberRole, label: &str, hint: &str| Choice {
        hint: hint.to_owned(),
        ..Choice::new(one.key(), label, Chosen::from(one == role))
    };
    let last = found.members.last().filter(|_| found.more);
    let mut frame = visit.frame(w.members_title());
    frame.has_errors = !flaws.is_empty();
    MembersPage {
        organisation: shape::link(visit, &found.organisation),
        banner: None,
        asked: found.asked.iter().map(|one| line(visit, id, one)).collect(),
        speakers: found.speakers.iter().map(|one| line(visit, id, one)).collect(),
        members: found.members.iter().map(|one| line(visit, id, one)).collect(),
        pages: Pages {
            first: found.further.then(|| here.clone()),
            next: last.map(|last| {
                format!("{here}?at={}&after={}", last.made.as_microsecond(), last.person.id)
            }),
            ..Pages::default()
        },
        invited: found.invited.iter().map(|one| invited(visit, one)).collect(),
        invite: visit.to.members_invite(id),
        mail: mail.to_owned(),
        roles: vec![
            choice(MemberRole::Member, w.member_role(), w.member_role_hint()),
            choice(MemberRole::Spokesperson, w.spokesperson_role(), w.spokesperson_role_hint()),
        ],
        errors: errors(visit, flaws),
        frame,
    }
}

/// What is to be put right, said as it is said of letters.
fn errors(visit: &Visit, flaws: &Flaws) -> Vec<web::views::FieldError> {
    let w = &visit.words;
    let mut errors = field_errors(w, flaws);
    for (error, (_, flaw)) in errors.iter_mut().zip(flaws.iter()) {
        match flaw {
            city::Flaw::Taken => w.flaw_member_already().clone_into(&mut error.text),
            city::Flaw::TooMany { .. } => w.flaw_invited_enough().clone_into(&mut error.text),
            _ => {}
        }
    }
    errors
}

fn line(visit: &Visit, id: Id<Organisation>, one: &Membership) -> Line {
    let w = &visit.words;
    let since =
        if one.is_in() { w.member_since(w.date(one.made)) } else { w.ago(one.made, visit.now) };
    let named = if one.shown { w.member_named() } else { w.member_not_named() };
    let turns = match (one.is_in(), one.role) {
        (false, _) => vec![("take_in", w.member_take_in()), ("refuse", w.member_refuse())],
        (true, MemberRole::Member) => {
            vec![("spokesperson", w.member_let_speak()), ("remove", w.member_remove())]
        }
        (true, MemberRole::Spokesperson) => {
            vec![("member", w.member_let_not_speak()), ("remove", w.member_remove())]
        }
    };
    Line {
        name: name(w, &one.person.name).to_owned(),
        meta: vec![since, named.to_owned()],
        action: visit.to.member(id, one.person.id),
        turns: turns.into_iter().map(|(key, word)| (key, word.to_owned())).collect(),
    }
}

fn invited(visit: &Visit, one: &Invitation) -> Invited {
    let w = &visit.words;
    let role = match one.role {
        MemberRole::Spokesperson => w.spokesperson_role(),
        MemberRole::Member => w.member_role(),
    };
    Invited {
        mail: one.mail.clone(),
        meta: vec![role.to_owned(), w.invitation_until(w.date(one.expires_at))],
        take_back: visit.to.members_take_back(one.organisation, one.id),
    }
}

/// Does something about somebody: takes them in or not, lets them speak for it or not, lets them go.
pub(crate) async fn turn(
    visit: Visit,
    InPath((id, person)): InPath<(Id<Organisation>, Id<Person>)>,
    posted: Posted,
) -> Result<Response, Problem> {
    let turn = posted.get("do").to_owned();
    let done = visit
        .attempt(move |act| match turn.as_str() {
            "take_in" => member::answer(act, id, person, Answer::TakeIn),
            "refuse" => member::answer(act, id, person, Answer::Refuse),
            "spokesperson" => member::set_role(act, id, person, MemberRole::Spokesperson),
            "member" => member::set_role(act, id, person, MemberRole::Member),
            "remove" => member::remove(act, id, person),
            _ => Err(Refusal::NotFound.into()),
        })
        .await?;
    match done {
        Ok(()) if visit.reader.id() == Some(person) => {
            Ok(visit.go_saying(visit.to.organisation(id), Said::Saved))
        }
        Ok(()) => Ok(visit.go_saying(visit.to.members(id), Said::Saved)),
        Err(Refusal::AlreadyElsewhere) => {
            let found = first(&visit, id).await?;
            let w = &visit.words;
            let mut page = page(&visit, &found, ("", MemberRole::Member), &Flaws::default());
            page.frame.has_errors = true;
            page.banner = Some(Banner {
                tone: Tone::Err,
                title: w.organisation_stays().to_owned(),
                text: w.organisation_stays_text().to_owned(),
                link: None,
            });
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
