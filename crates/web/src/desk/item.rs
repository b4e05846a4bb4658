//! One thing at the desk: whose work it is, and what colleagues say of it. A page of the work itself shows it beside
//! ([`Item`]); by itself it is a page for whatever does not wait any more.

use acts::desk::{assign, note};
use acts::things::Found;
use askama::Template;
use axum::response::{IntoResponse, Response};
use city::{Id, Person, Refusal, Thing, Work};
use store::desk::note::Note;
use store::desk::task::{self, Task};

use super::page::work_word;
use super::queue::{Colleague, colleagues};
use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::things::named::{Here, Named};
use crate::typed::KeptForm;
use crate::views::{Choice, Chosen, FieldError, Frame, Link};
use crate::words::name;
use crate::{Page, Unfinished};

/// One thing at the desk, loaded.
pub struct Item {
    found: Found,
    tasks: Vec<Task>,
    notes: Vec<Note>,
    colleagues: Vec<Colleague>,
    kept: Option<acts::city::typed::Row>,
}

impl Item {
    /// Loads it, for whoever works at the desk. `browser` finds the note that is being typed.
    pub fn load(act: &mut acts::Act, thing: Id<Thing>, browser: &[u8]) -> acts::Done<Self> {
        let found = acts::things::readable(act, thing)?;
        let mut tasks = task::of_thing(act.tx, thing)?;
        tasks.retain(|task| act.actor.is_on(task.work.role(), found.ground()));
        let notes = note::of(act, thing)?;
        let colleagues = colleagues(act)?;
        let kept = acts::city::typed::of(act, browser, &form_name(thing))?;
        Ok(Self { found, tasks, notes, colleagues, kept })
    }

    /// As a part of a page, which its forms lead back to.
    pub fn html(&self, visit: &Visit, frame: &Frame, back: &str) -> Result<SafeHtml, Problem> {
        let (thing, typed) = (self.found.id(), self.kept.clone());
        let typed = crate::typed::Typed::of(visit, &form_name(thing), typed);
        let text = typed.fields.map(|fields| fields.get("note").to_owned()).unwrap_or_default();
        let note = Typed { text, form: typed.form, errors: Vec::new() };
        SafeHtml::of_template(&self.part(visit, frame, back, note)).map_err(Problem::internal)
    }

    fn part<'a>(&self, visit: &Visit, frame: &'a Frame, back: &str, typed: Typed) -> ItemPart<'a> {
        let w = &visit.words;
        let (noun, thing) = (self.found.noun(), self.found.id());
        ItemPart {
            frame,
            back: back.to_owned(),
            assign: visit.to.desk_assign(noun, thing),
            tasks: self.tasks.iter().map(|task| self.task(visit, task)).collect(),
            note: visit.to.desk_notes(noun, thing),
            notes: self
                .notes
                .iter()
                .map(|note| NoteShown {
                    who: name(w, &note.name).to_owned(),
                    when: w.date_time(note.made_at),
                    text: note.text.clone(),
                })
                .collect(),
            typed,
        }
    }

    fn task(&self, visit: &Visit, task: &Task) -> TaskShown {
        let (w, me) = (&visit.words, visit.reader.id());
        let of = |id: Id<Person>| self.colleagues.iter().find(|it| it.id == id);
        let others = self.colleagues.iter().filter(|it| {
            Some(it.id) != me
                && Some(it.id) != task.colleague
                && it.actor.is_on(task.work.role(), self.found.ground())
        });
        TaskShown {
            work: task.work.key(),
            task: work_word(visit, task.work).to_owned(),
            colleague: task
                .colleague
                .and_then(of)
                .map_or_else(String::new, |it| name(w, &it.name).to_owned()),
            taken: task.colleague.is_some(),
            mine: task.colleague.is_some() && task.colleague == me,
            others: others
                .map(|it| Choice::new(it.id.to_string(), name(w, &it.name), Chosen::No))
                .collect(),
        }
    }
}

/// The name under which a note is kept while it is typed.
fn form_name(thing: Id<Thing>) -> String {
    format!("note-{thing}")
}

/// A note as it was typed.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    pub(crate) text: String,
    pub(crate) form: KeptForm,
    pub(crate) errors: Vec<FieldError>,
}

