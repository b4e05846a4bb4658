//! How fast one city and many are read and written, by 1, 16 and 64 tasks at once, on both databases.
//!
//! `cargo bench -p store`; PostgreSQL is a throw-away server that syncs to the disk as in use.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use divan::{Bencher, counter::ItemsCount};
use store::{
    City, CityId, Clock, Database, Error, Migration, Schema, Store, StoreSettings, args,
    testing::{Cluster, Durability, TestDatabase, administer, skips_postgres},
};
use tokio::runtime::Runtime;

const TASKS: [usize; 3] = [1, 16, 64];
const ROWS: i64 = 10_000;
const CITIES: i64 = 100;

const SCHEMA: Schema = Schema {
    city: &[Migration {
        number: 1,
        name: "items",
        sql: "
create table item (
  id integer primary key,
  title text not null,
  open boolean not null,
  made_at integer not null
) strict;
create index item_by_time on item (open, made_at);
",
    }],
    install: &[],
};

store::row! {
    struct Item { id: i64, title: String, open: bool, made_at: i64 }
}

const ADD: &str = "insert into item (id, title, open, made_at) values (?1, ?2, ?3, ?4)";
const GET: &str = "select id, title, open, made_at from item where id = ?1";
const LIST: &str = "select id, title, open, made_at from item where open = true and made_at < ?1 order by made_at desc limit 20";

struct House {
    store: Store,
    runtime: Runtime,
    _database: TestDatabase,
    _cluster: Option<Cluster>,
}

#[expect(clippy::disallowed_methods, reason = "a bench wires its own clock")]
fn clock() -> Clock {
    Clock::new(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    })
}

#[expect(clippy::expect_used, reason = "a bench without its database has nothing to measure")]
impl House {
    fn new(database: TestDatabase, cluster: Option<Cluster>) -> Self {
        let store =
            Store::open(StoreSettings::new(database.database(), SCHEMA, clock())).expect("a store");
        for city in 1..=CITIES {
            let rows = if city == 1 { ROWS } else { 50 };
            let made = store.create_city(CityId(city), &format!("city-{city}")).expect("a city");
            for start in (0..rows).step_by(1000) {
                let fill = move |tx: &mut store::Tx| {
                    (start..rows.min(start + 1000)).try_for_each(|id| {
                        tx.execute(
                            ADD,
                            args![id, format!("an idea numbered {id}"), id % 3 != 0, id],
                        )
                        .map(drop)
                    })
                };
                made.write_blocking(fill).expect("rows");
            }
        }
        if let Database::Postgres(address) = database.database() {
            // As PostgreSQL does by itself within a minute.
            administer(&address, &["analyze kalaka_city.item"]);
        }
        let runtime = Runtime::new().expect("a runtime");
        Self { store, runtime, _database: database, _cluster: cluster }
    }

    fn sqlite() -> &'static Self {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(|| Self::new(TestDatabase::sqlite(), None))
    }

    fn postgres() -> Option<&'static Self> {
        static HOUSE: OnceLock<Option<House>> = OnceLock::new();
        let house = HOUSE.get_or_init(|| {
            let cluster =
                (!skips_postgres()).then(|| Cluster::start(Durability::On).expect("PostgreSQL"))?;
            Some(Self::new(TestDatabase::postgres_at(&cluster.administrator()), Some(cluster)))
        });
        house.as_ref()
    }
}

/// Runs an operation by `tasks` tasks at once; the figure is operations a second.
fn crowd<F>(
    bencher: Bencher<'_, '_>,
    house: &'static House,
    tasks: usize,
    cities: i64,
    operation: F,
) where
    F: AsyncOperation,
{
    let each = if tasks == 1 { 50 } else { 20 };
    let operation = Arc::new(operation);
    let next = Arc::new(AtomicI64::new(0));
    bencher.counter(ItemsCount::new(tasks * each)).bench_local(|| {
        house.runtime.block_on(async {
            let crowd: Vec<_> = (0..tasks)
                .map(|_| {
                    let (operation, next) = (Arc::clone(&operation), Arc::clone(&next));
                    tokio::spawn(async move {
                        for _ in 0..each {
                            let number = next.fetch_add(1, Ordering::Relaxed);
                            let city = house.store.city(CityId(1 + number % cities));
                            operation.run(&house.store, city, number).await.unwrap_or_default();
                        }
                    })
                })
                .collect();
            for task in crowd {
                task.await.unwrap_or_default();
            }
        });
    });
}

