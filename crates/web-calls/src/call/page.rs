//! A call: its ideas, the map, what it is about, its result.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use calls::{ActivityKind, Call, CallState, Idea, IdeaState, Rule};
use city::Access;
use city::{Id, Role, Slug, Theme};
use serde::Deserialize;
use store::calls as rows;
use store::calls::idea::{Cursor, Filter, Order};
use store::calls::numbers::Count;

use crate::call::view::{CallAboutPage, CallHead, CallIdeasPage, CallMapPage, IdeaFilters};
use crate::shape::Shape;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::map::Pin;
use web::markdown;
use web::views::{Banner, Choice, Chosen, Fact, Link, MapPanel, Pages, Tab, Toggle, Tone};

/// How many ideas stand on one page.
const PAGE: i64 = 20;
/// How many ideas the map's page shows.
const ON_MAP: i64 = 200;

/// What narrows and orders a list, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(crate) q: String,
    pub(crate) theme: String,
    pub(crate) neighbourhood: String,
    pub(crate) state: String,
    pub(crate) sort: String,
    pub(crate) after: String,
}

impl Asked {
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            theme: self.theme.parse().ok(),
            neighbourhood: Some(self.neighbourhood.clone()).filter(|key| !key.is_empty()),
            state: IdeaState::from_key(&self.state).filter(|state| state.is_listed()),
            words: self.q.clone(),
        }
    }

    pub(crate) fn order(&self) -> Order {
        Order::from_key(&self.sort).unwrap_or(Order::Newest)
    }

    /// Where the page begins, written `value.id`.
    pub(crate) fn cursor(&self) -> Option<Cursor> {
        let (value, id) = self.after.split_once('.')?;
        Some(Cursor { value: value.parse().ok()?, id: id.parse().ok()? })
    }

    fn is_narrowed(&self) -> bool {
        [&self.q, &self.theme, &self.neighbourhood, &self.state]
            .iter()
            .any(|field| !field.trim().is_empty())
    }

    /// The same wishes as a query, with another place to begin.
    pub(crate) fn query(&self, after: Option<Cursor>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let sort = if self.order() == Order::Newest { "" } else { self.sort.as_str() };
        for (name, value) in [
            ("q", self.q.trim()),
            ("theme", &self.theme),
            ("neighbourhood", &self.neighbourhood),
            ("state", &self.state),
            ("sort", sort),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(after) = after {
            query.append_pair("after", &format!("{}.{}", after.value, after.id));
        }
        match query.finish() {
            empty if empty.is_empty() => empty,
            query => format!("?{query}"),
        }
    }
}

/// A call this reader may see, and whether they follow it.
pub(crate) fn readable(act: &mut acts::Act, slug: &Slug) -> acts::Done<(Call, bool)> {
    let call = rows::call::by_slug(act.tx, slug)?;
    if !calls::may_read_call(&act.actor, &call) {
        return Err(city::Refusal::NotFound.into());
    }
    let follows = match act.actor.person {
        Some(person) => store::things::follow::has(act.tx, call.id.thing(), person)?,
        None => false,
    };
    Ok((call, follows))
}

/// Its ideas, filtered and in the wished order.
pub(crate) async fn ideas(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let (call, follows, ideas, counts) = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let (filter, order) = (wished.filter(), wished.order());
            let ideas =
                rows::idea::page(act.tx, call.id, &filter, order, wished.cursor(), PAGE + 1)?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            Ok((call, follows, ideas, counts))
        })
        .await?;
    Ok(Page(ideas_page(&visit, &call, follows, &asked, &ideas, &counts)))
}

