//! Answers to the form of a call: on a page of their own, with ideas, and what all of them say.

use std::collections::BTreeMap;

use calls::{Call, Idea, IdeaInput, Sheet};
use city::{Id, Language, Refusal};
use forms::{Answers, Question, Summary};
use serde_json::{Value, json};
use store::calls as rows;

use super::form;
use crate::things::support::takes_back;
use crate::{Act, Done, sealed};

/// What whoever acts has answered on the page of a call.
pub fn own(act: &mut Act, call: &Call) -> Done<Option<Sheet>> {
    match act.actor.person {
        Some(person) if call.asks => Ok(rows::sheet::own(act.tx, call.id, person)?),
        _ => Ok(None),
    }
}

/// Answers the form of a call, or changes what one has answered. `version` is the one that was read: where the form was
/// changed meanwhile, answers that still are what it asks for are taken, others are looked at again.
pub fn give(
    act: &mut Act,
    call: Id<Call>,
    version: i64,
    language: &Language,
    answers: &Answers,
) -> Done<Sheet> {
    let person = act.person()?;
    let call = rows::call::get(act.tx, call)?;
    calls::may_answer(&act.actor, &call, act.now)?;
    let kept = rows::form::get(act.tx, call.id)?;
    let mut answers = kept.take(version, answers, &act.stage.city)?;
    let before = rows::sheet::own(act.tx, call.id, person)?;
    let mut sheet = Sheet {
        id: before.as_ref().map_or_else(|| act.new_id(), |before| before.id),
        call: call.id,
        idea: None,
        person: Some(person),
        version: kept.version,
        language: language.clone(),
        answers: Answers::default(),
        sealed: None,
        counts: true,
        made: before.as_ref().map_or(act.now, |before| before.made),
        changed: act.now,
    };
    if let Some(before) = &before {
        answers.keep_gone(&kept.form, &before.answers);
    }
    sheet.sealed = sealed::take(act, sheet.id, &kept.form, &mut answers, before.as_ref())?;
    sheet.answers = answers;
    match before {
        Some(before) => rows::sheet::update(act.tx, &before, &sheet)?,
        None => rows::sheet::insert(act.tx, &sheet)?,
    }
    Ok(sheet)
}

/// Takes back what one has answered, as if one had not.
pub fn withdraw(act: &mut Act, call: Id<Call>) -> Done<()> {
    let person = act.person()?;
    let call = rows::call::get(act.tx, call)?;
    takes_back(calls::may_answer(&act.actor, &call, act.now))?;
    let sheet = rows::sheet::own(act.tx, call.id, person)?.ok_or(Refusal::AlreadyElsewhere)?;
    Ok(rows::sheet::remove(act.tx, &sheet)?)
}

/// What was answered with an idea. An idea of a call without a form costs nothing.
pub fn of_idea(act: &mut Act, call: &Call, idea: Id<Idea>) -> Done<Option<Sheet>> {
    if call.asks { Ok(rows::sheet::of_idea(act.tx, idea)?) } else { Ok(None) }
}

/// Keeps what was answered with an idea that is published or changed. Where the form was changed since it was checked,
/// answers that it would not take are looked at again.
pub(super) fn keep(act: &mut Act, call: &Call, idea: &Idea) -> Done<()> {
    let before = of_idea(act, call, idea.id)?;
    let unchanged = before.as_ref().is_some_and(|before| before.answers == idea.input.answers);
    if unchanged || !call.asks || call.form_goes_with() != calls::GoesWith::Ideas {
        return Ok(());
    }
    let kept = rows::form::get(act.tx, call.id)?;
    let IdeaInput { answers, language, .. } = &idea.input;
    let checked = kept.form.check_answers(&answers.of(&kept.form), &act.stage.city);
    let mut answers = checked.map_err(|_| Refusal::ChangedMeanwhile)?;
    if let Some(before) = &before {
        answers.keep_gone(&kept.form, &before.answers);
    }
    let id = before.as_ref().map_or_else(|| act.new_id(), |before| before.id);
    let sealed = sealed::take(act, id, &kept.form, &mut answers, before.as_ref())?;
    let sheet = Sheet {
        id,
        call: call.id,
        idea: Some(idea.id),
        person: Some(idea.author.id),
        version: kept.version,
        language: language.clone(),
        answers,
        sealed,
        counts: idea.is_listed(),
        made: before.as_ref().map_or(act.now, |before| before.made),
        changed: act.now,
    };
    match before {
        Some(before) => Ok(rows::sheet::update(act.tx, &before, &sheet)?),
        None => Ok(rows::sheet::insert(act.tx, &sheet)?),
    }
}

/// What all answers say to each question of a call: everything for officers, at any time; for everybody else what may be
/// published, once nobody can answer any more.
pub fn summary(act: &mut Act, call: &Call) -> Done<Vec<(Question, Summary)>> {
    if !calls::may_read_call(&act.actor, call) {
        return Err(Refusal::NotFound.into());
    }
    let all = calls::may_read_answers(&act.actor, call);
    if !all && !call.has_closed_answers(act.now) {
        return Ok(Vec::new());
    }
    let form = form::of(act, call)?;
    let counts = if call.asks { rows::sheet::counts(act.tx, call.id)? } else { BTreeMap::new() };
    Ok(if all { forms::summaries(&form, &counts) } else { forms::published(&form, &counts) })
}

/// Puts beside each sheet that somebody takes along what was asked, in the words of then.
pub(crate) fn put_in_words(act: &mut Act, sheets: &mut [Value]) -> Done<()> {
    let mut asked: BTreeMap<(i64, i64), Value> = BTreeMap::new();
    for sheet in sheets.iter_mut() {
        let call = sheet.get("call").and_then(Value::as_str).and_then(|call| call.parse().ok());
        let version = sheet.get("version").and_then(Value::as_i64);
        let (Some(call), Some(version)): (Option<Id<Call>>, _) = (call, version) else { continue };
        let questions = match asked.get(&(call.get(), version)) {
            Some(questions) => questions.clone(),
            None => json!(rows::form::version(act.tx, call, version)?.items()),
        };
        if let Some(fields) = sheet.as_object_mut() {
            fields.insert("questions".to_owned(), questions.clone());
        }
        asked.insert((call.get(), version), questions);
    }
    Ok(())
}
