//! The page of an organisation: what it is, who speaks for it, what it brought, and what the reader can do.

use acts::organisations::organisation::{own_part, readable};
use acts::things::Found as Thing;
use axum::response::{IntoResponse, Response};
use city::organisation_member::{may_ask, may_claim, may_edit};
use city::{
    Belonging, Id, MemberRole, MemberState, Membership, Noun, Organisation, Refusal, Role, StepKind,
};
use serde::Deserialize;
use store::organisations::{claim, idea as brought, member};
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::things::report::form_name;
use web::views::{Banner, Link, Mark, Picture, Place, Step, Tone};

use crate::organisation::view::{OrganisationPage, Own, Part};
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// How many of those who speak for it are named.
const SPEAKERS: i64 = 30;
/// How many of its ideas stand on a page.
const IDEAS: i64 = 20;

/// Which part of its ideas is shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The idea before which they begin.
    ideas: String,
}

/// Everything the page shows.
struct Found {
    organisation: Organisation,
    into: Option<Organisation>,
    own: Option<Membership>,
    of: Belonging,
    speakers: Vec<Membership>,
    ideas: Vec<Thing>,
    more: bool,
    steps: Vec<city::Step>,
    follows: bool,
    claimed: bool,
    hiding: Option<city::Hiding>,
    report: Option<acts::city::typed::Row>,
}

fn load(
    act: &mut acts::Act,
    id: Id<Organisation>,
    before: i64,
    browser: &[u8],
) -> acts::Done<Found> {
    let organisation = readable(act, id)?;
    let into = organisation.merged_into.map(|into| readable(act, into)).transpose()?;
    let sort = (MemberState::In, MemberRole::Spokesperson);
    let mut speakers = member::list(act.tx, id, sort, None, SPEAKERS)?;
    speakers.retain(|one| one.shown && !one.person.name.is_empty());
    let (ideas, more) = ideas(act, id, before)?;
    let person = act.actor.person;
    let thing = id.thing();
    let follows = match person {
        Some(person) => store::things::follow::has(act.tx, thing, person)?,
        None => false,
    };
    let hiding =
        if organisation.hidden { store::things::hiding::last(act.tx, thing)? } else { None };
    Ok(Found {
        into,
        own: own_part(act, id)?,
        of: member::count(act.tx, id)?,
        speakers,
        ideas,
        more,
        steps: store::things::step::of(act.tx, thing)?,
        follows,
        claimed: claim::waiting(act.tx, id)?.is_some(),
        hiding,
        report: acts::city::typed::of(act, browser, &form_name(thing))?,
        organisation,
    })
}

/// The ideas that were brought for it, as far as the reader may read them, and whether there are more.
fn ideas(act: &mut acts::Act, id: Id<Organisation>, before: i64) -> acts::Done<(Vec<Thing>, bool)> {
    let mut all = brought::brought(act.tx, id, before, IDEAS + 1)?;
    let limit = usize::try_from(IDEAS).unwrap_or_default();
    let more = all.len() > limit;
    all.truncate(limit);
    let mut found = Vec::new();
    for idea in all {
        let idea = acts::things::find(act, idea.thing())?;
        if idea.may_read(&act.actor) {
            found.push(idea);
        }
    }
    Ok((found, more))
}

/// The page; what was merged leads to what it was merged into.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let before = asked.ideas.parse().map_or(i64::MAX, Id::<city::Thing>::get);
    let browser = visit.browser().0;
    let found = visit.read(move |act| load(act, id, before, &browser)).await?;
    if let Some(into) = &found.into {
        return Ok(visit.go(visit.to.organisation(into.id)));
    }
    Ok(Page(page(&visit, &found)).into_response())
}

