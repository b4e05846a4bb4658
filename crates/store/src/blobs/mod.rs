//! The bytes of files, beside the database: in a folder, or in a bucket that speaks S3.
//!
//! What lies there is named by its digest and by the row that knows it, and no name is ever given again: a row is there
//! before its bytes are, and until they are gone, so nothing can lie around that no row knows. Bytes come in through a
//! file of their own, are read through to be known, and only then put in their place, whole or not at all. Everything
//! here blocks.

mod bucket;
mod folder;

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use city::document::Content;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use self::bucket::Bucket;
pub use self::bucket::{BucketKey, BucketPlace, NoBucket};
use crate::{CityId, Database, private};

/// Where the bytes of files lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePlace {
    /// Nowhere: no file is taken.
    Nowhere,
    /// In a folder. Processes that share a database share it too.
    Folder(PathBuf),
    /// In a bucket that speaks S3.
    Bucket(BucketPlace),
}

impl FilePlace {
    /// The usual place of a database: in its folder; nowhere where it has none.
    #[must_use]
    pub fn beside(database: &Database) -> Self {
        match database {
            Database::Folder(folder) => Self::Folder(folder.join("files")),
            Database::Postgres(_) => Self::Nowhere,
        }
    }
}

/// The name of some bytes: their digest, and the row that knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobKey {
    /// SHA-256 of the bytes.
    pub digest: Vec<u8>,
    /// The identifier of the row.
    pub id: i64,
}

impl BlobKey {
    /// The digest in hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.digest.iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// Where they lie below the place of their city.
    fn path(&self, city: CityId) -> String {
        let hex = self.hex();
        let start = hex.get(..2).unwrap_or("00");
        format!("{}/{start}/{hex}.{}", city.0, self.id)
    }
}

/// The bytes of files of all cities. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs(Arc<Shelves>);

#[derive(Debug)]
struct Shelves {
    place: FilePlace,
    /// Made when the first file is wanted.
    bucket: OnceLock<Option<Bucket>>,
    /// Where files come in that go to a bucket; it goes with this value.
    incoming: OnceLock<TempDir>,
}

/// How a file's bytes are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// They are what they should be.
    Whole,
    /// They are not there.
    Missing,
    /// They are others than their digest says.
    Different,
}

/// How much is read at once.
const PIECE: usize = 256 << 10;

/// The folder in which files come in.
const INCOMING: &str = "incoming";
/// Numbers the files that come in.
static NUMBER: AtomicU64 = AtomicU64::new(0);

impl Blobs {
    /// The bytes that lie in a place.
    #[must_use]
    pub fn new(place: FilePlace) -> Self {
        Self(Arc::new(Shelves { place, bucket: OnceLock::new(), incoming: OnceLock::new() }))
    }

    /// Where they lie.
    #[must_use]
    pub fn place(&self) -> &FilePlace {
        &self.0.place
    }

    /// What asks the bucket in this place.
    fn bucket(&self, place: &BucketPlace) -> io::Result<&Bucket> {
        let made = self.0.bucket.get_or_init(|| Bucket::new(place));
        made.as_ref().ok_or_else(|| io::Error::other("the bucket has no address"))
    }

