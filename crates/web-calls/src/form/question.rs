//! One question of a form, or a section: added and changed. Two officers at one question are put together field by field.

use axum::response::{IntoResponse as _, Response};
use calls::{Call, KeptForm};
use city::{Refusal, Slug};
use forms::{Answered, CannotEdit, Form, Item, Key, KindName, Move};
use serde::Deserialize;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::together::{self, Fields, Merged};
use web::views::FieldError;
use web::{Page, Unfinished};

use super::condition::earlier;
use super::question_page::{Say, kinds_page, page};
use super::refused;
use super::typed::{Reading, TypedItem, fields, give_keys, group};
use crate::paths::CallLinks as _;

/// How often a question is put together with what others save at the same moment.
const TRIES: usize = 4;

/// Which item is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// A new one of a kind; no kind is a section.
    New(Option<KindName>),
    /// The one with a key.
    There(Key),
}

/// What is being edited.
pub(crate) struct Editing {
    pub(crate) call: Call,
    pub(crate) kept: KeptForm,
    pub(crate) which: Which,
}

impl Editing {
    pub(crate) fn item(&self) -> Option<&Item> {
        match self.which {
            Which::There(key) => self.kept.form.item(key),
            Which::New(_) => None,
        }
    }

    /// The kind of question; nothing for a section.
    pub(crate) fn kind(&self) -> Option<KindName> {
        match self.which {
            Which::New(kind) => kind,
            Which::There(_) => Some(self.item()?.question()?.kind.name()),
        }
    }

    pub(crate) fn key(&self) -> Option<Key> {
        match self.which {
            Which::There(key) => Some(key),
            Which::New(_) => None,
        }
    }

    pub(crate) fn address(&self, visit: &Visit) -> String {
        match self.which {
            Which::New(_) => visit.to.call_form_add(&self.call.slug),
            Which::There(key) => visit.to.call_form_question(&self.call.slug, key),
        }
    }

    /// The name under which what is typed is kept.
    pub(crate) fn form_name(&self) -> String {
        match self.which {
            Which::New(kind) => {
                format!("form-{}-new-{}", self.call.id, kind.map_or("section", KindName::key))
            }
            Which::There(key) => format!("form-{}-{key}", self.call.id),
        }
    }

    /// Whether somebody has answered it.
    pub(crate) fn answered(&self) -> Answered {
        let there = self.key().is_some_and(|key| self.kept.answered.contains(&key));
        if there { Answered::Already } else { Answered::Never }
    }

    /// The fields as they are stored. A new item stands last.
    pub(crate) fn stored(&self, visit: &Visit) -> Fields {
        let form = &self.kept.form;
        let mut stored = fields(visit, form, self.item());
        if let (Which::New(_), Some(last)) = (self.which, form.items().last()) {
            let after = stored.iter_mut().filter(|(field, _)| field == "after");
            after.for_each(|(_, value)| *value = last.key().to_string());
        }
        stored
    }
}

/// What is asked of the page that adds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    kind: String,
}

fn which_kind(key: &str) -> Option<Option<KindName>> {
    if key == "section" { Some(None) } else { KindName::from_key(key).map(Some) }
}

/// A call with its form, for whoever builds it.
pub(crate) async fn load(visit: &Visit, slug: &Slug) -> Result<(Call, KeptForm), Problem> {
    let slug = slug.clone();
    visit.read(move |act| acts::calls::form::to_build(act, &slug)).await
}

/// The same for what changes it: whoever lost their role while it was on its way is refused.
pub(crate) async fn load_to_change(
    visit: &Visit,
    slug: &Slug,
) -> Result<(Call, KeptForm), Problem> {
    let slug = slug.clone();
    visit.write(move |act| acts::calls::form::to_build(act, &slug)).await
}

/// Chooses a kind, or begins a question of one.
pub(crate) async fn show_add(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let (call, kept) = load(&visit, &slug).await?;
    let Some(kind) = which_kind(&asked.kind) else {
        return Ok(Page(kinds_page(&visit, &call)).into_response());
    };
    show_item(&visit, Editing { call, kept, which: Which::New(kind) }).await
}

/// A question as it is, with what was typed and not saved yet.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, key)): InPath<(Slug, Key)>,
) -> Result<Response, Problem> {
    let (call, kept) = load(&visit, &slug).await?;
    let editing = Editing { call, kept, which: Which::There(key) };
    if editing.item().is_none() {
        return Err(Problem::NotFound);
    }
    show_item(&visit, editing).await
}

async fn show_item(visit: &Visit, editing: Editing) -> Result<Response, Problem> {
    let kept = visit.typed(&editing.form_name()).await?;
    let stored = editing.stored(visit);
    let mut say = Say { kept: kept.form, ..Say::default() };
    let posted = match kept.fields {
        Some(posted) => {
            let merged = together::merge(posted, &stored, group);
            say.theirs = merged.theirs;
            merged.posted
        }
        None => stored.into_iter().collect(),
    };
    let typed = TypedItem::posted(visit, editing.kind(), posted);
    Ok(web::asked_anew(Page(page(visit, &editing, &typed, say)).into_response()))
}

/// Takes a new question.
pub(crate) async fn send_add(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let kind = which_kind(posted.get("kind")).ok_or(Problem::NotFound)?;
    take(&visit, &slug, Which::New(kind), posted).await
}

/// Takes a changed question.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, key)): InPath<(Slug, Key)>,
    posted: Posted,
) -> Result<Response, Problem> {
    take(&visit, &slug, Which::There(key), posted).await
}

