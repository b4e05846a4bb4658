//! Samples of proposing a change and of a change that was proposed.

use calls::AmendmentState;
use web::sample::*;
use web::typed::KeptForm;
use web::views::*;
use web::words::Words;

use crate::amendment::view::{AmendPage, AmendmentPage, AmendmentPill, Answering};
use crate::share::sample::call_link;
use crate::versions::sample::changes;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("amend", &amend(w)),
        show("amendment", &amendment(w)),
        show("amendment-declined", &declined(w)),
    ]
}

fn path() -> Vec<Link> {
    vec![call_link(), Link::new("Shade for our street", "#")]
}

fn amend(w: &Words) -> AmendPage {
    AmendPage {
        path: path(),
        action: "/leuven/calls/cooler/ideas/3/amend".to_owned(),
        language: "en".to_owned(),
        title: "Shade for our street".to_owned(),
        text: "Plant twelve hornbeams and two limes in the street.".to_owned(),
        reason: String::new(),
        kept: KeptForm::default(),
        back: "#".to_owned(),
        errors: vec![wrong("reason", "Fill this in")],
        frame: Frame { has_errors: true, ..frame(w, w.amend_title()) },
    }
}

fn amendment(w: &Words) -> AmendmentPage {
    AmendmentPage {
        path: path(),
        state: AmendmentPill(AmendmentState::Open),
        meta: vec!["Rosa T.".to_owned(), "21 October".to_owned()],
        reason: "Hornbeams stay small, and a lime gives more shade.".to_owned(),
        language: "en".to_owned(),
        banner: None,
        changes: changes(w),
        answer: String::new(),
        answering: Some(Answering { action: "#".to_owned(), version: 2, typed: String::new() }),
        withdraw: Some("#".to_owned()),
        report: Some(report_form()),
        tools: vec![Link::new(w.tool_hide(), "#")],
        errors: vec![],
        frame: frame(w, w.amendment_title()),
    }
}

fn declined(w: &Words) -> AmendmentPage {
    AmendmentPage {
        state: AmendmentPill(AmendmentState::Declined),
        answer: "We counted: the limes would stand on a gas pipe.".to_owned(),
        changes: vec![],
        answering: None,
        withdraw: None,
        report: None,
        ..amendment(w)
    }
}
