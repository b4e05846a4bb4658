//! The last step of sharing an idea: every answer once more, who writes, and publishing.

use ::forms::Form;
use acts::Who;
use acts::things::draft;
use axum::response::{IntoResponse, Response};
use calls::IdeaForm;
use city::{Flaw, Flaws, Id, Level, Mail, Organisation, Refusal, Slug};
use store::calls as rows;

use crate::behalf;
use crate::near::NearIdea;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::share::Draft;
use crate::share::fields::{check, flaws};
use crate::share::page::{
    Begun, FIRST, Here, SECOND, Tab, Way, begun, is_among, near, of_draft, put_right, way,
};
use crate::share::view::{Answer, ShareCheckPage, Writer};
use crate::words::CallWords as _;
use web::forms;
use web::forms::Posted;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::markdown;
use web::questions::Telling;
use web::sign_in::After;
use web::views::FieldError;
use web::{Page, Unfinished};

/// Step 3: everything on one page.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, &tab).await?;
    let way = way(&visit, &begun);
    let Some(draft) = &begun.draft else { return Ok(visit.go(way.first)) };
    if let Some(step) = unfinished_step(&visit, &begun.call.slug, &begun.asks, draft) {
        return Ok(visit.go(step));
    }
    let writer = writer(&visit, "", "");
    let near = near(&visit, &begun).await?;
    let speaks = visit.read(acts::organisations::idea::choices).await?;
    let page = check_page(&visit, way, &begun, &draft.form, (writer, near), Vec::new());
    let behalf = behalf::choices(&visit, &speaks, None);
    Ok(Page(ShareCheckPage { behalf, ..page }).into_response())
}

/// The step where something is still to be put right.
pub(super) fn unfinished_step(
    visit: &Visit,
    slug: &Slug,
    asks: &Form,
    draft: &Draft,
) -> Option<String> {
    let flaws = flaws(visit, asks, &draft.form);
    let has = |fields: &[&str]| flaws.iter().any(|(field, _)| is_among(field, fields));
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
pub(super) fn answers(
    visit: &Visit,
    asks: &Form,
    form: &IdeaForm,
    first: &str,
    second: &str,
) -> Vec<Answer> {
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
        answers.push(Answer::new(w.share_language_label(), web::words::own_name(language), first));
    }
    answers.extend(answered(visit, asks, form, first));
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

/// What was answered to what the call asks besides, as far as it is asked.
fn answered(visit: &Visit, asks: &Form, form: &IdeaForm, first: &str) -> Vec<Answer> {
    let checked = asks.check(&form.answers, &visit.city.settings, &visit.words);
    let Ok(given) = checked else { return Vec::new() };
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let one = |question: &::forms::Question| {
        let said = given.get(question.key).map(|answer| telling.answer(question, answer));
        Answer::new(telling.text(&question.label), said.unwrap_or_default(), first)
    };
    asks.asked(&given).map(one).collect()
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
    begun: &Begun,
    form: &IdeaForm,
    (writer, near): (Writer, Vec<NearIdea>),
    errors: Vec<FieldError>,
) -> ShareCheckPage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &begun.call);
    let mut frame = visit.frame(w.check_title());
    frame.has_errors = !errors.is_empty();
    let mut answers = answers(visit, &begun.asks, form, &way.first, &way.second);
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
        behalf: Vec::new(),
        promise,
        near,
        instead: way.instead,
        left: form.has_more_than_words(),
        errors,
        frame,
    }
}

/// The first step, asking to which call the idea goes.
fn asking(first: &str) -> String {
    if first.ends_with("&any=yes") { first.to_owned() } else { format!("{first}&any=yes") }
}

/// Step 3, sent: publishes at once for somebody signed in; else sends a code to publish it with.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): Here,
    InQuery(tab): InQuery<Tab>,
    posted: Posted,
) -> Result<Response, Problem> {
    let begun = begun(&visit, slug, &tab).await?;
    let Some(draft) = begun.draft.clone() else { return Ok(gone(&visit, &begun)) };
    if let Some(step) = unfinished_step(&visit, &begun.call.slug, &begun.asks, &draft) {
        return Ok(visit.go(step));
    }
    if visit.reader.id().is_some() {
        let behalf = behalf::of(&posted);
        return publish(&visit, visit.writer(), (&begun.asks, draft), behalf).await;
    }
    let typed = (posted.get("mail").to_owned(), posted.get("name").to_owned());
    let mut flaws = Flaws::default();
    let mail = flaws.keep("mail", typed.0.parse::<Mail>().map_err(|_| Flaw::NotAMail));
    if !typed.1.trim().is_empty() {
        flaws.keep("name", city::NameShown::parse(&typed.1).map(|_| ()));
    }
    match mail.filter(|_| flaws.is_empty()) {
        Some(mail) => {
            let offered = draft.begun();
            let form = IdeaForm { name: typed.1.trim().to_owned(), ..draft.form };
            let (call, browser) = (begun.call.id, visit.browser().0);
            visit.write(move |act| draft::keep(act, &browser, call, draft.id, &form)).await?;
            let sign_in = web::sign_in::invite(&visit, &mail, &After::Draft(offered)).await?;
            let mut response = visit.go(visit.to.code(sign_in));
            visit.keep_browser(&mut response);
            Ok(response)
        }
        None => {
            let errors = field_errors(&visit.words, &flaws);
            let writer = writer(&visit, &typed.0, &typed.1);
            let way = way(&visit, &begun);
            let near = near(&visit, &begun).await?;
            let page = check_page(&visit, way, &begun, &draft.form, (writer, near), errors);
            Ok(Unfinished(page).into_response())
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
pub(super) async fn publish(
    visit: &Visit,
    who: Who,
    (asks, draft): (&Form, Draft),
    behalf: Option<Id<Organisation>>,
) -> Result<Response, Problem> {
    let input = match check(visit, asks, &draft.form) {
        Ok(input) => input,
        Err(flaws) => return Err(Problem::Invalid(field_errors(&visit.words, &flaws))),
    };
    let Draft { within: call, id, changed_at: changed, .. } = draft;
    let published = visit
        .attempt_as(who, move |act| {
            // Another draft may be begun in the same tab once this one is published.
            let key = format!("draft/{id}/{}", changed.as_microsecond());
            let idea = acts::calls::idea::publish(act, call, &input, Some(id), &key)?;
            acts::organisations::idea::set(act, idea, behalf)?;
            let waits = acts::things::order::why(act, idea.thing())?.is_some();
            Ok((rows::call::get(act.tx, call)?.slug, idea, waits))
        })
        .await?;
    let published = match published {
        // The draft is theirs: they come back to it once they have proved what is asked.
        Err(Refusal::Unproven(level)) => return prove(visit, call, id, level).await,
        published => published.map_err(|refusal| visit.problem(refusal.into()))?,
    };
    let (slug, idea, waits) = published;
    let said = if waits { Said::IdeaHeld } else { Said::Published };
    Ok(visit.go_saying(visit.to.idea(slug, idea), said))
}

/// Leads to where what is asked is proved, and back to the last step from there.
async fn prove(
    visit: &Visit,
    call: Id<calls::Call>,
    draft: Id<store::things::draft::Draft<IdeaForm>>,
    level: Level,
) -> Result<Response, Problem> {
    let call = visit.read(move |act| Ok(rows::call::get(act.tx, call)?)).await?;
    let check = of_draft(&visit.to.share_check(&call.slug), draft);
    Ok(visit.go(visit.to.me_proof_for(level, &check)))
}
