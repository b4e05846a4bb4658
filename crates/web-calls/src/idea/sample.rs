//! Samples of the pages of an idea.

use crate::cards::State;
use web::map::Place;
use web::markdown;
use web::sample::*;
use web::things::conversation::Tongue;
use web::views::*;
use web::words::Words;

use crate::amendment::view::AmendmentPill;
use crate::call::sample::step;
use crate::idea::edit_view::TheirField;
use crate::idea::poster::PosterPage;
use crate::idea::view::*;
use crate::idea::write;
use crate::near::NearIdea;
use crate::share::view::RestFields;
use crate::words::CallWords as _;
use web::things::write::WritePage;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let back = || Link::new("Shade for the Frederik Lintsstraat", "#");
    let at = || "/leuven/desk/7".to_owned();
    let effects = || vec!["412 neighbours who support it get a message.".to_owned()];
    let write = |page: WritePage| WritePage { about: Some(about()), ..page };
    vec![
        show("idea", &idea(w)),
        show("idea-merged", &idea_quiet(w)),
        show("idea-poster", &poster(w)),
        show("idea-edit", &idea_edit(w)),
        show("ask-change", &write(write::ask_change(desk_frame(w, ""), at(), back()))),
        show("answer", &write(write::official_answer(desk_frame(w, ""), at(), back()))),
        show("withdraw", &write::withdraw(frame(w, ""), at(), back(), effects())),
    ]
}

fn poster(w: &Words) -> PosterPage {
    let address = "https://leuven.example/calls/cooler/ideas/7".to_owned();
    PosterPage {
        frame: frame(w, w.poster_title()),
        call: Link::new("Cooler streets 2027", "/leuven/calls/cooler"),
        idea: Link::new("Shade for the Frederik Lintsstraat", "/leuven/calls/cooler/ideas/7"),
        language: "en".to_owned(),
        picture: Picture::art("green", 1),
        text: "Our street has no trees. In July the thermometer showed 41 °C.".to_owned(),
        note: w.poster_support_until("14 December"),
        square: web::qr::square(&address, w.poster_square()),
        address,
    }
}

pub(crate) fn idea(w: &Words) -> IdeaPage {
    IdeaPage {
        files: web::documents::shown::sample(w),
        call: Link::new("Cooler streets 2027", "/leuven/calls/cooler"),
        title: "Shade for the Frederik Lintsstraat".to_owned(),
        language: "en".to_owned(),
        tongue: Tongue {
            translated: Some("Translated by machine from Dutch".to_owned()),
            original: Some("#".to_owned()),
            ask: None,
        },
        state: State::Eligible,
        meta: vec![
            "Green".to_owned(),
            "Centre".to_owned(),
            "Shared 12 October by Karel D.".to_owned(),
        ],
        behalf: Some(Link::new("for Bike kitchen Blauwput", "/leuven/organisations/7")),
        credit: vec![w.idea_by_team("The gardeners of Blauwput"), w.idea_with("Rosa T.")],
        versions: Some(Link::new(w.idea_versions(3), "#")),
        amendments: vec![(
            Link::new("Hornbeams stay small.", "#"),
            AmendmentPill(calls::AmendmentState::Accepted),
            w.amendment_by("21 October", "Rosa T."),
        )],
        propose: Some("#".to_owned()),
        picture: Picture::art("green", 1),
        banner: None,
        html: markdown::html(
            "Our street has no trees. In July the thermometer on my window sill showed 41 °C at six in the evening.\n\nBetween numbers 8 and 96 there are 52 parking places. On a normal night 19 are empty: we counted for three weeks.\n\n- Plant 24 field maples and hornbeams.\n- Make two pocket gardens with a bench.",
        ),
        journey: vec![
            step(Mark::Done, "Published", "12 October"),
            Step {
                office: "Climate office".to_owned(),
                ..step(Mark::Done, "Meets the conditions", "20 October")
            },
            Step {
                office: "Green service".to_owned(),
                reason: "The plan is good. Two of the trees stand on a gas pipe and have to move."
                    .to_owned(),
                ..step(Mark::Done, "Answered by the city", "2 November")
            },
            step(Mark::Now, "Gathering support", "until 14 December, 20:00"),
        ],
        next: vec![
            step(Mark::Late, "Decision", "was promised by 20 November"),
            step(Mark::Later, "Commission", "with a budget and a mentor"),
            step(Mark::Later, "Test with residents", ""),
            step(Mark::Later, "Result", ""),
        ],
        poster: "#".to_owned(),
        support: SupportBox {
            count: 412,
            toggle: Some(Toggle {
                on: false,
                action: "/leuven/support".to_owned(),
                signed_in: true,
            }),
            note: "Support decides the order in which ideas are taken. Until 14 December, 20:00."
                .to_owned(),
        },
        follow: Some(Toggle { on: true, action: "/leuven/follow".to_owned(), signed_in: true }),
        estimate: Some(crate::estimate::sample::estimate()),
        marks: Some(crate::evaluation::sample::after()),
        answers: vec![crate::answer::view::Answered::open("How far is it?", "3 km")],
        facts: vec![
            Fact::new("Cost", "about €23,400"),
            Fact::new("Where", "between numbers 8 and 96"),
            Fact::new("Neighbourhood", "Centre"),
        ],
        map: Some(MapPanel {
            svg: ground().draw_area(
                "centre",
                Some(Place { lon: 4.706, lat: 50.878 }),
                "Map: inside the ring, east of the centre",
            ),
            caption: "Frederik Lintsstraat, between numbers 8 and 96.".to_owned(),
        }),
        merged: vec![Link::new("Trees instead of bollards, by Rosa T.", "#")],
        talk: conversation(),
        report: Some(report_form()),
        author_tools: vec![Link::new("Change my idea", "#"), Link::new("Withdraw", "#")],
        staff_tools: vec![],
        near: near(),
        frame: frame(w, "Shade for the Frederik Lintsstraat"),
    }
}

