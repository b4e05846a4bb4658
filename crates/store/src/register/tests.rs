//! The register against the tables of both databases, and against a city full of words of two people.

use std::collections::{BTreeMap, BTreeSet};

use city::{Id, Person};
use jiff::Timestamp;
use serde_json::{Map, Value as Document};

use super::{By, Declared, TABLES, What, download_of};
use crate::engine::migrate::RECORD;
use crate::engine::tx::Next;
use crate::testing::TestDatabase;
use crate::{
    Cell, City, CityId, Clock, Limits, Result, SCHEMA, Scope, Store, StoreSettings, Tx, Value, args,
};

const NOW: i64 = 1_800_000_000_000_000;

fn opened(test: &TestDatabase) -> (Store, City) {
    let long = std::time::Duration::from_secs(30);
    let limits = Limits { write_time: long, read_time: long, ..Limits::default() };
    let opening = StoreSettings::new(test.database(), SCHEMA, Clock::new(|| NOW));
    let store = Store::open(StoreSettings { limits, ..opening }).unwrap();
    let city = store.create_city(CityId(11), "leuven").unwrap();
    (store, city)
}

/// The columns of each table.
type Columns = BTreeSet<(String, String)>;

const OF_SQLITE: &str = "select tables.name as table_name, columns.name as column_name \
    from sqlite_schema tables join pragma_table_info(tables.name) columns \
    where tables.type = 'table' and substr(tables.name, 1, 7) <> 'sqlite_'";

const OF_POSTGRES: &str = "select cast(table_name as text) as table_name, cast(column_name as text) as column_name \
    from information_schema.columns where table_schema = ?1";

fn columns(tx: &mut Tx, database: &str) -> Result<Vec<(String, String)>> {
    match database {
        "sqlite" => tx.query(OF_SQLITE, args![]),
        _ => {
            let schema = match tx.scope() {
                Scope::City(_) => "kalaka_city",
                Scope::Install => "kalaka_install",
            };
            let mut found: Vec<(String, String)> = tx.query(OF_POSTGRES, args![schema])?;
            // Whose row it is, which no statement names.
            found.retain(|(_, column)| schema == "kalaka_install" || column != "city_id");
            Ok(found)
        }
    }
}

/// What one side has and the other has not, in words.
fn differences(declared: &Columns, there: &Columns) -> Vec<String> {
    let undeclared = there.difference(declared).map(|(table, column)| {
        format!("{table}.{column} has no word in the register of personal data")
    });
    let gone = declared.difference(there).map(|(table, column)| {
        format!("{table}.{column} is in the register of personal data, but not in the database")
    });
    undeclared.chain(gone).collect()
}

fn declared() -> Columns {
    let columns = TABLES.iter().flat_map(|declared| {
        declared.columns().map(|column| (declared.table.to_owned(), column.to_owned()))
    });
    columns.collect()
}

#[test]
fn every_column_of_both_databases_has_one_word() {
    for test in TestDatabase::each() {
        let (store, city) = opened(&test);
        let name = test.name();
        let mut there: Columns =
            city.read_blocking(move |tx| columns(tx, name)).unwrap().into_iter().collect();
        there.extend(store.install().read_blocking(move |tx| columns(tx, name)).unwrap());
        assert_eq!(differences(&declared(), &there), Vec::<String>::new(), "on {name}");

        // The same walk sees a column that is new, and one that is gone.
        let mut changed = there.clone();
        changed.insert(("person".to_owned(), "phone".to_owned()));
        changed.remove(&("person".to_owned(), "mail".to_owned()));
        let found = differences(&declared(), &changed);
        assert_eq!(
            found,
            [
                "person.phone has no word in the register of personal data",
                "person.mail is in the register of personal data, but not in the database",
            ]
        );
    }
    let all: Vec<_> = TABLES.iter().flat_map(|one| one.columns().map(|c| (one.table, c))).collect();
    assert_eq!(all.len(), declared().len(), "a column has two words");
}

#[test]
fn what_is_about_a_person_goes_or_says_why_it_stays() {
    for one in TABLES {
        let personal: Vec<&str> =
            one.columns().filter(|column| !one.impersonal.contains(column)).collect();
        let all_go = personal.iter().all(|column| one.erases(column));
        let table = one.table;
        assert!(all_go || one.stays.is_some(), "{table} does not say why anything stays");
        assert!(!personal.is_empty() || one.erasures.is_empty(), "{table} erases nothing");
        assert!(one.given.is_empty() || one.download.is_some(), "{table} gives to nobody");
        for erasure in one.erasures {
            if let What::Columns(columns) = erasure.what {
                let known = columns.iter().all(|column| one.columns().any(|one| one == *column));
                assert!(known, "{table} erases a column that it has not");
            }
        }
    }
}

