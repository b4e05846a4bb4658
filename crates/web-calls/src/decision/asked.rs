//! What the address of a decision carries: the moment that is typed, the queue that its reader goes along, and the
//! place at which its page begins. A call of any size is decided in pages, each of them saved as one turns to the next.

use std::collections::HashMap;

use calls::{Contender, Idea};
use city::{Id, Work};
use serde::Deserialize;

use crate::decision::found::Found;
use crate::decision::page::Typed;
use crate::decision::view::Turns;
use crate::words::CallWords as _;
use web::desk::along::Along;
use web::http::Visit;
use web::views::FieldError;

/// How many ideas stand on one page.
const ROWS: usize = 100;

/// What the button begins with that turns to other ideas.
pub(crate) const TURN: &str = "rows-";

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The moment of publishing as it was typed, carried over saving.
    pub(crate) at: String,
    queue: Option<String>,
    /// How many ideas stand before the page.
    from: usize,
}

impl Asked {
    /// The same with this moment.
    pub(crate) fn with_moment(self, at: String) -> Self {
        Self { at, ..self }
    }

    /// The queue that its reader goes along, if they came along one.
    pub(crate) fn along(&self) -> Option<Along> {
        let queue = self.queue.as_deref()?;
        Some(Along::new(Some(queue), Work::Decide, None))
    }

    /// An address that leads to the same place in the same queue.
    pub(crate) fn carry(&self, address: &str) -> String {
        let mut address = address.to_owned();
        if self.from > 0 {
            address.push_str(&format!("?from={}", self.from));
        }
        self.along().map_or(address.clone(), |along| along.carry(&address))
    }

    /// The same, with the moment.
    pub(crate) fn onto(&self, address: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let query = query.append_pair("at", &self.at).finish();
        let address = self.carry(address);
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}{query}")
    }

    /// The name under which what is typed on this page is kept.
    pub(crate) fn form_name(&self, call: Id<calls::Call>) -> String {
        match self.from {
            0 => format!("decide-{call}"),
            from => format!("decide-{call}-{from}"),
        }
    }

    /// Where a button turns to.
    pub(crate) fn turned(&self, wish: &str) -> Self {
        let from = wish.strip_prefix(TURN).and_then(|from| from.parse().ok());
        Self { from: from.unwrap_or(self.from), ..self.clone() }
    }

    /// The ideas of the page, each with its place.
    pub(crate) fn rows<'f>(&self, found: &'f Found) -> impl Iterator<Item = (u32, &'f Contender)> {
        let place = |idea: &Contender| found.places.get(&idea.id).copied().unwrap_or_default();
        let placed = move |idea| (u32::try_from(place(idea)).unwrap_or(u32::MAX), idea);
        found.eligible.iter().skip(self.begin(found)).take(ROWS).map(placed)
    }

    /// Where the page begins: at its own place, or at the first where so many ideas do not wait any more.
    fn begin(&self, found: &Found) -> usize {
        if self.from < found.eligible.len() { self.from / ROWS * ROWS } else { 0 }
    }

    /// The way to the other ideas, where they do not all stand on one page.
    pub(crate) fn turns(&self, visit: &Visit, found: &Found) -> Option<Turns> {
        let (begin, all) = (self.begin(found), found.eligible.len());
        let end = all.min(begin + ROWS);
        (all > ROWS).then(|| Turns {
            text: visit.words.decide_rows(all, begin + 1, end),
            previous: (begin > 0).then(|| format!("{TURN}{}", begin.saturating_sub(ROWS))),
            next: (end < all).then(|| format!("{TURN}{end}")),
        })
    }
}

/// Turns to the first idea with something wrong, where none of the page has; what is wrong elsewhere is counted.
pub(crate) fn turn_to_errors(visit: &Visit, found: &Found, typed: &mut Typed) {
    let places: HashMap<Id<Idea>, usize> =
        found.eligible.iter().map(|idea| idea.id).zip(0..).collect();
    let place = |error: &FieldError| {
        let (kind, id) = error.field.split_once('-')?;
        let of_a_row = matches!(kind, "verdict" | "reason" | "deviation");
        places.get(&id.parse().ok().filter(|_| of_a_row)?).copied()
    };
    let begin = typed.asked.begin(found);
    let is_on = |begin: usize, place: usize| (begin..begin + ROWS).contains(&place);
    let wrong: Vec<usize> = typed.errors.iter().filter_map(place).collect();
    if !wrong.iter().any(|place| is_on(begin, *place))
        && let Some(first) = wrong.iter().min()
    {
        typed.asked.from = first / ROWS * ROWS;
    }
    let begin = typed.asked.begin(found);
    let elsewhere = wrong.iter().filter(|place| !is_on(begin, **place)).count();
    typed.errors.retain(|error| place(error).is_none_or(|place| is_on(begin, place)));
    if elsewhere > 0 {
        let text = visit.words.decide_elsewhere(elsewhere);
        typed.errors.push(FieldError { field: "publish".to_owned(), text });
    }
}
