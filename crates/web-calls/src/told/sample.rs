//! Samples of entering what was told, of a card and of what it opens.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::call::sample::step;
use crate::cards::State;
use crate::share::sample::{call_link, rest_fields, told_fields};
use crate::told::view::{CardIdeaPage, CardPage, CardView, CodePage, EnterPage};
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("told-enter", &enter(w)),
        show("told-entered", &EnterPage { entered: Some(card(w)), errors: vec![], ..enter(w) }),
        show("told-card", &office(w)),
        show("card-code", &code(w)),
        show("card-idea", &opened(w, Ok("/leuven/card/0123".to_owned()))),
        show("card-idea-signed-out", &opened(w, Err("/leuven/sign-in".to_owned()))),
    ]
}

fn card(w: &Words) -> CardView {
    let address = "https://leuven.example/card".to_owned();
    CardView {
        city: "Leuven".to_owned(),
        idea: Link::new("A bench where the bus is waited for", "#"),
        language: "en".to_owned(),
        told: w.card_told("12 October", w.told_how_phone()),
        code: "7K2M-Q9TV-04XZ".to_owned(),
        square: web::qr::square(&address, w.card_square()),
        address,
    }
}

fn enter(w: &Words) -> EnterPage {
    let rest = rest_fields();
    EnterPage {
        call: call_link(),
        action: "/leuven/desk/calls/cooler/told".to_owned(),
        entered: None,
        how: vec![
            Choice::new("phone", w.told_how_phone(), Chosen::Yes),
            Choice::new("paper", w.told_how_paper(), Chosen::No),
        ],
        events: vec![Choice::new("7", "A walk past ten grey corners", Chosen::Yes)],
        told: told_fields(),
        questions: crate::form::sample::questions(w),
        neighbourhoods: rest.neighbourhoods,
        place: rest.place,
        cost: rest.cost,
        currency: rest.currency,
        name: "Maria P.".to_owned(),
        consents: vec![
            Choice::new("no", w.consent_no(), Chosen::Yes),
            Choice::new("spoken", w.consent_spoken(), Chosen::No),
        ],
        contact: "016 12 34 56".to_owned(),
        can_seal: true,
        errors: vec![wrong("consent", w.consent_missing())],
        frame: Frame { has_errors: true, ..desk_frame(w, w.told_title()) },
    }
}

fn office(w: &Words) -> CardPage {
    CardPage {
        path: vec![call_link(), Link::new("A bench where the bus is waited for", "#")],
        facts: vec![Fact::new(w.told_how_label(), w.told_how_phone())],
        contact: Some("/leuven/desk/ideas/3/contact".to_owned()),
        card: Some(card(w)),
        action: Some("/leuven/desk/ideas/3/card".to_owned()),
        forgets: true,
        next: "#".to_owned(),
        frame: desk_frame(w, w.card_title()),
    }
}

fn code(w: &Words) -> CodePage {
    CodePage {
        action: "/leuven/card".to_owned(),
        code: "7K2M".to_owned(),
        errors: vec![wrong("code", w.card_code_unknown())],
        frame: Frame { has_errors: true, ..frame(w, w.card_code_title()) },
    }
}

fn opened(w: &Words, claim: Result<String, String>) -> CardIdeaPage {
    CardIdeaPage {
        call: call_link(),
        idea: Link::new("A bench where the bus is waited for", "#"),
        language: "en".to_owned(),
        state: State::Published,
        meta: vec![w.card_told("12 October", w.told_how_phone())],
        journey: vec![step(Mark::Done, "Published", "12 October")],
        next: vec![step(Mark::Later, "Decision", "by 20 November")],
        claim,
        frame: frame(w, w.card_idea_title()),
    }
}
