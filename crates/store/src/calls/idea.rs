//! Ideas: one by one, in lists, and by author.

use calls::{Behalf, Call, Contender, How, Idea, IdeaInput, IdeaState};
use city::{Author, Id, Language, LonLat, Money, Organisation, Person, Texts, Theme, Thing};
use forms::Answers;
use jiff::Timestamp;

use super::decision::Standing;
pub use super::list::{Cursor, Filter, Order, cursor, page, page_before};
use super::{coauthor, numbers, sheet, waiting};
use crate::city::file::File;
use crate::things::search::{self, Said};
use crate::things::{file_use, likeness, thing};
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct IdeaRow in "idea" key (id) {
        id: Id<Idea>,
        call: Id<Call>,
        state: IdeaState,
        text: String,
        theme: Option<Theme>,
        neighbourhood: Option<String>,
        place: String,
        point: Option<LonLat>,
        cost: Option<Money>,
        photo: Option<Id<File>>,
        photo_text: String,
        version: i64,
        change_asked: bool,
        merged_into: Option<Id<Idea>>,
    }
}

crate::row! {
    pub(super) struct Kept from "idea i join thing t on t.id = i.id join person p on p.id = t.author left join idea_for bf on bf.idea = i.id left join organisation b on b.id = bf.organisation and b.listed = true left join team tm on tm.id = i.id left join told td on td.id = i.id" {
        id: Id<Idea>,
        call: Id<Call>,
        author: Id<Person> = "p.id",
        name: String = "p.name",
        state: IdeaState,
        hidden: bool = "t.hidden",
        language: Language = "t.language",
        title: String = "t.title",
        text: String,
        theme: Option<Theme>,
        neighbourhood: Option<String>,
        place: String,
        point: Option<LonLat>,
        cost: Option<Money>,
        photo: Option<Id<File>>,
        photo_text: String,
        version: i64,
        change_asked: bool,
        merged_into: Option<Id<Idea>>,
        supports: i64 = "t.supports",
        comments: i64 = "t.comments",
        published_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
        behalf: Option<Id<Organisation>> = "b.id",
        behalf_name: Option<Json<Texts>> = "b.name",
        team: Option<String> = "tm.name",
        told: Option<How> = "td.how",
        coauthored: i64 = "(select count(*) from (select 1 as one from coauthor co where co.idea = i.id limit 1) few)",
    }
    pub(super) struct Weighed from "idea i join thing t on t.id = i.id left join estimate x on x.idea = i.id" {
        id: Id<Idea>,
        state: IdeaState,
        hidden: bool = "t.hidden",
        supports: i64 = "t.supports",
        published_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
        cost: Option<Money>,
        low: Option<Money> = "x.low",
        high: Option<Money> = "x.high",
        neighbourhood: Option<String>,
        theme: Option<Theme>,
    }
}

