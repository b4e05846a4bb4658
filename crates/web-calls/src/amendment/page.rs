//! A change that was proposed: read by everybody, answered by those who write the idea, taken back by whoever proposed it.

use acts::calls::amendment as acting;
use axum::response::{IntoResponse, Response};
use calls::{Amendment, AmendmentState, Call, Idea, Wording};
use city::{Flaws, Hiding, Id, Noun, Refusal, Role, Slug};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::things::report::form_name;
use web::views::{Banner, Link, Place, Tone};
use web::words::name;
use web::{Page, Unfinished};

use crate::amendment::view::{AmendmentPage, AmendmentPill, Answering};
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::versions::compare::compared;
use crate::words::CallWords as _;

type Here = InPath<(Slug, Id<Idea>, Id<Amendment>)>;

struct Found {
    call: Call,
    idea: Idea,
    amendment: Amendment,
    /// What the idea said before and after, where it was taken in.
    taken: Option<(Wording, Wording)>,
    hiding: Option<Hiding>,
    report: Option<acts::city::typed::Row>,
}

fn load(
    act: &mut acts::Act,
    (slug, idea, id): (&Slug, Id<Idea>, Id<Amendment>),
    browser: &[u8],
) -> acts::Done<Found> {
    let (call, found, amendment) = acting::find(act, id)?;
    if call.slug != *slug || found.id != idea {
        return Err(Refusal::NotFound.into());
    }
    let taken = if amendment.state == AmendmentState::Accepted {
        acting::taken(act, &amendment)?
    } else {
        None
    };
    let hiding = if amendment.hidden && amendment.is_by(&act.actor) {
        store::things::hiding::last(act.tx, id.thing())?
    } else {
        None
    };
    let report = acts::city::typed::of(act, browser, &form_name(id.thing()))?;
    Ok(Found { call, idea: found, amendment, taken, hiding, report })
}

async fn found(
    visit: &Visit,
    (slug, idea, id): (Slug, Id<Idea>, Id<Amendment>),
) -> Result<Found, Problem> {
    let browser = visit.browser().0;
    visit.read(move |act| load(act, (&slug, idea, id), &browser)).await
}

/// The page.
pub(crate) async fn show(visit: Visit, InPath(here): Here) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, here).await?;
    Ok(Page(page(&visit, &found, "", &Flaws::default())))
}

/// What would change, or did.
fn wordings(found: &Found) -> (Wording, Wording) {
    if let Some(taken) = &found.taken {
        return taken.clone();
    }
    let is = Wording::of(&found.idea.input);
    let input = &found.amendment.input;
    let would = Wording { title: input.title.clone(), text: input.text.clone(), ..is.clone() };
    (is, would)
}

fn page(visit: &Visit, found: &Found, typed: &str, flaws: &Flaws) -> AmendmentPage {
    let (w, actor) = (&visit.words, visit.reader.actor());
    let Found { call, idea, amendment, .. } = found;
    let (slug, id) = (&call.slug, amendment.id);
    let here = visit.to.amendment(slug, idea.id, id);
    let waits = amendment.state == AmendmentState::Open && !amendment.hidden;
    let may = waits && calls::may_edit(&actor, call, idea, visit.now).is_ok();
    let own = amendment.is_by(&actor);
    let mut frame = visit.frame(w.amendment_title());
    frame.has_errors = !flaws.is_empty();
    frame.places = &[Place::Report];
    let (was, is) = wordings(found);
    let mut tools = Vec::new();
    if actor.is_on(Role::Moderator, idea.ground()) {
        let label = if amendment.hidden { w.tool_restore() } else { w.tool_hide() };
        tools.push(Link::new(label, visit.to.moderate(Noun::Amendment, id)));
    }
    AmendmentPage {
        path: vec![
            Link::new(Shape::new(visit).title(call), visit.to.call(slug)),
            Link::new(&idea.input.title, visit.to.idea(slug, idea.id)),
        ],
        state: AmendmentPill(amendment.state),
        meta: vec![name(w, &amendment.author.name).to_owned(), w.date(amendment.made)],
        reason: amendment.input.reason.clone(),
        language: amendment.input.language.to_string(),
        banner: banner(visit, found),
        changes: compared(visit, &was, &is),
        answer: amendment.answer.clone(),
        answering: may.then(|| Answering {
            action: here.clone(),
            version: idea.version,
            typed: typed.to_owned(),
        }),
        withdraw: (own && waits).then(|| here.clone()),
        report: (!own && !amendment.hidden)
            .then(|| visit.report_form(Noun::Amendment, id, found.report.clone())),
        tools,
        errors: field_errors(w, flaws),
        frame,
    }
}

/// That it is hidden, and why; its author can answer that.
fn banner(visit: &Visit, found: &Found) -> Option<Banner> {
    let (w, amendment) = (&visit.words, &found.amendment);
    if !amendment.hidden {
        return None;
    }
    let hiding = found.hiding.as_ref();
    let may_answer = hiding.is_some_and(|hiding| hiding.appealed_at.is_none());
    Some(Banner {
        tone: Tone::Warn,
        title: w.amendment_hidden().to_owned(),
        text: hiding.map(|hiding| hiding.reason.clone()).unwrap_or_default(),
        link: may_answer
            .then(|| Link::new(w.appeal_link(), visit.to.appeal(Noun::Amendment, amendment.id))),
    })
}

/// Takes it in, declines it, or takes it back.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, idea, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, (slug.clone(), idea, id)).await?;
    let (deed, answer) = (posted.get("do").to_owned(), posted.get("answer").to_owned());
    // Without the version that was compared, nothing is taken in unseen.
    let version = posted.get("version").parse().unwrap_or(0);
    let (what, text) = (deed.clone(), answer.clone());
    let done = visit
        .attempt(move |act| match what.as_str() {
            "accept" => acting::accept(act, id, version),
            "decline" => acting::decline(act, id, &text),
            "withdraw" => acting::withdraw(act, id),
            _ => Err(Refusal::NotFound.into()),
        })
        .await?;
    let here = visit.to.amendment(&slug, idea, id);
    match (done, deed.as_str()) {
        (Ok(()), "accept") => Ok(visit.go_saying(visit.to.idea(&slug, idea), Said::Accepted)),
        (Ok(()), "decline") => Ok(visit.go_saying(here, Said::Declined)),
        (Ok(()), _) => Ok(visit.go_saying(visit.to.idea(&slug, idea), Said::Withdrawn)),
        (Err(Refusal::ChangedMeanwhile), _) => {
            let w = &visit.words;
            let mut page = page(&visit, &found, &answer, &Flaws::default());
            page.frame.has_errors = true;
            page.banner = Some(Banner {
                tone: Tone::Warn,
                title: w.amendment_changed_meanwhile().to_owned(),
                text: w.amendment_changed_meanwhile_text().to_owned(),
                link: None,
            });
            Ok(Unfinished(page).into_response())
        }
        (Err(Refusal::Flawed(flaws)), _) => {
            Ok(Unfinished(page(&visit, &found, &answer, &flaws)).into_response())
        }
        (Err(refusal), _) => Err(visit.problem(refusal.into())),
    }
}
