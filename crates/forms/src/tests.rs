//! A form from its building to its data set.

use std::collections::BTreeMap;

use city::{CitySettings, Currency, Flaw, InClear, Language, Money, Sector, Texts};
use jiff::civil::Date;

use crate::{
    Answer, Answered, Answers, CannotEdit, Cell, Choice, Form, Holds, Key, Kind, Move, OnlyIf,
    Question, Reads, Sealing, Summary, Typed, cells, columns, counted,
};

/// Reads plain digits only.
struct Plain;

impl Reads for Plain {
    fn number(&self, typed: &str, _: u8) -> Result<i64, Flaw> {
        typed.parse().map_err(|_| Flaw::NotANumber)
    }

    fn money(&self, typed: &str, currency: Currency) -> Result<Money, Flaw> {
        let whole = typed.parse().ok().and_then(|units| Money::whole(units, currency));
        whole.ok_or(Flaw::NotANumber)
    }

    fn date(&self, typed: &str) -> Result<Date, Flaw> {
        typed.parse().map_err(|_| Flaw::NotADate)
    }
}

fn words(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

fn ask(form: &mut Form, label: &str, kind: Kind, only_if: Option<OnlyIf>) -> Key {
    let question = |_: &mut Form, key| Question {
        key,
        label: words(label),
        help: Texts::default(),
        required: true,
        private: false,
        sealed: false,
        only_if,
        kind,
    };
    form.add_question(question).unwrap()
}

/// “Do you cycle?” yes or no; only who does is asked how many kilometres.
fn cycling() -> (Form, [Key; 4]) {
    let mut form = Form::default();
    let (yes, no) = (form.give_key(), form.give_key());
    let choices = [(yes, "Yes"), (no, "No")];
    let choices = choices.map(|(key, text)| Choice { key, text: words(text) }).to_vec();
    let cycles = ask(&mut form, "Do you cycle?", Kind::Choice { choices, other: false }, None);
    let far = Kind::Number { unit: words("km"), decimals: 0, least: 0, most: 500 };
    let only_if = Some(OnlyIf { question: cycles, holds: Holds::AnyOf(vec![yes]) });
    let far = ask(&mut form, "How far a week?", far, only_if);
    (form, [cycles, far, yes, no])
}

fn typed(pairs: &[(String, String)]) -> Typed {
    let mut typed = Typed::default();
    for (field, value) in pairs {
        typed.set(field.clone(), vec![value.clone()]);
    }
    typed
}

fn city() -> CitySettings {
    let city = r#"{"slug":"town","name":{"en":"Town"},"languages":["en"],"time_zone":"Europe/Brussels",
        "currency":"EUR","brand":{"hue":150,"chroma":9},"sender":"town@town.example"}"#;
    serde_json::from_str(city).unwrap()
}

#[test]
fn a_question_that_is_not_asked_is_not_missed() {
    let (form, [cycles, far, yes, no]) = cycling();
    let cycles_not = typed(&[(format!("q{cycles}"), no.to_string())]);
    let answers = form.check(&cycles_not, &city(), &Plain).unwrap();
    assert_eq!(answers.get(far), None);
    assert_eq!(form.asked(&answers).count(), 1);

    let changed_their_mind =
        [(format!("q{cycles}"), no.to_string()), (format!("q{far}"), "a lot".to_owned())];
    assert!(form.check(&typed(&changed_their_mind), &city(), &Plain).is_ok());

    let cycles_but = typed(&[(format!("q{cycles}"), yes.to_string())]);
    let flaws = form.check(&cycles_but, &city(), &Plain).unwrap_err();
    assert_eq!(flaws.of(&format!("q{far}")), Some(&Flaw::Missing));
}

#[test]
fn a_change_that_would_misread_an_answer_is_refused() {
    let (mut form, [cycles, far, yes, _]) = cycling();
    let miles = Question {
        kind: Kind::Number { unit: words("miles"), decimals: 0, least: 0, most: 500 },
        ..form.question(far).unwrap().clone()
    };
    assert_eq!(form.clone().change(miles.clone(), Answered::Never), Ok(()));
    assert_eq!(form.change(miles, Answered::Already), Err(CannotEdit::Settled));

    let mut without_yes = form.question(cycles).unwrap().clone();
    if let Kind::Choice { choices, .. } = &mut without_yes.kind {
        choices.retain(|choice| choice.key != yes);
    }
    let needed = Err(CannotEdit::Needed { by: far });
    assert_eq!(form.change(without_yes, Answered::Never), needed);
    assert_eq!(form.remove(cycles).err(), Some(CannotEdit::Needed { by: far }));
    assert_eq!(form.shift(far, Move::Up), Err(CannotEdit::LooksAhead));
    assert_eq!(form.number(far), Some(2));
}