    /// A file that begins to come in.
    ///
    /// # Errors
    /// The system's, or that there is no place for files.
    pub fn begin(&self) -> io::Result<Incoming> {
        let folder = self.incoming()?;
        private::folder(&folder)?;
        loop {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{number}", std::process::id()));
            match private::file().read(true).write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Incoming { file, path, digest: Sha256::new(), length: 0 }),
                // Left by a process of the same number, or another machine's.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Puts what came in where its key says; it is on the disk, or the bucket has it, when this returns.
    ///
    /// # Errors
    /// The system's.
    pub fn keep(&self, city: CityId, key: &BlobKey, incoming: &mut Incoming) -> io::Result<()> {
        match self.place() {
            FilePlace::Nowhere => Err(nowhere()),
            FilePlace::Folder(folder) => {
                incoming.file.sync_all()?;
                folder::keep(folder, &key.path(city), &incoming.path)
            }
            FilePlace::Bucket(place) => {
                self.bucket(place)?.keep(&key.path(city), &key.digest, &incoming.file)
            }
        }
    }

    /// Opens some bytes to be read from the beginning.
    ///
    /// # Errors
    /// The system's; [`io::ErrorKind::NotFound`] when they are not there.
    pub fn open(&self, city: CityId, key: &BlobKey) -> io::Result<Box<dyn Read + Send>> {
        match self.place() {
            FilePlace::Nowhere => Err(nowhere()),
            FilePlace::Folder(folder) => Ok(Box::new(File::open(folder.join(key.path(city)))?)),
            FilePlace::Bucket(place) => self.bucket(place)?.open(&key.path(city)),
        }
    }

    /// Removes some bytes; that they are gone already is as well.
    ///
    /// # Errors
    /// The system's.
    pub fn remove(&self, city: CityId, key: &BlobKey) -> io::Result<()> {
        match self.place() {
            FilePlace::Nowhere => Err(nowhere()),
            FilePlace::Folder(folder) => gone(fs::remove_file(folder.join(key.path(city)))),
            FilePlace::Bucket(place) => self.bucket(place)?.remove(&key.path(city)),
        }
    }

    /// Removes everything of a city.
    ///
    /// # Errors
    /// The system's.
    pub fn remove_city(&self, city: CityId) -> io::Result<()> {
        match self.place() {
            FilePlace::Nowhere => Ok(()),
            FilePlace::Folder(folder) => gone(fs::remove_dir_all(folder.join(city.to_string()))),
            FilePlace::Bucket(place) => self.bucket(place)?.remove_below(&format!("{}/", city.0)),
        }
    }

    /// Reads some bytes through, and says whether they are what their key says.
    ///
    /// # Errors
    /// The system's, but not that they are missing.
    pub fn examine(&self, city: CityId, key: &BlobKey) -> io::Result<Found> {
        let mut bytes = match self.open(city, key) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Missing),
            Err(error) => return Err(error),
        };
        let (mut digest, mut piece) = (Sha256::new(), vec![0; PIECE]);
        loop {
            let count = bytes.read(&mut piece)?;
            match piece.get(..count) {
                Some(read) if count > 0 => digest.update(read),
                _ => break,
            }
        }
        let same = digest.finalize().as_slice() == key.digest;
        Ok(if same { Found::Whole } else { Found::Different })
    }

    /// Removes what came in and was never kept, because its process died: what nobody wrote to for a day.
    ///
    /// # Errors
    /// The system's.
    pub fn sweep(&self, now: std::time::SystemTime) -> io::Result<()> {
        let FilePlace::Folder(folder) = self.place() else { return Ok(()) };
        let files = match fs::read_dir(folder.join(INCOMING)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            files => files?,
        };
        for file in files.flatten() {
            let written = file.metadata().and_then(|kept| kept.modified());
            let age = written.map(|written| now.duration_since(written).unwrap_or_default());
            if age.is_ok_and(|age| age.as_secs() > 86_400) {
                gone(fs::remove_file(file.path()))?;
            }
        }
        Ok(())
    }

    /// Where files come in.
    fn incoming(&self) -> io::Result<PathBuf> {
        match self.place() {
            FilePlace::Nowhere => Err(nowhere()),
            FilePlace::Folder(folder) => Ok(folder.join(INCOMING)),
            FilePlace::Bucket(_) => {
                let made = match self.0.incoming.get() {
                    Some(made) => made,
                    None => {
                        let made = tempfile::Builder::new().prefix("kalaka-").tempdir()?;
                        // Whoever was first made the one that stays.
                        self.0.incoming.get_or_init(|| made)
                    }
                };
                Ok(made.path().to_owned())
            }
        }
    }
}

/// A file that comes in: counted and digested as it is written, and removed when it is dropped unless it was kept.
#[derive(Debug)]
pub struct Incoming {
    file: File,
    path: PathBuf,
    digest: Sha256,
    length: u64,
}

impl Incoming {
    /// SHA-256 of what came.
    #[must_use]
    pub fn digest(&self) -> Vec<u8> {
        self.digest.clone().finalize().to_vec()
    }
}

impl Write for Incoming {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        self.length = self.length.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Content for Incoming {
    fn length(&self) -> u64 {
        self.length
    }

    fn at(&mut self, from: u64, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(from)).ok()?;
        let most = u64::try_from(most).ok()?;
        Read::by_ref(&mut self.file).take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // It was kept, or is of no use to anybody; what cannot be removed is swept.
        drop(fs::remove_file(&self.path));
    }
}

fn nowhere() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "there is no place for files")
}

/// That something is not there is as good as that it was removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the entries of a folder last.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
