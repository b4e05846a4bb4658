//! The call editor: everything on one page, kept whatever is wrong with it.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{ActivityKind, Call, CallState, Rule};
use city::{Access, Refusal};
use city::{Flaw, Flaws, Id, Slug, Texts, Theme};
use store::calls as rows;

use crate::call::edit_view::{CallEditPage, CallTexts, CriterionRow, WindowRow};
use crate::call::form::{CallForm, TEXTS, WindowTyped, field_of, rule_key};
use crate::desk::frame;
use crate::shape::{Shape, activity_word};
use crate::share::fields::currency_sign;
use calls::CallPhase;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::pictures;
use web::together::{self, Fields, Merged, Was};
use web::typed::KeptForm;
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::words::Words;
use web::{Page, Unfinished};

/// What has to be said about the form.
#[derive(Default)]
struct Say {
    errors: Vec<FieldError>,
    /// Whether somebody else saved meanwhile.
    changed: bool,
    /// What they saved where something else is typed.
    theirs: Fields,
    /// How what is typed is kept.
    form: KeptForm,
}

/// The name under which changes of a call are kept while they are typed.
fn form_name(call: Id<Call>) -> String {
    format!("call-{call}")
}

async fn load(visit: &Visit, slug: Slug) -> Result<Call, Problem> {
    visit.read(move |act| Ok(rows::call::by_slug(act.tx, &slug)?)).await
}

/// The page, with what was typed and not saved yet.
pub(crate) async fn show(visit: Visit, InPath(slug): InPath<Slug>) -> Result<Response, Problem> {
    let call = load(&visit, slug).await?;
    let kept = visit.typed(&form_name(call.id)).await?;
    let mut say = Say { form: kept.form, ..Say::default() };
    let form = match kept.fields {
        Some(fields) => {
            let merged = merged(&visit, &call, fields);
            say.changed = !merged.theirs.is_empty();
            say.theirs = merged.theirs;
            CallForm::posted(&visit, &merged.posted)
        }
        None => CallForm::of(&visit, &call),
    };
    Ok(web::asked_anew(Page(page(&visit, &call, &form, say)).into_response()))
}

/// The fields of the form as they are stored now.
fn stored(visit: &Visit, call: &Call) -> Fields {
    CallForm::of(visit, call).fields(&visit.city.settings.languages)
}

/// What was sent, put together with what is stored now.
fn merged(visit: &Visit, call: &Call, posted: Posted) -> Merged {
    together::merge(posted, &stored(visit, call), CallForm::group)
}

fn page(visit: &Visit, call: &Call, form: &CallForm, say: Say) -> CallEditPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let heading = match call.content.title.is_empty() {
        true => w.desk_new_call().to_owned(),
        false => shape.title(call),
    };
    CallEditPage {
        frame: frame(visit, &heading, !say.errors.is_empty()),
        heading,
        phase: CallPhase::of(call, visit.now),
        banner: banner(visit, call, say.changed),
        action: visit.to.desk_call(&call.slug),
        was: Was::of_fields(&stored(visit, call)).to_string(),
        theirs: say.theirs.into_iter().filter(|(field, _)| field != "picture_id").collect(),
        texts: texts(visit, form),
        windows: form.windows.iter().map(|window| window_row(w, window)).collect(),
        zone: w.decide_zone(visit.city.settings.time_zone.as_str()),
        themes: themes(visit, form),
        who: who(w, form),
        rules: rules(w, form),
        places: form.places.clone(),
        caps: form.caps.clone(),
        budget: form.budget.clone(),
        currency: currency_sign(visit.city.settings.currency.as_str()).to_owned(),
        promise_days: form.promise_days.clone(),
        criteria: criteria(visit, form),
        picture: form
            .picture
            .map(|picture| visit.to.picture(Id::<store::city::file::File>::new(picture))),
        picture_id: form.picture.map(|picture| picture.to_string()).unwrap_or_default(),
        kept: say.form,
        tools: tools(visit, call),
        errors: say.errors,
    }
}

fn banner(visit: &Visit, call: &Call, changed: bool) -> Option<Banner> {
    let w = &visit.words;
    let said = |tone, title: &str, text: String| {
        Some(Banner { tone, title: title.to_owned(), text, link: None })
    };
    if changed {
        return said(Tone::Warn, w.decide_changed(), w.edit_both().to_owned());
    }
    if call.results.is_some() {
        return said(Tone::Info, w.edit_decided(), w.edit_decided_text().to_owned());
    }
    let missing = call.content.flaws(&visit.city.settings.languages).iter().count();
    if call.state == CallState::Draft && missing > 0 {
        return said(Tone::Info, w.edit_not_ready(), w.edit_not_ready_text(missing));
    }
    None
}

