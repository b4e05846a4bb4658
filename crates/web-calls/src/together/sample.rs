//! Samples of who writes an idea, and of an invitation.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::share::sample::call_link;
use crate::together::view::{JoinPage, TogetherPage};
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("together", &together(w)),
        show("together-coauthor", &coauthor(w)),
        show("join-idea", &join(w, None)),
        show("join-idea-signed-out", &join(w, Some("/leuven/sign-in".to_owned()))),
    ]
}

fn together(w: &Words) -> TogetherPage {
    TogetherPage {
        path: vec![call_link(), Link::new("Shade for our street", "#")],
        action: "/leuven/calls/cooler/ideas/3/together".to_owned(),
        banner: None,
        offered: false,
        author: "Karel D.".to_owned(),
        coauthors: vec![("Rosa T.".to_owned(), "7".to_owned())],
        leads: true,
        writes: false,
        link: Some("https://leuven.example/join/0123456789".to_owned()),
        asked: vec![(
            "amir@mail.example".to_owned(),
            w.together_until("4 November"),
            "9".to_owned(),
        )],
        lasts: vec![
            Choice::new("once", w.together_once(), Chosen::Yes),
            Choice::new("until", w.together_many(), Chosen::No),
        ],
        until: String::new(),
        mail: "rosa".to_owned(),
        team: "The gardeners of Blauwput".to_owned(),
        heirs: vec![Choice::new("7", "Rosa T.", Chosen::No)],
        hand_mail: String::new(),
        errors: vec![wrong("mail", "Write an address")],
        frame: Frame { has_errors: true, ..frame(w, w.together_title()) },
    }
}

fn coauthor(w: &Words) -> TogetherPage {
    TogetherPage {
        offered: true,
        leads: false,
        writes: true,
        link: None,
        asked: vec![],
        errors: vec![],
        frame: frame(w, w.together_title()),
        ..together(w)
    }
}

fn join(w: &Words, sign_in: Option<String>) -> JoinPage {
    JoinPage {
        text: w.join_asked_with("Karel D.", "Shade for our street"),
        idea: Link::new("Shade for our street", "#"),
        language: "en".to_owned(),
        excerpt: "Our street has no trees.".to_owned(),
        effects: vec![w.join_may().to_owned(), w.join_shown().to_owned()],
        action: "/leuven/join/0123456789".to_owned(),
        sign_in,
        name: "Rosa T.".to_owned(),
        frame: frame(w, w.join_title()),
    }
}
