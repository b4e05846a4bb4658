//! Samples of the list of events and of one.

use web::html::SafeHtml;
use web::markdown;
use web::sample::*;
use web::system::Band;
use web::views::*;
use web::words::Words;

use crate::event::view::*;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("events", &list(w)),
        show("events-none", &none(w)),
        show("event", &open(w)),
        show("event-registered", &registered(w)),
        show("event-over", &over(w)),
        show("event-cancelled", &cancelled(w)),
        ("events-of-call", beside(w)),
        ("desk-events", desk_page(w)),
    ]
}

/// Three events.
pub(crate) fn cards() -> Vec<EventCard> {
    let card = |title: &str, when: &str, state, own: &str| EventCard {
        link: Link::new(title, "/leuven/events/3"),
        when: when.to_owned(),
        state,
        meta: strings(["Diestsesteenweg 41", "From grey to green", "3 places left of 24"]),
        own: own.to_owned(),
    };
    vec![
        card(
            "A walk past ten grey corners",
            "Saturday 12 December, 14:00–16:30",
            None,
            "You have a place",
        ),
        card("How does the city decide?", "Thursday 17 December, 19:30–21:00", None, ""),
        card(
            "An evening about shade",
            "Friday 18 December, 19:00–21:00",
            Some(State::Cancelled),
            "",
        ),
    ]
}

fn list(w: &Words) -> EventsPage {
    let tab = |label: &str, current| Tab {
        label: label.to_owned(),
        href: "/leuven/events".to_owned(),
        count: None,
        current,
    };
    let choices = |first: &str, second: &str| {
        vec![Choice::new("", first, Chosen::Yes), Choice::new("b", second, Chosen::No)]
    };
    EventsPage {
        tabs: vec![tab("To come", true), tab("Over", false)],
        calls: choices("All calls", "From grey to green"),
        neighbourhoods: choices("The whole city", "Kessel-Lo"),
        past: false,
        clear: Some("/leuven/events".to_owned()),
        drafts: cards().into_iter().take(1).collect(),
        days: vec![("Saturday 12 December".to_owned(), cards())],
        pages: Pages { next: Some("?after=1.2".to_owned()), ..Pages::default() },
        calendar: "/leuven/events.ics".to_owned(),
        feeds: vec![Link::new("CSV", "/leuven/events.csv")],
        errors: vec![],
        begin: Some("/leuven/desk/events/new".to_owned()),
        frame: frame(w, "Events"),
    }
}

fn none(w: &Words) -> EventsPage {
    EventsPage { clear: None, drafts: vec![], days: vec![], begin: None, ..list(w) }
}

fn open(w: &Words) -> EventPage {
    let button =
        Button { label: "Register", action: "/leuven/events/3/register".to_owned(), at_once: true };
    EventPage {
        title: "A walk past ten grey corners".to_owned(),
        state: None,
        facts: vec![
            Fact::new("When", "Saturday 12 December, 14:00–16:30"),
            Fact::new("Where", "Diestsesteenweg 41"),
            Fact::new("Who invites", "Office for green"),
        ],
        call: Some(Link::new("From grey to green", "/leuven/calls/green")),
        online: None,
        banner: None,
        html: markdown::html("We walk past **ten places** that neighbours pointed out."),
        minutes: SafeHtml::empty(),
        numbers: vec![],
        register: RegisterBox {
            heading: "3 places left of 24".to_owned(),
            notes: strings(["You can register until 12 December, 14:00."]),
            button: Some(button),
            ..RegisterBox::default()
        },
        calendar: Some("/leuven/events/3.ics".to_owned()),
        follow: Some(Toggle { on: false, action: "#".to_owned(), signed_in: true }),
        map: None,
        talk: silence(),
        talks: true,
        tools: vec![Link::new("Edit", "/leuven/desk/events/3")],
        frame: frame(w, "A walk past ten grey corners"),
    }
}

fn registered(w: &Words) -> EventPage {
    EventPage {
        online: Some("https://meet.example/walk".to_owned()),
        register: RegisterBox {
            heading: "You have a place, with 1 companion".to_owned(),
            answers: vec![Fact::new("Is there anything you do not eat?", "No nuts")],
            change: Some("/leuven/events/3/register".to_owned()),
            withdraw: Some("/leuven/events/3/withdraw".to_owned()),
            ..RegisterBox::default()
        },
        ..open(w)
    }
}

fn over(w: &Words) -> EventPage {
    EventPage {
        state: Some(State::Over),
        minutes: markdown::html("- We agreed on **three trees**."),
        numbers: vec![Fact::new("Registered", "33"), Fact::new("Came", "27")],
        register: RegisterBox {
            heading: "This event is over".to_owned(),
            ..RegisterBox::default()
        },
        ..open(w)
    }
}

fn cancelled(w: &Words) -> EventPage {
    EventPage {
        state: Some(State::Cancelled),
        banner: Some(Banner {
            tone: Tone::Err,
            title: "This event does not take place".to_owned(),
            text: "The speaker is ill.".to_owned(),
            link: None,
        }),
        register: RegisterBox::default(),
        ..open(w)
    }
}

fn beside(w: &Words) -> String {
    let view = &frame(w, "");
    let view = EventsBeside { frame: view, events: cards(), all: "/leuven/events".to_owned() };
    home(w, SafeHtml::empty(), vec![], vec![Band::new(1, &view).unwrap()])
}

fn desk_page(w: &Words) -> String {
    let view = &frame(w, "");
    let tools = || vec![Link::new("Edit", "/leuven/desk/events/3")];
    let events = cards().into_iter().map(|card| (card, tools())).collect();
    let view = DeskEvents { frame: view, events };
    desk(w, SafeHtml::empty(), vec![Band::new(1, &view).unwrap()])
}