fn page(visit: &Visit, found: &Found) -> OrganisationPage {
    let (w, one) = (&visit.words, &found.organisation);
    let name = one.name(&visit.wished()).to_owned();
    let here = visit.to.organisation(one.id);
    let picture = Picture::art("culture", one.id);
    let mut frame = visit.shared_frame(&name, &here, &one.input.about, &picture);
    frame.places = &[Place::Support, Place::Report];
    let names = one.input.name.iter().filter(|(_, other)| *other != name);
    let last = found.ideas.last().filter(|_| found.more);
    OrganisationPage {
        tag: one.name_language(&visit.wished()).to_string(),
        names: names.map(|(tag, name)| (name.to_owned(), tag.to_string())).collect(),
        sector: shape::sector(w, one.input.sector).to_owned(),
        verified: one.verified().map(|at| w.organisation_verified(visit.city_name(), w.date(at))),
        banner: banner(visit, found),
        about: if one.input.about.is_empty() {
            SafeHtml::empty()
        } else {
            markdown::html(&one.input.about)
        },
        language: one.input.language.to_string(),
        website: one.input.website.as_ref().map(shape::website),
        identifiers: identifiers(visit, one),
        speakers: found.speakers.iter().map(|one| one.person.name.clone()).collect(),
        members: match found.of.members {
            member::COUNTED.. => w.organisation_members_many(member::COUNTED),
            members => w.organisation_members(members),
        },
        ideas: found.ideas.iter().filter_map(|idea| brought_idea(visit, idea)).collect(),
        more: last.map(|idea| format!("{here}?ideas={}#ideas", idea.id())),
        journey: journey(visit, &found.steps),
        follow: one
            .is_listed()
            .then(|| visit.follow_toggle(Noun::Organisation, one.id, found.follows.into())),
        report: (one.is_listed() && one.author.is_some() && !one.is_by(&visit.reader.actor()))
            .then(|| visit.report_form(Noun::Organisation, one.id, found.report.clone())),
        tools: tools(visit, found),
        part: part(visit, found),
        name,
        frame,
    }
}

/// An idea that was brought for it, with where it stands.
fn brought_idea(visit: &Visit, idea: &Thing) -> Option<(Link, Vec<String>)> {
    let link = visit.link_to(idea)?;
    let line = visit.systems().iter().find_map(|system| system.line(visit, idea));
    let line = line.unwrap_or_default();
    let state = line.state.map(|(_, word)| word.to_owned());
    Some((link, state.into_iter().chain(line.meta).collect()))
}

/// What its registers call it.
fn identifiers(visit: &Visit, one: &Organisation) -> Vec<(String, Link)> {
    let w = &visit.words;
    let mut all = Vec::new();
    all.extend(one.input.kbo.as_ref().map(|kbo| (w.organisation_kbo(), kbo.to_string(), "")));
    all.extend(one.input.lei.as_ref().map(|lei| (w.organisation_lei(), lei.to_string(), "")));
    let ror = one.input.ror.as_ref().map(ToString::to_string);
    let mut all: Vec<(String, Link)> =
        all.into_iter().map(|(name, text, to)| (name.to_owned(), Link::new(text, to))).collect();
    all.extend(ror.map(|ror| (w.organisation_ror().to_owned(), Link::new(ror.clone(), ror))));
    all
}

fn banner(visit: &Visit, found: &Found) -> Option<Banner> {
    let (w, one) = (&visit.words, &found.organisation);
    if one.hidden {
        let hiding = found.hiding.as_ref();
        let reason = hiding.map(|hiding| hiding.reason.clone()).unwrap_or_default();
        let may_answer = one.is_by(&visit.reader.actor())
            && hiding.is_some_and(|hiding| hiding.appealed_at.is_none());
        let link = may_answer.then(|| {
            Link::new(w.organisation_appeal(), visit.to.appeal(Noun::Organisation, one.id))
        });
        let title = w.organisation_hidden().to_owned();
        return Some(Banner { tone: Tone::Warn, title, text: reason, link });
    }
    if one.claimed {
        return None;
    }
    let (text, link) = if found.claimed {
        (w.organisation_claim_waits(), None)
    } else {
        let link = Link::new(w.organisation_claim(), visit.to.organisation_claim(one.id));
        (w.organisation_unclaimed_text(), Some(link))
    };
    let title = w.organisation_unclaimed().to_owned();
    Some(Banner { tone: Tone::Info, title, text: text.to_owned(), link })
}

