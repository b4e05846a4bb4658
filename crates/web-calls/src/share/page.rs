//! Sharing an idea, in three steps, before anybody signs in. What is typed is kept at every step.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Who;
use acts::calls::draft;
use axum::response::{IntoResponse, Response};
use calls::{Call, IdeaForm};
use city::Refusal;
use city::{Flaw, Flaws, Id, Mail, Slug};
use serde::Deserialize;
use store::calls as rows;
use store::calls::draft::Draft;

use crate::shape::Shape;
use crate::share::fields::{check, flaws, rest_fields, take_over, take_photo, told_fields};
use crate::share::view::{Answer, ShareCheckPage, ShareIdeaPage, SharePlacePage, Writer};
use web::forms;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::markdown;
use web::sign_in::After;
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

type Here = InPath<Slug>;

/// Which draft a page is about: each tab has its own.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Tab {
    draft: Option<Id<Draft>>,
}

/// A call with what was typed in one tab.
struct Begun {
    call: Call,
    id: Id<Draft>,
    draft: Option<Draft>,
}

/// The call, if this reader may share here, and what they typed in this tab. A request that names no draft begins one.
async fn begun(visit: &Visit, slug: Slug, tab: Tab) -> Result<Begun, Problem> {
    let browser = visit.browser().0;
    visit
        .read(move |act| {
            let call = writable(act, &slug)?;
            let id = tab.draft.unwrap_or_else(|| act.new_id());
            let draft = draft::begun(act, &browser, call.id, id)?;
            Ok(Begun { call, id, draft })
        })
        .await
}

impl Begun {
    /// What was typed until now.
    fn form(&self) -> IdeaForm {
        self.draft.as_ref().map(|draft| draft.form.clone()).unwrap_or_default()
    }
}

/// A step's address for one draft.
pub(crate) fn of_draft(link: &str, id: Id<Draft>) -> String {
    format!("{link}?draft={id}")
}

