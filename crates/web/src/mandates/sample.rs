//! Samples of the pages about mandates.

use super::view::{MandatePage, MandateRow, MandatesPage, OfferForm, OfferedPage};
use crate::sample::*;
use crate::views::{Choice, Fact, FieldError, Frame, Link, Pages};
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let empty = MandatesPage { rows: Vec::new(), ..mandates(w) };
    let waits = MandatePage {
        in_force: false,
        waits: true,
        state: ("info a1", w.mandate_state_offered()),
        errors: Vec::new(),
        ..mandate(w)
    };
    let known = OfferedPage { name: None, errors: Vec::new(), ..offered(w) };
    vec![
        show("mandates", &mandates(w)),
        show("mandates-empty", &empty),
        show("mandate", &mandate(w)),
        show("mandate-waits", &waits),
        show("mandate-offered", &offered(w)),
        show("mandate-offered-known", &known),
    ]
}

fn choice(value: &str, label: &str) -> Choice {
    Choice::new(value, label, (value == "officer").into())
}

fn mandates(w: &Words) -> MandatesPage {
    let row = |name: &str, what: &str| MandateRow {
        who: Link::new(name, "#"),
        what: what.to_owned(),
        state: ("ok a6", w.mandate_state_in_force()),
        meta: strings(["since 3 November 2026", "until 14 December 2026", "by Rosa P."]),
    };
    let roles = || vec![choice("officer", w.role_officer()), choice("juror", w.role_juror())];
    MandatesPage {
        shows: vec![choice("force", w.mandates_in_force())],
        roles: roles(),
        reaches: vec![choice("call", w.mandates_reach_call())],
        rows: vec![
            row("Ann V.", "Officer: “Cooler streets 2027”"),
            row("Pieter C.", "Moderator: Kessel-Lo, Heverlee"),
        ],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        offer: OfferForm {
            mail: "ann@".to_owned(),
            roles: roles(),
            reaches: vec![
                choice("city", w.mandates_reach_city()),
                choice("call", w.mandates_reach_call()),
                choice("neighbourhoods", w.mandates_reach_places()),
            ],
            calls: vec![choice("", w.mandates_no_call()), choice("7", "Cooler streets 2027")],
            places: vec![choice("kessel-lo", "Kessel-Lo"), choice("heverlee", "Heverlee")],
            until: "2026-12-14".to_owned(),
            errors: vec![FieldError {
                field: "mail".to_owned(),
                text: "Write a whole address, for example ann@city.example".to_owned(),
            }],
        },
        frame: Frame { has_errors: true, ..desk_frame(w, w.mandates_title()) },
    }
}

fn mandate(w: &Words) -> MandatePage {
    MandatePage {
        what: "Officer: “Cooler streets 2027”".to_owned(),
        state: ("ok a6", w.mandate_state_in_force()),
        facts: vec![
            Fact::new(w.mandate_to(), "ann@city.example"),
            Fact::new(w.mandate_given_by(), "Rosa P."),
            Fact::new(w.mandate_what(), w.mandate_can_officer_call()),
        ],
        ended_why: "Other work calls.".to_owned(),
        call: Some(Link::new("Cooler streets 2027", "#")),
        action: "/leuven/people/roles/7".to_owned(),
        in_force: true,
        waits: false,
        until: "2026-12-14".to_owned(),
        reason: "No".to_owned(),
        reader: "Ann V.".to_owned(),
        errors: vec![FieldError { field: "reason".to_owned(), text: "Say why".to_owned() }],
        frame: Frame { has_errors: true, ..desk_frame(w, "Ann V.") },
    }
}

fn offered(w: &Words) -> OfferedPage {
    OfferedPage {
        lead: w.offered_lead("14 December 2026"),
        what: "Officer: “Cooler streets 2027”".to_owned(),
        can: w.mandate_can_officer_call(),
        notes: vec![w.offered_until("31 January 2027"), w.mandate_letter_by("Rosa P.")],
        name: Some("A".to_owned()),
        accept: "/leuven/roles/8f0a".to_owned(),
        decline: "/leuven/roles/8f0a/decline".to_owned(),
        errors: vec![FieldError { field: "name".to_owned(), text: "A longer name".to_owned() }],
        frame: Frame { has_errors: true, ..frame(w, &w.offered_title("Leuven")) },
    }
}
