//! Calls.

use std::collections::BTreeSet;

use calls::{Call, CallContent, CallState, Closing};
use city::{CitySettings, Id, Language, Money, Slug, Texts, Thing};
use jiff::Timestamp;

use super::{evaluator, form, waiting};
use crate::city::file::File;
use crate::things::search::{self, Said};
use crate::things::{document, file_use, follow, thing};
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct CallRow in "call" key (id) {
        id: Id<Call>,
        slug: Slug,
        state: CallState,
        version: i64,
        closed_at: Option<Timestamp>,
        closed_reason: Option<String>,
        results_at: Option<Timestamp>,
        budget: Option<Money>,
        content: Json<CallContent>,
    }
}

crate::row! {
    pub(super) struct Kept from "call c join thing t on t.id = c.id left join form f on f.call = c.id" {
        id: Id<Call>,
        slug: Slug,
        state: CallState,
        version: i64,
        published_at: Option<Timestamp> = "t.published_at",
        closed_at: Option<Timestamp>,
        closed_reason: Option<String>,
        results_at: Option<Timestamp>,
        budget: Option<Money>,
        content: Json<CallContent>,
        questions: i64 = "coalesce(f.questions, 0)",
    }
}

crate::statements! {
    fn kept(id: Id<Call>) -> Option<Kept> = select "where c.id = ?1";
    fn kept_by_slug(slug: &Slug) -> Option<Kept> = select "where c.slug = ?1";
    fn page_of(before: i64, limit: i64) -> Vec<Kept> = select "where c.id < ?1 order by c.id desc limit ?2";
    fn with_slug(slug: &Slug) -> i64 = "select count(*) as taken from call where slug = ?1";
    fn drop_call(id: Id<Call>) = "delete from call where id = ?1";
    fn drop_typed_ideas(id: Id<Call>) = "delete from draft where within = ?1";
    fn claim(id: Id<Call>, version: i64) = "update call set version = version + 1 where id = ?1 and version = ?2";
}

/// How many calls are read in one go.
const AT_ONCE: i64 = 200;

pub(super) fn whole(row: Kept) -> Call {
    Call {
        id: row.id,
        slug: row.slug,
        state: row.state,
        version: row.version,
        published: row.published_at,
        closing: row
            .closed_at
            .map(|at| Closing { at, reason: row.closed_reason.unwrap_or_default() }),
        results: row.results_at,
        asks: row.questions > 0,
        content: CallContent { budget: row.budget, ..row.content.0 },
    }
}

fn row(call: &Call) -> CallRow {
    CallRow {
        id: call.id,
        slug: call.slug.clone(),
        state: call.state,
        version: call.version,
        closed_at: call.closing.as_ref().map(|closing| closing.at),
        closed_reason: call.closing.as_ref().map(|closing| closing.reason.clone()),
        results_at: call.results,
        budget: call.content.budget,
        content: Json(call.content.clone()),
    }
}

/// A call.
pub fn get(tx: &mut Tx, id: Id<Call>) -> Result<Call> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// The call with this short name.
pub fn by_slug(tx: &mut Tx, slug: &Slug) -> Result<Call> {
    kept_by_slug(tx, slug)?.map(whole).ok_or(Error::NotFound)
}

/// All calls, the newest first, however many there are.
pub fn list(tx: &mut Tx) -> Result<Vec<Call>> {
    let mut all: Vec<Call> = Vec::new();
    loop {
        let before = all.last().map_or(i64::MAX, |call| call.id.get());
        let page = page_of(tx, before, AT_ONCE)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page.into_iter().map(whole));
    }
}

/// Whether a short name is in use.
pub fn slug_is_taken(tx: &mut Tx, slug: &Slug) -> Result<bool> {
    Ok(with_slug(tx, slug)? > 0)
}

/// Enters a call.
pub fn insert(tx: &mut Tx, call: &Call, city: &CitySettings, now: Timestamp) -> Result<()> {
    let thing = call.thing(city, now);
    thing::insert(tx, &thing)?;
    row(call).insert(tx)?;
    index(tx, call, &thing)?;
    file_use::set(tx, call.id.thing(), picture(call))?;
    waiting::keep_call(tx, call, now)
}

/// Saves a call as it was changed; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, call: &Call, city: &CitySettings, now: Timestamp) -> Result<()> {
    if claim(tx, call.id, call.version)? == 0 {
        return Err(Error::Retry);
    }
    CallRow { version: call.version + 1, ..row(call) }.update(tx)?;
    let thing = call.thing(city, now);
    thing::update(tx, &thing)?;
    index(tx, call, &thing)?;
    file_use::set(tx, call.id.thing(), picture(call))?;
    waiting::keep_call(tx, call, now)
}

/// Removes a call that nobody answered. Its thing stays without a word, for what the log says of it.
pub fn remove(tx: &mut Tx, call: &Call, city: &CitySettings, now: Timestamp) -> Result<()> {
    let thing = Thing { title: String::new(), listed: false, ..call.thing(city, now) };
    thing::update(tx, &thing)?;
    search::forget(tx, thing.id)?;
    file_use::set(tx, thing.id, None)?;
    document::remove_all(tx, thing.id, now)?;
    follow::stop_for_all(tx, thing.id)?;
    waiting::forget_call(tx, call.id)?;
    drop_typed_ideas(tx, call.id)?;
    form::remove(tx, call.id)?;
    evaluator::forget_call(tx, call.id)?;
    crate::letters::newsletter::forget_call(tx, call.id.thing())?;
    drop_call(tx, call.id).map(|_| ())
}

/// Keeps up what waits about a call, once what was decided in it came out.
pub fn keep_waiting(tx: &mut Tx, call: &Call, now: Timestamp) -> Result<()> {
    waiting::keep_call(tx, call, now)
}

/// Makes a call findable by its words in every language.
fn index(tx: &mut Tx, call: &Call, thing: &Thing) -> Result<()> {
    let content = &call.content;
    let texts = [&content.title, &content.question, &content.text];
    let languages: BTreeSet<&Language> =
        texts.iter().flat_map(|texts| texts.iter()).map(|(language, _)| language).collect();
    let of = |texts: &Texts, language: &Language| {
        texts
            .iter()
            .find(|(own, _)| *own == language)
            .map(|(_, text)| text.to_owned())
            .unwrap_or_default()
    };
    let parts: Vec<(&Language, String, String)> = languages
        .into_iter()
        .map(|language| {
            let text = [of(&content.question, language), of(&content.text, language)].join(" ");
            (language, of(&content.title, language), text)
        })
        .collect();
    let said: Vec<Said> = parts
        .iter()
        .map(|(language, title, text)| Said { tag: language.as_str(), title, text })
        .collect();
    search::index(tx, thing, &said)
}

fn picture(call: &Call) -> Option<Id<File>> {
    call.content.picture.map(Id::new)
}
