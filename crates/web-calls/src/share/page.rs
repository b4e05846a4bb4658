//! Sharing an idea, in three steps, before anybody signs in. What is typed is kept at every step.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Who;
use acts::calls::draft::{self, Keeping};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calls::{Call, IdeaForm};
use city::Refusal;
use city::{Flaw, Flaws, Id, Mail, Slug};
use serde::Deserialize;
use store::calls as rows;
use store::calls::draft::Draft;

use crate::shape::Shape;
use crate::share::fields::{
    check, flaws, language_name, rest_fields, take_over, take_photo, told_fields,
};
use crate::share::view::{Answer, ShareCheckPage, ShareIdeaPage, SharePlacePage, Step, Writer};
use crate::share::which;
use web::forms;
use web::forms::Posted;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::markdown;
use web::sign_in::After;
use web::views::{Choice, FieldError, Link};
use web::{Page, Unfinished};

type Here = InPath<Slug>;

/// Which draft a page is about: each tab has its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Tab {
    draft: Option<Id<Draft>>,
    /// Whether it is asked to which call the idea goes.
    any: String,
    /// Whether what is wrong is said at once: the page was sent a moment ago.
    check: String,
}

/// A call with what was typed in one tab.
struct Begun {
    call: Call,
    id: Id<Draft>,
    draft: Option<Draft>,
    /// The calls it may go to, where that is asked.
    calls: Vec<Call>,
}

