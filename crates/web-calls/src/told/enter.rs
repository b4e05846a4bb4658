//! Entering ideas that were told: by telephone, on paper, at the desk; one after the other.

use ::forms::Form;
use acts::calls::told as acting;
use acts::things::Found as Thing;
use axum::response::{IntoResponse, Response};
use calls::{Call, Consent, How, Idea, IdeaForm, IdeaInput, Telling};
use city::{Flaw, Flaws, Id, InClear, Refusal, Slug};
use serde::Deserialize;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Visit, once_key};
use web::questions::Asking;
use web::views::{Choice, Chosen, FieldError, Link};
use web::{Page, Unfinished};

use crate::answer::own::asked_with_ideas;
use crate::desk::{call_link, frame};
use crate::paths::CallLinks as _;
use crate::share::fields::{check, rest_fields, take_over, told_fields};
use crate::told::card;
use crate::told::view::{CardView, EnterPage};
use crate::words::CallWords as _;

/// What the address says: how the last one was told, and where.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    how: String,
    event: String,
}

struct Found {
    call: Call,
    asks: Form,
    events: Vec<Thing>,
}

async fn found(visit: &Visit, slug: Slug) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            act.require_on(city::Role::Officer, call.ground())?;
            // What was written on paper is taken longest.
            calls::may_enter(&act.actor, &call, How::Paper, act.now)?;
            let asks = asked_with_ideas(act, &call)?;
            let events = acting::events(act, &call)?;
            Ok(Found { call, asks, events })
        })
        .await
}

/// What is typed beside the idea.
#[derive(Debug, Clone, Default)]
struct Beside {
    how: String,
    event: String,
    name: String,
    consent: String,
    contact: String,
}

/// Where it can have been written down; nothing to choose from where there was no event.
fn events(visit: &Visit, found: &Found, chosen: &str) -> Vec<Choice> {
    if found.events.is_empty() {
        return Vec::new();
    }
    let none = Choice::new("", visit.words.told_no_event(), Chosen::from(chosen.is_empty()));
    let one = |event: &Thing| {
        let (label, number) =
            (visit.link_to(event).unwrap_or_default().label, event.id().to_string());
        let is_it = Chosen::from(number == chosen);
        Choice::new(number, label, is_it)
    };
    std::iter::once(none).chain(found.events.iter().map(one)).collect()
}

fn page(visit: &Visit, found: &Found, form: &IdeaForm, beside: &Beside) -> EnterPage {
    let (w, call) = (&visit.words, &found.call);
    let rest = rest_fields(visit, form, visit.city.settings.currency);
    let how = How::ALL.iter().map(|how| {
        Choice::new(how.key(), how_word(w, *how), Chosen::from(beside.how == how.key()))
    });
    let consents = Consent::ALL.iter().map(|consent| {
        let word = match consent {
            Consent::No => w.consent_no(),
            Consent::Spoken => w.consent_spoken(),
            Consent::Signed => w.consent_signed(),
        };
        let typed = if beside.consent.is_empty() { Consent::No.key() } else { &beside.consent };
        Choice::new(consent.key(), word, Chosen::from(typed == consent.key()))
    });
    EnterPage {
        frame: frame(visit, w.told_title(), false),
        call: call_link(visit, call),
        action: visit.to.desk_told(&call.slug),
        entered: None,
        how: how.collect(),
        events: events(visit, found, &beside.event),
        told: told_fields(visit, form),
        questions: Asking::of(visit, &visit.wished()).questions(&found.asks, &form.answers),
        neighbourhoods: rest.neighbourhoods,
        place: rest.place,
        cost: rest.cost,
        currency: rest.currency,
        name: beside.name.clone(),
        consents: consents.collect(),
        contact: beside.contact.clone(),
        can_seal: visit.can_seal(),
        errors: Vec::new(),
    }
}

/// How something was told, in a word.
pub(crate) fn how_word(w: &web::words::Words, how: How) -> &'static str {
    match how {
        How::Phone => w.told_how_phone(),
        How::Paper => w.told_how_paper(),
        How::Desk => w.told_how_desk(),
    }
}

