//! The open files: which city is which file, its idle connections, and the lock on the folder.

use std::{
    collections::HashMap,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::connection::{Access, Connection};
use crate::engine::{
    error::{Error, OpenError, Result},
    scope::Scope,
    time::tick,
};
use crate::private;

/// Connections kept open while nobody uses them, over all cities.
const OPEN: usize = 512;

/// The files of a folder.
pub(crate) struct Files {
    folder: PathBuf,
    idle: Duration,
    max_pages: Option<u32>,
    cities: Mutex<HashMap<Scope, City>>,
    looked: Mutex<Instant>,
    /// Held as long as the folder is in use; the system lets go of it when the process ends.
    _lock: File,
}

struct City {
    path: PathBuf,
    writer: Option<Connection>,
    readers: Vec<Connection>,
    used: Instant,
    /// What a passer-by found. Its answer comes before its connection comes back, which must not look like a use.
    found: Option<Found>,
}

/// How a passer-by found the files of a city.
#[derive(Clone, Copy)]
enum Found {
    Closed,
    UsedLast(Instant),
}

impl Files {
    /// Takes the folder, making it when there is none.
    pub(crate) fn take(
        folder: &Path,
        idle: Duration,
        max_pages: Option<u32>,
    ) -> Result<Self, OpenError> {
        let unreachable = |error: std::io::Error| {
            OpenError::Unreachable(format!("{}: {error}", folder.display()))
        };
        private::folder(folder).map_err(unreachable)?;
        // Files of an earlier version were everybody's to read.
        for entry in fs::read_dir(folder).map_err(unreachable)?.flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_file()) {
                private::close(&entry.path()).map_err(unreachable)?;
            }
        }
        let lock = private::file()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("lock"))
            .map_err(unreachable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(unreachable(error)),
        }
        let files = Self {
            folder: folder.to_owned(),
            idle,
            max_pages,
            cities: Mutex::new(HashMap::new()),
            looked: Mutex::new(tick()),
            _lock: lock,
        };
        files.add(Scope::Install, "install");
        Ok(files)
    }

    /// The file that a city of this name has.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.db"))
    }

    /// Makes a city known.
    pub(crate) fn add(&self, scope: Scope, name: &str) {
        let city = City {
            path: self.path(name),
            writer: None,
            readers: Vec::new(),
            used: tick(),
            found: None,
        };
        self.cities().insert(scope, city);
    }

    /// Whether a city was made known.
    pub(crate) fn knows(&self, scope: Scope) -> bool {
        self.cities().contains_key(&scope)
    }

    /// Forgets a city; connections in use are closed when they come back.
    pub(crate) fn forget(&self, scope: Scope) {
        self.cities().remove(&scope);
    }

    /// Opens a file outside the pool.
    pub(crate) fn open(&self, path: &Path, access: Access) -> Result<Connection> {
        Connection::open(path, access, self.max_pages)
    }

    pub(crate) fn writer(&self, scope: Scope) -> Result<Connection> {
        self.checkout(scope, Access::Write, |city| city.writer.take())
    }

    pub(crate) fn reader(&self, scope: Scope) -> Result<Connection> {
        self.checkout(scope, Access::Read, |city| city.readers.pop())
    }

    fn checkout(
        &self,
        scope: Scope,
        access: Access,
        idle: impl FnOnce(&mut City) -> Option<Connection>,
    ) -> Result<Connection> {
        let mut cities = self.cities();
        let city = cities.get_mut(&scope).ok_or(Error::NotFound)?;
        city.found = None;
        if let Some(connection) = idle(city) {
            return Ok(connection);
        }
        let path = city.path.clone();
        drop(cities);
        self.open(&path, access)
    }

    pub(crate) fn put_writer(&self, scope: Scope, connection: Connection) {
        self.put(scope, connection, |city, connection| city.writer = Some(connection));
    }

    pub(crate) fn put_reader(&self, scope: Scope, connection: Connection) {
        self.put(scope, connection, |city, connection| city.readers.push(connection));
    }

    fn put(&self, scope: Scope, connection: Connection, keep: impl FnOnce(&mut City, Connection)) {
        let mut cities = self.cities();
        let Some(city) = cities.get_mut(&scope) else {
            drop(cities);
            return drop(connection);
        };
        match city.found.take() {
            None => city.used = tick(),
            Some(Found::UsedLast(used)) => city.used = used,
            Some(Found::Closed) => {
                drop(cities);
                return drop(connection);
            }
        }
        keep(city, connection);
        let closed = if cities.values().map(City::open).sum::<usize>() > OPEN {
            cities
                .values_mut()
                .filter(|city| city.open() > 0)
                .min_by_key(|city| city.used)
                .map(City::close)
        } else {
            None
        };
        drop(cities);
        // Closing a file may write its log back, so it is done without the lock.
        drop(closed);
        // A busy city leaves nobody time to be quiet.
        self.close_idle();
    }

    /// When the files of a city that stand open were used last; nothing when they are closed.
    pub(crate) fn last_used(&self, scope: Scope) -> Option<Instant> {
        self.cities().get(&scope).filter(|city| city.open() > 0).map(|city| city.used)
    }

    /// Leaves the files of a city as they were when [`Files::last_used`] was asked.
    pub(crate) fn as_before(&self, scope: Scope, used: Option<Instant>) {
        let closed = self.cities().get_mut(&scope).and_then(|city| {
            if let Some(used) = used {
                city.used = used;
                city.found = Some(Found::UsedLast(used));
                return None;
            }
            city.found = Some(Found::Closed);
            Some(city.close())
        });
        drop(closed);
    }

    /// Closes the files that nobody used for a while; looks at them only now and then.
    pub(crate) fn close_idle(&self) {
        let now = tick();
        {
            let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
            if now.saturating_duration_since(*looked) < self.idle / 4 {
                return;
            }
            *looked = now;
        }
        let idle =
            |city: &City| city.open() > 0 && now.saturating_duration_since(city.used) > self.idle;
        let closed: Vec<_> =
            self.cities().values_mut().filter(|city| idle(city)).map(City::close).collect();
        drop(closed);
    }

    fn cities(&self) -> MutexGuard<'_, HashMap<Scope, City>> {
        self.cities.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl City {
    fn open(&self) -> usize {
        self.readers.len() + usize::from(self.writer.is_some())
    }

    fn close(&mut self) -> (Option<Connection>, Vec<Connection>) {
        (self.writer.take(), std::mem::take(&mut self.readers))
    }
}
