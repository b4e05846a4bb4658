//! The API, in a moderator's name: who is blocked; and in one's own: an appeal.

use acts::city::block as acting;
use axum::http::{Method, StatusCode};
use city::block::BlockInput;
use city::{Block, Flaw, Flaws, Id, Person, ReportReason};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::city::block::{self as rows, Entry, Part};

use crate::api::{Api, List, ROOT, Sent, limit_of, moment};
use crate::at;
use crate::http::{Problem, Visit};

const PATH: &str = "/blocks";

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let list = at!(Moderate, "/blocks", "Lists who may read and not write, the newest first.");
    let begin = at!(Moderate, "/blocks", "Blocks somebody, with a rule and a reason they read.");
    let lift = at!(Moderate, "/blocks/{block}/lift", "Lifts a block.");
    let stay =
        at!(Moderate, "/blocks/{block}/stay", "Keeps a block after an appeal, and says why.");
    let appeal = at!(Write, "/me/block/appeal", "Answers one's own block.");
    api.read(list, self::list)
        .write(Method::POST, begin, StatusCode::CREATED, self::begin)
        .write(Method::POST, lift, DONE, self::lift)
        .write(Method::POST, stay, DONE, self::stay)
        .write(Method::POST, appeal, DONE, self::appeal)
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

/// A block in force.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Block")]
struct BlockJson {
    block: String,
    person: String,
    name: String,
    rule: ReportReason,
    reason: String,
    since: String,
    /// When it ends by itself.
    until: Option<String>,
    appeal: Option<String>,
    answer: Option<String>,
}

/// Somebody to be blocked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewBlock {
    person: String,
    #[schemars(with = "ReportReason")]
    rule: String,
    /// 10 to 1,000 characters.
    reason: String,
    /// The moment at which it ends by itself; nothing for a block without end.
    #[serde(default)]
    until: Option<String>,
}

/// The block.
#[derive(Debug, Serialize, JsonSchema)]
struct Begun {
    block: String,
}

/// What is said to an appeal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct BlockAnswer {
    /// 10 to 1,000 characters.
    answer: String,
}

/// What whoever is blocked says to that.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct BlockAppeal {
    /// 10 to 2,000 characters.
    appeal: String,
}

async fn list(visit: Visit, (): (), asked: Asked) -> Result<List<BlockJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(asked.limit, &mut flaws);
    let before = match asked.before.as_str() {
        "" => Some(Id::new(i64::MAX)),
        typed => flaws.keep("before", typed.parse().map_err(|_| Flaw::NotAChoice)),
    };
    let before = flaws.into_result_with(|| before).map_err(|f| crate::api::invalid(&visit, &f))?;
    let found = visit
        .read(move |act| Ok(rows::list(act.tx, Part::InForce, act.now, before, limit)?))
        .await?;
    let is_full = i64::try_from(found.len()) == Ok(limit);
    let last = found.last().map(|entry| entry.block.id).filter(|_| is_full);
    let (site, base) = (visit.site(), visit.to.base());
    let next = last.map(|last| format!("{site}{base}{ROOT}{PATH}?before={last}&limit={limit}"));
    Ok(List { items: found.into_iter().map(shaped).collect(), next })
}

fn shaped(Entry { block, name, .. }: Entry) -> BlockJson {
    BlockJson {
        block: block.id.to_string(),
        person: block.person.to_string(),
        name,
        rule: block.rule,
        reason: block.reason,
        since: block.made.to_string(),
        until: moment(block.until),
        appeal: block.appeal,
        answer: block.answer,
    }
}

async fn begin(visit: Visit, (): (), sent: Sent<NewBlock>) -> Result<Begun, Problem> {
    let block = visit
        .write(move |act| {
            let NewBlock { person, rule, reason, until } = &sent.body;
            let until = until.as_deref().map(str::parse::<Timestamp>).transpose();
            let until = until.map_err(|_| Flaw::NotADate);
            let input = BlockInput::check(rule, reason, until, act.now);
            let mut flaws = input.as_ref().err().cloned().unwrap_or_default();
            let person = person.parse::<Id<Person>>().map_err(|_| Flaw::NotAChoice);
            let person = flaws.keep("person", person);
            let (person, input) = flaws.into_result_with(|| Some((person?, input.ok()?)))?;
            acting::begin(act, person, &input)
        })
        .await?;
    Ok(Begun { block: block.to_string() })
}

async fn lift(visit: Visit, id: Id<Block>, _: Sent<crate::api::Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acting::lift(act, id)).await
}

async fn stay(visit: Visit, id: Id<Block>, sent: Sent<BlockAnswer>) -> Result<(), Problem> {
    visit.write(move |act| acting::keep(act, id, &sent.body.answer)).await
}

async fn appeal(visit: Visit, (): (), sent: Sent<BlockAppeal>) -> Result<(), Problem> {
    visit.write_own(move |act| acting::appeal(act, &sent.body.appeal)).await
}
