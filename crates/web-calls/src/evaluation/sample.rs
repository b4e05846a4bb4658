//! Samples of the pages of evaluating.

use calls::evaluation::{Answers, Scale, Shown};
use web::markdown;
use web::sample::*;
use web::typed::KeptForm;
use web::views::*;
use web::words::Words;

use crate::desk::IdeaRead;
use crate::evaluation::shown::{answers, audiences, mark_word, scales};
use crate::evaluation::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let away = MarkPage {
        idea: Some(Marking {
            open: false,
            conflicts: vec![],
            may_return: true,
            confirm_away: true,
            ..marking(w)
        }),
        errors: vec![],
        ..mark(w)
    };
    let none = MarkPage { idea: None, errors: vec![], ..mark(w) };
    let nobody = MarkPage { idea: None, errors: vec![], total: 0, queue: vec![], ..mark(w) };
    let empty = OverviewPage {
        rows: vec![],
        progress: vec![],
        lacking: Some(w.evaluation_lacking(40)),
        ..overview(w)
    };
    vec![
        show("evaluations", &list(w)),
        show("evaluations-none", &ListPage { calls: vec![], ..list(w) }),
        show("evaluation-setup", &setup(w)),
        show("evaluation", &overview(w)),
        show("evaluation-empty", &empty),
        show("evaluate", &mark(w)),
        show("evaluate-away", &away),
        show("evaluate-done", &none),
        show("evaluate-none", &nobody),
        show("evaluation-idea", &of_idea(w)),
    ]
}

fn call() -> Link {
    Link::new("Small stages 2027", "#")
}

fn list(w: &Words) -> ListPage {
    ListPage {
        calls: vec![EvaluatedCall {
            call: call(),
            role: w.role_juror(),
            state: ("info a1", w.evaluation_something_waits()),
            progress: w.evaluate_progress(4, 12),
        }],
        frame: frame(w, w.evaluations_title()),
    }
}

fn setup(w: &Words) -> SetupPage {
    let texts = |text: &str| {
        vec![
            ("nl".to_owned(), "Nederlands".to_owned(), text.to_owned(), String::new()),
            ("en".to_owned(), "English".to_owned(), text.to_owned(), String::new()),
        ]
    };
    let row = |number, text: &str, weight: &str| MeasureRow {
        number,
        key: format!("m{number}"),
        weight: weight.to_owned(),
        texts: texts(text),
    };
    SetupPage {
        call: call(),
        action: "/leuven/desk/calls/stages/evaluation/setup".to_owned(),
        version: 2,
        banner: Some(Banner {
            tone: Tone::Info,
            title: w.evaluation_settled().to_owned(),
            text: w.evaluation_settled_text().to_owned(),
            link: None,
        }),
        scales: scales(w, Scale::Five),
        audiences: audiences(w, Shown::Authors),
        answers: answers(w, Answers::Open),
        readers: "3".to_owned(),
        measures: vec![
            row(1, "It can be done within a year", "2"),
            row(2, "Many neighbours gain by it", "x"),
        ],
        may_add: true,
        evaluators: vec![
            EvaluatorRow {
                id: "7".to_owned(),
                name: "Rosa T.".to_owned(),
                juror: false,
                looks_after: "Green, Kessel-Lo".to_owned(),
                left: false,
            },
            EvaluatorRow {
                id: "8".to_owned(),
                name: "Karel D.".to_owned(),
                juror: true,
                looks_after: w.evaluation_takes_all().to_owned(),
                left: true,
            },
        ],
        colleagues: vec![
            Choice::new("", w.evaluation_choose(), Chosen::Yes),
            Choice::new("9", "Ilse P.", Chosen::No),
        ],
        themes: vec![
            Choice::new("green", "Green", Chosen::No),
            Choice::new("care", "Care", Chosen::No),
        ],
        neighbourhoods: vec![Choice::new("kessel-lo", "Kessel-Lo", Chosen::No)],
        overview: "#".to_owned(),
        errors: vec![wrong("weight_2", "Choose a number from 1 to 10")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.evaluation_setup()) },
    }
}

fn overview(w: &Words) -> OverviewPage {
    let row = |title: &str, mean: &str, drawn, note: String| EvaluatedRow {
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        mean: mean.to_owned(),
        median: mean.to_owned(),
        range: if mean.is_empty() { String::new() } else { "1.5 to 4.5".to_owned() },
        drawn,
        done: w.evaluation_done_of("3", "2"),
        note,
        cost: "€8,000 to €11,000".to_owned(),
    };
    let tab = |label: &str, current| Tab {
        label: label.to_owned(),
        href: "#".to_owned(),
        count: None,
        current,
    };
    OverviewPage {
        call: call(),
        action: "/leuven/desk/calls/stages/evaluation".to_owned(),
        version: 2,
        closed: false,
        takes: true,
        lacking: Some(w.evaluation_lacking(2)),
        how: vec![
            Choice::new("evenly", w.sharing_evenly(), Chosen::Yes),
            Choice::new("by_field", w.sharing_by_field(), Chosen::No),
        ],
        tools: vec![Link::new(w.evaluate_title(), "#"), Link::new(w.evaluation_setup(), "#")],
        budget: "€40,000 to €52,000 of €60,000 (4 ideas)".to_owned(),
        orders: vec![
            tab(w.evaluation_by_spread(), true),
            tab(w.evaluation_by_mean(), false),
            tab(w.evaluation_by_missing(), false),
        ],
        rows: vec![
            row("A stage in the laundry", "3.2", Some((30, 90, 64)), w.evaluation_apart(1)),
            row("Fietsenstallingsmogelijkheden", "", None, w.evaluation_yours_first().to_owned()),
        ],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        progress: vec![ProgressRow {
            name: "Rosa T.".to_owned(),
            text: format!("{} · {}", w.evaluation_done_of("12", "4"), w.evaluation_stays_away(1)),
            percent: 33,
        }],
        data: vec![Link::new("CSV", "#"), Link::new("Excel", "#")],
        frame: desk_frame(w, w.evaluation_title()),
    }
}

