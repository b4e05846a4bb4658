//! What holds of any form, any answers, whatever is done with them.

use std::collections::{BTreeMap, BTreeSet};

use city::{CitySettings, LEAST, Language, Texts};
use proptest::prelude::*;

use crate::{
    Answer, Answered, Answers, Choice, Exact, Form, Holds, Item, Key, Kind, Limits, Move, OnlyIf,
    Question, Section, Slot, Summary, Typed, cells, columns, counted, difference, published,
    summaries,
};

fn city() -> CitySettings {
    let city = r#"{"slug":"town","name":{"en":"Town"},"languages":["en"],"time_zone":"Europe/Brussels",
        "currency":"EUR","brand":{"hue":150,"chroma":9},"sender":"town@town.example"}"#;
    serde_json::from_str(city).unwrap()
}

fn words(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

/// A kind of question by numbers: which, how many choices, whether something else can be written.
fn kind(form: &mut Form, which: u8, size: u8, other: bool) -> Kind {
    let mut choices = |many: u8| -> Vec<Choice> {
        let one =
            |number| Choice { key: form.give_key(), text: words(&format!("Choice {number}")) };
        (0..many).map(one).collect()
    };
    match which % 14 {
        0 => Kind::ShortText { most: 20 },
        1 => Kind::LongText { most: 200 },
        2 => Kind::Choice { choices: choices(size), other },
        3 => Kind::Choices { choices: choices(size), other, most: other.then_some(2) },
        4 => Kind::Ranking { choices: choices(size) },
        5 => Kind::Number { unit: words("km"), decimals: size % 4, least: -50, most: 5_000 },
        6 => Kind::Money { most: 1_000 },
        7 => Kind::Date,
        8 => Kind::Slots,
        9 => Kind::Place,
        10 => Kind::Link,
        11 => Kind::Organisation,
        12 => Kind::Person,
        _ => Kind::Consent,
    }
}

/// One thing an officer does to a form.
#[derive(Debug, Clone)]
enum Edit {
    AddSection,
    Add { which: u8, size: u8, flags: u8, depends: u8 },
    Change { at: u8, which: u8, size: u8, flags: u8, depends: u8 },
    Shift { at: u8, up: bool },
    Remove { at: u8 },
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        1 => Just(Edit::AddSection),
        6 => (any::<u8>(), 1_u8..5, any::<u8>(), any::<u8>())
            .prop_map(|(which, size, flags, depends)| Edit::Add { which, size, flags, depends }),
        4 => (any::<u8>(), any::<u8>(), 1_u8..5, any::<u8>(), any::<u8>())
            .prop_map(|(at, which, size, flags, depends)| Edit::Change { at, which, size, flags, depends }),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(at, up)| Edit::Shift { at, up }),
        2 => any::<u8>().prop_map(|at| Edit::Remove { at }),
    ]
}

fn question(
    form: &mut Form,
    key: Key,
    (which, size, flags, depends): (u8, u8, u8, u8),
) -> Question {
    let earlier: Vec<Question> = form.before(key).cloned().collect();
    let on = earlier.get(usize::from(depends) % (earlier.len() + 1));
    let only_if = on.map(|on| OnlyIf {
        question: on.key,
        holds: match &on.kind {
            Kind::Number { .. } => Holds::AtLeast(i64::from(depends)),
            Kind::Consent => Holds::Agreed,
            kind => Holds::AnyOf(kind.choices().iter().take(1).map(|it| it.key).collect()),
        },
    });
    let kind = kind(form, which, size, flags & 4 > 0);
    Question {
        key,
        label: words("What?"),
        help: Texts::default(),
        required: flags & 1 > 0,
        private: flags & 2 > 0 || kind.name().is_for_staff(),
        sealed: false,
        only_if,
        kind,
    }
}