fn ideas_page(
    visit: &Visit,
    call: &Call,
    follows: bool,
    asked: &Asked,
    ideas: &[Idea],
    counts: &[Count],
) -> CallIdeasPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let here = visit.to.call(&call.slug);
    let shown = ideas.get(..usize::try_from(PAGE).unwrap_or(20)).unwrap_or(ideas);
    let next = (shown.len() < ideas.len()).then(|| shown.last()).flatten();
    let numbered = || (1..).zip(shown);
    let pins = Shape::pins(numbered());
    let pinned = |number: u32| pins.iter().any(|pin: &Pin| pin.number == number).then_some(number);
    let mut frame = visit.frame(shape.title(call));
    frame.canonical = Some(here.clone());
    frame.alternates =
        vec![web::views::Alternate { kind: "application/atom+xml", href: format!("{here}.atom") }];
    let query = asked.query(None);
    let feeds = ["csv", "geojson", "json", "atom"];
    CallIdeasPage {
        frame,
        head: head(visit, call, follows, Current::Ideas, total(counts)),
        filters: filters(visit, &here, asked, counts),
        found: found(visit, asked, counts, shown.len()),
        ideas: numbered().map(|(number, idea)| shape.idea(call, idea, pinned(number))).collect(),
        pages: Pages {
            first: (!asked.after.is_empty()).then(|| format!("{here}{query}")),
            next: next.map(|last| {
                format!("{here}{}", asked.query(Some(rows::idea::cursor(asked.order(), last))))
            }),
        },
        map: map(visit, &pins, w.map_of_ideas()),
        windows: shape.windows(call),
        feeds: feeds
            .iter()
            .map(|format| Link::new(format.to_uppercase(), format!("{here}.{format}{query}")))
            .collect(),
    }
}

fn total(counts: &[Count]) -> i64 {
    counts.iter().map(|count| count.ideas).sum()
}

fn found(visit: &Visit, asked: &Asked, counts: &[Count], shown: usize) -> String {
    let w = &visit.words;
    match rows::numbers::matching(counts, &asked.filter()) {
        Some(ideas) => w.ideas(ideas),
        None if asked.after.is_empty() && shown < usize::try_from(PAGE).unwrap_or(20) => {
            w.ideas(i64::try_from(shown).unwrap_or(0))
        }
        None => w.ideas_with_words(asked.q.trim()),
    }
}

fn map(visit: &Visit, pins: &[Pin], caption: &str) -> Option<MapPanel> {
    let ground = visit.city.ground.as_ref().filter(|_| !pins.is_empty())?;
    Some(MapPanel { svg: ground.draw(pins, caption, None), caption: caption.to_owned() })
}

fn filters(visit: &Visit, here: &str, asked: &Asked, counts: &[Count]) -> IdeaFilters {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let mut themes =
        vec![Choice::new("", w.filter_all_themes(), Chosen::from(asked.theme.is_empty()))];
    themes.extend(
        Theme::ALL
            .iter()
            .filter(|theme| counts.iter().any(|count| count.theme == theme.key()))
            .map(|theme| {
                Choice::new(
                    theme.key(),
                    shape.theme(*theme),
                    Chosen::from(asked.theme == theme.key()),
                )
            }),
    );
    let mut neighbourhoods =
        vec![Choice::new("", w.filter_everywhere(), Chosen::from(asked.neighbourhood.is_empty()))];
    neighbourhoods.extend(visit.city.settings.neighbourhoods.iter().map(|neighbourhood| {
        let chosen = Chosen::from(asked.neighbourhood == neighbourhood.key);
        Choice::new(&neighbourhood.key, &neighbourhood.name, chosen)
    }));
    let listed = [
        (IdeaState::Published, w.state_published()),
        (IdeaState::Eligible, w.state_eligible()),
        (IdeaState::Ineligible, w.state_ineligible()),
        (IdeaState::Selected, w.state_selected()),
        (IdeaState::NotSelected, w.state_not_selected()),
    ];
    let mut states =
        vec![Choice::new("", w.filter_any_state(), Chosen::from(asked.state.is_empty()))];
    states.extend(listed.into_iter().map(|(state, word)| {
        Choice::new(state.key(), word, Chosen::from(asked.state == state.key()))
    }));
    let sorts = [
        (Order::Newest, w.sort_newest()),
        (Order::Supported, w.sort_supported()),
        (Order::Discussed, w.sort_discussed()),
        (Order::Oldest, w.sort_oldest()),
    ];
    IdeaFilters {
        action: here.to_owned(),
        q: asked.q.clone(),
        themes,
        neighbourhoods,
        states,
        sorts: sorts
            .into_iter()
            .map(|(order, word)| {
                Choice::new(order.key(), word, Chosen::from(asked.order() == order))
            })
            .collect(),
        clear: asked.is_narrowed().then(|| here.to_owned()),
    }
}

