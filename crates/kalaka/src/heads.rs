//! Where each city's log ended, noted outside the database: whoever cuts off the newest entries there does not cut them
//! off here. It never reads the database itself.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use city::audit::Hash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use web::http::hexadecimal;

/// Where the log of a city ended at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) noted: Timestamp,
    pub(crate) city: String,
    /// The number of the last entry.
    pub(crate) number: i64,
    /// Its digest, in hexadecimal.
    pub(crate) hash: String,
}

/// Notes heads in a file, one a line, only ever at its end.
#[derive(Debug)]
pub(crate) struct Notebook {
    path: PathBuf,
    last: HashMap<String, i64>,
}

impl Notebook {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, last: HashMap::new() }
    }

    /// Notes the heads that moved since they were noted last by this process.
    pub(crate) fn note(
        &mut self,
        heads: &[(String, (Hash, i64))],
        noted: Timestamp,
    ) -> anyhow::Result<()> {
        let moved = heads.iter().filter(|(city, (_, number))| self.last.get(city) != Some(number));
        let lines: String =
            moved.map(|(city, (hash, number))| line(noted, city, *number, hash)).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let file = store::private::file().create(true).append(true).open(&self.path);
        file.and_then(|mut file| {
            file.write_all(lines.as_bytes())?;
            file.sync_data()
        })
        .with_context(|| format!("{} cannot be written", self.path.display()))?;
        self.last = heads.iter().map(|(city, (_, number))| (city.clone(), *number)).collect();
        Ok(())
    }
}

fn line(noted: Timestamp, city: &str, number: i64, hash: &Hash) -> String {
    format!("{noted}\t{city}\t{number}\t{}\n", hexadecimal(hash))
}

/// The heads in a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Head>> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("the heads {} cannot be read", path.display()))?;
    let lines = text.lines().enumerate().map(|(index, line)| {
        parse(line).with_context(|| format!("{}, line {}: no head", path.display(), index + 1))
    });
    lines.collect()
}

fn parse(line: &str) -> Option<Head> {
    let mut fields = line.split('\t');
    let head = Head {
        noted: fields.next()?.parse().ok()?,
        city: fields.next()?.to_owned(),
        number: fields.next()?.parse().ok()?,
        hash: fields.next()?.to_owned(),
    };
    fields.next().is_none().then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moved_is_noted_once_and_read_again() {
        let path = std::env::temp_dir().join(format!("kalaka-heads-{}", std::process::id()));
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut notebook = Notebook::new(path.clone());
        let mut heads =
            vec![("leuven".to_owned(), ([1; 32], 4)), ("pecs".to_owned(), ([2; 32], 0))];
        notebook.note(&heads, at("2026-11-23T11:00:00Z")).unwrap();
        notebook.note(&heads, at("2026-11-24T11:00:00Z")).unwrap();
        heads[0].1 = ([3; 32], 5);
        notebook.note(&heads, at("2026-11-25T11:00:00Z")).unwrap();
        let told = read(&path).unwrap();
        fs::write(&path, "leuven 4").unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("line 1"));
        fs::remove_file(&path).unwrap();
        let told: Vec<_> = told.iter().map(|one| (one.city.as_str(), one.number)).collect();
        assert_eq!(told, [("leuven", 4), ("pecs", 0), ("leuven", 5)]);
    }
}
