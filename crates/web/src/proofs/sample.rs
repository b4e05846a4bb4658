//! Samples of the pages about proofs.

use super::view::{BatchRow, Earned, MeProofPage, ProofLettersPage, ProofPersonPage, ProofsPage};
use crate::markdown;
use crate::providers::{OwnPart, RulesForm};
use crate::sample::*;
use crate::views::{Choice, Frame, Link};
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let bare = MeProofPage {
        asks: None,
        held: Vec::new(),
        over: Vec::new(),
        list: false,
        letters: false,
        provider: None,
        desk: None,
        age: None,
        errors: Vec::new(),
        ..own(w)
    };
    let officer = ProofsPage {
        people: Some(Vec::new()),
        may_set: false,
        batches: Vec::new(),
        errors: Vec::new(),
        ..office(w)
    };
    let without = ProofsPage { provider: None, errors: Vec::new(), ..office(w) };
    let oneself = ProofPersonPage {
        cannot: w.proofs_not_oneself().to_owned(),
        proofs: Vec::new(),
        errors: Vec::new(),
        ..person(w)
    };
    vec![
        show("me-proof", &own(w)),
        show("me-proof-bare", &bare),
        show("proofs", &office(w)),
        show("proofs-officer", &officer),
        show("proofs-without-provider", &without),
        show("proof-person", &person(w)),
        show("proof-person-own", &oneself),
        show("proof-letters", &letters(w)),
    ]
}

fn earned(what: &'static str, end: &str) -> Earned {
    Earned {
        what,
        meta: strings(["since 3 October", "until 2 October 2028"]),
        reason: String::new(),
        end: end.to_owned(),
    }
}

fn over(w: &Words) -> Earned {
    let reason = "You moved to another town in May.".to_owned();
    Earned { reason, ..earned(w.proof_by_letter(), "") }
}

fn ages(w: &Words) -> Vec<Choice> {
    vec![
        Choice::new("", w.age_not_said(), true.into()),
        Choice::new("0", w.age_under(12), false.into()),
        Choice::new("12", w.age_between(12, 15), false.into()),
        Choice::new("17", w.age_just(17), false.into()),
        Choice::new("18", w.age_from(18), false.into()),
    ]
}

fn own(w: &Words) -> MeProofPage {
    MeProofPage {
        tabs: vec![tab(w.my_page(), None, false), tab(w.proof_tab(), None, true)],
        asks: Some(w.proof_asks_residence()),
        why: w.proof_then_supported("Trees in our street"),
        held: vec![earned(w.proof_by_list(), "")],
        over: vec![over(w)],
        list: true,
        letters: true,
        provider: Some(OwnPart {
            title: "My Leuven".to_owned(),
            text: w.provider_text_proves("My Leuven"),
            tied: vec![w.provider_tied("3 October", "My Leuven"), w.provider_used("2 days ago")],
            button: w.provider_prove("My Leuven"),
        }),
        desk: Some(markdown::html("Grote Markt 9, on weekdays from nine to four.")),
        contact: "web@leuven.example".to_owned(),
        age: Some(w.age_said(w.age_from(18), "3 October")),
        says_age: true,
        ages: ages(w),
        next: "/leuven/me".to_owned(),
        deed: "support".to_owned(),
        thing: "1".to_owned(),
        level: "residence".to_owned(),
        number: "85.07.30".to_owned(),
        born: "30/07/85".to_owned(),
        code: "7KQ".to_owned(),
        errors: vec![
            wrong("born", "Write a date, for example 14/12/1985"),
            wrong("code", w.proof_code_malformed()),
            wrong("provider", &w.provider_stopped("My Leuven")),
            wrong("age", "Choose one"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.proof_title()) },
    }
}

fn office(w: &Words) -> ProofsPage {
    let batch = |end: &str| BatchRow {
        name: "Kessel-Lo, January".to_owned(),
        meta: strings(["12 of 200 used", "printed 3 November", "until 31 January 2027"]),
        end: end.to_owned(),
    };
    ProofsPage {
        q: "An".to_owned(),
        people: Some(vec![(Link::new("An V.", "#"), "a…@mail.example".to_owned())]),
        counted: vec![
            (w.proof_way_list(), "1,204".to_owned()),
            (w.proof_way_letter(), "12".to_owned()),
            (w.proof_way_desk(), "31".to_owned()),
        ],
        list: w.proofs_list_now("3 November", 101_624),
        may_set: true,
        earlier: vec![
            Choice::new("stays", w.proofs_earlier_stays(), true.into()),
            Choice::new("ends", w.proofs_earlier_ends(), false.into()),
        ],
        earlier_until: String::new(),
        batches: vec![batch("#"), batch("")],
        letters_name: String::new(),
        letters_count: "50".to_owned(),
        letters_to: String::new(),
        letters_until: String::new(),
        months: "24".to_owned(),
        bands: "12, 16, 18".to_owned(),
        recovery_days: "3".to_owned(),
        desk: vec![("desk-en".to_owned(), "English", "Grote Markt 9".to_owned())],
        provider: Some(RulesForm {
            issuer: "https://login.example".to_owned(),
            back: "https://leuven.example/sign-in/provider/back".to_owned(),
            uses: vec![
                Choice::new("proves", w.provider_for_proves(), true.into()),
                Choice::new("signs_in", w.provider_for_signs_in(), false.into()),
                Choice::new("age", w.provider_for_age(), false.into()),
            ],
            names: vec![("provider_name-en".to_owned(), "English", "My Leuven".to_owned())],
            postcodes: "3000, 3001".to_owned(),
        }),
        version: 7,
        errors: vec![wrong("file", &w.proofs_unfit_number("3, 7"))],
        frame: Frame { has_errors: true, ..desk_frame(w, w.proofs_title()) },
    }
}

fn person(w: &Words) -> ProofPersonPage {
    ProofPersonPage {
        name: "An V.".to_owned(),
        mail: "a…@mail.example".to_owned(),
        proofs: vec![earned(w.proof_by_list(), "/leuven/desk/proofs/given/7"), over(w)],
        cannot: String::new(),
        recovery: "/leuven/desk/proofs/people/7/address".to_owned(),
        action: "/leuven/desk/proofs/people/7".to_owned(),
        shown: vec![
            Choice::new("identity_card", w.proof_shown_identity_card(), false.into()),
            Choice::new("passport", w.proof_shown_passport(), false.into()),
        ],
        ages: ages(w),
        reason: "No".to_owned(),
        errors: vec![wrong("shown", w.proofs_shown_missing())],
        frame: Frame { has_errors: true, ..desk_frame(w, "An V.") },
    }
}

fn letters(w: &Words) -> ProofLettersPage {
    let to = |lines: [&str; 3]| strings(lines);
    ProofLettersPage {
        name: "Kessel-Lo, January".to_owned(),
        letters: vec![
            (to(["An Vos", "Naamsestraat 1", "3000 Leuven"]), "7KQ2M-XR4TD".to_owned()),
            (Vec::new(), "0ABCD-EFGHJ".to_owned()),
        ],
        address: "https://leuven.example/me/proof".to_owned(),
        until: "31 January 2027".to_owned(),
        contact: "web@leuven.example".to_owned(),
        frame: desk_frame(w, w.proofs_letters()),
    }
}
