//! Ideas: one by one, in lists, and by author.

use calls::{Call, Idea, IdeaInput, IdeaState};
use city::{Author, Currency, Id, Language, LonLat, Money, Person, Theme};
use jiff::Timestamp;

use super::numbers;
use super::search::{self, Frequency};
use crate::nouns::known;
use crate::{Error, Result, Tx, Value, args};

crate::row! {
    struct Stored {
        id: Id<Idea>,
        call: Id<Call>,
        author: Id<Person>,
        name: String,
        state: String,
        hidden: bool,
        language: Language,
        title: String,
        text: String,
        theme: Option<String>,
        neighbourhood: Option<String>,
        place: String,
        lon: Option<i64>,
        lat: Option<i64>,
        cost: Option<i64>,
        photo: Option<i64>,
        photo_text: String,
        version: i64,
        change_asked: bool,
        merged_into: Option<Id<Idea>>,
        supports: i64,
        comments: i64,
        published_at: Timestamp,
    }
}

macro_rules! select {
    ($($rest:expr),+) => {
        concat!(
            "select i.id as id, i.call as call, i.author as author, p.name as name, i.state as state, i.hidden as hidden, ",
            "i.language as language, i.title as title, i.text as text, i.theme as theme, i.neighbourhood as neighbourhood, ",
            "i.place as place, i.lon as lon, i.lat as lat, i.cost as cost, i.photo as photo, i.photo_text as photo_text, ",
            "i.version as version, i.change_asked as change_asked, i.merged_into as merged_into, i.supports as supports, ",
            "i.comments as comments, i.published_at as published_at ",
            "from idea i join person p on p.id = i.author ",
            $($rest),+
        )
    };
}

// What every list asks: theme ?4, neighbourhood ?5, state ?6.
macro_rules! filtered {
    () => {
        concat!(
            "i.call = ?1 and i.listed = true ",
            "and (cast(?4 as text) is null or i.theme = ?4) ",
            "and (cast(?5 as text) is null or i.neighbourhood = ?5) ",
            "and (cast(?6 as text) is null or i.state = ?6) "
        )
    };
}

// A second word's range, ?10–?11.
macro_rules! second {
    () => {
        "and (cast(?10 as text) is null or exists (select 1 from search t where t.call = ?1 and t.idea = i.id and t.term >= ?10 and t.term < ?11)) "
    };
}

// A list; with a frequent word in the range ?8–?9, where each idea in order is asked whether it has it; with a rare
// one, where the ideas that have it are put in order (the plus keeps SQLite from walking the whole call instead).
macro_rules! list {
    ($order:literal) => {
        select!("where ", filtered!(), $order)
    };
    (frequent $order:literal) => {
        select!(
            "where ",
            filtered!(),
            "and exists (select 1 from search s where s.call = ?1 and s.idea = i.id and s.term >= ?8 and s.term < ?9) ",
            second!(),
            $order
        )
    };
    (rare $order:literal) => {
        select!(
            "where +",
            filtered!(),
            "and i.id in (select s.idea from search s where s.call = ?1 and s.term >= ?8 and s.term < ?9) ",
            second!(),
            $order
        )
    };
}

macro_rules! newest {
    ($($kind:ident)?) => { list!($($kind)? "and (i.published_at, i.id) < (?2, ?3) order by i.published_at desc, i.id desc limit ?7") };
}

macro_rules! oldest {
    ($($kind:ident)?) => { list!($($kind)? "and (i.published_at, i.id) > (?2, ?3) order by i.published_at, i.id limit ?7") };
}

macro_rules! supported {
    ($($kind:ident)?) => { list!($($kind)? "and (i.supports, i.id) < (?2, ?3) order by i.supports desc, i.id desc limit ?7") };
}

macro_rules! discussed {
    ($($kind:ident)?) => { list!($($kind)? "and (i.comments, i.id) < (?2, ?3) order by i.comments desc, i.id desc limit ?7") };
}

