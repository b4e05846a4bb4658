//! A small sample schema and what the stories share.

use std::time::Duration;

use store::{
    City, CityId, Clock, Database, Error, Limits, Migration, Schema, Store, StoreSettings, Tx,
    args, testing::TestDatabase,
};

pub(crate) const CITY: &[Migration] = &[
    Migration {
        number: 1,
        name: "calls and items",
        sql: "
create table call (
  id integer primary key,
  slug text not null unique,
  title text not null
) strict;
create table item (
  id integer primary key,
  call_id integer not null references call (id),
  title text not null,
  open boolean not null default true,
  cost integer check (cost is null or cost >= 0),
  picture blob,
  unique (call_id, title)
) strict;
create index item_by_call on item (call_id, id);
create table support (
  item_id integer not null references item (id) on delete cascade,
  person_id integer not null,
  weight real not null default 1,
  primary key (item_id, person_id)
) strict;
",
    },
    Migration {
        number: 2,
        name: "items have a parent",
        sql: "
alter table item add column parent_id integer references item (id) on delete set null;
update item set parent_id = null;
",
    },
];

pub(crate) const INSTALL: &[Migration] = &[Migration {
    number: 1,
    name: "host names",
    sql: "
create table host (
  name text primary key,
  city_id integer not null
) strict;
",
}];

pub(crate) const SCHEMA: Schema = Schema { city: CITY, install: INSTALL };

/// 2027-01-15 in microseconds.
pub(crate) const NOW: i64 = 1_800_000_000_000_000;

store::row! {
    pub(crate) struct Item { id: i64, title: String, open: bool, cost: Option<i64>, picture: Option<Vec<u8>> }
}

pub(crate) const ADD_CALL: &str = "insert into call (id, slug, title) values (?1, ?2, ?3)";
pub(crate) const ADD: &str =
    "insert into item (id, call_id, title, open, cost, picture) values (?1, ?2, ?3, ?4, ?5, ?6)";
pub(crate) const GET: &str = "select id, title, open, cost, picture from item where id = ?1";
pub(crate) const LIST: &str = "select id, title, open, cost, picture from item where call_id = ?1 and id < ?2 order by id desc limit ?3";
pub(crate) const COUNT: &str = "select count(*) as number from item";
pub(crate) const CLOSE: &str = "update item set open = false where id = ?1 returning id";
pub(crate) const SUPPORT: &str = "insert into support (item_id, person_id) values (?1, ?2) on conflict (item_id, person_id) do nothing";
pub(crate) const RENAME: &str = "insert into call (id, slug, title) values (?1, ?2, ?3) on conflict (slug) do update set title = excluded.title";
pub(crate) const TITLES: &str =
    "select title from item where cast(?1 as text) is null or title >= ?1 order by title";
pub(crate) const COST: &str =
    "select cast(sum(cost) as bigint) as cost from item where open = true";
pub(crate) const SLOW: &str = "with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select count(*) as number from n";
pub(crate) const SLOW_WRITE: &str = "insert into call (id, slug, title) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select ?2, ?3, 'slow' from n where i = ?1";

pub(crate) fn settings(database: Database) -> StoreSettings {
    StoreSettings { limits: patient(), ..StoreSettings::new(database, SCHEMA, Clock::new(|| NOW)) }
}

/// Limits for stories that are not about time: a busy machine does not fail them.
pub(crate) fn patient() -> Limits {
    let long = Duration::from_secs(30);
    Limits { write_time: long, read_time: long, retry_time: long, ..Limits::default() }
}

/// Tells a story to a store of each kind with two cities.
pub(crate) fn each(story: impl Fn(&Store, City)) {
    each_with(&patient(), story);
}

/// [`each`] with other limits.
pub(crate) fn each_with(limits: &Limits, story: impl Fn(&Store, City)) {
    for test in TestDatabase::each() {
        println!("on {}", test.name());
        let store =
            Store::open(StoreSettings { limits: limits.clone(), ..settings(test.database()) })
                .unwrap();
        seed(&store);
        story(&store, store.city(LEUVEN));
    }
}

/// Adds an item of the first call.
pub(crate) fn add(tx: &mut Tx, id: i64) -> Result<u64, Error> {
    tx.execute(ADD, args![id, 1, format!("item {id}"), true, id, None::<Vec<u8>>])
}

pub(crate) fn count(city: &City) -> i64 {
    city.read_blocking(|tx| tx.one::<i64>(COUNT, args![])).unwrap()
}

/// How long something takes.
#[expect(clippy::disallowed_methods, reason = "stories about deadlines measure them")]
pub(crate) fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}

pub(crate) const LEUVEN: CityId = CityId(11);
pub(crate) const NIS: CityId = CityId(12);

/// Two cities, each with one call.
pub(crate) fn seed(store: &Store) {
    for (id, name) in [(LEUVEN, "leuven"), (NIS, "nis")] {
        let city = store.create_city(id, name).unwrap();
        city.write_blocking(move |tx| tx.execute(ADD_CALL, args![1, "co-create", name])).unwrap();
    }
}
