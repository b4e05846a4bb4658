//! Entering an organisation, with those it could be first; and changing one.

use acts::organisations::member::Named;
use acts::organisations::organisation::{self as entering, Entering};
use axum::response::{IntoResponse, Response};
use city::organisation_member::may_edit;
use city::{Id, Organisation, OrganisationForm, Refusal, Role};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, once_key};
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::{Page, Unfinished};

use crate::organisation::form;
use crate::organisation::view::FormPage;
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// The form with what was typed.
fn page(visit: &Visit, typed: &OrganisationForm, errors: Vec<FieldError>) -> FormPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.organisation_enter());
    frame.has_errors = !errors.is_empty();
    FormPage {
        path: vec![Link::new(w.organisations(), visit.to.organisations())],
        lead: w.organisation_enter_lead().to_owned(),
        action: visit.to.organisation_new(),
        names: form::names(visit, typed),
        sectors: shape::sectors(w, &typed.sector),
        about: typed.about.clone(),
        languages: form::languages(visit, &typed.language),
        website: typed.website.clone(),
        kbo: typed.kbo.clone(),
        lei: typed.lei.clone(),
        ror: typed.ror.clone(),
        version: 0,
        alike: Vec::new(),
        entering: Vec::new(),
        named: Some(false),
        button: w.organisation_enter_button().to_owned(),
        back: visit.to.organisations(),
        banner: None,
        errors,
        frame,
    }
}

/// For whom an officer enters one: a form that says nothing is for themselves.
fn choices(visit: &Visit, chosen: &str) -> Vec<Choice> {
    if !visit.reader.actor().is(Role::Officer) {
        return Vec::new();
    }
    let w = &visit.words;
    let choice = |key: &str, label: &str| Choice::new(key, label, Chosen::from(key == chosen));
    vec![choice("city", w.organisation_for_the_city()), choice("own", w.organisation_for_own())]
}

/// Asks what there is to say of it.
pub(crate) async fn enter(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let entering = choices(&visit, "city");
    Ok(Page(FormPage { entering, ..page(&visit, &OrganisationForm::default(), Vec::new()) }))
}

/// Enters it; where it could be one that is there, these are shown first.
pub(crate) async fn send_enter(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = form::read(&visit, &posted);
    let again = |errors: Vec<FieldError>| FormPage {
        entering: choices(&visit, posted.get("entering")),
        named: Some(posted.has("named")),
        ..page(&visit, &typed, errors)
    };
    let input = match typed.check(&visit.city.settings) {
        Ok(input) => input,
        Err(flaws) => {
            return Ok(Unfinished(again(form::errors(&visit, &flaws))).into_response());
        }
    };
    if !posted.has("new") {
        let asked = input.clone();
        let alike = visit.read(move |act| entering::alike(act, &asked)).await?;
        if !alike.is_empty() {
            let alike = alike.iter().map(|one| shape::row(&visit, one)).collect();
            let button = visit.words.organisation_is_new().to_owned();
            let page = FormPage { alike, button, ..again(Vec::new()) };
            return Ok(Unfinished(page).into_response());
        }
    }
    let named = if posted.has("named") { Named::Yes } else { Named::No };
    let whose = match posted.get("entering") {
        "city" => Entering::ForTheCity,
        _ => Entering::AsSpokesperson(named),
    };
    let key = format!("organisation/{}", once_key(&posted));
    let entered = visit.attempt(move |act| entering::enter(act, &input, whose, &key)).await?;
    match entered {
        Ok(id) => Ok(visit.go_saying(visit.to.organisation(id), Said::OrganisationEntered)),
        Err(Refusal::Flawed(flaws)) => {
            Ok(Unfinished(again(form::errors(&visit, &flaws))).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// An organisation that the reader may change.
async fn changeable(visit: &Visit, id: Id<Organisation>) -> Result<Organisation, Problem> {
    visit
        .read(move |act| {
            let one = entering::readable(act, id)?;
            let own = entering::own_part(act, id)?;
            may_edit(&act.actor, &one, own.as_ref())?;
            Ok(one)
        })
        .await
}

fn edit_page(
    visit: &Visit,
    one: &Organisation,
    typed: &OrganisationForm,
    errors: Vec<FieldError>,
) -> FormPage {
    let w = &visit.words;
    let back = visit.to.organisation(one.id);
    let page = page(visit, typed, errors);
    let mut path = page.path.clone();
    path.push(shape::link(visit, one));
    let lead = if one.verified().is_some() { w.organisation_edit_verified() } else { "" };
    FormPage {
        frame: web::views::Frame { title: w.organisation_edit().to_owned(), ..page.frame },
        path,
        lead: lead.to_owned(),
        action: visit.to.organisation_edit(one.id),
        version: one.version,
        named: None,
        button: w.organisation_save().to_owned(),
        back,
        ..page
    }
}

/// Asks what should be said of it.
pub(crate) async fn edit(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
) -> Result<impl IntoResponse, Problem> {
    let one = changeable(&visit, id).await?;
    Ok(Page(edit_page(&visit, &one, &one.input.typed(), Vec::new())))
}

/// Says it. What somebody else said meanwhile is not overwritten unseen.
pub(crate) async fn send_edit(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = form::read(&visit, &posted);
    let version = posted.get("version").parse().unwrap_or_default();
    let changed = match typed.check(&visit.city.settings) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(input) => visit.attempt(move |act| entering::edit(act, id, &input, version)).await?,
    };
    match changed {
        Ok(()) => Ok(visit.go_saying(visit.to.organisation(id), Said::OrganisationChanged)),
        Err(Refusal::Flawed(flaws)) => {
            let one = changeable(&visit, id).await?;
            let errors = form::errors(&visit, &flaws);
            let page = FormPage { version, ..edit_page(&visit, &one, &typed, errors) };
            Ok(Unfinished(page).into_response())
        }
        Err(Refusal::ChangedMeanwhile) => {
            let one = changeable(&visit, id).await?;
            let w = &visit.words;
            let mut page = edit_page(&visit, &one, &typed, Vec::new());
            page.frame.has_errors = true;
            page.banner = Some(Banner {
                tone: Tone::Warn,
                title: w.organisation_meanwhile().to_owned(),
                text: w.organisation_meanwhile_text().to_owned(),
                link: Some(shape::link(&visit, &one)),
            });
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
