//! A city of the size that the figures are about: 30,000 ideas, 1,000,000 supports, 100,000
//! comments, entered as rows, without the letters they would have caused.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use calls::{Call, CallTemplate, Criterion, Idea, IdeaInput};
use city::{
    Author, CityId, CitySettings, Comment, CommentState, Currency, Id, Language, LonLat,
    MailChoice, Money, NameShown, Person, Role, Standing, Texts, Theme,
};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use store::{Clock, Database, Limits, SCHEMA, Store, StoreSettings, calls as rows, things};

/// How large the city is.
pub(super) struct Size {
    /// Ideas, all in one call but for a thousand in another.
    pub(super) ideas: u32,
    /// Supports, spread so that a few ideas have most.
    pub(super) supports: u32,
    /// Comments, spread evenly.
    pub(super) comments: u32,
    /// People, each with a session.
    pub(super) people: u32,
}

/// The size of the figures.
pub(super) const FULL: Size =
    Size { ideas: 30_000, supports: 1_000_000, comments: 100_000, people: 40_000 };
impl Size {
    /// The same city, so many times smaller; what an officer screens stays.
    pub(super) fn smaller(&self, times: u32) -> Self {
        let part = |count: u32| (count / times.max(1)).max(2 * WAITING);
        Self {
            ideas: part(self.ideas),
            supports: part(self.supports),
            comments: part(self.comments),
            people: part(self.people),
        }
    }
}

/// How many ideas the smaller call has: what an officer screens.
const WAITING: u32 = 1_000;
/// Rows of one write: well below the second it may take.
const CHUNK: usize = 400;

/// What was made.
pub(super) struct Seeded {
    /// The city's slug.
    pub(super) city: &'static str,
    /// The large call and the one with a thousand ideas that wait.
    pub(super) calls: [String; 2],
    /// The ideas of the large call.
    pub(super) ideas: Vec<Id<Idea>>,
    /// The large call.
    pub(super) call: Id<Call>,
    /// People, the officer first.
    pub(super) people: Vec<Id<Person>>,
    /// The store's number of the city, and its settings.
    pub(super) rows: (store::CityId, Arc<CitySettings>),
}

/// The key of the session of a person, by number; the officer is number 0.
pub(super) fn session_key(number: u32) -> String {
    digest(&format!("session {number}")).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Numbers that look like chance and are always the same (SplitMix64).
pub(super) struct Mixed(pub(super) u64);

impl Mixed {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T], other: T) -> T {
        from.get(self.below(from.len())).copied().unwrap_or(other)
    }
}

const WORDS: [&str; 48] = [
    "bench",
    "tree",
    "bicycle",
    "square",
    "children",
    "street",
    "lamp",
    "garden",
    "water",
    "school",
    "bridge",
    "market",
    "music",
    "bus",
    "crossing",
    "library",
    "roof",
    "rain",
    "neighbours",
    "evening",
    "shade",
    "path",
    "playground",
    "repair",
    "kitchen",
    "table",
    "wall",
    "mural",
    "parking",
    "river",
    "canal",
    "light",
    "bin",
    "hedge",
    "dog",
    "sports",
    "choir",
    "theatre",
    "heat",
    "insulation",
    "panels",
    "sharing",
    "tools",
    "language",
    "meeting",
    "door",
    "steps",
    "ramp",
];

pub(super) fn sentence(mixed: &mut Mixed, words: usize) -> String {
    let mut text = String::from("A");
    for _ in 0..words {
        text.push(' ');
        text.push_str(mixed.pick(&WORDS, "place"));
    }
    text
}

