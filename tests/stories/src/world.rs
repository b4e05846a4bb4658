//! Two cities, their people, and a clock.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use acts::things::document;
use acts::{Act, Stage, Who};
use city::{CitySettings, Person, Role};
use jiff::{SignedDuration, Timestamp};
use store::blobs::FilePlace;
use store::city::{letter, token};
use store::seal::{KeyPlace, Seals};
use store::testing::TestDatabase;
use store::{CityId, Clock, SCHEMA, Store, StoreSettings, Tx};
use web::http::{
    App, CityHere, Directory, Mails, Pace, Proxy, Records, Secret, Service, Settings, StoreRecords,
    Token, Wiring,
};

use crate::{Browser, Neighbour, Place};

/// When every story begins: a Monday, at noon in Brussels.
const BEGINNING: &str = "2026-11-23T11:00:00Z";

thread_local! {
    /// The time of the story told on this thread: the wiring's clock is a plain function.
    static NOW: Cell<i64> = const { Cell::new(0) };
}

/// An installation with two cities, empty but for one call and one idea each.
pub struct World {
    /// The application.
    pub app: App,
    /// The same behind a proxy, counting how much everybody does. Its time stands still: nothing is forgiven.
    limited: App,
    /// Where everything is kept.
    pub store: Store,
    /// The city of the story.
    pub here: Place,
    /// Another city of the same installation, full of canary words.
    pub there: Place,
    time: Arc<AtomicI64>,
    /// Where the keys lie that open what is sealed.
    _keys: tempfile::TempDir,
    /// Goes last: the files are removed with it.
    database: TestDatabase,
}

impl World {
    /// A world in SQLite files.
    pub fn on_sqlite() -> Self {
        Self::on(TestDatabase::sqlite())
    }

    /// A world in a PostgreSQL database; none when tests are told to do without.
    pub fn on_postgres() -> Option<Self> {
        TestDatabase::postgres_with(SCHEMA).map(Self::on)
    }

    fn on(database: TestDatabase) -> Self {
        let beginning: Timestamp = BEGINNING.parse().unwrap();
        let time = Arc::new(AtomicI64::new(beginning.as_microsecond()));
        NOW.set(beginning.as_microsecond());
        let ticking = Arc::clone(&time);
        let clock = Clock::new(move || ticking.load(Ordering::Relaxed));
        let keys = tempfile::tempdir().expect("a temporary folder");
        let seals = Seals::new(KeyPlace::File(keys.path().join("keys")), random);
        seals.add().expect("a key is written");
        let settings = StoreSettings {
            files: database.files(),
            seals,
            ..StoreSettings::new(database.database(), SCHEMA, clock)
        };
        let store = Store::open(settings).expect("an empty database opens");
        let here = Place::found(&store, &crate::place::HERE, beginning);
        let there = Place::found(&store, &crate::place::THERE, beginning);
        let service =
            Service { store: store.clone(), gather: SignedDuration::ZERO, mails: Mails::Shown };
        let opened = |proxy, pace| {
            let settings = Settings {
                proxy,
                pace,
                secret: Secret([7; 32]),
                url: "https://kalaka.example".to_owned(),
                files: 64 << 20,
                security_contact: Some("mailto:security@example.org".to_owned()),
            };
            let records: Arc<dyn Records> = Arc::new(StoreRecords::new(service.clone()));
            let cities = [&here, &there].map(|place| {
                CityHere::new(place.id, CitySettings::clone(&place.settings), Vec::new())
            });
            let systems: Vec<Arc<dyn web::system::System>> = vec![
                Arc::new(web_calls::Calls),
                Arc::new(web_events::Events),
                Arc::new(web_organisations::Organisations),
            ];
            let wiring = Wiring { now, elapsed, random };
            App::new(wiring, settings, records, Directory::new(cities), systems)
        };
        let app = opened(Proxy::None, Pace::Unlimited);
        let limited = opened(Proxy::Trusted, Pace::Normal);
        Self { app, limited, store, here, there, time, _keys: keys, database }
    }

