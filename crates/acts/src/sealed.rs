//! What is kept sealed: sealed where it comes in, and opened by [`open`] alone, which asks whose it is, who opens it and why, and
//! notes that in the log in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use ::calls::{Call, Idea, Sheet};
use ::city::audit::Action;
use ::city::{Flaw, Flaws, Id, InClear, Person, Refusal, Sealed, Texts, ToSeal};
use forms::{Answer, Answers, Form, Key, Sealing};
use serde_json::json;
use store::Tx;
use store::calls as rows;
use store::jobs::Urgency;
use store::seal::opening::{self, Opening};
use store::seal::{Holder, SealError, Seals};

use crate::calls::idea::find;
use crate::{Act, Done, Refused};

/// The job that seals anew what an older key of the city sealed.
pub const RESEAL_JOB: &str = "reseal";

/// How much one turn of it does.
const AT_ONCE: i64 = 200;

/// How many characters a reason has.
const REASON: (usize, usize) = (5, 300);

/// The part of an idea that was told which says where its teller can be reached.
const CONTACT: &str = "contact";

/// How many openings are listed.
const LISTED: i64 = 50;

/// Something that is kept sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// What was answered to a question.
    Answer(Id<Sheet>, Key),
    /// Where whoever told an idea can be reached.
    Contact(Id<Idea>),
}

/// Something that is kept sealed, for whoever may open it; it is still sealed.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Its call.
    pub call: Call,
    /// The idea it came with, if it did.
    pub idea: Option<Idea>,
    /// The question; nothing for where somebody can be reached.
    pub asked: Option<Texts>,
    /// Whether whoever acts sealed it themselves, and needs no reason.
    pub is_own: bool,
    /// Who opened it until now, the newest first.
    pub openings: Vec<(Opening, String)>,
    owner: i64,
    part: String,
    person: Option<Id<Person>>,
    holder: Holder,
    sealed: Sealed,
}

/// Opens what is sealed: for an officer of the call who says why, or for whoever sealed it. That it was opened stands in the log
/// and with the person whose it is, also when nobody reads further.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not there or not theirs; a flaw of `reason` for an officer without one, or where the key is
/// away.
pub fn open(act: &mut Act, what: What, reason: &str) -> Done<(Closed, InClear)> {
    let closed = look(act, what)?;
    let mut flaws = Flaws::default();
    let least = if closed.is_own { 0 } else { REASON.0 };
    let reason = flaws.text("reason", reason, least, REASON.1);
    let reason = flaws.into_result_with(|| reason)?;
    let made = Opening {
        id: act.new_id(),
        call: closed.call.id,
        owner: closed.owner,
        part: closed.part.clone(),
        person: closed.person,
        opened_by: act.actor.person,
        reason,
        made_at: act.now,
    };
    opening::insert(act.tx, &made)?;
    // The reason may name somebody, so it stands where it can be erased.
    let details = json!({ "part": closed.part, "own": closed.is_own, "opening": made.id });
    match &closed.idea {
        Some(idea) => act.audit(Action::Unseal, idea.id, &details)?,
        None => act.audit(Action::Unseal, closed.call.id, &details)?,
    }
    let parts = parts_of(act, closed.holder, closed.owner, &closed.sealed);
    let mut parts = parts.map_err(|error| refused(error, "reason"))?;
    let words = parts.remove(&closed.part).ok_or(Refusal::NotFound)?;
    Ok((closed, words))
}

/// What is kept sealed, for whoever may open it.
pub fn look(act: &mut Act, what: What) -> Done<Closed> {
    let me = act.person()?;
    let mut closed = match what {
        What::Answer(sheet, question) => answer(act, sheet, question)?,
        What::Contact(idea) => contact(act, idea)?,
    };
    closed.is_own = closed.person == Some(me);
    if !closed.is_own && !::calls::may_read_answers(&act.actor, &closed.call) {
        return Err(Refusal::NotFound.into());
    }
    for one in opening::of_part(act.tx, closed.owner, &closed.part, LISTED)? {
        let name = name_of(act, one.opened_by)?;
        closed.openings.push((one, name));
    }
    Ok(closed)
}

