//! Samples of the editor.

use web::html::SafeHtml;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::edit::form::EventForm;
use crate::edit::view::*;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("event-new", &new(w)),
        show("event-edit", &edit(w)),
        show("event-edit-errors", &errors(w)),
    ]
}

fn sides(name: &str) -> Vec<Side> {
    let side = |tag: &str, language: &str, text: &str| Side {
        field: format!("{name}-{tag}"),
        tag: tag.to_owned(),
        language: language.to_owned(),
        text: text.to_owned(),
    };
    vec![side("en", "English", "A walk past ten corners"), side("nl", "Nederlands", "")]
}

fn new(w: &Words) -> EventEditPage {
    let asked = |number| AskedRow {
        number,
        sides: sides(&format!("asked-{number}")),
        key: "1".to_owned(),
        kinds: vec![Choice::new("short", "A few words", Chosen::Yes)],
        required: number == 1,
    };
    let choices =
        || vec![Choice::new("", "None", Chosen::Yes), Choice::new("b", "Kessel-Lo", Chosen::No)];
    EventEditPage {
        heading: "New event".to_owned(),
        event: None,
        action: "/leuven/desk/events/new".to_owned(),
        was: String::new(),
        kept: web::typed::KeptForm::default(),
        banner: None,
        missing: vec![],
        draft: true,
        calls: choices(),
        form: EventForm::blank(),
        titles: sides("title"),
        texts: sides("text"),
        offices: sides("office"),
        neighbourhoods: choices(),
        map: SafeHtml::empty(),
        online_for: vec![Choice::new("registered", "Whoever has a place", Chosen::Yes)],
        asked: vec![asked(1), asked(2)],
        theirs: vec![],
        copy: None,
        cancel: None,
        delete: None,
        errors: vec![],
        zone: "Europe/Brussels".to_owned(),
        frame: frame(w, "New event"),
    }
}

fn edit(w: &Words) -> EventEditPage {
    let here = |what: &str| Some(format!("/leuven/desk/events/3/{what}"));
    EventEditPage {
        event: Some(Link::new("A walk past ten corners", "/leuven/events/3")),
        missing: vec![wrong("begins", "Fill this in")],
        calls: vec![],
        theirs: vec![("place".to_owned(), "Town hall".to_owned())],
        banner: Some(Banner {
            tone: Tone::Warn,
            title: "A colleague changed this event meanwhile".to_owned(),
            text: String::new(),
            link: None,
        }),
        copy: here("copy"),
        cancel: here("cancel"),
        delete: here("delete"),
        ..new(w)
    }
}

fn errors(w: &Words) -> EventEditPage {
    EventEditPage {
        errors: vec![wrong("capacity", "Write a number"), wrong("ends", "The end comes first")],
        frame: Frame { has_errors: true, ..frame(w, "New event") },
        ..new(w)
    }
}