trait AsyncOperation: Send + Sync + 'static {
    fn run(
        &self,
        store: &Store,
        city: City,
        number: i64,
    ) -> impl Future<Output = Result<(), Error>> + Send;
}

struct PointRead;
struct ListOfTwenty;
struct DurableWrite;

impl AsyncOperation for PointRead {
    async fn run(&self, _: &Store, city: City, number: i64) -> Result<(), Error> {
        let id = number % 50;
        city.read(move |tx| tx.one::<Item>(GET, args![id])).await.map(drop)
    }
}

impl AsyncOperation for ListOfTwenty {
    async fn run(&self, _: &Store, city: City, number: i64) -> Result<(), Error> {
        let before = ROWS - number % 1000;
        city.read(move |tx| tx.query::<Item>(LIST, args![before])).await.map(drop)
    }
}

impl AsyncOperation for DurableWrite {
    async fn run(&self, store: &Store, city: City, _: i64) -> Result<(), Error> {
        let id = store.new_id();
        city.write(move |tx| tx.execute(ADD, args![id, "a new idea", true, id])).await.map(drop)
    }
}

mod sqlite {
    use super::*;

    #[divan::bench(args = TASKS)]
    fn point_read(bencher: Bencher<'_, '_>, tasks: usize) {
        crowd(bencher, House::sqlite(), tasks, 1, PointRead);
    }

    #[divan::bench(args = TASKS)]
    fn list_of_twenty(bencher: Bencher<'_, '_>, tasks: usize) {
        crowd(bencher, House::sqlite(), tasks, 1, ListOfTwenty);
    }

    #[divan::bench(args = TASKS)]
    fn durable_write(bencher: Bencher<'_, '_>, tasks: usize) {
        crowd(bencher, House::sqlite(), tasks, 1, DurableWrite);
    }

    #[divan::bench(args = TASKS)]
    fn point_read_in_100_cities(bencher: Bencher<'_, '_>, tasks: usize) {
        crowd(bencher, House::sqlite(), tasks, CITIES, PointRead);
    }

    #[divan::bench(args = TASKS)]
    fn durable_write_in_100_cities(bencher: Bencher<'_, '_>, tasks: usize) {
        crowd(bencher, House::sqlite(), tasks, CITIES, DurableWrite);
    }
}

mod postgres {
    use super::*;

    #[divan::bench(args = TASKS)]
    fn point_read(bencher: Bencher<'_, '_>, tasks: usize) {
        let Some(house) = House::postgres() else { return };
        crowd(bencher, house, tasks, 1, PointRead);
    }

    #[divan::bench(args = TASKS)]
    fn list_of_twenty(bencher: Bencher<'_, '_>, tasks: usize) {
        let Some(house) = House::postgres() else { return };
        crowd(bencher, house, tasks, 1, ListOfTwenty);
    }

    #[divan::bench(args = TASKS)]
    fn durable_write(bencher: Bencher<'_, '_>, tasks: usize) {
        let Some(house) = House::postgres() else { return };
        crowd(bencher, house, tasks, 1, DurableWrite);
    }

    #[divan::bench(args = TASKS)]
    fn durable_write_in_100_cities(bencher: Bencher<'_, '_>, tasks: usize) {
        let Some(house) = House::postgres() else { return };
        crowd(bencher, house, tasks, CITIES, DurableWrite);
    }
}

fn main() {
    divan::main();
}
