//! Organisations as open data: in which formats the list is, and where.

use acts::Done;
use web::export::Separator;
use web::http::Visit;
use web::system::{DataList, Shown};
use web::views::Link;

use crate::paths::OrganisationLinks as _;
use crate::words::OrganisationWords as _;

/// The list in each format.
pub(crate) fn links(visit: &Visit) -> Vec<Link> {
    let page = visit.to.organisations();
    let separator = Separator::of(visit.words.locale()).query();
    let csv = if separator.is_empty() {
        format!("{page}.csv")
    } else {
        format!("{page}.csv?{separator}")
    };
    vec![
        Link::new("JSON", format!("{page}.json")),
        Link::new("Excel", format!("{page}.xlsx")),
        Link::new("CSV", csv),
    ]
}

/// The list.
pub(crate) fn lists(_: &mut acts::Act) -> Done<Shown<Vec<DataList>>> {
    Ok(Box::new(|visit, _| Ok(vec![(visit.words.organisations().to_owned(), links(visit))])))
}
