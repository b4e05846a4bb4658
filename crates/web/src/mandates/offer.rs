//! Offering a role: what was typed becomes an offer, and the offer a letter.

use acts::city::mandate::{self as acting, Offer};
use axum::response::{IntoResponse as _, Response};
use city::mandate::answer_by;
use city::{Flaw, Flaws, Id, Mail, Mandate, Reach, ReachKind, Refusal, Role};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::letter::{Addressed, compose};
use super::list::{Asked, kinds, offered_roles, page};
use super::said::call_of;
use super::view::OfferForm;
use crate::desk::Whole;
use crate::forms::Posted;
use crate::forms::date;
use crate::http::{Problem, Said, Visit};
use crate::page::Unfinished;
use crate::views::{Choice, FieldError};

/// An offer as it was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    mail: String,
    role: String,
    reach: String,
    call: String,
    places: Vec<String>,
    until: String,
    pub(super) errors: Vec<FieldError>,
}

impl Typed {
    fn of(posted: &Posted) -> Self {
        let field = |name: &str| posted.get(name).trim().to_owned();
        Self {
            mail: field("mail"),
            role: field("role"),
            reach: field("reach"),
            call: field("call"),
            places: posted.all("neighbourhood").map(ToOwned::to_owned).collect(),
            until: field("until"),
            errors: Vec::new(),
        }
    }

    fn check(&self, zone: &TimeZone) -> Result<Offer, Flaws> {
        let mut flaws = Flaws::default();
        let mail = flaws.keep("mail", self.mail.parse::<Mail>().map_err(|_| Flaw::NotAMail));
        let chosen = |key: &str| if key.is_empty() { Flaw::Missing } else { Flaw::NotAChoice };
        let role = flaws.keep("role", Role::from_key(&self.role).ok_or(chosen(&self.role)));
        let kind = flaws.keep("reach", ReachKind::from_key(&self.reach).ok_or(chosen(&self.reach)));
        let reach = kind.and_then(|kind| match kind {
            ReachKind::City => Some(Reach::City),
            ReachKind::Call => {
                let call = self.call.parse().map_err(|_| chosen(&self.call));
                flaws.keep("call", call).map(Reach::Call)
            }
            ReachKind::Neighbourhoods => Some(Reach::Neighbourhoods(self.places.clone())),
        });
        let until = flaws.keep("until", end_of_day(&self.until, zone));
        flaws.into_result_with(|| {
            Some(Offer { mail: mail?, role: role?, reach: reach?, until: until? })
        })
    }
}

/// The end of a last day as it was typed; none where nothing was.
pub(crate) fn end_of_day(typed: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Flaw> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let next = date(typed)?.checked_add(1.day()).map_err(|_| Flaw::NotADate)?;
    let midnight = next.to_zoned(zone.clone()).map_err(|_| Flaw::NotADate)?;
    Ok(Some(midnight.timestamp()))
}

/// The form, with what was typed and the calls there are.
pub(super) fn form(visit: &Visit, typed: Typed, calls: &[Whole]) -> OfferForm {
    let w = &visit.words;
    let mut of_calls = vec![Choice::new("", w.mandates_no_call(), typed.call.is_empty().into())];
    of_calls.extend(calls.iter().map(|(id, title)| {
        let id = id.to_string();
        Choice::new(id.as_str(), title.as_str(), (id == typed.call).into())
    }));
    let place = |it: &city::Neighbourhood| {
        Choice::new(it.key.as_str(), it.name.as_str(), typed.places.contains(&it.key).into())
    };
    OfferForm {
        roles: offered_roles(w, &typed.role).collect(),
        reaches: kinds(visit, &typed.reach).collect(),
        calls: of_calls,
        places: visit.city.settings.neighbourhoods.iter().map(place).collect(),
        mail: typed.mail,
        until: typed.until,
        errors: typed.errors,
    }
}

/// Offers a role to whoever has an address.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = Typed::of(&posted);
    let outcome = match typed.check(&visit.city.zone) {
        Ok(offer) => make(&visit, offer).await?.map(|_| ()),
        Err(flaws) => Err(Refusal::Flawed(flaws)),
    };
    match outcome {
        Ok(()) => {
            Ok(visit.go_saying(format!("{}?show=offered", visit.to.mandates()), Said::RoleOffered))
        }
        Err(Refusal::Flawed(flaws)) => {
            let w = &visit.words;
            let own = |field: &str, flaw: &Flaw| match (field, flaw) {
                ("mail", Flaw::Taken) => Some(w.mandates_taken().to_owned()),
                ("reach", Flaw::NotAChoice) => Some(w.mandates_not_so().to_owned()),
                _ => None,
            };
            let typed = Typed { errors: FieldError::list(w, &flaws, own), ..typed };
            Ok(Unfinished(page(&visit, Asked::default(), typed).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Offers it: looked at first, so that no letter is written for what cannot be offered.
pub(super) async fn make(
    visit: &Visit,
    offer: Offer,
) -> Result<Result<Id<Mandate>, Refusal>, Problem> {
    let (own, wanted) = (visit.clone(), offer.clone());
    let looked = visit
        .attempt(move |act| {
            acting::check(act, &wanted)?;
            let mandate = draft(&wanted, act.now);
            addressed(act, &own, &mandate)
        })
        .await?;
    let to = match looked {
        Ok(to) => to,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let sent = compose(visit, &draft(&offer, visit.now), &to)?;
    visit.attempt(move |act| acting::offer(act, &offer, &sent)).await
}

/// What will be offered, as its letter says it.
fn draft(offer: &Offer, now: Timestamp) -> Mandate {
    Mandate {
        id: Id::new(0),
        mail: Some(offer.mail.clone()),
        person: None,
        role: offer.role,
        reach: offer.reach.clone(),
        until: offer.until,
        given_by: None,
        made: now,
        answer_by: answer_by(now),
        accepted: None,
        declined: None,
        ended: None,
        end_reason: String::new(),
    }
}

/// Whom the letter goes to, in whose language, and who writes it.
pub(super) fn addressed(
    act: &mut acts::Act,
    visit: &Visit,
    mandate: &Mandate,
) -> acts::Done<Addressed> {
    let mail = mandate.mail.clone().ok_or(Refusal::NotFound)?;
    let known = store::city::person::by_mail(act.tx, &mail)?;
    let language = known.map_or_else(|| act.stage.city.own_language(), |known| known.language);
    let giver = store::city::person::get(act.tx, act.person()?)?.name.as_str().to_owned();
    let call = call_of(act, &visit.systems(), &visit.to, &[language.as_str()], mandate)?;
    Ok(Addressed { mail, language, call, giver })
}