/// The empty form.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, slug).await?;
    let Asked { how, event } = asked;
    let beside = Beside { how, event, ..Beside::default() };
    Ok(Page(page(&visit, &found, &IdeaForm::default(), &beside)))
}

/// Enters one, shows its card, and offers the form for the next.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, slug).await?;
    let mut form = IdeaForm::default();
    take_over(&mut form, &found.asks, &posted);
    let [how, event, name, consent, contact] =
        ["how", "event", "name", "consent", "contact"].map(|field| posted.get(field).to_owned());
    let at = found.events.iter().map(Thing::id).find(|id| id.to_string() == event);
    let telling = Telling::check(&how, &name, &consent, at);
    let checked = check(&visit, &found.asks, &form);
    let reached = Telling::contact(&contact);
    let beside = Beside { how, event, name, consent, contact };
    let (telling, input, reached) = match (telling, checked, reached) {
        (Ok(telling), Ok(input), Ok(reached)) => (telling, input, reached),
        (telling, input, reached) => {
            let flaws = [input.err(), telling.err(), reached.err()].into_iter().flatten();
            return Ok(again(&visit, &found, &form, &beside, flaws));
        }
    };
    let key = format!("told/{}/{}", found.call.id, once_key(&posted));
    match entered(&visit, &found, (input, telling, reached), key).await? {
        Ok((_, Some(card))) => {
            let next = Beside { how: beside.how, event: beside.event, ..Beside::default() };
            let language = IdeaForm { language: form.language, ..IdeaForm::default() };
            let page = page(&visit, &found, &language, &next);
            let page = EnterPage { entered: Some(card), ..page };
            Ok(web::asked_anew(Page(page).into_response()))
        }
        Ok((id, None)) => Ok(visit.go(visit.to.desk_card(id))),
        Err(Refusal::Flawed(flaws)) => {
            Ok(again(&visit, &found, &form, &beside, [flaws].into_iter()))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Enters it; sent twice it is entered once, and the card in the hand is the one with the code that was kept.
async fn entered(
    visit: &Visit,
    found: &Found,
    (input, telling, contact): (IdeaInput, Telling, InClear),
    key: String,
) -> Result<Result<(Id<Idea>, Option<CardView>), Refusal>, Problem> {
    let (code, call) = (card::draw(visit), found.call.id);
    let hash = card::digest(&code);
    let made = hash.clone();
    let entered = visit
        .attempt(move |act| {
            let id = acting::enter(act, call, &input, (&telling, &contact), &made, &key)?;
            acting::of_office(act, id)
        })
        .await?;
    Ok(entered.map(|(call, idea, told)| {
        let is_kept = told.hash.as_ref() == Some(&hash);
        (idea.id, is_kept.then(|| card::view(visit, &call, &idea, &told, &code)))
    }))
}

/// The form once more, with everything typed and what is to be put right.
fn again(
    visit: &Visit,
    found: &Found,
    form: &IdeaForm,
    beside: &Beside,
    flaws: impl Iterator<Item = Flaws>,
) -> Response {
    let w = &visit.words;
    let own = |field: &str, flaw: &Flaw| match (field, flaw) {
        ("consent", Flaw::Missing) => Some(w.consent_missing().to_owned()),
        ("how", Flaw::Missing) => Some(w.told_how_missing().to_owned()),
        _ => None,
    };
    let errors: Vec<FieldError> =
        flaws.flat_map(|flaws| FieldError::list(w, &flaws, own)).collect();
    let mut page = page(visit, found, form, beside);
    page.frame.has_errors = true;
    page.errors = errors;
    Unfinished(page).into_response()
}

/// The link from the desk to entering ideas of a call; nothing where none are taken.
pub(crate) fn tool(visit: &Visit, call: &Call) -> Option<Link> {
    let may = calls::may_enter(&visit.reader.actor(), call, How::Paper, visit.now).is_ok();
    may.then(|| Link::new(visit.words.told_tool(), visit.to.desk_told(&call.slug)))
}