/// Enters the city into an empty database and closes it.
pub(super) fn seed(database: Database, size: &Size, now: Timestamp) -> anyhow::Result<Seeded> {
    let clock = Clock::new(move || now.as_microsecond());
    // Hundreds of rows are one write here, which is more than a request would ask for.
    let limits = Limits { write_time: Duration::from_secs(60), ..Limits::default() };
    let settings_of_store = StoreSettings::new(database, SCHEMA, clock);
    let store = Store::open(StoreSettings { limits, ..settings_of_store })?;
    let settings = Arc::new(settings()?);
    let id: CityId = Id::new(store.new_id());
    let rows_id = store::CityId(id.get());
    let rows = store.create_city(rows_id, settings.slug.as_str())?;
    let kept = Arc::clone(&settings);
    rows.write_blocking(move |tx| store::city::settings::insert(tx, &kept))?;
    let mut mixed = Mixed(1);

    let people: Vec<Person> = (0..size.people).map(|number| person(&store, number)).collect();
    let numbered: Vec<(u32, i64, Person)> = people
        .iter()
        .cloned()
        .zip(0..)
        .map(|(one, number)| (number, store.new_id(), one))
        .collect();
    let ends = now.checked_add(SignedDuration::from_hours(24))?;
    in_chunks(&rows, &numbered, move |tx, (number, id, one)| {
        store::city::person::insert(tx, one, now)?;
        let hash = digest(&session_key(*number));
        store::city::session::insert(tx, *id, &hash, one.id, "bench", now, ends)
    })?;

    let mut all = Vec::new();
    let (mut slugs, mut entered_calls) = (Vec::new(), Vec::new());
    for (title, count) in [("Greener streets", size.ideas - WAITING), ("Small squares", WAITING)] {
        let call = call(&store, title, now)?;
        slugs.push(call.slug.to_string());
        entered_calls.push(call.id);
        let (id, entered) = (call.id, call);
        let city = settings.clone();
        rows.write_blocking(move |tx| rows::call::insert(tx, &entered, &city, now))?;
        let ideas: Vec<Idea> =
            (0..count).map(|at| idea(&store, id, &people, &mut mixed, at, now)).collect();
        all.push(ideas.iter().map(|idea| (idea.id, idea.author.id)).collect::<Vec<_>>());
        in_chunks(&rows, &ideas, rows::idea::insert)?;
    }
    let large: Vec<Id<Idea>> =
        all.first().context("two calls")?.iter().map(|(id, _)| *id).collect();

    let (city, gather) = (Arc::clone(&settings), SignedDuration::ZERO);
    let stage = acts::Stage { city, store: store.clone(), gather, at: None };
    let ideas: Vec<Id<Idea>> = all.iter().flatten().map(|(id, _)| *id).collect();
    super::near::seed(&rows, &stage, &ideas)?;

    // The product of two draws: a few ideas are loved by many, most by a handful.
    let mut supports = std::collections::BTreeSet::new();
    while supports.len() < usize::try_from(size.supports)? {
        let loved = mixed.below(large.len()) * mixed.below(1_000) / 1_000;
        supports.insert((loved, mixed.below(people.len())));
    }
    let supports: Vec<(Id<Idea>, Id<Person>)> = supports
        .into_iter()
        .filter_map(|(idea, one)| Some((*large.get(idea)?, people.get(one)?.id)))
        .collect();
    in_chunks(&rows, &supports, move |tx, (idea, one)| {
        things::support::give(tx, idea.thing(), *one, now).map(|_| ())
    })?;

    let comments: Vec<Comment> = (0..size.comments)
        .filter_map(|_| comment(&store, &large, &people, &mut mixed, now))
        .collect();
    in_chunks(&rows, &comments, things::comment::insert)?;
    let calls = <[String; 2]>::try_from(slugs).map_err(|_| anyhow::anyhow!("two calls"))?;
    let call = *entered_calls.first().context("two calls")?;
    let people = people.iter().map(|one| one.id).collect();
    Ok(Seeded { city: CITY, calls, ideas: large, call, people, rows: (rows_id, settings) })
}

const CITY: &str = "bigtown";

pub(super) fn in_chunks<T: Clone + Send + Sync + 'static>(
    rows: &store::City,
    all: &[T],
    one: impl Fn(&mut store::Tx, &T) -> store::Result<()> + Clone + Send + 'static,
) -> anyhow::Result<()> {
    for chunk in all.chunks(CHUNK) {
        let (chunk, one) = (chunk.to_vec(), one.clone());
        rows.write_blocking(move |tx| chunk.iter().try_for_each(|row| one(tx, row)))?;
    }
    Ok(())
}

