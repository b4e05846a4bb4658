//! Sheets: what people answered to the form of a call; and how often each question was answered so, kept in the same
//! transaction.

use std::collections::BTreeMap;

use calls::{Call, Idea, Sheet};
use city::{Id, Language, Person, Sealed};
use forms::{Answers, Form, Key};
use jiff::Timestamp;

use super::form;
use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct SheetRow in "sheet" key (id) {
        id: Id<Sheet>,
        call: Id<Call>,
        idea: Option<Id<Idea>>,
        person: Option<Id<Person>>,
        version: i64,
        language: Language,
        answers: Json<Answers>,
        sealed: Option<Sealed>,
        counts: bool,
        made_at: Timestamp,
        changed_at: Timestamp,
    }
}

crate::row! {
    /// How often a question was answered with a value.
    pub struct Count from "answer_count" { question: Key, value: String, answers: i64 }
}

crate::statements! {
    fn of_person_in(call: Id<Call>, person: Id<Person>) -> Option<SheetRow> = select "where call = ?1 and person = ?2 and idea is null";
    fn one(id: Id<Sheet>) -> Option<SheetRow> = select "where id = ?1";
    fn with_idea(idea: Id<Idea>) -> Option<SheetRow> = select "where idea = ?1";
    fn after(call: Id<Call>, after: i64, limit: i64) -> Vec<SheetRow> = select "where call = ?1 and counts = true and id > ?2 order by id limit ?3";
    fn of_person(person: Id<Person>, after: i64, limit: i64) -> Vec<SheetRow> = select "where person = ?1 and id > ?2 order by id limit ?3";
    fn sealed_after(call: Id<Call>, after: i64, limit: i64) -> Vec<SheetRow> = select "where call = ?1 and sealed_key is not null and id > ?2 order by id limit ?3";
    fn drop_sheet(id: Id<Sheet>) = "delete from sheet where id = ?1";
    fn count_up(call: Id<Call>, question: Key, value: &str, by: i64) = "insert into answer_count (call, question, value, answers) values (?1, ?2, ?3, ?4) on conflict (call, question, value) do update set answers = answer_count.answers + excluded.answers";
    fn counted(call: Id<Call>) -> Vec<Count> = select "where call = ?1 and answers > 0 order by question, value";
}

/// How many sheets of a person are read in one go.
const AT_ONCE: i64 = 100;

fn whole(row: SheetRow) -> Sheet {
    Sheet {
        id: row.id,
        call: row.call,
        idea: row.idea,
        person: row.person,
        version: row.version,
        language: row.language,
        answers: row.answers.0,
        sealed: row.sealed,
        counts: row.counts,
        made: row.made_at,
        changed: row.changed_at,
    }
}

fn row(sheet: &Sheet) -> SheetRow {
    SheetRow {
        id: sheet.id,
        call: sheet.call,
        idea: sheet.idea,
        person: sheet.person,
        version: sheet.version,
        language: sheet.language.clone(),
        answers: Json(sheet.answers.clone()),
        sealed: sheet.sealed.clone(),
        counts: sheet.counts,
        made_at: sheet.made,
        changed_at: sheet.changed,
    }
}

/// A sheet.
pub fn get(tx: &mut Tx, id: Id<Sheet>) -> Result<Sheet> {
    one(tx, id)?.map(whole).ok_or(crate::Error::NotFound)
}

/// What somebody answered on the page of a call.
pub fn own(tx: &mut Tx, call: Id<Call>, person: Id<Person>) -> Result<Option<Sheet>> {
    Ok(of_person_in(tx, call, person)?.map(whole))
}

/// What was answered with an idea.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Sheet>> {
    Ok(with_idea(tx, idea)?.map(whole))
}

/// The sheets of a call's data set, after one of them.
pub fn page(tx: &mut Tx, call: Id<Call>, after: i64, limit: i64) -> Result<Vec<Sheet>> {
    Ok(self::after(tx, call, after, limit)?.into_iter().map(whole).collect())
}

