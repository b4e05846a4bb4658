//! Erasing the account.

use axum::response::{IntoResponse, Response};
use city::Refusal;
use city::{Flaw, Flaws};

use super::view::MeErasePage;
use crate::forms::Posted;
use crate::http::{Problem, Said, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::views::FieldError;

async fn page(visit: &Visit, errors: Vec<FieldError>) -> Result<MeErasePage, Problem> {
    let systems = visit.systems();
    let parts = visit
        .read(move |act| {
            systems.iter().map(|system| system.erased(act)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let w = &visit.words;
    let mut frame = visit.frame(w.erase_page_title());
    frame.has_errors = !errors.is_empty();
    let mut effects = Vec::new();
    for part in parts {
        effects.extend(part(visit, &frame)?);
    }
    // What stays is said first, then what goes.
    effects.insert(effects.len().min(1), w.erase_rest().to_owned());
    Ok(MeErasePage {
        frame,
        action: visit.to.me_erase(),
        effects,
        back: visit.to.me_settings(),
        errors,
    })
}

/// The last question before an account is erased.
pub(crate) async fn ask(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, Vec::new()).await?))
}

/// Erases the account.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    if posted.get("confirm") != "yes" {
        let mut flaws = Flaws::default();
        flaws.add("confirm", Flaw::Missing);
        let page = page(&visit, field_errors(&visit.words, &flaws)).await?;
        return Ok(Unfinished(page).into_response());
    }
    match visit.attempt_own(acts::city::person::erase).await? {
        Ok(_) => {
            let mut response = visit.go_saying(visit.to.home(), Said::Erased);
            visit.end_session(&mut response);
            Ok(response)
        }
        Err(Refusal::AlreadyElsewhere) => {
            let text = visit.words.erase_last_admin().to_owned();
            let page = page(&visit, vec![FieldError { field: "confirm".to_owned(), text }]).await?;
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
