//! Samples of who registered and who was there.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::people::view::*;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("event-people", &people(w)),
        show("event-people-none", &nobody(w)),
        show("event-attendance", &attendance(w)),
        show("event-attendance-errors", &errors(w)),
    ]
}

fn event() -> Link {
    Link::new("A walk past ten grey corners", "/leuven/events/3")
}

fn people(w: &Words) -> PeoplePage {
    let row = |name: &str, state| Row {
        name: name.to_owned(),
        state,
        meta: strings(["brings 1 person", "registered 12 November, 10:20"]),
        answers: vec![Fact::new("Is there anything you do not eat?", "No nuts")],
    };
    PeoplePage {
        event: event(),
        numbers: vec![Fact::new("Places taken", "24"), Fact::new("Places", "24")],
        move_up: Some("/leuven/desk/events/3/move-up".to_owned()),
        tools: vec![Link::new("Edit", "/leuven/desk/events/3")],
        files: vec![Link::new("CSV", "/leuven/desk/events/3/people.csv")],
        rows: vec![row("Els V.", ("ok", "Has a place")), row("Bram D.", ("info", "Waits"))],
        pages: Pages { next: Some("?after=7".to_owned()), ..Pages::default() },
        frame: frame(w, "Registrations"),
    }
}

fn nobody(w: &Words) -> PeoplePage {
    PeoplePage { rows: vec![], move_up: None, ..people(w) }
}

fn attendance(w: &Words) -> AttendancePage {
    let guest = |id: &str, name: &str, came| Guest {
        id: id.to_owned(),
        name: name.to_owned(),
        meta: strings(["brings 1 person"]),
        came,
    };
    AttendancePage {
        event: event(),
        when: "Saturday 12 December, 14:00–16:30".to_owned(),
        action: "/leuven/desk/events/3/attendance".to_owned(),
        there: "12 of 24 are there".to_owned(),
        guests: vec![guest("1", "Els V.", "yes"), guest("2", "Bram D.", "")],
        walked_in: ("3".to_owned(), "3".to_owned()),
        pages: Pages::default(),
        errors: vec![],
        frame: frame(w, "Who is there"),
    }
}

fn errors(w: &Words) -> AttendancePage {
    AttendancePage {
        errors: vec![wrong("walked_in", "Write a number")],
        frame: Frame { has_errors: true, ..frame(w, "Who is there") },
        ..attendance(w)
    }
}
