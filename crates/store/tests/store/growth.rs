//! No page's cost grows with its city: the rows that the statements of lists and counts come by, in a city and in one
//! that is ten times as large.

use std::collections::BTreeMap;

use calls::{Call, IdeaState};
use city::{
    Id, MemberRole, MemberState, Noun, Organisation, Person, Sector, StepKind, Theme, Thing, Waits,
    Work,
};
use store::city::audit::Wanted;
use store::{
    City, Clock, Database, Error, Store, StoreSettings, Tx, args,
    calls::{
        idea::{self, Filter, Order},
        near as kept, numbers, sheet,
    },
    city::{audit, letter, person},
    desk::{
        numbers as desk_numbers,
        task::{self, Whose},
    },
    events::{list as meetings, registration},
    organisations::{
        idea as brought, member,
        organisation::{self, Cursor},
    },
    testing::{TestDatabase, administer, measured},
    things::{asked, found, hiding, likeness as near, report, step, thing},
};

mod near_texts;
mod proving;
mod talking;

use crate::common::{LEUVEN, NOW, patient};

/// Ideas, and people, of the smaller city.
const IDEAS: i64 = 300;
const TIMES: i64 = 10;
/// What a page shows.
const PAGE: i64 = 21;
/// The work may become so many times more where a city becomes ten times larger. Before a search goes through the ideas
/// of a word it counts whether the list is the shorter way; for a frequent word that count grows with the square root of
/// the city, for two words with the cube root of its square.
const MOST: f64 = 1.5;
const MOST_OF_SEARCH: f64 = 4.7;

/// The call, the ideas behind it, and a person who has done some of everything.
const CALL: i64 = 1_000_000_000_000;
const FIRST_IDEA: i64 = 2_000_000_000_000;
const FIRST_COMMENT: i64 = 3_000_000_000_000;
const FIRST_EVENT: i64 = 5_000_000_000_000;
const FIRST_ORGANISATION: i64 = 4_000_000_000_000;
const SOMEBODY: i64 = 7;