async fn take(
    visit: &Visit,
    slug: &Slug,
    mut which: Which,
    sent: Posted,
) -> Result<Response, Problem> {
    for _ in 0..TRIES {
        let (call, kept) = load_to_change(visit, slug).await?;
        let mut say = Say { kept: visit.sent_form(&sent), ..Say::default() };
        if matches!(which, Which::There(key) if kept.form.item(key).is_none()) {
            // A colleague removed it meanwhile: what is typed can still be added.
            which = Which::New(which_kind(sent.get("kind")).ok_or(Problem::NotFound)?);
            say.gone = true;
        }
        let editing = Editing { call, kept, which };
        let Merged { posted, theirs } =
            together::merge(sent.clone(), &editing.stored(visit), group);
        say.theirs = theirs;
        let typed = TypedItem::posted(visit, editing.kind(), posted);
        if say.gone || !say.theirs.is_empty() {
            return Ok(again(visit, &editing, &typed, say));
        }
        match sent.get("do") {
            "lines" => {
                say.more = true;
                return Ok(Page(page(visit, &editing, &typed, say)).into_response());
            }
            up if up.starts_with("up-") => {
                let row = up.trim_start_matches("up-").parse().unwrap_or_default();
                return Ok(Page(page(visit, &editing, &typed.raised(row), say)).into_response());
            }
            _ => {}
        }
        let (form, key) = match changed(visit, &editing, &typed) {
            Ok(changed) => changed,
            Err(errors) => return Ok(again(visit, &editing, &typed, Say { errors, ..say })),
        };
        let (id, changes) = (editing.call.id, editing.kept.changes);
        let saved =
            visit.attempt(move |act| acts::calls::form::save(act, id, &form, changes)).await?;
        match saved {
            Ok(_) => {
                let there = format!("{}#item-{key}", visit.to.call_form(slug));
                return Ok(visit.go_saying(there, Said::Saved));
            }
            Err(Refusal::ChangedMeanwhile) => {}
            Err(Refusal::Flawed(flaws)) => {
                let errors = field_errors(&visit.words, &flaws);
                return Ok(again(visit, &editing, &typed, Say { errors, ..say }));
            }
            Err(refusal) => return Err(visit.problem(refusal.into())),
        }
    }
    Err(visit.problem(Refusal::ChangedMeanwhile.into()))
}

fn again(visit: &Visit, editing: &Editing, typed: &TypedItem, say: Say) -> Response {
    let page = page(visit, editing, typed, Say { again: true, ..say });
    Unfinished(page).into_response()
}

/// The form with what is typed in it, and the key of the item.
fn changed(
    visit: &Visit,
    editing: &Editing,
    typed: &TypedItem,
) -> Result<(Form, Key), Vec<FieldError>> {
    let mut form = editing.kept.form.clone();
    let own = visit.city.settings.own_language();
    let beside = |field: String, cannot: CannotEdit| {
        vec![FieldError { field, text: refused::sentence(visit, &editing.kept.form, cannot) }]
    };
    let key = put(visit, editing, typed, &mut form)?
        .map_err(|cannot| beside(field_of(cannot, editing, &own.to_string()), cannot))?;
    place(&mut form, key, typed.posted.get("after").parse().ok())
        .map_err(|cannot| beside("after".to_owned(), cannot))?;
    Ok((form, key))
}

/// The field beside which it is said what stands in the way.
fn field_of(cannot: CannotEdit, editing: &Editing, own: &str) -> String {
    let has_choices = super::typed::has_choices(editing.kind());
    match cannot {
        CannotEdit::Needed { .. } if has_choices => format!("choice-1-{own}"),
        CannotEdit::LooksAhead => "only-if".to_owned(),
        _ => format!("label-{own}"),
    }
}

/// Puts what is typed into the form.
fn put(
    visit: &Visit,
    editing: &Editing,
    typed: &TypedItem,
    form: &mut Form,
) -> Result<Result<Key, CannotEdit>, Vec<FieldError>> {
    let reading = Reading::new(visit, typed);
    let key = editing.key();
    let draft = key.unwrap_or(Key::new(0));
    Ok(match typed.kind {
        None => {
            let section = reading.section(draft)?;
            match key {
                Some(key) => form.change_section(section).map(|()| key),
                None => form.add_section(|key| forms::Section { key, ..section }),
            }
        }
        Some(kind) => {
            let question = reading.question(draft, kind, &earlier(&editing.kept.form, key))?;
            match key {
                Some(key) => {
                    let question = give_keys(form, question);
                    form.change(question, editing.answered()).map(|()| key)
                }
                None => form
                    .add_question(|form, key| give_keys(form, forms::Question { key, ..question })),
            }
        }
    })
}

/// Brings an item behind another, or to the beginning. What would be asked before what it depends on is refused.
fn place(form: &mut Form, key: Key, after: Option<Key>) -> Result<(), CannotEdit> {
    let at = |form: &Form, key: Key| form.items().iter().position(|item| item.key() == key);
    for _ in 0..form.items().len() {
        let here = at(form, key).ok_or(CannotEdit::NoSuch)?;
        let wished = match after.filter(|after| *after != key).and_then(|after| at(form, after)) {
            Some(after) if after < here => after + 1,
            Some(after) => after,
            None if after.is_some() => return Ok(()),
            None => 0,
        };
        match wished.cmp(&here) {
            std::cmp::Ordering::Equal => return Ok(()),
            std::cmp::Ordering::Less => form.shift(key, Move::Up)?,
            std::cmp::Ordering::Greater => form.shift(key, Move::Down)?,
        }
    }
    Ok(())
}
