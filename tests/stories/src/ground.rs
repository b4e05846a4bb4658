//! Two cities on a database, for the real binary to serve.

use std::time::Duration;

use calls::Idea;
use city::{Id, Person};
use jiff::{SignedDuration, Timestamp};
use store::testing::TestDatabase;
use store::{Clock, Database, Limits, Node, OpenError, SCHEMA, Store, StoreSettings};
use web::http::Token;

use crate::world::{personal_token, session};
use crate::{Place, Served, place};

/// Two cities on a database, with nobody serving them yet.
pub struct Ground {
    /// The city of the story.
    pub here: Place,
    /// Another city of the same installation.
    pub there: Place,
    /// Where it all lies; goes last.
    pub place: TestDatabase,
}

/// Somebody who takes part: their account and their session.
#[derive(Clone)]
pub struct Neighbour {
    /// Their account.
    pub person: Id<Person>,
    /// Their session.
    pub session: Token,
}

impl Ground {
    /// In SQLite files.
    pub fn on_sqlite() -> Self {
        Self::on(TestDatabase::sqlite())
    }

    /// In a PostgreSQL database; none when tests are told to do without.
    pub fn on_postgres() -> Option<Self> {
        TestDatabase::postgres_with(SCHEMA).map(Self::on)
    }

    /// On an empty database.
    pub fn on(database: TestDatabase) -> Self {
        let store = open(&database.database());
        let here = Place::found(&store, &place::HERE, now());
        let there = Place::found(&store, &place::THERE, now());
        let ground = Self { here, there, place: database };
        ground.leave(store);
        ground
    }

    /// The rows. A folder of files may have no other reader meanwhile.
    pub fn store(&self) -> Store {
        open(&self.place.database())
    }

    /// The rows, as a machine sees them whose clock is wrong by so much.
    pub fn store_at(&self, wrong: SignedDuration) -> Store {
        open_at(&self.place.database(), wrong)
    }

    /// Starts `kalaka serve` on it.
    pub fn serve(&self) -> Served {
        self.serve_with(&[])
    }

    /// Starts `kalaka serve` on it with further flags.
    pub fn serve_with(&self, flags: &[&str]) -> Served {
        Served::start(&self.place.database(), flags)
    }

    /// Signs somebody of the city in, by the name they have in stories.
    pub fn session_of(&self, name: &str) -> Token {
        session(&self.store(), &self.here, self.here.person(name), now())
    }

    /// Gives somebody of the city a token for programs.
    pub fn token_of(&self, name: &str, scopes: &str) -> Token {
        personal_token(&self.store(), &self.here, self.here.person(name).id, scopes, now())
    }

    /// New people, signed in.
    pub fn neighbours(&self, count: usize) -> Vec<Neighbour> {
        self.here.add_neighbours(&self.store(), count, now())
    }

    /// More ideas of the city's call, by its first author.
    pub fn ideas(&self, count: usize) -> Vec<Id<Idea>> {
        let store = self.store();
        let ideas = (0..count).map(|number| self.here.add_idea(&store, number)).collect();
        self.leave(store);
        ideas
    }

    /// What time it really is.
    pub fn now(&self) -> Timestamp {
        now()
    }

    /// More ideas of the city's call, each as long as an idea may be.
    pub fn long_ideas(&self, count: usize) {
        let store = self.store();
        self.here.add_long_ideas(&store, count, now());
        self.leave(store);
    }

    /// Closes a store whose last owner may be a body on one of its own threads, and waits until it is closed.
    pub fn leave(&self, store: Store) {
        drop(store);
        drop(self.store());
    }
}

/// A store on a database, in real time.
pub(crate) fn open(database: &Database) -> Store {
    open_at(database, SignedDuration::ZERO)
}

fn open_at(database: &Database, wrong: SignedDuration) -> Store {
    for _ in 0..200 {
        let clock = Clock::new(move || (now() + wrong).as_microsecond());
        let settings = StoreSettings::new(database.clone(), SCHEMA, clock);
        // A busy machine fails no story.
        let long = Duration::from_secs(30);
        let limits = Limits { write_time: long, retry_time: long, ..settings.limits };
        // The server that it is opened beside has a number of its own.
        match Store::open(StoreSettings { limits, node: Node::Free, ..settings }) {
            // Whoever had it open a moment ago is still letting go.
            Err(OpenError::InUse(_)) => std::thread::sleep(Duration::from_millis(20)),
            opened => return opened.expect("the database opens"),
        }
    }
    panic!("somebody else keeps the database open")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the real binary lives in real time, and so its rows must"
)]
fn now() -> Timestamp {
    Timestamp::now()
}