// What is rare is so in every city: as many people with a role, open reports, ideas with a word.
const PEOPLE: &str = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, null, 'Neighbour ' || i, 'en', '{}', i > 10, cast(?2 as bigint), cast(?2 as bigint) from n";
const ROLES: &str = "insert into role (person, role, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < 5) select i * 10, 'officer', cast(?1 as bigint) from n";
const CALL_THING: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, published_at, changed_at) values (?1, 'call', null, null, 'en', 'Streets', true, false, 0, 0, ?2, ?2)";
const CALL_ROW: &str = "insert into call (id, slug, state, version, content) values (?1, 'streets', 'published', 1, '{}')";
const IDEA_THINGS: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, unreviewed, supports, comments, published_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'idea', cast(?3 as bigint), 1 + i % cast(?4 as bigint), 'en', 'A bench ' || i, true, false, i <= 10, i % 997, i % 13, cast(?5 as bigint) + i, cast(?5 as bigint) + i from n";
const IDEA_ROWS: &str = "insert into idea (id, call, state, text, theme, neighbourhood, place, photo_text, version, change_asked) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, cast(?3 as bigint), case when i <= 5 then 'ineligible' when i % 10 = 0 then 'eligible' else 'published' end, 'words', case when i % 4 = 0 then 'green' else 'culture' end, case when i <= 8 then 'north' else 'south' end, '', '', 1, false from n";
const IDEA_COUNTS: &str = "insert into idea_count (call, theme, neighbourhood, state, ideas) select call, theme, neighbourhood, state, count(*) from idea group by call, theme, neighbourhood, state";
// One word in all, one in a part of them, one in a few.
const WORDS: &str = "insert into search (within, noun, term, thing, weight) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?3 as bigint), 'idea', case when k.k = 0 then 'bench' when k.k = 1 then 'tree' || (i % 4) else 'corner' || (i % (cast(?1 as bigint) / 20)) || 'x' end, cast(?2 as bigint) + i, 1 from n cross join (select 0 as k union all select 1 union all select 2) k";
// As many words of one stem, and of one spelling, as there are ideas.
const STEMS: &str = "insert into word_stem (language, stem, term, whole) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select 'en', 'bench', case when i = 1 then 'bench' else 'benchx' || i end, true from n";
const SPELLINGS: &str = "insert into spelling (form, term) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint), case when i = 1 then 'bench' else 'benchx' || i end from n";
const AUTHORS: &str = "insert into author (thing, person, made_at) select id, author, changed_at from thing where noun = 'idea'";
const SUPPORTS: &str = "insert into support (thing, person, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 1 + i % cast(?3 as bigint), cast(?4 as bigint) from n";
const FOLLOWS: &str = "insert into follow (thing, person, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 1 + i % cast(?3 as bigint), cast(?4 as bigint) from n";
const COMMENT_THINGS: &str = "insert into thing (id, noun, parent, author, language, title, listed, hidden, supports, comments, published_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'comment', cast(?3 as bigint) + i, 1 + i % cast(?4 as bigint), 'en', '', true, false, 0, 0, cast(?5 as bigint), cast(?5 as bigint) from n";
const COMMENT_ROWS: &str = "insert into comment (id, about, text, withdrawn) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, cast(?3 as bigint) + i, 'words', false from n";
// The city acted on few things, and long ago.
const STEPS: &str = "insert into step (id, thing, kind, office, reason, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + i, case when i = 12 then 'change_asked' when i <= 30 then 'selected' else 'published' end, '{}', '', cast(?3 as bigint) + i from n";
// One sheet for each idea, but for one of a page of its own; what is counted of them has as many values in every city.
const SHEETS: &str = "insert into sheet (id, call, idea, person, version, language, answers, counts, made_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, cast(?3 as bigint), case when i = 6 then null else cast(?2 as bigint) + i end, 1 + i % cast(?4 as bigint), 1, 'en', '{}', i % 9 <> 0, cast(?5 as bigint) + i, cast(?5 as bigint) + i from n";
const ANSWER_COUNTS: &str = "insert into answer_count (call, question, value, answers) with recursive n (i) as (select 0 union all select i + 1 from n where i < 40) select cast(?1 as bigint), 1 + i % 4, case when i < 4 then '' else '' || i end, cast(?2 as bigint) from n";
const REPORTS: &str = "insert into report (id, thing, reason, text, made_at, closed_at, outcome) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + i, 'other', '', cast(?3 as bigint) + i, case when i <= 10 then null else cast(?3 as bigint) end, case when i <= 10 then null else 'fine' end from n";
const HIDINGS: &str = "insert into hiding (id, thing, author, actor, reason, made_at, appeal, appealed_at, answered_at, restored_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + i, 1, 2, 'other', cast(?3 as bigint) + i, null, case when i % 2 = 0 then cast(?3 as bigint) + i else null end, case when i % 2 = 0 and i > 10 then cast(?3 as bigint) + i else null end, null from n";
const LETTERS: &str = "insert into letter (id, person, mail, language, kind, subject, text, html, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, 1 + i % cast(?2 as bigint), 'a@b.example', 'en', 'news', '', '', '', cast(?3 as bigint) + i from n";
// All wait but a few, of which some are somebody's, of a rare theme, in a small neighbourhood.
const TASKS: &str = "insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at, colleague, given_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'screen', 'idea', cast(case when i % 100 = 1 and i < 300 then ?2 + 1 else ?4 end as bigint), case when i % 50 = 0 then 'elsewhere' else 'here' end, case when i % 100 = 1 and i < 300 then 'food' else 'green' end, case when i <= 8 then 'north' else 'south' end, cast(?3 as bigint) + i, null, case when i <= 30 then 10 else null end, null from n";
const TASK_WORDS: &str = "insert into task_word (term, thing) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select case when k.k = 0 then 'bench' else 'corner' || (i % (cast(?1 as bigint) / 20)) || 'x' end, cast(?2 as bigint) + i from n cross join (select 0 as k union all select 1) k";
const SAID: &str = "insert into likeness (term, thing, weight) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?5) select cast(?2 as bigint), cast(?4 as bigint) + i, cast(?3 as bigint) from n where i % 50 = ?1";
// Each is near nine others, and nine are near it.
const NEAR: &str = "insert into near (idea, rank, other, reason) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, k.k, cast(?2 as bigint) + 1 + (i + k.k) % cast(?1 as bigint), '{\"concepts\":[\"bench\"],\"words\":[],\"place\":false}' from n cross join (select 0 as k union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8) k";
const LOG: &str = "insert into audit (number, made_at, actor, action, kind, subject, details, hash) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + i, case when i <= 30 then 2 else 1 end, 'hide', case when i <= 30 then 'city' else 'idea' end, case when i <= 30 then 'city' else 'idea ' || i end, '{}', ?3 from n";

