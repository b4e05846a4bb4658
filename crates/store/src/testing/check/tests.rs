//! The statement test, tested: what is right passes, and each kind of mistake is found.

use super::*;
use crate::{
    engine::{once, store},
    jobs,
};

#[test]
fn the_machinerys_own_statements_prepare_on_both() {
    let in_any_scope = [once::STATEMENTS, jobs::STATEMENTS];
    let in_install = [once::STATEMENTS, store::STATEMENTS];
    assert_eq!(
        check_statements(Schema::default(), &in_any_scope, &in_install),
        Vec::<String>::new()
    );
}

const SAMPLE: Schema = Schema {
    city: &[crate::Migration {
        number: 1,
        name: "sample",
        sql: "create table item (
                id integer primary key,
                title text not null,
                open boolean not null,
                weight real,
                cost integer,
                cost_currency text,
                picture blob
              ) strict;
              create table support (
                item integer not null references item (id),
                person integer not null,
                primary key (item, person)
              ) strict;",
    }],
    install: &[],
};

mod right {
    use crate::{Each, Table};
    use city::{Id, Money};

    crate::table! {
        struct Item in "item" key (id) {
            id: i64,
            title: String,
            open: bool,
            weight: Option<f64>,
            cost: Option<Money>,
            picture: Option<Vec<u8>>,
        }
        struct Support in "support" key (item, person) { item: i64, person: Id<city::Person> }
    }
    crate::row! {
        struct Titled from "support s left join item i on i.id = s.item" {
            person: i64,
            title: Option<String> = "i.title",
            cost: Option<Money> = "i.cost",
            others: i64 = "(select count(*) from support o where o.item = s.item)",
        }
    }
    const BY_ID: &str = " order by id";
    crate::statements! {
        fn get(id: i64) -> Option<Item> = select "where id = ?1";
        fn titled(item: i64, limit: i64) -> Vec<Titled> = select "where s.item = ?1 limit ?2";
        fn each(open: bool) -> Each<Item> = select "where open = ?1", BY_ID;
        fn most() -> Option<i64> = "select max(cost) as cost from item";
        fn picture(id: i64) -> Option<Vec<u8>> = "select picture from item where id = ?1";
        fn pair(id: i64) -> (i64, Option<f64>) = "select id, weight from item where id = ?1";
        fn price(id: i64, cost: Option<Money>, weight: f64) = "update item set cost = ?2, cost_currency = ?3, weight = ?4 where id = ?1";
    }
    pub(super) const TABLES: [&[crate::Statement]; 2] = [Item::STATEMENTS, Support::STATEMENTS];

    #[test]
    fn columns_are_derived() {
        let sql: Vec<&str> =
            STATEMENTS.iter().chain(Support::STATEMENTS).map(|one| one.sql).collect();
        assert_eq!(
            sql,
            [
                "select id, title, open, weight, cost, cost_currency, picture from item where id = ?1",
                "select s.person as person, i.title as title, i.cost as cost, \
                 i.cost_currency as cost_currency, \
                 (select count(*) from support o where o.item = s.item) as others \
                 from support s left join item i on i.id = s.item where s.item = ?1 limit ?2",
                "select id, title, open, weight, cost, cost_currency, picture from item \
                 where open = ?1 order by id",
                "select max(cost) as cost from item",
                "select picture from item where id = ?1",
                "select id, weight from item where id = ?1",
                "update item set cost = ?2, cost_currency = ?3, weight = ?4 where id = ?1",
                "select item, person from support",
                "insert into support (item, person) values (?1, ?2)",
                "update support set item = ?1, person = ?2 where item = ?1 and person = ?2",
                "insert into support (item, person) values (?1, ?2) on conflict (item, person) do nothing",
            ]
        );
        assert_eq!(
            Item::PUT,
            "insert into item (id, title, open, weight, cost, cost_currency, picture) \
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (id) do update set \
             title = excluded.title, open = excluded.open, weight = excluded.weight, \
             cost = excluded.cost, cost_currency = excluded.cost_currency, \
             picture = excluded.picture"
        );
    }