fn answer(act: &mut Act, id: Id<Sheet>, question: Key) -> Done<Closed> {
    let sheet = rows::sheet::get(act.tx, id)?;
    let sealed = match (sheet.answers.get(question), sheet.sealed) {
        (Some(Answer::Sealed(_)), Some(sealed)) => sealed,
        _ => return Err(Refusal::NotFound.into()),
    };
    let (call, idea) = match sheet.idea {
        Some(idea) => {
            let (call, idea) = find(act, idea)?;
            (call, Some(idea))
        }
        None => (rows::call::get(act.tx, sheet.call)?, None),
    };
    let asked = rows::form::asked(act.tx, call.id)?;
    let asked = match asked.question(question) {
        Some(question) => Some(question.label.clone()),
        None => {
            let then = rows::form::version(act.tx, call.id, sheet.version)?;
            then.question(question).map(|question| question.label.clone())
        }
    };
    Ok(Closed {
        call,
        idea,
        asked: Some(asked.unwrap_or_default()),
        is_own: false,
        openings: Vec::new(),
        owner: id.get(),
        part: part(question),
        person: sheet.person,
        holder: Holder::Sheet,
        sealed,
    })
}

fn contact(act: &mut Act, id: Id<Idea>) -> Done<Closed> {
    let (call, idea) = find(act, id)?;
    let told = rows::told::of(act.tx, id)?.ok_or(Refusal::NotFound)?;
    Ok(Closed {
        sealed: told.contact.ok_or(Refusal::NotFound)?,
        person: Some(idea.author.id),
        call,
        idea: Some(idea),
        asked: None,
        is_own: false,
        openings: Vec::new(),
        owner: id.get(),
        part: CONTACT.to_owned(),
        holder: Holder::Told,
    })
}

fn name_of(act: &mut Act, person: Option<Id<Person>>) -> Done<String> {
    let Some(person) = person else { return Ok(String::new()) };
    Ok(store::city::person::get(act.tx, person)?.name.as_str().to_owned())
}

/// What others opened of whoever acts, each with its call and the name of who did, the newest first.
pub fn of_me(act: &mut Act) -> Done<Vec<(Opening, Call, String)>> {
    let me = act.person()?;
    let mut openings = Vec::new();
    for one in opening::of_person(act.tx, me, LISTED)? {
        if one.opened_by != Some(me) {
            let call = rows::call::get(act.tx, one.call)?;
            let name = name_of(act, one.opened_by)?;
            openings.push((one, call, name));
        }
    }
    Ok(openings)
}

/// The name of the part that a question is.
fn part(question: Key) -> String {
    format!("q{question}")
}

/// What a row holds sealed, by its parts. It is not shown to anybody: [`open`] shows, and everything else seals again.
fn parts_of(
    act: &mut Act,
    holder: Holder,
    row: i64,
    sealed: &Sealed,
) -> Result<BTreeMap<String, InClear>, SealError> {
    let seals = act.stage.store.seals().clone();
    let bytes = seals.open(act.tx, holder, row, sealed)?;
    let parts: BTreeMap<String, String> =
        serde_json::from_slice(&bytes).map_err(|_| SealError::Broken)?;
    Ok(parts.into_iter().map(|(part, words)| (part, InClear::new(words))).collect())
}

fn seal(
    act: &mut Act,
    holder: Holder,
    row: i64,
    parts: &BTreeMap<String, InClear>,
) -> Result<Option<Sealed>, SealError> {
    seal_parts(act.tx, act.stage.store.seals(), holder, row, parts)
}

fn seal_parts(
    tx: &mut Tx,
    seals: &Seals,
    holder: Holder,
    row: i64,
    parts: &BTreeMap<String, InClear>,
) -> Result<Option<Sealed>, SealError> {
    if parts.is_empty() {
        return Ok(None);
    }
    let parts: BTreeMap<&str, &str> =
        parts.iter().map(|(part, words)| (part.as_str(), words.reveal())).collect();
    let bytes = serde_json::to_vec(&parts).map_err(|_| SealError::Broken)?;
    seals.seal(tx, holder, row, &bytes).map(Some)
}

fn refused(error: SealError, field: &str) -> Refused {
    match error {
        SealError::Store(error) => error.into(),
        SealError::KeyAway | SealError::Broken => {
            let mut flaws = Flaws::default();
            flaws.add(field, Flaw::KeyAway);
            flaws.into()
        }
    }
}

