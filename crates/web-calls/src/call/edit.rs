//! The call editor, step by step. Each step saves itself; whatever is wrong with it is kept as it was typed.

use axum::response::{IntoResponse, Response};
use calls::{Call, CallContent, CallState, CallTemplate};
use city::{Flaw, Flaws, Id, Refusal, Slug, Texts};
use serde::Deserialize;
use store::calls as rows;

use crate::call::checklist::errors;
use crate::call::edit_page::{Say, page};
use crate::call::form::CallForm;
use crate::call::starter_form;
use crate::call::step::{EditStep, Spot};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::pictures;
use web::together::{self, Fields, Merged};
use web::views::FieldError;
use web::{Page, Unfinished};

/// How often a step is put together with what others save at the same moment.
const TRIES: usize = 4;

/// What is being edited, and on which step.
#[derive(Clone)]
pub(crate) struct Editing {
    pub(crate) call: Call,
    pub(crate) step: EditStep,
    /// The template it begins with, while the call is not there yet.
    pub(crate) template: Option<CallTemplate>,
}

impl Editing {
    /// The page of the editor.
    pub(crate) fn address(&self, visit: &Visit) -> String {
        match self.template {
            Some(_) => visit.to.desk_new(),
            None => visit.to.desk_call(&self.call.slug),
        }
    }

    /// Where a place lies. The questions of a call have pages of their own, once it is there.
    fn there(&self, visit: &Visit, spot: &Spot) -> String {
        if spot.field == "form" && self.template.is_none() {
            return visit.to.call_form(&self.call.slug);
        }
        spot.href(&self.address(visit))
    }

    /// The name under which changes of a step are kept while they are typed.
    pub(crate) fn form_name(&self, step: EditStep) -> String {
        match self.template {
            Some(template) => format!("call-new-{template}"),
            None => format!("call-{}-{}", self.call.id, step.key()),
        }
    }

    /// The fields of the form as they are stored now.
    pub(crate) fn stored(&self, visit: &Visit) -> Fields {
        CallForm::of(visit, &self.call).fields(&visit.city.settings.languages)
    }

    /// What was sent, put together with what is stored now.
    fn merged(&self, visit: &Visit, posted: Posted) -> Merged {
        let here = |field: &str| EditStep::of_field(field) == self.step;
        together::merge_part(posted, &self.stored(visit), here, CallForm::group)
    }

    /// Whether anything of the form differs from what is stored.
    fn changes(&self, visit: &Visit, form: &CallForm) -> bool {
        let written = |fields: Fields| -> Fields {
            let mut fields: Fields = fields
                .into_iter()
                .map(|(name, value)| (name, value.trim().to_owned()))
                .filter(|(_, value)| !value.is_empty())
                .collect();
            fields.sort();
            fields
        };
        written(form.fields(&visit.city.settings.languages)) != written(self.stored(visit))
    }

    /// The other steps on which this reader typed something that is not saved yet.
    async fn unsaved(&self, visit: &Visit) -> Result<Vec<EditStep>, Problem> {
        if self.template.is_some() {
            return Ok(Vec::new());
        }
        let others = EditStep::ALL.iter().copied().filter(|step| *step != self.step);
        let names: Vec<_> = others.map(|step| (step, self.form_name(step))).collect();
        let kept = visit.unsaved(names.iter().map(|(_, name)| name.clone()).collect()).await?;
        let unsaved = names.into_iter().filter(|(_, name)| kept.contains(name));
        Ok(unsaved.map(|(step, _)| step).collect())
    }
}

/// What the button of a step wants once the step is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wish {
    Save,
    Publish,
    /// Another row for a criterion.
    AddCriterion,
    /// On to the next step, which takes that this one can be read.
    Next,
    /// To a place elsewhere, whatever is wrong here.
    Go(Spot),
}

impl Wish {
    fn of(posted: &Posted) -> Self {
        match (posted.get("go"), posted.get("do")) {
            ("", "publish") => Self::Publish,
            ("", "add_criterion") => Self::AddCriterion,
            ("", "next") => Self::Next,
            ("", _) => Self::Save,
            (place, _) => Self::Go(Spot::of(place)),
        }
    }
}

/// Which step is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    step: String,
}

pub(crate) async fn load(visit: &Visit, slug: Slug) -> Result<Call, Problem> {
    visit.read(move |act| Ok(rows::call::by_slug(act.tx, &slug)?)).await
}