crate::statements! {
    GET -> Stored = select!("where i.id = ?1");
    NEWEST -> Stored = newest!();
    NEWEST_FREQUENT -> Stored = newest!(frequent);
    NEWEST_RARE -> Stored = newest!(rare);
    OLDEST -> Stored = oldest!();
    OLDEST_FREQUENT -> Stored = oldest!(frequent);
    OLDEST_RARE -> Stored = oldest!(rare);
    SUPPORTED -> Stored = supported!();
    SUPPORTED_FREQUENT -> Stored = supported!(frequent);
    SUPPORTED_RARE -> Stored = supported!(rare);
    DISCUSSED -> Stored = discussed!();
    DISCUSSED_FREQUENT -> Stored = discussed!(frequent);
    DISCUSSED_RARE -> Stored = discussed!(rare);
    ALL -> Stored = select!("where i.call = ?1 and i.hidden = false and i.listed = true order by i.id");
    WAITING -> Stored = select!("where i.call = ?1 and i.state = ?2 and i.hidden = false and (i.published_at, i.id) > (?3, ?4) order by i.published_at, i.id limit ?5");
    BY_AUTHOR -> Stored = select!("where i.id in (select a.idea from idea_author a where a.person = ?1) order by i.id desc limit 200");
    LATEST -> Stored = select!("where i.listed = true and i.call = ?1 order by i.published_at desc, i.id desc limit ?2");
    INSERT = "insert into idea (id, call, author, state, hidden, listed, language, title, text, theme, neighbourhood, place, lon, lat, cost, photo, photo_text, version, change_asked, supports, comments, published_at, changed_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, 1, false, 0, 0, ?18, ?18)";
    INSERT_AUTHOR = "insert into idea_author (idea, person, made_at) values (?1, ?2, ?3) on conflict (idea, person) do nothing";
    UPDATE = "update idea set state = ?3, hidden = ?4, listed = ?5, language = ?6, title = ?7, text = ?8, theme = ?9, neighbourhood = ?10, place = ?11, lon = ?12, lat = ?13, cost = ?14, photo = ?15, photo_text = ?16, change_asked = ?17, merged_into = ?18, version = ?19, changed_at = ?20 where id = ?1 and version = ?2";
    SET_STATE = "update idea set state = ?2, version = version + 1, changed_at = ?3 where id = ?1";
    AUTHORS = "select person from idea_author where idea = ?1 order by made_at, person";
    TAKEN_IN -> Stored = select!("where i.merged_into = ?1 order by i.id");
    REDIRECT = "update idea set merged_into = ?2 where merged_into = ?1";
    COPY_AUTHORS = "insert into idea_author (idea, person, made_at) select ?2, a.person, ?3 from idea_author a where a.idea = ?1 on conflict (idea, person) do nothing";
}

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// The most supported first.
    Supported,
    /// The most discussed first.
    Discussed,
}

impl Order {
    /// All orders, as shown.
    pub const ALL: &'static [Self] =
        &[Self::Newest, Self::Supported, Self::Discussed, Self::Oldest];

    /// The order's key, in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Supported => "supported",
            Self::Discussed => "discussed",
        }
    }

    /// The order with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|order| order.key() == key)
    }
}

/// Which ideas of a call are wanted.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only this neighbourhood, by key.
    pub neighbourhood: Option<String>,
    /// Only this state.
    pub state: Option<IdeaState>,
    /// Only those with these words (the first two count).
    pub words: String,
}

/// Where a page begins: behind an idea that had this value in the order's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Microseconds, supports or comments.
    pub value: i64,
    /// The idea.
    pub id: i64,
}

/// The cursor behind an idea.
pub fn cursor(order: Order, idea: &Idea) -> Cursor {
    let value = match order {
        Order::Newest | Order::Oldest => idea.published.as_microsecond(),
        Order::Supported => idea.supports,
        Order::Discussed => idea.comments,
    };
    Cursor { value, id: idea.id.get() }
}

