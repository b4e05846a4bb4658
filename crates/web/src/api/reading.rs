//! The API, reading: calls, ideas, comments, and oneself.

use calls::{Call, Event, Idea, IdeaState};
use city::{Flaw, Flaws, Id, Slug, Theme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Tx;
use store::calls as rows;
use store::calls::idea::Order;

use super::json::{CallJson, CommentJson, IdeaInFull, IdeaJson, List, Shaper};
use super::readable_calls;
use super::table::{Api, Mounts, NoQuery, ROOT, at};
use crate::http::{Problem, Recognised, Scene, Visit, field_errors};
use crate::pages::call::{Asked, readable};

/// The most items of one page.
const MOST: i64 = 200;

/// The routes.
pub(super) fn mount<M: Mounts>(api: Api<M>) -> Api<M> {
    api.read(at!(Read, "/calls", "Lists the calls, the newest first."), calls)
        .read(at!(Read, "/calls/{call}", "Gives a call."), call)
        .read(at!(Read, "/calls/{call}/ideas", "Lists a call's ideas, page by page."), ideas)
        .read(at!(Read, "/ideas/{idea}", "Gives an idea with its journey."), idea)
        .read(
            at!(Read, "/ideas/{idea}/comments", "Lists an idea's comments, the oldest first."),
            comments,
        )
        .read(at!(Read, "/me", "Says whose token this is and what it is good for."), me)
        .read(at!(Read, "/me/data", "Gives everything kept about the token's owner."), my_data)
}

/// Which ideas, in which order.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct IdeasQuery {
    /// Words that stand in them.
    q: String,
    /// A theme's key.
    theme: String,
    /// A neighbourhood's key.
    neighbourhood: String,
    /// A state's key.
    state: String,
    /// The order: newest, oldest, supported or discussed.
    sort: String,
    /// Where the page begins: taken from `next`.
    after: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

/// Which comments.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct CommentsQuery {
    /// The comment after which the page begins.
    after: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

/// The owner of a token.
#[derive(Debug, Serialize, JsonSchema)]
struct Me {
    id: String,
    name: String,
    mail: Option<String>,
    language: String,
    roles: Vec<&'static str>,
    /// What the token may be used for.
    scopes: Vec<&'static str>,
}

/// Tells what must be put right.
pub(super) fn invalid(visit: &Visit, flaws: &Flaws) -> Problem {
    Problem::Invalid(field_errors(&visit.words, flaws))
}

/// An idea this person may read, with its call and what happened to it.
pub(super) fn whole(
    tx: &mut Tx,
    scene: &Scene,
    id: Id<Idea>,
) -> acts::Act<(Call, Idea, Vec<Event>)> {
    let (call, idea) = scene.stage.readable_idea(tx, &scene.actor, id)?;
    Ok((call, idea, rows::event::of_idea(tx, id)?))
}

async fn calls(visit: Visit, (): (), _: NoQuery) -> Result<List<CallJson>, Problem> {
    let found = visit.read(readable_calls).await?;
    let shaper = Shaper(&visit);
    Ok(List::whole(found.iter().map(|(call, ideas)| shaper.call(call, *ideas)).collect()))
}

async fn call(visit: Visit, slug: Slug, _: NoQuery) -> Result<CallJson, Problem> {
    let (call, ideas) = visit
        .read(move |tx, scene| {
            let (call, _) = readable(tx, scene, &slug)?;
            let ideas = ideas_of(tx, &call)?;
            Ok((call, ideas))
        })
        .await?;
    Ok(Shaper(&visit).call(&call, ideas))
}

/// How many ideas a call has that can be seen.
pub(super) fn ideas_of(tx: &mut Tx, call: &Call) -> acts::Act<i64> {
    Ok(rows::numbers::of_call(tx, call.id)?.iter().map(|count| count.ideas).sum())
}

fn limit_of(limit: Option<i64>, flaws: &mut Flaws) -> i64 {
    let limit = limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        flaws.add("limit", Flaw::OutOfRange { least: 1, most: MOST });
    }
    limit
}

