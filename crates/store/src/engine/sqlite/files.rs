//! The open files: which city is which file, its idle connections, and the lock on the folder.

use std::{
    collections::HashMap,
    fs::{self, File, TryLockError},
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
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
    path: Arc<PathBuf>,
    writer: Option<Connection>,
    readers: Vec<Connection>,
    /// Connections taken and not yet put back.
    taken: usize,
    used: Instant,
    /// What a passer-by found. Its answer comes before its connection comes back, which must not look like a use.
    found: Option<Found>,
}

/// A connection that is taken, and of which city: one of the same scope may have come in the place of another.
pub(crate) struct Taken {
    connection: Connection,
    city: Arc<PathBuf>,
}

impl Deref for Taken {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

/// How a passer-by found the files of a city.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    Closed,
    InUse,
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
            path: Arc::new(self.path(name)),
            writer: None,
            readers: Vec::new(),
            taken: 0,
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

    pub(crate) fn writer(&self, scope: Scope) -> Result<Taken> {
        self.checkout(scope, Access::Write, |city| city.writer.take())
    }

    pub(crate) fn reader(&self, scope: Scope) -> Result<Taken> {
        self.checkout(scope, Access::Read, |city| city.readers.pop())
    }

    fn checkout(
        &self,
        scope: Scope,
        access: Access,
        idle: impl FnOnce(&mut City) -> Option<Connection>,
    ) -> Result<Taken> {
        let mut cities = self.cities();
        let found = cities.get_mut(&scope).ok_or(Error::NotFound)?;
        found.found = None;
        found.taken += 1;
        let city = Arc::clone(&found.path);
        if let Some(connection) = idle(found) {
            return Ok(Taken { connection, city });
        }
        drop(cities);
        let opened = self.open(&city, access);
        if opened.is_err()
            && let Some(found) = self.cities().get_mut(&scope)
            && Arc::ptr_eq(&found.path, &city)
        {
            found.taken = found.taken.saturating_sub(1);
        }
        opened.map(|connection| Taken { connection, city })
    }

    pub(crate) fn put_writer(&self, scope: Scope, taken: Taken) {
        self.put(scope, taken, |city, connection| city.writer = Some(connection));
    }

    pub(crate) fn put_reader(&self, scope: Scope, taken: Taken) {
        self.put(scope, taken, |city, connection| city.readers.push(connection));
    }

    fn put(&self, scope: Scope, taken: Taken, keep: impl FnOnce(&mut City, Connection)) {
        let Taken { connection, city: own } = taken;
        let mut cities = self.cities();
        // A city that was removed meanwhile, and another made in its place, has nothing to do with this file.
        let city = cities.get_mut(&scope).filter(|city| Arc::ptr_eq(&city.path, &own));
        let Some(city) = city else {
            drop(cities);
            return drop(connection);
        };
        city.taken = city.taken.saturating_sub(1);
        match city.found.take() {
            None | Some(Found::InUse) => city.used = tick(),
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

    /// How the files of a city stand, for whoever only passes by.
    pub(crate) fn found(&self, scope: Scope) -> Found {
        match self.cities().get(&scope) {
            Some(city) if city.taken > 0 => Found::InUse,
            Some(city) if city.open() > 0 => Found::UsedLast(city.used),
            _ => Found::Closed,
        }
    }

    /// Leaves the files of a city as they were [`found`](Files::found).
    pub(crate) fn as_before(&self, scope: Scope, found: Found) {
        let closed = self.cities().get_mut(&scope).and_then(|city| {
            city.found = Some(found);
            match found {
                Found::Closed => Some(city.close()),
                Found::UsedLast(used) => {
                    city.used = used;
                    None
                }
                Found::InUse => None,
            }
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
