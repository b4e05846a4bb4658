//! The API, in an officer's name: accounts whose mailbox is lost.

use acts::city::recovery as acting;
use axum::http::{Method, StatusCode};
use city::proof::Shown;
use city::{Flaw, Flaws, Id, Person, Recovery, RecoveryInput};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::city::recovery::Entry;

use crate::api::{Api, List, Nothing, ROOT, Sent, invalid, limit_of, moment};
use crate::at;
use crate::http::{Problem, Visit};

const PATH: &str = "/recoveries";

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let list = at!(
        Desk,
        "/recoveries",
        "Lists accounts that are to have another address because their mailbox is lost, the newest first."
    );
    let begin = at!(
        Desk,
        "/people/{person}/recoveries",
        "Notes another address for somebody at the desk who has lost their mailbox."
    );
    let stop = at!(Desk, "/recoveries/{recovery}/stop", "Calls that off.");
    api.read(list, self::list).write(Method::POST, begin, StatusCode::CREATED, self::begin).write(
        Method::POST,
        stop,
        DONE,
        self::stop,
    )
}

/// Which of them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct Asked {
    /// Where the page begins: taken from `next`.
    before: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

/// An account that is to have another address.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Recovery")]
struct RecoveryJson {
    recovery: String,
    person: String,
    name: String,
    /// Who noted it, by name; empty where they have left.
    begun_by: String,
    shown: Shown,
    note: String,
    begun: String,
    /// When it is done at the earliest, unless the old mailbox agrees.
    waits_until: String,
    /// When the new mailbox took it up.
    taken_up: Option<String>,
}

/// Another address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRecovery {
    /// The new address.
    mail: String,
    #[schemars(with = "Shown")]
    shown: String,
    /// At most 300 characters, without the number of a document. Needed where nothing was shown: how the officer knows them.
    #[serde(default)]
    note: String,
}

/// What was begun.
#[derive(Debug, Serialize, JsonSchema)]
struct RecoveryBegun {
    recovery: String,
}

async fn list(visit: Visit, (): (), asked: Asked) -> Result<List<RecoveryJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(asked.limit, &mut flaws);
    let before = match asked.before.as_str() {
        "" => Some(Id::new(i64::MAX)),
        typed => flaws.keep("before", typed.parse().map_err(|_| Flaw::NotAChoice)),
    };
    let before = flaws.into_result_with(|| before).map_err(|flaws| invalid(&visit, &flaws))?;
    let found = visit.read(move |act| acting::list(act, before, limit)).await?;
    let is_full = i64::try_from(found.len()) == Ok(limit);
    let last = found.last().map(|entry| entry.recovery.id).filter(|_| is_full);
    let (site, base) = (visit.site(), visit.to.base());
    let next = last.map(|last| format!("{site}{base}{ROOT}{PATH}?before={last}&limit={limit}"));
    Ok(List { items: found.into_iter().map(shaped).collect(), next })
}

fn shaped(Entry { recovery, name, beginner }: Entry) -> RecoveryJson {
    RecoveryJson {
        recovery: recovery.id.to_string(),
        person: recovery.person.to_string(),
        name,
        begun_by: beginner,
        shown: recovery.shown,
        note: recovery.note,
        begun: recovery.made.to_string(),
        waits_until: recovery.waits_until.to_string(),
        taken_up: moment(recovery.new_confirmed),
    }
}

async fn begin(
    visit: Visit,
    id: Id<Person>,
    sent: Sent<NewRecovery>,
) -> Result<RecoveryBegun, Problem> {
    let NewRecovery { mail, shown, note } = &sent.body;
    let input = RecoveryInput::check(mail, shown, note).map_err(|flaws| invalid(&visit, &flaws))?;
    let begun = super::desk::begin(&visit, id, input).await?;
    let recovery = begun.map_err(|flaws| invalid(&visit, &flaws))?;
    Ok(RecoveryBegun { recovery: recovery.to_string() })
}

async fn stop(visit: Visit, id: Id<Recovery>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acting::stop_at_desk(act, id)).await.map(drop)
}
