//! Samples of writing minutes.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::edit::view::Side;
use crate::minutes::view::MinutesPage;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![show("event-minutes", &draft(w)), show("event-minutes-errors", &errors(w))]
}

fn draft(w: &Words) -> MinutesPage {
    MinutesPage {
        event: Link::new("A walk past ten grey corners", "/leuven/events/3"),
        action: "/leuven/desk/events/3/minutes".to_owned(),
        was: String::new(),
        kept: web::typed::KeptForm::default(),
        sides: vec![Side {
            field: "minutes-en".to_owned(),
            tag: "en".to_owned(),
            language: "English".to_owned(),
            text: "- We agreed on **three trees**.".to_owned(),
        }],
        public: None,
        theirs: vec![],
        errors: vec![],
        frame: frame(w, "Minutes"),
    }
}

fn errors(w: &Words) -> MinutesPage {
    MinutesPage {
        public: Some("Public since 14 December, 10:00".to_owned()),
        errors: vec![wrong("minutes-en", "Fill this in")],
        frame: Frame { has_errors: true, ..frame(w, "Minutes") },
        ..draft(w)
    }
}
