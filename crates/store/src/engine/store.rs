//! The store: one installation with its cities.

use std::{ops::Deref, sync::Arc};

use super::{
    due::Wakes,
    error::{CityError, Error, OpenError, Result, stays},
    ids::IdSource,
    job::{Job, in_body, job, wait},
    lane::LaneLoad,
    ledger::{Ledger, Written},
    migrate::Schema,
    pool::{Kind, answer_all},
    postgres,
    scope::{CityId, Scope, fits},
    settings::{Database, Opening, StoreSettings},
    sqlite,
    time::Clock,
    tx::Tx,
};
use crate::blobs::Blobs;
use crate::jobs::{self, Urgency};
use crate::seal::Seals;

crate::row! {
    /// A city in the directory.
    pub struct CityEntry from "store_city" { id: CityId, name: String }
}

crate::statements! {
    fn ready() -> Vec<CityEntry> = select "where ready = true order by id";
    fn unready() -> Vec<CityEntry> = select "where ready = false order by id";
    fn find(id: CityId) -> Option<CityEntry> = select "where id = ?1 and ready = true";
    fn taken(id: CityId, name: &str) -> Vec<CityEntry> = select "where id = ?1 or name = ?2";
    fn announce(id: CityId, name: &str, now: i64) -> () = "insert into store_city (id, name, ready, made_at) values (?1, ?2, false, ?3)";
    fn set_ready(id: CityId, ready: bool) -> () = "update store_city set ready = ?2 where id = ?1";
    fn strike(id: CityId) -> () = "delete from store_city where id = ?1";
}

/// One installation: a folder of files or a PostgreSQL database. Cheap to clone; the last clone closes it.
#[derive(Clone)]
pub struct Store(Arc<House>);

struct House {
    engine: Engine,
    schema: Schema,
    clock: Clock,
    blobs: Blobs,
    seals: Seals,
    ids: IdSource,
    max_pages: Option<u32>,
    ledger: Arc<Ledger>,
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

/// The rows of one city or of the installation: what can be done with them.
#[derive(Clone)]
pub struct Rows {
    house: Arc<House>,
    scope: Scope,
}

/// The rows of one city.
#[derive(Clone)]
pub struct City(Rows);

/// The rows of the installation: the directory of cities, host names, and what cities share.
#[derive(Clone)]
pub struct Install(Rows);

impl Deref for City {
    type Target = Rows;
    fn deref(&self) -> &Rows {
        &self.0
    }
}

impl Deref for Install {
    type Target = Rows;
    fn deref(&self) -> &Rows {
        &self.0
    }
}

impl Store {
    /// Opens an installation, makes it when there is none, and brings every city to the newest schema.
    /// Blocks; may be called from any thread.
    ///
    /// # Errors
    /// [`OpenError`]: the place is in use or away, newer than this program, or a migration failed.
    pub fn open(settings: StoreSettings) -> Result<Self, OpenError> {
        let now = settings.clock.now();
        let limits = &settings.limits;
        let ledger = Arc::new(Ledger::default());
        let mut node = 0;
        let engine = match &settings.database {
            Database::Folder(folder) => {
                let files = Arc::new(sqlite::Files::take(folder, limits.idle, limits.max_pages)?);
                let path = files.path("install");
                sqlite::create(&path, limits.max_pages)?;
                let chains = settings.schema.chains(Scope::Install);
                sqlite::migrate(&path, &chains, now, limits.max_pages)?;
                Engine::Sqlite(sqlite::Engine::start(&files, &settings, &ledger)?)
            }
            Database::Postgres(address) => {
                postgres::aside(|| {
                    postgres::migrate(&mut postgres::Session::new(address)?, &settings.schema, now)
                })??;
                let claim = postgres::aside(|| postgres::Claim::take(address, settings.node))??;
                node = claim.node;
                Engine::Postgres(postgres::Engine::start(address, &settings, &ledger, claim)?)
            }
        };
        let store = Self(Arc::new(House {
            engine,
            ledger,
            ids: IdSource::new(node),
            max_pages: limits.max_pages,
            schema: settings.schema,
            blobs: Blobs::new(settings.files),
            seals: settings.seals,
            clock: settings.clock,
        }));
        store.clear_unready()?;
        if settings.opening == Opening::AllCities {
            for entry in store.cities()? {
                store.open_city(&entry)?;
            }
            store.look_for_jobs()?;
        }
        Ok(store)
    }

    /// The bytes of files.
    #[must_use]
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    /// What seals and opens what is kept sealed.
    #[must_use]
    pub fn seals(&self) -> &Seals {
        &self.0.seals
    }

    /// The rows of the installation.
    #[must_use]
    pub fn install(&self) -> Install {
        Install(self.rows(Scope::Install))
    }

    /// The rows of a city. Touches nothing yet; work for a city that is not there answers [`Error::NotFound`].
    #[must_use]
    pub fn city(&self, id: CityId) -> City {
        City(self.rows(Scope::City(id)))
    }