/// Whose work it is, and what colleagues say of it.
#[derive(Debug, Template)]
#[template(path = "desk_item.html")]
pub(crate) struct ItemPart<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The page that the forms lead back to.
    pub(crate) back: String,
    /// Where work is given (POST `work`, `to`, `do`: `take`, `back` or `give`).
    pub(crate) assign: String,
    /// What waits about it.
    pub(crate) tasks: Vec<TaskShown>,
    /// Where a note is written (POST `note`).
    pub(crate) note: String,
    /// The notes, the newest first.
    pub(crate) notes: Vec<NoteShown>,
    /// The note that is being typed.
    pub(crate) typed: Typed,
}

/// A task with whose it is.
#[derive(Debug)]
pub(crate) struct TaskShown {
    pub(crate) work: &'static str,
    pub(crate) task: String,
    /// Whose it is; empty when nobody's, or nobody's whom anybody knows.
    pub(crate) colleague: String,
    pub(crate) taken: bool,
    pub(crate) mine: bool,
    /// Who else may do it (field `to`).
    pub(crate) others: Vec<Choice>,
}

/// A note.
#[derive(Debug)]
pub(crate) struct NoteShown {
    pub(crate) who: String,
    pub(crate) when: String,
    pub(crate) text: String,
}

/// The page of one thing.
#[derive(Debug, Template)]
#[template(path = "desk_item_page.html")]
pub(crate) struct ItemPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The thing, leading to where everybody sees it.
    pub(crate) what: Link,
    /// The part.
    pub(crate) item: SafeHtml,
    /// What is wrong with the note.
    pub(crate) errors: Vec<FieldError>,
}

/// One thing, whether it waits or not.
pub(crate) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let thing = visit.named(&noun, id)?;
    let item = load(&visit, thing).await?;
    let frame = frame(&visit, &item);
    let part = item.html(&visit, &frame, &visit.to.desk_item(noun, id))?;
    let what = visit.link_to(&item.found).unwrap_or_default();
    Ok(crate::asked_anew(
        Page(ItemPage { frame, what, item: part, errors: Vec::new() }).into_response(),
    ))
}

async fn load(visit: &Visit, thing: Named) -> Result<Item, Problem> {
    let browser = visit.browser().0;
    visit
        .read(move |act| {
            let id = thing.id(act)?;
            Item::load(act, id, &browser)
        })
        .await
}

fn frame(visit: &Visit, item: &Item) -> Frame {
    let title = visit.link_to(&item.found).map(|link| link.label).unwrap_or_default();
    Frame { desk: true, ..visit.frame(title) }
}

/// Where a form leads back to: the page it stood on.
fn back(visit: &Visit, posted: &Posted, noun: &str, id: Id<Thing>) -> String {
    let back = visit.safe_next(posted.get("back")).map(ToOwned::to_owned);
    back.unwrap_or_else(|| visit.to.desk_item(noun, id))
}

/// Takes work, gives it to a colleague, or back.
pub(crate) async fn assign(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let work = Work::from_key(posted.get("work")).ok_or(Problem::NotFound)?;
    let to: Option<Id<Person>> = match posted.get("do") {
        "take" => visit.reader.id(),
        "back" => None,
        "give" => Some(posted.get("to").parse().map_err(|_| Problem::Unreadable)?),
        _ => return Err(Problem::Unreadable),
    };
    visit
        .write(move |act| {
            let id = thing.id(act)?;
            assign::give(act, id, work, to)
        })
        .await?;
    Ok(visit.go_saying(back(&visit, &posted, &noun, id), Said::Assigned))
}

/// Writes a note.
pub(crate) async fn note(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let (named, text) = (thing.clone(), posted.get("note").to_owned());
    let key = crate::http::once_key(&posted);
    let written = visit
        .attempt(move |act| {
            let id = named.id(act)?;
            let text = text.clone();
            // Sent twice, it is said once.
            act.once(&key, |act| note::write(act, id, &text).map(|()| id)).map(|_| ())
        })
        .await?;
    let back = back(&visit, &posted, &noun, id);
    match written {
        Ok(()) => Ok(visit.go_saying(back, Said::Noted)),
        Err(Refusal::Flawed(flaws)) => {
            let item = load(&visit, thing).await?;
            let errors = field_errors(&visit.words, &flaws);
            let frame = Frame { has_errors: true, ..frame(&visit, &item) };
            let typed = Typed {
                text: posted.get("note").to_owned(),
                form: visit.sent_form(&posted),
                errors: errors.clone(),
            };
            let part = SafeHtml::of_template(&item.part(&visit, &frame, &back, typed));
            let (item, what) = (part.map_err(Problem::internal)?, visit.link_to(&item.found));
            let what = what.unwrap_or_default();
            Ok(Unfinished(ItemPage { frame, what, item, errors }).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
