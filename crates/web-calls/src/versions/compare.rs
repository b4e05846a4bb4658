//! Two wordings of an idea side by side: field by field, with the words that went and came.

use calls::{Side, Wording, difference};
use city::Money;
use web::http::Visit;

use crate::shape::Shape;
use crate::words::CallWords as _;

/// A field of which something changed.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    /// What it is called.
    pub(crate) label: String,
    /// What it said, and the language tag of that.
    pub(crate) before: (Vec<Mark>, String),
    /// What it says.
    pub(crate) after: (Vec<Mark>, String),
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The words.
    pub(crate) text: String,
    /// Whether the other side does not have them.
    pub(crate) alone: bool,
}

/// The fields that differ, in the order of the page.
pub(crate) fn compared(visit: &Visit, before: &Wording, after: &Wording) -> Vec<Compared> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let place = |of: &Wording| shape.neighbourhood(of.neighbourhood.as_deref()).unwrap_or_default();
    let cost = |cost: Option<Money>| {
        cost.map(|it| w.money(it.minor, it.currency.as_str())).unwrap_or_default()
    };
    let language = |of: &Wording| web::words::own_name(of.language.as_str());
    let tags = (before.language.to_string(), after.language.to_string());
    [
        (w.share_title_label(), before.title.clone(), after.title.clone()),
        (w.share_text_label(), before.text.clone(), after.text.clone()),
        (w.fact_cost(), cost(before.cost), cost(after.cost)),
        (w.fact_place(), before.place.clone(), after.place.clone()),
        (w.neighbourhood(), place(before), place(after)),
        (w.share_language_label(), language(before), language(after)),
    ]
    .into_iter()
    .filter(|(_, was, is)| was != is)
    .map(|(label, was, is)| field(label, (&was, &is), &tags))
    .collect()
}

/// One field, word by word.
fn field(label: &str, (was, is): (&str, &str), tags: &(String, String)) -> Compared {
    let pieces = difference(was, is);
    let side = |of: Side| {
        let shown = pieces.iter().filter(|it| it.side == Side::Both || it.side == of);
        shown.map(|it| Mark { text: it.text.clone(), alone: it.side == of }).collect()
    };
    Compared {
        label: label.to_owned(),
        before: (side(Side::Before), tags.0.clone()),
        after: (side(Side::After), tags.1.clone()),
    }
}
