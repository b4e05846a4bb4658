//! What forms take at their longest: `cargo bench -p forms`. A summary of 100,000 answers takes at most 50 ms, because it is
//! made of counts; reading them is measured by `cargo bench -p store --bench answers`.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as told")]

use std::collections::BTreeMap;

use city::{CitySettings, Language, Texts};
use forms::{
    Answers, Choice, Exact, Form, Key, Kind, Limits, Question, Slot, Typed, difference, published,
    summaries,
};

fn main() {
    divan::main();
}

fn city() -> CitySettings {
    let city = r#"{"slug":"town","name":{"en":"Town"},"languages":["en"],"time_zone":"Europe/Brussels",
        "currency":"EUR","brand":{"hue":150,"chroma":9},"sender":"town@town.example"}"#;
    serde_json::from_str(city).unwrap()
}

fn words(text: String) -> Texts {
    Texts::of(Language::english(), text)
}

/// As many questions as there can be, of all kinds, with as many choices as there can be.
fn longest() -> Form {
    let mut form = Form::default();
    for number in 0..Limits::ITEMS {
        form.add_question(|form, key| {
            let mut choices = || -> Vec<Choice> {
                let one = |n| Choice { key: form.give_key(), text: words(format!("Choice {n}")) };
                (0..Limits::CHOICES).map(one).collect()
            };
            let kind = match number % 9 {
                0 => Kind::Choice { choices: choices(), other: true },
                1 => Kind::Choices { choices: choices(), other: true, most: None },
                2 => Kind::Ranking { choices: choices() },
                3 => Kind::Number { unit: Texts::default(), decimals: 2, least: 0, most: 900_000 },
                4 => Kind::Money { most: 100_000 },
                5 => Kind::Date,
                6 => Kind::Slots,
                7 => Kind::LongText { most: Limits::LONG },
                _ => Kind::Place,
            };
            let label = words(format!("What about {number}?"));
            let help = Texts::default();
            Question {
                key,
                label,
                help,
                required: false,
                private: false,
                sealed: false,
                only_if: None,
                kind,
            }
        })
        .unwrap();
    }
    form
}

/// What somebody types into all of it.
fn typed(form: &Form, number: usize) -> Typed {
    let mut typed = Typed::default();
    for (place, question) in form.questions().enumerate() {
        let number = number.wrapping_mul(31).wrapping_add(place * 17);
        let choices = question.kind.choices();
        let choice =
            |at: usize| choices.get(at % choices.len().max(1)).map(|it| it.key.to_string());
        let values = match &question.kind {
            Kind::Choice { .. } => choice(number).into_iter().collect(),
            Kind::Choices { .. } => {
                [number, number / 3, number / 7].into_iter().filter_map(choice).collect()
            }
            Kind::Ranking { .. } => {
                for (rank, choice) in choices.iter().take(5).enumerate() {
                    typed.set(question.rank_field(choice.key), vec![(rank + 1).to_string()]);
                }
                continue;
            }
            Kind::Number { .. } => vec![(number % 900_000).to_string()],
            Kind::Money { .. } => vec![(number % 10_000_000).to_string()],
            Kind::Date => vec![format!("20{:02}-{:02}-11", number % 60, 1 + number % 12)],
            Kind::Slots => Slot::all().step_by(1 + number % 5).map(|slot| slot.key()).collect(),
            Kind::LongText { .. } => vec!["So many words. ".repeat(300)],
            _ => vec!["Behind the station".to_owned()],
        };
        typed.set(question.field(), values);
    }
    typed
}

#[divan::bench]
fn check_of_the_longest_form(bencher: divan::Bencher) {
    let (form, city) = (longest(), city());
    let typed = typed(&form, 7);
    bencher.bench(|| form.check(&typed, &city, &Exact).unwrap());
}

/// How often each value was counted in so many answers of the longest form; of so many different ones.
fn counts(form: &Form, answers: i64) -> BTreeMap<Key, BTreeMap<String, i64>> {
    const DIFFERENT: usize = 1_000;
    let (city, mut counts) = (city(), BTreeMap::<Key, BTreeMap<String, i64>>::new());
    for number in 0..DIFFERENT {
        let answers_of = form.check(&typed(form, number), &city, &Exact).unwrap();
        for ((key, value), by) in difference(&Answers::default(), &answers_of) {
            *counts.entry(key).or_default().entry(value).or_default() += by * (answers / 1_000);
        }
    }
    counts
}

#[divan::bench]
fn summary_of_100_000_answers(bencher: divan::Bencher) {
    let form = longest();
    let counts = counts(&form, 100_000);
    bencher.bench(|| summaries(&form, &counts));
}

#[divan::bench]
fn what_may_be_published_of_100_000_answers(bencher: divan::Bencher) {
    let form = longest();
    let counts = counts(&form, 100_000);
    bencher.bench(|| published(&form, &counts));
}