crate::statements! {
    fn kept(id: Id<Idea>) -> Option<Kept> = select "where i.id = ?1";
    fn all_listed(call: Id<Call>) -> Vec<Kept> = select "where t.parent = ?1 and t.noun = 'idea' and t.listed = true order by i.id";
    fn weighed(call: Id<Call>) -> Vec<Weighed> = select "where t.parent = ?1 and t.noun = 'idea' and t.listed = true order by i.id";
    #[expect(clippy::too_many_arguments, reason = "ten at once")]
    fn ten(a: Id<Idea>, b: Id<Idea>, c: Id<Idea>, d: Id<Idea>, e: Id<Idea>, f: Id<Idea>, g: Id<Idea>, h: Id<Idea>, i: Id<Idea>, j: Id<Idea>) -> Vec<Kept> = select "where i.id in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    fn in_state(call: Id<Call>, state: IdeaState, after: i64, limit: i64) -> Vec<Kept> = select "where i.call = ?1 and i.state = ?2 and t.hidden = false and i.id > ?3 order by i.id limit ?4";
    fn decided(call: Id<Call>, now: Timestamp, place: i64, idea: i64, limit: i64) -> Vec<Kept> = select "join decision d on d.idea = i.id where d.call = ?1 and d.public_at <= ?2 and (d.place, d.idea) > (?3, ?4) order by d.place, d.idea limit ?5";
    fn chosen(call: Id<Call>, now: Timestamp, limit: i64) -> Vec<Kept> = select "join decision d on d.idea = i.id where d.call = ?1 and d.verdict = 'selected' and d.public_at <= ?2 and t.listed = true order by d.place, d.idea limit ?3";
    fn brought_by(person: Id<Person>, before: i64, limit: i64) -> Vec<Kept> = select "where i.id in (select a.thing from author a where a.person = ?1 and a.thing < ?2) order by i.id desc limit ?3";
    fn merged(into: Id<Idea>) -> Vec<Kept> = select "where i.merged_into = ?1 order by i.id";
    fn asked_of(id: Id<Idea>) -> Option<i64> = "select 1 as asked from step where thing = ?1 and kind = 'change_asked' limit 1";
    #[expect(clippy::too_many_arguments, reason = "one for each word")]
    fn like(call: Id<Call>, idea: Id<Idea>, word_1: &str, word_2: &str, word_3: &str, word_4: &str, word_5: &str, word_6: &str, word_7: &str, word_8: &str, rare_1: &str, rare_2: &str, rare_3: &str, rare_4: &str, limit: i64) -> Vec<(Id<Idea>, i64)> = "select r.thing as idea, (select count(*) from search s where s.thing = r.thing and s.within = ?1 and s.term in (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)) as shared from (select distinct thing from search where within = ?1 and term in (?11, ?12, ?13, ?14)) r where r.thing <> ?2 and (select 1 from thing t join idea i on i.id = t.id where t.id = r.thing and t.listed = true and i.state in ('published', 'eligible') limit 1) is not null order by shared desc, r.thing desc limit ?15";
    fn first_of(call: Id<Call>) -> Option<i64> = "select 1 as found from idea where call = ?1 limit 1";
    fn claim(id: Id<Idea>, version: i64) = "update idea set version = version + 1 where id = ?1 and version = ?2";
    fn bring_into(id: Id<Idea>, state: IdeaState) = "update idea set state = ?2, version = version + 1 where id = ?1";
    fn point_elsewhere(from: Id<Idea>, to: Id<Idea>) = "update idea set merged_into = ?2 where merged_into = ?1";
}

/// With those who write it too, where there are any.
fn whole(tx: &mut Tx, row: Kept) -> Result<Idea> {
    let coauthors = if row.coauthored > 0 { coauthor::of(tx, row.id)? } else { Vec::new() };
    Ok(Idea {
        id: row.id,
        call: row.call,
        author: Author { id: row.author, name: row.name },
        state: row.state,
        hidden: row.hidden,
        input: IdeaInput {
            language: row.language,
            title: row.title,
            text: row.text,
            theme: row.theme,
            neighbourhood: row.neighbourhood,
            place: row.place,
            point: row.point,
            cost: row.cost,
            photo: row.photo.map(Id::get),
            photo_text: row.photo_text,
            answers: Answers::default(),
        },
        published: row.published_at,
        version: row.version,
        supports: row.supports,
        comments: row.comments,
        merged_into: row.merged_into,
        change_asked: row.change_asked,
        behalf: row.behalf.zip(row.behalf_name).map(|(id, name)| Behalf { id, name: name.0 }),
        coauthors,
        team: row.team.unwrap_or_default(),
        told: row.told,
    })
}

fn row(idea: &Idea, version: i64) -> IdeaRow {
    let input = &idea.input;
    IdeaRow {
        id: idea.id,
        call: idea.call,
        state: idea.state,
        text: input.text.clone(),
        theme: input.theme,
        neighbourhood: input.neighbourhood.clone(),
        place: input.place.clone(),
        point: input.point,
        cost: input.cost,
        photo: input.photo.map(Id::new),
        photo_text: input.photo_text.clone(),
        version,
        change_asked: idea.change_asked,
        merged_into: idea.merged_into,
    }
}

pub(super) fn all(tx: &mut Tx, rows: Vec<Kept>) -> Result<Vec<Idea>> {
    rows.into_iter().map(|row| whole(tx, row)).collect()
}

/// An idea.
pub fn get(tx: &mut Tx, id: Id<Idea>) -> Result<Idea> {
    let row = kept(tx, id)?.ok_or(Error::NotFound)?;
    whole(tx, row)
}