#[test]
fn what_was_private_stays_with_staff() {
    let (mut form, [cycles, ..]) = cycling();
    let mut private = form.question(cycles).unwrap().clone();
    private.private = true;
    form.change(private.clone(), Answered::Already).unwrap();
    private.private = false;
    assert_eq!(form.change(private, Answered::Already), Err(CannotEdit::Settled));
    let mut answers = Answers::default();
    answers.set(cycles, Answer::Chosen { of: Vec::new(), other: "sometimes".to_owned() });
    answers.set(Key::new(999), Answer::Agreed);
    assert!(answers.public(&form).is_empty());
}

#[test]
fn a_data_set_has_the_columns_of_all_versions() {
    let (old, [cycles, far, yes, _]) = cycling();
    let mut new = old.clone();
    new.remove(far).unwrap();
    ask(&mut new, "Where?", Kind::Link, None);
    let columns = columns([&new, &old]);
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["q3", "q5", "q4"]);
    let mut answers = Answers::default();
    answers.set(cycles, Answer::Chosen { of: vec![yes], other: String::new() });
    answers.set(far, Answer::Number(30));
    let cells = cells(&columns, &old, &answers);
    let yes = Cell::Choice(yes, words("Yes"));
    assert_eq!(cells, [yes, Cell::Empty, Cell::Number(30, 0)]);
}

#[test]
fn a_summary_is_made_of_counts() {
    let (form, [cycles, far, yes, no]) = cycling();
    let mut counts: BTreeMap<Key, BTreeMap<String, i64>> = BTreeMap::new();
    for number in 1..=1000 {
        let chosen = if number % 4 == 0 { no } else { yes };
        let mut answers = Answers::default();
        answers.set(cycles, Answer::Chosen { of: vec![chosen], other: String::new() });
        answers.set(far, Answer::Number(number));
        for (key, answer) in answers.iter() {
            for value in counted(answer) {
                *counts.entry(key).or_default().entry(value).or_default() += 1;
            }
        }
    }
    let of = |key| Summary::of(form.question(key).unwrap(), counts.get(&key).unwrap());
    let Summary::Chosen { people, bars, .. } = of(cycles) else { panic!("bars") };
    assert_eq!(people, 1000);
    assert_eq!(bars.iter().map(|bar| bar.many).collect::<Vec<_>>(), [750, 250]);
    let Summary::Numbers { half, bins, .. } = of(far) else { panic!("numbers") };
    assert_eq!(half, 500);
    assert_eq!(bins.iter().map(|bin| bin.many).sum::<i64>(), 1000);
    assert!(bins.len() <= 12);
}

/// A form with one sealed question of at most ten characters.
fn sealing() -> (Form, Key) {
    let mut form = Form::default();
    let question = |_: &mut Form, key| Question {
        key,
        label: words("Where can we call you?"),
        help: Texts::default(),
        required: true,
        private: true,
        sealed: true,
        only_if: None,
        kind: Kind::ShortText { most: 10 },
    };
    let key = form.add_question(question).unwrap();
    (form, key)
}

#[test]
fn what_is_sealed_is_written_nowhere_by_itself() {
    let ((form, key), city) = (sealing(), city());
    let typed =
        |words: &str| Typed::of(&form, |field| (field == "q1").then_some(words).into_iter());
    let fresh = typed(" 016 kite ");
    assert_eq!(serde_json::to_string(&fresh).unwrap(), r#"{"q1_kept":["yes"]}"#);
    assert!(!format!("{fresh:?}").contains("kite"));
    let sealed = fresh.to_seal();
    assert_eq!(sealed, [("q1".to_owned(), Some(InClear::new(" 016 kite ")))]);
    let answers = form.check(&fresh, &city, &Plain).unwrap();
    assert_eq!(answers.get(key), Some(&Answer::Sealed(Sealing::Fresh(InClear::new("016 kite")))));
    assert!(serde_json::to_string(&answers).is_err(), "it is never written in clear");
    assert_eq!(form.check_answers(&answers, &city).unwrap(), answers);

    let long = typed("01234567890");
    let flaws = form.check(&long, &city, &Plain).unwrap_err();
    assert_eq!(flaws.of("q1"), Some(&Flaw::TooLong { most: 10 }));
    assert!(long.to_seal().is_empty(), "what does not fit is not kept");
    assert_eq!(form.check(&typed("  "), &city, &Plain).unwrap_err().of("q1"), Some(&Flaw::Missing));

    let mut kept = Answers::default();
    kept.set(key, Answer::Sealed(Sealing::Kept));
    let written = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&written).unwrap(), kept);
    assert_eq!(form.check_answers(&kept, &city).unwrap(), kept);
    assert_eq!(counted(kept.get(key).unwrap()), [""], "only that it was answered is counted");
    assert!(kept.public(&form).is_empty());
    let columns = columns([&form]);
    assert_eq!(cells(&columns, &form, &kept), [Cell::Flag(true)]);
}

