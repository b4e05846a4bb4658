//! Samples of the pages of a decision and its result.

use crate::cards::State;
use calls::CallPhase;
use web::markdown;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::call::sample::{feeds, head};
use crate::call::view::*;
use crate::decision::correct_view::*;
use crate::decision::result_view::*;
use crate::decision::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let preview = ResultPage { confirm: Some(confirm()), ..result(w) };
    vec![
        show("result", &result(w)),
        show("result_preview", &preview),
        show("decide", &decide(w)),
        show("correct", &correct(w)),
    ]
}

const SHORT: &str = "Neighbours will look after it, and the money was there when its turn came.";
const LONG: &str = "It came in time, neighbours will look after it, and the money was there when its turn came. The office asks its authors to look for a second place, because the first one belongs to the railways, who have other plans for it.";

pub(crate) fn result(w: &Words) -> ResultPage {
    let row = |place: u32, title: &str, state, supports, cost: &str| ResultRow {
        anchor: place.to_string(),
        place,
        cut: false,
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        state,
        supports,
        cost: cost.to_owned(),
        why: Why::of(if place.is_multiple_of(2) { LONG } else { SHORT }),
        enough: if place == 6 {
            "With 148 supporters more it would have been selected.".to_owned()
        } else {
            String::new()
        },
        ahead: place == 5,
        deviation: (place == 4).then(|| {
            "The fire brigade needs the corner; the idea is carried out one street on.".to_owned()
        }),
        formers: if place == 3 { vec![former(w)] } else { Vec::new() },
    };
    let rows = vec![
        row(1, "The cool room network", State::Selected, 523, "€18,000"),
        row(2, "Shade for the Frederik Lintsstraat", State::Selected, 412, "€19,000"),
        row(3, "Drinking water at every playground", State::Selected, 287, "€14,000"),
        row(
            4,
            "Fietsenstallingsmogelijkheden aan het Martelarenplein",
            State::NotSelected,
            231,
            "",
        ),
        row(5, "Pupils measure the heat", State::Selected, 198, "€12,000"),
        ResultRow {
            cut: true,
            ..row(6, "Solar shade over the car park", State::NotSelected, 51, "€25,000")
        },
    ];
    ResultPage {
        head: CallHead {
            phase: CallPhase::Decided,
            share: None,
            banner: None,
            tools: vec![],
            ..head()
        },
        finding: "Five ideas will be carried out".to_owned(),
        html: markdown::html(
            "412 neighbours supported at least one idea. Two ideas did not fit in the money that was left.",
        ),
        winners: ["The cool room network", "Drinking water at every playground"]
            .map(|title| Winner {
                idea: Link::new(title, "#"),
                language: "en".to_owned(),
                supports: 412,
                cost: "€18,000".to_owned(),
            })
            .to_vec(),
        steps: vec![Fact::new("Step 1: the city centre", "23 November")],
        still_open: w.result_open(5, "15 December"),
        written: "32 ideas were written and 27 are shown: 3 were merged, 2 were hidden.".to_owned(),
        numbers: vec![
            Fact::new("ideas", "48"),
            Fact::new("neighbours took part", "1,126"),
            Fact::new("given out", "€110,000"),
            Fact::new("left for the next call", "€10,000"),
        ],
        decided: "Decided by the climate office on 20 November, published on 23 November."
            .to_owned(),
        rows,
        more_winners: w.result_more_winners(3),
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        cut: "Eight places were to be given.".to_owned(),
        open: vec![ResultRow {
            anchor: "open".to_owned(),
            ..row(0, "A slide down the dyke", State::Eligible, 31, "")
        }],
        others: vec![row(0, "A second ring road", State::Ineligible, 12, "")],
        neighbourhoods: vec![("Centre".to_owned(), 21, 1_204), ("Kessel-Lo".to_owned(), 12, 530)],
        rule_html: markdown::html(
            "Ideas are taken in order of support until the money is used up.",
        ),
        next: vec![Fact::new("Agreements signed", "February"), Fact::new("First test", "May")],
        feeds: feeds(),
        confirm: None,
        frame: frame(w, "Cooler streets 2027"),
    }
}

fn former(w: &Words) -> FormerView {
    FormerView {
        decided: w.correct_was("23 November", w.state_not_selected()),
        reason: "The school had not agreed yet.".to_owned(),
        deviation: Some("The others were ready.".to_owned()),
        corrected: w.correct_on("5 December"),
        why: "The school had agreed; its letter lay in another office.".to_owned(),
    }
}

pub(crate) fn correct(w: &Words) -> CorrectPage {
    CorrectPage {
        frame: Frame { has_errors: true, ..desk_frame(w, w.correct_title()) },
        path: vec![Link::new("Cooler streets 2027", "#")],
        idea: Link::new("Drinking water at every playground", "#"),
        language: "en".to_owned(),
        changed: true,
        stands: w.correct_stands("5 December", w.state_selected()),
        reason_stands: SHORT.to_owned(),
        formers: vec![former(w)],
        action: "#".to_owned(),
        seen: "1".to_owned(),
        verdict: Some(Verdict::NotSelected),
        reason: SHORT.to_owned(),
        asks_deviation: true,
        deviation: String::new(),
        why: String::new(),
        errors: vec![wrong("why", "Say why it changes")],
    }
}

