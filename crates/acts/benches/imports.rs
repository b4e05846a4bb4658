//! How long a file of 10,000 rows takes, from its bytes to its last row, with all that makes a row a thing: on SQLite, on the
//! disk, as the job does it, part by part. `cargo bench -p acts --bench imports`; in debug `cargo test -p acts --bench imports`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on says where")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use acts::imports::{Arrived, Turn, begin, save, start, turn};
use acts::{Act, Stage, Who};
use calls::{CallContent, CallTemplate};
use city::{CitySettings, Id, ImportKind, Language, Person, Role, Texts, Thing};
use jiff::{SignedDuration, Timestamp};
use store::imports::import::{Choices, Import};
use store::testing::TestDatabase;
use store::{City, CityId, Clock, SCHEMA, Store, StoreSettings};

/// How many rows.
const ROWS: usize = 10_000;
/// 2027-01-15.
const NOW: i64 = 1_800_000_000_000_000;
/// What ideas are made of.
const WORDS: [&str; 16] = [
    "bench",
    "shade",
    "square",
    "market",
    "school",
    "children",
    "water",
    "tap",
    "lamp",
    "bicycle",
    "street",
    "tree",
    "garden",
    "neighbours",
    "evening",
    "library",
];

fn main() {
    let test = TestDatabase::sqlite();
    let store =
        Store::open(StoreSettings::new(test.database(), SCHEMA, Clock::new(|| NOW))).unwrap();
    let rows = store.create_city(CityId(1), "leuven").unwrap();
    let settings = CitySettings::new(
        "leuven".parse().unwrap(),
        "Leuven",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        "EUR".parse().unwrap(),
        "ideas@example.org".parse().unwrap(),
    );
    let stage = Stage {
        city: Arc::new(settings.clone()),
        store: store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    rows.write_blocking(move |tx| store::city::settings::insert(tx, &settings)).unwrap();
    let own = stage.clone();
    let (officer, call) = rows
        .write_blocking(move |tx| {
            let mut act = Act::begin(tx, &own, &Who::System)?;
            let mail = "officer@example.org".parse().map_err(|_| city::Refusal::NotFound)?;
            let officer = acts::city::person::arrive(&mut act, &mail, &Language::english())?.id;
            store::city::person::add_role(act.tx, officer, Role::Officer, act.now)?;
            let mut act = Act::begin(tx, &own, &Who::Person(officer))?;
            let content = content(act.now);
            let form = forms::Form::default();
            let slug = acts::calls::call::insert(&mut act, content, &form, "call")?;
            let call = store::calls::call::by_slug(act.tx, &slug)?.id;
            acts::calls::call::publish(&mut act, call)?;
            Ok::<_, acts::Refused>((officer, call.thing()))
        })
        .unwrap();
    measure(&rows, &stage, officer, ImportKind::Streets, None, &streets());
    measure(&rows, &stage, officer, ImportKind::Ideas, Some(call), &ideas());
}

fn content(start: Timestamp) -> CallContent {
    let words = |text: &str| Texts::of(Language::english(), text);
    CallContent {
        title: words("Cooler streets"),
        question: words("What would cool your street?"),
        text: words("Summers grow hot."),
        rule_text: words("The office weighs the ideas."),
        office: words("Office of green"),
        ..CallTemplate::OpenCall.content(start)
    }
}

fn word(at: usize) -> &'static str {
    WORDS.get(at % WORDS.len()).unwrap()
}

/// Ideas of forty words, each its own.
fn ideas() -> String {
    let mut file = "number,title,text,cost,name\n".to_owned();
    for row in 0..ROWS {
        write!(file, "{row},{} for the {} number {row},", word(row), word(row / 16)).unwrap();
        for at in 0..40 {
            write!(file, "{} ", word(row * 7 + at * (row % 5 + 1))).unwrap();
        }
        writeln!(file, ",{},", row * 3).unwrap();
    }
    file
}

fn streets() -> String {
    let mut file = "name,lon,lat\n".to_owned();
    for row in 0..ROWS {
        writeln!(file, "{} {} street {row},4.7{row:05},50.88", word(row), word(row / 16)).unwrap();
    }
    file
}

fn measure(
    rows: &City,
    stage: &Stage,
    officer: Id<Person>,
    kind: ImportKind,
    within: Option<Id<Thing>>,
    file: &str,
) {
    let since = Instant::now();
    let table = imports::read(file.as_bytes()).unwrap();
    let read = since.elapsed();
    let arrived = Arc::new(Arrived { name: "file.csv".to_owned(), digest: vec![1], table });
    let own = stage.clone();
    let id: Id<Import> = rows
        .write_blocking(move |tx| {
            let mut act = Act::begin(tx, &own, &Who::Person(officer))?;
            let id = begin(&mut act, kind, within, &arrived, kind.key())?;
            let mapping = store::imports::import::get(act.tx, id)?.mapping.0;
            let choices = Choices { source: "Market".to_owned(), ..Choices::default() };
            save(&mut act, id, &mapping, &choices)?;
            Ok::<_, acts::Refused>(id)
        })
        .unwrap();
    let kept = since.elapsed() - read;
    let own = stage.clone();
    rows.write_blocking(move |tx| {
        start(&mut Act::begin(tx, &own, &Who::Person(officer))?, id).map(drop)
    })
    .unwrap();
    let mut longest = Duration::ZERO;
    loop {
        let (own, part) = (stage.clone(), Instant::now());
        let next =
            rows.write_blocking(move |tx| turn(&mut Act::begin(tx, &own, &Who::System)?, id));
        longest = longest.max(part.elapsed());
        if next.unwrap() == Turn::Over {
            break;
        }
    }
    let import = rows.read_blocking(move |tx| store::imports::import::get(tx, id)).unwrap();
    let level = if cfg!(debug_assertions) { "debug" } else { "optimised" };
    println!(
        "{kind}: {} of {ROWS} rows in {:.1} s ({level}): read in {} ms, kept in {} ms; the longest part {} ms",
        import.taken,
        since.elapsed().as_secs_f64(),
        read.as_millis(),
        kept.as_millis(),
        longest.as_millis(),
    );
}
