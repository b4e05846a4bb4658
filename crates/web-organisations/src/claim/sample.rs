//! Samples of claiming an organisation, and of the city's answer.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::claim::view::*;
use crate::words::OrganisationWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("claim", &claim(w)),
        show("desk-claim", &answer(w)),
        show("desk-unverify", &unverify(w)),
    ]
}

const NAME: &str = "Wijkgezondheidscentrum De Vaart";

fn claim(w: &Words) -> ClaimPage {
    ClaimPage {
        frame: frame(w, &w.claim_ask(NAME)),
        path: vec![Link::new(w.organisations(), "#"), Link::new(NAME, "#")],
        lead: w.claim_lead("Leuven"),
        action: "#".to_owned(),
        proof: "I do.".to_owned(),
        named: true,
        back: "#".to_owned(),
        errors: vec![wrong("proof", "Use at least 20 characters")],
    }
}

fn answer(w: &Words) -> AnswerPage {
    AnswerPage {
        frame: desk_frame(w, w.claim_title()),
        organisation: Link::new(NAME, "#"),
        about: vec![
            Fact::new(w.organisation_sector(), w.sector_civil_society()),
            Fact::new(w.organisation_website(), "https://devaart.example/"),
        ],
        who: vec![
            Fact::new(w.claim_who(), "Noor V."),
            Fact::new(w.claim_mail(), "n…@devaart.example"),
            Fact::new(w.claim_made(), "2 December, 14:10"),
        ],
        same_host: Some(w.claim_host_same("devaart.example")),
        proof: Some("I co-ordinate the centre; my name stands on devaart.example/team.".to_owned()),
        claim: "7".to_owned(),
        action: "#".to_owned(),
        reason: String::new(),
        errors: vec![wrong("reason", "Write the reason")],
    }
}

fn unverify(w: &Words) -> UnverifyPage {
    UnverifyPage {
        frame: desk_frame(w, w.unverify_title()),
        organisation: Link::new(NAME, "#"),
        action: "#".to_owned(),
        reason: "The centre closed in March.".to_owned(),
        errors: Vec::new(),
    }
}