/// A step, with what was typed there and not saved yet.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let call = load(&visit, slug).await?;
    let step = EditStep::from_key(&asked.step).unwrap_or(EditStep::Question);
    show_step(&visit, &Editing { call, step, template: None }).await
}

pub(crate) async fn show_step(visit: &Visit, editing: &Editing) -> Result<Response, Problem> {
    let kept = visit.typed(&editing.form_name(editing.step)).await?;
    let unsaved = editing.unsaved(visit).await?;
    let mut say = Say { form: kept.form, unsaved, ..Say::default() };
    let form = match kept.fields {
        Some(fields) => {
            let merged = editing.merged(visit, fields);
            say.changed = !merged.theirs.is_empty();
            say.theirs = merged.theirs;
            CallForm::posted(visit, &merged.posted)
        }
        None => CallForm::of(visit, &editing.call),
    };
    Ok(web::asked_anew(Page(page(visit, editing, &form, say)).into_response()))
}

/// Takes a step: saves it, publishes the call, or leads to another step.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let call = load(&visit, slug).await?;
    let step = EditStep::from_key(posted.get("step")).unwrap_or(EditStep::Question);
    take(&visit, Editing { call, step, template: None }, posted).await
}

pub(crate) async fn take(
    visit: &Visit,
    editing: Editing,
    posted: Posted,
) -> Result<Response, Problem> {
    let wish = Wish::of(&posted);
    let mut say = Say { form: visit.sent_form(&posted), ..Say::default() };
    say.unsaved = editing.unsaved(visit).await?;
    let Merged { posted, theirs } = editing.merged(visit, posted);
    let mut form = CallForm::posted(visit, &posted);
    if !theirs.is_empty() {
        (say.changed, say.theirs) = (true, theirs);
        return Ok(again(visit, &editing, &form, say));
    }
    if let Some(upload) = posted.file("picture") {
        match pictures::store(visit, upload, "picture").await? {
            Ok(picture) => form.picture = Some(picture),
            Err(flaw) => {
                let text = flaw.text(&visit.words);
                say.errors.push(FieldError { field: "picture".to_owned(), text });
                return Ok(again(visit, &editing, &form, say));
            }
        }
    }
    match wish {
        Wish::AddCriterion => {
            form.criteria.push(Texts::default());
            Ok(Page(page(visit, &editing, &form, say)).into_response())
        }
        Wish::Go(spot) => go(visit, editing, posted, form, say, spot).await,
        wish => keep(visit, editing, posted, form, say, wish).await,
    }
}

/// Leads elsewhere. A draft is saved on the way, where it can be; what the public sees changes by saving alone, so that
/// what is typed about it, and what cannot be read yet, stays kept as it is.
async fn go(
    visit: &Visit,
    editing: Editing,
    posted: Posted,
    form: CallForm,
    say: Say,
    spot: Spot,
) -> Result<Response, Problem> {
    let there = editing.there(visit, &spot);
    let begins = editing.template.is_some();
    if !begins && !editing.changes(visit, &form) {
        return Ok(visit.go(there));
    }
    let readable = form.content(visit, &editing.call.content).is_ok();
    if begins || (readable && editing.call.state == CallState::Draft) {
        return keep(visit, editing, posted, form, say, Wish::Go(spot)).await;
    }
    Ok(web::typed::not_taken(visit.go(there)))
}

/// Saves a step, then does what its button wants.
async fn keep(
    visit: &Visit,
    mut editing: Editing,
    mut posted: Posted,
    mut form: CallForm,
    mut say: Say,
    wish: Wish,
) -> Result<Response, Problem> {
    for _ in 0..TRIES {
        let content = match content(visit, &editing, &form) {
            Ok(content) => content,
            Err(flaws) => {
                say.errors.extend(field_errors(&visit.words, &flaws));
                return Ok(again(visit, &editing, &form, say));
            }
        };
        match save(visit, &editing, content).await? {
            Ok(slug) => return done(visit, &editing, slug, say, wish).await,
            Err(Refusal::ChangedMeanwhile) => {
                let id = editing.call.id;
                editing.call = visit.read(move |act| Ok(rows::call::get(act.tx, id)?)).await?;
                let picture = form.picture;
                let merged = editing.merged(visit, posted);
                posted = merged.posted;
                form = CallForm::posted(visit, &posted);
                if editing.step == EditStep::Picture {
                    form.picture = picture;
                }
                if !merged.theirs.is_empty() {
                    (say.changed, say.theirs) = (true, merged.theirs);
                    return Ok(again(visit, &editing, &form, say));
                }
            }
            Err(Refusal::Flawed(flaws)) => {
                say.errors = errors(visit, &flaws);
                return Ok(again(visit, &editing, &form, say));
            }
            Err(refusal) => return Err(visit.problem(refusal.into())),
        }
    }
    say.changed = true;
    Ok(again(visit, &editing, &form, say))
}