/// What was typed in this tab, with the call it is meant for, if this reader may share there. A request that names no
/// draft begins one in the call of the address.
async fn begun(visit: &Visit, slug: Slug, tab: &Tab) -> Result<Begun, Problem> {
    let (browser, tab) = (visit.browser().0, tab.clone());
    visit
        .read(move |act| {
            let id = tab.draft.unwrap_or_else(|| act.new_id());
            let draft = draft::begun(act, &browser, id)?;
            let call = match &draft {
                Some(draft) => rows::call::get(act.tx, draft.call)?,
                None => rows::call::by_slug(act.tx, &slug)?,
            };
            let call = writable(act, call)?;
            let calls = if tab.any.is_empty() { Vec::new() } else { which::open(act)? };
            Ok(Begun { call, id, draft, calls })
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
fn writable(act: &mut acts::Act, call: Call) -> acts::Done<Call> {
    match calls::may_write(&act.actor, &call, act.now) {
        Ok(()) | Err(Refusal::SignInFirst) => Ok(call),
        Err(refusal) => Err(refusal.into()),
    }
}

fn writable_at(act: &mut acts::Act, slug: &Slug) -> acts::Done<Call> {
    let call = rows::call::by_slug(act.tx, slug)?;
    writable(act, call)
}

/// What became of a page that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// It is kept.
    Kept,
    /// A newer one is kept, and stays.
    Older,
}

/// Keeps what a page sent with what was typed before, for the call that it names, if it names one.
async fn keep(
    visit: &Visit,
    begun: &mut Begun,
    form: &IdeaForm,
    posted: &Posted,
) -> Result<Sent, Problem> {
    let slug = posted.get("call").parse().unwrap_or_else(|_| begun.call.slug.clone());
    let version = posted.get("kept_version").parse().unwrap_or(i64::MAX);
    let (id, form, browser) = (begun.id, form.clone(), visit.browser().0);
    let (call, keeping) = visit
        .write(move |act| {
            let call = writable_at(act, &slug)?;
            let keeping = draft::keep_from(act, &browser, call.id, id, &form, version)?;
            Ok((call, keeping))
        })
        .await?;
    Ok(match keeping {
        Keeping::Kept(draft) => {
            (begun.call, begun.draft) = (call, Some(draft));
            Sent::Kept
        }
        Keeping::Newer(_) => Sent::Older,
    })
}

/// Keeps what an older page sent as a draft of its own, beside the newer one.
async fn keep_beside(visit: &Visit, begun: &mut Begun, form: &IdeaForm) -> Result<(), Problem> {
    let (call, form, browser) = (begun.call.id, form.clone(), visit.browser().0);
    let draft = visit
        .write(move |act| {
            let id = act.new_id();
            draft::keep(act, &browser, call, id, &form)
        })
        .await?;
    (begun.id, begun.draft) = (draft.id, Some(draft));
    Ok(())
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
    pub(crate) version: i64,
    pub(crate) calls: Vec<Choice>,
}

fn way(visit: &Visit, begun: &Begun) -> Way {
    let (shape, call) = (Shape::new(visit), &begun.call);
    let any = if begun.calls.is_empty() { "" } else { "&any=yes" };
    let at = |link: String| format!("{}{any}", of_draft(&link, begun.id));
    Way {
        call: Link::new(shape.title(call), visit.to.call(&call.slug)),
        question: shape.text(&call.content.question).to_owned(),
        first: at(visit.to.share(&call.slug)),
        second: at(visit.to.share_place(&call.slug)),
        third: at(visit.to.share_check(&call.slug)),
        save: at(visit.to.share_save(&call.slug)),
        discard: begun.draft.as_ref().map(|_| at(visit.to.share_discard(&call.slug))),
        version: begun.draft.as_ref().map_or(0, |draft| draft.version),
        calls: which::choices(visit, &begun.calls, call.id),
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
        version: way.version,
        calls: way.calls,
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
        version: way.version,
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
    let begun = begun(&visit, slug, &tab).await?;
    let way = way(&visit, &begun);
    let mut response = if tab.draft.is_none() {
        visit.go(way.first)
    } else {
        let others = match &begun.draft {
            Some(_) => Vec::new(),
            None => unfinished(&visit, &begun).await?,
        };
        let form = begun.form();
        let errors = said(&visit, &tab, &form, &FIRST);
        shown(idea_page(&visit, way, &form, others, errors))
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// What is wrong with the fields of a step, once it was sent.
fn said(visit: &Visit, tab: &Tab, form: &IdeaForm, fields: &[&str]) -> Vec<FieldError> {
    if tab.check.is_empty() { Vec::new() } else { errors_of(visit, &flaws(visit, form), fields) }
}

/// A page whose draft is saved as one types.
fn shown(page: impl Step) -> Response {
    let unfinished = !page.errors().is_empty();
    web::asked_anew(if unfinished {
        Unfinished(page).into_response()
    } else {
        Page(page).into_response()
    })
}

/// The page of a step that was sent with something wrong in it, where all of it is kept.
fn put_right(step: &str) -> String {
    format!("{step}&check=yes")
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
    let mut begun = begun(&visit, slug, &tab).await?;
    let mut form = begun.form();
    take_over(&mut form, &posted);
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    if sent == Sent::Older {
        keep_beside(&visit, &mut begun, &form).await?;
    }
    let way = way(&visit, &begun);
    let errors = errors_of(&visit, &flaws(&visit, &form), &FIRST);
    let mut response = match (sent, errors.is_empty()) {
        (Sent::Older, _) => visit.go_saying(way.first, Said::BothKept),
        (Sent::Kept, true) => visit.go(way.second),
        (Sent::Kept, false) => visit.go(put_right(&way.first)),
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Step 2.
pub(crate) async fn second(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, &tab).await?;
    let way = way(&visit, &begun);
    let Some(draft) = &begun.draft else { return Ok(visit.go(way.first)) };
    let errors = said(&visit, &tab, &draft.form, &SECOND);
    Ok(shown(place_page(&visit, way, &draft.form, errors)))
}

/// Step 2, sent, perhaps with a photo. What is wrong with a photo is said at once: it cannot be kept to be looked at again.
pub(crate) async fn send_second(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut begun = begun(&visit, slug, &tab).await?;
    let mut form = begun.form();
    take_over(&mut form, &posted);
    let mut photo = take_photo(&visit, &mut form, &posted).await?;
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    if sent == Sent::Older {
        keep_beside(&visit, &mut begun, &form).await?;
    }
    let way = way(&visit, &begun);
    let mut errors = errors_of(&visit, &flaws(&visit, &form), &SECOND);
    let mut response = match (sent, photo.is_empty(), errors.is_empty()) {
        (Sent::Older, ..) => visit.go_saying(way.second, Said::BothKept),
        (Sent::Kept, true, true) => visit.go(way.third),
        (Sent::Kept, true, false) => visit.go(put_right(&way.second)),
        (Sent::Kept, false, _) => {
            errors.append(&mut photo);
            shown(place_page(&visit, way, &form, errors))
        }
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Keeps what is being typed, from the script; answers with the version it is kept as, or that a newer one is.
pub(crate) async fn save(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut begun = begun(&visit, slug, &tab).await?;
    let mut form = begun.form();
    take_over(&mut form, &posted);
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    let version = begun.draft.as_ref().map_or(0, |draft| draft.version);
    let mut response = match sent {
        Sent::Kept => version.to_string().into_response(),
        Sent::Older => StatusCode::CONFLICT.into_response(),
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Throws the draft away.
pub(crate) async fn discard(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, &tab).await?;
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
    let begun = begun(&visit, slug, &tab).await?;
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
    Some(put_right(&of_draft(&step, draft.id)))
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
    let neighbourhood = shape.neighbourhood(Some(&form.neighbourhood));
    let neighbourhood = neighbourhood.unwrap_or_else(|| w.filter_everywhere().to_owned());
    let mut answers = vec![
        Answer::new(w.share_title_label(), form.title.clone(), first),
        Answer::new(w.theme(), theme, first),
    ];
    if visit.city.settings.languages.len() > 1 {
        let language = if form.language.is_empty() { w.tag() } else { &form.language };
        answers.push(Answer::new(w.share_language_label(), language_name(language), first));
    }
    answers.extend([
        Answer::new(w.neighbourhood(), neighbourhood, second),
        Answer::new(w.share_place_label(), form.place.clone(), second),
        Answer::new(w.share_cost_label(), cost, second),
    ]);
    if form.photo.is_some() {
        answers.push(Answer::new(w.share_photo_text_label(), form.photo_text.clone(), second));
    }
    answers
}

/// The place on the map, where one was chosen.
fn map(visit: &Visit, form: &IdeaForm) -> SafeHtml {
    let degrees = form.lon.parse().ok().zip(form.lat.parse().ok());
    let place = degrees.map(|(lon, lat)| web::map::Place { lon, lat });
    match (visit.city.ground.as_ref(), place) {
        (Some(ground), Some(_)) => {
            ground.draw_area(&form.neighbourhood, place, visit.words.share_on_the_map())
        }
        _ => SafeHtml::empty(),
    }
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
    answers.insert(0, Answer::new(w.call(), way.call.label.clone(), &asking(&way.first)));
    let promise = match shape.text(&call.content.promise) {
        "" => w.call_promise(i64::from(call.content.promise_days)),
        own => own.to_owned(),
    };
    ShareCheckPage {
        answers,
        photo: form.photo.map(|photo| {
            (visit.to.picture(Id::<store::city::file::File>::new(photo)), form.photo_text.clone())
        }),
        map: map(visit, form),
        call: way.call,
        action: way.third,
        writer,
        promise,
        errors,
        frame,
    }
}

/// The first step, asking to which call the idea goes.
fn asking(first: &str) -> String {
    if first.ends_with("&any=yes") { first.to_owned() } else { format!("{first}&any=yes") }
}

/// Step 3, sent: publishes at once for somebody signed in; else sends a code to publish it with.
pub(crate) async fn send_third(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, &tab).await?;
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
            let (call, browser) = (begun.call.id, visit.browser().0);
            visit.write(move |act| draft::keep(act, &browser, call, draft.id, &form)).await?;
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
