//! The form of a call, and the versions of it that were answered.

use std::collections::BTreeSet;

use calls::{Call, KeptForm};
use city::Id;
use forms::{Form, Key};

use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct FormRow in "form" key (call) {
        call: Id<Call>,
        version: i64,
        changes: i64,
        questions: i64,
        content: Json<Form>,
    }
}

crate::statements! {
    fn kept(call: Id<Call>) -> Option<FormRow> = select "where call = ?1";
    fn answered(call: Id<Call>) -> Vec<Key> = "select question from answer_count where call = ?1 and value = '' order by question";
    fn enter_version(call: Id<Call>) = "insert into form_version (call, version, content) select f.call, f.version, f.content from form f where f.call = ?1 on conflict (call, version) do nothing";
    fn answered_version(call: Id<Call>, version: i64) -> Option<i64> = "select version from form_version where call = ?1 and version = ?2";
    fn version_of(call: Id<Call>, version: i64) -> Option<Json<Form>> = "select content from form_version where call = ?1 and version = ?2";
    fn versions_before(call: Id<Call>, before: i64, limit: i64) -> Vec<(i64, Json<Form>)> = "select version, content from form_version where call = ?1 and version < ?2 order by version desc limit ?3";
    fn drop_form(call: Id<Call>) = "delete from form where call = ?1";
}

/// How many versions are read in one go.
const AT_ONCE: i64 = 50;

/// The form of a call; an empty one where it never had any.
pub fn get(tx: &mut Tx, call: Id<Call>) -> Result<KeptForm> {
    let Some(row) = kept(tx, call)? else { return Ok(KeptForm::default()) };
    let answered = answered(tx, call)?.into_iter().collect::<BTreeSet<_>>();
    Ok(KeptForm { form: row.content.0, version: row.version, changes: row.changes, answered })
}

/// The form of a call alone, for whoever only asks what it asks.
pub fn asked(tx: &mut Tx, call: Id<Call>) -> Result<Form> {
    Ok(kept(tx, call)?.map(|row| row.content.0).unwrap_or_default())
}

/// Puts a form in the place of the one that was read; [`Error::Retry`] when somebody else was faster. What was answered keeps
/// the version that it answered.
pub fn save(tx: &mut Tx, call: Id<Call>, form: &Form, changes: i64) -> Result<()> {
    let before = kept(tx, call)?;
    if before.as_ref().map_or(0, |row| row.changes) != changes {
        return Err(Error::Retry);
    }
    let version = match before {
        None => 1,
        Some(row) => {
            let was_answered = answered_version(tx, call, row.version)?.is_some();
            row.version + i64::from(was_answered)
        }
    };
    let questions = i64::try_from(form.questions().count()).unwrap_or(i64::MAX);
    let content = Json(form.clone());
    FormRow { call, version, changes: changes + 1, questions, content }.put(tx)
}

/// Keeps the version that is being asked for good, because somebody answers it.
pub(super) fn keep_version(tx: &mut Tx, call: Id<Call>) -> Result<()> {
    enter_version(tx, call).map(|_| ())
}

/// The version of a form that was answered.
pub fn version(tx: &mut Tx, call: Id<Call>, version: i64) -> Result<Form> {
    version_of(tx, call, version)?.map(|form| form.0).ok_or(Error::NotFound)
}

/// All versions that were answered, the newest first.
pub fn versions(tx: &mut Tx, call: Id<Call>) -> Result<Vec<(i64, Form)>> {
    let mut all: Vec<(i64, Form)> = Vec::new();
    loop {
        let before = all.last().map_or(i64::MAX, |(version, _)| *version);
        let page = versions_before(tx, call, before, AT_ONCE)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page.into_iter().map(|(version, form)| (version, form.0)));
    }
}

/// Removes the form of a call that nobody answered.
pub(super) fn remove(tx: &mut Tx, call: Id<Call>) -> Result<()> {
    drop_form(tx, call).map(|_| ())
}