// Every second event is over; all who registered did so for the first.
const EVENT_THINGS: &str = "insert into thing (id, noun, language, title, listed, hidden, supports, comments, published_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'event', 'en', 'An evening ' || i, true, false, 0, 0, cast(?3 as bigint), cast(?3 as bigint) from n";
const EVENT_ROWS: &str = "insert into event (id, call, state, version, shown, begins_at, ends_at, neighbourhood, taken, waiting, turns, came, walked_in, content) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, case when i <= 40 then cast(?4 as bigint) else null end, case when i % 50 = 3 then 'draft' else 'published' end, 1, i % 50 <> 3, cast(?3 as bigint), cast(?3 as bigint) + case when i % 2 = 0 then i else -i end, case when i <= 40 then 'north' else 'south' end, 0, 0, 0, 0, 0, '{}' from n";
const REGISTRATIONS: &str = "insert into registration (id, event, person, state, seats, turn, language, answers, made_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + case when i = 7 then 2 else 1 end, i, case when i % 2 = 0 then 'taken' else 'waiting' end, 1, i, 'en', '{}', cast(?3 as bigint), cast(?3 as bigint) from n";
// One organisation has everybody and every idea; few are of a rare sector.
const ORGANISATION_THINGS: &str = "insert into thing (id, noun, language, title, listed, hidden, supports, comments, published_at, changed_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'organisation', 'en', 'Organisation ' || i, true, false, 0, 0, cast(?3 as bigint) + i, cast(?3 as bigint) + i from n";
const ORGANISATION_ROWS: &str = "insert into organisation (id, sector, name, about, kbo, folded, listed, version) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, case when i <= 60 then 'knowledge' else 'company' end, '{\"en\":\"Organisation\"}', '', null, 'organisation ' || i, true, 1 from n";
const MEMBERSHIPS: &str = "insert into membership (organisation, person, role, state, shown, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + k.k, i, case when i <= 5 then 'spokesperson' else 'member' end, 'in', true, cast(?3 as bigint) + i from n cross join (select 1 as k union all select 2) k where k.k = 1 or i <= 30";
const BEHALVES: &str = "insert into idea_for (idea, organisation) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, cast(?3 as bigint) + 1 from n";

fn moment(micros: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(micros).unwrap()
}

/// When what is there was made.
const LONG_AGO: i64 = NOW - 1_000_000_000_000;

