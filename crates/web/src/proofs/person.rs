//! One person at the desk: what they have proved, noting what they show, taking a proof back.

use acts::city::proof as acting;
use axum::response::{IntoResponse as _, Response};
use city::proof::Shown;
use city::{Flaw, Flaws, Id, Person, Proof, Refusal};
use store::city::person;

use super::office::is_own;
use super::said::{band_of, bands, meta, proved, shown};
use super::view::{Earned, ProofPersonPage};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::views::{Choice, FieldError, Frame};
use crate::words::name;

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    shown: String,
    age: String,
    reason: String,
    errors: Vec<FieldError>,
}

async fn page(visit: &Visit, id: Id<Person>, typed: Typed) -> Result<ProofPersonPage, Problem> {
    let (found, who) =
        visit.read(move |act| Ok((acting::of_person(act, id)?, person::get(act.tx, id)?))).await?;
    let mail = who.mail.ok_or(Problem::NotFound)?;
    let w = &visit.words;
    let called = name(w, who.name.as_str()).to_owned();
    let own = is_own(visit, id);
    let earned = |proof: &Proof| Earned {
        what: proved(w, proof),
        meta: meta(w, proof, visit.now),
        reason: proof.end_reason.clone(),
        end: match proof.holds(visit.now) && !own {
            true => visit.to.proof_end(proof.id),
            false => String::new(),
        },
    };
    let choice =
        |it: &Shown| Choice::new(it.key(), shown(w, *it), (it.key() == typed.shown).into());
    let known = found.age.as_ref().map(|age| age.from_age.to_string()).unwrap_or_default();
    let age = if typed.age.is_empty() { known } else { typed.age };
    Ok(ProofPersonPage {
        mail: mail.masked(),
        proofs: found.proofs.iter().map(earned).collect(),
        cannot: if own { w.proofs_not_oneself().to_owned() } else { String::new() },
        recovery: visit.to.proof_recovery(id),
        action: visit.to.proof_of(id),
        shown: Shown::ALL.iter().map(choice).collect(),
        ages: bands(w, &visit.city.settings.proof.bands, &age),
        reason: typed.reason,
        frame: Frame {
            desk: true,
            has_errors: !typed.errors.is_empty(),
            ..visit.frame(called.as_str())
        },
        name: called,
        errors: typed.errors,
    })
}

/// What somebody has proved.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
) -> Result<Response, Problem> {
    Ok(Page(page(&visit, id, Typed::default()).await?).into_response())
}

/// Notes what somebody shows.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let band = band_of(&visit.city.settings.proof.bands, posted.get("age"));
    let Some(shown) = Shown::from_key(posted.get("shown")) else {
        let mut flaws = Flaws::default();
        flaws.add("shown", Flaw::Missing);
        let own = |_: &str, _: &Flaw| Some(visit.words.proofs_shown_missing().to_owned());
        let errors = FieldError::list(&visit.words, &flaws, own);
        let typed = Typed { age: posted.get("age").to_owned(), errors, ..Typed::default() };
        return Ok(Unfinished(page(&visit, id, typed).await?).into_response());
    };
    visit.write(move |act| acting::at_desk(act, id, shown, band)).await?;
    Ok(visit.go_saying(visit.to.proof_of(id), Said::ProofNoted))
}

/// Takes a proof back, for a reason.
pub(crate) async fn end(
    visit: Visit,
    InPath(id): InPath<Id<Proof>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let reason = posted.get("reason").to_owned();
    let text = reason.clone();
    match visit.attempt(move |act| acting::end(act, id, &text)).await? {
        Ok(person) => Ok(visit.go_saying(visit.to.proof_of(person), Said::ProofEnded)),
        Err(Refusal::Flawed(flaws)) => {
            let whose =
                visit.read(move |act| Ok(store::city::proof::get(act.tx, id)?.person)).await?;
            let errors = field_errors(&visit.words, &flaws);
            let typed = Typed { reason, errors, ..Typed::default() };
            Ok(Unfinished(page(&visit, whose, typed).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
