//! Samples of the page of a recovery.

use super::view::{RecoveryPage, RecoveryRow};
use crate::sample::*;
use crate::views::{Choice, Frame};
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let barred = RecoveryPage {
        cannot: w.recovery_staff().to_owned(),
        rows: Vec::new(),
        errors: Vec::new(),
        ..page(w)
    };
    vec![show("recovery", &page(w)), show("recovery-barred", &barred)]
}

fn row(state: (&'static str, String), stop: &str) -> RecoveryRow {
    RecoveryRow {
        mail: "e…@new-mail.example".to_owned(),
        state,
        meta: strings(["begun 3 October 2026, 08:00", "Passport"]),
        note: "Came with her daughter.".to_owned(),
        stop: stop.to_owned(),
    }
}

fn page(w: &Words) -> RecoveryPage {
    RecoveryPage {
        name: "Els B.".to_owned(),
        back: "/leuven/desk/proofs/people/7".to_owned(),
        old: "e…@mail.example".to_owned(),
        waiting: w.recovery_waiting(3),
        cannot: String::new(),
        action: "/leuven/desk/proofs/people/7/address".to_owned(),
        mail: "els@".to_owned(),
        shown: vec![
            Choice::new("identity_card", w.proof_shown_identity_card(), false.into()),
            Choice::new("known", w.proof_shown_known(), true.into()),
        ],
        note: String::new(),
        rows: vec![
            row(("warn", w.recovery_waits("6 October 2026, 08:00")), "#"),
            row(("", w.recovery_stopped_old().to_owned()), ""),
        ],
        errors: vec![
            wrong("mail", "Write a whole address, for example ann@city.example"),
            wrong("note", w.recovery_note_missing()),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, &w.recovery_title("Els B.")) },
    }
}