/// Seals what is not finished, with what was sealed of it before. Where the key is away, what was sealed before stays, and what is
/// new is not kept: its writer has it on their page.
pub(crate) fn keep(
    act: &mut Act,
    holder: Holder,
    row: i64,
    to_seal: &ToSeal,
    before: Option<&Sealed>,
) -> Done<Option<Sealed>> {
    if to_seal.is_empty() {
        return Ok(None);
    }
    let mut made = || {
        let is_kept = to_seal.iter().any(|(_, words)| words.is_none());
        let mut old = match before {
            Some(before) if is_kept => parts_of(act, holder, row, before)?,
            _ => BTreeMap::new(),
        };
        let part = |(part, words): &(String, Option<InClear>)| {
            let words = words.clone().or_else(|| old.remove(part))?;
            Some((part.clone(), words))
        };
        let parts = to_seal.iter().filter_map(part).collect();
        seal(act, holder, row, &parts)
    };
    match made() {
        Ok(sealed) => Ok(sealed),
        Err(SealError::Store(error)) => Err(error.into()),
        Err(SealError::KeyAway | SealError::Broken) => Ok(before.cloned()),
    }
}

/// Puts into answers what was sealed with what is not finished, on its way to where it stays.
fn fill(act: &mut Act, answers: &mut Answers, held: (Holder, i64), sealed: &Sealed) -> Done<()> {
    let kept = answers.sealed().filter(|(_, sealing)| **sealing == Sealing::Kept);
    let kept: Vec<Key> = kept.map(|(key, _)| key).collect();
    if kept.is_empty() {
        return Ok(());
    }
    let mut parts = match parts_of(act, held.0, held.1, sealed) {
        Ok(parts) => parts,
        Err(SealError::Store(error)) => return Err(error.into()),
        Err(error @ (SealError::KeyAway | SealError::Broken)) => {
            let first = kept.first().map(|key| part(*key)).unwrap_or_default();
            return Err(refused(error, &first));
        }
    };
    for key in kept {
        if let Some(words) = parts.remove(&part(key)) {
            answers.set(key, Answer::Sealed(Sealing::Fresh(words)));
        }
    }
    Ok(())
}

/// The same with what whoever acts typed into a form that is kept until it is sent.
pub fn fill_from_typed(
    act: &mut Act,
    answers: &mut Answers,
    browser_hash: &[u8],
    form: &str,
) -> Done<()> {
    let typed = crate::city::typed::of(act, browser_hash, form)?;
    match typed.as_ref().and_then(|typed| Some((typed.id, typed.sealed.as_ref()?))) {
        Some((id, sealed)) => fill(act, answers, (Holder::Typed, id.get()), sealed),
        None => Ok(()),
    }
}

/// The same with what was sealed with a draft.
pub(crate) fn fill_from_draft(
    act: &mut Act,
    answers: &mut Answers,
    draft: i64,
    sealed: Option<&Sealed>,
) -> Done<()> {
    match sealed {
        Some(sealed) => fill(act, answers, (Holder::Draft, draft), sealed),
        None => Ok(()),
    }
}