fn check_ideas(visit: &Visit, query: IdeasQuery) -> Result<(Asked, i64), Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(query.limit, &mut flaws);
    let settings = &visit.city.settings;
    for (field, typed, known) in [
        ("theme", &query.theme, query.theme.parse::<Theme>().is_ok()),
        (
            "neighbourhood",
            &query.neighbourhood,
            settings.neighbourhood(&query.neighbourhood).is_some(),
        ),
        (
            "state",
            &query.state,
            IdeaState::from_key(&query.state).is_some_and(IdeaState::is_listed),
        ),
        ("sort", &query.sort, Order::from_key(&query.sort).is_some()),
    ] {
        if !typed.is_empty() && !known {
            flaws.add(field, Flaw::NotAChoice);
        }
    }
    let IdeasQuery { q, theme, neighbourhood, state, sort, after, .. } = query;
    let asked = Asked { q, theme, neighbourhood, state, sort, after };
    if !asked.after.is_empty() && asked.cursor().is_none() {
        flaws.add("after", Flaw::Malformed);
    }
    flaws.into_result().map_err(|flaws| invalid(visit, &flaws))?;
    Ok((asked, limit))
}

async fn ideas(visit: Visit, slug: Slug, query: IdeasQuery) -> Result<List<IdeaJson>, Problem> {
    let (asked, limit) = check_ideas(&visit, query)?;
    let wished = asked.clone();
    let (call, mut found) = visit
        .read(move |tx, scene| {
            let (call, _) = readable(tx, scene, &slug)?;
            let (filter, order, after) = (wished.filter(), wished.order(), wished.cursor());
            let currency = scene.stage.city.currency;
            let found = rows::idea::page(tx, call.id, &filter, order, after, limit + 1, currency)?;
            Ok((call, found))
        })
        .await?;
    let limit_length = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit_length;
    found.truncate(limit_length);
    let shaper = Shaper(&visit);
    let next = found.last().filter(|_| more).map(|last| {
        let query = asked.query(Some(rows::idea::cursor(asked.order(), last)));
        let base = visit.to.base();
        shaper.address(&format!("{base}{ROOT}/calls/{}/ideas{query}&limit={limit}", call.slug))
    });
    Ok(List { items: found.iter().map(|idea| shaper.idea(&call, idea)).collect(), next })
}

async fn idea(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit.read(move |tx, scene| whole(tx, scene, id)).await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

async fn comments(
    visit: Visit,
    id: Id<Idea>,
    query: CommentsQuery,
) -> Result<List<CommentJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(query.limit, &mut flaws);
    let after = match query.after.as_str() {
        "" => Some(0),
        word => flaws.keep(
            "after",
            word.parse().map(Id::<calls::Comment>::get).map_err(|_| Flaw::Malformed),
        ),
    };
    flaws.into_result().map_err(|flaws| invalid(&visit, &flaws))?;
    let after = after.unwrap_or_default();
    let mut found = visit
        .read(move |tx, scene| {
            scene.stage.readable_idea(tx, &scene.actor, id)?;
            Ok(rows::comment::of_idea(tx, id, after, limit + 1)?)
        })
        .await?;
    let limit_length = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit_length;
    found.truncate(limit_length);
    let shaper = Shaper(&visit);
    let next = found.last().filter(|_| more).map(|last| {
        let base = visit.to.base();
        shaper.address(&format!("{base}{ROOT}/ideas/{id}/comments?after={}&limit={limit}", last.id))
    });
    Ok(List { items: found.iter().map(|comment| shaper.comment(comment)).collect(), next })
}

async fn me(visit: Visit, (): (), _: NoQuery) -> Result<Me, Problem> {
    let person = visit.reader.person.as_ref().ok_or(Problem::SignIn)?;
    Ok(Me {
        id: person.id.to_string(),
        name: person.name.as_str().to_owned(),
        mail: person.mail.as_ref().map(ToString::to_string),
        language: person.language.to_string(),
        roles: person.roles.iter().map(|role| role.key()).collect(),
        scopes: match &visit.reader.by {
            Recognised::Token(scopes) => scopes.iter().map(|scope| scope.key()).collect(),
            Recognised::Session(_) | Recognised::Not => Vec::new(),
        },
    })
}

async fn my_data(visit: Visit, (): (), _: NoQuery) -> Result<Value, Problem> {
    visit.read(|tx, scene| acts::people::data(tx, &scene.stage, &scene.actor)).await
}
