//! Searching among 50,000 documents: half of all searches, and 95 in a hundred, take at most so long, on both databases.
//!
//! `cargo bench -p store --bench search`, or with fewer: `cargo bench -p store --bench search -- 5000`. Three in five are
//! ideas, two comments. They have the words of the evaluation of `likeness`, and each some of 60,000 words that nothing
//! means, frequent and rare as words are.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench measures time, and stops where something is not as told"
)]

use std::time::{Duration, Instant};

use calls::{Call, Idea, IdeaInput};
use city::{Author, Comment, CommentState, Id, Language, Noun, Person};
use likeness::Query;
use store::testing::TestDatabase;
use store::things::{asked, comment, found};
use store::{City, CityId, Clock, Limits, Store, StoreSettings, calls::idea};

const DOCUMENTS: usize = 50_000;
const NOW: i64 = 1_800_000_000_000_000;
const CALL: i64 = 1_000_000;
const SOMEBODY: i64 = 7;
/// What 95 of a hundred searches and suggestions may take.
const LIMIT: Duration = Duration::from_millis(20);
const LIMIT_OF_SUGGESTIONS: Duration = Duration::from_millis(10);

const PERSON: &str = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) values (?1, null, 'Somebody', 'en', '{}', false, ?2, ?2)";
const CALL_THING: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, published_at, changed_at) values (?1, 'call', null, null, 'en', 'Streets', true, false, 0, 0, ?2, ?2)";
const CALL_ROW: &str = "insert into call (id, slug, state, version, content) values (?1, 'streets', 'published', 1, '{}')";

/// What people look for: frequent and rare words, several, compounds, other forms, beginnings, typing errors, nothing.
const SEARCHES: [&str; 24] = [
    "bank",
    "bench",
    "banken schaduw",
    "bomen op het plein",
    "speeltuin",
    "speeltuinhek",
    "hek speeltuin",
    "fiets",
    "fietsenstalling station",
    "bibliotheek",
    "bibliohteek",
    "bilbiotheke",
    "schol",
    "street",
    "street 37",
    "slow down cars outside the school",
    "kerékpártároló",
    "kerekpar allomas",
    "arbres fruitiers",
    "ba",
    "st",
    "zonnepanelen dak",
    "xylofoon museum",
    "\"bank\" -station",
];

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A word that nothing means: its number is as often small as words are frequent.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "de", "ki", "lo", "mu", "ne", "ro", "si", "ta", "vo", "wi", "za", "gel", "pin",
            "hor", "lam",
        ];
        let spread = self.next() % 60_000;
        let mut number = usize::try_from(self.next() % (spread + 1)).unwrap() + 256;
        let mut word = String::new();
        while number > 0 {
            word.push_str(SYLLABLES[number % 16]);
            number /= 16;
        }
        word
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
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

