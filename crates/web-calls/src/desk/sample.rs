//! A sample of what calls show at the desk.

use calls::CallPhase;
use web::html::SafeHtml;
use web::sample::*;
use web::system::Band;
use web::views::*;
use web::words::Words;

use crate::desk::view::*;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let frame = &desk_frame(w, "");
    let actions = || SafeHtml::of_template(&DeskActions { frame }).unwrap();
    let band = |calls| vec![Band::new(10, &DeskCalls { frame, calls }).unwrap()];
    vec![
        ("desk", desk(w, actions(), band(calls()))),
        ("desk-empty", desk_empty(w, actions(), band(vec![]))),
    ]
}

fn calls() -> Vec<DeskCall> {
    vec![
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
    ]
}
