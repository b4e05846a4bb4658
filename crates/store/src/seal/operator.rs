//! The keys of whoever runs the installation: outside the database, in a file for their eyes alone or in the environment.
//!
//! A line is a key: its number, a blank, its 32 bytes in base64. Keys are never given a number again; the one with the highest
//! number seals what comes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::cipher::{KEY, Key};
use crate::private;

/// Where they lie.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum KeyPlace {
    /// Nowhere: nothing can be sealed.
    #[default]
    Nowhere,
    /// In a file, which need not be there yet.
    File(PathBuf),
    /// As they were given, in the environment.
    Given(String),
}

impl fmt::Debug for KeyPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => f.write_str("Nowhere"),
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Given(_) => f.write_str("Given(…)"),
        }
    }
}

/// What is wrong with them.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// A line is no key.
    #[error("line {0} is no key: a key is a number, a blank and 44 letters")]
    Line(usize),
    /// Two lines have the same number.
    #[error("two keys have the number {0}")]
    Twice(i64),
    /// There is no file to write them to.
    #[error("the keys are given by the environment, where they are changed by whoever sets it")]
    NotInAFile,
    /// There is no such key.
    #[error("there is no key {0}")]
    NoSuch(i64),
    /// The file cannot be read or written.
    #[error("{}: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// The keys, by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperatorKeys(BTreeMap<i64, Key>);

impl OperatorKeys {
    /// Reads them, one a line; commas stand for ends of lines.
    ///
    /// # Errors
    /// [`KeyFileError::Line`], [`KeyFileError::Twice`].
    pub fn parse(text: &str) -> Result<Self, KeyFileError> {
        let mut keys = BTreeMap::new();
        for (line, at) in text.split(['\n', ',']).zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (number, key) = Self::line(line).ok_or(KeyFileError::Line(at))?;
            if keys.insert(number, key).is_some() {
                return Err(KeyFileError::Twice(number));
            }
        }
        Ok(Self(keys))
    }

    fn line(line: &str) -> Option<(i64, Key)> {
        let (number, key) = line.split_once(' ')?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        let bytes: [u8; KEY] = STANDARD.decode(key.trim()).ok()?.try_into().ok()?;
        Some((number, Key(bytes)))
    }

    /// As they lie in a file.
    #[must_use]
    pub fn written(&self) -> String {
        let line = |(number, key): (&i64, &Key)| format!("{number} {}\n", STANDARD.encode(key.0));
        self.0.iter().map(line).collect()
    }

    /// Their numbers, from the oldest on.
    pub fn numbers(&self) -> impl Iterator<Item = i64> {
        self.0.keys().copied()
    }

    /// The one that seals what comes.
    pub(super) fn newest(&self) -> Option<(i64, &Key)> {
        self.0.last_key_value().map(|(number, key)| (*number, key))
    }

    pub(super) fn get(&self, number: i64) -> Option<&Key> {
        self.0.get(&number)
    }

    /// The same with one key more, and its number.
    #[must_use]
    pub fn with_new(mut self, random: fn(&mut [u8])) -> (Self, i64) {
        let number = self.0.last_key_value().map_or(1, |(number, _)| number.saturating_add(1));
        let mut bytes = [0; KEY];
        random(&mut bytes);
        self.0.insert(number, Key(bytes));
        (self, number)
    }

    /// The same without one.
    ///
    /// # Errors
    /// [`KeyFileError::NoSuch`].
    pub fn without(mut self, number: i64) -> Result<Self, KeyFileError> {
        self.0.remove(&number).ok_or(KeyFileError::NoSuch(number))?;
        Ok(self)
    }
}

impl KeyPlace {
    /// Reads the keys that lie there; none where there is no file yet.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn read(&self) -> Result<OperatorKeys, KeyFileError> {
        match self {
            Self::Nowhere => Ok(OperatorKeys::default()),
            Self::Given(text) => OperatorKeys::parse(text),
            Self::File(path) => match fs::read_to_string(path) {
                Ok(text) => OperatorKeys::parse(&text),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    Ok(OperatorKeys::default())
                }
                Err(error) => Err(KeyFileError::File { path: path.clone(), error }),
            },
        }
    }

    /// Puts keys in the place of those that lie there: whole or not at all, for their owner's eyes.
    ///
    /// # Errors
    /// [`KeyFileError::NotInAFile`], [`KeyFileError::File`].
    pub fn write(&self, keys: &OperatorKeys) -> Result<(), KeyFileError> {
        let Self::File(path) = self else { return Err(KeyFileError::NotInAFile) };
        let said = |error| KeyFileError::File { path: path.clone(), error };
        replace(path, keys.written().as_bytes()).map_err(said)
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut file = private::file().write(true).create(true).truncate(true).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(beside, path)?;
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ones(bytes: &mut [u8]) {
        bytes.fill(1);
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        let (keys, first) = OperatorKeys::default().with_new(ones);
        let (keys, second) = keys.with_new(ones);
        assert_eq!((first, second), (1, 2));
        assert_eq!(OperatorKeys::parse(&keys.written()).unwrap(), keys);
        let in_a_line = keys.written().replace('\n', ",");
        assert_eq!(OperatorKeys::parse(&format!("# ours\n{in_a_line}")).unwrap(), keys);
        let left = keys.clone().without(1).unwrap();
        assert_eq!(left.numbers().collect::<Vec<_>>(), [2]);
        assert_eq!(left.with_new(ones).1, 3, "no number is given again");
        assert!(!format!("{keys:?} {:?}", KeyPlace::Given(keys.written())).contains("AQEB"));
    }

    #[test]
    fn what_is_no_key_says_where() {
        let why = |text: &str| OperatorKeys::parse(text).unwrap_err().to_string();
        let told = "line 2 is no key: a key is a number, a blank and 44 letters";
        for line in
            ["one AQEB", "1", "1 AQEB", "-1 ", "0 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="]
        {
            assert_eq!(why(&format!("# ours\n{line}")), told, "{line}");
        }
        let key = "1 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
        assert_eq!(why(&format!("{key},{key}")), "two keys have the number 1");
    }

    #[test]
    fn the_file_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = KeyPlace::File(folder.path().join("deep/keys"));
        assert_eq!(place.read().unwrap(), OperatorKeys::default());
        let (keys, _) = OperatorKeys::default().with_new(ones);
        place.write(&keys).unwrap();
        assert_eq!(place.read().unwrap(), keys);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let rights = fs::metadata(folder.path().join("deep/keys")).unwrap().permissions();
            assert_eq!(rights.mode() & 0o777, 0o600);
        }
        assert!(matches!(KeyPlace::Nowhere.write(&keys), Err(KeyFileError::NotInAFile)));
    }
}