#[test]
fn what_is_sealed_takes_words_of_staff_and_stays_so() {
    let (mut form, key) = sealing();
    let question = form.question(key).unwrap().clone();
    for unsound in [
        Question { private: false, ..question.clone() },
        Question { kind: Kind::Consent, ..question.clone() },
    ] {
        assert_eq!(form.change(unsound, Answered::Never), Err(CannotEdit::LooksAhead));
    }
    let open = Question { sealed: false, ..question.clone() };
    assert_eq!(form.change(open.clone(), Answered::Already), Err(CannotEdit::Settled));
    let mut opened = form.clone();
    opened.change(open, Answered::Never).unwrap();
    let answered = [key].into();
    assert_eq!(opened.may_follow(&form, &answered), Err(CannotEdit::Settled));
    assert_eq!(form.may_follow(&opened, &answered), Err(CannotEdit::Settled));
    assert_eq!(form.may_follow(&opened, &[].into()), Ok(()));
}

#[test]
fn an_organisation_is_named_with_its_sector() {
    let mut form = Form::default();
    let key = ask(&mut form, "With whom?", Kind::Organisation, None);
    let read = |fields: &[(&str, &str)]| {
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(part, said)| (format!("q{key}{part}"), (*said).to_owned()))
            .collect();
        form.check(&typed(&fields), &city(), &Plain)
    };
    let answers =
        read(&[("", " Repair  café "), ("_sector", "residents"), ("_site", "repair.example")]);
    let answers = answers.unwrap();
    let (name, site) = ("Repair café".to_owned(), "https://repair.example".to_owned());
    let named = Answer::Organisation { name, sector: Some(Sector::Residents), site };
    assert_eq!(answers.get(key), Some(&named));
    assert_eq!(counted(&named), ["", "residents"]);
    let all = columns([&form]);
    assert_eq!(
        all.iter().map(|it| it.name.clone()).collect::<Vec<_>>(),
        ["q1", "q1_sector", "q1_site"]
    );
    let told = cells(&all, &form, &answers);
    let text = |said: &str| Cell::Text(said.to_owned());
    assert_eq!(told, [text("Repair café"), text("residents"), text("https://repair.example")]);

    let flaw = |fields: &[(&str, &str)], part: &str| {
        read(fields).unwrap_err().of(&format!("q{key}{part}")).cloned()
    };
    assert_eq!(flaw(&[], ""), Some(Flaw::Missing));
    assert_eq!(flaw(&[("_sector", "company")], ""), Some(Flaw::Missing));
    assert_eq!(flaw(&[("", "A"), ("_sector", "guild")], "_sector"), Some(Flaw::NotAChoice));
    assert_eq!(
        flaw(&[("", "A"), ("_site", "javascript:alert(1)")], "_site"),
        Some(Flaw::Malformed)
    );
    assert_eq!(flaw(&[("", &"A".repeat(121))], ""), Some(Flaw::TooLong { most: 120 }));
}

#[test]
fn how_to_reach_somebody_stays_with_staff() {
    let mut form = Form::default();
    let question = |private| {
        move |_: &mut Form, key| Question {
            key,
            label: words("Whom can we call?"),
            help: Texts::default(),
            required: false,
            private,
            sealed: false,
            only_if: None,
            kind: Kind::Person,
        }
    };
    assert_eq!(form.add_question(question(false)), Err(CannotEdit::LooksAhead));
    let key = form.add_question(question(true)).unwrap();
    let mut public = form.question(key).unwrap().clone();
    public.private = false;
    assert_eq!(form.change(public, Answered::Never), Err(CannotEdit::LooksAhead));

    let read = |name: &str, reach: &str| {
        let fields =
            [(format!("q{key}"), name.to_owned()), (format!("q{key}_reach"), reach.to_owned())];
        form.check(&typed(&fields), &city(), &Plain)
    };
    for reach in ["0470 12 34 56", "+32 (0)16/12.34.56", "chair@school.example"] {
        let answers = read("The chair", reach).unwrap();
        let person = Answer::Person { name: "The chair".to_owned(), reach: reach.to_owned() };
        assert_eq!(answers.get(key), Some(&person));
        assert_eq!(counted(&person), [""], "who it is is not counted");
        assert!(answers.public(&form).is_empty(), "only staff read it");
    }
    for reach in ["1234", "call me", "0470 12 34 56 78 90 12 34", "chair@"] {
        let flaws = read("The chair", reach).unwrap_err();
        assert_eq!(flaws.of(&format!("q{key}_reach")), Some(&Flaw::Malformed), "{reach}");
    }
    let nobody = read("", "").unwrap();
    assert_eq!(nobody.get(key), None, "it need not be answered");
    assert_eq!(
        read("The chair", "").unwrap_err().of(&format!("q{key}_reach")),
        Some(&Flaw::Missing)
    );
    assert_eq!(read("", "0470 12 34 56").unwrap_err().of(&format!("q{key}")), Some(&Flaw::Missing));
}
