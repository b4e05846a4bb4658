//! What says the same as a draft among 30,000 ideas: at most 50 ms, on both databases.
//!
//! `cargo bench -p store --bench likeness`; the texts are those of the evaluation of `likeness`, put together anew.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops where something is not as told"
)]

use std::sync::OnceLock;

use calls::{Call, Idea, IdeaInput};
use city::{Author, Id, Language, Person};
use divan::Bencher;
use likeness::{Asked, Candidate};
use store::{
    City, CityId, Clock, Store, StoreSettings, calls::idea, testing::TestDatabase,
    things::likeness as near,
};

const IDEAS: usize = 30_000;
const NOW: i64 = 1_800_000_000_000_000;
const CALL: i64 = 1_000_000;
const SOMEBODY: i64 = 7;

/// The drafts that are asked in turn.
const DRAFTS: [(&str, &str, &str); 4] = [
    (
        "nl",
        "Zitbanken in de schaduw",
        "Zet een paar banken onder bomen, zodat ouderen op het plein kunnen uitrusten.",
    ),
    (
        "en",
        "Slow down cars outside the school",
        "Drivers race past our children. Speed bumps would make them brake.",
    ),
    (
        "hu",
        "Kerékpártároló az állomáshoz",
        "Zárható, fedett tároló kell, mert ellopják a bicikliket.",
    ),
    ("fr", "Un frigo solidaire", "Chacun y dépose ce qu'il ne mangera pas, chacun se sert."),
];

struct House {
    city: City,
    _store: Store,
    _database: TestDatabase,
}

const PERSON: &str = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) values (?1, null, 'Somebody', 'en', '{}', false, ?2, ?2)";
const CALL_THING: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, published_at, changed_at) values (?1, 'call', null, null, 'en', 'Streets', true, false, 0, 0, ?2, ?2)";
const CALL_ROW: &str = "insert into call (id, slug, state, version, content) values (?1, 'streets', 'published', 1, '{}')";

/// Every idea has the title of one text and the words of two others.
fn wish(texts: &[[&'static str; 3]], number: usize) -> Idea {
    let text = |number: usize| texts[number % texts.len()];
    let [tag, title, _] = text(number);
    let (one, other) = (text(number / texts.len() * 4 + number), text(number * 4 + number / 7));
    let moment = jiff::Timestamp::from_microsecond(NOW).unwrap();
    Idea::new(
        Id::new(2_000_000 + i64::try_from(number).unwrap()),
        Id::<Call>::new(CALL),
        Author { id: Id::<Person>::new(SOMEBODY), name: "Somebody".to_owned() },
        IdeaInput {
            language: Language::from_tag_or_english(tag),
            title: title.replace("{place}", &format!("street {}", number % 400)),
            text: format!("{} {}", one[2], other[2]),
            theme: None,
            neighbourhood: Some(format!("n{}", number % 9)),
            place: String::new(),
            point: None,
            cost: None,
            photo: None,
            photo_text: String::new(),
            answers: forms::Answers::default(),
        },
        moment,
    )
}

fn texts() -> Vec<[&'static str; 3]> {
    let lines = include_str!("../../likeness/evaluation/crowd.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.splitn(3, '|').map(str::trim);
            [(); 3].map(|()| columns.next().unwrap())
        })
        .collect()
}

fn house(database: TestDatabase) -> House {
    let settings = StoreSettings::new(database.database(), store::SCHEMA, Clock::new(|| NOW));
    let store = Store::open(settings).unwrap();
    let city = store.create_city(CityId(1), "leuven").unwrap();
    city.write_blocking(|tx| {
        tx.execute(PERSON, store::args![SOMEBODY, NOW])?;
        tx.execute(CALL_THING, store::args![CALL, NOW])?;
        tx.execute(CALL_ROW, store::args![CALL])
    })
    .unwrap();
    let texts = texts();
    for from in (0..IDEAS).step_by(200) {
        let some: Vec<Idea> = (from..from + 200).map(|number| wish(&texts, number)).collect();
        city.write_blocking(move |tx| some.iter().try_for_each(|one| idea::insert(tx, one)))
            .unwrap();
    }
    House { city, _store: store, _database: database }
}

fn nearest(bencher: Bencher<'_, '_>, house: &House) {
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            DRAFTS[turn % DRAFTS.len()]
        })
        .bench_local_values(|(tag, title, text)| {
            let found = house.city.read_blocking(move |tx| {
                let asked = Asked::new(title, text, tag, Some("n3"));
                let sought = near::sought(tx, &asked, None, 32)?;
                let candidates: Vec<Candidate> =
                    sought.candidates.into_iter().map(|(candidate, _)| candidate).collect();
                Ok::<_, store::Error>(asked.nearest(&sought.postings, &candidates))
            });
            assert!(!found.unwrap().is_empty());
        });
}

#[divan::bench(sample_count = 200)]
fn among_30_000_ideas_on_sqlite(bencher: Bencher<'_, '_>) {
    static HOUSE: OnceLock<House> = OnceLock::new();
    nearest(bencher, HOUSE.get_or_init(|| house(TestDatabase::sqlite())));
}

#[divan::bench(sample_count = 200)]
fn among_30_000_ideas_on_postgres(bencher: Bencher<'_, '_>) {
    static HOUSE: OnceLock<Option<House>> = OnceLock::new();
    if let Some(house) = HOUSE.get_or_init(|| TestDatabase::postgres().map(house)) {
        nearest(bencher, house);
    }
}

fn main() {
    divan::main();
}
