//! What all answers to a form say, where 100,000 people answered as many questions as there can be: at most 50 ms, on both
//! databases. `cargo bench -p store --bench answers`

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as told")]

use std::sync::OnceLock;

use calls::Call;
use city::{Id, Language, Texts};
use divan::Bencher;
use forms::{Form, Key, Kind, Limits, Question, summaries};
use store::{City, CityId, Clock, Store, StoreSettings, args, calls::sheet, testing::TestDatabase};

const NOW: i64 = 1_800_000_000_000_000;
const CALL: i64 = 1_000_000;

const CALL_THING: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, published_at, changed_at) values (?1, 'call', null, null, 'en', 'Streets', true, false, 0, 0, ?2, ?2)";
const CALL_ROW: &str = "insert into call (id, slug, state, version, content) values (?1, 'streets', 'published', 1, '{}')";
// Everybody at each question, and numbers of two digits, of which there are hundreds.
const COUNTS: &str = "insert into answer_count (call, question, value, answers) with recursive n (i) as (select 0 union all select i + 1 from n where i < 300) select cast(?1 as bigint), cast(?2 as bigint), case when i = 0 then '' when i < 100 then '' || i else (i - 90) || '00' end, case when i = 0 then 100000 else 333 end from n";

struct House {
    city: City,
    form: Form,
    _store: Store,
    _database: TestDatabase,
}

fn main() {
    divan::main();
}

fn numbers() -> Form {
    let mut form = Form::default();
    for _ in 0..Limits::ITEMS {
        let kind = Kind::Number { unit: Texts::default(), decimals: 0, least: 0, most: 90_000 };
        let build = |_: &mut Form, key: Key| Question {
            key,
            label: Texts::of(Language::english(), "How many?"),
            help: Texts::default(),
            required: false,
            private: false,
            sealed: false,
            only_if: None,
            kind,
        };
        form.add_question(build).unwrap();
    }
    form
}

fn house(database: TestDatabase) -> House {
    let settings = StoreSettings::new(database.database(), store::SCHEMA, Clock::new(|| NOW));
    let store = Store::open(settings).unwrap();
    let city = store.create_city(CityId(1), "leuven").unwrap();
    let form = numbers();
    let keys: Vec<Key> = form.questions().map(|question| question.key).collect();
    city.write_blocking(move |tx| {
        tx.execute(CALL_THING, args![CALL, NOW])?;
        tx.execute(CALL_ROW, args![CALL])?;
        for key in &keys {
            tx.execute(COUNTS, args![CALL, *key])?;
        }
        Ok::<_, store::Error>(())
    })
    .unwrap();
    House { city, form, _store: store, _database: database }
}

fn summed_up(bencher: Bencher<'_, '_>, house: &House) {
    bencher.bench_local(|| {
        let call = Id::<Call>::new(CALL);
        let counts = house.city.read_blocking(move |tx| sheet::counts(tx, call)).unwrap();
        let told = summaries(&house.form, &counts);
        assert_eq!(told.first().map(|(_, summary)| summary.people()), Some(100_000));
    });
}

#[divan::bench(sample_count = 100)]
fn on_sqlite(bencher: Bencher<'_, '_>) {
    static HOUSE: OnceLock<House> = OnceLock::new();
    summed_up(bencher, HOUSE.get_or_init(|| house(TestDatabase::sqlite())));
}

#[divan::bench(sample_count = 100)]
fn on_postgres(bencher: Bencher<'_, '_>) {
    static HOUSE: OnceLock<Option<House>> = OnceLock::new();
    if let Some(house) = HOUSE.get_or_init(|| TestDatabase::postgres().map(house)) {
        summed_up(bencher, house);
    }
}