/// Ideas that say the same: in another language and call, and in this one.
pub(crate) fn near() -> Vec<NearIdea> {
    vec![
        NearIdea {
            idea: Link::new("Groene gevels in één straat", "#"),
            language: "nl".to_owned(),
            call: String::new(),
            why: "Both: tree, shade, Kessel-Lo".to_owned(),
            supporters: "12 supporters".to_owned(),
            instead: Some("7".to_owned()),
        },
        NearIdea {
            idea: Link::new("Árnyékos padok a téren", "#"),
            language: "hu".to_owned(),
            call: "Cooler homes".to_owned(),
            why: "Both: shade, street".to_owned(),
            supporters: "3 supporters".to_owned(),
            instead: None,
        },
    ]
}

pub(crate) fn idea_quiet(w: &Words) -> IdeaPage {
    IdeaPage {
        files: web::documents::shown::sample(w),
        title: "Megújulóenergia-közösség a Szövetség utcai társasházakban".to_owned(),
        state: State::NotSelected,
        banner: Some(Banner {
            tone: Tone::Info,
            title: "This idea became part of another".to_owned(),
            text: "Both authors are named there.".to_owned(),
            link: Some(Link::new("Shade for the Frederik Lintsstraat", "#")),
        }),
        journey: vec![
            step(Mark::Done, "Published", "12 October"),
            Step {
                office: "Climate office".to_owned(),
                reason: "€10,000 was left and it costs €25,000.".to_owned(),
                ..step(Mark::No, "Not selected", "20 November")
            },
        ],
        next: vec![],
        support: SupportBox {
            count: 1,
            toggle: None,
            note: "Support closed on 14 November.".to_owned(),
        },
        follow: Some(Toggle { on: false, action: "/leuven/sign-in".to_owned(), signed_in: false }),
        talk: silence(),
        map: None,
        report: None,
        ..idea(w)
    }
}

pub(crate) fn idea_edit(w: &Words) -> crate::idea::edit_view::IdeaEditPage {
    let rest = crate::share::sample::rest_fields();
    crate::idea::edit_view::IdeaEditPage {
        path: vec![crate::share::sample::call_link(), Link::new("Shade for our street", "#")],
        action: "/leuven/calls/cooler/ideas/3/edit".to_owned(),
        asked: Some("Two of the trees stand on a gas pipe. Could you move them?".to_owned()),
        told: crate::share::sample::told_fields(),
        questions: crate::form::sample::questions(w),
        rest: RestFields { photo: Some("/leuven/pictures/7".to_owned()), ..rest },
        behalf: Vec::new(),
        kept_photo: Some("7".to_owned()),
        kept: web::typed::KeptForm::default(),
        was: String::new(),
        theirs: vec![TheirField {
            field: "title".to_owned(),
            label: "What is your idea called?".to_owned(),
            text: "White roofs for the library".to_owned(),
        }],
        back: "/leuven/calls/cooler/ideas/3".to_owned(),
        errors: vec![wrong("cost", "Write the cost as a number, for example 2500")],
        frame: Frame { has_errors: true, ..frame(w, w.share_edit_title()) },
    }
}
