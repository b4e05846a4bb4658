//! Samples of who belongs to an organisation, and of what a letter asks.

use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::member::view::*;
use crate::words::OrganisationWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![show("members", &members(w)), show("invitation", &invitation(w))]
}

fn members(w: &Words) -> MembersPage {
    let line = |name: &str, meta: [&str; 2], turns: [(&'static str, &str); 2]| Line {
        name: name.to_owned(),
        meta: strings(meta),
        action: "#".to_owned(),
        turns: turns.map(|(key, word)| (key, word.to_owned())).to_vec(),
    };
    let speaks = [("member", w.member_let_not_speak()), ("remove", w.member_remove())];
    let belongs = [("spokesperson", w.member_let_speak()), ("remove", w.member_remove())];
    let asks = [("take_in", w.member_take_in()), ("refuse", w.member_refuse())];
    MembersPage {
        frame: frame(w, w.members_title()),
        organisation: Link::new("Bike kitchen Blauwput", "/leuven/organisations/7"),
        banner: Some(Banner {
            tone: Tone::Err,
            title: w.organisation_stays().to_owned(),
            text: w.organisation_stays_text().to_owned(),
            link: None,
        }),
        asked: vec![line("Noor V.", ["2 hours ago", w.member_not_named()], asks)],
        speakers: vec![line("Fatima E.", ["since 12 October", w.member_named()], speaks)],
        members: vec![line("Karel D.", ["since 14 October", w.member_named()], belongs)],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        invited: vec![Invited {
            mail: "rosa@fietskeuken.example".to_owned(),
            meta: strings([w.member_role(), "open until 14 December"]),
            take_back: "#".to_owned(),
        }],
        invite: "#".to_owned(),
        mail: "rosa@".to_owned(),
        roles: choices(w.member_role()),
        errors: vec![wrong("mail", "Write an address such as name@example.org")],
    }
}

fn invitation(w: &Words) -> InvitationPage {
    InvitationPage {
        frame: frame(w, w.invitation_title()),
        organisation: Link::new("Bike kitchen Blauwput", "/leuven/organisations/7"),
        text: w.invitation_to_speak("Bike kitchen Blauwput"),
        action: "#".to_owned(),
        sign_in: None,
        name: "Rosa T.".to_owned(),
    }
}
