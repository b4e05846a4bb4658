//! The statement of reasons for something that was hidden, as the Digital Services Act (article 17) asks: the facts, the
//! rule or the law, whether a machine had a part in it, how far and how long it holds, and what its author can do.

use askama::Template;
use axum::response::IntoResponse;
use city::{Detected, Hiding, Noun, Role};

use super::named::Here;
use super::report::reason_word;
use super::write::About;
use super::written::{self, Written};
use crate::Page;
use crate::http::{InPath, Problem, Visit};
use crate::views::{Fact, Frame, Link};
use crate::words::Words;

/// Why something was hidden, in full.
#[derive(Debug, Template)]
#[template(path = "statement.html")]
pub(crate) struct StatementPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the thing stands.
    pub(crate) back: Link,
    /// What was hidden.
    pub(crate) about: About,
    /// The facts and the grounds, one by one.
    pub(crate) parts: Vec<Fact>,
    /// What its author can do.
    pub(crate) redress: Vec<String>,
    /// Where they answer, while they can.
    pub(crate) appeal: Option<String>,
}

/// The statement, for its author and for those who answer for it.
pub(crate) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let named = visit.named(&noun, id)?;
    let thing = visit
        .read(move |act| {
            let id = named.id(act)?;
            let thing = written::load(act, id)?;
            let is_own = act.actor.person.is_some() && act.actor.person == thing.found.author();
            let looks_after = act.actor.is_on(Role::Moderator, thing.found.ground());
            if is_own || looks_after { Ok(thing) } else { Err(city::Refusal::NotFound.into()) }
        })
        .await?;
    let hiding = thing.hiding.as_ref().ok_or(Problem::NotFound)?;
    Ok(Page(page(&visit, &thing, hiding)))
}

fn page(visit: &Visit, thing: &Written, hiding: &Hiding) -> StatementPage {
    let w = &visit.words;
    let (noun, id): (Noun, _) = (thing.found.noun(), thing.id());
    let mut parts = vec![
        Fact::new(w.statement_what(), w.statement_hidden_on(w.date_time(hiding.made_at))),
        Fact::new(w.statement_facts(), &hiding.reason),
        Fact::new(w.statement_ground(), reason_word(w, hiding.rule)),
    ];
    if !hiding.law.is_empty() {
        parts.push(Fact::new(w.statement_law(), &hiding.law));
    }
    let second = hiding.second.is_some();
    parts.extend([
        Fact::new(w.statement_found(), detected(w, hiding.detected)),
        Fact::new(
            w.statement_decided(),
            if second { w.statement_by_two() } else { w.statement_by_one() },
        ),
        Fact::new(w.statement_scope(), w.statement_everywhere()),
        Fact::new(
            w.statement_duration(),
            match hiding.restored_at {
                Some(at) => w.statement_until(w.date_time(at)),
                None => w.statement_without_end().to_owned(),
            },
        ),
    ]);
    let is_own = visit.reader.id().is_some() && visit.reader.id() == thing.found.author();
    let can_answer = is_own && hiding.can_be_appealed(thing.is_hidden());
    StatementPage {
        back: thing.link(visit),
        about: thing.about(visit),
        parts,
        redress: redress(w),
        appeal: can_answer.then(|| visit.to.appeal(noun, id)),
        frame: visit.frame(w.statement_title()),
    }
}

fn detected(w: &Words, detected: Detected) -> &'static str {
    match detected {
        Detected::Report => w.statement_by_report(),
        Detected::Machine => w.statement_by_machine(),
        Detected::Moderator => w.statement_by_moderator(),
    }
}

fn redress(w: &Words) -> Vec<String> {
    [w.statement_answer(), w.statement_settle(), w.statement_court()].map(ToOwned::to_owned).into()
}

/// The statement as its author reads it in a letter.
pub(crate) fn in_a_letter(w: &Words, reason: &str, law: &str, was_held: bool) -> String {
    let mut parts = vec![reason.to_owned()];
    if !law.is_empty() {
        parts.push(w.statement_law_is(law));
    }
    if was_held {
        parts.push(w.statement_by_machine().to_owned());
    }
    parts.extend(
        [w.statement_by_one(), w.statement_everywhere(), w.statement_without_end()]
            .map(ToOwned::to_owned),
    );
    parts.extend(redress(w));
    parts.join(" ")
}