fn wish(texts: &[[&'static str; 3]], number: usize, dice: &mut Dice) -> Idea {
    let text = |number: usize| texts[number % texts.len()];
    let [tag, title, _] = text(number);
    let other = text(number / texts.len() * 4 + number);
    Idea::new(
        Id::new(2_000_000 + i64::try_from(number).unwrap()),
        Id::<Call>::new(CALL),
        author(),
        IdeaInput {
            language: Language::from_tag_or_english(tag),
            title: title.replace("{place}", &format!("street {}", number % 400)),
            text: format!("{} {}", other[2], dice.words(12)),
            theme: None,
            neighbourhood: None,
            place: String::new(),
            point: None,
            cost: None,
            photo: None,
            photo_text: String::new(),
            answers: forms::Answers::default(),
        },
        moment(),
    )
}

fn said(texts: &[[&'static str; 3]], number: usize, about: usize, dice: &mut Dice) -> Comment {
    let [tag, _, text] = texts[number % texts.len()];
    Comment {
        id: Id::new(3_000_000 + i64::try_from(number).unwrap()),
        about: Id::new(2_000_000 + i64::try_from(about).unwrap()),
        answers: None,
        author: author(),
        office: None,
        language: Language::from_tag_or_english(tag),
        text: format!("{text} {}", dice.words(8)),
        made: moment(),
        side: None,
        supports: 0,
        state: CommentState::Shown,
    }
}

fn author() -> Author {
    Author { id: Id::<Person>::new(SOMEBODY), name: "Somebody".to_owned() }
}

fn moment() -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(NOW).unwrap()
}

fn fill(city: &City, documents: usize) {
    city.write_blocking(|tx| {
        tx.execute(PERSON, store::args![SOMEBODY, NOW])?;
        tx.execute(CALL_THING, store::args![CALL, NOW])?;
        tx.execute(CALL_ROW, store::args![CALL])
    })
    .unwrap();
    let (texts, mut dice) = (texts(), Dice(1));
    let mut latest = Duration::ZERO;
    for from in (0..documents).step_by(20) {
        let (mut ideas, mut comments) = (Vec::new(), Vec::new());
        for number in from..from + 20 {
            if number % 5 < 3 {
                ideas.push(wish(&texts, number, &mut dice));
            } else {
                comments.push(said(&texts, number, number - number % 5, &mut dice));
            }
        }
        let since = Instant::now();
        city.write_blocking(move |tx| {
            ideas.iter().try_for_each(|one| idea::insert(tx, one))?;
            comments.iter().try_for_each(|one| comment::insert(tx, one))
        })
        .unwrap();
        latest = since.elapsed() / 20;
    }
    println!("| the last documents took, each | {latest:.2?} | – |");
}

fn everything(city: &City, words: &'static str) -> usize {
    let found = city.read_blocking(move |tx| {
        let asked = asked::understand(tx, &Query::read(words, "nl"), "nl")?;
        let mut found = 0;
        for noun in [Noun::Call, Noun::Idea, Noun::Comment] {
            found += found::of_noun(tx, noun, &asked, found::LOOKED_AT)?.hits.len();
        }
        Ok::<_, store::Error>(found)
    });
    found.unwrap()
}

fn suggestions(city: &City, words: &'static str) -> usize {
    let found = city.read_blocking(move |tx| {
        let asked = asked::understand(tx, &Query::read(words, "nl"), "nl")?;
        let mut found = 0;
        for noun in [Noun::Call, Noun::Idea] {
            found += found::of_noun(tx, noun, &asked, 60)?.hits.len();
        }
        Ok::<_, store::Error>(found)
    });
    found.unwrap()
}

fn measure(name: &str, limit: Duration, each: impl Fn(&'static str) -> usize) {
    let mut times = Vec::new();
    let mut slowest = ("", Duration::ZERO);
    for round in 0..10 {
        for words in SEARCHES {
            let since = Instant::now();
            let found = each(words);
            let took = since.elapsed();
            if round == 0 {
                println!("  “{words}”: {found} in {took:.2?}");
            } else {
                times.push(took);
                slowest = if took > slowest.1 { (words, took) } else { slowest };
            }
        }
    }
    times.sort_unstable();
    let within = |percent: usize| times[times.len() * percent / 100];
    let kept = if within(95) <= limit { "" } else { " **missed**" };
    println!("| {name}, half | {:.2?} | – |", within(50));
    println!("| {name}, 95 of 100 | {:.2?}{kept} | ≤ {limit:?} |", within(95));
    println!("| {name}, slowest (“{}”) | {:.2?} | – |", slowest.0, slowest.1);
}

fn told(name: &str, database: TestDatabase, documents: usize) {
    println!("\n{name}, {documents} documents\n\n| figure | measured | limit |\n|---|---:|---:|");
    let settings = StoreSettings::new(database.database(), store::SCHEMA, Clock::new(|| NOW));
    // Filling has time, on a machine that does other things too.
    let long = Duration::from_secs(60);
    let limits =
        Limits { write_time: long, read_time: long, retry_time: long, ..Limits::default() };
    let store = Store::open(StoreSettings { limits, ..settings }).unwrap();
    let city = store.create_city(CityId(1), "leuven").unwrap();
    fill(&city, documents);
    measure("a search", LIMIT, |words| everything(&city, words));
    measure("suggestions", LIMIT_OF_SUGGESTIONS, |words| suggestions(&city, words));
    drop(store);
    drop(database);
}

fn main() {
    let wanted = std::env::args().find_map(|argument| argument.parse().ok());
    let documents = wanted.unwrap_or(DOCUMENTS);
    told("SQLite", TestDatabase::sqlite(), documents);
    if let Some(database) = TestDatabase::postgres() {
        told("PostgreSQL", database, documents);
    }
}
