//! Samples of the pages of answering.

use web::charts::{Bar, Called, Chart, Twin, bars};
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::answer::view::*;
use crate::form::sample::questions;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("answer", &answer(w)),
        show("answer-errors", &errors(w)),
        show("answer-closed", &closed(w)),
        show("answer-own", &own(w)),
        show("answers", &answers(w)),
        show("answers-none", &none(w)),
    ]
}

fn call() -> Link {
    Link::new("The way to school", "/leuven/calls/school")
}

fn answer(w: &Words) -> AnswerPage {
    AnswerPage {
        call: call(),
        question: "How do the children of your house get to school?".to_owned(),
        facts: strings(["12 questions", "Until 14 December, 20:00"]),
        banner: None,
        action: Some("/leuven/calls/school/answer".to_owned()),
        version: 2,
        questions: questions(w),
        button: w.survey_send(),
        then: w.survey_then_sign_in().to_owned(),
        kept: web::typed::KeptForm::default(),
        errors: vec![],
        frame: frame(w, "The way to school"),
    }
}

fn errors(w: &Words) -> AnswerPage {
    AnswerPage {
        errors: vec![wrong("q2", "Fill this in"), wrong("q18", "Give each its own place")],
        frame: Frame { has_errors: true, ..frame(w, "The way to school") },
        ..answer(w)
    }
}

fn closed(w: &Words) -> AnswerPage {
    let (title, text) = (w.survey_closed().to_owned(), w.survey_closed_text().to_owned());
    AnswerPage {
        banner: Some(Banner { tone: Tone::Info, title, text, link: Some(call()) }),
        action: None,
        questions: Default::default(),
        ..answer(w)
    }
}

fn facts(w: &Words) -> Vec<Answered> {
    vec![
        Answered::open("How do you get there?", "By bicycle"),
        Answered::open("What matters most?", "1. Safety\n2. Speed"),
        Answered {
            open: Some("/leuven/calls/school/sealed/7/3".to_owned()),
            ..Answered::open("Where can we call you?", w.question_is_sealed())
        },
    ]
}

fn own(w: &Words) -> AnswerOwnPage {
    AnswerOwnPage {
        call: call(),
        next: strings([
            "Until 14 December you can change your answers.",
            "You hear from us in January.",
        ]),
        answers: facts(w),
        change: Some("/leuven/calls/school/answer".to_owned()),
        withdraw: Some("/leuven/calls/school/answer/withdraw".to_owned()),
        all: Some("/leuven/calls/school/answers".to_owned()),
        frame: frame(w, w.survey_thanks()),
    }
}

fn chart(w: &Words) -> Chart {
    let bar = |name: &str, value: f64| Bar {
        name: name.to_owned(),
        value: Some(value),
        said: w.answers_share(w.number(12), w.percent(12, 40)),
    };
    let (title, text) = ("How do you get there?", w.answers_most("On foot", w.percent(12, 40)));
    Chart {
        title: title.to_owned(),
        drawing: bars(Called { title, text: "" }, &[bar("On foot", 12.0), bar("By bicycle", 9.0)]),
        twin: Twin {
            head: strings(["Answer", "People", "Share"]),
            rows: vec![("On foot".to_owned(), strings(["12", "30%"]))],
        },
        text,
        ..Chart::default()
    }
}

fn answers(w: &Words) -> AnswersPage {
    AnswersPage {
        head: crate::call::sample::head(),
        banner: Some(Banner {
            tone: Tone::Warn,
            title: w.answers_only_you().to_owned(),
            text: w.answers_only_you_text().to_owned(),
            link: None,
        }),
        lead: w.answers_people(40),
        charts: vec![chart(w), chart(w)],
        texts: vec![WrittenTexts {
            language: "nl".to_owned(),
            when: "12 November".to_owned(),
            idea: Some(Link::new(w.answers_idea(), "/leuven/calls/school/ideas/3")),
            answers: facts(w),
        }],
        pages: Pages { next: Some("?after=7".to_owned()), ..Pages::default() },
        data: vec![Link::new("CSV", "/leuven/calls/school/answers.csv")],
        none: String::new(),
        frame: frame(w, w.answers_title()),
    }
}

fn none(w: &Words) -> AnswersPage {
    AnswersPage {
        charts: vec![],
        texts: vec![],
        data: vec![],
        none: w.answers_after("14 December"),
        ..answers(w)
    }
}