/// Fills a city with so many ideas, and people.
fn fill(tx: &mut Tx, ideas: i64) -> Result<(), Error> {
    tx.execute(PEOPLE, args![ideas, NOW])?;
    tx.execute(ROLES, args![NOW])?;
    tx.execute(CALL_THING, args![CALL, NOW])?;
    tx.execute(CALL_ROW, args![CALL])?;
    tx.execute(IDEA_THINGS, args![ideas, FIRST_IDEA, CALL, ideas, LONG_AGO])?;
    tx.execute(IDEA_ROWS, args![ideas, FIRST_IDEA, CALL])?;
    tx.execute(IDEA_COUNTS, args![])?;
    tx.execute(SHEETS, args![ideas, FIRST_IDEA, CALL, ideas, LONG_AGO])?;
    tx.execute(ANSWER_COUNTS, args![CALL, ideas])?;
    tx.execute(WORDS, args![ideas, FIRST_IDEA, CALL])?;
    tx.execute(STEMS, args![ideas])?;
    for form in likeness::spelling::kept_spellings("bench") {
        tx.execute(SPELLINGS, args![ideas, form])?;
    }
    tx.execute(AUTHORS, args![])?;
    tx.execute(SUPPORTS, args![ideas, FIRST_IDEA, ideas, NOW])?;
    tx.execute(FOLLOWS, args![ideas, FIRST_IDEA, ideas, NOW])?;
    tx.execute(COMMENT_THINGS, args![ideas, FIRST_COMMENT, FIRST_IDEA, ideas, LONG_AGO])?;
    tx.execute(COMMENT_ROWS, args![ideas, FIRST_COMMENT, FIRST_IDEA])?;
    tx.execute(STEPS, args![ideas, FIRST_IDEA, LONG_AGO])?;
    tx.execute(REPORTS, args![ideas, FIRST_IDEA, LONG_AGO])?;
    tx.execute(HIDINGS, args![ideas, FIRST_IDEA, LONG_AGO])?;
    tx.execute(TASKS, args![ideas, FIRST_IDEA, LONG_AGO, CALL])?;
    tx.execute(TASK_WORDS, args![ideas, FIRST_IDEA])?;
    tx.execute(NEAR, args![ideas, FIRST_IDEA])?;
    tx.execute(EVENT_THINGS, args![ideas, FIRST_EVENT, NOW])?;
    tx.execute(EVENT_ROWS, args![ideas, FIRST_EVENT, NOW, CALL])?;
    tx.execute(REGISTRATIONS, args![ideas, FIRST_EVENT, NOW])?;
    tx.execute(LETTERS, args![ideas, ideas, LONG_AGO])?;
    tx.execute(ORGANISATION_THINGS, args![ideas, FIRST_ORGANISATION, LONG_AGO])?;
    tx.execute(ORGANISATION_ROWS, args![ideas, FIRST_ORGANISATION])?;
    tx.execute(MEMBERSHIPS, args![ideas, FIRST_ORGANISATION, LONG_AGO])?;
    tx.execute(BEHALVES, args![ideas, FIRST_IDEA, FIRST_ORGANISATION])?;
    talking::fill(tx, ideas)?;
    proving::fill(tx, ideas)?;
    tx.execute(LOG, args![ideas, LONG_AGO, vec![0_u8; 32]])?;
    // Each text is about six matters of some fifty, so that none is rare in a large city.
    for said in 0..50_i64 {
        for (term, _, weight) in likeness::Terms::of(&near_texts::said_of(said), "", "en").all() {
            tx.execute(SAID, args![said, term.number(), weight, FIRST_IDEA, ideas])?;
        }
    }
    Ok(())
}

type Read = Box<dyn Fn(&mut Tx) -> Result<usize, Error> + Send + Sync>;

fn some<T>(found: Result<Vec<T>, Error>) -> Result<usize, Error> {
    found.map(|rows| rows.len())
}

