//! A sample of screening.

use web::markdown;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::desk::IdeaRead;
use crate::screening::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("screening", &screening(w)),
        show("screening-done", &ScreeningPage { idea: None, ..screening(w) }),
    ]
}

pub(crate) fn screening(w: &Words) -> ScreeningPage {
    ScreeningPage {
        call: Link::new("Cooler streets 2027", "#"),
        done: 12,
        total: 40,
        decided: true,
        budget: "€40,000 to €52,000 of €60,000 (4 ideas)".to_owned(),
        beside: desk_beside(w),
        idea: Some(Screened {
            read: IdeaRead {
                link: Link::new("White roofs on the student houses", "#"),
                language: "en".to_owned(),
                html: markdown::html(
                    "Eleven flat roofs painted white in one weekend by the people who live under them.\n\nThe paint costs €4 a square metre.",
                ),
                meta: strings(["Housing", "Kessel-Lo", "Rosa T.", "14 November"]),
                answers: vec![crate::answer::view::Answered::open("How far is it?", "3 km")],
                facts: vec![
                    Fact::new("Cost", "€9,000"),
                    Fact::new("Where", "Blijde Inkomststraat"),
                    Fact::new("Supporters", "38"),
                ],
                photo: None,
            },
            twins: crate::idea::sample::near(),
            action: "/leuven/desk/screen/7".to_owned(),
            criteria: vec![
                Choice::new("ground", "It lies on the ground of the city", Chosen::No),
                Choice::new("cost", "It costs no more than €25,000", Chosen::No),
            ],
            kept: web::typed::KeptForm::default(),
            replies: vec![Reply { name: "Outside the city".into(), text: "Dear Rosa".into() }],
            reason: String::new(),
            marks: Some(Link::new("3.8 of 5 (2 to 4.5), 3 of 3", "#")),
            estimate: "#".to_owned(),
            ask_change: "#".to_owned(),
            answer: "#".to_owned(),
            merge: "#".to_owned(),
        }),
        item: web::html::SafeHtml::empty(),
        errors: vec![wrong("criterion", "Choose the rule that is not met")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.screen_title()) },
    }
}