/// Does an edit; a question counts as answered where its key says so.
fn apply(form: &mut Form, edit: &Edit, answered: &BTreeSet<Key>) {
    let key_at = |form: &Form, at: u8| {
        form.items().get(usize::from(at) % form.items().len().max(1)).map(Item::key)
    };
    let _ = match *edit {
        Edit::AddSection => form
            .add_section(|key| Section { key, title: words("Part"), help: Texts::default() })
            .map(|_| ()),
        Edit::Add { which, size, flags, depends } => form
            .add_question(|form, key| question(form, key, (which, size, flags, depends)))
            .map(|_| ()),
        Edit::Change { at, which, size, flags, depends } => {
            let Some(key) = key_at(form, at) else { return };
            let mut changed = form.clone();
            let question = question(&mut changed, key, (which, size, flags, depends));
            // Keys that were given for choices are given, whatever becomes of the change.
            let given = changed.give_key();
            while form.give_key() < given {}
            let said = if answered.contains(&key) { Answered::Already } else { Answered::Never };
            form.change(question, said)
        }
        Edit::Shift { at, up } => {
            let Some(key) = key_at(form, at) else { return };
            form.shift(key, if up { Move::Up } else { Move::Down })
        }
        Edit::Remove { at } => {
            let Some(key) = key_at(form, at) else { return };
            form.remove(key).map(|_| ())
        }
    };
}

fn form_of(edits: &[Edit]) -> Form {
    let mut form = Form::default();
    edits.iter().for_each(|edit| apply(&mut form, edit, &BTreeSet::new()));
    form
}

/// What somebody types who knows the form more or less; `dice` chooses.
fn typed(form: &Form, dice: &[u8]) -> Typed {
    let mut typed = Typed::default();
    let mut dice = dice.iter().copied().cycle();
    let mut roll = || dice.next().unwrap_or_default();
    for question in form.questions() {
        let choices = question.kind.choices();
        let mut pick = || {
            let of = choices.get(usize::from(roll()) % choices.len().max(1));
            of.map_or_else(|| "other".to_owned(), |it| it.key.to_string())
        };
        let value = match &question.kind {
            Kind::Choice { .. } => vec![pick()],
            Kind::Choices { .. } => vec![pick(), pick()],
            Kind::Ranking { .. } => {
                for (rank, choice) in choices.iter().enumerate() {
                    typed.set(question.rank_field(choice.key), vec![(rank + 1).to_string()]);
                }
                continue;
            }
            Kind::Number { .. } | Kind::Money { .. } => vec![i64::from(roll()).to_string()],
            Kind::Date => vec![format!("20{:02}-0{}-11", roll() % 100, 1 + roll() % 9)],
            Kind::Slots => {
                let slot = Slot::all().nth(usize::from(roll() % 21)).unwrap();
                vec![slot.key()]
            }
            Kind::Link => vec![format!("town{}.example/way", roll())],
            Kind::Consent => vec!["yes".to_owned()],
            Kind::Organisation => {
                let sectors = ["government", "company", "residents", ""];
                let sector = sectors[usize::from(roll()) % sectors.len()];
                typed.set(question.field_of("sector"), vec![sector.to_owned()]);
                typed.set(question.field_of("site"), vec!["town.example".to_owned()]);
                vec![format!("Number {}", roll())]
            }
            Kind::Person => {
                typed.set(question.field_of("reach"), vec![format!("0470 00 00 {:02}", roll())]);
                vec![format!("Number {}", roll())]
            }
            _ => vec![format!("Words {}", roll())],
        };
        // Sometimes nothing at all, where that can be.
        if question.required || roll() % 4 > 0 {
            typed.set(question.field(), value);
        }
    }
    typed
}

fn answers(form: &Form, dice: &[u8]) -> Answers {
    form.check(&typed(form, dice), &city(), &Exact).unwrap_or_default()
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(edit(), 1..24)
}

