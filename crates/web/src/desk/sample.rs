//! Samples of the pages of the desk that no system adds to.

use jiff::Timestamp;

use super::Due;
use super::bulk::BulkPage;
use super::calendar::{CalendarPage, Dated};
use super::numbers::{NumbersPage, Row};
use crate::sample::*;
use crate::views::*;
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("desk-bulk", &bulk(w)),
        show("desk-calendar", &calendar(w)),
        show("desk-numbers", &numbers(w)),
        show("desk-numbers-none", &NumbersPage { rows: vec![], ..numbers(w) }),
    ]
}

fn bulk(w: &Words) -> BulkPage {
    BulkPage {
        items: vec![("screen:1".to_owned(), "White roofs on the student houses".to_owned())],
        seen: 0,
        verdicts: vec![
            ("eligible", "It meets the conditions", false),
            ("ineligible", "It does not", true),
        ],
        rules: vec![Choice::new("ground", "It lies on the ground of the city", Chosen::No)],
        reason: String::new(),
        replies: vec![Reply { name: "Outside".into(), text: "Dear {name}".into() }],
        errors: vec![wrong("reason", "Write a reason")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.bulk_items()) },
    }
}

fn calendar(w: &Words) -> CalendarPage {
    let dated = |when: &str, what: &str, late| Dated {
        when: when.to_owned(),
        due: Due {
            at: Timestamp::UNIX_EPOCH,
            what: what.to_owned(),
            about: Link::new("Cooler streets 2027", "#"),
            late,
            key: what.to_owned(),
            changed: Timestamp::UNIX_EPOCH,
        },
    };
    CalendarPage {
        late: vec![dated("14 November, 20:00", "People were promised an answer by then", true)],
        days: vec![
            (
                "Monday 14 December".to_owned(),
                vec![dated("20:00", "Collecting ideas: closes", false)],
            ),
            ("Friday 18 December".to_owned(), vec![dated("09:00", "The result comes out", false)]),
        ],
        frame: desk_frame(w, w.calendar_title()),
    }
}

fn numbers(w: &Words) -> NumbersPage {
    let row = |work, count: &str, median: &str, most: &str, kept: &str| Row {
        work,
        count: count.to_owned(),
        median: median.to_owned(),
        nine_of_ten: most.to_owned(),
        in_time: kept.to_owned(),
    };
    NumbersPage {
        lead: w.numbers_lead("4 October"),
        rows: vec![
            row("Screen", "132", "3 days", "9 days", "121 of 132"),
            row("Look at a report", "7", "5 hours", "2 days", ""),
        ],
        frame: desk_frame(w, w.numbers_title()),
    }
}
