//! The ideas of a call on the map, beside the list with the numbers of their pins.

use axum::response::IntoResponse;
use calls::Idea;
use city::Slug;
use store::calls as rows;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};

use crate::call::asked::Asked;
use crate::call::filters::{filters, found};
use crate::call::head::{self, Current, head};
use crate::call::ideas::{map, total};
use crate::call::page::readable;
use crate::call::view::CallMapPage;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// An idea with its number in the list.
type Numbered<'a> = (u32, &'a Idea);

/// How many ideas the map shows.
const ON_MAP: i64 = 200;

/// Its ideas on the map: the first of the list as it is filtered and ordered, with the same numbers.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let (call, follows, ideas, counts) = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let (filter, order, most) = (wished.filter(), wished.order(), ON_MAP);
            let ideas = rows::idea::page(act.tx, call.id, &filter, order, None, most)?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            Ok((call, follows, ideas, counts))
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let asked = Asked { after: String::new(), before: String::new(), ..asked };
    let here = visit.to.call_map(&call.slug);
    let (placed, elsewhere): (Vec<Numbered<'_>>, Vec<Numbered<'_>>) =
        (1..).zip(&ideas).partition(|(_, idea)| idea.input.point.is_some());
    let pins = shape.pins(&call, placed.iter().copied());
    let more = i64::try_from(ideas.len()).is_ok_and(|shown| shown >= ON_MAP);
    Ok(Page(CallMapPage {
        frame: head::saying(visit.frame(w.call_on_the_map(shape.title(&call)))),
        head: head(&visit, &call, follows, Current::Map, total(&counts), &asked.query()),
        filters: filters(&visit, &here, &asked, &counts),
        found: found(&visit, &asked, &counts, (ideas.len(), more)),
        only: (more && total(&counts) > ON_MAP).then(|| w.map_only(ON_MAP)),
        map: map(&visit, &pins, w.map_of_ideas()),
        placed: placed
            .into_iter()
            .map(|(number, idea)| shape.idea(&call, idea, Some(number)))
            .collect(),
        elsewhere: elsewhere.into_iter().map(|(_, idea)| shape.idea(&call, idea, None)).collect(),
    }))
}