fn marking(w: &Words) -> Marking {
    let measure = |key: &str, text: &str, help: &str| MeasureMarks {
        key: key.to_owned(),
        text: text.to_owned(),
        help: help.to_owned(),
        marks: (0..=5_u8)
            .map(|mark| Choice {
                hint: mark_word(w, Scale::Five, mark).to_owned(),
                ..Choice::new(mark.to_string(), mark.to_string(), Chosen::from(mark == 4))
            })
            .collect(),
        note: "The hall is booked until June.".to_owned(),
    };
    Marking {
        read: IdeaRead {
            link: Link::new("A stage in the laundry", "#"),
            language: "en".to_owned(),
            html: markdown::html("Twelve evenings between the machines.\n\nNobody needs a ticket."),
            meta: strings(["Culture", "Kessel-Lo", "Rosa T.", "14 November"]),
            facts: vec![Fact::new("Cost", "€8,000 to €11,000"), Fact::new("Supporters", "38")],
            answers: vec![crate::answer::view::Answered::open("How far is it?", "3 km")],
            photo: None,
        },
        action: "/leuven/desk/calls/stages/evaluate?idea=7&version=1".to_owned(),
        measures: vec![
            measure("m1", "It can be done within a year", "The hall is free. Counts 2 of 3."),
            measure("m2", "Many neighbours gain by it", ""),
        ],
        word: "We liked the second evening most.".to_owned(),
        word_hint: w.evaluation_word_authors().to_owned(),
        kept: KeptForm::default(),
        banner: Some(Banner {
            tone: Tone::Ok,
            title: w.evaluation_handed_in().to_owned(),
            text: w.evaluation_handed_in_text().to_owned(),
            link: Some(Link::new(w.evaluation_all_marks(), "#")),
        }),
        open: true,
        handed_in: false,
        may_return: false,
        confirm_away: false,
        conflicts: vec![
            Choice::new("close", w.conflict_close(), Chosen::No),
            Choice::new("other", w.conflict_other(), Chosen::No),
        ],
        why: String::new(),
    }
}

fn mark(w: &Words) -> MarkPage {
    let row = |title: &str, state, done, current| QueueRow {
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        state,
        done,
        current,
    };
    MarkPage {
        path: vec![Link::new(w.evaluations_title(), "#"), call()],
        done: 4,
        total: 12,
        queue: vec![
            row("A stage in the laundry", w.evaluation_begun(), false, true),
            row("Songs on the tram", w.evaluation_done(), true, false),
        ],
        idea: Some(marking(w)),
        errors: vec![wrong("mark_m2", "Fill this in")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.evaluate_title()) },
    }
}

fn of_idea(w: &Words) -> IdeaMarksPage {
    let row = |name: &str, apart, first: String| EvaluationRow {
        name: name.to_owned(),
        juror: apart,
        state: w.evaluation_done().to_owned(),
        apart,
        marks: vec![
            ("4".to_owned(), "The hall is free.".to_owned()),
            ("2".to_owned(), String::new()),
        ],
        word: "We liked the second evening most.".to_owned(),
        first,
    };
    IdeaMarksPage {
        path: vec![Link::new(w.nav_desk(), "#"), call(), Link::new(w.evaluation_title(), "#")],
        idea: Link::new("A stage in the laundry", "#"),
        language: "en".to_owned(),
        banner: Some(Banner {
            tone: Tone::Info,
            title: w.evaluation_yours_first().to_owned(),
            text: w.evaluation_yours_first_text().to_owned(),
            link: Some(Link::new(w.evaluate_title(), "#")),
        }),
        facts: after().facts,
        measures: strings(["It can be done within a year", "Many neighbours gain by it"]),
        rows: vec![
            row("Rosa T.", false, String::new()),
            row("Karel D.", true, w.evaluation_first("It can be done within a year", "1")),
            EvaluationRow {
                state: format!("{} · {}", w.evaluation_away(), w.conflict_close()),
                marks: vec![],
                word: String::new(),
                ..row("Ilse P.", false, String::new())
            },
        ],
        action: Some("/leuven/desk/ideas/7/evaluation".to_owned()),
        evaluators: vec![
            Choice::new("7", "Rosa T.", Chosen::Yes),
            Choice::new("9", "Ilse P.", Chosen::No),
        ],
        errors: vec![wrong("evaluators", "Choose one of the choices")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.evaluation_of_idea()) },
    }
}

pub(crate) fn after() -> AfterView {
    AfterView {
        lead: "3 evaluators gave marks, each alone at first.".to_owned(),
        facts: vec![
            Fact::new("Mean", "3.4 of 5"),
            Fact::new("From lowest to highest", "1.5 to 4.5"),
            Fact::new("It can be done within a year", "4.0 (3.0 to 5.0)"),
        ],
        words: vec!["We liked the second evening most.".to_owned()],
    }
}