fn confirm() -> Confirm {
    Confirm {
        action: "#".to_owned(),
        version: "4".to_owned(),
        publish_at: "2026-12-01T09:00".to_owned(),
        text: "Authors hear on 1 December, 08:45, everybody else on 1 December, 09:00.".to_owned(),
        label: "Publish on 1 December, 09:00".to_owned(),
        back: "#".to_owned(),
    }
}

pub(crate) fn decide(w: &Words) -> DecidePage {
    let row = |place: u32, title: &str, supports, cost: &str, verdict, deviates| DecideRow {
        id: format!("i{place}"),
        place,
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        supports,
        neighbourhood: "Kessel-Lo".to_owned(),
        theme: "Green".to_owned(),
        cost: cost.to_owned(),
        minor: 1_800_000,
        least: 1_500_000,
        marks: (place < 3).then(|| Link::new("3.8 of 5 (2.0 to 4.5), 3 of 3", "#")),
        held_back: place == 3,
        notes: vec![("Els B.".to_owned(), "She has the paint already.".to_owned())],
        replies: vec![],
        ticked: place == 4,
        later: place == 4,
        verdict,
        reason: if place < 3 { "Neighbours will look after it.".to_owned() } else { String::new() },
        deviates,
        deviation: String::new(),
        theirs: (place == 2).then(|| Theirs {
            verdict: "Not selected".to_owned(),
            reason: "The street is dug up next year.".to_owned(),
            deviation: "It was promised to the school.".to_owned(),
        }),
    };
    DecidePage {
        call: Link::new("Cooler streets 2027", "#"),
        rule: "In order of support, until six ideas are chosen or €120,000 is used up.".to_owned(),
        banner: None,
        action: "/leuven/desk/decide".to_owned(),
        beside: web::html::SafeHtml::empty(),
        turns: Some(Turns {
            text: "Ideas 101 to 104 of 104".to_owned(),
            previous: Some("rows-0".to_owned()),
            next: None,
        }),
        version: "4".to_owned(),
        was: String::new(),
        rows: vec![
            row(1, "The cool room network", 523, "€18,000", Some(Verdict::Selected), false),
            row(
                2,
                "Shade for the Frederik Lintsstraat",
                412,
                "€19,000",
                Some(Verdict::Selected),
                false,
            ),
            row(
                3,
                "Fietsenstallingsmogelijkheden aan het Martelarenplein",
                287,
                "",
                Some(Verdict::NotSelected),
                true,
            ),
            row(4, "Pupils measure the heat", 231, "€12,000", None, false),
        ],
        common: Some(String::new()),
        many: ManyView {
            among: vec![Choice::new("", "all", Chosen::Yes)],
            of: vec![Choice::new("", "everywhere", Chosen::Yes)],
            reason: String::new(),
            replies: vec![],
        },
        step: Some(StepView {
            open: true,
            says: w.decide_step_some(1, 3),
            of: vec![Choice::new("", "ticked", Chosen::Yes)],
            next_at: "2026-12-15T09:00".to_owned(),
            titles: vec![StepTitle {
                field: "step-en".to_owned(),
                tag: "en".to_owned(),
                label: w.decide_step_title("English"),
                text: "The city centre".to_owned(),
            }],
        }),
        sum: SumView {
            ideas: "7 of 6 places".to_owned(),
            ideas_say: "# of 6 places".to_owned(),
            cost: "€37,000 of €120,000".to_owned(),
            cost_say: "# of €120,000".to_owned(),
            before: (0, 0, 0),
            places: Some(6),
            budget: Some(12_000_000),
            currency: "EUR".to_owned(),
            units: 100,
            too_many: true,
            too_much: false,
            over: vec!["Kessel-Lo: 3 selected, at most 2.".to_owned()],
        },
        missing: 2,
        publish_at: "2026-12-01T09:00".to_owned(),
        zone: "Time of Brussels".to_owned(),
        results: vec![ResultText {
            tag: "en".to_owned(),
            name: "English".to_owned(),
            text: "Two of the four can start in spring.".to_owned(),
            theirs: Some("Two of the four start in spring.".to_owned()),
        }],
        single: false,
        afterwards: false,
        scheduled: false,
        publish: "Publish on 1 December, 09:00".to_owned(),
        publish_say: "Publish on #".to_owned(),
        kept: web::typed::KeptForm::default(),
        errors: vec![
            wrong("deviation-i3", "Say why the order of support is not followed"),
            wrong("verdict-i4", "Choose selected or not selected"),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, w.decide_title()) },
    }
}