    #[test]
    fn rows_come_back_as_they_went() {
        for database in crate::testing::TestDatabase::each() {
            let store = super::open(super::SAMPLE, database.database());
            let city = store.city(super::CITY);
            let written = crate::engine::job::wait(city.write(|tx| {
                let money = |minor| Some(Money { minor, currency: city::Currency::EUR });
                let mut item = Item {
                    id: 1,
                    title: "Trees".into(),
                    open: true,
                    weight: Some(0.5),
                    cost: money(12),
                    picture: None,
                };
                item.insert(tx)?;
                assert_eq!(get(tx, 1)?, Some(item.clone()));
                item.cost = None;
                assert_eq!((item.update(tx)?, item.put(tx)?), (1, ()));
                assert_eq!((most(tx)?, picture(tx, 1)?, picture(tx, 2)?), (None, None, None));
                assert_eq!(price(tx, 1, money(7), 2.0)?, 1);
                assert_eq!((most(tx)?, pair(tx, 1)?), (Some(7), (1, Some(2.0))));
                let support = Support { item: 1, person: Id::new(5) };
                support.put(tx)?;
                support.put(tx)?;
                assert_eq!(support.update(tx)?, 1);
                let titled = titled(tx, 1, 10)?;
                assert_eq!(titled.first().map(|row| (row.cost, row.others)), Some((money(7), 1)));
                let mut seen = Vec::new();
                each(tx, true)?.for_each(tx, |item| {
                    seen.push(item.id);
                    Ok::<_, crate::Error>(())
                })?;
                assert_eq!(seen, [1]);
                Ok::<_, crate::Error>(())
            }));
            assert_eq!(written, Ok(()), "{}", database.name());
        }
    }
}

#[test]
fn what_is_declared_rightly_passes() {
    let [items, supports] = right::TABLES;
    assert_eq!(
        check_statements(SAMPLE, &[right::STATEMENTS, items, supports], &[]),
        Vec::<String>::new()
    );
}

#[expect(dead_code, reason = "what is wrong is prepared and never run")]
mod wrong {
    use crate::Table;
    use city::Money;

    crate::table! {
        struct Strict in "item" key (id) { id: i64, title: Option<String> }
        struct Unknown in "item" key (id) { id: i64, colour: String }
    }
    crate::row! {
        struct Joined from "support s left join item i on i.id = s.item" { person: i64, title: String = "i.title" }
        struct Two { id: i64, title: String }
    }
    crate::statements! {
        fn argument_kind(id: &str) -> i64 = "select id from item where id = ?1";
        fn too_few_arguments(id: i64) = "update item set title = ?2 where id = ?1";
        fn too_many_arguments(id: i64, cost: Money) = "delete from item where id = ?1 and cost = ?2";
        fn column_kind() -> Vec<String> = "select cost from item where cost is not null";
        fn a_number_is_no_boolean() -> Vec<i64> = "select open from item";
        fn null_read_plain() -> Vec<f64> = "select weight from item";
        fn null_by_a_join() -> Vec<Joined> = select "order by s.person";
        fn missing_column() -> Vec<Two> = "select id from item";
        fn another_name() -> Vec<Two> = "select id, title as name from item";
        fn unread(id: i64) = "delete from item where id = ?1 returning id";
        fn nothing_to_read() -> i64 = "delete from item where id = 1";
        fn banned() -> i64 = "select cast(id as integer) as id from item";
    }
    pub(super) const TABLES: [&[crate::Statement]; 2] = [Strict::STATEMENTS, Unknown::STATEMENTS];
}

/// Each kind of mistake, seen to be found.
#[test]
fn what_is_declared_wrongly_is_found() {
    if super::super::skips_postgres() {
        return; // SQLite alone says less.
    }
    let [strict, unknown] = wrong::TABLES;
    let found = check_statements(SAMPLE, &[wrong::STATEMENTS, strict], &[]);
    let found: Vec<&str> = found.iter().map(|line| line.split_once("wrong::").unwrap().1).collect();
    assert_eq!(
        found,
        [
            "banned: “as integer)”: use cast(… as bigint)",
            "argument_kind: the argument id is Text where PostgreSQL wants int8",
            "too_few_arguments: declares 1 arguments for 2 parameters",
            "too_many_arguments: declares 3 arguments for 2 parameters",
            "column_kind: the column cost is int8 and read as Text",
            "column_kind: the column cost may be null and is read plain",
            "column_kind: the column cost is INTEGER on SQLite and read as Text",
            "a_number_is_no_boolean: the column open is bool and read as Int",
            "null_read_plain: the column weight may be null and is read plain",
            "null_by_a_join: the column title may be null and is read plain",
            "missing_column: gives [\"id\"], and its row type reads [\"id\", \"title\"]",
            "another_name: gives [\"id\", \"name\"], and its row type reads [\"id\", \"title\"]",
            "unread: gives [\"id\"], and its row type reads []",
            "nothing_to_read: gives [], and its row type reads [\"\"]",
            "Strict::select: the column title is never null and declared as if it could be",
        ]
    );
    // A field that the table does not have: each of its statements fails on both.
    assert_eq!(check_statements(SAMPLE, &[unknown], &[]).len(), 2 * unknown.len());
}
