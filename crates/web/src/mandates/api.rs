//! The API, in an admin's name: roles for a part of the city or until a day.

use acts::city::mandate::{self as acting, Offer};
use axum::http::{Method, StatusCode};
use city::{Flaw, Flaws, Id, Mail, Mandate, MandateState, Reach, ReachKind, Role};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::city::mandate::{Entry, Filter, Part};

use super::list::load;
use super::offer::make;
use crate::api::{Api, List, ROOT, Sent, limit_of, moment};
use crate::at;
use crate::http::{Problem, Visit};

const PATH: &str = "/people/mandates";

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let list = at!(
        Manage,
        "/people/mandates",
        "Lists roles for a part of the city or until a day, the newest first."
    );
    let offer = at!(Manage, "/people/mandates", "Offers such a role by letter.");
    let end = at!(
        Manage,
        "/people/mandates/{mandate}/end",
        "Ends such a role, or takes an offer back that nobody answered."
    );
    api.read(list, self::list).write(Method::POST, offer, StatusCode::CREATED, self::offer).write(
        Method::POST,
        end,
        StatusCode::NO_CONTENT,
        self::end,
    )
}

/// Which of them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct Asked {
    /// A role's key.
    role: String,
    /// How far: city, call or neighbourhoods.
    reach: String,
    /// Where the page begins: taken from `next`.
    before: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

/// A role for a part of the city or until a day.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Mandate")]
struct MandateJson {
    mandate: String,
    /// Who has it, once they accepted it.
    person: Option<String>,
    name: Option<String>,
    mail: Option<String>,
    role: Role,
    reach: ReachKind,
    /// The identifier of the call it is for.
    call: Option<String>,
    /// The keys of the neighbourhoods it is for.
    neighbourhoods: Vec<String>,
    /// offered, lapsed, declined, withdrawn, in_force, over or ended.
    state: &'static str,
    offered: String,
    answer_by: String,
    accepted: Option<String>,
    /// When it ends by itself.
    until: Option<String>,
    ended: Option<String>,
    reason: String,
    given_by: Option<String>,
}

/// A role to be offered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewMandate {
    /// The address the letter goes to.
    mail: String,
    #[schemars(extend("enum" = ["officer", "moderator", "juror"]))]
    role: String,
    #[schemars(with = "ReachKind")]
    reach: String,
    /// The identifier of a call, where it is for one.
    #[serde(default)]
    call: String,
    /// Keys of neighbourhoods, where it is for some.
    #[serde(default)]
    neighbourhoods: Vec<String>,
    /// The moment at which it ends by itself.
    #[serde(default)]
    until: Option<String>,
}

/// What was offered.
#[derive(Debug, Serialize, JsonSchema)]
struct Offered {
    mandate: String,
}

/// Why it ends.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct End {
    /// 10 to 1,000 characters that whoever had it reads; nothing for an offer that nobody answered.
    #[serde(default)]
    reason: String,
}

fn state(state: MandateState) -> &'static str {
    match state {
        MandateState::Offered => "offered",
        MandateState::Lapsed => "lapsed",
        MandateState::Declined => "declined",
        MandateState::Withdrawn => "withdrawn",
        MandateState::InForce => "in_force",
        MandateState::Over => "over",
        MandateState::Ended => "ended",
    }
}

fn shaped(entry: Entry, now: Timestamp) -> MandateJson {
    let state = state(entry.mandate.state(now));
    let Entry { mandate, name, .. } = entry;
    let (call, neighbourhoods) = match &mandate.reach {
        Reach::City => (None, Vec::new()),
        Reach::Call(call) => (Some(call.to_string()), Vec::new()),
        Reach::Neighbourhoods(keys) => (None, keys.clone()),
    };
    MandateJson {
        mandate: mandate.id.to_string(),
        person: mandate.person.map(|person| person.to_string()),
        name,
        mail: mandate.mail.map(|mail| mail.to_string()),
        role: mandate.role,
        reach: mandate.reach.kind(),
        call,
        neighbourhoods,
        state,
        offered: mandate.made.to_string(),
        answer_by: mandate.answer_by.to_string(),
        accepted: moment(mandate.accepted),
        until: moment(mandate.until),
        ended: moment(mandate.ended),
        reason: mandate.end_reason,
        given_by: mandate.given_by.map(|giver| giver.to_string()),
    }
}

/// A key of one of the choices; nothing where none is wished.
fn wished<T>(
    flaws: &mut Flaws,
    field: &str,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let wished = read(key);
    if wished.is_none() && !key.is_empty() {
        flaws.add(field, Flaw::NotAChoice);
    }
    wished
}

async fn list(visit: Visit, (): (), asked: Asked) -> Result<List<MandateJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(asked.limit, &mut flaws);
    let filter = Filter {
        role: wished(&mut flaws, "role", &asked.role, Role::from_key),
        reach: wished(&mut flaws, "reach", &asked.reach, ReachKind::from_key),
        part: Part::All,
    };
    let before = wished(&mut flaws, "before", &asked.before, |id| id.parse::<Id<Mandate>>().ok());
    flaws.into_result().map_err(|flaws| crate::api::invalid(&visit, &flaws))?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let own = visit.clone();
    let mut found = visit.read(move |act| load(act, &own, &filter, before, limit + 1)).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| more).map(|(entry, _)| entry.mandate.id);
    let (site, base) = (visit.site(), visit.to.base());
    let next = last.map(|last| {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("role", &asked.role)
            .append_pair("reach", &asked.reach)
            .append_pair("before", &last.to_string())
            .append_pair("limit", &limit.to_string())
            .finish();
        format!("{site}{base}{ROOT}{PATH}?{query}")
    });
    let items = found.into_iter().map(|(entry, _)| shaped(entry, visit.now));
    Ok(List { items: items.collect(), next })
}

async fn offer(visit: Visit, (): (), sent: Sent<NewMandate>) -> Result<Offered, Problem> {
    let offer = check(&sent.body).map_err(|flaws| crate::api::invalid(&visit, &flaws))?;
    match make(&visit, offer).await? {
        Ok(mandate) => Ok(Offered { mandate: mandate.to_string() }),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn check(new: &NewMandate) -> Result<Offer, Flaws> {
    let mut flaws = Flaws::default();
    let mail = flaws.keep("mail", new.mail.parse::<Mail>().map_err(|_| Flaw::NotAMail));
    let role = flaws.keep("role", Role::from_key(&new.role).ok_or(Flaw::NotAChoice));
    let kind = flaws.keep("reach", ReachKind::from_key(&new.reach).ok_or(Flaw::NotAChoice));
    let reach = match kind {
        Some(ReachKind::City) => Some(Reach::City),
        Some(ReachKind::Call) => {
            flaws.keep("call", new.call.parse().map_err(|_| Flaw::NotAChoice)).map(Reach::Call)
        }
        Some(ReachKind::Neighbourhoods) => Some(Reach::Neighbourhoods(new.neighbourhoods.clone())),
        None => None,
    };
    let until = match &new.until {
        Some(until) => {
            flaws.keep("until", until.parse::<Timestamp>().map(Some).map_err(|_| Flaw::NotADate))
        }
        None => Some(None),
    };
    flaws
        .into_result_with(|| Some(Offer { mail: mail?, role: role?, reach: reach?, until: until? }))
}

async fn end(visit: Visit, id: Id<Mandate>, sent: Sent<End>) -> Result<(), Problem> {
    visit.write(move |act| acting::end(act, id, &sent.body.reason)).await
}