/// Every listed idea of a call, with its words.
pub fn all_of(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Idea>> {
    let rows = all_listed(tx, call)?;
    all(tx, rows)
}

/// Every listed idea of a call as a decision weighs it.
pub fn contenders(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Contender>> {
    let contender = |row: Weighed| Contender {
        id: row.id,
        state: row.state,
        hidden: row.hidden,
        supports: row.supports,
        published: row.published_at,
        cost: row.high.or(row.cost),
        least: row.low.or(row.cost),
        neighbourhood: row.neighbourhood,
        theme: row.theme,
    };
    Ok(weighed(tx, call)?.into_iter().map(contender).collect())
}

/// These ideas, as far as they are there, in no order.
pub fn these(tx: &mut Tx, ids: &[Id<Idea>]) -> Result<Vec<Idea>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(10) {
        let mut ids = some.iter().copied();
        let [a, b, c, d, e, f, g, h, i, j] = [(); 10].map(|()| ids.next().unwrap_or(Id::new(0)));
        let rows = ten(tx, a, b, c, d, e, f, g, h, i, j)?;
        found.extend(all(tx, rows)?);
    }
    Ok(found)
}

/// The ideas of [`decision::public_after`](super::decision::public_after), hidden ones with them.
pub fn decided_after(
    tx: &mut Tx,
    call: Id<Call>,
    now: Timestamp,
    (place, idea): Standing,
    limit: i64,
) -> Result<Vec<Idea>> {
    let rows = decided(tx, call, now, place, idea.get(), limit)?;
    all(tx, rows)
}

/// The first ideas in the order of support that were selected in a call, as far as that is public.
pub fn selected(tx: &mut Tx, call: Id<Call>, now: Timestamp, limit: i64) -> Result<Vec<Idea>> {
    let rows = chosen(tx, call, now, limit)?;
    all(tx, rows)
}

/// Ideas of a call in one state after one of them, the oldest first, for the desk.
pub fn waiting(
    tx: &mut Tx,
    call: Id<Call>,
    state: IdeaState,
    after: i64,
    limit: i64,
) -> Result<Vec<Idea>> {
    let rows = in_state(tx, call, state, after, limit)?;
    all(tx, rows)
}

/// The ideas somebody brought or joined by a merge, the newest first, before one.
pub fn by_author(tx: &mut Tx, person: Id<Person>, before: i64, limit: i64) -> Result<Vec<Idea>> {
    let rows = brought_by(tx, person, before, limit)?;
    all(tx, rows)
}

/// How many words of a title are compared with other ideas.
const COMPARED: usize = 8;

/// How many of them an idea must have one of to be compared at all: the rarest.
const RAREST: usize = 4;

/// What stands in more ideas of a call than this tells nobody that two are alike.
const COMMON: i64 = 200;

/// Undecided ideas of the same call that share words with a title, the most alike first, each with how many of the
/// compared words it has. Short words say too little to be compared, and so does sharing none but common ones.
pub fn alike(
    tx: &mut Tx,
    call: Id<Call>,
    idea: Id<Idea>,
    title: &str,
    limit: i64,
) -> Result<Vec<(Id<Idea>, i64)>> {
    let mut words = search::terms(title);
    words.retain(|word| word.chars().count() >= 4);
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(COMPARED);
    let mut rare = Vec::new();
    for word in &words {
        let things = search::met(tx, call.thing(), word, COMMON + 1)?;
        if things <= COMMON {
            rare.push((things, word.as_str()));
        }
    }
    if rare.is_empty() {
        return Ok(Vec::new());
    }
    rare.sort_unstable();
    let mut rare = rare.into_iter().map(|(_, word)| word);
    let [i, j, k, l] = [(); RAREST].map(|()| rare.next().unwrap_or_default());
    let mut words = words.iter().map(String::as_str);
    let [a, b, c, d, e, f, g, h] = [(); COMPARED].map(|()| words.next().unwrap_or_default());
    like(tx, call, idea, a, b, c, d, e, f, g, h, i, j, k, l, limit)
}

/// Whether a call was ever answered by an idea.
pub fn any(tx: &mut Tx, call: Id<Call>) -> Result<bool> {
    Ok(first_of(tx, call)?.is_some())
}

/// The ideas that were merged into one.
pub fn taken_in(tx: &mut Tx, id: Id<Idea>) -> Result<Vec<Idea>> {
    let rows = merged(tx, id)?;
    all(tx, rows)
}

/// Whether an idea was changed after the office asked for it.
pub fn asked_and_changed(tx: &mut Tx, idea: &Idea) -> Result<bool> {
    // What was never changed since it was published was not changed as asked.
    Ok(!idea.change_asked && idea.version > 1 && asked_of(tx, idea.id)?.is_some())
}

/// Enters a published idea, with its author, its words for searching and its count.
pub fn insert(tx: &mut Tx, idea: &Idea) -> Result<()> {
    let thing = idea.thing(idea.published);
    thing::insert(tx, &thing)?;
    row(idea, idea.version).insert(tx)?;
    index(tx, idea, &thing)?;
    file_use::set(tx, thing.id, idea.input.photo.map(Id::new))?;
    if idea.is_listed() {
        numbers::count(tx, idea, 1)?;
    }
    waiting::keep_idea(tx, idea)
}

fn index(tx: &mut Tx, idea: &Idea, thing: &Thing) -> Result<()> {
    let words = words(idea);
    let said = Said { tag: thing.language.as_str(), title: &thing.title, text: &words };
    search::index(tx, thing, &[said])?;
    likeness::index(tx, thing, &words)
}

/// What it says beside its title.
fn words(idea: &Idea) -> String {
    format!("{} {}", idea.input.place, idea.input.text)
}

/// Keeps anew what an idea is about, for a lexicon that has changed.
pub(super) fn take_apart(tx: &mut Tx, idea: &Idea) -> Result<()> {
    likeness::index(tx, &idea.thing(idea.published), &words(idea))
}

/// Saves an idea as it was changed from `before`; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, before: &Idea, idea: &Idea, now: Timestamp) -> Result<()> {
    if claim(tx, idea.id, before.version)? == 0 {
        return Err(Error::Retry);
    }
    let version = before.version.max(idea.version - 1) + 1;
    row(idea, version).update(tx)?;
    let thing = idea.thing(now);
    thing::update(tx, &thing)?;
    if before.is_listed() {
        numbers::count(tx, before, -1)?;
    }
    if idea.is_listed() {
        numbers::count(tx, idea, 1)?;
    }
    if before.is_listed() != idea.is_listed() {
        sheet::let_count(tx, idea.id, idea.is_listed())?;
    }
    let (old, new) = (&before.input, &idea.input);
    if old.photo != new.photo {
        file_use::set(tx, thing.id, new.photo.map(Id::new))?;
    }
    let said =
        |of: &IdeaInput| (of.title.clone(), of.text.clone(), of.place.clone(), of.language.clone());
    if said(old) != said(new) {
        index(tx, idea, &thing)?;
    }
    waiting::keep_idea(tx, idea)?;
    let meets = |idea: &Idea| idea.state == IdeaState::Eligible && !idea.hidden;
    if meets(before) != meets(idea) { waiting::keep_call_of(tx, idea.call, now) } else { Ok(()) }
}

/// Counts an idea out that is about to go as if it had never come.
pub(crate) fn count_out(tx: &mut Tx, idea: &Idea) -> Result<()> {
    if idea.is_listed() { numbers::count(tx, idea, -1) } else { Ok(()) }
}

/// Brings a decided idea into its state.
pub fn set_state(tx: &mut Tx, idea: &Idea, state: IdeaState, now: Timestamp) -> Result<()> {
    bring_into(tx, idea.id, state)?;
    let after = Idea { state, ..idea.clone() };
    thing::update(tx, &after.thing(now))?;
    if idea.is_listed() {
        numbers::count(tx, idea, -1)?;
        numbers::count(tx, &after, 1)?;
    }
    waiting::keep_idea(tx, &after)
}

/// Redirects what was merged into a twin to the idea that the twin was merged into.
pub fn redirect(tx: &mut Tx, twin: Id<Idea>, kept: Id<Idea>) -> Result<()> {
    point_elsewhere(tx, twin, kept).map(|_| ())
}
