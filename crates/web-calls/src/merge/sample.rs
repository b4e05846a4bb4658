//! A sample of merging.

use web::markdown;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::merge::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![show("merge", &merge(w))]
}

pub(crate) fn merge(w: &Words) -> MergePage {
    let twin = |title: &str| Twin {
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        html: markdown::html("Eleven flat roofs painted white in one weekend."),
        meta: strings(["Rosa T.", "14 November", "38 supporters"]),
    };
    MergePage {
        call: Link::new("Cooler streets 2027", "#"),
        idea: twin("Paint the roofs of the library"),
        q: "roof".to_owned(),
        search: "/leuven/desk/merge/7".to_owned(),
        action: "/leuven/desk/merge/7".to_owned(),
        candidates: vec![
            Choice {
                hint: "Kessel-Lo, 38 supporters, shares “white”, “roof”, “paint”".to_owned(),
                ..Choice::new("9", "White roofs on the student houses", Chosen::Yes)
            },
            Choice::new("11", "Solar shade over the car park", Chosen::No),
        ],
        other: Some(twin("White roofs on the student houses")),
        back: Link::new(w.screen_title(), "#"),
        errors: vec![wrong("into", "Choose the idea that stays")],
        frame: desk_frame(w, w.merge_title()),
    }
}