/// What pages ask, each with how much more it may cost.
fn reads() -> Vec<(String, f64, Read)> {
    let (call, somebody) = (Id::<Call>::new(CALL), Id::<Person>::new(SOMEBODY));
    let first = Id::<Thing>::new(FIRST_IDEA + 1);
    let mut all: Vec<(String, f64, Read)> = Vec::new();
    let filters = [
        ("all", MOST, Filter::default()),
        ("of a frequent theme", MOST, Filter { theme: Some(Theme::Green), ..Filter::default() }),
        (
            "of a small neighbourhood",
            MOST,
            Filter { neighbourhood: Some("north".into()), ..Filter::default() },
        ),
        (
            "in a rare state",
            MOST,
            Filter { state: Some(IdeaState::Ineligible), ..Filter::default() },
        ),
        ("with a rare word", MOST, Filter { words: "corner7x".into(), ..Filter::default() }),
        (
            "with a frequent word",
            MOST_OF_SEARCH,
            Filter { words: "bench".into(), ..Filter::default() },
        ),
        (
            "with a word of a part",
            MOST_OF_SEARCH,
            Filter { words: "tree1".into(), ..Filter::default() },
        ),
        (
            "with two words",
            MOST_OF_SEARCH,
            Filter { words: "bench tree2".into(), ..Filter::default() },
        ),
        (
            "with a frequent and a rare word",
            MOST_OF_SEARCH,
            Filter { words: "bench corner3x".into(), ..Filter::default() },
        ),
        (
            "with a frequent word, in a rare state",
            MOST_OF_SEARCH,
            Filter {
                words: "bench".into(),
                state: Some(IdeaState::Ineligible),
                ..Filter::default()
            },
        ),
    ];
    for order in [Order::Newest, Order::Supported, Order::Discussed, Order::Oldest] {
        for (name, most, filter) in filters.clone() {
            let name = format!("ideas {name}, {} first", order.key());
            all.push((
                name,
                most,
                Box::new(move |tx| some(idea::page(tx, call, &filter, order, None, PAGE))),
            ));
        }
    }
    for words in ["bench", "tree1", "bench tree2", "bench corner3x", "corner7x", "bnech", "benches"]
    {
        let read = move |tx: &mut Tx| {
            let asked = asked::understand(tx, &likeness::Query::read(words, "en"), "en")?;
            let found = found::of_noun(tx, Noun::Idea, &asked, found::LOOKED_AT)?;
            Ok(found.hits.len())
        };
        all.push((format!("the whole city for “{words}”"), MOST_OF_SEARCH, Box::new(read)));
    }
    let mut add = |name: &str, read: Read| all.push((name.to_owned(), MOST, read));
    add(
        "screening",
        Box::new(move |tx| some(idea::waiting(tx, call, IdeaState::Published, 0, PAGE))),
    );
    add(
        "ideas of a page of a decision",
        Box::new(|tx| {
            let ids: Vec<_> = (1..=PAGE).map(|number| Id::new(FIRST_IDEA + number)).collect();
            some(idea::these(tx, &ids))
        }),
    );
    add(
        "changed as asked",
        Box::new(move |tx| {
            let page = idea::waiting(tx, call, IdeaState::Published, 0, PAGE)?;
            let changed: Result<Vec<_>, Error> =
                page.iter().map(|idea| idea::asked_and_changed(tx, idea)).collect();
            some(changed)
        }),
    );
    add(
        "twins",
        Box::new(move |tx| {
            some(idea::alike(
                tx,
                call,
                Id::new(FIRST_IDEA + 9),
                "A bench with tree2 at corner7x",
                5,
            ))
        }),
    );
    add(
        "what says the same",
        Box::new(move |tx| {
            let asked = likeness::Asked::new("A bench under a tree at the school", "", "en", None);
            near::sought(tx, &asked, None, 32).map(|sought| sought.candidates.len())
        }),
    );
    let one = Id::<calls::Idea>::new(FIRST_IDEA + 40);
    add("what is near an idea", Box::new(move |tx| some(kept::of(tx, one))));
    add("what names an idea", Box::new(move |tx| some(kept::naming(tx, one, Id::new(0), 50))));
    add("ideas to be looked at", Box::new(move |tx| some(kept::after(tx, one, 5))));
    add("counts of answers", Box::new(move |tx| sheet::counts(tx, call).map(|all| all.len())));
    add("a data set", Box::new(move |tx| some(sheet::page(tx, call, FIRST_IDEA + 40, PAGE))));
    add("sheets of somebody", Box::new(move |tx| some(sheet::by(tx, somebody, 0, PAGE))));
    add(
        "what was answered with an idea",
        Box::new(move |tx| Ok(usize::from(sheet::of_idea(tx, first.of())?.is_some()))),
    );
    add(
        "what somebody answered",
        Box::new(move |tx| Ok(usize::from(sheet::own(tx, call, somebody)?.is_some()))),
    );
    add("counts of a call", Box::new(move |tx| some(numbers::of_call(tx, call))));
    add("counts of the city", Box::new(|tx| some(numbers::per_call_and_state(tx))));
    add(
        "waiting since",
        Box::new(move |tx| {
            numbers::waiting_since(tx, call, IdeaState::Eligible)
                .map(|at| usize::from(at.is_some()))
        }),
    );
    add(
        "ideas of somebody",
        Box::new(move |tx| some(idea::by_author(tx, somebody, i64::MAX, PAGE))),
    );
    add("what the city did last", Box::new(|tx| some(step::latest(tx, 5))));
    let of_rooms = talking::reads().into_iter().chain(proving::reads());
    of_rooms.for_each(|(name, read)| add(name, read));
    add("open reports", Box::new(|tx| some(report::open(tx, PAGE))));
    add("hidden", Box::new(|tx| some(hiding::recent(tx, PAGE))));
    add(
        "last change within",
        Box::new(move |tx| {
            thing::changed_within(tx, Id::<Thing>::new(CALL)).map(|at| usize::from(at.is_some()))
        }),
    );
    let now = moment(NOW);
    let queue = [
        ("all", task::Filter::default()),
        ("of a rare theme", task::Filter { theme: Some(Theme::Food), ..task::Filter::default() }),
        (
            "in a small neighbourhood",
            task::Filter { neighbourhood: Some("north".into()), ..task::Filter::default() },
        ),
        (
            "of one colleague",
            task::Filter { whose: Whose::Of(Id::new(10)), ..task::Filter::default() },
        ),
        ("of a small call", task::Filter { within: Some(first), ..task::Filter::default() }),
        ("of nobody", task::Filter { whose: Whose::Nobodys, ..task::Filter::default() }),
        ("with a rare word", task::Filter { words: "corner7x".into(), ..task::Filter::default() }),
        ("with a frequent word", task::Filter { words: "bench".into(), ..task::Filter::default() }),
    ];
    const SORTS: &[task::Sort] = &[(Work::Screen, Noun::Idea), (Work::Report, Noun::Idea)];
    for (name, filter) in queue {
        let counted = filter.clone();
        add(
            &format!("the queue {name}"),
            Box::new(move |tx| some(task::first(tx, SORTS, Waits::Here, &filter, now, PAGE))),
        );
        add(
            &format!("count of the queue {name}"),
            Box::new(move |tx| {
                let count = task::count(tx, SORTS, Waits::Here, &counted, now, 5 * PAGE)?;
                Ok(usize::try_from(count).unwrap())
            }),
        );
    }
    let since = moment(LONG_AGO);
    add("answers to reports", Box::new(move |tx| some(desk_numbers::reports(tx, since, PAGE))));
    add("answers to appeals", Box::new(move |tx| some(desk_numbers::appeals(tx, since, PAGE))));
    add(
        "verdicts on ideas",
        Box::new(move |tx| some(desk_numbers::verdicts(tx, StepKind::Selected, since, PAGE))),
    );
    add("kinds of what waits", Box::new(|tx| some(task::kinds(tx))));
    for (name, wanted) in [
        ("events", meetings::Wanted::All),
        ("events of a call", meetings::Wanted::Of(Id::new(CALL))),
        ("events of a neighbourhood", meetings::Wanted::There("north")),
    ] {
        let at = meetings::Cursor { ends: moment(NOW), id: 0 };
        add(name, Box::new(move |tx| some(meetings::coming(tx, wanted, at, PAGE))));
        let name = match wanted {
            meetings::Wanted::All => "events that are over",
            meetings::Wanted::Of(_) => "events of a call that are over",
            meetings::Wanted::There(_) => "events of a neighbourhood that are over",
        };
        add(name, Box::new(move |tx| some(meetings::past(tx, wanted, at, PAGE))));
    }
    let event = Id::new(FIRST_EVENT + 1);
    add("who waits for a place", Box::new(move |tx| some(registration::queue(tx, event, 5, PAGE))));
    add("who registered", Box::new(move |tx| some(registration::named(tx, event, 0, PAGE))));
    add(
        "who is to be reminded",
        Box::new(move |tx| some(registration::to_remind(tx, event, moment(NOW), 0, PAGE))),
    );
    add(
        "what somebody registered for",
        Box::new(move |tx| some(registration::by(tx, somebody, PAGE))),
    );
    let partner = Id::<Organisation>::new(FIRST_ORGANISATION + 1);
    let far = Cursor { folded: "organisation 5".to_owned(), id: 0 };
    for (name, sector) in [
        ("all", None),
        ("of a rare sector", Some(Sector::Knowledge)),
        ("of most", Some(Sector::Company)),
    ] {
        let after = far.clone();
        let before = Cursor { folded: "p".to_owned(), id: 0 };
        add(
            &format!("organisations, {name}"),
            Box::new(move |tx| some(organisation::page(tx, sector, None, PAGE))),
        );
        add(
            &format!("organisations from one on, {name}"),
            Box::new(move |tx| some(organisation::page(tx, sector, Some(&after), PAGE))),
        );
        add(
            &format!("organisations before one, {name}"),
            Box::new(move |tx| some(organisation::page_before(tx, sector, &before, PAGE))),
        );
    }
    add(
        "organisations of a name",
        Box::new(|tx| some(organisation::called(tx, "Organisation 17", 3))),
    );
    let role = (MemberState::In, MemberRole::Member);
    add("members", Box::new(move |tx| some(member::list(tx, partner, role, None, PAGE))));
    add("how many members", Box::new(move |tx| member::count(tx, partner).map(|_| 1)));
    add("organisations of somebody", Box::new(move |tx| some(member::of_person(tx, somebody))));
    add(
        "ideas for an organisation",
        Box::new(move |tx| some(brought::brought(tx, partner, i64::MAX, PAGE))),
    );
    add("people", Box::new(|tx| some(person::list(tx, 0, PAGE))));
    add("people by name", Box::new(|tx| some(person::by_name(tx, "Neighbour 1", PAGE))));
    add("people with a role", Box::new(|tx| some(person::staff(tx))));
    add("letters", Box::new(|tx| some(letter::list(tx, i64::MAX, PAGE))));
    add("log", Box::new(|tx| some(audit::list(tx, &Wanted::ALL, PAGE))));
    for (name, kind, actor) in [
        ("log of the city", Some("city"), None),
        ("log of ideas", Some("idea"), None),
        ("log of somebody", None, Some(2)),
        ("log of somebody and the city", Some("city"), Some(2)),
    ] {
        let wanted = Wanted { kind, actor, ..Wanted::ALL };
        add(name, Box::new(move |tx| some(audit::list(tx, &wanted, PAGE))));
    }
    add(
        "log since a day",
        Box::new(|tx| some(audit::since(tx, LONG_AGO + 20).map(Vec::from_iter))),
    );
    all
}