/// Which page of a call is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Current {
    Ideas,
    Map,
    About,
    Result,
}

/// What stands above each page of a call.
pub(crate) fn head(
    visit: &Visit,
    call: &Call,
    follows: bool,
    current: Current,
    ideas: i64,
) -> CallHead {
    let (w, shape, now) = (&visit.words, Shape::new(visit), visit.now);
    let actor = visit.reader.actor();
    let tab = |label: &str, href: String, count, page| Tab {
        label: label.to_owned(),
        href,
        count,
        current: current == page,
    };
    let mut tabs = vec![tab(w.tab_ideas(), visit.to.call(&call.slug), Some(ideas), Current::Ideas)];
    if visit.city.ground.is_some() {
        tabs.push(tab(w.tab_map(), visit.to.call_map(&call.slug), None, Current::Map));
    }
    tabs.push(tab(w.tab_about(), visit.to.call_about(&call.slug), None, Current::About));
    if call.has_result(now) {
        tabs.push(tab(w.tab_result(), visit.to.call_result(&call.slug), None, Current::Result));
    }
    let may_share = calls::may_write(&actor, call, now).is_ok()
        || actor.person.is_none()
            && call.is_open(ActivityKind::Collect, now)
            && call.content.who.write != Access::Staff;
    CallHead {
        title: shape.title(call),
        question: shape.text(&call.content.question).to_owned(),
        phase: calls::CallPhase::of(call, now),
        picture: shape.call_picture(call),
        share: may_share.then(|| visit.to.share(&call.slug)),
        follow: (call.state == CallState::Published && !call.has_result(now)).then(|| Toggle {
            on: follows,
            action: match (actor.person, follows) {
                (None, _) => sign_in_then(visit, &visit.to.call(&call.slug)),
                (Some(_), false) => visit.to.call_follow(&call.slug),
                (Some(_), true) => visit.to.call_unfollow(&call.slug),
            },
            signed_in: actor.person.is_some(),
        }),
        facts: facts(visit, call),
        banner: banner(visit, call),
        tabs,
        tools: if actor.is(Role::Officer) { tools(visit, call) } else { Vec::new() },
    }
}

/// The sign-in page that leads back here.
pub(crate) fn sign_in_then(visit: &Visit, next: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    format!("{}?{query}", visit.to.sign_in())
}

fn facts(visit: &Visit, call: &Call) -> Vec<Fact> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let mut facts = Vec::new();
    if let Some(budget) = call.content.budget {
        facts.push(Fact::new(w.fact_budget(), w.money(budget.minor, budget.currency.as_str())));
    }
    if let Some(places) = call.content.places {
        facts.push(Fact::new(w.fact_places(), w.number(i64::from(places))));
    }
    facts.push(Fact::new(w.fact_when(), shape.when(call)));
    let office = shape.text(&call.content.office);
    if !office.is_empty() {
        facts.push(Fact::new(w.fact_decides(), office));
    }
    facts
}

fn banner(visit: &Visit, call: &Call) -> Option<Banner> {
    let w = &visit.words;
    let said =
        |tone, title: String, text: &str| Banner { tone, title, text: text.to_owned(), link: None };
    if call.state == CallState::Draft {
        return Some(said(
            Tone::Warn,
            w.call_draft_banner().to_owned(),
            w.call_draft_banner_text(),
        ));
    }
    if let Some(closing) = &call.closing {
        return Some(said(
            Tone::Warn,
            w.call_closed_early(w.date_time(closing.at)),
            &closing.reason,
        ));
    }
    let reopened = call.content.reopenings.last().filter(|_| !call.has_result(visit.now));
    reopened.map(|turn| said(Tone::Info, w.call_reopened(w.date_time(turn.at)), &turn.reason))
}

fn tools(visit: &Visit, call: &Call) -> Vec<Link> {
    let w = &visit.words;
    let mut tools = vec![Link::new(w.tool_edit_call(), visit.to.desk_call(&call.slug))];
    if call.published.is_some() {
        tools.push(Link::new(w.tool_screen(), visit.to.desk_screen(&call.slug)));
        tools.push(Link::new(w.tool_decide(), visit.to.desk_decide(&call.slug)));
    }
    tools
}