/// The personal texts and bytes that stay when somebody leaves: what others built upon, and what the city answers for.
const STAY: &[&str] = &[
    "amendment.answer",
    "amendment.reason",
    "amendment.state",
    "amendment.text",
    "audit.subject",
    "carried_person.kind",
    "comment.office",
    "comment.text",
    "estimate.answer",
    "estimate.high_currency",
    "estimate.low_currency",
    "estimate.source",
    "file.digest",
    "file.purpose",
    "file_variant.bytes",
    "hiding.answer",
    "hiding.reason",
    "idea.cost_currency",
    "idea.neighbourhood",
    "idea.photo_text",
    "idea.place",
    "idea.state",
    "idea.text",
    "idea.theme",
    "idea_version.cost_currency",
    "idea_version.language",
    "idea_version.neighbourhood",
    "idea_version.place",
    "idea_version.text",
    "idea_version.title",
    "import.choices",
    "import.heads",
    "import.kind",
    "import.name",
    "import.state",
    "import_part.content",
    "import_part.outcomes",
    "merged_person.kind",
    "near.reason",
    "newsletter.content",
    "newsletter.state",
    "newsletter.topic",
    "note.text",
    "organisation.about",
    "organisation.kbo",
    "organisation.lei",
    "organisation.name",
    "organisation.ror",
    "organisation.sector",
    "organisation.website",
    "person.language",
    "proof_batch.name",
    "proof_code.hash",
    "proof_try.entry",
    "report.browser_hash",
    "report.outcome",
    "report.reason",
    "report.text",
    "resident_part.entries",
    "search.term",
    "spelling.term",
    "step.criterion",
    "step.kind",
    "step.office",
    "step.reason",
    "store_once.key",
    "store_once.result",
    "task.work",
    "task_word.term",
    "team.name",
    "thing.language",
    "thing.noun",
    "thing.title",
    "told.consent",
    "told.hash",
    "told.how",
    "translation.text",
    "translation.title",
    "word_stem.stem",
    "word_stem.term",
];

#[test]
fn nothing_more_stays_than_is_written_here() {
    let columns = of_a_city();
    let stay: Vec<String> = columns
        .iter()
        .filter(|column| matches!(column.kind.as_str(), "text" | "blob"))
        .filter(|column| {
            let one = TABLES.iter().find(|one| one.table == column.table).unwrap();
            !one.impersonal.contains(&column.name.as_str()) && !one.erases(&column.name)
        })
        .map(|column| format!("{}.{}", column.table, column.name))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(stay, STAY);
}

/// What points to a person in the tables is what rows are erased and given by, and nothing else is.
#[test]
fn rows_are_found_by_what_names_the_person() {
    for column in of_a_city() {
        let one = TABLES.iter().find(|one| one.table == column.table).unwrap();
        let named = one.names.contains(&column.name.as_str());
        let withheld = one.withheld.iter().any(|(withheld, _)| *withheld == column.name);
        let said = named || withheld;
        assert!(!column.is_person || said, "{}.{} names a person", column.table, column.name);
        assert!(!named || column.is_person, "{}.{} names nobody", column.table, column.name);
    }
    for one in TABLES {
        for erasure in one.erasures.iter().filter(|erasure| erasure.by == By::Person) {
            assert!(ends_with_one_of(erasure.sql, " ", one.names), "{}", erasure.sql);
        }
        if let Some(sql) = one.download {
            let sql = sql.trim_end_matches(" order by 1");
            let own = ends_with_one_of(sql, ".", one.names);
            let through = sql.ends_with("where thing.author = ?1");
            let person = sql.ends_with("where person.id = ?1") || sql.ends_with("where p.id = ?1)");
            assert!(own || through || person, "{sql}");
        }
    }
}

fn ends_with_one_of(sql: &str, before: &str, names: &[&str]) -> bool {
    names.iter().any(|name| sql.ends_with(&format!("{before}{name} = ?1")))
}

/// A column as the migrations have it.
struct Column {
    table: String,
    name: String,
    kind: String,
    is_person: bool,
}