fn texts(visit: &Visit, form: &CallForm) -> Vec<CallTexts> {
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| {
            let of = |texts: &Texts| texts.exact(language.as_str()).unwrap_or_default().to_owned();
            let [title, question, text, promise, office, rule_text] = form.texts.each_ref().map(of);
            CallTexts {
                tag: language.to_string(),
                name: web::words::own_name(language.as_str()),
                title,
                question,
                text,
                promise,
                office,
                rule_text,
            }
        })
        .collect()
}

fn window_row(w: &Words, window: &WindowTyped) -> WindowRow {
    let hint = match window.kind {
        ActivityKind::Collect => w.activity_collect_hint(),
        ActivityKind::Discuss => w.activity_discuss_hint(),
        ActivityKind::Support => w.activity_support_hint(),
        ActivityKind::Screen => w.activity_screen_hint(),
        ActivityKind::Decide => w.activity_decide_hint(),
    };
    WindowRow {
        kind: window.kind.key().to_owned(),
        label: activity_word(w, window.kind).to_owned(),
        hint: hint.to_owned(),
        used: window.used,
        opens: window.opens.clone(),
        closes: window.closes.clone(),
    }
}

fn themes(visit: &Visit, form: &CallForm) -> Vec<Choice> {
    let shape = Shape::new(visit);
    let none = Choice::new("", visit.words.theme_none(), Chosen::from(form.theme.is_empty()));
    let of = |theme: &Theme| {
        let chosen = Chosen::from(form.theme == theme.key());
        Choice::new(theme.key(), shape.theme(*theme), chosen)
    };
    std::iter::once(none).chain(Theme::ALL.iter().map(of)).collect()
}

fn who(w: &Words, form: &CallForm) -> Vec<(String, String, Vec<Choice>)> {
    let choices = |chosen: &str, least: Access| -> Vec<Choice> {
        let word = |access: Access| match access {
            Access::Anyone => w.access_anyone(),
            Access::Account => w.access_account(),
            Access::Staff => w.access_staff(),
        };
        Access::ALL
            .iter()
            .filter(|access| least == Access::Anyone || **access != Access::Anyone)
            .map(|access| {
                Choice::new(access.key(), word(*access), Chosen::from(access.key() == chosen))
            })
            .collect()
    };
    [
        ("who_read", w.who_read(), &form.read, Access::Anyone),
        ("who_write", w.who_write(), &form.write, Access::Anyone),
        ("who_support", w.who_support(), &form.support, Access::Account),
        ("who_comment", w.who_comment(), &form.comment, Access::Account),
    ]
    .into_iter()
    .map(|(field, label, chosen, least)| {
        (field.to_owned(), label.to_owned(), choices(chosen, least))
    })
    .collect()
}

fn rules(w: &Words, form: &CallForm) -> Vec<Choice> {
    [
        (Rule::SupportOrder, w.rule_support_order(), w.rule_support_order_hint()),
        (Rule::Office, w.rule_office(), w.rule_office_hint()),
    ]
    .into_iter()
    .map(|(rule, label, hint)| Choice {
        value: rule_key(rule).to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        chosen: form.rule == rule_key(rule),
    })
    .collect()
}

fn criteria(visit: &Visit, form: &CallForm) -> Vec<CriterionRow> {
    let languages = &visit.city.settings.languages;
    let row = |(number, texts): (u32, &Texts)| CriterionRow {
        number,
        texts: languages
            .iter()
            .map(|language| {
                let text = texts.exact(language.as_str()).unwrap_or_default();
                (language.to_string(), web::words::own_name(language.as_str()), text.to_owned())
            })
            .collect(),
    };
    (1..).zip(&form.criteria).map(row).collect()
}

fn tools(visit: &Visit, call: &Call) -> Vec<Link> {
    let (w, slug) = (&visit.words, &call.slug);
    let mut tools = Vec::new();
    if call.state == CallState::Published {
        if call.results.is_none() && call.closing.is_none() {
            tools.push(Link::new(w.edit_close(), visit.to.desk_close(slug)));
        }
        if call.results.is_none() && call.closing.is_some() {
            tools.push(Link::new(w.edit_reopen(), visit.to.desk_reopen(slug)));
        }
        tools.push(Link::new(w.edit_archive(), visit.to.desk_archive(slug)));
    }
    tools
}