/// Seals the answers of a sheet that are to be, beside those that stay as they were in `before`.
pub(crate) fn take(
    act: &mut Act,
    sheet: Id<Sheet>,
    form: &Form,
    answers: &mut Answers,
    before: Option<&Sheet>,
) -> Done<Option<Sealed>> {
    for question in form.questions().filter(|question| question.sealed) {
        if let Some(Answer::Text(words)) = answers.get(question.key) {
            let fresh = Sealing::Fresh(InClear::new(words.as_str()));
            answers.set(question.key, Answer::Sealed(fresh));
        }
    }
    let all: Vec<(Key, Sealing)> =
        answers.sealed().map(|(key, sealing)| (key, sealing.clone())).collect();
    let kept: BTreeSet<Key> =
        all.iter().filter(|(_, sealing)| *sealing == Sealing::Kept).map(|(key, _)| *key).collect();
    if all.is_empty() {
        return Ok(None);
    }
    let there: BTreeSet<Key> = before
        .map(|before| before.answers.sealed().map(|(key, _)| key).collect())
        .unwrap_or_default();
    let sealed = before.and_then(|before| before.sealed.as_ref());
    if kept.len() == all.len() && kept == there {
        return Ok(sealed.cloned());
    }
    let first = all.first().map(|(key, _)| part(*key)).unwrap_or_default();
    let mut old = match sealed {
        Some(sealed) if !kept.is_empty() => parts_of(act, Holder::Sheet, sheet.get(), sealed)
            .map_err(|error| refused(error, &first))?,
        _ => BTreeMap::new(),
    };
    let (mut parts, mut flaws) = (BTreeMap::new(), Flaws::default());
    for (key, sealing) in all {
        let words = match sealing {
            Sealing::Fresh(words) => Some(words),
            Sealing::Kept => old.remove(&part(key)),
        };
        match words {
            Some(words) => {
                parts.insert(part(key), words);
                answers.set(key, Answer::Sealed(Sealing::Kept));
            }
            None => {
                answers.forget(key);
                if form.question(key).is_some_and(|question| question.required) {
                    flaws.add(part(key), Flaw::Missing);
                }
            }
        }
    }
    flaws.into_result()?;
    seal(act, Holder::Sheet, sheet.get(), &parts).map_err(|error| refused(error, &first))
}

/// Seals the answers of a sheet that comes from no page: of an example.
///
/// # Errors
/// [`SealError`].
pub fn seal_sheet(
    tx: &mut Tx,
    seals: &Seals,
    sheet: &mut Sheet,
    form: &Form,
) -> Result<(), SealError> {
    let mut parts = BTreeMap::new();
    for question in form.questions().filter(|question| question.sealed) {
        if let Some(Answer::Text(words)) = sheet.answers.get(question.key) {
            parts.insert(part(question.key), InClear::new(words.as_str()));
            sheet.answers.set(question.key, Answer::Sealed(Sealing::Kept));
        }
    }
    sheet.sealed = seal_parts(tx, seals, Holder::Sheet, sheet.id.get(), &parts)?;
    Ok(())
}

/// Seals where whoever told an idea can be reached.
pub(crate) fn take_contact(act: &mut Act, idea: Id<Idea>, words: &InClear) -> Done<Option<Sealed>> {
    seal_contact(act.tx, act.stage.store.seals(), idea, words)
        .map_err(|error| refused(error, CONTACT))
}

/// The same, of an example.
///
/// # Errors
/// [`SealError`].
pub fn seal_contact(
    tx: &mut Tx,
    seals: &Seals,
    idea: Id<Idea>,
    words: &InClear,
) -> Result<Option<Sealed>, SealError> {
    let parts = match words.reveal() {
        "" => BTreeMap::new(),
        _ => BTreeMap::from([(CONTACT.to_owned(), words.clone())]),
    };
    seal_parts(tx, seals, Holder::Told, idea.get(), &parts)
}

/// Whether something can be sealed here.
pub fn can_seal(act: &Act) -> bool {
    act.stage.store.seals().are_ready()
}

/// Gives the city another key where its own is not wrapped by the newest of whoever runs the installation, and has what is sealed
/// sealed anew. Whether it did.
pub fn rotate(act: &mut Act) -> Done<bool> {
    let seals = act.stage.store.seals().clone();
    let begun =
        store::seal::begin_rotation(act.tx, &seals).map_err(|error| refused(error, "key"))?;
    if begun {
        act.audit_city(Action::RotateKey, &json!({}))?;
        act.enqueue(RESEAL_JOB, "", Urgency::Later, act.now)?;
    }
    Ok(begun)
}

/// Seals some of it anew; the job comes again until nothing is left, and then the older key is forgotten.
pub fn reseal(act: &mut Act) -> Done<()> {
    let seals = act.stage.store.seals().clone();
    match store::seal::reseal(act.tx, &seals, AT_ONCE) {
        Ok(0) => Ok(()),
        Ok(_) => act.enqueue(RESEAL_JOB, "", Urgency::Later, act.now),
        Err(SealError::Store(error)) => Err(error.into()),
        // It is tried again: `kalaka doctor` says what is missing.
        Err(SealError::KeyAway | SealError::Broken) => {
            Err(Refused::Store(store::Error::Unavailable))
        }
    }
}