    /// What time it is in the story.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.time.load(Ordering::Relaxed)).unwrap()
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        let now = (self.now() + time).as_microsecond();
        self.time.store(now, Ordering::Relaxed);
        NOW.set(now);
    }

    /// A browser nobody is signed in with, in the city of the story.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.app, &self.here)
    }

    /// A browser nobody is signed in with, whose requests are counted with those of its network.
    pub fn browser_from(&self, network: u16) -> Browser {
        Browser::new(&self.limited, &self.here).behind(network)
    }

    /// A browser with somebody of the city signed in: `ann` (who wrote the first idea), `bob`,
    /// `officer`, `moderator` or `admin`.
    pub fn browser_of(&self, name: &str) -> Browser {
        self.browser_in(&self.here, name)
    }

    /// Browsers of new people, each signed in.
    pub fn browsers_of_many(&self, count: usize) -> Vec<Browser> {
        let neighbours = self.here.add_neighbours(&self.store, count, self.now());
        let browser = |one: &Neighbour| Browser::new(&self.app, &self.here).signed_in(&one.session);
        neighbours.iter().map(browser).collect()
    }

    /// A browser with somebody of either city signed in.
    pub fn browser_in(&self, place: &Place, name: &str) -> Browser {
        let mut browser = Browser::new(&self.app, place);
        let token = session(&self.store, place, place.person(name), self.now());
        browser.keep("kalaka_session", token.as_str());
        browser
    }

    /// A personal token of somebody of the city, with scopes such as `read write`.
    pub fn token_of(&self, name: &str, scopes: &str) -> Token {
        self.token_in(&self.here, name, scopes)
    }

    /// A personal token of somebody of either city.
    pub fn token_in(&self, place: &Place, name: &str, scopes: &str) -> Token {
        personal_token(&self.store, place, place.person(name).id, scopes, self.now())
    }

    /// Personal tokens of new people.
    pub fn tokens_of_many(&self, count: usize, scopes: &str) -> Vec<Token> {
        let neighbours = self.here.add_neighbours(&self.store, count, self.now());
        let token = |one: &Neighbour| {
            personal_token(&self.store, &self.here, one.person, scopes, self.now())
        };
        neighbours.iter().map(token).collect()
    }

    /// The newest letter to an address, as text.
    pub fn letter_to(&self, mail: &str) -> Option<String> {
        let letters = self.here.read(&self.store, |tx| letter::list(tx, i64::MAX, 200));
        letters.into_iter().find(|letter| letter.mail == mail).map(|letter| letter.text)
    }

    /// The address within the site that the link of the newest letter with a code leads to.
    #[track_caller]
    pub fn link_for(&self, mail: &str) -> String {
        let letter = self.letter_to(mail).unwrap_or_else(|| panic!("no letter came to {mail}"));
        let from = letter.find("/enter/").map(|at| letter.split_at(at).1);
        let key = from.and_then(|rest| rest.split_whitespace().next());
        let key = key.unwrap_or_else(|| panic!("no link in: {letter}"));
        format!("{}{key}", self.here.base())
    }

    /// The six digits in the newest letter to an address.
    #[track_caller]
    pub fn code_for(&self, mail: &str) -> String {
        let letter = self.letter_to(mail).unwrap_or_else(|| panic!("no letter came to {mail}"));
        let digits = |word: &str| {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            (digits.len() == 6 && word.len() <= 8).then_some(digits)
        };
        let lines = letter.lines().find_map(|line| digits(line.trim()));
        let code = lines.or_else(|| letter.split_whitespace().find_map(digits));
        code.unwrap_or_else(|| panic!("no code in: {letter}"))
    }

    /// Reads rows of the city of the story.
    pub fn read<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Tx) -> store::Result<T> + Send + 'static,
    ) -> T {
        self.here.read(&self.store, body)
    }

    /// Every row of every city, as a backup holds it.
    pub fn everything(&self) -> String {
        let (database, mut all) = (&self.database, Vec::new());
        let now = self.now().as_microsecond();
        store::backup::write(&database.database(), &database.files(), now, &mut all)
            .expect("a backup is written");
        String::from_utf8_lossy(&all).into_owned()
    }

    /// How many files lie beside the rows of the city of the story.
    pub fn files_kept(&self) -> usize {
        let FilePlace::Folder(folder) = self.store.blobs().place() else { return 0 };
        let inside = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
        let shelves = inside(folder.join(self.here.id.get().to_string()));
        shelves.map(|shelf| inside(shelf.path()).count()).sum()
    }

    /// Removes the files that nothing shows, as the server does every hour.
    pub fn sweep_files(&self) {
        let city = Arc::clone(&self.here.settings);
        let stage =
            Stage { city, store: self.store.clone(), gather: SignedDuration::ZERO, at: None };
        let (id, sweeping) = (CityId(self.here.id.get()), stage.clone());
        let rows = self.store.city(id);
        let gone = rows.write_blocking(move |tx| {
            document::sweep(&mut Act::begin(tx, &sweeping, &Who::System)?)
        });
        let removed = document::remove_bytes(self.store.blobs(), id, &gone.unwrap()).unwrap();
        let forgotten = rows.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            removed.iter().try_for_each(|id| document::forget(&mut act, *id))
        });
        forgotten.unwrap();
    }

    /// Takes the next part of every import that is under way, as the server does; whether there is more to do.
    pub fn take_a_part(&self) -> bool {
        let city = Arc::clone(&self.here.settings);
        let stage =
            Stage { city, store: self.store.clone(), gather: SignedDuration::ZERO, at: None };
        let rows = self.store.city(CityId(self.here.id.get()));
        let more = rows.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            let all = store::imports::import::list(act.tx, city::Id::new(i64::MAX), 50)?;
            let mut more = false;
            for one in all.iter().filter(|one| one.state.is_under_way()) {
                more |= acts::imports::turn(&mut act, one.id)? == acts::imports::Turn::More;
            }
            Ok::<_, acts::Refused>(more)
        });
        more.unwrap()
    }

    /// Takes all of them to their end.
    pub fn take_imports(&self) {
        while self.take_a_part() {}
    }

    /// Gives a person a role, or another one.
    pub fn appoint(&self, name: &str, role: Role) {
        let (person, now) = (self.here.person(name).id, self.now());
        self.here
            .write(&self.store, move |tx| store::city::person::add_role(tx, person, role, now));
    }
}