/// Takes the form: saves, publishes, or gives another row for a criterion.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let call = load(&visit, slug).await?;
    let Merged { posted, theirs } = merged(&visit, &call, posted);
    let mut form = CallForm::posted(&visit, &posted);
    let sent = visit.sent_form(&posted);
    let mut say = Say { form: sent.clone(), ..Say::default() };
    if !theirs.is_empty() {
        (say.changed, say.theirs) = (true, theirs);
        return Ok(again(&visit, &call, &form, say));
    }
    if let Some(upload) = posted.file("picture") {
        match pictures::store(&visit, upload, "picture").await? {
            Ok(picture) => form.picture = Some(picture),
            Err(flaw) => say
                .errors
                .push(FieldError { field: "picture".to_owned(), text: flaw.text(&visit.words) }),
        }
    }
    // What the public sees of a published call changes by saving, not by looking.
    if posted.get("do") == "preview" && call.state != CallState::Draft {
        return Ok(web::typed::not_taken(visit.go(visit.to.call(&call.slug))));
    }
    if posted.get("do") == "add_criterion" {
        form.criteria.push(Texts::default());
        return Ok(Page(page(&visit, &call, &form, say)).into_response());
    }
    let content = match form.content(&visit, &call.content) {
        Ok(content) if say.errors.is_empty() => content,
        Ok(_) => return Ok(again(&visit, &call, &form, say)),
        Err(flaws) => {
            say.errors.extend(field_errors(&visit.words, &flaws));
            return Ok(again(&visit, &call, &form, say));
        }
    };
    let (id, version) = (call.id, call.version);
    let saved =
        visit.attempt(move |act| acts::calls::call::save(act, id, version, &content)).await?;
    match saved {
        Ok(slug) if posted.get("do") == "publish" => publish(&visit, slug, &form, sent).await,
        Ok(slug) if posted.get("do") == "preview" => Ok(visit.go(visit.to.call(slug))),
        Ok(slug) => Ok(visit.go_saying(visit.to.desk_call(slug), Said::Saved)),
        Err(Refusal::ChangedMeanwhile) => meanwhile(&visit, id, posted, sent).await,
        Err(refusal) => refused(&visit, &call, &form, refusal, sent).await,
    }
}

/// What somebody saved at the same moment, together with what was typed.
async fn meanwhile(
    visit: &Visit,
    id: Id<Call>,
    posted: Posted,
    form: KeptForm,
) -> Result<Response, Problem> {
    let now = visit.read(move |act| Ok(rows::call::get(act.tx, id)?)).await?;
    let Merged { posted, theirs } = merged(visit, &now, posted);
    let say = Say { changed: true, theirs, form, ..Say::default() };
    Ok(again(visit, &now, &CallForm::posted(visit, &posted), say))
}

/// Puts what was just saved before the public, if it is complete.
async fn publish(
    visit: &Visit,
    slug: Slug,
    form: &CallForm,
    sent: KeptForm,
) -> Result<Response, Problem> {
    let call = load(visit, slug).await?;
    let id = call.id;
    let published = visit.attempt(move |act| acts::calls::call::publish(act, id)).await?;
    match published {
        Ok(()) => Ok(visit.go_saying(visit.to.call(&call.slug), Said::CallPublished)),
        Err(refusal) => refused(visit, &call, form, refusal, sent).await,
    }
}

/// What the rules of `calls` refused, beside the form's fields.
async fn refused(
    visit: &Visit,
    call: &Call,
    form: &CallForm,
    refusal: Refusal,
    sent: KeptForm,
) -> Result<Response, Problem> {
    let mut say = Say { form: sent, ..Say::default() };
    match refusal {
        Refusal::Flawed(flaws) => say.errors = errors(visit, &flaws),
        refusal => return Err(visit.problem(refusal.into())),
    }
    Ok(again(visit, call, form, say))
}

fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let languages = &visit.city.settings.languages;
    let placed: Vec<(String, &Flaw)> =
        flaws.iter().map(|(field, flaw)| (field_of(field, languages), flaw)).collect();
    placed
        .into_iter()
        .map(|(field, flaw)| {
            let text = match flaw {
                Flaw::Missing if is_text(&field) => {
                    let first = visit.city.settings.own_language();
                    visit.words.flaw_first_language(web::words::own_name(first.as_str()))
                }
                flaw => visit.words.flaw(flaw),
            };
            FieldError { text, field }
        })
        .collect()
}

/// Whether a field of the form is a text in a language.
fn is_text(field: &str) -> bool {
    field.split_once('-').is_some_and(|(name, _)| TEXTS.contains(&name))
}

fn again(visit: &Visit, call: &Call, form: &CallForm, say: Say) -> Response {
    Unfinished(page(visit, call, form, say)).into_response()
}
