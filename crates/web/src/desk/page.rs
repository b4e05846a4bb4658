//! Puts the desk together from what waits and what each system of the city gives.

use axum::response::{IntoResponse, Response};
use city::{Role, Theme, Work};
use store::desk::task::MOST;

use super::along::Along;
use super::last::Last;
use super::queue::{Asking, Colleague, PAGE, Queue, sorts};
use super::view::{DeskPage, Filters, Row};
use super::wish::{NOBODY, Show, Wish};
use super::{DeskPart, Waiting, Whole, moderation};
use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::views::{Choice, Chosen, Frame, Pages, Tab};
use crate::words::name;

/// What waits: as the address wishes it or, where it wishes nothing, as it was last chosen.
pub(crate) async fn show(
    visit: Visit,
    InQuery(wish): InQuery<Wish>,
) -> Result<impl IntoResponse, Problem> {
    let wish = if wish == Wish::default() { remembered(&visit).await? } else { wish };
    let (systems, asking) = (visit.systems(), Asking::new(&visit, &wish));
    let (parts, wholes, mut queue, last) = visit
        .read(move |act| {
            let parts = systems.iter().map(|system| system.desk(act));
            let parts = parts.collect::<acts::Done<Vec<_>>>()?;
            let wholes = systems.iter().map(|system| system.wholes(act));
            let wholes = wholes.collect::<acts::Done<Vec<_>>>()?;
            Ok((parts, wholes, asking.load(act)?, Last::load(act)?))
        })
        .await?;
    let frame = Frame { desk: true, ..visit.frame(visit.words.desk_title()) };
    let parts =
        parts.into_iter().map(|part| part(&visit, &frame)).collect::<Result<Vec<_>, _>>()?;
    let items = queue.items(&visit, &frame)?;
    let last = Last::html(last.as_ref(), &visit, &frame)?;
    let mut within = Vec::new();
    for whole in wholes {
        within.extend(whole(&visit, &frame)?);
    }
    let filters = filters(&visit, &wish, &queue.colleagues, within);
    Ok(Page(DeskPage { last, filters, ..page(&visit, &wish, frame, parts, &queue, items) }))
}

async fn remembered(visit: &Visit) -> Result<Wish, Problem> {
    let query = visit
        .read(|act| {
            let person = act.person()?;
            Ok(store::desk::view::of(act.tx, person)?)
        })
        .await?;
    Ok(query.map_or_else(Wish::default, |query| Wish::remembered(&query)))
}

/// Narrows the queue and remembers how, so that it is so when its reader comes back. A form that is sent and not a link:
/// looking at an address changes nothing.
pub(crate) async fn narrow(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let wish = Wish::of(&posted);
    let kept = wish.showing(Show::Here).query();
    visit
        .write(move |act| {
            let person = acts::desk::require_desk(act)?;
            Ok(store::desk::view::keep(act.tx, person, &kept)?)
        })
        .await?;
    Ok(visit.go(here(&visit, &wish)))
}

/// The desk, as somebody wishes it.
pub(super) fn here(visit: &Visit, wish: &Wish) -> String {
    match wish.query() {
        query if query.is_empty() => visit.to.desk(),
        query => format!("{}?{query}", visit.to.desk()),
    }
}

fn page(
    visit: &Visit,
    wish: &Wish,
    frame: Frame,
    parts: Vec<DeskPart>,
    queue: &Queue,
    items: Vec<Waiting>,
) -> DeskPage {
    let w = &visit.words;
    let (actions, mut bands): (Vec<_>, Vec<_>) =
        parts.into_iter().map(|part| (part.actions, part.bands)).unzip();
    let mut bands: Vec<_> = bands.drain(..).flatten().collect();
    bands.sort_by_key(|band| band.order);
    let count = queue.count(wish.show());
    let oldest = items.first().map_or(visit.now, |first| first.since.min(visit.now));
    let found = if count > MOST {
        w.desk_found_many(w.number(MOST))
    } else {
        w.desk_found(count, w.ago(oldest, visit.now))
    };
    let along = Along::of_wish(wish);
    let row = |mut item: Waiting| Row {
        href: along.carry(&std::mem::take(&mut item.what.href)),
        key: super::bulk::key(item.work, item.thing),
        age: w.ago(item.since, visit.now),
        colleague: queue
            .colleague_of(&item)
            .map_or_else(String::new, |it| name(w, &it.name).to_owned()),
        item,
    };
    DeskPage {
        frame,
        tabs: tabs(visit, wish, queue),
        found,
        filters: Filters::default(),
        last: SafeHtml::empty(),
        seen: visit.now.as_microsecond(),
        waiting: items.into_iter().map(row).collect(),
        pages: pages(visit, wish, count),
        beyond: count > MOST,
        files: super::file::links(visit, wish),
        proofs: visit.reader.actor().is(Role::Officer).then(|| visit.to.proofs()),
        newsletters: visit.reader.actor().holds(Role::Officer).then(|| visit.to.newsletters()),
        imports: visit.reader.actor().holds(Role::Officer),
        actions,
        bands,
    }
}