/// Begins a session in the rows of a city.
pub(crate) fn session(store: &Store, place: &Place, person: &Person, now: Timestamp) -> Token {
    let token = draw();
    let (id, hash, owner) = (store.new_id(), token.digest(), person.id);
    let ends = now + web::http::SESSION_LASTS;
    place.write(store, move |tx| {
        store::city::session::insert(tx, id, &hash.0, owner, "story", now, ends)
    });
    token
}

/// Gives a person a token for programs.
pub(crate) fn personal_token(
    store: &Store,
    place: &Place,
    person: city::Id<Person>,
    scopes: &str,
    now: Timestamp,
) -> Token {
    let drawn = draw();
    let new = token::NewToken {
        id: store.new_id(),
        hash: drawn.digest().0.to_vec(),
        person,
        name: "story".to_owned(),
        scopes: scopes.to_owned(),
        expires_at: now + SignedDuration::from_hours(24),
    };
    place.write(store, move |tx| token::insert(tx, &new, now));
    drawn
}

fn draw() -> Token {
    Token::draw(&Wiring { now, elapsed, random })
}

fn now() -> Timestamp {
    Timestamp::from_microsecond(NOW.get()).unwrap()
}

/// Stories last no time: what they measure in it is never late.
fn elapsed() -> std::time::Duration {
    std::time::Duration::ZERO
}

/// Different bytes at each call, so that tokens differ.
fn random(bytes: &mut [u8]) {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let mut state = COUNT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in bytes {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *byte = state.to_be_bytes()[0];
    }
}
