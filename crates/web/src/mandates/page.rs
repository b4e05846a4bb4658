//! One mandate: prolonged, ended, taken back, sent again.

use acts::city::mandate as acting;
use axum::response::{IntoResponse, Response};
use city::{Flaws, Id, Mandate, MandateState, Refusal};
use store::city::mandate as rows;
use store::city::mandate::Entry;

use super::letter::compose;
use super::list::{what, who};
use super::offer::{addressed, end_of_day};
use super::said::{call_of, can, last_day, state};
use super::view::MandatePage;
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::views::{Fact, FieldError, Frame, Link};

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    until: Option<String>,
    reason: String,
    errors: Vec<FieldError>,
}

async fn load(visit: &Visit, id: Id<Mandate>) -> Result<(Entry, Option<Link>), Problem> {
    let own = visit.clone();
    visit
        .read(move |act| {
            let mandate = rows::get(act.tx, id)?;
            let mut name = |person: Option<_>| match person {
                Some(person) => store::city::person::get(act.tx, person)
                    .map(|person| Some(person.name.as_str().to_owned())),
                None => Ok(None),
            };
            let (who, giver) = (name(mandate.person)?, name(mandate.given_by)?);
            let call = call_of(act, &own.systems(), &own.to, &own.wished(), &mandate)?;
            Ok((Entry { mandate, name: who, giver }, call))
        })
        .await
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Mandate>>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, id, Typed::default()).await?))
}

async fn page(visit: &Visit, id: Id<Mandate>, typed: Typed) -> Result<MandatePage, Problem> {
    let (entry, call) = load(visit, id).await?;
    let (w, mandate) = (&visit.words, &entry.mandate);
    let now = mandate.state(visit.now);
    let until = mandate.until.map(|until| {
        let day = last_day(until).to_zoned(visit.city.zone.clone()).date();
        day.to_string()
    });
    let reader = who(visit, &entry);
    Ok(MandatePage {
        what: what(visit, mandate, call.as_ref()),
        state: state(w, now),
        facts: facts(visit, &entry),
        ended_why: mandate.end_reason.clone(),
        action: visit.to.mandate(id),
        in_force: now == MandateState::InForce,
        waits: matches!(now, MandateState::Offered | MandateState::Lapsed),
        until: typed.until.unwrap_or_else(|| until.unwrap_or_default()),
        reason: typed.reason,
        frame: Frame {
            desk: true,
            has_errors: !typed.errors.is_empty(),
            ..visit.frame(reader.as_str())
        },
        errors: typed.errors,
        reader,
        call,
    })
}

fn facts(visit: &Visit, entry: &Entry) -> Vec<Fact> {
    let (w, mandate) = (&visit.words, &entry.mandate);
    let mut facts = Vec::new();
    if let Some(mail) = &mandate.mail {
        facts.push(Fact::new(w.mandate_to(), mail.to_string()));
    }
    if let Some(giver) = entry.giver.as_ref().filter(|giver| !giver.is_empty()) {
        facts.push(Fact::new(w.mandate_given_by(), giver.as_str()));
    }
    facts.push(Fact::new(w.mandate_offered_on(), w.date(mandate.made)));
    if let Some(accepted) = mandate.accepted {
        facts.push(Fact::new(w.mandate_accepted_on(), w.date(accepted)));
    }
    let until = mandate
        .until
        .map_or_else(|| w.mandate_open_end().to_owned(), |until| w.date(last_day(until)));
    facts.push(Fact::new(w.mandates_until(), until));
    facts.push(Fact::new(w.mandate_what(), can(w, mandate.role, &mandate.reach)));
    facts
}

/// Does what was decided about it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Mandate>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let (outcome, said) = match posted.get("do") {
        "prolong" => (prolong(&visit, id, posted.get("until")).await?, Said::RoleProlonged),
        "end" => (end(&visit, id, posted.get("reason")).await?, Said::RoleEnded),
        "withdraw" => (end(&visit, id, "").await?, Said::RoleEnded),
        "again" => (again(&visit, id).await?, Said::RoleOffered),
        _ => return Err(Problem::Unreadable),
    };
    match outcome {
        Ok(()) => Ok(visit.go_saying(visit.to.mandate(id), said)),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            let until = posted.has("until").then(|| posted.get("until").to_owned());
            let typed = Typed { until, reason: posted.get("reason").to_owned(), errors };
            Ok(Unfinished(page(&visit, id, typed).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

type Outcome = Result<Result<(), Refusal>, Problem>;

async fn prolong(visit: &Visit, id: Id<Mandate>, typed: &str) -> Outcome {
    match end_of_day(typed, &visit.city.zone) {
        Ok(until) => visit.attempt(move |act| acting::prolong(act, id, until)).await,
        Err(flaw) => {
            let mut flaws = Flaws::default();
            flaws.add("until", flaw);
            Ok(Err(flaws.into()))
        }
    }
}

async fn end(visit: &Visit, id: Id<Mandate>, reason: &str) -> Outcome {
    let reason = reason.to_owned();
    visit.attempt(move |act| acting::end(act, id, &reason)).await
}

async fn again(visit: &Visit, id: Id<Mandate>) -> Outcome {
    let own = visit.clone();
    let (mandate, to) = visit
        .write(move |act| {
            act.require(city::Role::Admin)?;
            let mut mandate = rows::get(act.tx, id)?;
            mandate.offer_again(act.now)?;
            let to = addressed(act, &own, &mandate)?;
            Ok((mandate, to))
        })
        .await?;
    let sent = compose(visit, &mandate, &to)?;
    visit.attempt(move |act| acting::send_again(act, id, &sent)).await
}