fn tabs(visit: &Visit, wish: &Wish, queue: &Queue) -> Vec<Tab> {
    let w = &visit.words;
    let tab = |(show, count): &(Show, i64)| Tab {
        label: match show {
            Show::Here => w.desk_show_here().to_owned(),
            Show::Mine => w.desk_show_mine().to_owned(),
            Show::Elsewhere => w.desk_show_elsewhere().to_owned(),
        },
        href: match wish.showing(*show).query() {
            // Without a wish the desk is as it was last chosen, which may be narrower.
            query if query.is_empty() => format!("{}?show={show}", visit.to.desk()),
            query => format!("{}?{query}", visit.to.desk()),
        },
        count: Some((*count).min(MOST)),
        current: *show == wish.show(),
    };
    queue.counts.iter().map(tab).collect()
}

fn pages(visit: &Visit, wish: &Wish, count: i64) -> Pages {
    let paged = usize::try_from(count.min(MOST)).unwrap_or(0);
    Pages::counted(&visit.words, wish.page(), paged.div_ceil(PAGE), |page| {
        here(visit, &wish.on(page))
    })
}

/// What a kind of work is called.
pub(super) fn work_word(visit: &Visit, work: Work) -> &'static str {
    let w = &visit.words;
    let systems = visit.systems();
    moderation::word(work, w)
        .or_else(|| systems.iter().find_map(|system| system.work_word(work, w)))
        .unwrap_or_default()
}

fn filters(visit: &Visit, wish: &Wish, colleagues: &[Colleague], wholes: Vec<Whole>) -> Filters {
    let w = &visit.words;
    let choice =
        |chosen: bool, value: &str, label: &str| Choice::new(value, label, Chosen::from(chosen));
    let mut kinds: Vec<Work> = sorts(visit).into_iter().map(|(work, _)| work).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut works = vec![choice(wish.work().is_none(), "", w.desk_any_work())];
    works.extend(
        kinds
            .into_iter()
            .map(|work| choice(wish.work() == Some(work), work.key(), work_word(visit, work))),
    );
    let mut themes = vec![choice(wish.theme().is_none(), "", w.desk_any_theme())];
    themes.extend(
        Theme::ALL
            .iter()
            .map(|theme| choice(wish.theme() == Some(*theme), theme.key(), &visit.theme(*theme))),
    );
    let mut within = vec![choice(wish.within.is_empty(), "", w.desk_any_within())];
    within.extend(wholes.into_iter().map(|(id, title)| {
        let id = id.to_string();
        choice(wish.within == id, &id, &title)
    }));
    let mut places = vec![choice(wish.place.is_empty(), "", w.desk_any_place())];
    places.extend(
        visit
            .city
            .settings
            .neighbourhoods
            .iter()
            .map(|place| choice(wish.place == place.key.as_str(), place.key.as_str(), &place.name)),
    );
    let mut whose = vec![
        choice(wish.whose.is_empty(), "", w.desk_anybodys()),
        choice(wish.whose == NOBODY, NOBODY, w.desk_nobodys()),
    ];
    whose.extend(colleagues.iter().map(|it| {
        let id = it.id.to_string();
        choice(wish.whose == id, &id, name(w, &it.name))
    }));
    let label = |field: &str, value: &str| {
        let of = match field {
            "work" => &works,
            "theme" => &themes,
            "place" => &places,
            "within" => &within,
            "whose" => &whose,
            _ => return Some(w.desk_with_words(value)),
        };
        let known = of.iter().find(|choice| choice.value == value);
        // A call that was put away since narrows the queue still, and its chip takes it away.
        let label = known.map_or_else(|| w.desk_within(), |choice| choice.label.as_str());
        (known.is_some() || field == "within").then(|| label.to_owned())
    };
    let chosen = wish.narrowing().filter_map(|(field, value)| Some((field, label(field, value)?)));
    Filters {
        show: wish.show().key().to_owned(),
        q: wish.q.clone(),
        chosen: chosen.collect(),
        works,
        within: if within.len() > 1 { within } else { Vec::new() },
        themes,
        places: if places.len() > 1 { places } else { Vec::new() },
        colleagues: whose,
    }
}