fn whole(stored: Stored, currency: Currency) -> Result<Idea> {
    let degree = |v: Option<i64>| v.and_then(|v| i32::try_from(v).ok());
    let point = degree(stored.lon).zip(degree(stored.lat)).map(|(lon, lat)| LonLat { lon, lat });
    Ok(Idea {
        id: stored.id,
        call: stored.call,
        author: Author { id: stored.author, name: stored.name },
        state: known(IdeaState::from_key(&stored.state), "state of an idea")?,
        hidden: stored.hidden,
        input: IdeaInput {
            language: stored.language,
            title: stored.title,
            text: stored.text,
            theme: stored.theme.and_then(|key| key.parse().ok()),
            neighbourhood: stored.neighbourhood,
            place: stored.place,
            point,
            cost: stored.cost.map(|minor| Money { minor, currency }),
            photo: stored.photo,
            photo_text: stored.photo_text,
        },
        published: stored.published_at,
        version: stored.version,
        supports: stored.supports,
        comments: stored.comments,
        merged_into: stored.merged_into,
        change_asked: stored.change_asked,
    })
}

fn all(stored: Vec<Stored>, currency: Currency) -> Result<Vec<Idea>> {
    stored.into_iter().map(|row| whole(row, currency)).collect()
}

/// An idea. `currency` is the city's.
pub fn get(tx: &mut Tx, id: Id<Idea>, currency: Currency) -> Result<Idea> {
    whole(tx.one(GET, args![id])?, currency)
}

/// One page of a call's listed ideas.
pub fn page(
    tx: &mut Tx,
    call: Id<Call>,
    filter: &Filter,
    order: Order,
    after: Option<Cursor>,
    limit: i64,
    currency: Currency,
) -> Result<Vec<Idea>> {
    let start = match order {
        Order::Oldest => Cursor { value: i64::MIN, id: i64::MIN },
        _ => Cursor { value: i64::MAX, id: i64::MAX },
    };
    let after = after.unwrap_or(start);
    let words = search::Words::of(tx, call, &filter.words)?;
    let statement = match (order, words.frequency) {
        (Order::Newest, Frequency::None) => NEWEST,
        (Order::Newest, Frequency::Frequent) => NEWEST_FREQUENT,
        (Order::Newest, Frequency::Rare) => NEWEST_RARE,
        (Order::Oldest, Frequency::None) => OLDEST,
        (Order::Oldest, Frequency::Frequent) => OLDEST_FREQUENT,
        (Order::Oldest, Frequency::Rare) => OLDEST_RARE,
        (Order::Supported, Frequency::None) => SUPPORTED,
        (Order::Supported, Frequency::Frequent) => SUPPORTED_FREQUENT,
        (Order::Supported, Frequency::Rare) => SUPPORTED_RARE,
        (Order::Discussed, Frequency::None) => DISCUSSED,
        (Order::Discussed, Frequency::Frequent) => DISCUSSED_FREQUENT,
        (Order::Discussed, Frequency::Rare) => DISCUSSED_RARE,
    };
    let mut arguments: Vec<Value> = args![
        call,
        after.value,
        after.id,
        filter.theme.map(Theme::key),
        filter.neighbourhood,
        filter.state.map(IdeaState::key),
        limit,
    ]
    .to_vec();
    if words.frequency != Frequency::None {
        let (first_from, first_to) = words.first.unzip();
        let (second_from, second_to) = words.second.unzip();
        arguments.extend_from_slice(args![first_from, first_to, second_from, second_to]);
    }
    all(tx.query(statement, &arguments)?, currency)
}

/// Every listed idea of a call, for exports and decisions.
pub fn all_of(tx: &mut Tx, call: Id<Call>, currency: Currency) -> Result<Vec<Idea>> {
    all(tx.query(ALL, args![call])?, currency)
}

/// Ideas of a call in one state, the oldest first, for the desk.
pub fn waiting(
    tx: &mut Tx,
    call: Id<Call>,
    state: IdeaState,
    after: Option<Cursor>,
    limit: i64,
    currency: Currency,
) -> Result<Vec<Idea>> {
    let after = after.unwrap_or(Cursor { value: i64::MIN, id: i64::MIN });
    all(tx.query(WAITING, args![call, state.key(), after.value, after.id, limit])?, currency)
}