fn english(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

fn settings() -> anyhow::Result<CitySettings> {
    let mut settings = CitySettings::new(
        CITY.parse()?,
        "Bigtown",
        Language::english(),
        "Europe/Brussels".parse()?,
        "EUR".parse::<Currency>()?,
        "city@bigtown.example".parse()?,
    );
    settings.name = english("Bigtown");
    Ok(settings)
}

fn person(store: &Store, number: u32) -> Person {
    Person {
        id: Id::new(store.new_id()),
        mail: format!("neighbour{number}@bigtown.example").parse().ok(),
        name: NameShown::stored(format!("Neighbour {number}")),
        language: Language::english(),
        mail_choice: MailChoice::default(),
        standing: Standing::Known,
        roles: if number == 0 { vec![Role::Officer] } else { Vec::new() },
        posts: Vec::new(),
        proven: city::Level::Address,
    }
}

fn call(store: &Store, title: &str, now: Timestamp) -> anyhow::Result<Call> {
    let began = now.checked_sub(SignedDuration::from_hours(24 * 30))?;
    let mut content = CallTemplate::IdeaBox.content(began);
    content.title = english(title);
    content.question = english("What would make your street a better place?");
    content.text = english("Tell us **what** you would change, and who would be better off.");
    content.office = english("Office of streets");
    content.rule_text = english("The office decides by the published criteria.");
    content.criteria =
        vec![Criterion { key: "here".to_owned(), text: english("It is in the city") }];
    Ok(Call {
        id: Id::new(store.new_id()),
        slug: city::Slug::from_title(title, "call"),
        state: calls::CallState::Published,
        version: 1,
        published: Some(began),
        closing: None,
        results: None,
        asks: false,
        content,
    })
}

fn idea(
    store: &Store,
    call: Id<Call>,
    people: &[Person],
    mixed: &mut Mixed,
    at: u32,
    now: Timestamp,
) -> Idea {
    let author = people.get(mixed.below(people.len()));
    Idea::new(
        Id::new(store.new_id()),
        call,
        Author {
            id: author.map_or(Id::new(0), |one| one.id),
            name: author.map_or_else(String::new, |one| one.name.as_str().to_owned()),
        },
        idea_input(mixed, at),
        now.checked_sub(SignedDuration::from_secs(i64::from(at) * 60)).unwrap_or(now),
    )
}

/// What somebody typed as an idea.
pub(super) fn idea_input(mixed: &mut Mixed, at: u32) -> IdeaInput {
    let (east, north) = (mixed.below(60_000), mixed.below(40_000));
    let degrees = |base: f64, millionths: usize| {
        base + f64::from(u32::try_from(millionths).unwrap_or(0)) / 1e6
    };
    IdeaInput {
        language: Language::english(),
        title: sentence(mixed, 6),
        // Each corner is named by a hundred ideas.
        text: format!(
            "At corner{}: {}.",
            at % 300,
            (0..4).map(|_| sentence(mixed, 14)).collect::<Vec<_>>().join(". ")
        ),
        theme: Some(mixed.pick(Theme::ALL, Theme::Green)),
        neighbourhood: None,
        place: sentence(mixed, 3),
        point: LonLat::from_degrees(degrees(4.66, east), degrees(50.86, north)),
        cost: "EUR"
            .parse()
            .ok()
            .and_then(|euro: Currency| Money::whole(i64::from(at % 50) * 100, euro)),
        photo: None,
        photo_text: String::new(),
        answers: forms::Answers::default(),
    }
}

fn comment(
    store: &Store,
    ideas: &[Id<Idea>],
    people: &[Person],
    mixed: &mut Mixed,
    now: Timestamp,
) -> Option<Comment> {
    let author = people.get(mixed.below(people.len()))?;
    Some(Comment {
        id: Id::new(store.new_id()),
        about: ideas.get(mixed.below(ideas.len()))?.thing(),
        answers: None,
        author: Author { id: author.id, name: author.name.as_str().to_owned() },
        office: None,
        language: Language::english(),
        text: sentence(mixed, 20),
        made: now,
        side: None,
        supports: 0,
        state: CommentState::Shown,
    })
}
