//! Whoever is blocked reads why, and answers.

use acts::city::block as acting;
use axum::response::{IntoResponse as _, Response};
use city::{Block, Refusal};

use super::list::said;
use super::view::OwnBlockPage;
use super::{until, why};
use crate::forms::Posted;
use crate::http::{Problem, Said, Visit};
use crate::things::beside_text;
use crate::typed::KeptForm;
use crate::{Page, Unfinished, asked_anew};

/// The block in force; whoever is not blocked has no such page.
async fn own(visit: &Visit) -> Result<Block, Problem> {
    let now = visit.now;
    let found = visit.read(acting::own).await?;
    found.filter(|block| block.blocked(now).is_some()).ok_or(Problem::NotFound)
}

fn page(visit: &Visit, block: &Block) -> OwnBlockPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.own_block_title());
    // The page says it itself.
    if let Some(reader) = &mut frame.reader {
        reader.blocked.clear();
    }
    OwnBlockPage {
        frame,
        lead: w.own_block_lead(until(w, block)),
        why: why(w, block),
        said: said(visit, block),
        open: block.can_be_appealed(visit.now),
        action: visit.to.own_block(),
        text: String::new(),
        kept: KeptForm::default(),
        errors: Vec::new(),
    }
}

/// Why, until when, and the form to answer.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    let block = own(&visit).await?;
    let mut page = page(&visit, &block);
    let typed = visit.typed(&page.action).await?;
    if let Some(fields) = &typed.fields {
        fields.get("text").clone_into(&mut page.text);
    }
    page.kept = typed.form;
    Ok(asked_anew(Page(page).into_response()))
}

/// Takes the answer.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let text = posted.get("text").to_owned();
    let answer = visit.attempt_own(move |act| acting::appeal(act, &text)).await?;
    match answer {
        Ok(()) => Ok(visit.go_saying(visit.to.own_block(), Said::Appealed)),
        Err(Refusal::Flawed(flaws)) => {
            let mut page = page(&visit, &own(&visit).await?);
            posted.get("text").clone_into(&mut page.text);
            page.kept = visit.sent_form(&posted);
            page.frame.has_errors = true;
            page.errors = beside_text(&visit.words, &flaws);
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
