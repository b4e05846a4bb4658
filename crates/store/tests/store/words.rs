//! Ideas found by words: the same ones however often a word is met, in every order.

use calls::{Call, CallTemplate, Idea, IdeaInput, IdeaState};
use city::{Author, CitySettings, Id, Language, MailChoice, NameShown, Person, Standing};
use jiff::{SignedDuration, Timestamp};
use store::calls as rows;
use store::calls::idea::{Filter, Order, cursor};
use store::testing::TestDatabase;
use store::{City, CityId, Clock, SCHEMA, Store, StoreSettings};

use crate::common::{NOW, patient};

/// More than the entries up to which a word counts as rare.
const IDEAS: i64 = 1_100;

fn author() -> Person {
    Person {
        id: Id::new(1),
        mail: None,
        name: NameShown::stored("Noor".to_owned()),
        language: Language::english(),
        mail_choice: MailChoice::default(),
        standing: Standing::Known,
        roles: Vec::new(),
        posts: Vec::new(),
        proven: city::Level::Address,
    }
}

fn call(now: Timestamp) -> Call {
    Call {
        id: Id::new(2),
        slug: "squares".parse().unwrap(),
        state: calls::CallState::Published,
        version: 1,
        published: Some(now),
        closing: None,
        results: None,
        asks: false,
        content: CallTemplate::IdeaBox.content(now),
    }
}

/// Every idea has a bench, each third a tree, each hundredth a fountain.
fn idea(number: i64, now: Timestamp) -> Idea {
    let third = if number % 3 == 0 { "with trees" } else { "" };
    let hundredth = if number % 100 == 0 { "and a fountain" } else { "" };
    Idea {
        id: Id::new(1_000 + number),
        call: Id::new(2),
        author: Author { id: Id::new(1), name: "Noor".to_owned() },
        state: IdeaState::Published,
        hidden: false,
        input: IdeaInput {
            language: Language::english(),
            title: format!("Bench {number}"),
            text: format!("A place to sit {third} {hundredth}"),
            theme: None,
            neighbourhood: None,
            place: String::new(),
            point: None,
            cost: None,
            photo: None,
            photo_text: String::new(),
            answers: forms::Answers::default(),
        },
        published: now - SignedDuration::from_secs(number * 37 % 1_009),
        version: 1,
        supports: 0,
        comments: 0,
        merged_into: None,
        change_asked: false,
        behalf: None,
        coauthors: Vec::new(),
        team: String::new(),
        told: None,
    }
}

/// A city's settings.
fn settings() -> CitySettings {
    CitySettings::new(
        "leuven".parse().unwrap(),
        "Leuven",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        "EUR".parse().unwrap(),
        "ideas@example.org".parse().unwrap(),
    )
}

/// All of them, page by page.
fn found(city: &City, filter: &Filter, order: Order) -> Vec<Idea> {
    let mut found: Vec<Idea> = Vec::new();
    loop {
        let (filter, after) = (filter.clone(), found.last().map(|idea| cursor(order, idea)));
        let page = city
            .read_blocking(move |tx| rows::idea::page(tx, Id::new(2), &filter, order, after, 300));
        let page = page.unwrap();
        if page.is_empty() {
            return found;
        }
        found.extend(page);
    }
}

#[test]
fn frequent_and_rare_words_find_the_same_in_every_order() {
    let now = Timestamp::from_microsecond(NOW).unwrap();
    for test in TestDatabase::each() {
        let opening = StoreSettings::new(test.database(), SCHEMA, Clock::new(|| NOW));
        let store = Store::open(StoreSettings { limits: patient(), ..opening }).unwrap();
        let city = store.create_city(CityId(11), "leuven").unwrap();
        city.write_blocking(move |tx| {
            store::city::person::insert(tx, &author(), now)?;
            rows::call::insert(tx, &call(now), &settings(), now)?;
            (1..=IDEAS).try_for_each(|number| rows::idea::insert(tx, &idea(number, now)))
        })
        .unwrap();

        let wanted = |words: &str| -> Vec<i64> {
            let steps: Vec<i64> = words
                .split(' ')
                .filter_map(|word| match word {
                    "tree" => Some(3),
                    "fountain" => Some(100),
                    "xylophone" => Some(IDEAS + 1),
                    _ => None,
                })
                .collect();
            (1..=IDEAS).filter(|number| steps.iter().all(|step| number % step == 0)).collect()
        };
        for words in ["bench", "tree", "fountain", "bench tree", "fountain bench", "xylophone"] {
            let filter = Filter { words: words.to_owned(), ..Filter::default() };
            for order in [Order::Newest, Order::Oldest, Order::Supported, Order::Discussed] {
                let found = found(&city, &filter, order);
                let ascending = found.windows(2).all(|two| two[0].published <= two[1].published);
                let descending = found.windows(2).all(|two| two[0].published >= two[1].published);
                match order {
                    Order::Newest => assert!(descending, "{words}"),
                    Order::Oldest => assert!(ascending, "{words}"),
                    Order::Supported | Order::Discussed => {}
                }
                let mut numbers: Vec<i64> =
                    found.iter().map(|idea| idea.id.get() - 1_000).collect();
                numbers.sort_unstable();
                assert_eq!(numbers, wanted(words), "{words} {order:?} on {}", test.name());
            }
        }
    }
}
