//! The API, reading: ideas and comments.

use calls::{Call, Idea, IdeaState};
use city::Step;
use city::{Flaw, Flaws, Id, Slug, Theme};
use schemars::JsonSchema;
use serde::Deserialize;
use store::calls as rows;
use store::calls::idea::Order;

use crate::call::asked::{Asked, Turn};
use crate::call::page::readable;
use crate::json::{CommentJson, IdeaInFull, IdeaJson, LikeJson, Shaper};
use crate::near::names;
use web::api::List;
use web::api::{Api, NoQuery, ROOT, invalid, limit_of};
use web::at;
use web::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/calls/{call}/ideas", "Lists a call's ideas, page by page."), ideas)
        .read(at!(Read, "/ideas/{idea}", "Gives an idea with its journey."), idea)
        .read(at!(Read, "/ideas/{idea}/like", "Lists the ideas that say the same, with why."), like)
        .read(
            at!(Read, "/ideas/{idea}/comments", "Lists an idea's comments, the oldest first."),
            comments,
        )
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

/// An idea this person may read, with its call, what everybody may read of what was answered with it, and what happened to
/// it.
pub(crate) fn whole(act: &mut acts::Act, id: Id<Idea>) -> acts::Done<(Call, Idea, Vec<Step>)> {
    let (call, mut idea) = acts::calls::idea::readable(act, id)?;
    let asked = acts::calls::form::of(act, &call)?;
    idea.input.answers = idea.input.answers.public(&asked);
    Ok((call, idea, store::things::step::of(act.tx, id.thing())?))
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
    let asked = Asked { q, theme, neighbourhood, state, sort, after, ..Asked::default() };
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
        .read(move |act| {
            let (call, _) = readable(act, &slug)?;
            let (filter, order, after) = (wished.filter(), wished.order(), wished.cursor());
            let found = rows::idea::page(act.tx, call.id, &filter, order, after, limit + 1)?;
            Ok((call, found))
        })
        .await?;
    let limit_length = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit_length;
    found.truncate(limit_length);
    let shaper = Shaper(&visit);
    let next = found.last().filter(|_| more).map(|last| {
        let query = asked.turned(Turn::After(rows::idea::cursor(asked.order(), last)), None);
        let base = visit.to.base();
        shaper.address(&format!("{base}{ROOT}/calls/{}/ideas{query}&limit={limit}", call.slug))
    });
    Ok(List { items: found.iter().map(|idea| shaper.idea(&call, idea)).collect(), next })
}

async fn idea(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit.read(move |act| whole(act, id)).await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

async fn like(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<List<LikeJson>, Problem> {
    let near = visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            acts::calls::near::to_idea(act, &call, &idea)
        })
        .await?;
    let shaper = Shaper(&visit);
    let items = near.iter().map(|near| LikeJson {
        idea: shaper.idea(&near.call, &near.idea),
        both: names(&near.reason, visit.words.tag()),
        same_neighbourhood: near.reason.same_place,
    });
    Ok(List { items: items.collect(), next: None })
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
        word => flaws
            .keep("after", word.parse().map(Id::<city::Comment>::get).map_err(|_| Flaw::Malformed)),
    };
    flaws.into_result().map_err(|flaws| invalid(&visit, &flaws))?;
    let after = after.unwrap_or_default();
    let (mut found, idea) = visit
        .read(move |act| {
            let (_, idea) = acts::calls::idea::readable(act, id)?;
            Ok((store::things::comment::about(act.tx, id.thing(), after, limit + 1)?, idea))
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
    let known = found.iter().filter(|comment| shaper.knows_of(comment, idea.ground()));
    let items = known.map(|comment| shaper.comment(comment, idea.ground()));
    Ok(List { items: items.collect(), next })
}

/// Does something with an idea and answers with what became of it.
pub(crate) async fn on_idea(
    visit: &Visit,
    id: Id<Idea>,
    turn: impl Fn(&mut acts::Act) -> acts::Done<()> + Send + 'static,
) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit
        .write(move |act| {
            turn(act)?;
            whole(act, id)
        })
        .await?;
    Ok(Shaper(visit).in_full(&call, &idea, &events))
}
