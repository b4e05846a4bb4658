//! Samples of what an idea costs.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::estimate::view::{EstimatePage, EstimateView};
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![show("estimate", &page(w))]
}

fn page(w: &Words) -> EstimatePage {
    EstimatePage {
        path: vec![Link::new(w.nav_desk(), "#"), Link::new("Cooler streets 2027", "#")],
        idea: Link::new("White roofs on the student houses", "#"),
        language: "en".to_owned(),
        facts: vec![
            Fact::new(w.estimate_own(), "€9,000"),
            Fact::new(w.budget_title(), "€40,000 to €52,000 of €60,000 (4 ideas)"),
        ],
        action: "/leuven/desk/ideas/7/estimate".to_owned(),
        currency: "€".to_owned(),
        low: "8000".to_owned(),
        high: "7000".to_owned(),
        source: "An offer of a painter, May 2027".to_owned(),
        answer: "The scaffolding is the dear part.".to_owned(),
        is_there: true,
        errors: vec![wrong("high", "The most cannot be less than the least")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.estimate_title()) },
    }
}

pub(crate) fn estimate() -> EstimateView {
    EstimateView {
        range: "€8,000 to €11,000".to_owned(),
        own: "€9,000".to_owned(),
        source: "An offer of a painter, May 2027".to_owned(),
        answer: "The scaffolding is the dear part.".to_owned(),
        when: "3 November".to_owned(),
    }
}
