//! Sharing an idea, in three steps, before anybody signs in. What is typed is kept at every step.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use ::forms::Form;
use acts::things::draft::{self, Keeping};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calls::{Call, IdeaForm, Limits};
use city::{Flaw, Flaws, Id, Slug};
use serde::Deserialize;
use store::calls as rows;

use crate::answer::own::asked_with_ideas;
use crate::near::{self, NearIdea};
use crate::shape::Shape;
use crate::share::Draft;
use crate::share::fields::{flaws, rest_fields, take_over, take_photo, told_fields};
use crate::share::street::{self, StreetFields};
use crate::share::view::{RestFields, ShareIdeaPage, SharePlacePage, Step};
use crate::share::which;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::questions::Asking;
use web::views::{Choice, FieldError, Link};
use web::{Page, Unfinished};

pub(super) type Here = InPath<Slug>;

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
pub(crate) struct Begun {
    pub(super) call: Call,
    pub(super) id: Id<Draft>,
    pub(super) draft: Option<Draft>,
    /// What the call asks besides.
    pub(super) asks: Form,
    /// The calls it may go to, where that is asked.
    calls: Vec<Call>,
}

/// What was typed in this tab, with the call it is meant for, if this reader may share there. A request that names no
/// draft begins one in the call of the address.
pub(super) async fn begun(visit: &Visit, slug: Slug, tab: &Tab) -> Result<Begun, Problem> {
    let (browser, tab) = (visit.browser().0, tab.clone());
    visit
        .read(move |act| {
            let id = tab.draft.unwrap_or_else(|| act.new_id());
            let draft = draft::begun(act, &browser, id)?;
            let call = match &draft {
                Some(draft) => rows::call::get(act.tx, draft.within)?,
                None => rows::call::by_slug(act.tx, &slug)?,
            };
            let call = writable(act, call)?;
            let calls = if tab.any.is_empty() { Vec::new() } else { which::open(act)? };
            let asks = asked_with_ideas(act, &call)?;
            Ok(Begun { call, id, draft, asks, calls })
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
    let answer = calls::may_write(&act.actor, &call, act.now);
    if !calls::may_come_to(&answer) {
        answer?;
    }
    Ok(call)
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
    /// It is far too long to be kept, and given back.
    TooLong,
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
    let (call, asks, keeping) = visit
        .write(move |act| {
            let call = writable_at(act, &slug)?;
            let keeping = draft::keep_from(act, &browser, call.id, id, &form, version)?;
            let asks = asked_with_ideas(act, &call)?;
            Ok((call, asks, keeping))
        })
        .await?;
    Ok(match keeping {
        Keeping::Kept(draft) => {
            (begun.call, begun.asks, begun.draft) = (call, asks, Some(draft));
            Sent::Kept
        }
        Keeping::Newer(_) => Sent::Older,
        Keeping::TooLong => Sent::TooLong,
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

pub(super) const FIRST: [&str; 4] = ["title", "text", "language", "theme"];
pub(super) const SECOND: [&str; 6] =
    ["neighbourhood", "place", "cost", "photo", "photo_text", "lon"];

/// Whether a field stands on the page with these: what a call asks besides stands on the first.
pub(super) fn is_among(field: &str, fields: &[&str]) -> bool {
    fields.contains(&field) || (fields == FIRST && !SECOND.contains(&field))
}

fn errors_of(visit: &Visit, flaws: &Flaws, fields: &[&str]) -> Vec<FieldError> {
    let all = field_errors(&visit.words, flaws);
    all.into_iter().filter(|error| is_among(&error.field, fields)).collect()
}

/// What is wrong with what is far too long: blanks alone are no flaw of any field.
fn or_too_long(
    visit: &Visit,
    errors: Vec<FieldError>,
    field: &str,
    most: usize,
) -> Vec<FieldError> {
    if !errors.is_empty() {
        return errors;
    }
    let mut flaws = Flaws::default();
    flaws.add(field, Flaw::TooLong { most });
    field_errors(&visit.words, &flaws)
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
    pub(crate) instead: String,
    pub(crate) version: i64,
    pub(crate) calls: Vec<Choice>,
}

pub(super) fn way(visit: &Visit, begun: &Begun) -> Way {
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
        instead: at(visit.to.share_instead(&call.slug)),
        version: begun.draft.as_ref().map_or(0, |draft| draft.version),
        calls: which::choices(visit, &begun.calls, call.id),
    }
}

fn idea_page(
    visit: &Visit,
    way: Way,
    (asks, form): (&Form, &IdeaForm),
    others: Vec<Link>,
    near: Vec<NearIdea>,
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
        questions: Asking::of(visit, &visit.wished()).questions(asks, &form.answers),
        others,
        errors,
        discard: way.discard,
        near,
        instead: way.instead,
        left: form.has_more_than_words(),
        frame,
    }
}

fn place_page(
    visit: &Visit,
    way: Way,
    (form, streets): (&IdeaForm, StreetFields),
    errors: Vec<FieldError>,
) -> SharePlacePage {
    let mut frame = visit.frame(visit.words.share_an_idea());
    frame.has_errors = !errors.is_empty();
    SharePlacePage {
        call: way.call,
        action: way.second,
        autosave: way.save,
        version: way.version,
        back: way.first,
        rest: RestFields { streets, ..rest_fields(visit, form, visit.city.settings.currency) },
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
        let errors = said(&visit, &tab, &begun, &form, &FIRST);
        let near = near(&visit, &begun).await?;
        shown(idea_page(&visit, way, (&begun.asks, &form), others, near, errors))
    };
    visit.keep_browser(&mut response);
    Ok(response)
}

/// What says the same as a draft already.
pub(super) async fn near(visit: &Visit, begun: &Begun) -> Result<Vec<NearIdea>, Problem> {
    let draft = begun.draft.as_ref();
    let Some(asked) = draft.and_then(|draft| near::asked(draft, visit.words.tag())) else {
        return Ok(Vec::new());
    };
    let found = visit.read(move |act| acts::calls::near::to_text(act, &asked)).await?;
    Ok(near::shown(visit, begun.call.id, &found))
}

/// What is wrong with the fields of a step, once it was sent.
fn said(
    visit: &Visit,
    tab: &Tab,
    begun: &Begun,
    form: &IdeaForm,
    fields: &[&str],
) -> Vec<FieldError> {
    if tab.check.is_empty() {
        return Vec::new();
    }
    errors_of(visit, &flaws(visit, &begun.asks, form), fields)
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
pub(super) fn put_right(step: &str) -> String {
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
    take_over(&mut form, &begun.asks, &posted);
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    if sent == Sent::Older {
        keep_beside(&visit, &mut begun, &form).await?;
    }
    let way = way(&visit, &begun);
    let errors = errors_of(&visit, &flaws(&visit, &begun.asks, &form), &FIRST);
    let mut response = match (sent, errors.is_empty()) {
        (Sent::TooLong, _) => {
            let errors = or_too_long(&visit, errors, "text", Limits::TEXT.1);
            let asked = (&begun.asks, &form);
            shown(idea_page(&visit, way, asked, Vec::new(), Vec::new(), errors))
        }
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
    let errors = said(&visit, &tab, &begun, &draft.form, &SECOND);
    let streets = street::fields(&visit, None).await?;
    Ok(shown(place_page(&visit, way, (&draft.form, streets), errors)))
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
    take_over(&mut form, &begun.asks, &posted);
    let looked_for = posted.has("find").then(|| posted.get("place"));
    if looked_for.is_none() {
        street::take(&visit, &mut form, &posted).await?;
    }
    let mut photo = take_photo(&visit, &mut form, &posted).await?;
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    if sent == Sent::Older {
        keep_beside(&visit, &mut begun, &form).await?;
    }
    let way = way(&visit, &begun);
    let mut errors = errors_of(&visit, &flaws(&visit, &begun.asks, &form), &SECOND);
    let streets = street::fields(&visit, looked_for).await?;
    let asked = (&form, streets);
    let mut response = match (sent, photo.is_empty(), errors.is_empty()) {
        (Sent::TooLong, ..) => {
            let errors = or_too_long(&visit, errors, "place", Limits::PLACE);
            shown(place_page(&visit, way, asked, errors))
        }
        (Sent::Older, ..) => visit.go_saying(way.second, Said::BothKept),
        (Sent::Kept, true, _) if looked_for.is_some() => {
            shown(place_page(&visit, way, asked, Vec::new()))
        }
        (Sent::Kept, true, true) => visit.go(way.third),
        (Sent::Kept, true, false) => visit.go(put_right(&way.second)),
        (Sent::Kept, false, _) => {
            errors.append(&mut photo);
            shown(place_page(&visit, way, asked, errors))
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
    take_over(&mut form, &begun.asks, &posted);
    let sent = keep(&visit, &mut begun, &form, &posted).await?;
    let version = begun.draft.as_ref().map_or(0, |draft| draft.version);
    let mut response = match sent {
        Sent::Kept => version.to_string().into_response(),
        Sent::Older => StatusCode::CONFLICT.into_response(),
        Sent::TooLong => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
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