    /// Brings a city to the newest schema, unless it was opened already, and gives its rows; see [`Opening`]. Blocks.
    ///
    /// # Errors
    /// [`OpenError`]: its file is missing or newer than this program, or a migration failed.
    pub fn open_city(&self, entry: &CityEntry) -> Result<City, OpenError> {
        if let Engine::Sqlite(engine) = &self.0.engine
            && !engine.files.knows(Scope::City(entry.id))
        {
            let path = engine.files.path(&entry.name);
            if !path.exists() {
                return Err(OpenError::Missing(path));
            }
            self.open_file(engine, entry)?;
        }
        Ok(self.city(entry.id))
    }

    /// The cities, by id. Blocks.
    ///
    /// # Errors
    /// The database's faults.
    pub fn cities(&self) -> Result<Vec<CityEntry>> {
        self.install().read_blocking(ready)
    }

    /// A new id for any row, unique across the installation; see [`IdSource`].
    #[must_use]
    pub fn new_id(&self) -> i64 {
        self.0.ids.next(self.0.clock.now())
    }

    /// Whether an id was given already, by this process or another one, whose clock may be a minute ahead.
    #[must_use]
    pub fn has_given(&self, id: i64) -> bool {
        const MINUTE: i64 = 60_000_000;
        (1..1 << 53).contains(&id)
            && IdSource::made_at(id) <= IdSource::made_at(self.new_id()) + MINUTE
    }

    /// The wall clock, in microseconds since 1970.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.0.clock.now()
    }

    /// The city (or the installation) whose turn it is, with jobs due at `now`, for the most urgent of these
    /// urgencies; see [`crate::jobs`]. It is named once; a claim that leaves jobs behind has it named again.
    #[must_use]
    pub fn next_due(&self, now: i64, may: &[Urgency]) -> Option<(Scope, Urgency)> {
        self.0.ledger.due.take(now, may)
    }

    /// The lanes of this process with what waits in each and what each has taken so far, for figures.
    #[must_use]
    pub fn lanes(&self) -> [(&'static str, LaneLoad); 3] {
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.pool.loads(),
            Engine::Postgres(engine) => engine.pool.loads(),
        }
    }

    /// The kind of database, for figures.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match self.0.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }

    /// How writing went in this process since the store opened, for figures.
    #[must_use]
    pub fn written(&self) -> Written {
        self.0.ledger.written()
    }

    /// Looks into a scope as a passer-by: the files of a city that nobody uses are closed again (SQLite), and one that is
    /// in use counts as no fresher for it. Whoever looks into every city from time to time goes this way.
    pub fn pass_by<T>(&self, scope: Scope, look: impl FnOnce(&Rows) -> T) -> T {
        let rows = self.rows(scope);
        let Engine::Sqlite(engine) = &self.0.engine else { return look(&rows) };
        let found = engine.files.found(scope);
        let seen = look(&rows);
        engine.files.as_before(scope, found);
        seen
    }

    /// Looks into every city for jobs. Done at start-up; a process that shares a PostgreSQL database with others does
    /// it again from time to time, since it does not hear of their jobs. Blocks.
    ///
    /// # Errors
    /// The database's faults.
    pub fn look_for_jobs(&self) -> Result<()> {
        let cities = self.cities()?.into_iter().map(|city| Scope::City(city.id));
        for scope in std::iter::once(Scope::Install).chain(cities) {
            let mut wakes = Wakes::default();
            for next in self.pass_by(scope, |rows| rows.read_blocking(jobs::next))? {
                wakes.note(next.urgency, next.run_at);
            }
            self.0.ledger.due.note(scope, wakes);
        }
        Ok(())
    }

    /// The rows of a scope, for work that is the same for cities and for the installation.
    #[must_use]
    pub fn rows(&self, scope: Scope) -> Rows {
        Rows { house: Arc::clone(&self.0), scope }
    }

    /// Makes a city with the newest schema and without rows. Its name is that of its file. Blocks for some
    /// milliseconds.
    ///
    /// # Errors
    /// [`CityError::Name`], [`CityError::Taken`], or the database's faults.
    pub fn create_city(&self, id: CityId, name: &str) -> Result<City, CityError> {
        if !fits(name) || id.0 <= 0 {
            return Err(CityError::Name);
        }
        if let Engine::Sqlite(engine) = &self.0.engine
            && engine.files.path(name).exists()
        {
            return Err(CityError::Taken);
        }
        let entry = CityEntry { id, name: name.to_owned() };
        let announced = entry.clone();
        self.install().write_blocking(move |tx| {
            if !taken(tx, announced.id, &announced.name)?.is_empty() {
                return Err(CityError::Taken);
            }
            let now = tx.now();
            Ok(announce(tx, announced.id, &announced.name, now)?)
        })?;
        let ready = move |tx: &mut Tx<'_>| set_ready(tx, id, true);
        let made = self
            .furnish(&entry)
            .and_then(|()| self.install().write_blocking(ready).map_err(CityError::Store));
        if let Err(error) = made {
            self.clear(&entry)?;
            return Err(error);
        }
        Ok(self.city(id))
    }