/// The ideas somebody brought or joined by a merge.
pub fn by_author(tx: &mut Tx, person: Id<Person>, currency: Currency) -> Result<Vec<Idea>> {
    all(tx.query(BY_AUTHOR, args![person])?, currency)
}

/// The newest listed ideas of a call.
pub fn latest(tx: &mut Tx, call: Id<Call>, limit: i64, currency: Currency) -> Result<Vec<Idea>> {
    all(tx.query(LATEST, args![call, limit])?, currency)
}

/// The ideas that were merged into one.
pub fn taken_in(tx: &mut Tx, id: Id<Idea>, currency: Currency) -> Result<Vec<Idea>> {
    all(tx.query(TAKEN_IN, args![id])?, currency)
}

/// Everyone who brought an idea or joined it by a merge.
pub fn authors(tx: &mut Tx, id: Id<Idea>) -> Result<Vec<Id<Person>>> {
    let ids: Vec<i64> = tx.query(AUTHORS, args![id])?;
    Ok(ids.into_iter().map(Id::new).collect())
}

fn listed(idea: &Idea) -> bool {
    idea.state.is_listed() && !idea.hidden
}

/// Enters a published idea, with its author, its words for searching and its count.
pub fn insert(tx: &mut Tx, idea: &Idea) -> Result<()> {
    let input = &idea.input;
    tx.execute(
        INSERT,
        args![
            idea.id,
            idea.call,
            idea.author.id,
            idea.state.key(),
            idea.hidden,
            listed(idea),
            input.language,
            input.title,
            input.text,
            input.theme.map(Theme::key),
            input.neighbourhood,
            input.place,
            input.point.map(|p| p.lon),
            input.point.map(|p| p.lat),
            input.cost.map(|money| money.minor),
            input.photo,
            input.photo_text,
            idea.published,
        ],
    )?;
    tx.execute(INSERT_AUTHOR, args![idea.id, idea.author.id, idea.published])?;
    search::index(tx, idea)?;
    if listed(idea) {
        numbers::count(tx, idea, 1)?;
    }
    Ok(())
}

/// Saves an idea as it was changed from `before`; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, before: &Idea, idea: &Idea, now: Timestamp) -> Result<()> {
    let input = &idea.input;
    let version = before.version.max(idea.version - 1) + 1;
    let changed = tx.execute(
        UPDATE,
        args![
            idea.id,
            before.version,
            idea.state.key(),
            idea.hidden,
            listed(idea),
            input.language,
            input.title,
            input.text,
            input.theme.map(Theme::key),
            input.neighbourhood,
            input.place,
            input.point.map(|p| p.lon),
            input.point.map(|p| p.lat),
            input.cost.map(|money| money.minor),
            input.photo,
            input.photo_text,
            idea.change_asked,
            idea.merged_into,
            version,
            now,
        ],
    )?;
    if changed == 0 {
        return Err(Error::Retry);
    }
    if listed(before) {
        numbers::count(tx, before, -1)?;
    }
    if listed(idea) {
        numbers::count(tx, idea, 1)?;
    }
    if before.input.title != idea.input.title
        || before.input.text != idea.input.text
        || before.input.place != idea.input.place
    {
        search::index(tx, idea)?;
    }
    Ok(())
}

/// Brings a decided idea into its state.
pub fn set_state(tx: &mut Tx, idea: &Idea, state: IdeaState, now: Timestamp) -> Result<()> {
    tx.execute(SET_STATE, args![idea.id, state.key(), now])?;
    if listed(idea) {
        numbers::count(tx, idea, -1)?;
        let after = Idea { state, ..idea.clone() };
        numbers::count(tx, &after, 1)?;
    }
    Ok(())
}

/// Carries the authors of a twin over to the idea it was merged into, and redirects what pointed at it.
pub fn join_authors(tx: &mut Tx, twin: Id<Idea>, kept: Id<Idea>, now: Timestamp) -> Result<()> {
    tx.execute(REDIRECT, args![twin, kept])?;
    tx.execute(COPY_AUTHORS, args![twin, kept, now]).map(|_| ())
}