/// What happened to it that everybody may know.
fn journey(visit: &Visit, steps: &[city::Step]) -> Vec<Step> {
    let w = &visit.words;
    let step = |step: &city::Step| {
        let (mark, title) = match step.kind {
            StepKind::Published => (Mark::Done, w.organisation_step_entered()),
            StepKind::Verified => (Mark::Done, w.organisation_step_verified()),
            StepKind::Unverified => (Mark::No, w.organisation_step_unverified()),
            StepKind::TookIn => (Mark::Done, w.organisation_step_took_in()),
            _ => return None,
        };
        Some(Step {
            mark,
            title: title.to_owned(),
            when: w.date(step.made),
            office: String::new(),
            reason: step.reason.clone(),
            link: None,
        })
    };
    steps.iter().filter_map(step).collect()
}

fn tools(visit: &Visit, found: &Found) -> Vec<Link> {
    let (w, one, own) = (&visit.words, &found.organisation, found.own.as_ref());
    let actor = visit.reader.actor();
    let mut tools = Vec::new();
    if may_edit(&actor, one, own).is_ok() {
        tools.push(Link::new(w.organisation_edit(), visit.to.organisation_edit(one.id)));
        tools.push(Link::new(w.members_title(), visit.to.members(one.id)));
    }
    if own.is_some() && may_claim(one, own).is_ok() && !found.claimed {
        tools.push(Link::new(w.organisation_ask_mark(), visit.to.organisation_claim(one.id)));
    }
    if actor.is(Role::Officer) {
        if found.claimed {
            tools.push(Link::new(w.claim_title(), visit.to.desk_claim(one.id)));
        }
        if one.is_listed() && !found.claimed {
            let there = visit.to.desk_merge_organisation(one.id);
            tools.push(Link::new(w.merge_organisation(), there));
        }
        if one.verified().is_some() {
            tools.push(Link::new(w.unverify_title(), visit.to.desk_unverify(one.id)));
        }
    }
    if actor.is(Role::Moderator) && one.author.is_some() {
        let label = if one.hidden { w.organisation_restore() } else { w.organisation_hide() };
        tools.push(Link::new(label, visit.to.moderate(Noun::Organisation, one.id)));
    }
    tools
}

/// What the reader is to it, and what they can do about it.
fn part(visit: &Visit, found: &Found) -> Part {
    let (w, one) = (&visit.words, &found.organisation);
    let Some(own) = &found.own else {
        return match (may_ask(one, None), visit.reader.id()) {
            (Ok(()), Some(_)) => Part::Ask(visit.to.organisation_join(one.id)),
            (Ok(()), None) => Part::SignIn(visit.to.sign_in_for(&visit.here())),
            (Err(_), _) => Part::None,
        };
    };
    let leave = visit.to.organisation_leave(one.id);
    if !own.is_in() {
        return Part::Asked(leave);
    }
    let said = if own.speaks() { w.organisation_you_speak() } else { w.organisation_you_belong() };
    Part::In(Own {
        said: said.to_owned(),
        shown: own.shown,
        named: visit.to.organisation_named(one.id),
        leave,
    })
}

/// The page again, where somebody who speaks for it alone wants to leave its members.
pub(crate) async fn stays(
    visit: &Visit,
    id: Id<Organisation>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    if refusal != Refusal::AlreadyElsewhere {
        return Err(visit.problem(refusal.into()));
    }
    let browser = visit.browser().0;
    let found = visit.read(move |act| load(act, id, i64::MAX, &browser)).await?;
    if found.own.as_ref().is_none_or(|own| !own.speaks()) {
        return Err(Problem::Conflict);
    }
    let w = &visit.words;
    let mut page = page(visit, &found);
    page.frame.has_errors = true;
    page.banner = Some(Banner {
        tone: Tone::Err,
        title: w.organisation_stays().to_owned(),
        text: w.organisation_stays_text().to_owned(),
        link: Some(Link::new(w.members_title(), visit.to.members(id))),
    });
    Ok(web::Unfinished(page).into_response())
}
