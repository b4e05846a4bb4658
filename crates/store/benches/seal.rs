//! Sealing 10,000 values, and opening them, in one transaction each, on both databases. `cargo bench -p store --bench seal`

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as told")]

use std::sync::OnceLock;

use city::Sealed;
use divan::Bencher;
use store::seal::{Holder, KeyPlace, SealError, Seals};
use store::{City, CityId, Clock, Limits, Store, StoreSettings, testing::TestDatabase};

const NOW: i64 = 1_800_000_000_000_000;
/// How many values there are.
const MANY: i64 = 10_000;
/// What each of them is: a telephone number with a few words.
const WORDS: &[u8] = br#"{"q3":"016 00 00 17, after six, and not on Fridays"}"#;
const KEY: &str = "1 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

struct House {
    city: City,
    seals: Seals,
    _store: Store,
    _database: TestDatabase,
}

fn main() {
    divan::main();
}

/// No chance: nonces that count up are as good for measuring.
fn counting(bytes: &mut [u8]) {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let number = COUNT.fetch_add(1, Ordering::Relaxed).to_le_bytes();
    bytes.iter_mut().zip(number.iter().cycle()).for_each(|(byte, part)| *byte = *part);
}

fn house(database: TestDatabase) -> House {
    let seals = Seals::new(KeyPlace::Given(KEY.to_owned()), counting);
    let settings = StoreSettings::new(database.database(), store::SCHEMA, Clock::new(|| NOW));
    let long = std::time::Duration::from_secs(60);
    let limits = Limits { write_time: long, read_time: long, ..Limits::default() };
    let store = Store::open(StoreSettings { limits, seals: seals.clone(), ..settings }).unwrap();
    let city = store.create_city(CityId(11), "bench").unwrap();
    House { city, seals, _store: store, _database: database }
}

fn sealed(house: &House) -> Vec<Sealed> {
    let seals = house.seals.clone();
    house
        .city
        .write_blocking(move |tx| {
            (1..=MANY)
                .map(|row| seals.seal(tx, Holder::Sheet, row, WORDS))
                .collect::<Result<Vec<_>, SealError>>()
        })
        .unwrap()
}

fn seal(bencher: Bencher<'_, '_>, house: &House) {
    bencher.bench_local(|| assert_eq!(sealed(house).len(), 10_000));
}

fn open(bencher: Bencher<'_, '_>, house: &House) {
    let all = sealed(house);
    bencher.bench_local(|| {
        let (seals, all) = (house.seals.clone(), all.clone());
        let opened = house.city.read_blocking(move |tx| {
            for (row, one) in (1..).zip(&all) {
                assert_eq!(seals.open(tx, Holder::Sheet, row, one)?, WORDS);
            }
            Ok::<_, SealError>(all.len())
        });
        assert_eq!(opened.unwrap(), 10_000);
    });
}

fn on_sqlite() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| house(TestDatabase::sqlite()))
}

fn on_postgres() -> Option<&'static House> {
    static HOUSE: OnceLock<Option<House>> = OnceLock::new();
    HOUSE.get_or_init(|| TestDatabase::postgres().map(house)).as_ref()
}

#[divan::bench(sample_count = 10)]
fn seal_10_000_on_sqlite(bencher: Bencher<'_, '_>) {
    seal(bencher, on_sqlite());
}

#[divan::bench(sample_count = 10)]
fn open_10_000_on_sqlite(bencher: Bencher<'_, '_>) {
    open(bencher, on_sqlite());
}

#[divan::bench(sample_count = 10)]
fn seal_10_000_on_postgres(bencher: Bencher<'_, '_>) {
    if let Some(house) = on_postgres() {
        seal(bencher, house);
    }
}

#[divan::bench(sample_count = 10)]
fn open_10_000_on_postgres(bencher: Bencher<'_, '_>) {
    if let Some(house) = on_postgres() {
        open(bencher, house);
    }
}
