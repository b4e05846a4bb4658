//! Samples of what changed in an idea.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::share::sample::call_link;
use crate::versions::compare::{Compared, Mark};
use crate::versions::view::VersionsPage;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("idea-versions", &versions(w)),
        show("idea-versions-none", &VersionsPage { heading: String::new(), ..versions(w) }),
    ]
}

fn mark(text: &str, alone: bool) -> Mark {
    Mark { text: text.to_owned(), alone }
}

/// A text of which some words changed, and a cost that was not there.
pub(crate) fn changes(w: &Words) -> Vec<Compared> {
    let tag = || "en".to_owned();
    vec![
        Compared {
            label: w.share_text_label().to_owned(),
            before: (
                vec![
                    mark("Plant ", false),
                    mark("24 field maples", true),
                    mark(" in the street.", false),
                ],
                tag(),
            ),
            after: (
                vec![
                    mark("Plant ", false),
                    mark("twelve hornbeams and two limes", true),
                    mark(" in the street.", false),
                ],
                tag(),
            ),
        },
        Compared {
            label: w.fact_cost().to_owned(),
            before: (vec![], tag()),
            after: (vec![mark("€23,400", true)], tag()),
        },
    ]
}

fn versions(w: &Words) -> VersionsPage {
    let who = || vec!["Karel D.".to_owned(), "20 October, 09:12".to_owned()];
    VersionsPage {
        path: vec![call_link(), Link::new("Shade for our street", "#")],
        heading: w.version_compared(2, 1),
        meta: [who(), vec![w.version_proposed_by("Rosa T.")]].concat(),
        changes: changes(w),
        versions: vec![
            (Link::new(w.version_number(2), "#"), who(), true),
            (Link::new(w.version_first(w.version_number(1)), "#"), who(), false),
        ],
        older: Some("#".to_owned()),
        frame: frame(w, w.versions_title()),
    }
}
