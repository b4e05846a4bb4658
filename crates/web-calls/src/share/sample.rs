//! Samples of the pages of sharing an idea.

use web::map::Place;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::call::sample::question;
use crate::share::street::StreetFields;
use crate::share::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("share-idea", &share_idea(w)),
        show("share-idea-errors", &share_idea_errors(w)),
        show("share-place", &share_place(w)),
        show("share-which", &share_which(w)),
        show("share-check", &share_check(w)),
        show("share-offer", &share_offer(w)),
    ]
}

pub(crate) fn themes() -> Vec<Choice> {
    ["Mobility", "Green", "Learning", "Culture", "Housing", "Care", "Food", "Energy"]
        .map(|name| Choice::new(name.to_lowercase(), name, Chosen::from(name == "Green")))
        .to_vec()
}

pub(crate) fn call_link() -> Link {
    Link::new("Cooler streets 2027", "/leuven/calls/cooler")
}

pub(crate) fn told_fields() -> ToldFields {
    ToldFields {
        title: "Shade for our street".to_owned(),
        text: "Our street has no trees.\n\nIn July…".to_owned(),
        languages: vec![
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("nl", "Nederlands", Chosen::No),
        ],
        themes: themes(),
    }
}

pub(crate) fn rest_fields() -> RestFields {
    RestFields {
        neighbourhoods: choices("The whole city"),
        place: "Behind the school in the Maros utca".to_owned(),
        streets: StreetFields {
            suggest: Some("/leuven/streets".to_owned()),
            found: choices("Maros utca, Víziváros"),
            none: true,
        },
        lon: "4.706".to_owned(),
        lat: "50.878".to_owned(),
        map: ground().picker(Some(Place { lon: 4.706, lat: 50.878 }), "centre"),
        currency: "€".to_owned(),
        cost: "not much".to_owned(),
        photo: None,
        photo_text: String::new(),
    }
}

pub(crate) fn share_idea(w: &Words) -> ShareIdeaPage {
    ShareIdeaPage {
        call: call_link(),
        question: question(),
        action: "/leuven/calls/cooler/share".to_owned(),
        autosave: "/leuven/drafts/7".to_owned(),
        version: 3,
        calls: choices("Always an idea"),
        told: told_fields(),
        questions: crate::form::sample::questions(w),
        others: vec![Link::new("A bench", "#")],
        errors: vec![],
        discard: Some("/leuven/drafts/7/discard".to_owned()),
        near: crate::idea::sample::near(),
        instead: "/leuven/calls/cooler/share/instead?draft=7".to_owned(),
        left: true,
        frame: frame(w, w.share_an_idea()),
    }
}

pub(crate) fn share_idea_errors(w: &Words) -> ShareIdeaPage {
    ShareIdeaPage {
        told: ToldFields { title: String::new(), ..told_fields() },
        errors: vec![
            wrong("title", "Give it a short, telling title"),
            wrong("text", "Write at least two sentences"),
            wrong("theme", "Choose what it is about"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.share_an_idea()) },
        ..share_idea(w)
    }
}

pub(crate) fn share_place(w: &Words) -> SharePlacePage {
    SharePlacePage {
        call: call_link(),
        action: "/leuven/calls/cooler/share/place".to_owned(),
        autosave: "/leuven/drafts/7".to_owned(),
        version: 3,
        back: "/leuven/calls/cooler/share".to_owned(),
        rest: rest_fields(),
        errors: vec![
            wrong("cost", "Write the cost as a number, for example 2500"),
            wrong("photo", "This file is not a photo. Choose a JPG, PNG or WebP"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.share_place_title()) },
    }
}

pub(crate) fn share_check(w: &Words) -> ShareCheckPage {
    let answer = |label: &str, value: &str| Answer::new(label, value.to_owned(), "#");
    ShareCheckPage {
        near: crate::idea::sample::near(),
        instead: "/leuven/calls/cooler/share/instead?draft=7".to_owned(),
        left: true,
        call: call_link(),
        action: "/leuven/calls/cooler/share/check".to_owned(),
        answers: vec![
            answer(w.share_title_label(), "Shade for our street"),
            answer(
                w.share_text_label(),
                "Our street has no trees.\n\nIn July the thermometer on my window sill showed 41 °C at six in the evening.",
            ),
            answer(w.theme(), "Green"),
            answer(w.neighbourhood(), "Centre"),
            answer(w.share_cost_label(), ""),
        ],
        photo: Some(("/leuven/pictures/1".to_owned(), "A bare street".to_owned())),
        map: ground().draw_area(
            "centre",
            Some(Place { lon: 4.706, lat: 50.878 }),
            w.share_on_the_map(),
        ),
        writer: Writer::New { mail: "rosa@".to_owned(), name: "Rosa T.".to_owned() },
        behalf: vec![
            Choice::new("", "For myself", Chosen::Yes),
            Choice::new("7", "Bike kitchen Blauwput", Chosen::No),
        ],
        promise: "The climate office looks at it within ten working days and tells you by mail."
            .to_owned(),
        errors: vec![wrong("mail", "Write a whole address, for example rosa@mail.example")],
        frame: Frame { has_errors: true, reader: None, ..frame(w, w.check_title()) },
    }
}

pub(crate) fn share_offer(w: &Words) -> ShareOfferPage {
    let answer = |label: &str, value: &str| Answer::new(label, value.to_owned(), "");
    ShareOfferPage {
        call: call_link(),
        lead: w.offer_lead("Leuven"),
        name: w.offer_shown_as("Rosa T."),
        answers: vec![
            answer(w.share_title_label(), "Shade for our street"),
            answer(w.theme(), "Green"),
            answer(w.share_cost_label(), ""),
        ],
        language: "en".to_owned(),
        text: web::markdown::html("Our street has **no** trees."),
        photo: Some(("/leuven/enter/0a/photo".to_owned(), "A bare street".to_owned())),
        seen: "1".to_owned(),
        publish: "/leuven/enter/0a".to_owned(),
        refuse: "/leuven/enter/0a/refuse".to_owned(),
        frame: Frame { reader: None, ..frame(w, w.offer_title()) },
    }
}

pub(crate) fn share_which(w: &Words) -> ShareWhichPage {
    let calls = choices("Cooler streets 2027");
    ShareWhichPage {
        calls: calls.into_iter().map(|call| (call_link().href, call)).collect(),
        frame: frame(w, w.share_an_idea()),
    }
}