fn dice() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever officers do one after the other, the form stays sound and no key is given again.
    #[test]
    fn any_edits_keep_a_form_sound(edits in prop::collection::vec(edit(), 1..90)) {
        let (mut form, mut known) = (Form::default(), BTreeMap::<Key, bool>::new());
        for edit in &edits {
            apply(&mut form, edit, &BTreeSet::new());
            prop_assert!(form.is_sound(), "{edit:?} of {form:?}");
            prop_assert!(form.items().len() <= Limits::ITEMS);
            for item in form.items() {
                let is_question = item.question().is_some();
                prop_assert_eq!(*known.entry(item.key()).or_insert(is_question), is_question);
            }
        }
        let kept: Form = serde_json::from_str(&serde_json::to_string(&form).unwrap()).unwrap();
        prop_assert_eq!(kept, form);
    }

    /// What was answered reads the same in the data set, whatever is changed afterwards; and a form that was changed so may
    /// be saved.
    #[test]
    fn what_was_answered_is_never_read_as_something_else(
        before in edits(), after in edits(), dice in dice()
    ) {
        let old = form_of(&before);
        let answers = answers(&old, &dice);
        let answered: BTreeSet<Key> = answers.iter().map(|(key, _)| key).collect();
        let mut new = old.clone();
        after.iter().for_each(|edit| apply(&mut new, edit, &answered));
        prop_assert_eq!(new.may_follow(&old, &answered), Ok(()));
        let (then, now) = (columns([&old]), columns([&new, &old]));
        let (told, tells) = (cells(&then, &old, &answers), cells(&now, &old, &answers));
        for (column, cell) in then.iter().zip(&told) {
            let at = now.iter().position(|it| it.name == column.name);
            prop_assert_eq!(at.and_then(|at| tells.get(at)), Some(cell), "{}", column.name);
            let private = at.and_then(|at| now.get(at)).is_some_and(|it| it.private);
            prop_assert!(private || !column.private, "what was private is not shown");
        }
    }

    /// Answers that are typed again as they are written are the same answers.
    #[test]
    fn answers_read_back(edits in edits(), dice in dice()) {
        let form = form_of(&edits);
        let Ok(answers) = form.check(&typed(&form, &dice), &city(), &Exact) else { return Ok(()) };
        prop_assert_eq!(form.check_answers(&answers, &city()), Ok(answers.clone()));
        let kept: Answers =
            serde_json::from_str(&serde_json::to_string(&answers).unwrap()).unwrap();
        prop_assert_eq!(kept, answers);
    }

    /// Whatever is posted into whichever field, it is answered by answers or by flaws beside questions there are.
    #[test]
    fn nothing_typed_stops_us(
        edits in edits(),
        hostile in prop::collection::vec(("q[0-9]{1,2}(_(other|lon|lat|area|sector|site|reach|[0-9]))?", "\\PC{0,30}|-?[0-9]{0,25}|other|yes|\\u{0}|NaN|1e400"), 0..30),
    ) {
        let form = form_of(&edits);
        let mut typed = Typed::default();
        for (field, value) in hostile {
            typed.set(field, vec![value.clone(), value]);
        }
        match form.check(&typed, &city(), &Exact) {
            Ok(answers) => {
                prop_assert_eq!(form.check_answers(&answers, &city()), Ok(answers));
            }
            Err(flaws) => {
                let fields: Vec<String> = form.questions().flat_map(Question::fields).collect();
                prop_assert!(flaws.iter().all(|(field, _)| fields.iter().any(|it| it == field)));
            }
        }
    }

    /// Counts that are kept as sheets come, change and go are those of the sheets that are there.
    #[test]
    fn counts_are_those_of_the_sheets(
        edits in edits(),
        turns in prop::collection::vec((0_usize..6, any::<bool>(), dice()), 1..40),
    ) {
        let form = form_of(&edits);
        let mut sheets: BTreeMap<usize, Answers> = BTreeMap::new();
        let mut kept: BTreeMap<(Key, String), i64> = BTreeMap::new();
        for (person, stays, dice) in turns {
            let after = if stays { answers(&form, &dice) } else { Answers::default() };
            let before = sheets.insert(person, after.clone()).unwrap_or_default();
            for (value, by) in difference(&before, &after) {
                *kept.entry(value).or_default() += by;
            }
        }
        let mut anew: BTreeMap<(Key, String), i64> = BTreeMap::new();
        for (key, answer) in sheets.values().flat_map(Answers::iter) {
            for value in counted(answer) {
                *anew.entry((key, value)).or_default() += 1;
            }
        }
        kept.retain(|_, many| *many != 0);
        prop_assert_eq!(kept, anew);
    }

    /// Nothing that is published tells of fewer than five people, nor does the rest of a whole.
    #[test]
    fn small_numbers_are_not_published(
        edits in edits(), people in prop::collection::vec(dice(), 0..40)
    ) {
        let form = form_of(&edits);
        let mut counts: BTreeMap<Key, BTreeMap<String, i64>> = BTreeMap::new();
        for answers in people.iter().map(|dice| answers(&form, dice)) {
            for ((key, value), by) in difference(&Answers::default(), &answers) {
                *counts.entry(key).or_default().entry(value).or_default() += by;
            }
        }
        let whole = summaries(&form, &counts);
        for (question, told) in published(&form, &counts) {
            prop_assert!(!question.private);
            let fits = |many: i64| many == 0 || many >= LEAST;
            prop_assert!(fits(told.people()), "{told:?}");
            let people = told.people();
            let all = &whole.iter().find(|(it, _)| it.key == question.key).unwrap().1;
            prop_assert_eq!(all.people(), people);
            let parts: Vec<i64> = match &told {
                Summary::Chosen { bars, .. } => bars.iter().map(|bar| bar.many).collect(),
                Summary::Ranked { bars, .. } => bars.iter().map(|bar| bar.many).collect(),
                Summary::Numbers { bins, .. } => bins.iter().map(|bin| bin.many).collect(),
                Summary::Months { months: named, .. }
                | Summary::Places { neighbourhoods: named, .. } => {
                    named.iter().map(|(_, many)| *many).collect()
                }
                Summary::Sectors { sectors, .. } => sectors.iter().map(|(_, many)| *many).collect(),
                Summary::Slots { slots, .. } => slots.iter().map(|(_, many)| *many).collect(),
                Summary::Said { .. } => Vec::new(),
            };
            prop_assert!(parts.iter().all(|many| fits(*many)), "{told:?}");
            match &told {
                Summary::Chosen { several: false, .. } => {
                    // What is left out is of several choices, and can be shared out among them in five ways at least.
                    let left = people - parts.iter().sum::<i64>();
                    let Summary::Chosen { bars, .. } = all else { panic!("bars of {all:?}") };
                    let out = bars.len() - parts.len();
                    prop_assert!(out == 0 || (out > 1 && left >= 4) || parts.is_empty(), "{told:?}");
                }
                Summary::Chosen { several: true, .. } | Summary::Slots { .. } => {
                    prop_assert!(parts.iter().all(|many| fits(people - many)), "{told:?}");
                }
                Summary::Numbers { .. } => prop_assert_eq!(parts.iter().sum::<i64>(), people),
                _ => {}
            }
            if let Some(only_if) = &question.only_if {
                let on = whole.iter().find(|(it, _)| it.key == only_if.question);
                prop_assert!(on.is_some_and(|(on, all)| !on.private && fits(all.people() - people)));
            }
        }
    }
}

