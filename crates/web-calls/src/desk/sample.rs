//! A sample of the desk.

use calls::CallPhase;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::desk::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("desk", &desk(w)),
        show("desk-empty", &DeskPage { waiting: vec![], calls: vec![], ..desk(w) }),
    ]
}

pub(crate) fn desk(w: &Words) -> DeskPage {
    let waiting = |task: &str, what: &str, age: &str, late| Waiting {
        task: task.to_owned(),
        what: Link::new(what, "#"),
        meta: strings(["Cooler streets 2027", "Kessel-Lo", "Rosa T."]),
        age: age.to_owned(),
        late,
    };
    DeskPage {
        tabs: vec![
            tab("All calls", Some(14), true),
            tab("Cooler streets 2027", Some(9), false),
            tab("The empty shop", Some(5), false),
        ],
        found: "14 things wait, the oldest for 9 days.".to_owned(),
        waiting: vec![
            waiting("Screen", "White roofs on the student houses", "9 days", true),
            waiting("Answer an appeal", "A bench for Rosa", "3 days", false),
            waiting(
                "Screen",
                "Fietsenstallingsmogelijkheden aan het Martelarenplein",
                "2 days",
                false,
            ),
            waiting("Look at the change", "Shade for the Frederik Lintsstraat", "5 hours", false),
        ],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        calls: vec![
            DeskCall {
                call: Link::new("Cooler streets 2027", "#"),
                phase: CallPhase::Open,
                meta: strings(["48 ideas", "closes 14 December"]),
                tools: vec![Link::new("Screen", "#"), Link::new("Edit", "#")],
            },
            DeskCall {
                call: Link::new("Warm houses", "#"),
                phase: CallPhase::Draft,
                meta: strings(["not published"]),
                tools: vec![Link::new("Edit", "#")],
            },
        ],
        new_call: Some("#".to_owned()),
        frame: desk_frame(w, w.desk_title()),
    }
}
