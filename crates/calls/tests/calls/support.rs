//! A city, a call and its ideas, for tests.

use calls::{Call, CallState, CallTemplate, Idea, IdeaInput, IdeaState, Rule};
use city::{Author, CitySettings, Flaw, Id, Language, Refusal, Texts};
use jiff::{Timestamp, ToSpan as _};

/// Noon, so many days after the first.
pub(crate) fn noon(day: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap().checked_add((24 * day).hours()).unwrap()
}

pub(crate) fn call(rule: Rule, places: Option<u32>) -> Call {
    let mut content = CallTemplate::OpenCall.content(noon(0));
    content.rule = rule;
    content.places = places;
    for texts in [
        &mut content.title,
        &mut content.question,
        &mut content.text,
        &mut content.rule_text,
        &mut content.office,
    ] {
        *texts = Texts::of(Language::english(), "Cooler streets");
    }
    Call {
        id: Id::new(1),
        slug: "cooler-streets".parse().unwrap(),
        state: CallState::Published,
        version: 1,
        published: Some(noon(0)),
        closing: None,
        results: None,
        asks: false,
        content,
    }
}

pub(crate) fn city() -> CitySettings {
    CitySettings::new(
        "riverton".parse().unwrap(),
        "Riverton",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        "EUR".parse().unwrap(),
        "ideas@example.org".parse().unwrap(),
    )
}

pub(crate) fn idea(id: i64, supports: i64, state: IdeaState) -> Idea {
    Idea {
        id: Id::new(id),
        call: Id::new(1),
        author: Author { id: Id::new(100 + id), name: "An V.".to_owned() },
        state,
        hidden: false,
        input: IdeaInput {
            language: Language::english(),
            title: format!("Idea {id}"),
            text: "A bench in the shade of the church.".to_owned(),
            theme: None,
            neighbourhood: None,
            place: String::new(),
            point: None,
            cost: None,
            photo: None,
            photo_text: String::new(),
            answers: forms::Answers::default(),
        },
        published: noon(id),
        version: 1,
        supports,
        comments: 0,
        merged_into: None,
        change_asked: false,
        behalf: None,
        coauthors: Vec::new(),
        team: String::new(),
        told: None,
    }
}

/// The flaws for which something was refused.
pub(crate) fn flaws<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> Vec<(String, Flaw)> {
    match answer {
        Err(Refusal::Flawed(flaws)) => {
            flaws.iter().map(|(field, flaw)| (field.to_owned(), flaw.clone())).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// One flaw.
pub(crate) fn flaw(field: &str, flaw: Flaw) -> Vec<(String, Flaw)> {
    vec![(field.to_owned(), flaw)]
}
