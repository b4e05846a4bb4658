//! Samples of registering.

use web::questions::{Control, Part, Question, Questions};
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::registration::view::RegisterPage;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("event-register", &open(w)),
        show("event-register-errors", &errors(w)),
        show("event-register-closed", &closed(w)),
    ]
}

fn open(w: &Words) -> RegisterPage {
    let question = Question {
        field: "q1".to_owned(),
        label: "Is there anything you do not eat?".to_owned(),
        lang: web::html::Attributes::new(),
        help: web::html::SafeHtml::empty(),
        when: None,
        private: true,
        sealed: None,
        control: Control::Line { value: String::new(), mode: "text", unit: String::new() },
    };
    RegisterPage {
        event: Link::new("A walk past ten grey corners", "/leuven/events/3"),
        facts: strings(["Saturday 12 December, 14:00–16:30", "Diestsesteenweg 41"]),
        banner: None,
        action: Some("/leuven/events/3/register".to_owned()),
        companions: Some((2, "1".to_owned())),
        questions: Questions { parts: vec![Part::Question(Box::new(question))] },
        button: "Register",
        then: "You get a letter with everything, and can withdraw at any time.",
        kept: web::typed::KeptForm::default(),
        errors: vec![],
        frame: frame(w, "A walk past ten grey corners"),
    }
}

fn errors(w: &Words) -> RegisterPage {
    RegisterPage {
        errors: vec![wrong("companions", "There is no place left"), wrong("q1", "Fill this in")],
        frame: Frame { has_errors: true, ..frame(w, "A walk past ten grey corners") },
        ..open(w)
    }
}

fn closed(w: &Words) -> RegisterPage {
    RegisterPage {
        banner: Some(Banner {
            tone: Tone::Info,
            title: "Registration is over.".to_owned(),
            text: String::new(),
            link: None,
        }),
        action: None,
        ..open(w)
    }
}
