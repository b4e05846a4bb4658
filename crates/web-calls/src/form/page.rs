//! The list of a form: shown, and changed by the buttons beside each question.

use axum::response::{IntoResponse as _, Response};
use city::{Refusal, Slug};
use forms::{CannotEdit, Form, Key, Move};
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit};
use web::views::FieldError;
use web::{Page, Unfinished};

use super::list::page;
use super::preview::Asked;
use super::question::{load, load_to_change};
use super::refused;
use crate::paths::CallLinks as _;

/// How often a step is tried while others change the form.
const TRIES: usize = 4;

/// All questions.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let (call, kept) = load(&visit, &slug).await?;
    Ok(web::asked_anew(Page(page(&visit, &call, &kept, &asked, Vec::new())?).into_response()))
}

/// What a button does.
#[derive(Debug, Clone, Copy)]
enum Step {
    Shift(Key, Move),
    Remove(Key),
}

impl Step {
    fn of(posted: &Posted) -> Option<Self> {
        let key = |field: &str| posted.get(field).parse::<Key>().ok();
        let up = key("up").map(|key| Self::Shift(key, Move::Up));
        let down = || key("down").map(|key| Self::Shift(key, Move::Down));
        up.or_else(down).or_else(|| key("remove").map(Self::Remove))
    }

    fn key(self) -> Key {
        match self {
            Self::Shift(key, _) | Self::Remove(key) => key,
        }
    }

    fn take(self, form: &mut Form) -> Result<(), CannotEdit> {
        match self {
            Self::Shift(key, way) => form.shift(key, way),
            Self::Remove(key) => form.remove(key).map(|_| ()),
        }
    }
}

/// Moves a question, or removes it. What stands in the way is said beside it.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    for _ in 0..TRIES {
        let (call, kept) = load_to_change(&visit, &slug).await?;
        let Some(step) = Step::of(&posted) else {
            return Ok(visit.go(visit.to.call_form(&slug)));
        };
        let mut form = kept.form.clone();
        if let Err(cannot) = step.take(&mut form) {
            let text = refused::sentence(&visit, &kept.form, cannot);
            let errors = vec![FieldError { field: format!("item-{}", step.key()), text }];
            let page = page(&visit, &call, &kept, &Asked::default(), errors)?;
            return Ok(Unfinished(page).into_response());
        }
        let (id, changes) = (call.id, kept.changes);
        match visit.attempt(move |act| acts::calls::form::save(act, id, &form, changes)).await? {
            Ok(_) => {
                let there = match step {
                    Step::Shift(key, _) => format!("{}#item-{key}", visit.to.call_form(&slug)),
                    Step::Remove(_) => visit.to.call_form(&slug),
                };
                return Ok(visit.go_saying(there, Said::Saved));
            }
            Err(Refusal::ChangedMeanwhile) => {}
            Err(refusal) => return Err(visit.problem(refusal.into())),
        }
    }
    Err(visit.problem(Refusal::ChangedMeanwhile.into()))
}