    /// Gives a new city what it needs beside its line in the directory.
    fn furnish(&self, entry: &CityEntry) -> Result<(), CityError> {
        // On PostgreSQL the line in the directory is all there is to a new city.
        if let Engine::Sqlite(engine) = &self.0.engine {
            let path = engine.files.path(&entry.name);
            sqlite::create(&path, self.0.max_pages)?;
            self.open_file(engine, entry)?;
        }
        Ok(())
    }

    /// Removes a city with all its rows, for ever. Blocks.
    ///
    /// # Errors
    /// [`CityError::NotFound`] or the database's faults.
    pub fn remove_city(&self, id: CityId) -> Result<(), CityError> {
        let entry = self.install().write_blocking(move |tx| {
            let entry = find(tx, id)?.ok_or(CityError::NotFound)?;
            set_ready(tx, id, false)?;
            Ok::<_, CityError>(entry)
        })?;
        self.clear(&entry)?;
        Ok(())
    }

    /// A city that is not ready was being made or removed when the process ended: nobody was told it exists.
    fn clear_unready(&self) -> Result<()> {
        for entry in self.install().read_blocking(unready)? {
            tracing::warn!(city = %entry.id, name = entry.name, "clearing a city that was not ready");
            self.clear(&entry)?;
        }
        Ok(())
    }

    fn clear(&self, entry: &CityEntry) -> Result<()> {
        let id = entry.id;
        self.0.blobs.remove_city(id).map_err(|error| stays(&id, &error))?;
        match &self.0.engine {
            Engine::Sqlite(engine) => {
                engine.files.forget(Scope::City(id));
                let path = engine.files.path(&entry.name);
                sqlite::remove_file(&path).map_err(|error| stays(&path.display(), &error))?;
            }
            Engine::Postgres(engine) => {
                let address = &engine.address;
                postgres::aside(|| {
                    let session = postgres::Session::new(address);
                    postgres::clear(&mut session.map_err(|_| Error::Unavailable)?, id)
                })??;
            }
        }
        self.install().write_blocking(move |tx| strike(tx, id))
    }

    fn open_file(&self, engine: &sqlite::Engine, entry: &CityEntry) -> Result<(), OpenError> {
        let scope = Scope::City(entry.id);
        let path = engine.files.path(&entry.name);
        sqlite::migrate(&path, &self.0.schema.chains(scope), self.now(), self.0.max_pages)?;
        engine.files.add(scope, &entry.name);
        Ok(())
    }
}

impl Rows {
    /// Reads: all statements of the body see one snapshot. The body may run twice.
    ///
    /// # Errors
    /// What the body refuses with, or an [`Error`] of the store.
    pub async fn read<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.run(Kind::Read, body).await
    }

    /// Writes: `Ok` means committed and durable; a refusal or a fault keeps nothing. The body may run twice.
    ///
    /// # Errors
    /// What the body refuses with, or an [`Error`] of the store.
    pub async fn write<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.run(Kind::Write, body).await
    }

    /// Reads in a lane of its own with minutes of time, for downloads and reports.
    ///
    /// # Errors
    /// What the body refuses with, or an [`Error`] of the store.
    pub async fn export<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.run(Kind::Export, body).await
    }

    /// [`Rows::read`] for threads that may wait: the command line and jobs.
    ///
    /// # Errors
    /// As [`Rows::read`].
    pub fn read_blocking<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        wait(self.read(body))
    }

    /// [`Rows::write`] for threads that may wait: the command line and jobs.
    ///
    /// # Errors
    /// As [`Rows::write`].
    pub fn write_blocking<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        wait(self.write(body))
    }

    /// [`Rows::export`] for threads that may wait.
    ///
    /// # Errors
    /// As [`Rows::export`].
    pub fn export_blocking<T, E>(
        &self,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        wait(self.export(body))
    }

    /// Whose rows these are.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    async fn run<T, E>(
        &self,
        kind: Kind,
        body: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        if in_body() {
            return Err(Error::Nested.into());
        }
        let (job, answer) = job(body);
        self.house.submit(kind, self.scope, job);
        match answer.await {
            Ok(result) => result,
            // The lane dropped the job without an answer: the store is closing.
            Err(_) => Err(Error::Unavailable.into()),
        }
    }
}

impl House {
    fn submit(&self, kind: Kind, scope: Scope, job: Box<dyn Job>) {
        match &self.engine {
            Engine::Sqlite(engine) => engine.pool.submit(kind, scope, job),
            Engine::Postgres(engine) if kind == Kind::Write && engine.claim.is_lost() => {
                answer_all(vec![job], &Error::Unavailable);
            }
            Engine::Postgres(engine) => engine.pool.submit(kind, scope, job),
        }
    }
}
