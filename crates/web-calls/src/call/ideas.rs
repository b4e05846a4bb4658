//! The ideas of a call: a page of them, beside the map.

use axum::response::{IntoResponse, Response};
use calls::{Call, Idea};
use city::Slug;
use store::calls as rows;
use store::calls::numbers::Count;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::map::Pin;
use web::views::{Alternate, Frame, Link, MapPanel, Pages, Picture};

use crate::call::asked::{Asked, Turn};
use crate::call::filters::{filters, found};
use crate::call::head::{self, Current, head, list_of};
use crate::call::page::readable;
use crate::call::view::CallIdeasPage;
use crate::feeds;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// How many ideas stand on one page.
const PAGE: usize = 20;

/// A call's own address: its ideas, or its result once there is one.
pub(crate) async fn open(
    visit: Visit,
    slug: InPath<Slug>,
    asked: InQuery<Asked>,
) -> Result<Response, Problem> {
    let here = slug.0.clone();
    if asked.0.is_plain() {
        let (call, _) = visit.read(move |act| readable(act, &here)).await?;
        if call.has_result(visit.now) {
            return Ok(visit.go(visit.to.call_result(&call.slug)));
        }
        if !head::has_ideas(&call) {
            return Ok(visit.go(visit.to.call_about(&call.slug)));
        }
    }
    Ok(list(visit, slug, asked).await?.into_response())
}

/// Its ideas, filtered and in the wished order.
pub(crate) async fn list(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let found = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let listed = Listed::load(act.tx, &call, wished.clone())?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            Ok(Found { call, follows, listed, counts })
        })
        .await?;
    Ok(Page(page(&visit, &found)))
}

struct Found {
    call: Call,
    follows: bool,
    listed: Listed,
    counts: Vec<Count>,
}

/// One page of a list, and whether more follow.
struct Listed {
    asked: Asked,
    ideas: Vec<Idea>,
    more: bool,
}

impl Listed {
    fn load(tx: &mut store::Tx, call: &Call, asked: Asked) -> acts::Done<Self> {
        let (filter, order, most) =
            (asked.filter(), asked.order(), i64::try_from(PAGE).unwrap_or(20));
        if let Turn::Before(at) = asked.turn() {
            let ideas = rows::idea::page_before(tx, call.id, &filter, order, at, most)?;
            if ideas.len() == PAGE {
                return Ok(Self { asked, ideas, more: true });
            }
            // Less than a page stands before: that is the first one.
            let first = Asked { before: String::new(), ..asked };
            return Self::load(tx, call, first);
        }
        let mut ideas = rows::idea::page(tx, call.id, &filter, order, asked.cursor(), most + 1)?;
        let more = ideas.len() > PAGE;
        ideas.truncate(PAGE);
        Ok(Self { asked, ideas, more })
    }

    /// The ideas with their numbers in the whole list, which are those of the map.
    fn numbered(&self) -> impl Iterator<Item = (u32, &Idea)> {
        let before = (self.asked.number() - 1).saturating_mul(u32::try_from(PAGE).unwrap_or(20));
        (before.saturating_add(1)..).zip(&self.ideas)
    }

    fn pages(&self, w: &web::words::Words, here: &str, all: Option<i64>) -> Pages {
        let (asked, number) = (&self.asked, self.asked.number());
        let at = |idea: &Idea| rows::idea::cursor(asked.order(), idea);
        let to = |turn, number| format!("{here}{}#ideas", asked.turned(turn, Some(number)));
        let previous = self.ideas.first().filter(|_| number > 1).map(|first| match number {
            2 => format!("{here}{}#ideas", asked.query()),
            _ => to(Turn::Before(at(first)), number - 1),
        });
        let pages = all.map(|all| {
            let page = i64::try_from(PAGE).unwrap_or(20);
            (all + page - 1) / page
        });
        Pages {
            first: (number > 2).then(|| format!("{here}{}#ideas", asked.query())),
            previous,
            at: match pages {
                Some(pages) if pages >= i64::from(number) => {
                    w.pages_at_of(w.number(i64::from(number)), w.number(pages))
                }
                _ => w.pages_at(w.number(i64::from(number))),
            },
            next: self
                .ideas
                .last()
                .filter(|_| self.more)
                .map(|last| to(Turn::After(at(last)), number + 1)),
        }
    }
}

fn page(visit: &Visit, found: &Found) -> CallIdeasPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let Found { call, listed, counts, .. } = found;
    let asked = &listed.asked;
    let (here, feed) = (list_of(visit, call), visit.to.call(&call.slug));
    let pins = shape.pins(call, listed.numbered());
    let map = map(visit, &pins, w.map_of_ideas());
    let shown = |number: u32| map.is_some() && pins.iter().any(|pin: &Pin| pin.number == number);
    let mut frame = head::saying(shared(visit, call, &here));
    frame.alternates =
        vec![Alternate { kind: "application/atom+xml", href: format!("{feed}.atom") }];
    let query = asked.query();
    let mut ideas: Vec<_> = listed
        .numbered()
        .map(|(number, idea)| shape.idea(call, idea, shown(number).then_some(number)))
        .collect();
    Picture::apart(ideas.iter_mut().map(|card| &mut card.picture));
    CallIdeasPage {
        frame,
        head: head(visit, call, found.follows, Current::Ideas, total(counts), &query),
        filters: filters(visit, &here, asked, counts),
        found: self::found(visit, asked, counts, (listed.ideas.len(), listed.more)),
        ideas,
        pages: listed.pages(w, &here, rows::numbers::matching(counts, &asked.filter())),
        map,
        windows: shape.windows(call),
        feeds: ["xlsx", "csv", "geojson", "json", "atom"]
            .iter()
            .map(|format| {
                Link::new(format.to_uppercase(), feeds::link(visit, &feed, format, &query))
            })
            .collect(),
    }
}

/// What surrounds a page of a call that people share.
pub(crate) fn shared(visit: &Visit, call: &Call, here: &str) -> Frame {
    let shape = Shape::new(visit);
    let question = shape.text(&call.content.question);
    visit.shared_frame(shape.title(call), here, question, &shape.call_picture(call))
}

/// How many ideas a call has that can be seen.
pub(crate) fn total(counts: &[Count]) -> i64 {
    counts.iter().map(|count| count.ideas).sum()
}

/// The city's map with pins, where it has one and there is something to show.
pub(crate) fn map(visit: &Visit, pins: &[Pin], caption: &str) -> Option<MapPanel> {
    let ground = visit.city.ground.as_ref().filter(|_| !pins.is_empty())?;
    Some(MapPanel { svg: ground.draw(pins, caption), caption: caption.to_owned() })
}
