//! Samples of the pages of building a form, and of a form with every kind of question.

use city::{CitySettings, Currency, Language, Neighbourhood, Texts};
use forms::{Choice as Chooseable, Form, Holds, Kind, OnlyIf, Question, Section, Typed};
use web::html::SafeHtml;
use web::questions::{Asking, Questions};
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::call::edit_view::TextField;
use crate::form::kinds;
use crate::form::view::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("form-list", &list(w)),
        show("form-empty", &empty(w)),
        show("form-question", &question(w)),
        show("form-section", &section(w)),
        show("form-kinds", &kinds_page(w)),
        show("form-preview", &preview_page(w)),
    ]
}

fn text(words: &str) -> Texts {
    Texts::of(Language::english(), words)
}

fn city() -> CitySettings {
    let zone = "Europe/Brussels".parse().unwrap();
    let (slug, sender) = ("leuven".parse().unwrap(), "hello@leuven.example".parse().unwrap());
    let own = Language::english();
    let mut city = CitySettings::new(slug, "Leuven", own, zone, Currency::EUR, sender);
    let area = |key: &str, name: &str| Neighbourhood {
        key: key.to_owned(),
        name: name.to_owned(),
        outline: city::Outline(Vec::new()),
    };
    city.neighbourhoods = vec![area("centre", "Centre"), area("kessel-lo", "Kessel-Lo")];
    city
}

/// A form with every kind of question; the second depends on the first.
fn form() -> Form {
    let mut form = Form::default();
    let section =
        |key| Section { key, title: text("Your way to school"), help: text("Three minutes.") };
    form.add_section(section).unwrap();
    let choices = |form: &mut Form| -> Vec<Chooseable> {
        ["On foot", "By bicycle, with or without a trailer for children", "By bus"]
            .map(|said| Chooseable { key: form.give_key(), text: text(said) })
            .to_vec()
    };
    let first = choices(&mut form);
    let bicycle = first.get(1).map(|choice| choice.key).unwrap();
    let kinds = [
        Kind::Choice { choices: first, other: true },
        Kind::Number { unit: text("km"), decimals: 1, least: 0, most: 500 },
        Kind::Choices { choices: choices(&mut form), other: true, most: Some(2) },
        Kind::Ranking { choices: choices(&mut form) },
        Kind::ShortText { most: 100 },
        Kind::LongText { most: 1_000 },
        Kind::Money { most: 1_000 },
        Kind::Date,
        Kind::Slots,
        Kind::Place,
        Kind::Link,
        Kind::Consent,
        Kind::Organisation,
        Kind::Person,
    ];
    let mut depends = None;
    for (at, kind) in kinds.into_iter().enumerate() {
        let only_if = depends.filter(|_| at == 1);
        let only_if =
            only_if.map(|question| OnlyIf { question, holds: Holds::AnyOf(vec![bicycle]) });
        let ask = |_: &mut Form, key| Question {
            key,
            label: text("How do you get there on most days?"),
            help: text("Think of *last* week."),
            required: at % 2 == 0,
            private: at == 4 || kind.name().is_for_staff(),
            sealed: false,
            only_if,
            kind,
        };
        let key = form.add_question(ask).unwrap();
        depends = depends.or(Some(key));
    }
    form
}

pub(crate) fn questions(w: &Words) -> Questions {
    let (city, ground, wished) = (city(), ground(), [w.tag()]);
    let asking = Asking { w, wished: &wished, city: &city, ground: Some(&ground), can_seal: true };
    let mut typed = Typed::default();
    typed.set("q2", vec!["other".to_owned()]);
    asking.questions(&form(), &typed)
}

fn preview(w: &Words) -> Preview {
    let questions = questions(w);
    let part = PreviewPart { w, questions: &questions, errors: FieldError::none() };
    let link =
        |name: &str, tag: &str| Link::new(name, format!("/leuven/calls/cooler/form?in={tag}"));
    Preview {
        languages: vec![(link("Nederlands", "nl"), true), (link("English", "en"), false)],
        tag: "nl".to_owned(),
        html: SafeHtml::of_template(&part).unwrap(),
    }
}

fn row(key: &str, number: &str, kind: &'static str, kind_word: &'static str) -> FormRow {
    FormRow {
        key: key.to_owned(),
        number: number.to_owned(),
        label: "How do you get there on most days?".to_owned(),
        kind,
        kind_word,
        facts: strings(["3 choices", "must be answered"]),
        only_if: String::new(),
        edit: format!("/leuven/calls/cooler/form/{key}"),
        up: true,
        down: true,
        removal: "It will be asked no more.".to_owned(),
        removable: true,
    }
}