#[test]
fn a_summary_that_depends_tells_nothing_of_what_was_left_out() {
    let mut form = Form::default();
    let with = |kind: Kind, only_if: Option<OnlyIf>, key: Key| Question {
        key,
        label: words("What?"),
        help: Texts::default(),
        required: true,
        private: false,
        sealed: false,
        only_if,
        kind,
    };
    let [a, b, c] = [(); 3].map(|()| form.give_key());
    let choices =
        [a, b, c].iter().map(|key| Choice { key: *key, text: words("One") }).collect::<Vec<_>>();
    let way = Kind::Choice { choices, other: false };
    let way = form.add_question(|_, key| with(way, None, key)).unwrap();
    let if_any = |of: &[Key]| Some(OnlyIf { question: way, holds: Holds::AnyOf(of.to_vec()) });
    let [small, rest, large] = [&[b][..], &[a, b], &[a]].map(|of| {
        form.add_question(|_, key| with(Kind::ShortText { most: 9 }, if_any(of), key)).unwrap()
    });
    let mut counts: BTreeMap<Key, BTreeMap<String, i64>> = BTreeMap::new();
    for (many, choice) in [(50, a), (3, b), (10, c)] {
        for _ in 0..many {
            let mut answers = Answers::default();
            answers.set(way, Answer::Chosen { of: vec![choice], other: String::new() });
            for (asked, of) in [(small, &[b][..]), (rest, &[a, b]), (large, &[a])] {
                if of.contains(&choice) {
                    answers.set(asked, Answer::Text("so".to_owned()));
                }
            }
            for ((key, value), by) in difference(&Answers::default(), &answers) {
                *counts.entry(key).or_default().entry(value).or_default() += by;
            }
        }
    }
    let told: Vec<Key> = published(&form, &counts).iter().map(|(it, _)| it.key).collect();
    assert_eq!(told, [way, large], "53 of 63 would tell that three chose the second");
}