/// Its ideas on the map, with the list of those.
pub(crate) async fn on_map(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let (call, follows, ideas, counts) = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let all = Filter::default();
            let ideas = rows::idea::page(act.tx, call.id, &all, Order::Supported, None, ON_MAP)?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            Ok((call, follows, ideas, counts))
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let (placed, elsewhere): (Vec<&Idea>, Vec<&Idea>) =
        ideas.iter().partition(|idea| idea.input.point.is_some());
    let pins = Shape::pins((1..).zip(placed.iter().copied()));
    Ok(Page(CallMapPage {
        frame: visit.frame(w.call_on_the_map(shape.title(&call))),
        head: head(&visit, &call, follows, Current::Map, total(&counts)),
        map: map(&visit, &pins, w.map_of_ideas()),
        placed: (1..)
            .zip(placed)
            .map(|(number, idea)| shape.idea(&call, idea, Some(number)))
            .collect(),
        elsewhere: elsewhere.into_iter().map(|idea| shape.idea(&call, idea, None)).collect(),
    }))
}

/// What it is about, what happens when, who decides and how.
pub(crate) async fn about(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let (call, follows, counts) = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            Ok((call, follows, counts))
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let content = &call.content;
    let promise = match shape.text(&content.promise) {
        "" => w.call_promise(i64::from(content.promise_days)),
        own => own.to_owned(),
    };
    let access = |access: Access| match access {
        Access::Anyone => w.access_anyone(),
        Access::Account => w.access_account(),
        Access::Staff => w.access_staff(),
    };
    let who = content.who;
    Ok(Page(CallAboutPage {
        frame: visit.frame(w.call_about(shape.title(&call))),
        head: head(&visit, &call, follows, Current::About, total(&counts)),
        html: markdown::html(shape.text(&content.text)),
        windows: shape.windows(&call),
        calendar: format!("{}.ics", visit.to.call(&call.slug)),
        promise,
        office: shape.text(&content.office).to_owned(),
        rule: rule_word(w, content.rule).to_owned(),
        rule_html: markdown::html(shape.text(&content.rule_text)),
        criteria: content
            .criteria
            .iter()
            .map(|criterion| shape.text(&criterion.text).to_owned())
            .collect(),
        who: vec![
            Fact::new(w.who_read(), access(who.read)),
            Fact::new(w.who_write(), access(who.write)),
            Fact::new(w.who_support(), access(who.support)),
            Fact::new(w.who_comment(), access(who.comment)),
        ],
    }))
}

/// A rule in a few words.
pub(crate) fn rule_word(w: &web::words::Words, rule: Rule) -> &'static str {
    match rule {
        Rule::SupportOrder => w.rule_support_order(),
        Rule::Office => w.rule_office(),
    }
}

/// Follows a call.
pub(crate) async fn follow(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let back = visit.to.call(&slug);
    visit
        .write(move |act| {
            let call = rows::call::by_slug(act.tx, &slug)?;
            acts::things::follow::start(act, call.id)
        })
        .await?;
    Ok(visit.go(back))
}

/// Stops following a call.
pub(crate) async fn unfollow(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let back = visit.to.call(&slug);
    visit
        .write(move |act| {
            let call = rows::call::by_slug(act.tx, &slug)?;
            acts::things::follow::stop(act, call.id)
        })
        .await?;
    Ok(visit.go(back))
}

/// Every call this reader may see with the number of its ideas, the newest first.
pub(crate) fn readable_calls(act: &mut acts::Act) -> acts::Done<Vec<(Call, i64)>> {
    let counts = rows::numbers::per_call(act.tx)?;
    let ideas =
        |id: Id<Call>| counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, ideas)| *ideas);
    let found = rows::call::list(act.tx)?.into_iter();
    let readable = found.filter(|call| calls::may_read_call(&act.actor, call));
    Ok(readable
        .map(|call| {
            let ideas = ideas(call.id);
            (call, ideas)
        })
        .collect())
}
