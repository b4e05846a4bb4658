//! A small sample schema and what the stories share.

use store::{CityId, Clock, Database, Migration, Schema, Store, StoreSettings, args};

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

store::statements! {
    pub(crate) ADD_CALL = "insert into call (id, slug, title) values (?1, ?2, ?3)";
    pub(crate) ADD = "insert into item (id, call_id, title, open, cost, picture) values (?1, ?2, ?3, ?4, ?5, ?6)";
    pub(crate) GET -> Item = "select id, title, open, cost, picture from item where id = ?1";
    pub(crate) LIST -> Item = "select id, title, open, cost, picture from item where call_id = ?1 and id < ?2 order by id desc limit ?3";
    pub(crate) COUNT = "select count(*) as number from item";
    pub(crate) CLOSE = "update item set open = false where id = ?1 returning id";
    pub(crate) SUPPORT = "insert into support (item_id, person_id) values (?1, ?2) on conflict (item_id, person_id) do nothing";
    pub(crate) RENAME = "insert into call (id, slug, title) values (?1, ?2, ?3) on conflict (slug) do update set title = excluded.title";
    pub(crate) TITLES = "select title from item where cast(?1 as text) is null or title >= ?1 order by title";
    pub(crate) COST = "select cast(sum(cost) as bigint) as cost from item where open = true";
    pub(crate) SLOW = "with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select count(*) as number from n";
    pub(crate) SLOW_WRITE = "insert into call (id, slug, title) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select ?2, ?3, 'slow' from n where i = ?1";
}

pub(crate) fn settings(database: Database) -> StoreSettings {
    StoreSettings::new(database, SCHEMA, Clock::new(|| NOW))
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
