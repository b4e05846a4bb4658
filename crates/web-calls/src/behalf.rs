//! For which organisation somebody brings an idea: the choice, where they speak for one, and what was chosen.

use city::{Id, Organisation};
use web::forms::Posted;
use web::http::Visit;
use web::views::{Choice, Chosen};

use crate::words::CallWords as _;

/// The field of the choice.
pub(crate) const FIELD: &str = "behalf";

/// What was chosen; nothing is oneself.
pub(crate) fn of(posted: &Posted) -> Option<Id<Organisation>> {
    posted.get(FIELD).parse().ok()
}

/// Oneself, and the organisations for which the reader may bring an idea; nothing to choose from where there are none.
pub(crate) fn choices(
    visit: &Visit,
    organisations: &[Organisation],
    chosen: Option<Id<Organisation>>,
) -> Vec<Choice> {
    if organisations.is_empty() {
        return Vec::new();
    }
    let own = Choice::new("", visit.words.behalf_own(), Chosen::from(chosen.is_none()));
    let wished = visit.wished();
    let one = |one: &Organisation| {
        Choice::new(one.id.to_string(), one.name(&wished), Chosen::from(chosen == Some(one.id)))
    };
    std::iter::once(own).chain(organisations.iter().map(one)).collect()
}
