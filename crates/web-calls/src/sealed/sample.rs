//! Samples of opening what is sealed.

use city::InClear;
use web::sample::*;
use web::views::*;
use web::words::Words;

use super::view::SealedPage;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("sealed", &closed(w)),
        show("sealed-own", &SealedPage { is_own: true, errors: vec![], ..closed(w) }),
        show("sealed-opened", &opened(w)),
    ]
}

fn closed(w: &Words) -> SealedPage {
    SealedPage {
        path: vec![
            Link::new("The way to school", "/leuven/calls/school"),
            Link::new("A lollipop lady at the bridge", "/leuven/calls/school/ideas/3"),
        ],
        asked: "Where can we call you?".to_owned(),
        is_own: false,
        action: "/leuven/calls/school/sealed/7/3".to_owned(),
        reason: "x".to_owned(),
        words: None,
        openings: vec![],
        errors: vec![wrong("reason", "Write at least 5 characters")],
        frame: Frame { has_errors: true, ..frame(w, w.sealed_title()) },
    }
}

fn opened(w: &Words) -> SealedPage {
    SealedPage {
        words: Some(InClear::new("016 12 34 56")),
        openings: vec![w.sealed_who_when_why("To call back", "1 December, 9:30", "An O.")],
        errors: vec![],
        frame: frame(w, w.sealed_title()),
        ..closed(w)
    }
}