fn list(w: &Words) -> FormListPage {
    let call = Link::new("Cooler streets 2027", "/leuven/desk/calls/cooler");
    FormListPage {
        call,
        lead: w.build_lead_answers().to_owned(),
        banner: Some(Banner {
            tone: Tone::Info,
            title: w.build_answered().to_owned(),
            text: w.build_answered_text().to_owned(),
            link: None,
        }),
        rows: vec![
            row("1", "", "section", w.kind_section()),
            FormRow { up: false, removable: false, ..row("2", "1", "choice", w.kind_choice()) },
            FormRow {
                only_if: w.question_if_chose(w.quoted("By bus"), "How do you get there?"),
                down: false,
                ..row("6", "2", "number", w.kind_number())
            },
        ],
        can_change: true,
        action: "/leuven/calls/cooler/form".to_owned(),
        groups: kinds::groups(w, "/leuven/calls/cooler/form/add"),
        preview: preview(w),
        errors: vec![wrong("item-2", "Question 2 is only asked because of this")],
        frame: desk_frame(w, w.build_title()),
    }
}

fn empty(w: &Words) -> FormListPage {
    let nothing = Preview { html: SafeHtml::empty(), ..preview(w) };
    FormListPage { rows: vec![], banner: None, errors: vec![], preview: nothing, ..list(w) }
}

fn kinds_page(w: &Words) -> FormKindsPage {
    FormKindsPage {
        path: path(),
        groups: kinds::groups(w, "/leuven/calls/cooler/form/add"),
        frame: desk_frame(w, w.build_add()),
    }
}

fn preview_page(w: &Words) -> FormPreviewPage {
    FormPreviewPage { path: path(), preview: preview(w), frame: desk_frame(w, w.build_preview()) }
}

fn path() -> Vec<Link> {
    vec![
        Link::new("Cooler streets 2027", "/leuven/desk/calls/cooler"),
        Link::new("Questions", "/leuven/calls/cooler/form"),
    ]
}

fn sides(name: &str, said: &str) -> Vec<TextField> {
    let side = |tag: &str, language: &str, text: &str| TextField {
        field: format!("{name}-{tag}"),
        tag: tag.to_owned(),
        language: language.to_owned(),
        text: text.to_owned(),
        lacks: text.is_empty(),
    };
    vec![side("nl", "Nederlands", said), side("en", "English", "")]
}

fn question(w: &Words) -> FormQuestionPage {
    let choice = |row: usize, said: &str| ChoiceRow {
        row,
        key: row.to_string(),
        texts: sides(&format!("choice-{row}"), said),
    };
    FormQuestionPage {
        path: path(),
        heading: w.build_new_question().to_owned(),
        banner: None,
        action: "/leuven/calls/cooler/form/add".to_owned(),
        kind: "choices",
        kind_word: w.kind_choices(),
        kind_hint: w.kind_choices_hint(),
        label: sides("label", ""),
        help: sides("help", ""),
        choices: vec![choice(1, "Te voet"), choice(2, "Met de fiets"), choice(3, "")],
        other: Some(true),
        numbers: vec![NumberField {
            field: "most",
            label: w.build_most_choices(),
            hint: w.build_most_choices_hint().to_owned(),
            value: "2".to_owned(),
        }],
        unit: sides("unit", "km"),
        decimals: vec![Choice::new("0", "0", Chosen::Yes), Choice::new("1", "1", Chosen::No)],
        settled: w.build_settled_kind().to_owned(),
        required: Some(true),
        private: Some(false),
        sealed: Sealing::Asked(true),
        can_seal: true,
        conditions: vec![
            Condition {
                title: "1. How do you get there?".to_owned(),
                boxes: vec![Choice::new("if-2-3", "On foot", Chosen::Yes)],
                least: None,
            },
            Condition {
                title: "2. How far is it?".to_owned(),
                boxes: vec![],
                least: Some((
                    "if-6-least".to_owned(),
                    w.build_at_least().to_owned(),
                    String::new(),
                )),
            },
        ],
        is_conditional: true,
        places: choices("At the beginning"),
        theirs: vec![("label-nl".to_owned(), "Hoe ga je naar school?".to_owned())],
        was: String::new(),
        kept: web::typed::KeptForm::default(),
        back: "/leuven/calls/cooler/form".to_owned(),
        errors: vec![wrong("label-nl", "Fill this in"), wrong("only-if", w.build_one_condition())],
        frame: Frame { has_errors: true, ..desk_frame(w, w.build_new_question()) },
    }
}

fn section(w: &Words) -> FormQuestionPage {
    FormQuestionPage {
        kind: "section",
        kind_word: w.kind_section(),
        kind_hint: w.kind_section_hint(),
        choices: vec![],
        other: None,
        numbers: vec![],
        unit: vec![],
        decimals: vec![],
        settled: String::new(),
        required: None,
        private: None,
        sealed: Sealing::Stays,
        can_seal: true,
        conditions: vec![],
        theirs: vec![],
        errors: vec![],
        ..question(w)
    }
}