/// A city with so many ideas.
fn city_of(test: &TestDatabase, ideas: i64) -> (Store, City) {
    let clock = Clock::new(|| NOW);
    let settings = StoreSettings::new(test.database(), store::SCHEMA, clock);
    let store = Store::open(StoreSettings { limits: patient(), ..settings }).unwrap();
    let city = store.create_city(LEUVEN, "leuven").unwrap();
    city.write_blocking(move |tx| fill(tx, ideas)).unwrap();
    if let Database::Postgres(address) = test.database() {
        // As it does by itself within a minute.
        administer(&address, &["analyze"]);
    }
    (store, city)
}

/// How much work each read is, and how many rows it gave.
fn work(city: &City) -> BTreeMap<String, (u64, usize)> {
    let measure = |tx: &mut Tx| {
        let mut found = BTreeMap::new();
        for (name, _, read) in reads() {
            let (answer, work) = measured(|| read(tx));
            found.insert(name, (work, answer?));
        }
        Ok::<_, Error>(found)
    };
    city.read_blocking(measure).unwrap()
}

fn told(small: &TestDatabase, large: &TestDatabase) {
    let (_small_store, small_city) = city_of(small, IDEAS);
    let (_large_store, large_city) = city_of(large, IDEAS * TIMES);
    let (in_small, in_large) = (work(&small_city), work(&large_city));
    let mut grown = Vec::new();
    for (name, most, _) in reads() {
        let ((few, rows), (many, _)) = (in_small[&name], in_large[&name]);
        assert!(rows > 0, "{name} found nothing, which tells nothing");
        let times =
            f64::from(u32::try_from(many).unwrap()) / f64::from(u32::try_from(few.max(1)).unwrap());
        println!("{name}: {few} → {many}, {times:.1} times");
        // A few rows more, such as another level of an index, are no growth.
        if times > most && many > few + 40 {
            grown
                .push(format!("{name}: {few} → {many}, {times:.1} times where {most} are allowed"));
        }
    }
    assert!(grown.is_empty(), "{} grow with the city:\n{}", grown.len(), grown.join("\n"));
}

#[test]
fn no_pages_cost_grows_with_its_city() {
    told(&TestDatabase::sqlite(), &TestDatabase::sqlite());
}

#[test]
fn no_pages_cost_grows_with_its_city_on_postgres() {
    let (Some(small), Some(large)) = (TestDatabase::postgres(), TestDatabase::postgres()) else {
        return;
    };
    told(&small, &large);
}