/// The columns of a city's tables, in the order in which rows can be entered.
fn of_a_city() -> Vec<Column> {
    let (mut found, mut table) = (Vec::new(), String::new());
    let chains = SCHEMA.chains(Scope::City(CityId(11)));
    let texts = chains.iter().flat_map(|(_, list)| list.iter().map(|one| one.sql)).chain([RECORD]);
    for line in texts.flat_map(str::lines) {
        let words: Vec<&str> = line.trim_matches([' ', ',']).split(' ').collect();
        match words.as_slice() {
            ["create", "table", .., name, "("] => table = (*name).to_owned(),
            [name, kind @ ("text" | "integer" | "boolean" | "blob"), ..] => {
                let (name, kind) = ((*name).to_owned(), (*kind).to_owned());
                let is_person = line.contains("references person (id)");
                found.push(Column { table: table.clone(), name, kind, is_person });
            }
            _ => {}
        }
    }
    found.retain(|column| column.table != "store_migration");
    found
}

/// What stands in a text or in bytes of somebody.
fn canary(column: &Column, person: i64) -> String {
    format!("canary{person}-{}-{}", column.table, column.name)
}

fn mail(person: i64) -> String {
    format!("canary{person}-person-mail@example.org")
}

/// One value: every number is the person's own, so that all rows of one person point to each other.
fn value(column: &Column, person: i64) -> Value {
    let text = match (column.table.as_str(), column.name.as_str()) {
        (_, "mail") => mail(person),
        ("letter", "sent_at") | ("person", "erased_at") => return Value::Null,
        ("person", "language") => "nl".to_owned(),
        ("person", "mail_choice") => r#"{"own":"soon","followed":"weekly"}"#.to_owned(),
        ("person", "known") => return Value::Bool(true),
        ("role", "role") => "moderator".to_owned(),
        ("mandate" | "evaluator", "neighbourhoods") | ("evaluator", "themes") => {
            format!(r#"["{}"]"#, canary(column, person))
        }
        ("store_job", "payload") => Id::<Person>::new(person).to_string(),
        ("typed", "fields") => format!(r#"[["text","{}"]]"#, canary(column, person)),
        ("draft", "content") => format!(r#"{{"title":"{}"}}"#, canary(column, person)),
        ("newsletter", "content") => format!(r#"{{"text":{{"en":"{}"}}}}"#, canary(column, person)),
        ("form" | "form_version", "content") => r#"{"items":[],"given":0}"#.to_owned(),
        ("document" | "registration" | "sheet", "language") => "nl".to_owned(),
        ("document", "kind") => "pdf".to_owned(),
        ("blob", "state") => "kept".to_owned(),
        ("event", "content") => "{}".to_owned(),
        ("event", "state") => "published".to_owned(),
        ("registration", "state") => "taken".to_owned(),
        ("sheet" | "registration", "answers") => {
            format!(r#"{{"1":{{"text":"{}"}}}}"#, canary(column, person))
        }
        ("organisation", "name") | ("comment" | "step", "office") => {
            format!(r#"{{"en":"{}"}}"#, canary(column, person))
        }
        ("evaluation", "state") => "given".to_owned(),
        ("evaluation", "role") => "juror".to_owned(),
        ("evaluation", "conflict") => "close".to_owned(),
        ("evaluation_plan", "content") => {
            r#"{"scale":"0-5","measures":[],"readers":2,"shown":"authors"}"#.to_owned()
        }
        ("evaluation", "marks" | "first_marks") => {
            format!(r#"[{{"measure":"m1","mark":4,"note":"{}"}}]"#, canary(column, person))
        }
        ("deed", "things" | "refused") => format!(r#"[["{}",""]]"#, canary(column, person)),
        _ => canary(column, person),
    };
    match column.kind.as_str() {
        "integer" => Value::Int(person),
        "boolean" => Value::Bool(true),
        "blob" => Value::Blob(text.into_bytes()),
        _ => Value::Text(text),
    }
}

/// A row of everything for somebody, who has no more in common with others than numbers.
fn fill(tx: &mut Tx, person: i64) -> Result<()> {
    let mut tables: Vec<(String, Vec<Column>)> = Vec::new();
    for column in of_a_city() {
        match tables.last_mut() {
            Some((table, columns)) if *table == column.table => columns.push(column),
            _ => tables.push((column.table.clone(), vec![column])),
        }
    }
    for (table, columns) in tables {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let places: Vec<String> = (1..=names.len()).map(|number| format!("?{number}")).collect();
        let sql =
            format!("insert into {table} ({}) values ({})", names.join(", "), places.join(", "));
        let values: Vec<Value> = columns.iter().map(|column| value(column, person)).collect();
        tx.execute(sql.leak(), &values)?;
    }
    Ok(())
}

/// A letter with a code, which belongs to an address and to no person yet.
fn letter_with_a_code(tx: &mut Tx, person: i64) -> Result<u64> {
    const LETTER: &str = "insert into letter (id, mail, language, kind, subject, text, html, made_at) \
        values (?1, ?2, 'nl', 'code', ?3, ?3, ?3, ?1)";
    tx.execute(LETTER, args![person + 100, mail(person), format!("canary{person}-code-letter")])
}

/// Everything in a city, as text.
fn dump(tx: &mut Tx) -> Result<String> {
    let mut all = String::new();
    let tables: BTreeSet<String> = of_a_city().into_iter().map(|column| column.table).collect();
    for table in tables {
        all.push_str(&format!("\n{table}:"));
        let sql: &'static str = format!("select * from {table}").leak();
        tx.each_row(sql, &[], &mut |row| {
            for index in 0..row.width() {
                match row.cell(index)? {
                    Cell::Blob(bytes) => all.push_str(&String::from_utf8_lossy(bytes)),
                    other => all.push_str(&format!("{other:?}")),
                }
                all.push('|');
            }
            Ok(Next::Row)
        })?;
    }
    Ok(all)
}

#[test]
fn who_leaves_takes_all_along_that_the_register_says_and_nothing_else() {
    for test in TestDatabase::each() {
        let (_store, city) = opened(&test);
        city.write_blocking(|tx| {
            fill(tx, 7)?;
            fill(tx, 8)?;
            letter_with_a_code(tx, 7).map(|_| ())
        })
        .unwrap();

        let mut fates: BTreeMap<bool, Vec<String>> = BTreeMap::new();
        let download = city.read_blocking(|tx| all(tx, Id::new(7))).unwrap().to_string();
        assert!(!download.contains("canary8"), "{download}");
        assert!(!download.contains("code-letter"), "{download}");
        for column in of_a_city() {
            let declared = TABLES.iter().find(|one| one.table == column.table).unwrap();
            let given = declared.given.iter().any(|(given, _)| *given == column.name);
            let Value::Text(text) = value(&column, 7) else { continue };
            if text.starts_with("canary7") && column.name != "mail" {
                assert_eq!(download.contains(&text), given, "{text} in {download}");
                fates.entry(declared.erases(&column.name)).or_default().push(text);
            }
        }
        assert!(download.contains(&mail(7)), "{download}");

        let now = Timestamp::from_microsecond(NOW).unwrap();
        let before = city.read_blocking(dump).unwrap();
        city.write_blocking(move |tx| crate::city::person::erase(tx, Id::new(7), now)).unwrap();
        let after = city.read_blocking(dump).unwrap();
        for gone in fates.get(&true).unwrap().iter().chain([&mail(7)]) {
            assert!(before.contains(gone), "{gone} was never there");
            assert!(!after.contains(gone), "{gone} is still there, on {}", test.name());
        }
        assert!(!after.contains("code-letter"), "{after}");
        for stays in fates.get(&false).unwrap() {
            assert!(after.contains(stays), "{stays} is gone, on {}", test.name());
        }
        // The other one keeps every row; only what counts people and supports has changed.
        let others = |dump: &str| dump.matches("canary8").count();
        assert_eq!(others(&before), others(&after), "on {}", test.name());

        // Rows that went are not in another download.
        let left = city.read_blocking(|tx| all(tx, Id::new(7))).unwrap();
        let whole =
            |one: &&Declared| one.erasures.iter().any(|erasure| matches!(erasure.what, What::Rows));
        for one in TABLES.iter().filter(whole) {
            let rows = left.get(one.table).and_then(|rows| rows.as_array());
            assert!(rows.is_none_or(Vec::is_empty), "{} in {left}", one.table);
        }
    }
}

/// Everything that is given to a person about themselves, by table.
fn all(tx: &mut Tx, person: Id<Person>) -> Result<Document> {
    let given = TABLES.iter().filter(|declared| declared.gives());
    let all = given.map(|declared| {
        let rows = download_of(tx, declared, person)?;
        Ok((declared.table.to_owned(), Document::Array(rows)))
    });
    all.collect::<Result<Map<_, _>>>().map(Document::Object)
}