/// What the form says. A call that is to be begun has a title, so that nobody finds an empty draft.
fn content(visit: &Visit, editing: &Editing, form: &CallForm) -> Result<CallContent, Flaws> {
    let content = form.content(visit, &editing.call.content)?;
    if editing.template.is_some() && content.title.is_empty() {
        let mut flaws = Flaws::default();
        flaws.add(format!("title-{}", visit.city.settings.own_language()), Flaw::Missing);
        return Err(flaws);
    }
    Ok(content)
}

async fn save(
    visit: &Visit,
    editing: &Editing,
    content: CallContent,
) -> Result<Result<Slug, Refusal>, Problem> {
    let (id, version) = (editing.call.id, editing.call.version);
    match editing.template {
        Some(template) => {
            let form = starter_form::form(visit, template);
            let insert = move |act: &mut acts::Act| {
                acts::calls::call::insert(act, content.clone(), &form, template.key())
            };
            visit.attempt(insert).await
        }
        None => visit.attempt(move |act| acts::calls::call::save(act, id, version, &content)).await,
    }
}

/// What the button wanted, now that its step is saved.
async fn done(
    visit: &Visit,
    editing: &Editing,
    slug: Slug,
    say: Say,
    wish: Wish,
) -> Result<Response, Problem> {
    let editor = visit.to.desk_call(&slug);
    let at = |step| Spot { step, field: String::new() }.href(&editor);
    match wish {
        Wish::Publish => publish(visit, editing.step, slug, say).await,
        Wish::Next => Ok(visit.go(at(editing.step.next()))),
        Wish::Go(Spot { field, .. }) if field == "form" => Ok(visit.go(visit.to.call_form(&slug))),
        Wish::Go(spot) => Ok(visit.go(spot.href(&editor))),
        Wish::Save | Wish::AddCriterion => Ok(visit.go_saying(at(editing.step), Said::Saved)),
    }
}

/// Puts what is saved before the public, if it is complete and nothing is left that was typed and not saved.
async fn publish(
    visit: &Visit,
    step: EditStep,
    slug: Slug,
    mut say: Say,
) -> Result<Response, Problem> {
    let call = load(visit, slug).await?;
    let (id, mut editing) = (call.id, Editing { call, step, template: None });
    // Whatever step it was sent from, that step is saved: its form is the one of the call now.
    say.form = visit.kept_form(&editing.form_name(step), 0);
    let form = CallForm::of(visit, &editing.call);
    if !say.unsaved.is_empty() {
        let error = |step: &EditStep| FieldError {
            field: step.key().to_owned(),
            text: visit.words.edit_unsaved_step(step.word(&visit.words)),
        };
        say.errors = say.unsaved.iter().map(error).collect();
        return Ok(web::typed::taken(again(visit, &editing, &form, say)));
    }
    match visit.attempt(move |act| acts::calls::call::publish(act, id)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.call(&editing.call.slug), Said::CallPublished)),
        Err(Refusal::Flawed(flaws)) => {
            say.errors = errors(visit, &flaws);
            // Where nothing is written itself, the first field to put right is shown at once.
            if let (EditStep::Preview, Some(first)) = (step, say.errors.first()) {
                editing.step = EditStep::of_field(&first.field);
                say.form = visit.kept_form(&editing.form_name(editing.step), 0);
            }
            Ok(web::typed::taken(again(visit, &editing, &form, say)))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn again(visit: &Visit, editing: &Editing, form: &CallForm, say: Say) -> Response {
    Unfinished(page(visit, editing, form, say)).into_response()
}

/// A call that is not there yet, as a template has it.
pub(crate) fn unborn(content: CallContent) -> Call {
    Call {
        id: Id::new(0),
        slug: Slug::from_title("", "new"),
        state: CallState::Draft,
        version: 0,
        published: None,
        closing: None,
        results: None,
        asks: false,
        content,
    }
}