/// A call in which this reader may write now; who is not signed in yet may begin all the same.
fn writable(act: &mut acts::Act, slug: &Slug) -> acts::Done<Call> {
    let call = rows::call::by_slug(act.tx, slug)?;
    match calls::may_write(&act.actor, &call, act.now) {
        Ok(()) | Err(Refusal::SignInFirst) => Ok(call),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Keeps what was typed, and says which browser it belongs to.
async fn keep(visit: &Visit, begun: &Begun, form: &IdeaForm) -> Result<Draft, Problem> {
    let (slug, id) = (begun.call.slug.clone(), begun.id);
    let (form, browser) = (form.clone(), visit.browser().0);
    visit
        .write(move |act| {
            let call = writable(act, &slug)?;
            draft::keep(act, &browser, call.id, id, &form)
        })
        .await
}

const FIRST: [&str; 4] = ["title", "text", "language", "theme"];
const SECOND: [&str; 6] = ["neighbourhood", "place", "cost", "photo", "photo_text", "lon"];

fn errors_of(visit: &Visit, flaws: &Flaws, fields: &[&str]) -> Vec<FieldError> {
    let all = field_errors(&visit.words, flaws);
    all.into_iter().filter(|error| fields.contains(&error.field.as_str())).collect()
}

/// Addresses and headings of the three steps.
pub(crate) struct Way {
    pub(crate) call: Link,
    pub(crate) question: String,
    pub(crate) first: String,
    pub(crate) second: String,
    pub(crate) third: String,
    pub(crate) save: String,
    pub(crate) discard: Option<String>,
}

fn way(visit: &Visit, begun: &Begun) -> Way {
    let (shape, call) = (Shape::new(visit), &begun.call);
    let at = |link: String| of_draft(&link, begun.id);
    Way {
        call: Link::new(shape.title(call), visit.to.call(&call.slug)),
        question: shape.text(&call.content.question).to_owned(),
        first: at(visit.to.share(&call.slug)),
        second: at(visit.to.share_place(&call.slug)),
        third: at(visit.to.share_check(&call.slug)),
        save: at(visit.to.share_save(&call.slug)),
        discard: begun.draft.as_ref().map(|_| at(visit.to.share_discard(&call.slug))),
    }
}

fn idea_page(
    visit: &Visit,
    way: Way,
    form: &IdeaForm,
    others: Vec<Link>,
    errors: Vec<FieldError>,
) -> ShareIdeaPage {
    let mut frame = visit.frame(visit.words.share_an_idea());
    frame.has_errors = !errors.is_empty();
    ShareIdeaPage {
        call: way.call,
        question: way.question,
        action: way.first,
        autosave: way.save,
        told: told_fields(visit, form),
        others,
        errors,
        discard: way.discard,
        frame,
    }
}

fn place_page(visit: &Visit, way: Way, form: &IdeaForm, errors: Vec<FieldError>) -> SharePlacePage {
    let mut frame = visit.frame(visit.words.share_an_idea());
    frame.has_errors = !errors.is_empty();
    SharePlacePage {
        call: way.call,
        action: way.second,
        autosave: way.save,
        back: way.first,
        rest: rest_fields(visit, form, visit.city.settings.currency),
        errors,
        frame,
    }
}

/// Step 1. A tab without a draft gets one of its own; what was begun before is offered beside it.
pub(crate) async fn first(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    let mut response = if tab.draft.is_none() {
        visit.go(of_draft(&visit.to.share(&begun.call.slug), begun.id))
    } else {
        let others = match &begun.draft {
            Some(_) => Vec::new(),
            None => unfinished(&visit, &begun).await?,
        };
        let form = begun.form();
        Page(idea_page(&visit, way(&visit, &begun), &form, others, Vec::new())).into_response()
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// What this reader has begun before, leading to where it goes on.
async fn unfinished(visit: &Visit, begun: &Begun) -> Result<Vec<Link>, Problem> {
    let (browser, call) = (visit.browser().0, begun.call.id);
    let found = visit.read(move |act| draft::unfinished(act, &browser, call)).await?;
    let w = &visit.words;
    let link = |draft: &Draft| {
        let title = match draft.form.title.trim() {
            "" => w.without_a_title(),
            title => title,
        };
        Link::new(title, of_draft(&visit.to.share(&begun.call.slug), draft.id))
    };
    Ok(found.iter().map(link).collect())
}

/// Step 1, sent. It is kept before it is checked.
pub(crate) async fn send_first(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut begun = begun(&visit, slug, tab).await?;
    let form = kept(&visit, &mut begun, &posted).await?;
    let errors = errors_of(&visit, &flaws(&visit, &form), &FIRST);
    let way = way(&visit, &begun);
    let mut response = if errors.is_empty() {
        visit.go(way.second)
    } else {
        Unfinished(idea_page(&visit, way, &form, Vec::new(), errors)).into_response()
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Keeps what a step sent with what was typed before.
async fn kept(visit: &Visit, begun: &mut Begun, posted: &Posted) -> Result<IdeaForm, Problem> {
    let mut form = begun.form();
    take_over(&mut form, posted);
    begun.draft = Some(keep(visit, begun, &form).await?);
    Ok(form)
}

/// Step 2.
pub(crate) async fn second(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    let way = way(&visit, &begun);
    let Some(draft) = &begun.draft else { return Ok(visit.go(way.first)) };
    Ok(Page(place_page(&visit, way, &draft.form, Vec::new())).into_response())
}

/// Step 2, sent, perhaps with a photo.
pub(crate) async fn send_second(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    let mut form = begun.form();
    take_over(&mut form, &posted);
    let mut photo_errors = take_photo(&visit, &mut form, &posted).await?;
    keep(&visit, &begun, &form).await?;
    let mut errors = errors_of(&visit, &flaws(&visit, &form), &SECOND);
    errors.append(&mut photo_errors);
    let way = way(&visit, &begun);
    let mut response = if errors.is_empty() {
        visit.go(way.third)
    } else {
        Unfinished(place_page(&visit, way, &form, errors)).into_response()
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Keeps what is being typed, from the script; answers with no content.
pub(crate) async fn save(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut begun = begun(&visit, slug, tab).await?;
    kept(&visit, &mut begun, &posted).await?;
    let mut response = axum::http::StatusCode::NO_CONTENT.into_response();
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Throws the draft away.
pub(crate) async fn discard(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    if let Some(draft) = begun.draft {
        let browser = visit.browser().0;
        visit.write(move |act| draft::discard(act, &browser, draft.id)).await?;
    }
    Ok(visit.go_saying(visit.to.call(&begun.call.slug), Said::Discarded))
}

/// Step 3: everything on one page.
pub(crate) async fn third(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    let way = way(&visit, &begun);
    let Some(draft) = &begun.draft else { return Ok(visit.go(way.first)) };
    if let Some(step) = unfinished_step(&visit, &begun.call.slug, draft) {
        return Ok(visit.go(step));
    }
    let writer = writer(&visit, "", "");
    Ok(Page(check_page(&visit, way, &begun.call, &draft.form, writer, Vec::new())).into_response())
}

/// The step where something is still to be put right.
pub(super) fn unfinished_step(visit: &Visit, slug: &Slug, draft: &Draft) -> Option<String> {
    let flaws = flaws(visit, &draft.form);
    let has = |fields: &[&str]| flaws.iter().any(|(field, _)| fields.contains(&field));
    let step = match (has(&FIRST), has(&SECOND)) {
        (true, _) => visit.to.share(slug),
        (false, true) => visit.to.share_place(slug),
        (false, false) => return None,
    };
    Some(of_draft(&step, draft.id))
}

fn writer(visit: &Visit, mail: &str, name: &str) -> Writer {
    match &visit.reader.person {
        Some(person) => Writer::Known(person.name.as_str().to_owned()),
        None => Writer::New { mail: mail.to_owned(), name: name.to_owned() },
    }
}

/// What was answered, but for the text: each with the step where it is changed.
pub(super) fn answers(visit: &Visit, form: &IdeaForm, first: &str, second: &str) -> Vec<Answer> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let theme = form.theme.parse().ok().map(|theme| shape.theme(theme)).unwrap_or_default();
    let cost = forms::money(&form.cost, visit.city.settings.currency)
        .map(|money| w.money(money.minor, money.currency.as_str()))
        .unwrap_or_default();
    let neighbourhood = shape.neighbourhood(Some(&form.neighbourhood)).unwrap_or_default();
    vec![
        Answer::new(w.share_title_label(), form.title.clone(), first),
        Answer::new(w.theme(), theme, first),
        Answer::new(w.neighbourhood(), neighbourhood, second),
        Answer::new(w.share_place_label(), form.place.clone(), second),
        Answer::new(w.share_cost_label(), cost, second),
    ]
}

pub(crate) fn check_page(
    visit: &Visit,
    way: Way,
    call: &Call,
    form: &IdeaForm,
    writer: Writer,
    errors: Vec<FieldError>,
) -> ShareCheckPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let mut frame = visit.frame(w.check_title());
    frame.has_errors = !errors.is_empty();
    let mut answers = answers(visit, form, &way.first, &way.second);
    let text = markdown::excerpt(&form.text, 5_000);
    answers.insert(1, Answer::new(w.share_text_label(), text, &way.first));
    let promise = match shape.text(&call.content.promise) {
        "" => w.call_promise(i64::from(call.content.promise_days)),
        own => own.to_owned(),
    };
    ShareCheckPage {
        answers,
        photo: form.photo.map(|photo| {
            (visit.to.picture(Id::<store::city::file::File>::new(photo)), form.photo_text.clone())
        }),
        call: way.call,
        action: way.third,
        writer,
        promise,
        errors,
        frame,
    }
}

/// Step 3, sent: publishes at once for somebody signed in; else sends a code to publish it with.
pub(crate) async fn send_third(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, tab).await?;
    let Some(draft) = begun.draft.clone() else { return Ok(gone(&visit, &begun)) };
    if let Some(step) = unfinished_step(&visit, &begun.call.slug, &draft) {
        return Ok(visit.go(step));
    }
    if visit.reader.id().is_some() {
        return publish(&visit, visit.writer(), draft).await;
    }
    let typed = (posted.get("mail").to_owned(), posted.get("name").to_owned());
    let mut flaws = Flaws::default();
    let mail = flaws.keep("mail", typed.0.parse::<Mail>().map_err(|_| Flaw::NotAMail));
    if !typed.1.trim().is_empty() {
        flaws.keep("name", city::NameShown::parse(&typed.1).map(|_| ()));
    }
    match mail.filter(|_| flaws.is_empty()) {
        Some(mail) => {
            let form = IdeaForm { name: typed.1.trim().to_owned(), ..draft.form };
            keep(&visit, &begun, &form).await?;
            let sign_in =
                web::sign_in::invite(&visit, &mail, &After::Draft(draft.id.get())).await?;
            let mut response = visit.go(visit.to.code(sign_in));
            visit.keep_browser(&mut response);
            Ok(response)
        }
        None => {
            let errors = field_errors(&visit.words, &flaws);
            let writer = writer(&visit, &typed.0, &typed.1);
            let way = way(&visit, &begun);
            Ok(Unfinished(check_page(&visit, way, &begun.call, &draft.form, writer, errors))
                .into_response())
        }
    }
}

/// Where somebody goes on whose draft is there no more: it was published by the same button a moment ago.
fn gone(visit: &Visit, begun: &Begun) -> Response {
    match visit.reader.id() {
        Some(_) => visit.go(visit.to.me()),
        None => visit.go(visit.to.share(&begun.call.slug)),
    }
}

/// Publishes a draft in somebody's name, and leads to the idea.
pub(super) async fn publish(visit: &Visit, who: Who, draft: Draft) -> Result<Response, Problem> {
    let input = match check(visit, &draft.form) {
        Ok(input) => input,
        Err(flaws) => return Err(Problem::Invalid(field_errors(&visit.words, &flaws))),
    };
    let Draft { call, id, changed_at: changed, .. } = draft;
    let published = visit
        .attempt_as(who, move |act| {
            // Another draft may be begun in the same tab once this one is published.
            let key = format!("draft/{id}/{}", changed.as_microsecond());
            let idea = acts::calls::idea::publish(act, call, &input, Some(id), &key)?;
            Ok((rows::call::get(act.tx, call)?.slug, idea))
        })
        .await?
        .map_err(|refusal| visit.problem(refusal.into()))?;
    Ok(visit.go_saying(visit.to.idea(published.0, published.1), Said::Published))
}
