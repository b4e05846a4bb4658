//! Streets: by their words, and by their whole name.

use city::{Id, LonLat, Street, StreetKind};

use crate::things::search::terms;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct StreetRow in "street" key (id) {
        id: Id<Street>,
        name: String,
        folded: String,
        kind: StreetKind,
        neighbourhood: Option<String>,
        point: LonLat,
    }
}

/// How many streets with a word are looked at: a word such as “straat” alone stands in all of them.
const LOOKED_AT: i64 = 400;

crate::statements! {
    fn by_id(id: Id<Street>) -> Option<StreetRow> = select "where id = ?1";
    fn named(folded: &str, limit: i64) -> Vec<StreetRow> = select "where folded = ?1 order by id limit ?2";
    fn begin_so(from: &str, to: &str, limit: i64) -> Vec<StreetRow> = select "where folded >= ?1 and folded < ?2 order by folded, id limit ?3";
    fn with_words(from: &str, to: &str, second_from: Option<&str>, second_to: Option<&str>, looked_at: i64, limit: i64) -> Vec<StreetRow> = select "where id in (select w.street from street_word w where w.term >= ?1 and w.term < ?2 order by w.term, w.street limit ?5) and (cast(?3 as text) is null or exists (select 1 from street_word o where o.street = id and o.term >= ?3 and o.term < ?4)) order by folded, id limit ?6";
    fn after_name(folded: &str, id: i64, limit: i64) -> Vec<StreetRow> = select "where (folded, id) > (?1, ?2) order by folded, id limit ?3";
    fn enter_word(term: &str, street: Id<Street>) = "insert into street_word (term, street) values (?1, ?2) on conflict (term, street) do nothing";
    fn drop_words(street: Id<Street>) = "delete from street_word where street = ?1";
    fn drop_street(street: Id<Street>) = "delete from street where id = ?1";
    fn first() -> Option<i64> = "select 1 as found from street limit 1";
}

fn whole(row: StreetRow) -> Street {
    let StreetRow { id, name, kind, neighbourhood, point, .. } = row;
    Street { id, name, kind, neighbourhood, point }
}

fn all(rows: Vec<StreetRow>) -> Vec<Street> {
    rows.into_iter().map(whole).collect()
}

/// A name by which streets are told apart.
pub fn folded(name: &str) -> String {
    terms(name).join(" ")
}

/// A street, if it is there.
pub fn find(tx: &mut Tx, id: Id<Street>) -> Result<Option<Street>> {
    Ok(by_id(tx, id)?.map(whole))
}

/// The streets of exactly this name.
pub fn called(tx: &mut Tx, name: &str) -> Result<Vec<Street>> {
    Ok(all(named(tx, &folded(name), 50)?))
}

/// Whether the city has any.
pub fn any(tx: &mut Tx) -> Result<bool> {
    Ok(first(tx)?.is_some())
}

/// Streets behind one, in the order of their names.
pub fn page(tx: &mut Tx, after: Option<&Street>, limit: i64) -> Result<Vec<Street>> {
    let (name, id) = after.map_or((String::new(), 0), |one| (folded(&one.name), one.id.get()));
    Ok(all(after_name(tx, &name, id, limit)?))
}

/// The streets that what was typed could be: those that begin so first, then those in which its words stand.
pub fn search(tx: &mut Tx, typed: &str, limit: i64) -> Result<Vec<Street>> {
    let words = terms(typed);
    let Some(first) = words.first() else { return Ok(Vec::new()) };
    let end = |text: &str| format!("{text}\u{10ffff}");
    let whole_text = words.join(" ");
    let mut found = all(begin_so(tx, &whole_text, &end(&whole_text), limit)?);
    let second = words.get(1);
    // The longest word is the rarest, mostly.
    let (first, second) = match second {
        Some(second) if second.len() > first.len() => (second, Some(first)),
        second => (first, second),
    };
    let second_to = second.map(|second| end(second));
    let others = with_words(
        tx,
        first,
        &end(first),
        second.map(String::as_str),
        second_to.as_deref(),
        LOOKED_AT,
        limit,
    )?;
    for one in all(others) {
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

fn row(street: &Street) -> StreetRow {
    let Street { id, name, kind, neighbourhood, point } = street.clone();
    StreetRow { id, folded: folded(&name), name, kind, neighbourhood, point }
}

/// Enters a street, or puts it in the place of the one with its identifier.
pub fn put(tx: &mut Tx, street: &Street) -> Result<()> {
    row(street).put(tx)?;
    drop_words(tx, street.id)?;
    for term in terms(&street.name).iter().take(8) {
        enter_word(tx, term, street.id)?;
    }
    Ok(())
}

/// Takes a street away.
pub fn remove(tx: &mut Tx, id: Id<Street>) -> Result<()> {
    drop_words(tx, id)?;
    drop_street(tx, id).map(|_| ())
}