/// The sheets of a call in which something is sealed, after one of them.
pub fn sealed(tx: &mut Tx, call: Id<Call>, after: i64, limit: i64) -> Result<Vec<Sheet>> {
    Ok(sealed_after(tx, call, after, limit)?.into_iter().map(whole).collect())
}

/// The sheets of somebody, after one of them.
pub fn by(tx: &mut Tx, person: Id<Person>, after: i64, limit: i64) -> Result<Vec<Sheet>> {
    Ok(of_person(tx, person, after, limit)?.into_iter().map(whole).collect())
}

/// Enters a sheet that answers the form as it is being asked.
pub fn insert(tx: &mut Tx, sheet: &Sheet) -> Result<()> {
    form::keep_version(tx, sheet.call)?;
    row(sheet).insert(tx)?;
    recount(tx, None, Some(sheet))
}

/// Saves a sheet as it was changed from `before`.
pub fn update(tx: &mut Tx, before: &Sheet, sheet: &Sheet) -> Result<()> {
    if sheet.version != before.version {
        form::keep_version(tx, sheet.call)?;
    }
    row(sheet).update(tx)?;
    recount(tx, Some(before), Some(sheet))
}

/// Removes a sheet.
pub fn remove(tx: &mut Tx, sheet: &Sheet) -> Result<()> {
    drop_sheet(tx, sheet.id)?;
    recount(tx, Some(sheet), None)
}

/// Has the sheet of an idea, if there is one, stand in the data set or not.
pub(super) fn let_count(tx: &mut Tx, idea: Id<Idea>, counts: bool) -> Result<()> {
    match of_idea(tx, idea)? {
        Some(before) if before.counts != counts => {
            let sheet = Sheet { counts, ..before.clone() };
            update(tx, &before, &sheet)
        }
        _ => Ok(()),
    }
}

/// Takes away what somebody answered on pages of calls, and of what they answered with ideas what only staff read; the rest
/// stays with the idea, without a name. They leave.
pub(crate) fn take_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    let (mut after, mut asked) = (0, BTreeMap::<i64, Form>::new());
    loop {
        let sheets = by(tx, person, after, AT_ONCE)?;
        for before in &sheets {
            if before.idea.is_none() {
                remove(tx, before)?;
                continue;
            }
            let form = match asked.get(&before.call.get()) {
                Some(form) => form.clone(),
                None => form::asked(tx, before.call)?,
            };
            let answers = before.answers.public(&form);
            asked.insert(before.call.get(), form);
            let sheet = Sheet { person: None, answers, sealed: None, ..before.clone() };
            update(tx, before, &sheet)?;
        }
        match sheets.last() {
            Some(last) => after = last.id.get(),
            None => return Ok(()),
        }
    }
}

/// How often each question of a call was answered with each value.
pub fn counts(tx: &mut Tx, call: Id<Call>) -> Result<BTreeMap<Key, BTreeMap<String, i64>>> {
    let mut counts: BTreeMap<Key, BTreeMap<String, i64>> = BTreeMap::new();
    for count in counted(tx, call)? {
        counts.entry(count.question).or_default().insert(count.value, count.answers);
    }
    Ok(counts)
}

/// Counts what a sheet said out, and what it says in.
fn recount(tx: &mut Tx, before: Option<&Sheet>, after: Option<&Sheet>) -> Result<()> {
    let Some(call) = before.or(after).map(|sheet| sheet.call) else { return Ok(()) };
    let counting = |sheet: Option<&Sheet>| {
        sheet.filter(|sheet| sheet.counts).map(|sheet| sheet.answers.clone()).unwrap_or_default()
    };
    for ((question, value), by) in forms::difference(&counting(before), &counting(after)) {
        count_up(tx, call, question, &value, by)?;
    }
    Ok(())
}
